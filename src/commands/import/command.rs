//! `mims import`

use super::accident;
use super::afterwards;
use super::answers::{AnswerArgs, Basis};
use super::effects::effects;
use super::lists::{BadRows, ListArgs};
use super::making::MakingArgs;
use super::shown;
use super::target::{Target, open_meanwhile};
use super::year::ListYear;
use crate::commands::init::NewStoreArgs;
use crate::context::{Context, Done};
use crate::ops::ImportRequest;
use crate::plan::{Brake, Leavers, Plan};
use crate::terminal::{Error, told_row};

/// Create and update accounts from a class list
///
/// Shows first what would happen in each class, and how the list was understood. A row that cannot be read stops the
/// import, and all such rows are named. Importing the same list again changes nothing.
#[derive(clap::Args)]
#[command(after_long_help = "Examples:
  mims import class-list-2027.csv --init --stickers january.pdf
  mims import class-list-2027.csv --dry-run
  mims import 3-integrity.csv --class \"3 Integrity\" --map name=\"Pupil\"
  mims import staff.xlsx --role school-staff --class \"Staff\"

How lists are read, and the other options: mims help lists")]
pub struct Args {
    #[command(flatten)]
    lists: ListArgs,
    /// What becomes of accounts whose students are not on the list any more: ask (the default), keep them open, disable them
    #[arg(
        long,
        value_name = "WHAT",
        value_enum,
        default_value_t,
        hide_default_value = true,
        hide_possible_values = true
    )]
    leavers: LeaversChoice,
    #[command(flatten)]
    answers: AnswerArgs,
    #[command(flatten)]
    making: MakingArgs,
    /// Make the store first, if there is none
    #[arg(long, help_heading = "New store")]
    init: bool,
    #[command(flatten, next_help_heading = "New store")]
    new_store: NewStoreArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
enum LeaversChoice {
    /// Ask; without a question they stay open
    #[default]
    Ask,
    /// They stay open
    Keep,
    /// They are closed; none is ever deleted
    Disable,
}

/// Runs the command.
pub fn run(ctx: &mut Context, args: &Args) -> Result<Done, Error> {
    let making = &args.making;
    let outputs = making.begin(ctx)?;
    let opening = open_meanwhile(ctx)?;
    let (roster, mut bad_rows) = args.lists.read(ctx)?;
    let (target, known) = Target::find(opening, || {
        args.init.then(|| args.new_store.choose(ctx, making.yes || making.dry_run))
    })?;
    let (settings, role) = (target.settings(ctx)?, args.lists.role);
    let of = (role, settings.school_stage);
    let list_year = ListYear::find(ctx, &roster, &known.students, of, !making.yes)?;
    let (year, roster, known) = (list_year.year, &roster, &known);
    let basis = Basis { settings: &settings, role, year, roster, known };
    outputs.check(&settings)?;
    let life = making.life.life(&settings, ctx.act.at, [year])?;
    let mut answers = args.answers.answers(&target, basis)?;
    // Before anything else is shown or asked; for scripts there are flags.
    if making.can_ask(ctx) {
        answers.ask(ctx, basis)?;
    }
    let planner = answers.planner(basis);
    let mut plan = planner.plan(roster, known);
    let brakes = answers.brakes(&planner, &plan, basis);
    if brakes.iter().any(Brake::explains_refusals) {
        accident::stop_at(ctx, &brakes, &planner, &plan)?;
    }
    let refusals: Vec<_> = plan.refused.iter().map(told_row).collect();
    bad_rows.refuse_or_skip(ctx, &refusals)?;
    if args.leavers == LeaversChoice::Disable {
        if bad_rows.are_skipped() && plan.has_leavers() {
            return args.refuse_leavers(ctx, bad_rows, &list_year);
        }
        plan.leavers = Leavers::Disable;
    }
    making.look_at_key(ctx, &plan, matches!(target, Target::New(_)))?;
    let source = args.lists.source();
    shown::show(ctx, &source, &list_year, &planner, &plan, life)?;
    accident::stop_at(ctx, &brakes, &planner, &plan)?;
    making.check_expected(&plan)?;
    if making.dry_run {
        return making.end_dry_run(ctx, &plan);
    }
    args.ask_about_leavers(ctx, &mut plan, bad_rows.are_skipped())?;
    if plan.is_empty() {
        ctx.ui.status("Nothing to do: everybody on the list is known as the list says.");
        let mut store = target.into_store(ctx)?;
        making.end_unchanged(ctx, (&mut store, &settings), outputs, &plan)?;
        return bad_rows.publish(ctx, &list_year);
    }
    let effects = effects(&plan);
    let question = shown::question(&effects, &plan);
    let drawing = making.agree(ctx, &question, &settings, &plan, life)?;
    let mut store = target.into_store(ctx)?;
    let request = ImportRequest { roster, planner, known, plan: &plan, life, source: &source };
    making.carry_out(ctx, &mut store, &settings, (drawing, outputs), &request, |ctx, batch| {
        afterwards::show(ctx, batch, planner.role, &effects)?;
        afterwards::tell_of_stickers(ctx, batch, &effects);
        bad_rows.publish(ctx, &list_year)
    })
}

impl Args {
    fn ask_about_leavers(
        &self,
        ctx: &mut Context,
        plan: &mut Plan<'_>,
        are_rows_skipped: bool,
    ) -> Result<(), Error> {
        let asks = self.leavers == LeaversChoice::Ask && !self.making.yes && !are_rows_skipped;
        let question = "Close the accounts of those who are not on the list any more?";
        if asks
            && plan.has_leavers()
            && ctx.ui.confirm(question, "--leavers keep or --leavers disable")?
        {
            plan.leavers = Leavers::Disable;
            self.making.check_expected(plan)?;
        }
        Ok(())
    }

    /// A student whose row was left out is on the list all the same; the rows to mend are written, so that they can be.
    fn refuse_leavers(
        &self,
        ctx: &mut Context,
        bad_rows: BadRows,
        year: &ListYear,
    ) -> Result<Done, Error> {
        if !self.making.dry_run {
            bad_rows.publish(ctx, year)?;
        }
        let error = Error::refused(
            "with rows left out it cannot be told who has left; nothing was imported",
        );
        Err(error.hint("import the mended rows first, then this list again with --leavers disable"))
    }
}
