//! `mims stickers`

use std::collections::HashSet;
use std::path::PathBuf;

use clap::ValueHint;

use super::delivery::{self, Delivery, Label, Prepared, reasons};
use super::preview;
use super::sheet::{SHEET_FLAGS, SheetArgs};
use crate::commands::flags::key::KeyArgs;
use crate::commands::flags::selection::SelectionArgs;
use crate::context::{Context, Done};
use crate::crypto::VaultKey;
use crate::domain::{BatchId, LeftOut, Selection, Settings, StudentId, counted};
use crate::ops::{
    Form, OpenList, Printed, list_open, open_passwords, read_settings, record_printed,
};
use crate::store::Store;
use crate::terminal::{Error, Kind};

/// Make login stickers for the Kidz Organiser, or slips for the form teachers
///
/// Only students whose temporary password is open and was not printed yet get one; the others are counted with the
/// reason. A student who lost a sticker needs a reset: a lost sticker is a found one. The label sheet, the shift of the
/// printer and the look are the school's: mims sheets, and mims settings set stickers.sheet.
#[derive(clap::Args)]
#[command(after_long_help = "Examples:
  mims stickers --batch 1 --output january.pdf
  mims stickers --class \"3 Integrity\" --output 3i.pdf --start-at 5
  mims stickers --all --slips --output slips.pdf
  mims stickers --not-printed --print staffroom")]
#[command(group = clap::ArgGroup::new("which").multiple(true).args(["class", "level", "year", "batch", "status", "not_printed", "all"]))]
#[command(group = clap::ArgGroup::new("where").args(["output", "print", "preview"]))]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own on the command line")]
pub struct Args {
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
        return Err(usage("which students?", "--all, --class, --batch, ... say which"));
    }
    let delivery = args.delivery()?;
    let mut store = ctx.store()?;
    let settings = read_settings(&store)?;
    let form = args.form(&settings)?;
    let selection = args.selection.selection(settings.school_stage)?;
    let list = list_open(&store, &selection, args.printed(), ctx.act.at)?;
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
        if self.split { self.sheet.split(settings) } else { self.sheet.stickers(settings) }
    }

    /// Where the paper goes; a preview is none.
    fn delivery(&self) -> Result<Option<Delivery>, Error> {
        match (&self.output, &self.print) {
            (Some(path), _) if self.split => Delivery::split(path, self.force).map(Some),
            (Some(path), _) => Delivery::answer(path, self.force).map(Some),
            (None, Some(printer)) => Delivery::printer(printer.as_deref()).map(Some),
            (None, None) if self.preview => Ok(None),
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
        self.all || self.not_printed || self.selection.is_given()
    }
}

fn usage(what: &str, hint: &str) -> Error {
    Error::of(Kind::Usage, what).hint(hint)
}

/// Makes the paper. It is noted before it can be seen; `noted` says so, and how to have it again.
fn print(
    ctx: &mut Context,
    (store, settings): (&mut Store, &Settings),
    mut list: OpenList,
    key: &VaultKey,
    again: bool,
    (mut delivery, form): Prepared,
    noted: &str,
) -> Result<(), Error> {
    if matches!(form, Form::Split(..)) {
        list = list.with_register_number();
    }
    refuse_empty(&list)?;
    let OpenList { sealed, left_out } = list;
    let open = open_passwords(store, sealed, key)?;
    let handouts = open.iter().map(|open| open.handout()).collect();
    let papers = delivery::make(ctx, store, settings, handouts, &left_out, &form)?;
    delivery.hold(&papers)?;
    record_printed(store, &open, &delivery.details(&form, again), &ctx.act)?;
    ctx.did(noted);
    if !left_out.is_empty() {
        ctx.ui.status(format_args!("Left out: {}", reasons(&left_out)));
    }
    let label = Label::new(&form, open.len(), &papers);
    delivery.deliver(ctx, &papers, &label)
}

fn refuse_empty(OpenList { sealed, left_out }: &OpenList) -> Result<(), Error> {
    if !sealed.is_empty() {
        return Ok(());
    }
    let was_printed = left_out.iter().any(|(_, reason)| *reason == LeftOut::Printed);
    let error = Error::refused(format!("no stickers to print: {}", reasons(left_out)));
    Err(error.hint(if was_printed {
        "--again prints the same passwords again (a printer fault); a lost sticker needs mims reset"
    } else {
        "mims reset gives a student a new temporary password"
    }))
}

/// Prints what was not printed yet of these students, whom an earlier run may have made and not come to print.
pub fn print_rest(
    ctx: &mut Context,
    (store, settings): (&mut Store, &Settings),
    key: &KeyArgs,
    (year, students): (i16, &HashSet<StudentId>),
    paper: Prepared,
) -> Result<(), Error> {
    let selection = Selection { year: Some(year), ..Selection::default() };
    let list = list_open(store, &selection, Printed::LeaveOut, ctx.act.at)?.of(students);
    if list.sealed.is_empty() {
        ctx.ui.status(format_args!(
            "No stickers are made: {}; mims stickers --again prints the same ones once more.",
            reasons(&list.left_out)
        ));
        return Ok(());
    }
    let count = counted(list.sealed.len(), "student");
    ctx.ui
        .status(format_args!("Not printed yet: {count} on this list; the stickers are made now."));
    let key = key.open(ctx, store)?;
    let noted = "they are noted as printed; mims stickers --again prints them once more";
    print(ctx, (store, settings), list, &key, false, paper, noted)
}

/// Prints the stickers of a batch that was just made.
pub fn print_batch(
    ctx: &mut Context,
    store: &mut Store,
    settings: &Settings,
    key: &VaultKey,
    batch: BatchId,
    paper: Prepared,
) -> Result<(), Error> {
    let selection = Selection { batch: Some(batch), ..Selection::default() };
    let list = list_open(store, &selection, Printed::LeaveOut, ctx.act.at)?;
    let noted = format!(
        "the accounts are made and noted as printed; mims stickers --batch {batch} --again --output FILE prints them"
    );
    print(ctx, (store, settings), list, key, false, paper, &noted)
}
