//! The cells of one sheet as a table: in order, within limits, with merged cells filled down.

use std::borrow::Cow;

use super::archive::damaged;
use super::table::{Hidden, MAX_CELL, MAX_COLUMNS, MAX_ROWS, Mark, Table};
use crate::roster::{Result, RosterError};

/// More cells than the sheets of all lists have together, blank ones counted.
const MAX_CELLS: usize = 10_000_000;

/// A cell that says something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct GridCell {
    /// Row and column, from 0.
    pub(crate) at: (usize, usize),
    pub(crate) text: String,
    pub(crate) mark: Option<Mark>,
}

/// Cells that are one: the first and the last row, and the column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Merge {
    pub(crate) first: usize,
    pub(crate) last: usize,
    pub(crate) column: usize,
}

/// The cells of one sheet, while it is read.
#[derive(Debug, Default)]
pub(crate) struct Grid {
    cells: Vec<GridCell>,
    seen: usize,
    hidden: Hidden,
}

impl Grid {
    /// Takes the next cell; they have to come row by row.
    pub(crate) fn push(&mut self, cell: GridCell) -> Result<()> {
        self.count(1)?;
        if cell.text.trim().is_empty() && cell.mark.is_none() {
            return Ok(());
        }
        let (row, column) = cell.at;
        let line = row.saturating_add(1);
        if column >= MAX_COLUMNS {
            let reason = "the row has more columns than any class list";
            return Err(RosterError::Broken { line, reason });
        }
        if line > MAX_ROWS {
            return Err(RosterError::TooLarge("rows"));
        }
        if cell.text.len() > MAX_CELL {
            let reason = "a cell holds more text than any name";
            return Err(RosterError::Broken { line, reason });
        }
        if self.cells.last().is_some_and(|last| last.at >= cell.at) {
            return Err(damaged());
        }
        self.cells.push(cell);
        Ok(())
    }

    /// Counts cells that say nothing, so that endless ones end.
    pub(crate) fn count(&mut self, cells: usize) -> Result<()> {
        self.seen = self.seen.saturating_add(cells);
        if self.seen > MAX_CELLS { Err(RosterError::TooLarge("cells")) } else { Ok(()) }
    }

    /// How many cells were seen.
    pub(crate) fn seen(&self) -> usize {
        self.seen
    }

    /// Notes that a row is not shown, by its number from 1.
    pub(crate) fn hide_row(&mut self, row: usize) {
        // Endless empty rows may be hidden below the list.
        if row <= MAX_ROWS {
            self.hidden.rows.insert(row);
        }
    }

    /// Notes that columns are not shown, by their numbers from 1.
    pub(crate) fn hide_columns(&mut self, first: usize, last: usize) {
        self.hidden.columns.extend(first.saturating_sub(1)..last.min(MAX_COLUMNS));
    }

    /// Writes the cells into a table.
    pub(crate) fn fill(mut self, merges: &[Merge], table: &mut Table<'static>) -> Result<()> {
        self.fill_down(merges)?;
        table.hidden = self.hidden;
        let mut cells = self.cells.into_iter().peekable();
        while let Some(row) = cells.peek().map(|cell| cell.at.0) {
            let line = row + 1;
            while let Some(cell) = cells.next_if(|cell| cell.at.0 == row) {
                let column = cell.at.1;
                while table.width() < column {
                    table.push(Cow::Borrowed(""));
                }
                table.push(Cow::Owned(cell.text));
                table.marks.extend(cell.mark.map(|mark| ((line, column), mark)));
            }
            table.end_row(line)?;
        }
        Ok(())
    }

    /// Gives the rows of a merged cell its text, as far as they say anything else.
    fn fill_down(&mut self, merges: &[Merge]) -> Result<()> {
        let mut rows: Vec<_> = self.cells.iter().map(|cell| cell.at.0).collect();
        rows.dedup();
        let mut filled = Vec::new();
        for merge in merges.iter().filter(|merge| merge.column < MAX_COLUMNS) {
            let start = (merge.first, merge.column);
            let Ok(at) = self.cells.binary_search_by_key(&start, |cell| cell.at) else { continue };
            let Some(text) = self.cells.get(at).map(|cell| cell.text.clone()) else { continue };
            let below = rows.partition_point(|row| *row <= merge.first);
            let rows = rows.iter().skip(below).take_while(|row| **row <= merge.last);
            filled.extend(rows.map(|row| GridCell {
                at: (*row, merge.column),
                text: text.clone(),
                mark: Some(Mark::Merged),
            }));
            if filled.len() > MAX_ROWS {
                return Err(RosterError::TooLarge("merged cells"));
            }
        }
        self.cells.extend(filled);
        // Stable, so that a text of the sheet itself stands before one that was filled in.
        self.cells.sort_by_key(|cell| cell.at);
        self.cells.dedup_by_key(|cell| cell.at);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(row: usize, column: usize, text: &str) -> GridCell {
        GridCell { at: (row, column), text: text.to_owned(), mark: None }
    }

    fn rows(cells: &[GridCell], merges: &[Merge]) -> Vec<(usize, Vec<String>)> {
        let mut grid = Grid::default();
        for cell in cells {
            grid.push(cell.clone()).expect("in order");
        }
        let mut table = Table::default();
        grid.fill(merges, &mut table).expect("within the limits");
        let text = |cells: &[Cow<'_, str>]| cells.iter().map(ToString::to_string).collect();
        table.records().map(|record| (record.line, text(record.cells))).collect()
    }

    #[test]
    fn gaps_become_blank_cells_and_rows_keep_their_numbers() {
        let found = rows(&[cell(0, 1, "Name"), cell(4, 0, "x"), cell(4, 2, "y")], &[]);
        let text = |cells: &[&str]| cells.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(found, [(1, text(&["", "Name"])), (5, text(&["x", "", "y"]))]);
    }

    #[test]
    fn merged_cells_are_filled_down_where_a_row_says_anything() {
        let cells = [cell(0, 0, "3A"), cell(0, 1, "A"), cell(1, 1, "B"), cell(9, 1, "C")];
        let found = rows(&cells, &[Merge { first: 0, last: 5, column: 0 }]);
        let first: Vec<_> = found.iter().map(|(_, cells)| cells[0].as_str()).collect();
        assert_eq!(first, ["3A", "3A", ""]);
    }

    #[test]
    fn far_away_and_endless_cells_are_refused() {
        let check = |cell: GridCell| assert!(Grid::default().push(cell).is_err());
        check(cell(1_048_575, 16_383, "x"));
        check(cell(1_048_575, 0, "x"));
        check(cell(0, 0, &"x".repeat(1025)));
        assert!(Grid::default().push(cell(1_048_575, 16_383, " ")).is_ok());
        assert!(Grid::default().count(usize::MAX).is_err());
        let mut grid = Grid::default();
        grid.push(cell(1, 1, "x")).expect("the first");
        assert_eq!(grid.push(cell(1, 1, "x")), Err(damaged()));
    }
}
