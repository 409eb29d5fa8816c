//! `mims stickers`

use std::collections::HashSet;
use std::path::PathBuf;

use clap::ValueHint;

use super::delivery::{self, Delivery, Label, Prepared, reasons};
use super::{preview, test_page};
use crate::commands::flags::key::KeyArgs;
use crate::commands::flags::rows::format_word;
use crate::commands::flags::selection::SelectionArgs;
use crate::commands::flags::sheet::{self, SHEET_FLAGS, SheetArgs};
use crate::context::{Context, Done};
use crate::crypto::VaultKey;
use crate::domain::{BatchId, LeftOut, Selection, Settings, StudentId, counted};
use crate::ops::{
    Form, OpenList, Printed, list_open, open_passwords, read_settings, record_printed,
};
use crate::rows::Format;
use crate::store::Store;
use crate::terminal::{Error, Kind};

/// Make login stickers for the Kidz Organiser, or slips for the form teachers
///
/// Only students whose temporary password is open and was not printed yet get one; the others are counted with the
/// reason. A student who lost a sticker needs a reset: a lost sticker is a found one. Try a new kind of sheet with
/// --test-page on plain paper first.
#[derive(clap::Args)]
#[command(after_long_help = "Examples:
  mims stickers --batch 1 --output january.pdf
  mims stickers --class \"3 Integrity\" --output 3i.pdf --sheet L7163 --start-at 5
  mims stickers --all --slips --output slips.pdf
  mims stickers --not-printed --print staffroom
  mims stickers --sheet L7163 --test-page --output test.pdf
  mims stickers --sheet list
  mims stickers --template show > sticker.toml
  mims stickers --all --template sticker.toml --output all.pdf")]
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
    #[arg(long, requires = "slips", conflicts_with_all = SHEET_FLAGS, conflicts_with_all = ["split", "preview", "test_page"])]
    no_cover: bool,
    /// Login IDs and passwords on separate stickers, in FILE-login.pdf and FILE-password.pdf; the second bear class
    /// and register number and no name
    #[arg(long, conflicts_with_all = ["slips", "preview", "template"])]
    split: bool,
    /// A page for plain paper that shows whether printer and label sheet agree
    #[arg(long, conflicts_with_all = ["which", "preview", "slips", "split", "again", "start_at", "new_sheet_per_class", "sort", "outlines", "template", "key", "passphrase_file"])]
    test_page: bool,
    /// Replace the PDF if it is there already
    #[arg(long, requires = "output", conflicts_with_all = ["print", "preview"])]
    force: bool,
    #[command(flatten, next_help_heading = "Label sheet")]
    sheet: SheetArgs,
    /// How to write the rows of --sheet list
    #[arg(long, value_parser = format_word(), conflicts_with = "where", help_heading = "Label sheet")]
    format: Option<Format>,
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
    if args.sheet.asks_for_template() {
        args.refuse_beside("--template show")?;
        ctx.ui.answer_bytes(args.sheet.built_in_template()?.as_bytes())?;
        return Ok(Done::Well);
    }
    if args.sheet.asks_for_list() {
        args.refuse_beside("--sheet list")?;
        sheet::list(ctx, args.format.unwrap_or_default())?;
        return Ok(Done::Well);
    }
    if args.format.is_some() {
        return Err(usage("--format is for rows", "--sheet list shows the sheets as rows"));
    }
    if args.test_page {
        test_page::run(ctx, &args.sheet.placement()?, |form| args.delivery(form))?;
        return Ok(Done::Well);
    }
    if !args.has_selection() {
        return Err(usage("which students?", "--all, --class, --batch, ... say which"));
    }
    let paper = if args.preview {
        None
    } else {
        let form = args.form()?;
        Some((args.delivery(&form)?, form))
    };
    let mut store = ctx.store()?;
    let settings = read_settings(&store)?;
    let selection = args.selection.selection(settings.school_stage)?;
    let list = list_open(&store, &selection, args.printed(), ctx.act.at)?;
    if let Some(paper) = paper {
        let key = args.key.open(ctx, &store)?;
        let noted = "they are noted as printed; the same with --again makes them once more";
        print(ctx, (&mut store, &settings), list, &key, args.again, paper, noted)?;
    } else {
        refuse_empty(&list)?;
        let key = if args.show { Some(args.key.open(ctx, &store)?) } else { None };
        preview::show(ctx, &mut store, &settings, list, key.as_ref())?;
    }
    Ok(Done::Well)
}

impl Args {
    fn form(&self) -> Result<Form, Error> {
        if self.slips {
            return Ok(Form::Slips { cover: !self.no_cover });
        }
        if self.split {
            return Ok(Form::Split(self.sheet.placement()?, self.sheet.order()));
        }
        self.sheet.form()
    }

    fn delivery(&self, form: &Form) -> Result<Delivery, Error> {
        match (&self.output, &self.print) {
            (Some(path), _) => Delivery::answer(path, form, self.force),
            (None, Some(printer)) => Delivery::printer(printer.as_deref()),
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

    /// What is only shown is an answer of its own: whatever else was asked for would not be done.
    fn refuse_beside(&self, flag: &str) -> Result<(), Error> {
        let another = self.has_selection()
            || self.output.is_some()
            || self.print.is_some()
            || self.preview
            || self.split
            || self.slips
            || self.test_page
            || self.again;
        if another {
            return Err(usage(&format!("{flag} stands alone"), "leave out the other flags"));
        }
        Ok(())
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
