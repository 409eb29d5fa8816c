//! Rows of an answer or a file: columns, cells, and the four formats. Neither terminal nor files: whoever asks hands in
//! what is written to, and says how wide a table may be.

mod action;
mod cell;
mod csv;
mod json;
mod layout;
mod student;
mod table;
mod wrap;
mod writer;

pub use action::{Action, ActionFormat, Changed, Person};
pub use cell::Cell;
pub use csv::{CsvWriter, Dialect, UNICODE_MARK};
pub(crate) use layout::columns;
pub use layout::{Column, Format, Layout, LayoutRefusal};
pub use student::{moved_columns, student_cells, student_columns};
pub use wrap::wrapped;
pub use writer::{RowWriter, Rows};
