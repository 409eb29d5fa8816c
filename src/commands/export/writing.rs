//! What every export has in common: who cannot be in the file, and what the operator is told about it.

use crate::context::Context;
use crate::domain::{NameRule, Settings, counted};
use crate::exports::{ExportFormat, Person, flaw};
use crate::terminal::{Error, told_person_flaw};

/// What becomes of accounts that the system would not take.
#[derive(Clone, Copy)]
pub(super) enum Unfit {
    /// They stop the export, with this advice.
    Stop(&'static str),
    LeaveOut,
}

/// Those whom the system takes, and whether that is everybody. The others are named.
pub(super) fn sort_out<'a>(
    ctx: &mut Context,
    format: ExportFormat,
    people: Vec<Person<'a>>,
    unfit: Unfit,
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
    let error = Error::refused(format!("{count} cannot be in a file for {system}"));
    match unfit {
        Unfit::Stop(advice) => Err(error.hint(advice)),
        Unfit::LeaveOut if good.is_empty() => Err(error),
        Unfit::LeaveOut => {
            ctx.ui.warn(format_args!("{count} not in the file"));
            Ok((good, false))
        }
    }
}

/// By which rule names were split, and what the system wants beside the file.
pub(super) fn tell(ctx: &mut Context, format: ExportFormat, settings: &Settings, accounts: usize) {
    if format == ExportFormat::Ldif {
        return;
    }
    let rule = settings.name_rule;
    let other = NameRule::ALL.into_iter().find(|other| *other != rule).unwrap_or(rule);
    ctx.ui.status(format_args!(
        "Names: {} (mims settings set export.names {other} changes that).",
        rule.meaning()
    ));
    if format == ExportFormat::Entra && accounts == 1 {
        ctx.ui.warn(
            "Entra reads a file of one account from its fourth line: put the example row of its template above it",
        );
    }
}

/// What stands in the place of passwords, and how to have them.
pub(super) fn tell_passwords(ctx: &mut Context, format: ExportFormat) {
    let Some(sign) = format.no_password() else { return };
    let what = match sign {
        "" => "none, because mims keeps none in clear".to_owned(),
        sign => {
            format!("{sign} leaves those of accounts that are there, and a new account needs one")
        }
    };
    ctx.ui.status(format_args!(
        "Passwords: {what}; mims import and mims reset with --export {format}=FILE write the ones they make."
    ));
}
