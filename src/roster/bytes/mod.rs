//! From the bytes of a file to tables of text. What a column means is not known here.

mod archive;
pub(crate) mod csv;
pub(crate) mod decode;
mod grid;
pub(crate) mod kind;
mod ods;
pub(crate) mod record;
mod sheet;
pub(crate) mod table;
pub(crate) mod workbook;
mod xlsx;
