//! The class lists of an import: which files, what the operator says about them, and what is to become of rows that
//! cannot be taken.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use clap::ValueHint;

use super::findings;
use super::year::ListYear;
use crate::commands::flags::one_of::role;
use crate::commands::flags::reading::{name_rows, told};
use crate::commands::manual::complete;
use crate::context::{Context, Done};
use crate::domain::{ClassName, Role, Word as _, counted, echoed, shown_path};
use crate::files::{NewFile, Readers};
use crate::roster::{
    Field, MAX_BYTES, Options, Refusal, Roster, Source, TextEncoding, read_lists, rejects,
};
use crate::rows::CsvWriter;
use crate::terminal::{Error, Kind, new_file, read_given};

/// Which class lists, and how they are to be read.
#[derive(clap::Args)]
pub(super) struct ListArgs {
    /// Class lists: CSV, XLSX or ODS files; - reads standard input
    #[arg(value_name = "LIST", required = true, value_hint = ValueHint::FilePath)]
    lists: Vec<PathBuf>,
    /// Whose accounts the lists are of; staff lists have a department column, or --class
    #[arg(long, value_name = "ROLE", default_value_t, value_parser = role())]
    pub(super) role: Role,
    /// The class of a list that does not tell it
    #[arg(long, value_name = "CLASS", add = complete::class(), help_heading = "Reading lists")]
    class: Option<String>,
    /// Which heading is which column: name, class, level, register-no, student-ref, login-id, email or form-teacher
    #[arg(long, value_name = "COLUMN=HEADING", help_heading = "Reading lists")]
    map: Vec<String>,
    // Not --sheet: that is the sheet of labels, here and in every other command.
    /// The worksheet of a workbook to read [default: all that have a name column]
    #[arg(long, value_name = "NAME", help_heading = "Reading lists")]
    worksheet: Vec<String>,
    /// The school year [default: the one in the class's heading, a title or the file's name, else that of the accounts]
    #[arg(long, value_name = "YEAR", add = complete::year(), value_parser = clap::value_parser!(i16).range(2000..2100))]
    year: Option<i16>,
    /// How the text is encoded, if it is not UTF-8, such as windows-1252; check the names in the plan
    #[arg(long, value_name = "NAME", help_heading = "Reading lists")]
    encoding: Option<String>,
    /// Leave out rows that cannot be taken, and import the others
    #[arg(long, requires = "rejects")]
    skip_bad: bool,
    /// Where the rows left out go, with the reason, to be mended and imported
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, requires = "skip_bad")]
    rejects: Option<PathBuf>,
}

impl ListArgs {
    /// Reads everything, says how it was understood, and stops at faulty rows unless they are to be skipped.
    pub(super) fn read(&self, ctx: &mut Context) -> Result<(Roster, BadRows), Error> {
        let options = self.options()?;
        let file =
            self.rejects.as_ref().map(|path| new_file(path, false, Readers::Owner)).transpose()?;
        let sources = self.lists.iter().map(|path| source(path)).collect::<Result<Vec<_>, _>>()?;
        let roster = read_lists(&sources, &options).map_err(|errors| told(ctx, errors))?;
        findings::show(ctx, &roster)?;
        let rejects = file.map(|file| Rejects { file, sources, options });
        let total = roster.rows.len() + rows_of(&roster.refusals);
        let mut bad_rows = BadRows { refusals: Vec::new(), total, rejects };
        bad_rows.refuse_or_skip(ctx, &roster.refusals)?;
        Ok((roster, bad_rows))
    }

    /// All the lists as messages call them.
    pub(super) fn source(&self) -> String {
        self.lists.iter().map(|path| shown(path)).collect::<Vec<_>>().join(", ")
    }

    fn options(&self) -> Result<Options, Error> {
        let class = self.class.as_deref().map(ClassName::parse).transpose();
        let encoding = self.encoding.as_deref().map(|name| {
            TextEncoding::parse(name).ok_or_else(|| {
                let name = echoed(name);
                Error::of(Kind::Usage, format!("--encoding: there is no encoding \"{name}\""))
                    .hint("windows-1252, gbk, big5 and utf-16le are some that there are")
            })
        });
        Ok(Options {
            class: class.map_err(|error| Error::of(Kind::Usage, format!("--class: {error}")))?,
            sheets: self.worksheet.clone(),
            map: self.map.iter().map(|text| mapped(text)).collect::<Result<_, _>>()?,
            encoding: encoding.transpose()?,
            year: self.year,
            skip_bad: self.skip_bad,
            role: self.role,
            are_requests: false,
        })
    }
}

/// The rows that cannot be taken.
pub(super) struct BadRows {
    refusals: Vec<Refusal>,
    /// How many rows there are in all.
    total: usize,
    /// Without a place to put them, faulty rows stop the import.
    rejects: Option<Rejects>,
}

struct Rejects {
    file: NewFile,
    sources: Vec<Source>,
    options: Options,
}

impl BadRows {
    /// Names the faulty rows, and refuses the lists unless such rows are to be skipped.
    pub(super) fn refuse_or_skip(
        &mut self,
        ctx: &mut Context,
        refusals: &[Refusal],
    ) -> Result<(), Error> {
        let rows = rows_of(refusals);
        if rows == 0 {
            return Ok(());
        }
        name_rows(ctx, refusals);
        self.refusals.extend_from_slice(refusals);
        let total = self.total;
        if self.rejects.is_none() {
            let message = format!("{rows} of {total} rows cannot be taken; nothing was imported");
            return Err(Error::refused(message).hint(
                "mend these rows in the list, or leave them out with --skip-bad --rejects FILE",
            ));
        }
        if rows_of(&self.refusals) == total {
            return Err(Error::refused("not one row can be taken; nothing was imported"));
        }
        ctx.ui.warn(format_args!("left out: {rows} of {total} rows"));
        Ok(())
    }

    /// Writes the rows that were left out, once the others are imported. They may not tell the year themselves.
    pub(super) fn publish(self, ctx: &mut Context, year: &ListYear) -> Result<Done, Error> {
        let skipped = rows_of(&self.refusals);
        let Some(Rejects { mut file, sources, options }) = self.rejects.filter(|_| skipped > 0)
        else {
            return Ok(Done::Well);
        };
        let mut bytes = Vec::new();
        let mut list = CsvWriter::list(&mut bytes).map_err(Error::unwritten)?;
        // Memory takes whatever is written.
        rejects(&sources, &options, &self.refusals, |cells| drop(list.record(cells)));
        list.finish().map_err(Error::unwritten)?;
        file.write(&bytes)?;
        let path = shown_path(file.path());
        file.publish()?;
        let role = options.role.is_staff().then(|| format!(" --role {}", options.role.as_str()));
        let role = role.unwrap_or_default();
        let year = year.to_be_given().map(|year| format!(" --year {year}")).unwrap_or_default();
        ctx.ui.status(format_args!(
            "{path}: {} to mend; then: mims import {path}{role}{year}",
            counted(skipped, "row")
        ));
        Ok(Done::LookAgain)
    }

    /// Whether rows are left out.
    pub(super) fn are_skipped(&self) -> bool {
        !self.refusals.is_empty()
    }
}

/// A row may be refused for more than one reason.
fn rows_of(refusals: &[Refusal]) -> usize {
    refusals.iter().map(|refusal| &refusal.place).collect::<HashSet<_>>().len()
}

fn source(path: &Path) -> Result<Source, Error> {
    Ok(Source { name: shown(path), bytes: read_given(path, MAX_BYTES)? })
}

fn shown(path: &Path) -> String {
    if path == Path::new("-") { "standard input".to_owned() } else { shown_path(path) }
}

fn mapped(text: &str) -> Result<(Field, String), Error> {
    let pair = text.split_once('=').map(|(word, heading)| (Field::of_word(word.trim()), heading));
    match pair {
        Some((Some(field), heading)) if !heading.trim().is_empty() => {
            Ok((field, heading.trim().to_owned()))
        }
        _ => {
            let text = echoed(text);
            let error = Error::of(Kind::Usage, format!("--map: \"{text}\" is no COLUMN=HEADING"));
            Err(error.hint(format!("the columns are {}", Field::ALL.map(Field::as_str).join(", "))))
        }
    }
}
