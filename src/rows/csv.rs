//! CSV: the one writer of the house, and the one rule for what a spreadsheet program would take for a formula.

use std::borrow::Cow;
use std::io::{self, Write};

use csv::{QuoteStyle, Terminator, WriterBuilder};

/// The sign in front from which Excel knows that a file is in UTF-8; it takes other files for an older encoding.
pub const UNICODE_MARK: &str = "\u{feff}";

/// How other systems want their records.
#[derive(Debug, Clone, Copy)]
pub enum Dialect {
    /// As RFC 4180 has it.
    Rfc,
    /// Lines end in a line feed alone, and a backslash stands before a quotation mark.
    Apple,
}

/// Writes records. What was written is complete only after [`CsvWriter::finish`].
pub struct CsvWriter<W: Write> {
    writer: csv::Writer<W>,
    is_exact: bool,
}

impl<W: Write> CsvWriter<W> {
    /// Records with quotes where they are needed.
    pub fn new(out: W) -> Self {
        Self { writer: csv::Writer::from_writer(out), is_exact: false }
    }

    /// A list to be mended in a spreadsheet program and read again: with every cell in quotes no other delimiter can be
    /// seen in it.
    pub fn list(mut out: W) -> io::Result<Self> {
        out.write_all(UNICODE_MARK.as_bytes())?;
        let mut form = WriterBuilder::new();
        form.quote_style(QuoteStyle::Always).terminator(Terminator::CRLF).flexible(true);
        Ok(Self { writer: form.from_writer(out), is_exact: false })
    }

    /// A file for another system, which would take an apostrophe for a part of the value: formulas have to be refused
    /// before.
    pub fn exact(out: W, dialect: Dialect) -> Self {
        let mut form = WriterBuilder::new();
        match dialect {
            Dialect::Rfc => form.terminator(Terminator::CRLF),
            Dialect::Apple => form.double_quote(false).escape(b'\\'),
        };
        Self { writer: form.from_writer(out), is_exact: true }
    }

    /// Adds a record.
    pub fn record<T: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = T>) -> io::Result<()> {
        for cell in cells {
            let cell = if self.is_exact { cell.as_ref().into() } else { harmless(cell.as_ref()) };
            self.writer.write_field(cell.as_bytes()).map_err(of_csv)?;
        }
        self.writer.write_record(None::<&[u8]>).map_err(of_csv)
    }

    /// Hands over what is left.
    pub fn finish(mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

/// A cell that a spreadsheet program would take for a formula gets an apostrophe in front.
fn harmless(text: &str) -> Cow<'_, str> {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if is_formula { format!("'{text}").into() } else { text.into() }
}

/// The cause itself, so that the kind of failure is seen.
fn of_csv(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(cause) => cause,
        other => io::Error::other(format!("{other:?}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_a_formula_to_a_spreadsheet() {
        let check = |cells: [&str; 3], expected: &str| {
            let mut bytes = Vec::new();
            let mut writer = CsvWriter::new(&mut bytes);
            writer.record(cells).expect("a record");
            writer.finish().expect("the end");
            assert_eq!(String::from_utf8_lossy(&bytes), expected);
        };
        check(["=1+1", "-Ann", "@Ben, A"], "'=1+1,'-Ann,\"'@Ben, A\"\n");
        check(["\tx", "\rx", "a=b"], "'\tx,\"'\rx\",a=b\n");
    }
}
