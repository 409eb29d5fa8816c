//! A table for eyes: as wide as its cells, closer together or wrapped where the terminal is narrow.

use comfy_table::presets::NOTHING;
use comfy_table::{CellAlignment, ContentArrangement, Table};

use super::{CellOf, Layout, Ui};

/// From this width on there is room for bars; below it their numbers have to do.
const WIDE: u16 = 72;

/// As many characters make a whole bar.
const BAR: i64 = 10;

/// A table being filled.
pub(super) struct TableForm {
    table: Table,
    /// How wide it may be; nothing limits it in a file or pipe.
    width: Option<u16>,
}

impl TableForm {
    /// Starts with the headings; a column without one shows the field's name.
    pub(super) fn new(layout: &Layout) -> Self {
        let mut table = Table::new();
        table.load_style(NOTHING);
        table.set_header(layout.columns().map(|column| column.title.unwrap_or(column.field)));
        Self { table, width: Ui::answer_width() }
    }

    /// Adds a row. Numbers stand at the right; the first row shows where they are.
    pub(super) fn push(&mut self, layout: &Layout, row: &[CellOf<'_>]) {
        if self.table.row_count() == 0 {
            for (column, cell) in self.table.column_iter_mut().zip(layout.cells(row)) {
                if matches!(cell, CellOf::Number(_) | CellOf::Share(..)) {
                    column.set_cell_alignment(CellAlignment::Right);
                }
            }
        }
        let has_bars = self.width.is_none_or(|width| width >= WIDE);
        self.table.add_row(layout.cells(row).map(|cell| match cell {
            CellOf::Share(part, whole) => share(*part, *whole, has_bars),
            cell => cell.to_string(),
        }));
    }

    /// The whole table.
    pub(super) fn finish(mut self) -> String {
        if let Some(width) = self.width {
            let cells = self.table.column_max_content_widths();
            // A column has a space on both sides, and nothing stands at the end of a line.
            let natural: usize = cells.iter().map(|cell| usize::from(*cell) + 2).sum();
            if natural > usize::from(width) + 1 {
                self.table.column_iter_mut().for_each(|column| {
                    column.set_padding((1, 0));
                });
            }
            self.table.set_width(width).set_content_arrangement(ContentArrangement::Dynamic);
        }
        self.table.trim_fmt()
    }
}

/// `3 ██████░░░░  60 %`: rounded down, so that only a whole is shown as one.
fn share(part: i64, whole: i64, has_bar: bool) -> String {
    let percent = part.saturating_mul(100).checked_div(whole).unwrap_or(0);
    let full = part.saturating_mul(BAR).checked_div(whole).unwrap_or(0);
    let times = |count: i64| usize::try_from(count).unwrap_or(0);
    if !has_bar {
        return format!("{part} {percent:>3} %");
    }
    let (full, rest) = ("█".repeat(times(full)), "░".repeat(times(BAR - full)));
    format!("{part} {full}{rest} {percent:>3} %")
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
