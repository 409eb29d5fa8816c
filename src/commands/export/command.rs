//! `mims export`

use std::path::{Path, PathBuf};

use clap::ValueHint;

use super::held::Held;
use super::ldif::{self, Entries};
use super::writing::{Unfit, sort_out, tell, tell_passwords};
use crate::commands::flags::one_of::one_of_explained;
use crate::commands::flags::selection::SelectionArgs;
use crate::commands::flags::who::find_all;
use crate::commands::manual::complete;
use crate::commands::stickers::delivery::{LeftOutList, beside, reasons};
use crate::context::{Context, Done};
use crate::domain::{LeftOut, Settings, Status, Student, counted, shown_path};
use crate::exports::{ExportFormat, Person, check_settings, export};
use crate::ops::{read_settings, select_students};
use crate::store::Store;
use crate::terminal::{Error, Kind, refuse_dash};

/// Write accounts as a file for Google Workspace, Microsoft Entra ID, Zoom and others
///
/// No clear password is in it, because mims keeps none: mims import and mims reset with --export write the passwords
/// that they make. docs/exports.md says what each file holds, and what to do with it.
#[derive(clap::Args)]
#[command(after_long_help = "Examples:
  mims export google --all -o google.csv
  mims export zoom --level P6 -o zoom.csv
  mims export entra --batch 3 -o entra.csv --split 500
  mims export google --status disabled -o leavers.csv
  mims export oneroster --all -o oneroster.zip")]
#[command(override_usage = "mims export <FORMAT> -o <FILE> [OPTIONS] <WHO>...
       mims export <FORMAT> -o <FILE> [OPTIONS] <--all|...>")]
#[command(group = clap::ArgGroup::new("whom").required(true).multiple(true).args(["who", "class", "level", "year", "batch", "status", "all"]))]
#[command(group = clap::ArgGroup::new("selected").multiple(true).args(["class", "level", "year", "batch", "status", "all"]))]
pub struct Args {
    /// The system that reads the file
    #[arg(value_name = "FORMAT", value_parser = one_of_explained(|format: ExportFormat| format.system().to_owned()))]
    format: ExportFormat,
    /// Students, each by login ID, CLASS/REGISTER, student reference or full name
    #[arg(value_name = "WHO", add = complete::who(), conflicts_with = "selected")]
    who: Vec<String>,
    /// The file to make; for School Data Sync the folder
    #[arg(long, short, value_name = "FILE", value_hint = ValueHint::FilePath)]
    output: PathBuf,
    /// Several files of at most so many accounts, FILE-1.csv and so on: some systems give up on long ones
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..))]
    split: Option<u32>,
    /// Leave out students whom the system would not take, and go on; each is named
    #[arg(long)]
    skip_bad: bool,
    /// Replace files that are there already
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    selection: SelectionArgs,
    /// Everybody whose account is open
    #[arg(long, help_heading = "Which students")]
    all: bool,
}

/// Runs the command.
pub fn run(ctx: &mut Context, args: &Args) -> Result<Done, Error> {
    args.refuse_parts()?;
    refuse_dash(&args.output)?;
    let mut store = ctx.store()?;
    let settings = read_settings(&store)?;
    check_settings(args.format, &settings)?;
    let (students, closed) = args.students(ctx, &store, &settings)?;
    if students.is_empty() {
        return Err(Error::refused(format!("nobody to export: {}", reasons(&closed))));
    }
    let entries = match args.format {
        ExportFormat::Ldif => Some(Entries::read(&store, &settings, &students)?),
        _ => None,
    };
    let people = students.iter().map(|student| Person {
        student,
        settings: &settings,
        password: None,
        entry: entries.as_ref().and_then(|entries| entries.of(student)),
    });
    let people = people.collect();
    let (people, all_are_in) = sort_out(ctx, args.format, people, args.unfit())?;
    let held = args.hold(&people)?;
    if entries.is_some() {
        ldif::note(ctx, &mut store, &people)?;
    }
    let count = held.len();
    for (held, accounts) in held {
        let shown = shown_path(held.path());
        held.publish()?;
        let (accounts, system) = (counted(accounts, "account"), args.format.system());
        ctx.ui.answer(format_args!("{shown}: {accounts} for {system}"))?;
    }
    if !closed.is_empty() {
        ctx.ui.status(format_args!("Left out: {}", reasons(&closed)));
    }
    tell(ctx, args.format, &settings, people.len());
    tell_passwords(ctx, args.format);
    if args.format.is_whole() && !args.all {
        let system = args.format.system();
        ctx.ui.warn(format_args!(
            "{system} takes everybody who is not in it for gone; --all writes all"
        ));
    }
    if let Some(next) = args.split.map(|_| numbered(&args.output, count)).filter(|it| it.exists()) {
        let next = shown_path(&next);
        ctx.ui.warn(format_args!("{next} is from before: it is not one of these files"));
    }
    Ok(if all_are_in { Done::Well } else { Done::LookAgain })
}

impl Args {
    /// Whose accounts are meant, and who is left out. Accounts that are closed are only meant where somebody says so,
    /// and the system can be told.
    fn students(
        &self,
        ctx: &mut Context,
        store: &Store,
        settings: &Settings,
    ) -> Result<(Vec<Student>, LeftOutList), Error> {
        let selection = self.selection.selection(settings.school_stage)?;
        let students = if self.who.is_empty() {
            select_students(store, &selection, ctx.act.at)?
        } else {
            find_all(ctx, store, &self.who)?
        };
        let asks_for_closed =
            !self.who.is_empty() || selection.statuses.contains(&Status::Disabled);
        let takes_closed = asks_for_closed && self.format.tells_closed();
        let is_out = |student: &Student| student.account.disabled.is_some() && !takes_closed;
        let (out, of): (Vec<_>, Vec<_>) = students.into_iter().partition(is_out);
        let why = LeftOut::Status(Status::Disabled);
        Ok((of, out.into_iter().map(|student| (student, why)).collect()))
    }

    /// Half a school would make the other half leave.
    fn refuse_parts(&self) -> Result<(), Error> {
        let part = [("--split", self.split.is_some()), ("--skip-bad", self.skip_bad)];
        match part.into_iter().find(|(_, is_given)| *is_given) {
            Some((flag, _)) if self.format.is_whole() => {
                let what = format!("{flag} makes a part, and {} wants all", self.format.system());
                Err(Error::of(Kind::Usage, what).hint("leave it out"))
            }
            _ => Ok(()),
        }
    }

    fn unfit(&self) -> Unfit {
        match self.skip_bad {
            true => Unfit::LeaveOut,
            false if self.format.is_whole() => Unfit::Stop("mims edit corrects a name"),
            false => Unfit::Stop("--skip-bad leaves them out"),
        }
    }

    /// All files are whole before the first of them gets its name.
    fn hold(&self, people: &[Person<'_>]) -> Result<Vec<(Held, usize)>, Error> {
        let most = self.split.and_then(|most| usize::try_from(most).ok());
        let parts = people.chunks(most.unwrap_or(people.len()).max(1)).enumerate();
        let hold = |(at, part): (usize, &[Person<'_>])| {
            let path = most.map_or_else(|| self.output.clone(), |_| numbered(&self.output, at));
            Ok((Held::new(&path, self.force, export(self.format, part)?)?, part.len()))
        };
        parts.map(hold).collect()
    }
}

/// `google.csv` as the first of several is `google-1.csv`.
fn numbered(path: &Path, at: usize) -> PathBuf {
    beside(path, &(at + 1).to_string())
}
