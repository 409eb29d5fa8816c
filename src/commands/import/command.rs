//! `mims import`

use std::path::PathBuf;

use clap::ValueHint;

use super::accident;
use super::afterwards;
use super::answers::{AnswerArgs, Answers, Basis};
use super::effects::{Tally, effects};
use super::lists::{BadRows, ListArgs};
use super::making::{self, Making};
use super::shown;
use super::stickers::StickersFile;
use super::target::{Target, open_meanwhile};
use super::told;
use super::year::ListYear;
use crate::commands::flags::action::ActionArgs;
use crate::commands::flags::key::KeyArgs;
use crate::commands::flags::life::LifeArgs;
use crate::commands::flags::sheet::SheetArgs;
use crate::commands::init::NewStoreArgs;
use crate::context::{Context, Done};
use crate::domain::Settings;
use crate::ops::ImportRequest;
use crate::plan::{Brake, Known, Leavers, Plan};
use crate::roster::Roster;
use crate::terminal::{Error, told_row};

/// Create and update accounts from a class list
///
/// Shows first what would happen: per class, how many students are new, moved, changed, unchanged or not on the list
/// any more, and how the list was understood. A row that cannot be read stops the import, and all such rows are named.
/// Importing the same list again changes nothing.
#[derive(clap::Args)]
#[command(after_long_help = "Examples:
  mims import class-list-2027.csv --dry-run
  mims import class-list-2027.csv --stickers january.pdf
  mims import 3-integrity.csv --class \"3 Integrity\" --map name=\"Pupil\"
  mims import workbook.xlsx --worksheet \"3 Integrity\" --worksheet \"3 Respect\"
  mims import class-list-2027.csv --skip-bad --rejects to-mend.csv
  mims import staff.xlsx --role school-staff --class \"Staff\"
  mims import class-list-2027.csv --init --school \"Merlion Park Primary School\" --yes")]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own on the command line")]
pub struct Args {
    #[command(flatten)]
    lists: ListArgs,
    /// Show the plan and stop
    #[arg(long)]
    dry_run: bool,
    /// Do what the plan says without asking
    #[arg(long, short)]
    yes: bool,
    /// What becomes of accounts whose students are not on the list any more
    #[arg(long, value_name = "WHAT", value_enum, default_value_t)]
    leavers: LeaversChoice,
    #[command(flatten)]
    answers: AnswerArgs,
    /// Do only the plan with this number, as a dry run showed it
    #[arg(long, value_name = "PLAN")]
    expect: Option<String>,
    #[command(flatten)]
    life: LifeArgs,
    #[command(flatten)]
    action: ActionArgs,
    /// Make a PDF of stickers for the new accounts
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, help_heading = "Stickers")]
    stickers: Option<PathBuf>,
    #[command(flatten, next_help_heading = "Stickers")]
    sheet: SheetArgs,
    /// Replace the PDF if it is there already
    #[arg(long, requires = "stickers")]
    force: bool,
    #[command(flatten)]
    key: KeyArgs,
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
    args.action.begin(ctx);
    let opening = open_meanwhile(ctx)?;
    let (roster, mut bad_rows) = args.lists.read(ctx)?;
    let stickers = StickersFile::prepare(args.stickers.as_deref(), &args.sheet, args.force)?;
    let (target, known) = Target::find(opening, || {
        args.init.then(|| args.new_store.choose(ctx, args.yes || args.dry_run))
    })?;
    let settings = target.settings()?;
    let year = args.year(ctx, &settings, (&roster, &known), &mut bad_rows)?;
    let basis = Basis {
        settings: &settings,
        role: args.lists.role(),
        year: year.year,
        roster: &roster,
        known: &known,
    };
    let life = args.life.life(&settings, ctx.act.at, [basis.year])?;
    let mut answers = args.answers.answers(&target, basis)?;
    args.ask_who_is_who(ctx, &mut answers, basis)?;
    let planner = answers.planner(basis);
    let mut plan = planner.plan(&roster, &known);
    let brakes = answers.brakes(&planner, &plan, basis);
    if brakes.iter().any(Brake::explains_refusals) {
        accident::stop_at(ctx, &brakes, &planner, &plan)?;
    }
    let refusals: Vec<_> = plan.refused.iter().map(told_row).collect();
    bad_rows.refuse_or_skip(ctx, &refusals)?;
    if args.leavers == LeaversChoice::Disable {
        bad_rows = args.close_leavers(ctx, &mut plan, bad_rows)?;
    }
    shown::show(ctx, args.lists.source(), &year, &planner, &plan, life)?;
    accident::stop_at(ctx, &brakes, &planner, &plan)?;
    making::check_expected(&plan, args.expect.as_deref())?;
    if args.dry_run {
        return args.end_dry_run(ctx, &plan);
    }
    args.ask_about_leavers(ctx, &mut plan, bad_rows.are_skipped())?;
    if plan.is_empty() {
        return args.end_unchanged(ctx, &plan, bad_rows);
    }
    args.ask_whether_to_do_it(ctx, &plan)?;
    let mut store = target.into_store(ctx)?;
    let making = Making::prepare(ctx, &store, stickers, &args.key)?;
    let (roster, known, plan, source) = (&roster, &known, &plan, args.lists.source());
    let request = ImportRequest { roster, planner, known, plan, life, source };
    let batch = making::make_accounts(ctx, &mut store, &request)?;
    let effects = effects(plan);
    afterwards::show(ctx, batch, planner.role, &Tally::of(plan, &effects), &effects)?;
    afterwards::warn_of_stickers(ctx, batch, &effects);
    args.action.tell(ctx, || told::action("import", plan, Some(batch), false))?;
    let done = bad_rows.publish(ctx)?;
    making.hand_out(ctx, &mut store, &settings, batch, plan)?;
    Ok(done)
}

impl Args {
    /// The school year, which the rejects may not tell.
    fn year(
        &self,
        ctx: &mut Context,
        settings: &Settings,
        (roster, known): (&Roster, &Known),
        bad_rows: &mut BadRows,
    ) -> Result<ListYear, Error> {
        let of = (self.lists.role(), settings.school_stage);
        let year = ListYear::find(ctx, roster, &known.students, of, !self.yes)?;
        bad_rows.settle_year(year.to_be_given());
        Ok(year)
    }

    /// Before anything else is shown or asked; for scripts there are flags.
    fn ask_who_is_who(
        &self,
        ctx: &mut Context,
        answers: &mut Answers,
        basis: Basis<'_>,
    ) -> Result<(), Error> {
        let can_ask = ctx.ui.can_ask() && !self.yes && !self.dry_run;
        if can_ask { answers.ask(ctx, basis) } else { Ok(()) }
    }

    fn ask_whether_to_do_it(&self, ctx: &mut Context, plan: &Plan<'_>) -> Result<(), Error> {
        // Nobody could say yes to a plan that was not seen.
        ctx.ui.flush()?;
        let question = shown::question(&Tally::of(plan, &effects(plan)), plan);
        ctx.ui.agree(&question, self.yes)
    }

    fn ask_about_leavers(
        &self,
        ctx: &mut Context,
        plan: &mut Plan<'_>,
        are_rows_skipped: bool,
    ) -> Result<(), Error> {
        let asks = self.leavers == LeaversChoice::Ask && !self.yes && !are_rows_skipped;
        let question = "Close the accounts of those who are not on the list any more?";
        if asks
            && plan.has_leavers()
            && ctx.ui.confirm(question, "--leavers keep or --leavers disable")?
        {
            plan.leavers = Leavers::Disable;
            making::check_expected(plan, self.expect.as_deref())?;
        }
        Ok(())
    }

    fn end_dry_run(&self, ctx: &mut Context, plan: &Plan<'_>) -> Result<Done, Error> {
        making::end_dry_run(ctx, plan)?;
        self.action.tell(ctx, || told::action("import", plan, None, true))?;
        Ok(Done::Well)
    }

    fn end_unchanged(
        &self,
        ctx: &mut Context,
        plan: &Plan<'_>,
        bad_rows: BadRows,
    ) -> Result<Done, Error> {
        ctx.ui.status("Nothing to do: everybody on the list is known as the list says.");
        self.action.tell(ctx, || told::action("import", plan, None, false))?;
        bad_rows.publish(ctx)
    }

    /// A student whose row was left out is on the list all the same; the rows to mend are written, so that they can be.
    fn close_leavers(
        &self,
        ctx: &mut Context,
        plan: &mut Plan<'_>,
        bad_rows: BadRows,
    ) -> Result<BadRows, Error> {
        if bad_rows.are_skipped() && plan.has_leavers() {
            if !self.dry_run {
                bad_rows.publish(ctx)?;
            }
            let error = Error::refused(
                "with rows left out it cannot be told who has left; nothing was imported",
            );
            return Err(error.hint(
                "import the mended rows first, then this list again with --leavers disable",
            ));
        }
        plan.leavers = Leavers::Disable;
        Ok(bad_rows)
    }
}
