//! `--from FILE`: the day's requests, one student a row.

use std::path::Path;

use super::reading::{name_rows, show_warnings, told};
use super::who::all_found;
use crate::context::Context;
use crate::domain::{Student, counted, printable, shown_path};
use crate::ops::find_requested;
use crate::roster::{About, MAX_BYTES, Requests, Source, read_requests};
use crate::store::Store;
use crate::terminal::{Error, read_given};

const HINT: &str = "one student a row, as \"CSV UTF-8\" or .xlsx: a login ID, or class and register number (3 Integrity,12); \
                    a heading row may name the columns";

/// Reads the requests and finds the students, each once; `-` is the standard input.
pub fn find(ctx: &mut Context, store: &Store, path: &Path) -> Result<Vec<Student>, Error> {
    let is_stdin = path == Path::new("-");
    let name = if is_stdin { "standard input".to_owned() } else { shown_path(path) };
    let source = Source { name, bytes: read_given(path, MAX_BYTES)? };
    let requests = read_requests(&source);
    let requests = requests.map_err(|errors| told(ctx, errors).hint(HINT))?;
    let Requests { rows, refusals, mut not_read, mut warnings } = requests;
    for warning in &mut warnings {
        // No flag here reads it.
        if let About::HiddenSheet(name) = &warning.about {
            warning.about = About::Text(format!("sheet \"{name}\" is hidden and was skipped"));
        }
    }
    show_warnings(ctx, &warnings);
    not_read.dedup();
    if !not_read.is_empty() {
        let headings: Vec<_> =
            not_read.iter().map(|heading| format!("\"{}\"", printable(heading))).collect();
        ctx.ui.status(format_args!("{}: not read: {}", source.name, headings.join(", ")));
    }
    if !refusals.is_empty() {
        name_rows(ctx, &refusals);
        let requests = counted(refusals.len(), "request");
        let error = Error::refused(format!("{requests} cannot be followed; nothing was reset"));
        return Err(error.hint(HINT));
    }
    if rows.is_empty() {
        return Err(Error::refused(format!("{} names nobody", source.name)));
    }
    let this_year = ctx.this_year();
    let found = rows.iter().map(|row| {
        find_requested(store, row, this_year)
            .map_err(|refusal| Error::from(refusal).context(row.place.to_string()))
    });
    all_found(ctx, found)
}
