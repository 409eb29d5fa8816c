//! `mims stickers`

use std::path::PathBuf;

use clap::ValueHint;

use super::delivery::Delivery;
use super::preview;
use super::printing::{print, print_login_ids, refuse_empty};
use super::sheet::{SHEET_FLAGS, SheetArgs};
use crate::commands::flags::key::KeyArgs;
use crate::commands::flags::selection::SelectionArgs;
use crate::commands::flags::who::find_all;
use crate::commands::manual::complete;
use crate::context::{Context, Done};
use crate::domain::{Settings, Student};
use crate::ops::{Form, Printed, list_open, read_settings, select_students};
use crate::print::Part;
use crate::store::Store;
use crate::terminal::{Error, Kind, need_reader};

/// Make login stickers for the Kidz Organiser, or slips for the form teachers
///
/// Only students whose temporary password is open and was not printed yet get one; the others are counted with the
/// reason. Those with their own passwords get a sticker for a new Organiser with --login-only. A student who lost a sticker needs a reset: a lost sticker is a found one. The label sheet, the shift of the
/// printer and the look are the school's: mims sheets, and mims settings set stickers.sheet.
#[derive(clap::Args)]
#[command(after_long_help = "Examples:
  mims stickers \"3 Integrity/12\" 3A/15 --again --output two.pdf
  mims stickers --batch 1 --output january.pdf
  mims stickers --class \"3 Integrity\" --output 3i.pdf --start-at 5
  mims stickers --level P4 --login-only --output p4.pdf
  mims stickers --all --slips --output slips.pdf
  mims stickers --not-printed --print staffroom")]
#[command(group = clap::ArgGroup::new("which").multiple(true).args(["who", "class", "level", "year", "batch", "status", "not_printed", "all"]))]
#[command(group = clap::ArgGroup::new("where").args(["output", "print", "preview"]))]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own on the command line")]
pub struct Args {
    /// Whose sticker: each by login ID, CLASS/REGISTER, student reference or full name
    #[arg(value_name = "WHO", add = complete::who(), conflicts_with_all = ["class", "level", "year", "batch", "status", "not_printed", "all"])]
    who: Vec<String>,
    /// The PDF to make; - is standard output
    #[arg(long, short, value_name = "FILE", value_hint = ValueHint::FilePath)]
    output: Option<PathBuf>,
    /// Print at once, on this printer or the default one; no file is made
    #[arg(long, value_name = "PRINTER")]
    #[expect(clippy::option_option, reason = "the flag may stand alone")]
    print: Option<Option<String>>,
    /// Show on the terminal what the stickers say, passwords masked
    #[arg(long, conflicts_with_all = SHEET_FLAGS)]
    preview: bool,
    /// Show the passwords in the preview; needs the vault key and goes into the audit log
    #[arg(long, requires = "preview", conflicts_with_all = ["output", "print"])]
    show: bool,
    /// Slips by class for the form teachers instead of stickers: A4, to be cut, each class with a cover
    #[arg(long, conflicts_with_all = SHEET_FLAGS, conflicts_with = "preview")]
    slips: bool,
    /// Leave out the covers of the slips
    #[arg(long, requires = "slips", conflicts_with_all = SHEET_FLAGS, conflicts_with_all = ["split", "preview"])]
    no_cover: bool,
    /// Login IDs without passwords, for all who are selected and have an account that is open; they look as built in
    #[arg(long, conflicts_with_all = ["slips", "split", "preview", "again", "not_printed", "key", "passphrase_file"])]
    login_only: bool,
    /// Login IDs and passwords on separate stickers, in FILE-login.pdf and FILE-password.pdf; the second bear class
    /// and register number and no name, and both look as built in
    #[arg(long, conflicts_with_all = ["slips", "preview"])]
    split: bool,
    /// Replace the PDF if it is there already
    #[arg(long, requires = "output", conflicts_with_all = ["print", "preview"])]
    force: bool,
    #[command(flatten, next_help_heading = "Label sheet")]
    sheet: SheetArgs,
    #[command(flatten)]
    key: KeyArgs,
    #[command(flatten)]
    selection: SelectionArgs,
    /// Everybody who was not printed yet
    #[arg(long, conflicts_with = "again", help_heading = "Which students")]
    not_printed: bool,
    /// Also those who were printed before, with the same password (a printer fault)
    #[arg(long, help_heading = "Which students")]
    again: bool,
    /// Everybody
    #[arg(long, help_heading = "Which students")]
    all: bool,
}

/// Runs the command.
pub fn run(ctx: &mut Context, args: &Args) -> Result<Done, Error> {
    if !args.has_selection() {
        return Err(usage("which students?", "WHO, --class, --batch, --all, ... say which"));
    }
    let mut delivery = args.delivery()?;
    let mut store = ctx.store()?;
    let settings = read_settings(&store)?;
    let form = args.form(&settings)?;
    let form = if args.who.is_empty() { form } else { form.of_single_students() };
    let students = args.students(ctx, &store, &settings)?;
    if let Some(delivery) = delivery.take_if(|_| args.login_only) {
        print_login_ids(ctx, &store, &settings, students, (delivery, form))?;
        return Ok(Done::Well);
    }
    let list = list_open(&store, students, args.printed(), ctx.act.at)?;
    if let Some(delivery) = delivery {
        let key = args.key.open(ctx, &store)?;
        let noted = "they are noted as printed; the same with --again makes them once more";
        print(ctx, (&mut store, &settings), list, &key, args.again, (delivery, form), noted)?;
    } else {
        refuse_empty(&list)?;
        let key = if args.show { Some(args.key.open(ctx, &store)?) } else { None };
        preview::show(ctx, &mut store, &settings, list, key.as_ref())?;
    }
    Ok(Done::Well)
}

impl Args {
    fn form(&self, settings: &Settings) -> Result<Form, Error> {
        if self.slips {
            return Ok(Form::Slips { cover: !self.no_cover });
        }
        if self.split {
            return self.sheet.split(settings);
        }
        let part = if self.login_only { Part::Login } else { Part::Whole };
        self.sheet.stickers(settings, part)
    }

    fn students(
        &self,
        ctx: &mut Context,
        store: &Store,
        settings: &Settings,
    ) -> Result<Vec<Student>, Error> {
        if !self.who.is_empty() {
            return find_all(ctx, store, &self.who);
        }
        let selection = self.selection.selection(settings.school_stage)?;
        Ok(select_students(store, &selection, ctx.act.at)?)
    }

    /// Where the paper goes; a preview is none.
    fn delivery(&self) -> Result<Option<Delivery>, Error> {
        match (&self.output, &self.print) {
            (Some(path), _) if self.split => Delivery::split(path, self.force).map(Some),
            (Some(path), _) => Delivery::answer(path, self.force).map(Some),
            (None, Some(printer)) => Delivery::printer(printer.as_deref()).map(Some),
            (None, None) if self.preview => need_reader().map(|()| None),
            (None, None) => Err(usage(
                "where to?",
                "--output FILE makes a PDF, --print prints it, --preview shows it here",
            )),
        }
    }

    fn printed(&self) -> Printed {
        match (self.again, self.not_printed) {
            (true, _) => Printed::Again,
            (false, true) => Printed::Ignore,
            (false, false) => Printed::LeaveOut,
        }
    }

    fn has_selection(&self) -> bool {
        !self.who.is_empty() || self.all || self.not_printed || self.selection.is_given()
    }
}

fn usage(what: &str, hint: &str) -> Error {
    Error::of(Kind::Usage, what).hint(hint)
}
