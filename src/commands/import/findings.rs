//! How class lists were understood, as the operator reads it above the plan: a line or two for a clean list.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::context::Context;
use crate::domain::printable;
use crate::roster::{About, ClassOrigin, Field, Finding, Place, Roster, Warning};
use crate::terminal::Error;

/// More of one kind than this are counted only.
const MAX_SHOWN: usize = 20;

/// Shows what was taken as what, and everything to look at.
pub(super) fn show(ctx: &mut Context, roster: &Roster) -> Result<(), Error> {
    let mut last: Option<&Finding> = None;
    for finding in &roster.findings {
        let is_alike = last.is_some_and(|last| {
            (&last.columns, &last.joined, &last.unknown)
                == (&finding.columns, &finding.joined, &finding.unknown)
        });
        ctx.ui.answer(line_of(finding, is_alike))?;
        if !finding.unknown.is_empty() && !is_alike {
            ctx.ui.answer(format_args!("  not read: {}", quoted(&finding.unknown, ", ")))?;
        }
        show_passed_over(ctx, finding)?;
        last = Some(finding);
    }
    show_decoded(ctx, roster)?;
    show_warnings(ctx, &roster.warnings);
    Ok(())
}

fn line_of(finding: &Finding, is_alike: bool) -> String {
    let class = match finding.class {
        ClassOrigin::Column => "",
        ClassOrigin::Given => ", class as given",
        ClassOrigin::Title => ", class from the title",
        ClassOrigin::Sheet => ", class from the sheet's name",
    };
    let columns = if is_alike { "the same columns".to_owned() } else { columns_of(finding) };
    format!("{}: heading on line {}: {columns}{class}", finding.source, finding.heading)
}

/// A class that is made of two columns stands where its own column stands.
fn columns_of(finding: &Finding) -> String {
    let is_joined = !finding.joined.is_empty();
    let columns = finding.columns.iter().filter_map(|(field, heading)| match field {
        // With a class from a title the level stands alone.
        Field::Level if finding.joined.len() > 1 => None,
        Field::Class if is_joined => {
            Some(format!("class from {}", quoted(&finding.joined, " and ")))
        }
        _ => Some(format!("{} \"{}\"", field.what(), printable(heading))),
    });
    columns.collect::<Vec<_>>().join(", ")
}

/// Which of several class columns was taken is the operator's to know, and to change.
fn show_passed_over(ctx: &mut Context, finding: &Finding) -> Result<(), Error> {
    let taken = finding.columns.iter().find(|(field, _)| *field == Field::Class);
    let Some((_, taken)) = taken.filter(|_| !finding.passed_over.is_empty()) else {
        return Ok(());
    };
    let others = quoted(&finding.passed_over, ", ");
    let other = finding.passed_over.first().map_or("", String::as_str);
    ctx.ui.answer(format_args!(
        "  \"{}\" is taken as the class, not {others}; --map class=\"{}\" takes that one",
        printable(taken),
        printable(other)
    ))
}

/// Nobody but the operator can tell whether the encoding was the right one.
fn show_decoded(ctx: &mut Context, roster: &Roster) -> Result<(), Error> {
    let decoded: std::collections::HashSet<&Place> = roster.decoded.iter().collect();
    let names: Vec<_> = roster.rows.iter().filter(|row| decoded.contains(&row.place)).collect();
    if names.is_empty() {
        return Ok(());
    }
    ctx.ui.answer("Names as they were decoded; are they right?")?;
    let lines = names.iter().map(|row| format!("{}: {}", row.place, row.name));
    ctx.ui.answer_some(lines, MAX_SHOWN)
}

/// One line for each kind and list, at the first row of that kind.
fn show_warnings(ctx: &mut Context, warnings: &[Warning]) {
    let warnings: Vec<_> = warnings.iter().map(|one| (&one.place, text_of(&one.about))).collect();
    let mut kinds: HashMap<(&str, &str), usize> = HashMap::new();
    for (place, text) in &warnings {
        *kinds.entry((&*place.source, text)).or_default() += 1;
    }
    let mut shown = 0;
    for (place, text) in &warnings {
        let Some(count) = kinds.remove(&(&*place.source, &**text)) else { continue };
        shown += 1;
        if shown > MAX_SHOWN {
            continue;
        }
        let place = if place.line == 0 { place.source.to_string() } else { place.to_string() };
        let more =
            if count > 1 { format!(" (and {} rows more)", count - 1) } else { String::new() };
        ctx.ui.warn(format_args!("{place}: {}{more}", printable(text)));
    }
    if shown > MAX_SHOWN {
        ctx.ui.warn(format_args!("... and {} more to look at", shown - MAX_SHOWN));
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

fn quoted(headings: &[String], separator: &str) -> String {
    let shown =
        headings.iter().take(MAX_SHOWN).map(|heading| format!("\"{}\"", printable(heading)));
    shown.collect::<Vec<_>>().join(separator)
}
