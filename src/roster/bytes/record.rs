//! One row of a file before anything is known about its columns.

use std::borrow::Cow;

/// A cell's text, borrowed from the file wherever it stands there as it is meant.
pub(crate) type Cell<'a> = Cow<'a, str>;

/// One row of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Record<'t, 'a> {
    /// The line on which the row starts, from 1.
    pub(crate) line: usize,
    /// The cells, without their quotes.
    pub(crate) cells: &'t [Cell<'a>],
}

impl<'t> Record<'t, '_> {
    pub(crate) fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| is_blank(cell))
    }

    pub(crate) fn cell(&self, column: usize) -> &'t str {
        self.cells.get(column).map_or("", |cell| cell)
    }

    /// The cells that say something, trimmed.
    pub(crate) fn filled(&self) -> impl Iterator<Item = &'t str> {
        self.cells.iter().filter(|cell| !is_blank(cell)).map(|cell| cell.trim())
    }
}

/// Nothing, or the mark that the ministry's downloads put behind every row.
pub(crate) fn is_blank(cell: &str) -> bool {
    cell.trim().is_empty() || is_end_mark(cell)
}

pub(crate) fn is_end_mark(cell: &str) -> bool {
    cell.trim().eq_ignore_ascii_case("*END*")
}
