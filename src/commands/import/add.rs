//! `mims add`

use super::accident;
use super::answers::{Answers, Basis};
use super::making::MakingArgs;
use super::year::ListYear;
use crate::commands::flags::given::{given, needed};
use crate::commands::flags::life::show_last_day;
use crate::commands::flags::one_of::role;
use crate::commands::manual::complete;
use crate::context::{Context, Done};
use crate::domain::{
    ClassName, Email, LoginId, PersonName, RegisterNo, Role, Stage, StudentRef, echoed,
};
use crate::ops::{ImportRequest, Life, load_known, read_settings};
use crate::plan::{Change, Known, Plan, Step};
use crate::roster::{Place, Roster, Row};
use crate::terminal::{Error, told_closed, told_known, told_namesake, told_newcomer};

/// Create an account for one newcomer, without a class list
///
/// The rules are those of mims import: who has an account already gets no second one, a name that nearly is somebody's
/// is asked about, and a register number that is taken is refused. Whoever left and comes back gets the account from
/// before.
#[derive(clap::Args)]
#[command(after_long_help = "Examples:
  mims add \"TAN KAI JUN\" --class \"2 Care\"
  mims add \"TAN KAI JUN\" --class \"2 Care\" --no 36 --stickers new.pdf
  mims add \"LIM WEI LING\" --class \"2 Care\" --login-id lim_wei_ling_4
  mims add \"ONG KAH SENG\" --class \"Staff\" --role school-staff")]
// As in mims reset: the usage that clap makes is too long a line.
#[command(override_usage = "mims add [OPTIONS] <NAME> --class <CLASS>")]
pub struct Args {
    /// The full name, as it stands in the school's papers
    #[arg(value_name = "NAME")]
    name: String,
    /// The class; staff have a department
    #[arg(long, value_name = "CLASS", add = complete::class())]
    class: String,
    /// The register number; nobody else in the class may have it
    #[arg(long, value_name = "NUMBER", visible_alias = "no")]
    register_no: Option<String>,
    /// The student reference
    #[arg(long, value_name = "REF")]
    student_ref: Option<String>,
    /// The login ID that the student has from another school [default: made of the name]
    #[arg(long, value_name = "LOGIN")]
    login_id: Option<String>,
    /// The recovery e-mail address
    #[arg(long, value_name = "ADDRESS")]
    recovery_email: Option<String>,
    /// The school year of the class [default: the newest one with open accounts]
    #[arg(long, value_name = "YEAR", add = complete::year(), value_parser = clap::value_parser!(i16).range(2000..2100))]
    year: Option<i16>,
    /// Whose account it is
    #[arg(long, value_name = "ROLE", default_value_t, value_parser = role())]
    role: Role,
    /// It is another child than the one with that name, or nearly that name, who has an account
    #[arg(long)]
    new: bool,
    // The same word as in mims import does it too.
    /// Make the class, if nobody is in it yet
    #[arg(long, alias = "accept-many")]
    new_class: bool,
    #[command(flatten)]
    making: MakingArgs,
}

/// Runs the command.
pub fn run(ctx: &mut Context, args: &Args) -> Result<Done, Error> {
    let making = &args.making;
    let outputs = making.begin(ctx)?;
    let mut store = ctx.store()?;
    let known = store.read(load_known)?;
    let settings = read_settings(&store)?;
    let mut row = args.row()?;
    let year = args.year(ctx, &known, &row, settings.school_stage)?;
    row.class = as_known(&known, year, row.class);
    outputs.check(&settings)?;
    let life = making.life.life(&settings, ctx.act.at, [year])?;
    let mut answers = args.answers(&row);
    let roster = Roster::of_one(row);
    let basis =
        Basis { settings: &settings, role: args.role, year, roster: &roster, known: &known };
    if making.can_ask(ctx) {
        answers.ask(ctx, basis)?;
    }
    let planner = answers.planner(basis);
    let plan = planner.plan(&roster, &known);
    if let Some(refused) = plan.refused.first() {
        return Err(told_newcomer(refused));
    }
    if let Some(brake) = answers.brakes(&planner, &plan, basis).first() {
        let error = Error::refused(accident::sentence(brake, &planner));
        return Err(error.hint("if the class is right, add --new-class"));
    }
    making.look_at_key(ctx, &plan, false)?;
    let Some((question, done)) = show(ctx, &known, &plan, life, args.new)? else {
        ctx.ui.status(format_args!(
            "Nothing to do: {} has that account already.",
            echoed(&args.name)
        ));
        return making.end_unchanged(ctx, (&mut store, &settings), outputs, &plan);
    };
    making.check_expected(&plan)?;
    if making.dry_run {
        return making.end_dry_run(ctx, &plan);
    }
    let drawing = making.agree(ctx, question, &settings, &plan, life)?;
    let (roster, known, plan, source) = (&roster, &known, &plan, args.name.as_str());
    let request = ImportRequest { roster, planner, known, plan, life, source };
    making.carry_out(ctx, &mut store, &settings, (drawing, outputs), &request, |ctx, batch| {
        ctx.ui.answer(format_args!("Batch {batch}: {done}"))?;
        Ok(Done::Well)
    })
}

/// A class that is known is called as the school writes it.
fn as_known(known: &Known, year: i16, class: ClassName) -> ClassName {
    let mut there = known.classes.iter().filter(|class| class.year == year);
    let there = there.find(|known| known.name.key() == class.key());
    there.map_or(class, |known| known.name.clone())
}

impl Args {
    /// A newcomer joins the others; only where nobody is there yet the year may be an open question.
    fn year(
        &self,
        ctx: &mut Context,
        known: &Known,
        row: &Row,
        stage: Stage,
    ) -> Result<i16, Error> {
        let open = known.students.iter().filter(|student| student.account.disabled.is_none());
        let newest = open.map(|student| student.class.year).max();
        if let Some(year) = self.year.or(newest) {
            return Ok(year);
        }
        let may_ask = self.making.can_ask(ctx);
        let roster = Roster::of_one(row.clone());
        Ok(ListYear::find(ctx, &roster, &known.students, (self.role, stage), may_ask)?.year)
    }

    /// The newcomer as a row of a list.
    fn row(&self) -> Result<Row, Error> {
        Ok(Row {
            place: Place { source: "mims add".into(), line: 0 },
            name: needed(&self.name, PersonName::parse)?,
            class: needed(&self.class, ClassName::parse)?,
            register_no: given(self.register_no.as_ref(), RegisterNo::parse)?,
            student_ref: given(self.student_ref.as_ref(), StudentRef::parse)?,
            login_id: given(self.login_id.as_ref(), |text| LoginId::of_role(text, self.role))?,
            recovery_email: given(self.recovery_email.as_ref(), Email::parse)?,
            former_class: None,
            form_teacher: None,
        })
    }

    fn answers(&self, row: &Row) -> Answers {
        let name = self.new.then(|| row.name.clone());
        Answers::of_newcomer(name, self.new_class.then(|| row.class.clone()))
    }
}

/// Shows what would be done; what to ask before and to say after it, or nothing where the account is there already.
fn show(
    ctx: &mut Context,
    known: &Known,
    plan: &Plan<'_>,
    life: Life,
    is_another: bool,
) -> Result<Option<(&'static str, String)>, Error> {
    let Some(Step { row, change }) = plan.steps.first() else { return Ok(None) };
    if let Some(student) = plan.closed.first() {
        return Err(told_closed(student));
    }
    let is_another = is_another && row.register_no.is_none();
    let (what, login, question, done) = match change {
        Change::Create { login, .. } => ("New", login, "Create this account?", "has an account"),
        Change::Move(student) | Change::Amend(student) if student.account.has_left() => (
            "Back",
            &student.login,
            "Open this account again?",
            "is back, with the password from before",
        ),
        Change::Move(student) | Change::Amend(student) if is_another => {
            return Err(told_namesake(student));
        }
        // With a number or a reference it is the same command once more.
        Change::Keep(student) if is_another && row.student_ref.is_none() => {
            return Err(told_namesake(student));
        }
        // Who is known is put right by another command: this one must not move a child whose name a newcomer has.
        Change::Move(student) | Change::Amend(student) => return Err(told_known(student)),
        Change::Keep(_) => return Ok(None),
    };
    let number = row.register_no.map(|number| format!(", number {number}")).unwrap_or_default();
    let (class, year, name) = (&row.class, plan.year, &row.name);
    ctx.ui.answer(format_args!("{what} in {class} of {year}: {name}{number}, login ID {login}"))?;
    if !known.classes.iter().any(|known| known.year == year && known.name.key() == class.key()) {
        ctx.ui.answer(format_args!("  {class} is a new class"))?;
    }
    if matches!(change, Change::Create { .. }) {
        show_last_day(ctx, life, year)?;
    }
    Ok(Some((question, format!("{name} of {class} ({}) {done}", login.short()))))
}
