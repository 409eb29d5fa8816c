//! From a plan to accounts and their stickers: the same flags and the same way for a class list and for one newcomer.

use std::path::PathBuf;

use clap::ValueHint;

use super::drawing::Drawing;
use super::told;
use crate::commands::export::issued::{ExportArgs, Issued, export_batch};
use crate::commands::flags::action::ActionArgs;
use crate::commands::flags::key::{KeyArgs, KeyLook};
use crate::commands::flags::life::LifeArgs;
use crate::commands::stickers::delivery::Delivery;
use crate::commands::stickers::{print_batch, print_rest};
use crate::context::{Context, Done};
use crate::domain::{BatchId, Settings};
use crate::ops::{Form, ImportRequest, Life, import_roster};
use crate::plan::Plan;
use crate::store::Store;
use crate::terminal::{Error, Kind};

/// What is asked for beside the accounts themselves.
#[derive(clap::Args)]
#[command(group = clap::ArgGroup::new("written").multiple(true).args(["stickers", "export"]))]
pub(super) struct MakingArgs {
    /// Show the plan and stop
    #[arg(long)]
    pub(super) dry_run: bool,
    /// Do what the plan says without asking
    #[arg(long, short)]
    pub(super) yes: bool,
    /// Do only the plan with this number, as a dry run showed it
    #[arg(long, value_name = "PLAN")]
    expect: Option<String>,
    #[command(flatten)]
    pub(super) life: LifeArgs,
    #[command(flatten)]
    action: ActionArgs,
    /// Make a PDF of stickers for the new accounts; when there is nothing to do, for those not printed yet
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, help_heading = "Stickers")]
    stickers: Option<PathBuf>,
    #[command(flatten)]
    export: ExportArgs,
    /// Replace a file that is there already
    #[arg(long, requires = "written")]
    force: bool,
    #[command(flatten)]
    key: KeyArgs,
}

/// Where the passwords of new accounts go.
pub(super) struct Outputs {
    stickers: Option<Delivery>,
    file: Option<Issued>,
}

impl Outputs {
    /// What the school has not said would be missed when the accounts are there.
    pub(super) fn check(&self, settings: &Settings) -> Result<(), Error> {
        self.file.as_ref().map_or(Ok(()), |file| file.check(settings))
    }
}

impl MakingArgs {
    /// Comes before anything is answered; looks at the files before anything is done.
    pub(super) fn begin(&self, ctx: &mut Context) -> Result<Outputs, Error> {
        self.action.begin(ctx);
        let stickers = self.stickers.as_ref();
        let stickers = stickers.map(|path| Delivery::file(path, self.force)).transpose()?;
        let file = self.export.prepare(self.force, self.stickers.as_ref())?;
        Ok(Outputs { stickers, file })
    }

    /// Says before anything is done what works without the key of the store: whoever took the office over may not have it.
    pub(super) fn look_at_key(
        &self,
        ctx: &mut Context,
        plan: &Plan<'_>,
        store_is_new: bool,
    ) -> Result<(), Error> {
        const INSTEAD: &str = "without it, leave out --stickers: the accounts are made, and mims reset --batch NUMBER \
                               --stickers FILE then makes new passwords and prints them";
        let is_needed = self.stickers.is_some() && plan.new_accounts().next().is_some();
        if store_is_new || !is_needed || self.dry_run {
            return Ok(());
        }
        let (kind, what, flag) = match self.key.look(&ctx.folder()?)? {
            KeyLook::Open(_) => return Ok(()),
            KeyLook::Locked if ctx.ui.can_ask() => {
                ctx.ui.status(format_args!(
                    "Stickers need the passphrase of the vault key, which is asked for after the plan; {INSTEAD}."
                ));
                return Ok(());
            }
            KeyLook::Locked => (
                Kind::NeedsAnswer,
                "the passphrase of the vault key",
                "--passphrase-file FILE answers it",
            ),
            KeyLook::Elsewhere => {
                (Kind::Unusable, "the vault key, which is not in the store", "--key FILE names it")
            }
        };
        let error = Error::of(kind, format!("stickers need {what}; nothing was done"));
        Err(error.hint(format!("{flag}; {INSTEAD}")))
    }

    /// Whether anybody is there to be asked about a list, and is to be.
    pub(super) fn can_ask(&self, ctx: &Context) -> bool {
        ctx.ui.can_ask() && !self.yes && !self.dry_run
    }

    /// A plan that the operator has seen before, and no other one.
    pub(super) fn check_expected(&self, plan: &Plan<'_>) -> Result<(), Error> {
        let number = plan.number();
        if self.expect.as_ref().is_none_or(|expected| *expected == number) {
            return Ok(());
        }
        let error = Error::refused(format!("this is plan {number}, another one than expected"));
        Err(error.hint("run it with --dry-run to see what has changed"))
    }

    pub(super) fn end_dry_run(&self, ctx: &mut Context, plan: &Plan<'_>) -> Result<Done, Error> {
        // An answer, not a status line: a script notes it for --expect.
        ctx.ui.answer(format_args!("Plan {}", plan.number()))?;
        ctx.ui.status("Nothing was changed: this was a dry run.");
        self.tell(ctx, plan, None)
    }

    /// Tells a script what was done, or would be.
    pub(super) fn tell(
        &self,
        ctx: &mut Context,
        plan: &Plan<'_>,
        batch: Option<BatchId>,
    ) -> Result<Done, Error> {
        let command = ctx.act.command;
        self.action.tell(ctx, || told::action(command, plan, batch, self.dry_run))?;
        Ok(Done::Well)
    }

    /// Asks, and makes the passwords while somebody reads the plan.
    pub(super) fn agree(
        &self,
        ctx: &mut Context,
        question: &str,
        settings: &Settings,
        plan: &Plan<'_>,
        life: Life,
    ) -> Result<Option<Drawing>, Error> {
        // Nobody could say yes to a plan that was not seen.
        ctx.ui.flush()?;
        let begin = || Drawing::begin(ctx, settings, plan, life.style);
        let drawing = self.can_ask(ctx).then(begin);
        ctx.ui.agree(question, self.yes)?;
        Ok(drawing)
    }

    /// Makes the accounts, then whatever comes `next`, then the stickers.
    pub(super) fn carry_out(
        &self,
        ctx: &mut Context,
        store: &mut Store,
        settings: &Settings,
        (drawing, outputs): (Option<Drawing>, Outputs),
        request: &ImportRequest<'_>,
        next: impl FnOnce(&mut Context, BatchId) -> Result<Done, Error>,
    ) -> Result<Done, Error> {
        // Opened first: accounts must not be made and the key then not be there.
        let is_new = request.plan.new_accounts().next().is_some();
        let Outputs { stickers, file } = outputs;
        let paper = stickers.map(|delivery| Ok::<_, Error>((delivery, Form::of_school(settings)?)));
        let paper = paper.transpose()?;
        let (has_paper, is_open) = (paper.is_some(), paper.is_some() || file.is_some());
        let key = (is_new && is_open).then(|| self.key.open(ctx, store)).transpose()?;
        let begin = || Drawing::begin(ctx, settings, request.plan, request.life.style);
        let passwords = drawing.unwrap_or_else(begin).finish(ctx)?;
        let batch = import_roster(store, request, passwords, &ctx.act)?;
        if is_new {
            ctx.did(format!(
                "the accounts are made; mims stickers --batch {batch} --output FILE prints them"
            ));
        } else {
            ctx.did_batch(batch);
        }
        self.tell(ctx, request.plan, Some(batch))?;
        let done = next(ctx, batch)?;
        if let Some((paper, key)) = paper.zip(key.as_ref()) {
            print_batch(ctx, store, settings, key, batch, paper)?;
        }
        let written = file
            .zip(key.as_ref())
            .map(|(file, key)| export_batch(ctx, (&mut *store, settings), key, batch, file));
        let written = written.transpose()?.unwrap_or(done);
        if is_new && !has_paper {
            ctx.ui.status(format_args!(
                "Next: mims stickers --batch {batch} --output stickers.pdf (or mims undo {batch})"
            ));
        } else {
            ctx.ui.status(format_args!("mims undo {batch} takes it back."));
        }
        Ok(if done == Done::Well { written } else { done })
    }

    /// Ends with a list that leaves nothing to do but, perhaps, stickers: the same command may have been stopped when it
    /// had made all accounts.
    pub(super) fn end_unchanged(
        &self,
        ctx: &mut Context,
        (store, settings): (&mut Store, &Settings),
        outputs: Outputs,
        plan: &Plan<'_>,
    ) -> Result<Done, Error> {
        if outputs.file.is_some() {
            ctx.ui.status("No file is written: nobody got a password.");
        }
        if let Some(delivery) = outputs.stickers {
            let paper = (delivery, Form::of_school(settings)?);
            let students = plan.known_students().map(|student| student.id).collect();
            print_rest(ctx, (store, settings), &self.key, (plan.year, &students), paper)?;
        }
        self.tell(ctx, plan, None)
    }
}
