//! What a list looks like that the brake stops, in words, and how to go on.

use super::shown::{list, numbered};
use crate::context::Context;
use crate::domain::counted;
use crate::plan::{Brake, Plan, Planner};
use crate::terminal::Error;

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
    for brake in brakes {
        if let Brake::ManyUnknown { class, unknown, .. } = brake {
            let unknown = unknown.iter().map(|row| numbered(row));
            list(ctx, &format!("Unknown in {class}"), unknown)?;
        }
    }
    ctx.ui.flush()?;
    let reasons: Vec<_> = brakes.iter().map(|brake| sentence(brake, planner)).collect();
    let error = Error::refused(format!("{}: {}", opening(brakes), reasons.join("; ")));
    Err(error.hint(way_on(brakes, plan)))
}

fn opening(brakes: &[Brake<'_>]) -> &'static str {
    let is_class =
        |brake: &Brake<'_>| matches!(brake, Brake::RenamedClass { .. } | Brake::NewClass { .. });
    match brakes {
        [Brake::EarlierYear { .. } | Brake::NobodyGoesUp { .. }, ..] => {
            "this looks like last year's list"
        }
        [Brake::LaterYear { .. }, ..] => "this looks like next year's list",
        _ if brakes.iter().all(is_class) => "a class on the list is not known",
        _ => "this looks like the wrong list",
    }
}

/// What is odd about the list.
pub(super) fn sentence(brake: &Brake<'_>, planner: &Planner<'_>) -> String {
    let (noun, year) = (planner.role.noun(), planner.year);
    match brake {
        Brake::EarlierYear { names, rows, year: newest } if *newest > year => {
            format!("{names} of {rows} names have accounts in {newest}")
        }
        Brake::EarlierYear { names, rows, .. } => {
            format!("{names} of {rows} names have accounts one level up in {year}")
        }
        Brake::LaterYear { names, rows } => {
            format!("{names} of {rows} names have accounts one level down in {year}")
        }
        Brake::NobodyGoesUp { names, rows } => {
            format!("{names} of {rows} known {noun}s would stay in their level in {year}")
        }
        Brake::KnownNames { names, rows } => {
            format!("{names} of {rows} names have accounts in other classes of {year}")
        }
        Brake::KnownNewcomers { names, newcomers } => {
            format!(
                "{names} of {newcomers} newcomers have a name, or nearly one, that has an account"
            )
        }
        Brake::FormerClasses { names, rows } => {
            format!(
                "{names} of {rows} {noun}s were in another class of {} than the list says",
                year - 1
            )
        }
        Brake::ManyAbsent { absent, covered } => {
            format!("{absent} of {covered} known {noun}s are not on the list any more")
        }
        Brake::ManyUnknown { class, unknown, rows } => {
            format!("{} of {rows} {noun}s of {class} are unknown", unknown.len())
        }
        Brake::ManyRenamed { names, known } => {
            format!("{names} of {known} known {noun}s would get another name")
        }
        Brake::ManyMoved { moved, known } => {
            format!("{moved} of {known} known {noun}s would change class within {year}")
        }
        Brake::RenamedClass { from, to, students } => {
            format!("{to} is new, and its {} were in {from}", counted(*students, noun))
        }
        Brake::NewClass { class, rows, like: Some(like) } => {
            format!("{class} is new: {}; did you mean {like}?", counted(*rows, noun))
        }
        Brake::NewClass { class, rows, like: None } => {
            format!("{class} is new: {}", counted(*rows, noun))
        }
    }
}

fn way_on(brakes: &[Brake<'_>], plan: &Plan<'_>) -> String {
    let number = plan.number();
    match brakes {
        [Brake::LaterYear { .. }, ..] => {
            format!("add --year {}, if that is the year of the list", plan.year + 1)
        }
        [Brake::EarlierYear { .. } | Brake::NobodyGoesUp { .. }, ..] => {
            format!("import the list of {}; if this is it, add --accept-many", plan.year)
        }
        [Brake::RenamedClass { from, to, .. }, ..] => {
            format!("if it is the same class, add --rename-class \"{from}={to}\"")
        }
        [Brake::FormerClasses { .. }, ..] => {
            "check that each row is of one child, as no column was sorted alone; else delete the column of the class \
             before"
                .to_owned()
        }
        _ => format!("if the list is right, add --accept-many (plan {number})"),
    }
}
