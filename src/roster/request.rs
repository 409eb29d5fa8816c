//! What is to be read: files as bytes, and what the operator says about them.

use super::bytes::decode::TextEncoding;
use super::field::Field;
use crate::domain::{ClassName, Role};

/// The largest class list that is read, in bytes.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;

/// A file as it was read.
#[derive(Debug)]
pub struct Source {
    /// What to call it in messages; safe for a terminal.
    pub name: String,
    /// What the file holds.
    pub bytes: Vec<u8>,
}

/// What the operator says about the lists.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The class of lists that do not tell one.
    pub class: Option<ClassName>,
    /// The sheets of a workbook to read; empty for all that have a name column.
    pub sheets: Vec<String>,
    /// Which heading is which column, where the known ones do not do.
    pub map: Vec<(Field, String)>,
    /// How the text is encoded, when it is not UTF-8.
    pub encoding: Option<TextEncoding>,
    /// The school year; the lists' own where none is given.
    pub year: Option<i16>,
    /// Whether the other rows are taken where some cannot be.
    pub skip_bad: bool,
    /// Whose accounts the lists are of.
    pub role: Role,
    /// Whether the rows are requests about students with accounts, who may be named in other ways than by their names.
    pub are_requests: bool,
}
