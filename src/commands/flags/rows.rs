//! How rows are written: the same flags wherever a script reads them.

use std::io::Write;

use clap::builder::TypedValueParser;

use super::one_of::one_of_explained;
use crate::rows::{Column, Format, Layout, RowWriter, UNICODE_MARK};
use crate::terminal::{Error, Kind, Ui};

/// Flags for rows.
#[derive(clap::Args)]
pub struct RowArgs {
    /// How to write rows
    #[arg(long, default_value_t, value_parser = format_word())]
    pub format: Format,
    /// Only these fields, in this order
    #[arg(long, value_name = "FIELD,...", value_delimiter = ',')]
    fields: Vec<String>,
    /// Order the rows by these fields; a minus sign in front puts the largest first (-enrolled)
    #[arg(long, value_name = "FIELD,...", value_delimiter = ',', allow_hyphen_values = true)]
    sort: Vec<String>,
    /// Begin csv with the sign by which Excel knows that names are in UTF-8
    #[arg(long)]
    bom: bool,
}

/// Takes a format.
pub fn format_word() -> impl TypedValueParser<Value = Format> {
    one_of_explained(|format| {
        let about = match format {
            Format::Table => "For eyes",
            Format::Csv => "For spreadsheets",
            Format::Json => "One array of objects",
            Format::Ndjson => "One object a line",
        };
        about.to_owned()
    })
}

impl RowArgs {
    /// Whether something is asked for that only rows have.
    pub fn is_given(&self) -> bool {
        !self.fields.is_empty() || !self.sort.is_empty() || self.bom
    }

    /// Starts rows; a table shows `for_eyes` unless other fields are asked for, and the year only where there are several.
    pub fn writer<W: Write>(
        &self,
        mut out: W,
        columns: &'static [Column],
        for_eyes: &[&str],
    ) -> Result<RowWriter<W>, Error> {
        let layout =
            Layout::new(columns, self.format).within(Ui::answer_width()).sort(&self.sort)?;
        let layout = match self.format {
            _ if !self.fields.is_empty() => layout.fields(&self.fields)?,
            Format::Table => layout.fields(for_eyes)?.unless_same("year"),
            _ => layout,
        };
        match (self.bom, self.format) {
            (false, _) => {}
            (true, Format::Csv) => {
                out.write_all(UNICODE_MARK.as_bytes()).map_err(Error::unwritten)?;
            }
            (true, _) => {
                let error = Error::of(Kind::Usage, "--bom is the sign in front of csv");
                return Err(error.hint("add --format csv"));
            }
        }
        RowWriter::new(out, layout).map_err(Error::unwritten)
    }
}
