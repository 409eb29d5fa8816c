//! `mims undo`

use std::collections::BTreeMap;

use crate::commands::manual::complete;
use crate::context::{Context, Done};
use crate::domain::{BatchId, counted, printable, shown_time};
use crate::ops::{Undo, plan_undo, undo_batch};
use crate::terminal::Error;

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
}

/// Runs the command.
pub fn run(ctx: &mut Context, args: &Args) -> Result<Done, Error> {
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
        return Ok(Done::Well);
    }
    if !args.yes && !ctx.ui.confirm("Take this back?", "--yes")? {
        return Err(Error::refused("nothing was changed"));
    }
    let number = undo_batch(&mut store, &undo, &ctx.act)?;
    ctx.ui.answer(format_args!(
        "Batch {number}: batch {} is taken back for {}",
        undo.batch.id,
        counted(undo.open.len(), "student")
    ))?;
    if !store.forget_erased() {
        ctx.ui.warn("sealed copies leave the disk with the next change: another mims is reading");
    }
    Ok(Done::Well)
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
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, kind) in &undo.open {
        *counts.entry(kind.as_str()).or_default() += 1;
    }
    for (kind, count) in counts {
        ctx.ui.answer(format_args!("  {count} {kind}"))?;
    }
    for student in &undo.used {
        ctx.ui.answer(format_args!(
            "  has signed in since: {} ({})",
            student.name,
            student.login.short()
        ))?;
    }
    for (student, later) in &undo.later {
        let login = student.login.short();
        ctx.ui
            .answer(format_args!("  changed since by batch {later}: {} ({login})", student.name))?;
    }
    Ok(())
}
