//! Speaking to the operator. Colour is decided once, a closed pipe is no error, and quiet drops status lines only.

use std::fmt::Display;
use std::io::{self, BufWriter, ErrorKind, IsTerminal as _, Stdout, Write};

use anstream::AutoStream;

use super::error::Error;
use crate::rows::{Format, Rows, wrapped};

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum ColorChoice {
    /// On a terminal that wants it (`NO_COLOR` and `CLICOLOR_FORCE` are heard).
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// Who reads the answer.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reader {
    Person,
    /// Data in one piece; lines for people go the way of status lines.
    Script,
}

/// The terminal, or whatever stands in its place.
pub struct Ui {
    out: BufWriter<Stdout>,
    out_is_closed: bool,
    /// Why the answer could not be written; told by every later write, so that it cannot get lost.
    failed: Option<(ErrorKind, String)>,
    color: bool,
    quiet: bool,
    reader: Reader,
}

impl Ui {
    /// Decides about colour for the whole run and tells it to the libraries that draw.
    pub fn new(color: ColorChoice, quiet: bool) -> Self {
        let color = match color {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto => {
                let choice = AutoStream::choice(&io::stderr());
                choice != anstream::ColorChoice::Never
                    && (!io::stderr().is_terminal() || escapes_are_understood())
            }
        };
        dialoguer::console::set_colors_enabled(color);
        dialoguer::console::set_colors_enabled_stderr(color);
        let out = BufWriter::new(io::stdout());
        Self { out, out_is_closed: false, failed: None, color, quiet, reader: Reader::Person }
    }

    /// A line of the answer; a terminal would break it in the middle of words.
    pub fn answer(&mut self, line: impl Display) -> Result<(), Error> {
        let line = within(Self::answer_width(), line.to_string());
        self.write_out(|out| writeln!(out, "{line}"))
    }

    /// Lines of the answer, as many as anybody reads, and how many there are beside them.
    pub fn answer_some(
        &mut self,
        lines: impl ExactSizeIterator<Item = impl Display>,
        most: usize,
    ) -> Result<(), Error> {
        let more = lines.len().saturating_sub(most);
        lines.take(most).try_for_each(|line| self.answer(format_args!("  {line}")))?;
        if more > 0 {
            self.answer(format_args!("  and {more} more"))?;
        }
        Ok(())
    }

    /// A few of those who were touched, by name: a number alone would not show a slip, and a whole level is not read.
    pub fn answer_few(
        &mut self,
        lines: impl ExactSizeIterator<Item = impl Display>,
    ) -> Result<(), Error> {
        const FEW: usize = 10;
        self.answer_some(lines, FEW)
    }

    /// From now on lines of the answer go to standard error: what a script reads comes as one piece.
    pub fn talk_aside(&mut self) {
        self.reader = Reader::Script;
    }

    /// The piece that a script reads.
    pub fn answer_aside(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.reader = Reader::Person;
        let written = self.answer_bytes(bytes).and_then(|()| self.flush());
        self.reader = Reader::Script;
        written
    }

    /// Bytes of the answer.
    pub fn answer_bytes(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.write_out(|out| out.write_all(bytes))
    }

    /// What takes bytes of the answer, for writers of formats.
    pub fn answer_writer(&mut self) -> impl Write {
        Answer(self)
    }

    /// Answers with rows.
    pub fn rows(&mut self, rows: Rows, format: Format) -> Result<(), Error> {
        let written = rows.write(self.answer_writer(), format, Self::answer_width());
        written.map_err(Error::unwritten)
    }

    /// Hands over everything that was answered. Has to come before a question and at the end.
    pub fn flush(&mut self) -> Result<(), Error> {
        self.write_out(|out| out.flush())
    }

    /// The same of an answer that is lost for good when nobody reads it.
    pub fn flush_to_reader(&mut self) -> Result<(), Error> {
        self.flush()?;
        if self.out_is_closed {
            Err(Error::unwritten(ErrorKind::BrokenPipe.into()))
        } else {
            Ok(())
        }
    }

    /// Once the reader has gone away, the work goes on and the rest of the answer is dropped.
    fn write_out(
        &mut self,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), Error> {
        self.try_write(write).map_err(Error::unwritten)
    }

    fn try_write(
        &mut self,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> io::Result<()> {
        if self.reader == Reader::Script {
            if !self.quiet {
                let _ = write(&mut io::stderr().lock());
            }
            return Ok(());
        }
        if let Some((kind, text)) = &self.failed {
            return Err(io::Error::new(*kind, text.clone()));
        }
        if self.out_is_closed {
            return Ok(());
        }
        match write(&mut self.out) {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => self.out_is_closed = true,
            Err(error) => {
                self.failed = Some((error.kind(), error.to_string()));
                return Err(error);
            }
            Ok(()) => {}
        }
        Ok(())
    }

    /// What is going on; dropped by `--quiet`.
    pub fn status(&mut self, line: impl Display) {
        if !self.quiet {
            self.write_err("", line);
        }
    }

    /// What the operator should know.
    pub fn warn(&mut self, line: impl Display) {
        let label = self.painted("33;1", "warning:");
        self.write_err(&label, line);
    }

    /// Why it was not done.
    pub fn error(&mut self, error: &Error) {
        let label = self.painted("31;1", "error:");
        self.write_err(&label, format_args!("{:#}", error.cause));
        if let Some(hint) = &error.hint {
            let label = self.painted("36;1", "hint:");
            self.write_err(&label, hint);
        }
    }

    /// A line of a list that belongs to an error.
    pub fn detail(&mut self, line: impl Display) {
        self.write_err("", line);
    }

    /// With nobody to read stderr there is nobody to tell.
    fn write_err(&mut self, label: &str, line: impl Display) {
        let space = if label.is_empty() { "" } else { " " };
        let _ = self.flush();
        let line = within(message_width(), format!("{label}{space}{line}"));
        let _ = writeln!(io::stderr().lock(), "{line}");
    }

    fn painted(&self, style: &str, text: &str) -> String {
        if self.color { format!("\u{1b}[{style}m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    /// Whether colour is wanted.
    pub(super) fn has_color(&self) -> bool {
        self.color
    }

    /// Whether status lines are not wanted.
    pub fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// Whether status lines are wanted and somebody watches.
    pub(super) fn is_watched(&self) -> bool {
        !self.quiet && io::stderr().is_terminal()
    }

    /// How wide an answer may be: the terminal's width, or none in a file or pipe.
    pub fn answer_width() -> Option<u16> {
        let term = dialoguer::console::Term::stdout();
        term.size_checked().filter(|_| io::stdout().is_terminal()).map(|(_, columns)| columns)
    }
}

/// Whether escape codes are more than letters on this terminal; on Windows they have to be switched on.
fn escapes_are_understood() -> bool {
    #[cfg(windows)]
    return anstyle_query::windows::enable_ansi_colors() != Some(false);
    #[cfg(not(windows))]
    true
}

/// How wide a message may be.
pub(super) fn message_width() -> Option<u16> {
    let term = dialoguer::console::Term::stderr();
    term.size_checked().filter(|_| io::stderr().is_terminal()).map(|(_, columns)| columns)
}

/// A line as it is shown in so many columns.
pub(super) fn within(width: Option<u16>, line: String) -> String {
    match width {
        Some(width) => wrapped(&line, usize::from(width), "    "),
        None => line,
    }
}

/// The answer as something to write to.
struct Answer<'a>(&'a mut Ui);

impl Write for Answer<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.try_write(|out| out.write_all(bytes)).map(|()| bytes.len())
    }

    /// The answer is handed over at its end or before a question.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
