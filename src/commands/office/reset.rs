//! `mims reset`

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use clap::ValueHint;
use jiff::civil::Date;

use super::passwords;
use crate::commands::export::issued::{ExportArgs, Issued};
use crate::commands::flags::action::ActionArgs;
use crate::commands::flags::life::{LifeArgs, warn_of_early_end};
use crate::commands::flags::selection::SelectionArgs;
use crate::commands::flags::{requests, who::find_all};
use crate::commands::manual::complete;
use crate::commands::stickers::delivery::{self, Delivery, Label, LeftOutList, reasons};
use crate::context::{Context, Done};
use crate::domain::{
    BatchId, ChangeKind, LeftOut, PasswordOrigin, Settings, Student, printable, shown_day,
};
use crate::exports::Person;
use crate::ops::{
    Form, GivenOut, Life, PreparedReset, ResetRequest, prepare_resets, read_settings,
    select_students,
};
use crate::rows::Action;
use crate::store::Store;
use crate::terminal::{Error, Kind, named, need_reader, told_fault};

/// Give students new temporary passwords
///
/// The password is shown once, here, or is printed on slips or stickers. Login ID and challenge questions stay; a lock
/// is lifted; the password before does not work any more. WHO is a login ID, CLASS/REGISTER, a student reference, or a
/// full name.
#[derive(clap::Args)]
#[command(after_long_help = "Examples:
  mims reset \"3 Integrity/12\"
  mims reset muhammad_rayyan_bin_abdullah --reason \"forgotten, asked by Mdm Salmah\"
  mims reset 3A/12 3A/15 3B/2 --yes --valid 7d
  mims reset --from requests.csv --slips slips.pdf
  mims reset --class \"3 Integrity\" --status expired --stickers 3i.pdf
  mims reset --batch 4 --export google=new.csv --slips slips.pdf")]
// The usage that clap makes of the groups is one line that no terminal holds.
#[command(override_usage = "mims reset [OPTIONS] <WHO>...
       mims reset [OPTIONS] --from <FILE>
       mims reset [OPTIONS] <--class <CLASS>|--all|...>")]
#[command(group = clap::ArgGroup::new("whom").required(true).multiple(true).args(["who", "from", "class", "level", "year", "batch", "status", "all"]))]
#[command(group = clap::ArgGroup::new("selected").multiple(true).args(["class", "level", "year", "batch", "status", "all"]))]
#[command(group = clap::ArgGroup::new("paper").args(["slips", "stickers"]))]
#[command(group = clap::ArgGroup::new("written").multiple(true).args(["slips", "stickers", "export"]))]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own on the command line")]
pub struct Args {
    /// Whose password
    #[arg(value_name = "WHO", add = complete::who(), conflicts_with = "selected")]
    who: Vec<String>,
    /// A file of requests, - for standard input: CSV, XLSX or ODS with a login ID, or class and register number, a row
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, conflicts_with = "selected")]
    from: Option<PathBuf>,
    /// Why; goes into the audit log
    #[arg(long, value_name = "TEXT", default_value = "forgotten password")]
    reason: String,
    /// Do not ask before resetting more than one
    #[arg(long, short)]
    yes: bool,
    #[command(flatten)]
    action: ActionArgs,
    #[command(flatten)]
    life: LifeArgs,
    /// Make a PDF of slips for the form teachers; the passwords are not shown here
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, help_heading = "Paper")]
    slips: Option<PathBuf>,
    /// Leave out the covers of the slips
    #[arg(long, requires = "slips", conflicts_with = "stickers", help_heading = "Paper")]
    no_cover: bool,
    /// Make a PDF of stickers; the passwords are not shown here
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, help_heading = "Paper")]
    stickers: Option<PathBuf>,
    #[command(flatten)]
    export: ExportArgs,
    /// Replace a file that is there already
    #[arg(long, requires = "written")]
    force: bool,
    #[command(flatten)]
    selection: SelectionArgs,
    /// Everybody
    #[arg(long, help_heading = "Which students")]
    all: bool,
    /// Also those of a selection who have their own password already
    #[arg(long, requires = "selected", conflicts_with_all = ["who", "from"], help_heading = "Which students")]
    also_own: bool,
}

/// Runs the command.
pub fn run(ctx: &mut Context, args: &Args) -> Result<Done, Error> {
    args.action.begin(ctx);
    let (delivery, file) = args.outputs()?;
    let mut store = ctx.store()?;
    let settings = read_settings(&store)?;
    let paper = delivery.map(|delivery| Ok::<_, Error>((delivery, args.form(&settings)?)));
    let paper = paper.transpose()?;
    file.as_ref().map_or(Ok(()), |file| file.check(&settings))?;
    let (students, left_out) = args.students(ctx, &store, &settings)?;
    if students.is_empty() {
        let error = Error::refused(format!("nobody to reset: {}", reasons(&left_out)));
        return Err(error.hint("--also-own takes those who have their own password too"));
    }
    let years: BTreeSet<i16> = students.iter().map(|student| student.class.year).collect();
    let life = args.life.life(&settings, ctx.act.at, years.iter().copied())?;
    for year in &years {
        warn_of_early_end(ctx, life, *year);
    }
    confirm(ctx, args, &students, &left_out)?;
    let (hashing, reason) = (ctx.hashing(&settings), &printable(&args.reason));
    let request = ResetRequest { students: &students, life, hashing, reason };
    let progress = ctx.ui.progress("Hashing", students.len());
    let prepared = prepare_resets(&store, request, &ctx.act, &mut ctx.rng, &|| progress.tick())?;
    drop(progress);
    if let Some(fault) = prepared.fault {
        ctx.ui.warn(told_fault(fault));
    }
    let batch = if paper.is_some() || file.is_some() {
        let outputs = (paper, file);
        let batch = write(ctx, (&mut store, &settings), prepared, &left_out, outputs)?;
        ctx.ui.answer_few(students.iter().map(named))?;
        batch
    } else {
        let (batch, resets) = prepared.commit(&mut store, &ctx.act, &GivenOut::default())?;
        ctx.did("the passwords were changed but not shown; run the same command again");
        passwords::show(ctx, &resets).and_then(|()| ctx.ui.flush_to_reader())?;
        batch
    };
    ctx.did(format!("the passwords are reset, as batch {batch}"));
    ctx.ui.status(format_args!(
        "Works until {}. The student signs in with it and chooses a password.",
        last_days(life, &years)
    ));
    ctx.ui.status(format_args!("mims undo {batch} takes it back."));
    if !store.forget_erased() {
        ctx.ui
            .warn("the old password leaves the disk with the next change: another mims is reading");
    }
    args.action.tell(ctx, || action(&students, &left_out, batch))?;
    Ok(Done::Well)
}

fn action(students: &[Student], left_out: &[(Student, LeftOut)], batch: BatchId) -> Action {
    let mut action = Action::new("reset").of_batch(batch);
    for student in students {
        action.touch(ChangeKind::Reset, student.into(), Vec::new());
    }
    for (student, why) in left_out {
        action.leave_out(student.into(), why.to_string());
    }
    action
}

/// The last day, or each with the classes it holds for.
fn last_days(life: Life, years: &BTreeSet<i16>) -> String {
    let mut last_days: BTreeMap<_, Vec<String>> = BTreeMap::new();
    for year in years {
        last_days.entry(life.last_day(*year)).or_default().push(year.to_string());
    }
    if let [day] = *last_days.keys().collect::<Vec<_>>() {
        return shown_day(*day);
    }
    let of_classes = |(day, years): (&Date, &Vec<String>)| {
        format!("{} in classes of {}", shown_day(*day), years.join(" and "))
    };
    last_days.iter().map(of_classes).collect::<Vec<_>>().join(", until ")
}

impl Args {
    /// Where the passwords go but to the terminal, looked at before anything is done.
    fn outputs(&self) -> Result<(Option<Delivery>, Option<Issued>), Error> {
        let path = self.slips.as_ref().or(self.stickers.as_ref());
        let paper = path.map(|path| Delivery::file(path, self.force)).transpose()?;
        let file = self.export.prepare(self.force, path)?;
        let is_shown = paper.is_none() && file.is_none();
        if is_shown && self.action.is_json() {
            let error = Error::of(Kind::Usage, "--format json never has the passwords in it");
            return Err(error.hint("add --slips FILE or --stickers FILE, where they are printed"));
        }
        if is_shown {
            need_reader().map_err(|error| {
                error.hint("--slips FILE or --stickers FILE prints the new password")
            })?;
        }
        Ok((paper, file))
    }

    fn form(&self, settings: &Settings) -> Result<Form, Error> {
        if self.slips.is_some() {
            return Ok(Form::Slips { cover: !self.no_cover });
        }
        let form = Form::of_school(settings)?;
        Ok(if self.is_selection() { form } else { form.of_single_students() })
    }

    fn is_selection(&self) -> bool {
        self.all || self.selection.is_given()
    }

    /// Who is meant, and who of a selection is left out. Whoever is named is never left out.
    fn students(
        &self,
        ctx: &mut Context,
        store: &Store,
        settings: &Settings,
    ) -> Result<(Vec<Student>, LeftOutList), Error> {
        if !self.is_selection() {
            let mut students = find_all(ctx, store, &self.who)?;
            if let Some(path) = &self.from {
                let requested = requests::find(ctx, store, path)?;
                let is_new = |one: &Student| students.iter().all(|known| known.id != one.id);
                let new: Vec<_> = requested.into_iter().filter(is_new).collect();
                students.extend(new);
            }
            return Ok((students, Vec::new()));
        }
        let selection = self.selection.selection(settings.school_stage)?;
        let students = select_students(store, &selection, ctx.act.at)?;
        let (out, of): (Vec<_>, Vec<_>) =
            students.into_iter().partition(|Student { account, .. }| {
                let own = account.origin == PasswordOrigin::Own && !self.also_own;
                own || account.disabled.is_some()
            });
        let reason = |student: Student| {
            let status = student.account.status(ctx.act.at);
            (student, LeftOut::Status(status))
        };
        Ok((of, out.into_iter().map(reason).collect()))
    }
}

fn confirm(
    ctx: &mut Context,
    args: &Args,
    students: &[Student],
    left_out: &[(Student, LeftOut)],
) -> Result<(), Error> {
    if !left_out.is_empty() {
        ctx.ui.status(format_args!("Left out: {}", reasons(left_out)));
    }
    if students.len() == 1 || args.yes {
        return Ok(());
    }
    for student in students {
        ctx.ui
            .detail(format_args!("  {}  {}  {}", student.class.name, student.name, student.login));
    }
    ctx.ui.agree(&format!("Reset these {} passwords?", students.len()), false)
}

/// Paper and file are made before the passwords are in force: what cannot be printed or written would be lost.
fn write(
    ctx: &mut Context,
    (store, settings): (&mut Store, &Settings),
    prepared: PreparedReset<'_>,
    left_out: &[(Student, LeftOut)],
    (mut paper, mut file): (Option<(Delivery, Form)>, Option<Issued>),
) -> Result<BatchId, Error> {
    let handouts = prepared.handouts();
    let count = handouts.len();
    let people = handouts.iter().map(|one| Person {
        student: one.student,
        settings,
        password: one.password.map(|(password, _)| password),
        entry: None,
    });
    if let Some(file) = &mut file {
        file.hold(ctx, people.collect())?;
    }
    let mut papers = Vec::new();
    if let Some((delivery, form)) = &mut paper {
        papers = delivery::make(ctx, store, settings, handouts, left_out, form)?;
        delivery.hold(&papers)?;
    }
    let given_out = GivenOut {
        on_paper: paper.as_ref().map(|(delivery, form)| delivery.details(form, false)),
        in_file: file.as_ref().map(Issued::details),
    };
    let (batch, _) = prepared.commit(store, &ctx.act, &given_out)?;
    ctx.did(format!(
        "the passwords are reset; mims stickers --batch {batch} --again --output FILE prints them"
    ));
    if let Some((delivery, form)) = paper {
        delivery.deliver(ctx, &papers, &Label::new(&form, count, &papers))?;
    }
    if let Some(file) = file {
        file.publish(ctx, settings, count)?;
    }
    Ok(batch)
}
