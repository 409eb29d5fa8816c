//! `mims undo`

use std::collections::{BTreeMap, HashMap};

use crate::commands::flags::action::ActionArgs;
use crate::commands::manual::complete;
use crate::context::{Context, Done};
use crate::domain::{
    BatchId, BatchKind, ChangeKind, PasswordOrigin, Selection, Student, StudentId, counted,
    printable, shown_time,
};
use crate::ops::{Undo, plan_undo, select_students, undo_batch};
use crate::rows::{Action, Changed};
use crate::store::Store;
use crate::terminal::{Error, named};

/// Take a batch back, as far as nobody has signed in since
///
/// Accounts that the batch created are taken back, students that it moved or changed are as before, and passwords
/// that it reset are the ones before. Without a number it is the newest batch.
#[derive(clap::Args)]
#[command(after_long_help = "Examples:
  mims undo
  mims undo 7 --dry-run
  mims undo 7 --except-used --yes")]
pub struct Args {
    /// The batch
    #[arg(value_name = "BATCH", add = complete::batch())]
    batch: Option<i64>,
    /// Leave out students who have signed in, or were changed by a later batch, and take back the rest
    #[arg(long)]
    except_used: bool,
    /// Show what would be done and stop
    #[arg(long)]
    dry_run: bool,
    /// Do it without asking
    #[arg(long, short)]
    yes: bool,
    #[command(flatten)]
    action: ActionArgs,
}

/// Runs the command.
pub fn run(ctx: &mut Context, args: &Args) -> Result<Done, Error> {
    args.action.begin(ctx);
    let mut store = ctx.store()?;
    let undo = plan_undo(&store, args.batch.map(BatchId))?;
    show(ctx, &undo)?;
    let kept = undo.used.len() + undo.later.len();
    if kept > 0 && !args.except_used {
        let error = Error::refused(format!(
            "{} cannot be taken back; nothing was changed",
            counted(kept, "student")
        ));
        return Err(error.hint("--except-used leaves them as they are and takes back the rest"));
    }
    if undo.open.is_empty() {
        return Err(Error::refused("there is nothing left to take back"));
    }
    if args.dry_run {
        ctx.ui.status("Nothing was changed: this was a dry run.");
        args.action.tell(ctx, || action(&undo, &[]).of_dry_run(true))?;
        return Ok(Done::Well);
    }
    ctx.ui.agree("Take this back?", args.yes)?;
    let number = undo_batch(&mut store, &undo, &ctx.act)?;
    ctx.did(format!("this is done: batch {} is taken back, as batch {number}", undo.batch.id));
    ctx.ui.answer(format_args!(
        "Batch {number}: batch {} is taken back for {}",
        undo.batch.id,
        counted(undo.open.len(), "student")
    ))?;
    let created = undo.open.iter().any(|(_, kind)| *kind == ChangeKind::Created);
    ctx.ui.status(match undo.batch.kind {
        BatchKind::Reset => "No undo is taken back itself; mims reset gives other passwords.",
        BatchKind::Import if created => {
            "No undo is taken back itself; the same again gives the same login IDs and new passwords."
        }
        _ => "No undo is taken back itself; do the same again instead.",
    });
    if undo.batch.kind == BatchKind::Reset {
        warn_of_unknown(ctx, &store, &undo)?;
    }
    if !store.forget_erased() {
        ctx.ui.warn(
            "what was taken back leaves the disk with the next change: another mims is reading",
        );
    }
    if args.action.is_json() {
        let now = select_students(&store, &Selection::default(), ctx.act.at)?;
        args.action.tell(ctx, || action(&undo, &now).of_batch(number))?;
    }
    Ok(Done::Well)
}

/// A password that was never printed may be known to nobody: its sealed copy went with the reset.
fn warn_of_unknown(ctx: &mut Context, store: &Store, undo: &Undo) -> Result<(), Error> {
    let now = select_students(store, &Selection::default(), ctx.act.at)?;
    let is_unknown = |student: &&Student| {
        let account = &student.account;
        let is_open = undo.open.iter().any(|(open, _)| open.id == student.id);
        is_open && account.origin != PasswordOrigin::Own && account.printed_at.is_none()
    };
    let unknown: Vec<_> = now.iter().filter(is_unknown).collect();
    if !unknown.is_empty() {
        ctx.ui.warn(format_args!(
            "{} with a password again that was never printed and cannot be now; whoever does not know it needs mims reset:",
            counted(unknown.len(), "student")
        ));
        for student in unknown {
            ctx.ui.status(format_args!("  {}", named(student)));
        }
    }
    Ok(())
}

/// `now` is everybody as after the undo; who is not there any more is told as before it.
fn action(undo: &Undo, now: &[Student]) -> Action {
    let now: HashMap<StudentId, &Student> =
        now.iter().map(|student| (student.id, student)).collect();
    let mut action = Action::new("undo");
    for (student, kind) in &undo.open {
        let after = now.get(&student.id).copied().unwrap_or(student);
        action.undo(*kind, after.into(), Changed::between(student, after));
    }
    for student in &undo.used {
        action.leave_out(student.into(), "has signed in since".to_owned());
    }
    for (student, later) in &undo.later {
        action.leave_out(student.into(), format!("changed since by batch {later}"));
    }
    action
}

fn show(ctx: &mut Context, undo: &Undo) -> Result<(), Error> {
    let batch = &undo.batch;
    let (made, source) = (shown_time(batch.made_at), printable(&batch.source));
    ctx.ui.answer(format_args!(
        "Batch {}: {} of {made} by {}, {source}",
        batch.id,
        batch.kind.as_str(),
        batch.operator
    ))?;
    let mut kinds: BTreeMap<&str, Vec<&Student>> = BTreeMap::new();
    for (student, kind) in &undo.open {
        kinds.entry(kind.as_str()).or_default().push(student);
    }
    for (kind, students) in kinds {
        ctx.ui.answer(format_args!("{} {kind}:", students.len()))?;
        ctx.ui.answer_few(students.into_iter().map(named))?;
    }
    for student in &undo.used {
        ctx.ui.answer(format_args!("  has signed in since: {}", named(student)))?;
    }
    for (student, later) in &undo.later {
        let student = named(student);
        ctx.ui.answer(format_args!("  changed since by batch {later}: {student}"))?;
    }
    Ok(())
}
