//! A table for eyes: as wide as its cells, closer together or wrapped where the terminal is narrow.

use std::borrow::Cow;

use dialoguer::console::measure_text_width;

use super::wrap::wrapped;
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
    varying: Option<usize>,
}

impl Table {
    /// Starts with the headings; a column without one shows the field's name.
    pub(super) fn new(layout: &Layout) -> Self {
        let heading = |column: &Column| column.title.unwrap_or(column.field).to_owned();
        let headings = layout.columns().map(heading).collect();
        let varying = layout.varying();
        Self { headings, numbers: Vec::new(), rows: Vec::new(), width: layout.width, varying }
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
    pub(super) fn finish(mut self) -> String {
        self.leave_out_same();
        let mut widths: Vec<usize> = self.headings.iter().map(|text| columns_of(text)).collect();
        for row in &self.rows {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = columns_of(cell).max(*width);
            }
        }
        // A column has a space on both sides, and nothing stands at the end of a line.
        let natural: usize = widths.iter().map(|width| width + 2).sum();
        match self.width.map(usize::from) {
            Some(width) if natural > width + 1 => {
                narrow(&mut widths, &self.longest_words(), width);
                self.laid_out(&widths, "")
            }
            _ => self.laid_out(&widths, " "),
        }
    }

    /// Takes a column away that says the same of everybody. Sums leave its cells empty.
    fn leave_out_same(&mut self) {
        let Some(at) = self.varying else { return };
        let mut cells = self.rows.iter().filter_map(|row| row.get(at)).filter(|it| !it.is_empty());
        let first = cells.next();
        if cells.any(|cell| Some(cell) != first) {
            return;
        }
        self.headings.remove(at);
        for row in &mut self.rows {
            row.remove(at);
        }
        if at < self.numbers.len() {
            self.numbers.remove(at);
        }
    }

    /// The longest word of each column.
    fn longest_words(&self) -> Vec<usize> {
        let mut words: Vec<_> = self.headings.iter().map(|text| longest_word(text)).collect();
        for row in &self.rows {
            for (longest, cell) in words.iter_mut().zip(row) {
                *longest = longest_word(cell).max(*longest);
            }
        }
        words
    }

    /// Columns of these widths; what is wider is wrapped inside of its column.
    fn laid_out(&self, widths: &[usize], gap: &str) -> String {
        let mut text = String::new();
        for row in std::iter::once(&self.headings).chain(&self.rows) {
            let cells: Vec<_> =
                row.iter().zip(widths).map(|(cell, width)| cell_lines(cell, *width)).collect();
            let height = cells.iter().map(Vec::len).max().unwrap_or(0);
            for line in 0..height {
                if !text.is_empty() {
                    text.push('\n');
                }
                for (at, (cell, width)) in cells.iter().zip(widths).enumerate() {
                    let part = cell.get(line).map_or("", |part| part.as_ref());
                    let spaces = width.saturating_sub(columns_of(part));
                    let is_number = self.numbers.get(at).is_some_and(|is_number| *is_number);
                    let (before, after) = if is_number { (spaces, 0) } else { (0, spaces) };
                    text.extend(std::iter::repeat_n(' ', before + 1));
                    text.push_str(part);
                    text.extend(std::iter::repeat_n(' ', after));
                    text.push_str(gap);
                }
                text.truncate(text.trim_end_matches(' ').len());
            }
        }
        text
    }
}

/// Takes columns from the widest until all of them, each behind a space, have room; as long as others have something to
/// give, none becomes narrower than its longest word.
fn narrow(widths: &mut [usize], words: &[usize], room: usize) {
    const NARROWEST: usize = 4;
    let room = room.saturating_sub(widths.len());
    for floors in [words, &vec![NARROWEST; words.len()]] {
        while widths.iter().sum::<usize>() > room {
            let columns = widths.iter_mut().zip(floors);
            let widest =
                columns.filter(|(width, floor)| **width > **floor).map(|(width, _)| width).max();
            let Some(widest) = widest else { break };
            *widest -= 1;
        }
    }
}

/// The longest part of a text that is not broken, if there is any room at all.
fn longest_word(text: &str) -> usize {
    const LONG: usize = 20;
    let parts = text.split_inclusive([' ', '_']).map(|part| columns_of(part.trim_end()));
    parts.max().unwrap_or(0).min(LONG)
}

/// A cell in lines of at most this width; a word without a place to be broken at is broken anywhere.
fn cell_lines(cell: &str, width: usize) -> Vec<Cow<'_, str>> {
    if columns_of(cell) <= width {
        return vec![cell.into()];
    }
    let mut lines: Vec<Cow<'_, str>> = Vec::new();
    for line in wrapped(cell, width, "").split('\n') {
        let mut part = String::new();
        for c in line.chars() {
            if !part.is_empty()
                && columns_of(&part) + columns_of(c.encode_utf8(&mut [0; 4])) > width
            {
                lines.push(std::mem::take(&mut part).into());
            }
            part.push(c);
        }
        lines.push(part.into());
    }
    lines
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
    fn a_wide_cell_is_wrapped_at_words_and_underscores_and_the_widest_column_gives_way() {
        let table = |width| Table {
            headings: vec!["Login ID".to_owned(), "No".to_owned(), "Details".to_owned()],
            numbers: vec![false, true, false],
            rows: vec![vec![
                "muhammad_rayyan_bin_abdullah".to_owned(),
                "12".to_owned(),
                "moved from 3 Integrity, list.csv".to_owned(),
            ]],
            width,
            varying: None,
        };
        assert_eq!(
            table(None).finish(),
            " Login ID                      No  Details
 muhammad_rayyan_bin_abdullah  12  moved from 3 Integrity, list.csv"
        );
        assert_eq!(
            table(Some(40)).finish(),
            " Login ID           No Details
 muhammad_rayyan_   12 moved from 3
 bin_abdullah          Integrity,
                       list.csv"
        );
    }

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
