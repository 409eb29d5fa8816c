//! `mims unlock`

use super::touched;
use crate::commands::flags::who::find_all;
use crate::commands::manual::complete;
use crate::context::{Context, Done};
use crate::domain::{Status, printable};
use crate::ops::{Stopped, unlock_students};
use crate::terminal::Error;

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
    let is_any_open_now = all.iter().any(|stopped| *stopped != Stopped::default());
    for (student, stopped) in students.iter().zip(all) {
        let what = match stopped {
            Stopped { sign_in: true, self_service: true } => {
                "sign-in and self-service reset work again"
            }
            Stopped { sign_in: true, self_service: false } => "sign-in works again",
            Stopped { sign_in: false, self_service: true } => "self-service reset works again",
            Stopped { sign_in: false, self_service: false } => "nothing was locked",
        };
        ctx.ui.answer(format_args!("{}: {what}", touched::named(student)))?;
        match student.account.status(act.at) {
            Status::Expired => ctx.ui.status(format_args!(
                "The temporary password does not work any more: mims reset {} gives a new one.",
                student.login.short()
            )),
            Status::Disabled => ctx.ui.status(format_args!(
                "The account is disabled: mims enable {} opens it.",
                student.login.short()
            )),
            _ => {}
        }
    }
    if is_any_open_now {
        // Wrong tries are forgotten for good, and a lock made by hand would be another thing than the one before.
        ctx.ui.status("No undo locks an account again; mims disable closes one.");
    }
    Ok(Done::Well)
}
