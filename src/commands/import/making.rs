//! From a plan that was agreed to, to accounts and their stickers: the same for a class list and for one newcomer.

use super::stickers::StickersFile;
use crate::commands::flags::key::KeyArgs;
use crate::context::Context;
use crate::crypto::VaultKey;
use crate::domain::{BatchId, Settings};
use crate::ops::{ImportRequest, import_roster};
use crate::plan::Plan;
use crate::store::Store;
use crate::terminal::Error;

/// What is made beside the accounts. The key is opened first: accounts must not be made and the key then not be there.
pub(super) struct Making {
    paper: Option<(StickersFile, VaultKey)>,
}

impl Making {
    pub(super) fn prepare(
        ctx: &mut Context,
        store: &Store,
        stickers: Option<StickersFile>,
        key: &KeyArgs,
    ) -> Result<Self, Error> {
        let paper = match stickers {
            Some(stickers) => Some((stickers, key.open(ctx, store)?)),
            None => None,
        };
        Ok(Self { paper })
    }

    /// Prints the stickers of new accounts, or says how.
    pub(super) fn hand_out(
        self,
        ctx: &mut Context,
        store: &mut Store,
        settings: &Settings,
        batch: BatchId,
        plan: &Plan<'_>,
    ) -> Result<(), Error> {
        if plan.new_accounts().next().is_some() {
            let Some((stickers, key)) = self.paper else {
                ctx.ui.status(format_args!(
                    "Next: mims stickers --batch {batch} --output stickers.pdf (or mims undo {batch})"
                ));
                return Ok(());
            };
            stickers.print(ctx, store, settings, &key, batch)?;
        }
        ctx.ui.status(format_args!("mims undo {batch} takes it back."));
        Ok(())
    }
}

/// A plan that the operator has seen before, and no other one.
pub(super) fn check_expected(plan: &Plan<'_>, expected: Option<&str>) -> Result<(), Error> {
    let number = plan.number();
    if expected.is_none_or(|expected| expected == number) {
        return Ok(());
    }
    let error = Error::refused(format!("this is plan {number}, another one than expected"));
    Err(error.hint("run it with --dry-run to see what has changed"))
}

pub(super) fn end_dry_run(ctx: &mut Context, plan: &Plan<'_>) -> Result<(), Error> {
    // An answer, not a status line: a script notes it for --expect.
    ctx.ui.answer(format_args!("Plan {}", plan.number()))?;
    ctx.ui.status("Nothing was changed: this was a dry run.");
    Ok(())
}

pub(super) fn make_accounts(
    ctx: &mut Context,
    store: &mut Store,
    request: &ImportRequest<'_>,
) -> Result<BatchId, Error> {
    let progress = ctx.ui.progress("Making accounts", request.plan.new_accounts().count());
    let batch = import_roster(store, request, &ctx.act, &mut ctx.rng, &|| progress.tick())?;
    drop(progress);
    Ok(batch)
}
