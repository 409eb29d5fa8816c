//! `mims disable` and `mims enable`

use crate::commands::flags::action::ActionArgs;
use crate::commands::flags::who::find_all;
use crate::commands::manual::complete;
use crate::context::{Context, Done};
use crate::domain::{BatchId, ChangeKind, Student, counted, printable};
use crate::ops::{disable_students, enable_students};
use crate::rows::Action;
use crate::terminal::{Error, named};

/// Close accounts: leavers, or accounts that somebody else has got hold of
///
/// A closed account keeps everything and can be opened again with mims enable. None is ever deleted.
#[derive(clap::Args)]
#[command(after_long_help = "Examples:
  mims disable tan_kai_jun --reason \"left for another school\"
  mims disable 3A/12 3A/15 --yes")]
pub struct DisableArgs {
    #[command(flatten)]
    whom: WhomArgs,
}

/// Open closed accounts again
///
/// The password is the one from before; a temporary one that is too old needs mims reset.
#[derive(clap::Args)]
#[command(after_long_help = "Examples:
  mims enable tan_kai_jun --reason \"came back\"")]
pub struct EnableArgs {
    #[command(flatten)]
    whom: WhomArgs,
}

#[derive(clap::Args)]
struct WhomArgs {
    /// The students, each by login ID, CLASS/REGISTER, student reference or full name
    #[arg(required = true, value_name = "WHO", add = complete::who())]
    who: Vec<String>,
    /// Why; goes into the audit log
    #[arg(long, value_name = "TEXT", default_value = "by hand")]
    reason: String,
    /// Do not ask when there is more than one
    #[arg(long, short)]
    yes: bool,
    #[command(flatten)]
    action: ActionArgs,
}

/// What an account becomes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Closed,
    Open,
}

/// Runs `mims disable`.
pub fn run_disable(ctx: &mut Context, args: &DisableArgs) -> Result<Done, Error> {
    run(ctx, &args.whom, State::Closed)
}

/// Runs `mims enable`.
pub fn run_enable(ctx: &mut Context, args: &EnableArgs) -> Result<Done, Error> {
    run(ctx, &args.whom, State::Open)
}

fn run(ctx: &mut Context, args: &WhomArgs, state: State) -> Result<Done, Error> {
    args.action.begin(ctx);
    let mut store = ctx.store()?;
    let mut students = find_all(ctx, &store, &args.who)?;
    students.retain(|student| student.account.disabled.is_some() != (state == State::Closed));
    let (verb, word) = match state {
        State::Closed => ("Close", "closed"),
        State::Open => ("Open", "open"),
    };
    if students.is_empty() {
        ctx.ui.status(format_args!("Nothing to do: already {word}."));
        args.action.tell(ctx, || action(state, &[], None))?;
        return Ok(Done::Well);
    }
    if students.len() > 1 && !args.yes {
        for student in &students {
            ctx.ui.detail(format_args!("  {}", named(student)));
        }
        ctx.ui.agree(&format!("{verb} these {} accounts?", students.len()), false)?;
    }
    let reason = printable(&args.reason);
    let batch = match state {
        State::Closed => disable_students(&mut store, &students, &reason, &ctx.act)?,
        State::Open => enable_students(&mut store, &students, &reason, &ctx.act)?,
    };
    ctx.did_batch(batch);
    ctx.ui
        .answer(format_args!("Batch {batch}: {} {word} now", counted(students.len(), "account")))?;
    ctx.ui.answer_few(students.iter().map(named))?;
    ctx.ui.status(format_args!("mims undo {batch} takes it back."));
    args.action.tell(ctx, || action(state, &students, Some(batch)))?;
    Ok(Done::Well)
}

fn action(state: State, students: &[Student], batch: Option<BatchId>) -> Action {
    let (name, kind) = match state {
        State::Closed => ("disable", ChangeKind::Closed),
        State::Open => ("enable", ChangeKind::Opened),
    };
    let mut action = Action::new(name).of_batch(batch);
    for student in students {
        action.touch(kind, student.into(), Vec::new());
    }
    action
}
