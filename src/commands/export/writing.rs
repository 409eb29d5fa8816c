//! What every export has in common: who cannot be in the file, and what the operator is told about it.

use crate::context::Context;
use crate::domain::{NameRule, counted};
use crate::exports::{ExportFormat, Person, flaw};
use crate::terminal::{Error, told_person_flaw};

/// Those whom the system takes, and whether that is everybody. The others are named, and stop the export unless they
/// may be left out.
pub(super) fn sort_out<'a>(
    ctx: &mut Context,
    format: ExportFormat,
    people: Vec<Person<'a>>,
    may_leave_out: bool,
) -> Result<(Vec<Person<'a>>, bool), Error> {
    let (bad, good): (Vec<_>, Vec<_>) =
        people.into_iter().partition(|person| flaw(format, person).is_some());
    for person in &bad {
        let why = flaw(format, person).map(|flaw| told_person_flaw(person.student, flaw));
        ctx.ui.detail(why.unwrap_or_default());
    }
    if bad.is_empty() {
        return Ok((good, true));
    }
    let (count, system) = (counted(bad.len(), "account"), format.system());
    if good.is_empty() || !may_leave_out {
        let error = Error::refused(format!("{count} cannot be in a file for {system}"));
        return Err(error.hint("--skip-bad leaves them out"));
    }
    ctx.ui.warn(format_args!("{count} not in the file"));
    Ok((good, false))
}

/// By which rule names were split, and what stands in the place of passwords.
pub(super) fn tell(ctx: &mut Context, format: ExportFormat, people: &[Person<'_>]) {
    let Some(person) = people.first() else { return };
    let rule = person.settings.name_rule;
    let other = NameRule::ALL.into_iter().find(|other| *other != rule).unwrap_or(rule);
    ctx.ui.status(format_args!(
        "Names: {} (mims settings set export.names {other} changes that).",
        rule.meaning()
    ));
    match format.no_password() {
        None => {}
        Some("") => ctx.ui.status("Passwords: none, because mims keeps none in clear."),
        Some(sign) => ctx.ui.status(format_args!(
            "Passwords: {sign} leaves that of an account that is there; a new account needs one."
        )),
    }
    if format == ExportFormat::Entra && people.len() == 1 {
        ctx.ui.warn(
            "Entra reads a file of one account from its fourth line: put the example row of its template above it",
        );
    }
}
