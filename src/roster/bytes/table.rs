//! The rows of one file or sheet, still only text in places.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::record::{Cell, Record};
use crate::roster::{Place, Result, RosterError};

/// The most rows that are read in one import; the whole nation has fewer students.
pub(crate) const MAX_ROWS: usize = 600_000;
/// More columns than a class list has.
pub(crate) const MAX_COLUMNS: usize = 64;
/// More text than a cell of a class list holds, in bytes.
pub(crate) const MAX_CELL: usize = 1024;

/// One file, or one sheet of a workbook.
#[derive(Debug, Default)]
pub(crate) struct Table<'a> {
    /// The file and sheet, as messages call it.
    pub(crate) source: Arc<str>,
    /// The name of the sheet, in a workbook.
    pub(crate) sheet: Option<String>,
    /// Whether somebody had to say how the text is encoded.
    pub(crate) is_decoded: bool,
    /// Cells of a workbook whose text is not all there is to know, by line and column.
    pub(crate) marks: HashMap<(usize, usize), Mark>,
    pub(crate) hidden: Hidden,
    cells: Vec<Cell<'a>>,
    /// The line of each row, and the end of its cells.
    rows: Vec<(usize, usize)>,
}

/// What a sheet does not show: lines, and columns from 0.
#[derive(Debug, Default)]
pub(crate) struct Hidden {
    pub(crate) rows: HashSet<usize>,
    pub(crate) columns: HashSet<usize>,
}

/// What else there is to know about a cell of a workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    /// The result of a formula.
    Formula,
    /// A formula that was never calculated.
    Uncalculated,
    /// A date, of which only a serial number is stored.
    Date,
    /// A number in scientific notation, a percentage, or one with more digits than are kept.
    Number,
    /// `#N/A` and the like.
    Error,
    /// Yes or no, which no column of a list holds.
    Truth,
    /// The text of a merged cell that starts above.
    Merged,
}

impl Mark {
    /// Why a cell with this mark has no value, if it has none.
    pub(crate) fn fault(self) -> Option<&'static str> {
        match self {
            Self::Formula | Self::Merged => None,
            Self::Uncalculated => Some("the cell holds a formula that was never calculated"),
            Self::Date => Some("the cell was turned into a date by a spreadsheet program"),
            Self::Number => Some("the cell was turned into a number by a spreadsheet program"),
            Self::Error => Some("the cell holds an error of a spreadsheet program"),
            Self::Truth => Some("the cell was turned into TRUE or FALSE by a spreadsheet program"),
        }
    }
}

impl<'a> Table<'a> {
    /// Adds a cell to the row that is being made.
    pub(crate) fn push(&mut self, cell: Cell<'a>) {
        self.cells.push(cell);
    }

    /// Ends the row.
    pub(crate) fn end_row(&mut self, line: usize) -> Result<()> {
        self.rows.push((line, self.cells.len()));
        if self.rows.len() > MAX_ROWS { Err(RosterError::TooLarge("rows")) } else { Ok(()) }
    }

    /// How many cells the row that is being made has.
    pub(crate) fn width(&self) -> usize {
        self.cells.len() - self.rows.last().map_or(0, |(_, end)| *end)
    }

    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    pub(crate) fn record(&self, at: usize) -> Option<Record<'_, 'a>> {
        let (line, end) = *self.rows.get(at)?;
        let start = at.checked_sub(1).and_then(|before| self.rows.get(before));
        let cells = self.cells.get(start.map_or(0, |(_, end)| *end)..end)?;
        Some(Record { line, cells })
    }

    pub(crate) fn records(&self) -> impl Iterator<Item = Record<'_, 'a>> {
        (0..self.len()).filter_map(|at| self.record(at))
    }

    pub(crate) fn place(&self, line: usize) -> Place {
        Place { source: self.source.clone(), line }
    }

    /// A row of text has as many cells as its heading, or a comma is missing; a row of a sheet has as many as there are.
    pub(crate) fn is_text(&self) -> bool {
        self.sheet.is_none()
    }
}
