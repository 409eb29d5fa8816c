//! A table for eyes: as wide as its cells, closer together or wrapped where the terminal is narrow.

use comfy_table::presets::NOTHING;
use comfy_table::{CellAlignment, ContentArrangement};
use dialoguer::console::measure_text_width;

use super::{Cell, Column, Layout};
use crate::domain::percent;

/// From this width on there is room for bars; below it their numbers have to do.
const WIDE: u16 = 72;

/// As many characters make a whole bar.
const BAR: u64 = 10;

/// A table being filled.
pub(super) struct Table {
    headings: Vec<String>,
    /// Which columns are numbers; those stand at the right. The first row tells.
    numbers: Vec<bool>,
    rows: Vec<Vec<String>>,
    width: Option<u16>,
}

impl Table {
    /// Starts with the headings; a column without one shows the field's name.
    pub(super) fn new(layout: &Layout) -> Self {
        let heading = |column: &Column| column.title.unwrap_or(column.field).to_owned();
        let headings = layout.columns().map(heading).collect();
        Self { headings, numbers: Vec::new(), rows: Vec::new(), width: layout.width }
    }

    /// Adds a row.
    pub(super) fn push(&mut self, layout: &Layout, row: &[Cell<'_>]) {
        if self.rows.is_empty() {
            let is_number = |cell| matches!(cell, &Cell::Number(_) | &Cell::Share(..));
            self.numbers = layout.cells(row).map(is_number).collect();
        }
        let has_bars = self.width.is_none_or(|width| width >= WIDE);
        let cells = layout.cells(row).map(|cell| match cell {
            Cell::Share(part, whole) => share(*part, *whole, has_bars),
            cell => cell.to_string(),
        });
        self.rows.push(cells.collect());
    }

    /// The whole table.
    pub(super) fn finish(self) -> String {
        let mut widths: Vec<usize> = self.headings.iter().map(|text| columns_of(text)).collect();
        for row in &self.rows {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = columns_of(cell).max(*width);
            }
        }
        // A column has a space on both sides, and nothing stands at the end of a line.
        let natural: usize = widths.iter().map(|width| width + 2).sum();
        match self.width {
            Some(width) if natural > usize::from(width) + 1 => self.wrapped(width),
            _ => self.plain(&widths),
        }
    }

    /// As wide as its cells. The library takes ten times as long for a whole country.
    fn plain(&self, widths: &[usize]) -> String {
        let mut text = String::new();
        for row in std::iter::once(&self.headings).chain(&self.rows) {
            if !text.is_empty() {
                text.push('\n');
            }
            for (at, (cell, width)) in row.iter().zip(widths).enumerate() {
                let spaces = width - columns_of(cell);
                let is_number = self.numbers.get(at).is_some_and(|is_number| *is_number);
                let (before, after) = if is_number { (spaces, 0) } else { (0, spaces) };
                text.extend(std::iter::repeat_n(' ', before + 1));
                text.push_str(cell);
                text.extend(std::iter::repeat_n(' ', after + 1));
            }
            text.truncate(text.trim_end_matches(' ').len());
        }
        text
    }

    /// Columns closer together, and cells in several lines.
    fn wrapped(self, width: u16) -> String {
        let mut table = comfy_table::Table::new();
        table.load_style(NOTHING);
        table.set_header(self.headings).add_rows(self.rows);
        table.set_width(width).set_content_arrangement(ContentArrangement::Dynamic);
        for (at, column) in table.column_iter_mut().enumerate() {
            column.set_padding((1, 0));
            if self.numbers.get(at).is_some_and(|is_number| *is_number) {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
        table.trim_fmt()
    }
}

/// How many columns of a terminal a text takes.
fn columns_of(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { measure_text_width(text) }
}

/// `3 ██████░░░░  60 %`, the bar rounded down like the number.
fn share(part: u64, whole: u64, has_bar: bool) -> String {
    let percent = percent(part, whole);
    let full = part.saturating_mul(BAR).checked_div(whole).unwrap_or(0);
    if !has_bar {
        return format!("{part} {percent:>5}");
    }
    let bar: String = (0..BAR).map(|step| if step < full { '█' } else { '░' }).collect();
    format!("{part} {bar} {percent:>5}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_whole_is_shown_as_one() {
        let check = |part, whole, expected: &str| assert_eq!(share(part, whole, true), expected);
        check(3, 5, "3 ██████░░░░  60 %");
        check(0, 5, "0 ░░░░░░░░░░   0 %");
        check(1999, 2000, "1999 █████████░  99 %");
        check(2000, 2000, "2000 ██████████ 100 %");
        check(0, 0, "0 ░░░░░░░░░░   0 %");
        assert_eq!(share(3, 5, false), "3  60 %");
    }
}
