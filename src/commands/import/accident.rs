//! What a list looks like that the brake stops, in words, and how to go on.

use super::shown::{list, numbered};
use crate::context::Context;
use crate::domain::counted;
use crate::plan::{Brake, Misread, Plan, Planner};
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
        Brake::Misread(misread) => what_is_misread(misread, planner),
    }
}

fn what_is_misread(misread: &Misread<'_>, planner: &Planner<'_>) -> String {
    let noun = planner.role.noun();
    match misread {
        Misread::FormerClasses { names, rows } => {
            let before = planner.year - 1;
            format!(
                "{names} of {rows} {noun}s were in another class of {before} than the list says"
            )
        }
        Misread::InTwoLists { names } => {
            format!("{names} names stand in two of the lists and would get two accounts each")
        }
        Misread::LoginsOfOthers { names, rows } => {
            format!("{names} of {rows} login IDs are made of the names of other rows")
        }
        Misread::AddressesOfOthers { names, rows } => {
            format!("{names} of {rows} e-mail addresses are known as those of other {noun}s")
        }
        Misread::NumbersOfOthers { numbers, rows } => {
            format!(
                "{numbers} of {rows} register numbers are those of other {noun}s of the class now"
            )
        }
        Misread::OneOfTwoClasses { class } => {
            format!("{class} stands in two of the lists, and nothing tells its level")
        }
        Misread::NamesAsClasses { classes, rows } => {
            format!("{rows} {noun}s are in {classes} classes, and none of them tells a level")
        }
    }
}

/// What to look at before the list is taken to be right.
fn mended(misread: &Misread<'_>) -> &'static str {
    match misread {
        Misread::FormerClasses { .. }
        | Misread::LoginsOfOthers { .. }
        | Misread::AddressesOfOthers { .. }
        | Misread::NumbersOfOthers { .. } => {
            "check that each row is of one child: a column may have been sorted or moved alone"
        }
        Misread::InTwoLists { .. } => "import the lists of one year only",
        Misread::OneOfTwoClasses { .. } => {
            "write the level into the class, such as \"3 Integrity\", or add a \"Level\" column"
        }
        Misread::NamesAsClasses { .. } => {
            "check which column is which: --map name=HEADING and --map class=HEADING tell it"
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
        [Brake::Misread(misread @ Misread::FormerClasses { .. }), ..] => {
            format!(
                "{}; if the list is right, delete the column of the class before",
                mended(misread)
            )
        }
        [Brake::Misread(misread), ..] => {
            format!("{}; if the list is right, add --accept-many (plan {number})", mended(misread))
        }
        _ => format!("if the list is right, add --accept-many (plan {number})"),
    }
}
