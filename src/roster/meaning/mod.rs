//! From tables of text to students: which column is which, which rows are students, and which contradict each other.

pub(crate) mod cell;
pub(crate) mod choice;
pub(crate) mod columns;
pub(crate) mod delimiter;
pub(crate) mod duplicates;
pub(crate) mod headings;
pub(crate) mod levels;
mod name;
mod name_columns;
pub(crate) mod request_row;
pub(crate) mod row;
pub(crate) mod section;
pub(crate) mod splitter;
pub(crate) mod title;
pub(crate) mod year;
