//! From the bytes of a file to tables of text. What a column means is not known here.

mod archive;
pub(crate) mod csv;
pub(crate) mod decode;
pub(crate) mod escapes;
mod grid;
pub(crate) mod kind;
mod number;
mod ods;
pub(crate) mod record;
mod sheet;
pub(crate) mod table;
mod unseen;
pub(crate) mod workbook;
mod xlsx;
mod xml;
