//! What an import would do, as the operator reads it.

use std::collections::BTreeMap;

use crate::context::Context;
use crate::domain::{ClassName, Student, counted};
use crate::plan::{
    Brake, Change, Leavers, LookAlike, NearMatch, Plan, Planner, look_alikes, near_matches,
};
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
    planner: &Planner<'_>,
    plan: &Plan<'_>,
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
    ctx.ui.answer(format_args!("{source}: {students} in {classes} of {}\n", planner.year))?;
    ctx.ui.rows(rows, Format::Table)?;
    ctx.ui.answer("")?;
    show_findings(ctx, plan)
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
    let near = near_matches(plan);
    let near = near.iter().map(|NearMatch { row, student }| {
        let login = student.login.short();
        format!(
            "{} in {}; if this is {}: --rename \"{login}={}\"",
            row.name,
            row.class,
            known(student),
            row.name
        )
    });
    list(ctx, "New, or only spelt in another way", near)?;
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

fn list(ctx: &mut Context, title: &str, lines: impl Iterator<Item = String>) -> Result<(), Error> {
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

fn known(student: &Student) -> String {
    let class = &student.class;
    format!("{} of {} {} ({})", student.name, class.name, class.year, student.login.short())
}

fn numbered(row: &Row) -> String {
    let number = row.register_no.map(|number| format!(" (number {number})")).unwrap_or_default();
    format!("{}{number}", row.name)
}

/// Stops an import that looks like an accident.
pub(super) fn stop_at(
    ctx: &mut Context,
    brakes: &[Brake<'_>],
    planner: &Planner<'_>,
    plan: &Plan<'_>,
) -> Result<(), Error> {
    if brakes.is_empty() {
        return Ok(());
    }
    let noun = planner.role.noun();
    let mut reasons = Vec::new();
    for brake in brakes {
        reasons.push(match brake {
            Brake::ManyAbsent { absent, covered } => {
                format!("{absent} of {covered} known {noun}s are not on the list any more")
            }
            Brake::ManyUnknown { class, unknown, rows } => {
                list(ctx, &format!("Unknown in {class}"), unknown.iter().map(|row| numbered(row)))?;
                format!("{} of {rows} {noun}s of {class} are unknown", unknown.len())
            }
        });
    }
    ctx.ui.flush()?;
    let error = Error::refused(format!("this looks like the wrong list: {}", reasons.join("; ")));
    let number = plan.number();
    Err(error.hint(format!("if the list is right, add --accept-many (plan {number})")))
}
