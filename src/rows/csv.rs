//! CSV: the one writer of the house, and the one rule for what a spreadsheet program would take for a formula.

use std::borrow::Cow;
use std::io::{self, Write};

use csv::{QuoteStyle, Terminator, WriterBuilder};

/// The sign in front from which Excel knows that a file is in UTF-8; it takes other files for an older encoding.
pub const UNICODE_MARK: &str = "\u{feff}";

/// Who reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CsvPolicy {
    /// Spreadsheet programs: a cell that would be a formula gets an apostrophe in front.
    Spreadsheet,
    /// Programs that take every cell as it is: an apostrophe would be part of a name or a password to them.
    Plain,
}

impl CsvPolicy {
    fn cell(self, text: &str) -> Cow<'_, str> {
        match self {
            Self::Spreadsheet if text.starts_with(['=', '+', '-', '@', '\t', '\r']) => {
                format!("'{text}").into()
            }
            Self::Spreadsheet | Self::Plain => text.into(),
        }
    }
}

/// Writes records. What was written is complete only after [`CsvWriter::finish`].
pub struct CsvWriter<W: Write> {
    writer: csv::Writer<W>,
    policy: CsvPolicy,
}

impl<W: Write> CsvWriter<W> {
    /// Records with quotes where they are needed.
    pub fn new(out: W, policy: CsvPolicy) -> Self {
        Self { writer: csv::Writer::from_writer(out), policy }
    }

    /// A list to be mended in a spreadsheet program and read again: with every cell in quotes no other delimiter can be
    /// seen in it.
    pub fn list(mut out: W) -> io::Result<Self> {
        out.write_all(UNICODE_MARK.as_bytes())?;
        let mut form = WriterBuilder::new();
        form.quote_style(QuoteStyle::Always).terminator(Terminator::CRLF).flexible(true);
        Ok(Self { writer: form.from_writer(out), policy: CsvPolicy::Spreadsheet })
    }

    /// Adds a record.
    pub fn record<T: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = T>) -> io::Result<()> {
        for cell in cells {
            let cell = self.policy.cell(cell.as_ref());
            self.writer.write_field(cell.as_bytes()).map_err(of_csv)?;
        }
        self.writer.write_record(None::<&[u8]>).map_err(of_csv)
    }

    /// Hands over what is left.
    pub fn finish(mut self) -> io::Result<()> {
        self.writer.flush()
    }
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
    fn only_a_spreadsheet_is_kept_from_formulas() {
        let check = |policy, cells: [&str; 3], expected: &str| {
            let mut bytes = Vec::new();
            let mut writer = CsvWriter::new(&mut bytes, policy);
            writer.record(cells).expect("a record");
            writer.finish().expect("the end");
            assert_eq!(String::from_utf8_lossy(&bytes), expected, "{policy:?}");
        };
        let cells = ["=1+1", "-Ann", "@Ben, A"];
        check(CsvPolicy::Spreadsheet, cells, "'=1+1,'-Ann,\"'@Ben, A\"\n");
        check(CsvPolicy::Plain, cells, "=1+1,-Ann,\"@Ben, A\"\n");
        check(CsvPolicy::Spreadsheet, ["\tx", "\rx", "a=b"], "'\tx,\"'\rx\",a=b\n");
    }
}
