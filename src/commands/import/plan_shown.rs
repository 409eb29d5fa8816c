//! What an import would do, as the operator reads it.

use std::collections::BTreeMap;

use super::year::ListYear;
use crate::commands::flags::life::show_last_day;
use crate::context::Context;
use crate::domain::{ClassName, Student, counted};
use crate::ops::Life;
use crate::plan::{Change, Leavers, LookAlike, Plan, Planner, look_alikes};
use crate::roster::Row;
use crate::rows::{Cell, Column, Format, Rows};
use crate::terminal::Error;

/// More of a kind than this are counted only.
const MAX_SHOWN: usize = 50;

/// As many graduates are named; more are counted.
const FEW: usize = 10;

const COLUMNS: [Column; 6] = [
    Column { field: "class", title: Some("Class") },
    Column { field: "new", title: Some("New") },
    Column { field: "moved", title: Some("Moved here") },
    Column { field: "changed", title: Some("Changed") },
    Column { field: "unchanged", title: Some("Unchanged") },
    Column { field: "absent", title: Some("Not on the list") },
];

/// What would happen with the students of a class.
#[derive(Default)]
struct Counts {
    new: i64,
    moved: i64,
    changed: i64,
    unchanged: i64,
    absent: i64,
}

impl Counts {
    fn row(&self, name: &str) -> Vec<Cell<'static>> {
        let Self { new, moved, changed, unchanged, absent } = *self;
        let counts = [new, moved, changed, unchanged, absent];
        std::iter::once(Cell::shown(name)).chain(counts.map(Cell::Number)).collect()
    }
}

/// Shows the plan, class by class.
pub(super) fn show(
    ctx: &mut Context,
    source: &str,
    year: &ListYear,
    planner: &Planner<'_>,
    plan: &Plan<'_>,
    life: Life,
) -> Result<(), Error> {
    let mut classes: BTreeMap<&str, (&ClassName, Counts)> = BTreeMap::new();
    let mut all = Counts::default();
    for step in &plan.steps {
        let class = &step.row.class;
        let (_, own) = classes.entry(class.key()).or_insert((class, Counts::default()));
        for counts in [own, &mut all] {
            match step.change {
                Change::Create { .. } => counts.new += 1,
                Change::Move(_) => counts.moved += 1,
                Change::Amend(_) => counts.changed += 1,
                Change::Keep => counts.unchanged += 1,
            }
        }
    }
    for student in &plan.absent {
        let class = &student.class.name;
        let (_, own) = classes.entry(class.key()).or_insert((class, Counts::default()));
        own.absent += 1;
        all.absent += 1;
    }
    let mut rows = Rows::new(&COLUMNS);
    for (class, counts) in classes.values() {
        rows.push(counts.row(class.as_str()));
    }
    rows.total(all.row("All"));
    let (students, count) = (counted(plan.steps.len(), planner.role.noun()), classes.len());
    let classes = if count == 1 { "1 class".to_owned() } else { format!("{count} classes") };
    let (year, origin) = (year.year, year.origin());
    ctx.ui.answer(format_args!("{source}: {students} in {classes} of {year} ({origin})\n"))?;
    ctx.ui.rows(rows, Format::Table)?;
    ctx.ui.answer("")?;
    show_findings(ctx, plan)?;
    if plan.new_accounts().next().is_some() {
        show_last_day(ctx, life, planner.year)?;
    }
    Ok(())
}

/// What a careful reader looks at before agreeing: who is gone, who is back, who could be taken for another.
fn show_findings(ctx: &mut Context, plan: &Plan<'_>) -> Result<(), Error> {
    let what = match plan.leavers {
        Leavers::Keep => "account stays open",
        Leavers::Disable => "account will be closed",
    };
    list(
        ctx,
        &format!("Not on the list any more ({what})"),
        plan.absent.iter().copied().map(known),
    )?;
    show_graduates(ctx, plan, what)?;
    list(ctx, "Back again (account will be opened)", plan.returning().map(known))?;
    list(
        ctx,
        "Closed by an operator (stays closed; mims enable opens it)",
        plan.closed.iter().copied().map(known),
    )?;
    let renamed = plan
        .name_changes()
        .map(|(student, row)| format!("{} is now {} in {}", known(student), row.name, row.class));
    list(ctx, "Names corrected", renamed)?;
    let carried = plan.carried.iter().map(|(student, class)| {
        format!("{}, not on the list, goes along to {class}", known(student))
    });
    list(ctx, "In a renamed class", carried)?;
    let alike = look_alikes(plan);
    let alike = alike.iter().map(|LookAlike { first, second }| {
        format!("{}: {} and {}", first.class, numbered(first), numbered(second))
    });
    list(ctx, "Names that look alike; hand out these stickers with care", alike)
}

/// A few by name; of a whole level, which goes every year, how many from each class.
fn show_graduates(ctx: &mut Context, plan: &Plan<'_>, what: &str) -> Result<(), Error> {
    let title = format!("Through the school ({what})");
    if plan.graduates.len() <= FEW {
        return list(ctx, &title, plan.graduates.iter().copied().map(known));
    }
    let mut classes: BTreeMap<&str, usize> = BTreeMap::new();
    for student in &plan.graduates {
        *classes.entry(student.class.name.as_str()).or_default() += 1;
    }
    let counts: Vec<_> =
        classes.iter().map(|(class, count)| format!("{count} of {class}")).collect();
    let (count, counts) = (plan.graduates.len(), counts.join(", "));
    ctx.ui.answer(format_args!("{title}: {count}\n  {counts}\n"))
}

pub(super) fn list(
    ctx: &mut Context,
    title: &str,
    lines: impl Iterator<Item = String>,
) -> Result<(), Error> {
    let lines: Vec<_> = lines.collect();
    if lines.is_empty() {
        return Ok(());
    }
    ctx.ui.answer(format_args!("{title}: {}", lines.len()))?;
    for line in lines.iter().take(MAX_SHOWN) {
        ctx.ui.answer(format_args!("  {line}"))?;
    }
    if lines.len() > MAX_SHOWN {
        ctx.ui.answer(format_args!("  ... and {} more", lines.len() - MAX_SHOWN))?;
    }
    ctx.ui.answer("")
}

pub(super) fn known(student: &Student) -> String {
    let class = &student.class;
    format!("{} of {} {} ({})", student.name, class.name, class.year, student.login.short())
}

pub(super) fn numbered(row: &Row) -> String {
    let number = row.register_no.map(|number| format!(" (number {number})")).unwrap_or_default();
    format!("{}{number}", row.name)
}
