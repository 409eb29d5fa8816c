//! `mims unlock`

use crate::commands::flags::who::find_all;
use crate::commands::manual::complete;
use crate::context::{Context, Done};
use crate::domain::printable;
use crate::ops::{Stopped, unlock_students};
use crate::terminal::{Error, named};

/// Open accounts and self-service resets that wrong tries have closed
///
/// The password stays as it is. Whoever has forgotten it needs mims reset, which unlocks too.
#[derive(clap::Args)]
#[command(after_long_help = "Examples:
  mims unlock \"3 Integrity/12\"
  mims unlock tan_kai_jun --reason \"a classmate tried the account\"")]
pub struct Args {
    /// The students, each by login ID, CLASS/REGISTER, student reference or full name
    #[arg(required = true, value_name = "WHO", add = complete::who())]
    who: Vec<String>,
    /// Why; goes into the audit log
    #[arg(long, value_name = "TEXT", default_value = "by hand")]
    reason: String,
}

/// Runs the command.
pub fn run(ctx: &mut Context, args: &Args) -> Result<Done, Error> {
    let mut store = ctx.store()?;
    let students = find_all(ctx, &store, &args.who)?;
    let act = ctx.act.clone();
    let all = unlock_students(&mut store, &students, &printable(&args.reason), &act)?;
    ctx.did("this is done: nothing locks them any more, and no try of theirs waits");
    let is_any_open_now = all.iter().any(|stopped| *stopped != Stopped::default());
    for (student, stopped) in students.iter().zip(all) {
        ctx.ui.answer(format_args!("{}: {}", named(student), ended(stopped)))?;
        let login = student.login.short();
        if student.account.disabled.is_some() {
            ctx.ui.status(format_args!(
                "The account is disabled all the same: mims enable {login} opens it."
            ));
        } else if student.account.has_lapsed(act.at) {
            ctx.ui.status(format_args!(
                "The temporary password does not work any more: mims reset {login} gives a new one."
            ));
        }
    }
    if is_any_open_now {
        // Wrong tries are forgotten for good, and a lock made by hand would be another thing than the one before.
        ctx.ui.status("No undo locks an account again; mims disable closes one.");
    }
    Ok(Done::Well)
}

/// What there is no more; whether the student gets in by that is told apart.
fn ended(stopped: Stopped) -> String {
    let Stopped { locked, waiting, self_service } = stopped;
    let all = [
        (locked, "the lock is taken away"),
        (waiting, "the wait is over"),
        (self_service, "self-service reset is open again"),
    ];
    let ended: Vec<_> = all.into_iter().filter(|(is, _)| *is).map(|(_, what)| what).collect();
    if ended.is_empty() { "nothing was locked or waiting".to_owned() } else { ended.join(", ") }
}
