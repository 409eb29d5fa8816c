//! A strict reader of comma-separated text with true line numbers.
//!
//! The usual CSV readers take broken quoting for data, and then one stray quote swallows the pupils below it.
//! Here every quote has to stand where RFC 4180 wants it, or the file is refused with the line.

use super::RosterError;

/// More columns than a class list has.
const MAX_COLUMNS: usize = 64;
/// More text than a cell of a class list holds, in bytes.
const MAX_CELL: usize = 1024;

/// One row of the file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Record {
    /// The line on which the row starts, from 1.
    pub(super) line: usize,
    /// The cells, without their quotes.
    pub(super) cells: Vec<String>,
}

impl Record {
    pub(super) fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }

    pub(super) fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }
}

/// Splits a text into rows; line ends may be CRLF, LF or CR.
pub(super) fn read(text: &str) -> Result<Vec<Record>, RosterError> {
    let mut scanner = Scanner { rest: text, line: 1 };
    let mut records = Vec::new();
    while !scanner.rest.is_empty() {
        records.push(scanner.record()?);
    }
    Ok(records)
}

struct Scanner<'a> {
    rest: &'a str,
    line: usize,
}

impl Scanner<'_> {
    fn record(&mut self) -> Result<Record, RosterError> {
        let mut record = Record { line: self.line, cells: Vec::new() };
        loop {
            let start = self.line;
            let cell = if self.take("\"") { self.quoted()? } else { self.plain()? };
            if cell.len() > MAX_CELL {
                return Err(broken(start, "a cell holds more text than any name"));
            }
            record.cells.push(cell);
            if record.cells.len() > MAX_COLUMNS {
                return Err(broken(start, "the row has more columns than any class list"));
            }
            if !self.take(",") {
                self.line_end();
                return Ok(record);
            }
        }
    }

    fn plain(&mut self) -> Result<String, RosterError> {
        let cell = self.take_until(&[',', '\r', '\n']);
        if cell.contains('"') {
            return Err(broken(
                self.line,
                "a quotation mark stands inside a cell that does not start with one",
            ));
        }
        Ok(cell.to_owned())
    }

    /// The cell behind an opening quotation mark, up to and with the closing one.
    fn quoted(&mut self) -> Result<String, RosterError> {
        let start = self.line;
        let mut cell = String::new();
        loop {
            let piece = self.take_until(&['"', '\r', '\n']);
            cell.push_str(piece);
            if self.take("\"") {
                if !self.take("\"") {
                    break;
                }
                cell.push('"');
            } else if self.line_end() {
                cell.push('\n');
            } else {
                return Err(broken(start, "a quotation mark is opened here and never closed"));
            }
        }
        if self.rest.is_empty() || self.rest.starts_with([',', '\r', '\n']) {
            Ok(cell)
        } else {
            Err(broken(self.line, "text follows a closing quotation mark"))
        }
    }

    fn take_until<'a>(&mut self, ends: &[char]) -> &'a str
    where
        Self: 'a,
    {
        let at = self.rest.find(ends).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at(at);
        self.rest = rest;
        taken
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
    RosterError::Quoting { line, reason }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rows(text: &str) -> Vec<(usize, Vec<String>)> {
        let records = read(text).expect("readable text");
        records.into_iter().map(|record| (record.line, record.cells)).collect()
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
    }

    #[test]
    fn broken_quoting_is_refused_where_it_starts() {
        let check = |text: &str, line: usize, part: &str| match read(text) {
            Err(RosterError::Quoting { line: found, reason }) => {
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
            if let Ok(records) = read(&text) {
                let lines: Vec<_> = records.iter().map(|record| record.line).collect();
                prop_assert!(lines.is_sorted_by(|left, right| left < right));
            }
        }
    }
}
