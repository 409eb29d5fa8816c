//! What an import would do, as the operator reads it. What has to be looked through stands above; heading, counts and a
//! few names come last, so that a terminal of 80 by 24 shows them together with the question.

use super::kinds::{FEW, Kind, MAX_SHOWN, kinds};
use super::table::ByClass;
use super::words::{alike, known};
use crate::commands::flags::life::show_last_day;
use crate::commands::import::effects::{effects, unchanged};
use crate::commands::import::year::ListYear;
use crate::context::Context;
use crate::domain::{ClassName, counted};
use crate::ops::Life;
use crate::plan::{Plan, Planner, look_alikes};
use crate::rows::Format;
use crate::terminal::Error;

/// As many lines beside the question leave room for it and the heading.
const ROOM: usize = 15;

/// What fits into a line of a terminal behind the indent.
const WIDTH: usize = 78;

/// The lines of a table that are no classes.
const FRAME: usize = 3;

/// Shows the plan.
pub(in crate::commands::import) fn show(
    ctx: &mut Context,
    source: &str,
    year: &ListYear,
    planner: &Planner<'_>,
    plan: &Plan<'_>,
    life: Life,
) -> Result<(), Error> {
    let (effects, by_class) = (effects(plan), ByClass::of(plan));
    let kinds = kinds(plan, &effects);
    let named = named_below(&kinds);
    show_warnings(ctx, plan)?;
    let of = |is_named| {
        let all = kinds.iter().zip(&named);
        all.filter(move |(_, named)| **named == is_named).map(|(kind, _)| kind)
    };
    let (below, long) = (|| of(true), || of(false));
    for kind in long() {
        show_above(ctx, kind)?;
    }
    let has_table = kinds.iter().any(|kind| kind.is_by_class);
    let beside = below().filter(|kind| !kind.lines.is_empty()).map(height).sum::<usize>();
    let height = beside + long().filter(|kind| !kind.lines.is_empty()).count();
    let fits = by_class.changed() + FRAME + height <= ROOM;
    if has_table && !fits {
        ctx.ui.rows(by_class.rows(), Format::Table)?;
        ctx.ui.answer("")?;
    }
    let students = counted(plan.steps.len(), planner.role.noun());
    let classes = in_classes(by_class.classes());
    let (year, origin) = (year.year, year.origin());
    ctx.ui.answer(format_args!("{source}: {students} in {classes} of {year} ({origin})\n"))?;
    if has_table && fits {
        ctx.ui.rows(by_class.rows(), Format::Table)?;
    }
    // What the table says right above needs no line of its own.
    let is_said = |kind: &Kind| has_table && fits && kind.lines.is_empty();
    for (kind, is_named) in kinds.iter().zip(&named).filter(|(kind, _)| !is_said(kind)) {
        ctx.ui.answer(format_args!("{}: {}", kind.title, kind.count))?;
        let mut lines = kind.lines.iter().filter(|_| *is_named);
        lines.try_for_each(|line| ctx.ui.answer(format_args!("  {line}")))?;
    }
    show_unchanged(ctx, planner, unchanged(plan), &by_class)?;
    if plan.new_accounts().next().is_some() {
        show_last_day(ctx, life, planner.year)?;
    }
    Ok(())
}

/// Which kinds are named below the heading: the smallest ones, as far as the screen holds them.
fn named_below(kinds: &[Kind]) -> Vec<bool> {
    let mut by_height: Vec<_> = kinds.iter().map(height).enumerate().collect();
    by_height.sort_by_key(|(_, height)| *height);
    let (mut named, mut room) = (vec![false; kinds.len()], ROOM);
    for (at, height) in by_height {
        let is_few = kinds.get(at).is_some_and(|kind| kind.lines.len() <= FEW);
        if let Some(slot) = named.get_mut(at).filter(|_| is_few && height <= room) {
            *slot = true;
            room -= height;
        }
    }
    named
}

fn height(kind: &Kind) -> usize {
    let lines = kind.lines.iter().map(|line| line.chars().count().div_ceil(WIDTH));
    1 + lines.sum::<usize>()
}

/// Too many to be named beside the question.
fn show_above(ctx: &mut Context, kind: &Kind) -> Result<(), Error> {
    if kind.lines.is_empty() {
        return Ok(());
    }
    ctx.ui.answer(format_args!("{}: {}", kind.title, kind.count))?;
    kind.lines.iter().try_for_each(|line| ctx.ui.answer(format_args!("  {line}")))?;
    let more = kind.count.saturating_sub(kind.lines.len());
    if more > 0 && kind.lines.len() >= MAX_SHOWN {
        ctx.ui.answer(format_args!("  and {more} more"))?;
    }
    ctx.ui.answer("")
}

/// What a careful reader looks at before agreeing.
fn show_warnings(ctx: &mut Context, plan: &Plan<'_>) -> Result<(), Error> {
    list(
        ctx,
        "Closed by an operator (stays closed; mims enable opens it)",
        plan.closed.iter().copied().map(known),
    )?;
    let elsewhere = plan.elsewhere.iter().map(|(row, student)| {
        let former = row.former_class.as_ref().map_or("", ClassName::as_str);
        format!("{}; the list says {former}", known(student))
    });
    list(ctx, "In another class before than the list says", elsewhere)?;
    let carried = plan.carried.iter().map(|(student, class)| {
        format!("{}, not on the list, goes along to {class}", known(student))
    });
    list(ctx, "In a renamed class", carried)?;
    let pairs = look_alikes(plan);
    list(
        ctx,
        "Names that look alike (one child twice? else hand out these stickers with care)",
        pairs.iter().map(alike),
    )
}

/// Most of a school is as it was.
fn show_unchanged(
    ctx: &mut Context,
    planner: &Planner<'_>,
    unchanged: usize,
    by_class: &ByClass<'_>,
) -> Result<(), Error> {
    let classes = by_class.as_before();
    if unchanged > 0 {
        let students = counted(unchanged, planner.role.noun());
        let classes = match classes {
            0 => String::new(),
            count => format!("; {} without change", in_classes(count)),
        };
        ctx.ui.answer(format_args!("Unchanged: {students}{classes}"))?;
    }
    ctx.ui.answer("")
}

fn in_classes(count: usize) -> String {
    if count == 1 { "1 class".to_owned() } else { format!("{count} classes") }
}

pub(in crate::commands::import) fn list(
    ctx: &mut Context,
    title: &str,
    lines: impl Iterator<Item = String>,
) -> Result<(), Error> {
    let lines: Vec<_> = lines.collect();
    if lines.is_empty() {
        return Ok(());
    }
    ctx.ui.answer(format_args!("{title}: {}", lines.len()))?;
    ctx.ui.answer_some(lines.iter(), MAX_SHOWN)?;
    ctx.ui.answer("")
}
