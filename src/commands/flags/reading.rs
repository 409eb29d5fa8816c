//! What is told about files that were read: the ones that cannot be read, their rows that cannot be taken, and what to
//! look at.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::context::Context;
use crate::domain::{counted, printable};
use crate::roster::{About, ListError, Refusal, Warning};
use crate::terminal::{Error, Kind};

/// More refused rows than this are counted only: then it is the file that is wrong, not the rows.
const MAX_ROWS: usize = 50;
/// More warnings of one kind than this are counted only.
const MAX_WARNINGS: usize = 20;

/// All files that cannot be read are named; the last one is the error.
pub fn told(ctx: &mut Context, mut errors: Vec<ListError>) -> Error {
    let last = errors.pop();
    for error in errors {
        ctx.ui.error(&error.into());
    }
    last.map_or_else(|| Error::of(Kind::Bug, "a list failed without an error"), Into::into)
}

/// Names the rows that cannot be taken, each with its reasons.
pub fn name_rows(ctx: &mut Context, refusals: &[Refusal]) {
    for refusal in refusals.iter().take(MAX_ROWS) {
        let Refusal { place, column, value, reason } = refusal;
        let value = Some(value.trim())
            .filter(|value| !value.is_empty())
            .map(|value| format!("\"{value}\""));
        let cell: Vec<_> = column.iter().chain(&value).map(|part| printable(part)).collect();
        let cell = if cell.is_empty() { cell } else { vec![format!("{}: ", cell.join(" "))] };
        ctx.ui.detail(format_args!("{place}: {}{}", cell.concat(), printable(reason)));
    }
    if let Some(more) = refusals.len().checked_sub(MAX_ROWS).filter(|more| *more > 0) {
        ctx.ui.detail(format_args!("... and {more} more"));
    }
}

/// One line for each kind and list, at the first row of that kind.
pub fn show_warnings(ctx: &mut Context, warnings: &[Warning]) {
    let warnings: Vec<_> = warnings.iter().map(|one| (&one.place, text_of(&one.about))).collect();
    let mut kinds: HashMap<(&str, &str), usize> = HashMap::new();
    for (place, text) in &warnings {
        *kinds.entry((&*place.source, text)).or_default() += 1;
    }
    let mut shown = 0;
    for (place, text) in &warnings {
        let Some(count) = kinds.remove(&(&*place.source, &**text)) else { continue };
        shown += 1;
        if shown > MAX_WARNINGS {
            continue;
        }
        let place = if place.line == 0 { place.source.to_string() } else { place.to_string() };
        let more = if count > 1 {
            format!(" (and {} more)", counted(count - 1, "row"))
        } else {
            String::new()
        };
        ctx.ui.warn(format_args!("{place}: {}{more}", printable(text)));
    }
    if shown > MAX_WARNINGS {
        ctx.ui.warn(format_args!("... and {} more to look at", shown - MAX_WARNINGS));
    }
}

fn text_of(about: &About) -> Cow<'_, str> {
    match about {
        About::HiddenSheet(name) => {
            format!("sheet \"{name}\" is hidden and was skipped; --worksheet reads it").into()
        }
        About::Text(text) => text.into(),
    }
}
