//! A strict reader of delimited text with true line numbers.
//!
//! The usual CSV readers take broken quoting for data, and then one stray quote swallows the pupils below it.
//! Here every quote has to stand where RFC 4180 wants it, or the file is refused with the line.

use std::borrow::Cow;

use super::record::Cell;
use super::table::{MAX_CELL, MAX_COLUMNS, Table};
use crate::roster::{Result, RosterError};

/// Splits a text into rows; line ends may be CRLF, LF or CR.
pub(crate) fn read<'a>(text: &'a str, delimiter: u8, table: &mut Table<'a>) -> Result<()> {
    let (text, line) = match after_sep_line(text) {
        Some((rest, _)) => (rest, 2),
        None => (text, 1),
    };
    let mut scanner = Scanner { rest: text, line, delimiter };
    while !scanner.rest.is_empty() {
        scanner.record(table)?;
    }
    Ok(())
}

/// Excel's own first line, `sep=;`, and what comes after it.
pub(crate) fn after_sep_line(text: &str) -> Option<(&str, u8)> {
    let end = text.find(['\r', '\n']).unwrap_or(text.len());
    let (line, rest) = text.split_at(end);
    let line = line.trim_matches('"');
    let sign = line.get(..4).filter(|word| word.eq_ignore_ascii_case("sep="));
    let [delimiter] = *line.as_bytes().get(sign?.len()..)? else { return None };
    let rest = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix(['\r', '\n']));
    Some((rest.unwrap_or_default(), delimiter))
}

struct Scanner<'a> {
    rest: &'a str,
    line: usize,
    delimiter: u8,
}

impl<'a> Scanner<'a> {
    fn record(&mut self, table: &mut Table<'a>) -> Result<()> {
        let line = self.line;
        loop {
            let start = self.line;
            let cell = if self.take("\"") { self.quoted()? } else { self.plain()? };
            if cell.len() > MAX_CELL {
                return Err(broken(start, "a cell holds more text than any name"));
            }
            table.push(cell);
            if table.width() > MAX_COLUMNS {
                return Err(broken(start, "the row has more columns than any class list"));
            }
            if !self.take_delimiter() {
                self.line_end();
                return table.end_row(line);
            }
        }
    }

    fn plain(&mut self) -> Result<Cell<'a>> {
        let delimiter = self.delimiter;
        let cell = self.take_until(|byte| byte == delimiter || byte == b'\r' || byte == b'\n');
        if cell.as_bytes().contains(&b'"') {
            return Err(broken(
                self.line,
                "a quotation mark stands inside a cell that does not start with one",
            ));
        }
        Ok(Cow::Borrowed(cell))
    }

    /// The cell behind an opening quotation mark, up to and with the closing one.
    fn quoted(&mut self) -> Result<Cell<'a>> {
        let start = self.line;
        let mut cell = Cow::Borrowed("");
        loop {
            cell += self.take_until(|byte| matches!(byte, b'"' | b'\r' | b'\n'));
            if self.take("\"") {
                if !self.take("\"") {
                    break;
                }
                cell += "\"";
            } else if self.rest.starts_with('\r') && !self.rest.starts_with("\r\n") {
                // It can overwrite a line on a terminal, so it stays in the cell for the checks to refuse.
                self.line_end();
                cell += "\r";
            } else if self.line_end() {
                cell += "\n";
            } else {
                return Err(broken(start, "a quotation mark is opened here and never closed"));
            }
        }
        let end = self.rest.as_bytes().first();
        if end.is_none_or(|byte| *byte == self.delimiter || matches!(byte, b'\r' | b'\n')) {
            Ok(cell)
        } else {
            Err(broken(self.line, "text follows a closing quotation mark"))
        }
    }

    /// The signs that end a piece are ASCII, so a piece never ends inside a character.
    fn take_until(&mut self, is_end: impl Fn(u8) -> bool) -> &'a str {
        let at = self.rest.bytes().position(is_end).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at(at);
        self.rest = rest;
        taken
    }

    fn take_delimiter(&mut self) -> bool {
        let is_there = self.rest.as_bytes().first() == Some(&self.delimiter);
        self.rest = self.rest.get(usize::from(is_there)..).unwrap_or_default();
        is_there
    }

    fn take(&mut self, sign: &str) -> bool {
        let rest = self.rest.strip_prefix(sign);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn line_end(&mut self) -> bool {
        let is_end = self.take("\r\n") || self.take("\n") || self.take("\r");
        self.line += usize::from(is_end);
        is_end
    }
}

fn broken(line: usize, reason: &'static str) -> RosterError {
    RosterError::Broken { line, reason }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rows_by(delimiter: u8, text: &str) -> Vec<(usize, Vec<String>)> {
        let mut table = Table::default();
        read(text, delimiter, &mut table).expect("readable text");
        let cells = |cells: &[Cell<'_>]| cells.iter().map(ToString::to_string).collect();
        table.records().map(|record| (record.line, cells(record.cells))).collect()
    }

    fn rows(text: &str) -> Vec<(usize, Vec<String>)> {
        rows_by(b',', text)
    }

    #[test]
    fn rows_keep_their_line_numbers() {
        let check = |text: &str, expected: &[(usize, &[&str])]| {
            let expected: Vec<_> = expected
                .iter()
                .map(|(line, cells)| (*line, cells.iter().map(|cell| (*cell).to_owned()).collect()))
                .collect();
            assert_eq!(rows(text), expected, "{text:?}");
        };
        check("", &[]);
        check("a,b\nc,d\n", &[(1, &["a", "b"]), (2, &["c", "d"])]);
        check("a,b\r\nc,d", &[(1, &["a", "b"]), (2, &["c", "d"])]);
        check("a\rb\n\rc", &[(1, &["a"]), (2, &["b"]), (3, &[""]), (4, &["c"])]);
        check("\"a\r\nb\",c\nd", &[(1, &["a\nb", "c"]), (3, &["d"])]);
        check("\"say \"\"hi\"\"\",", &[(1, &["say \"hi\"", ""])]);
        check("\"\",x\n\n", &[(1, &["", "x"]), (2, &[""])]);
        check("\"a\rb\"\rc", &[(1, &["a\rb"]), (3, &["c"])]);
        check("sep=;\r\na,b\n", &[(2, &["a", "b"])]);
    }

    #[test]
    fn other_delimiters_leave_commas_alone() {
        let check = |delimiter: char, text: &str| {
            let expected = vec![(1, vec!["a,b".to_owned(), "c".to_owned()])];
            assert_eq!(rows_by(u8::try_from(delimiter).expect("ASCII"), text), expected);
        };
        check(';', "a,b;c\n");
        check('\t', "a,b\t\"c\"\n");
        check('|', "\"a,b\"|c");
    }

    #[test]
    fn broken_quoting_is_refused_where_it_starts() {
        let check =
            |text: &str, line: usize, part: &str| match read(text, b',', &mut Table::default()) {
                Err(RosterError::Broken { line: found, reason }) => {
                    assert_eq!(found, line, "{text:?}");
                    assert!(reason.contains(part), "{reason}");
                }
                other => panic!("{text:?} gave {other:?}"),
            };
        check("a,b\nc,\"d\ne\nf", 2, "never closed");
        check("a\nb\"c", 2, "inside a cell");
        check("a\n\"b\"c", 2, "follows a closing");
        check("\"b\" ,c", 1, "follows a closing");
        check(&"x".repeat(1025), 1, "more text");
        check(&",".repeat(64), 1, "more columns");
    }

    proptest! {
        #[test]
        fn whatever_was_quoted_comes_back(cells in prop::collection::vec(prop::collection::vec("[a-z,\" \u{e9}]{0,6}", 1..4), 1..5)) {
            let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
            let text: String = cells
                .iter()
                .map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(",") + "\r\n")
                .collect();
            let read: Vec<_> = rows(&text).into_iter().map(|(_, cells)| cells).collect();
            prop_assert_eq!(read, cells);
        }

        #[test]
        fn no_text_makes_the_reader_panic_or_lose_a_line(text in "[a,\"\r\n]{0,40}") {
            let mut table = Table::default();
            if read(&text, b',', &mut table).is_ok() {
                let lines: Vec<_> = table.records().map(|record| record.line).collect();
                prop_assert!(lines.is_sorted_by(|left, right| left < right));
            }
        }
    }
}
