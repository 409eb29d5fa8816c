//! How class lists were understood, as the operator reads it above the plan: a line or two for a clean list.

use crate::commands::flags::reading::show_warnings;
use crate::context::Context;
use crate::domain::printable;
use crate::roster::{ClassOrigin, Field, Finding, Place, Roster};
use crate::terminal::Error;

/// More of one kind than this are counted only.
const MAX_SHOWN: usize = 20;

/// Shows what was taken as what, and everything to look at.
pub(super) fn show(ctx: &mut Context, roster: &Roster) -> Result<(), Error> {
    let mut last: Option<&Finding> = None;
    for finding in &roster.findings {
        let is_alike = last.is_some_and(|last| {
            (&last.columns, &last.joined, &last.name, &last.unknown)
                == (&finding.columns, &finding.joined, &finding.name, &finding.unknown)
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
    let teacher = if finding.has_teacher { ", form teacher from the title" } else { "" };
    let columns = if is_alike { "the same columns".to_owned() } else { columns_of(finding) };
    format!("{}: heading on line {}: {columns}{class}{teacher}", finding.source, finding.heading)
}

/// A class or a name that is made of two columns stands where its own column stands.
fn columns_of(finding: &Finding) -> String {
    let is_joined = !finding.joined.is_empty();
    let columns = finding.columns.iter().filter_map(|(field, heading)| match field {
        // With a class from a title the level stands alone.
        Field::Level if finding.joined.len() > 1 => None,
        Field::Class if is_joined => {
            Some(format!("class from {}", quoted(&finding.joined, " and ")))
        }
        Field::Name if !finding.name.is_empty() => {
            Some(format!("name from {}", quoted(&finding.name, " and ")))
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

fn quoted(headings: &[String], separator: &str) -> String {
    let shown =
        headings.iter().take(MAX_SHOWN).map(|heading| format!("\"{}\"", printable(heading)));
    shown.collect::<Vec<_>>().join(separator)
}
