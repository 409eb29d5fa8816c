//! `mims sheets`: which label sheets there are, whether the printer agrees with one, and the template to start from.

use std::path::{Path, PathBuf};

use clap::ValueHint;

use super::delivery::{Delivery, Label};
use super::sheet::on_sheet;
use crate::commands::flags::rows::format_word;
use crate::commands::manual::complete;
use crate::context::{Context, Done};
use crate::domain::{Role, Settings, day_of, shown_path};
use crate::files::Readers;
use crate::ops::{Paper, read_settings};
use crate::print::{Calibration, Look, Placement, Sheet, Sticker, template_of, test_page};
use crate::rows::{Cell, Column, Format, Rows};
use crate::store::{Store, StoreError};
use crate::terminal::{Error, new_file};

/// List the label sheets, print a test page, or write the template of a sticker
///
/// The sheet that the school prints on is a setting: mims settings set stickers.sheet L7163. Try a new one with a test
/// page on plain paper first; where its lines lie beside the labels, stickers.nudge shifts everything. A school's own
/// sticker starts from the template of the built-in one: mend the file, mims settings set stickers.template FILE, and
/// look at the sample on a test page.
#[derive(clap::Args)]
#[command(after_long_help = "Examples:
  mims sheets
  mims sheets --test-page test.pdf
  mims sheets --sheet L7163 --test-page test.pdf
  mims sheets --template sticker.toml")]
#[command(group = clap::ArgGroup::new("what").args(["test_page", "print_test_page", "template"]))]
pub struct Args {
    /// Make a PDF for plain paper that shows whether printer and label sheet agree; - is standard output
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    test_page: Option<PathBuf>,
    /// Print that page at once, on this printer or the default one
    #[arg(long, value_name = "PRINTER")]
    #[expect(clippy::option_option, reason = "the flag may stand alone")]
    print_test_page: Option<Option<String>>,
    /// Write the built-in sticker as a TOML file of boxes; - is standard output
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    template: Option<PathBuf>,
    /// The sheet that the page or the template is for [default: the school's]
    #[arg(long, value_name = "SHEET", requires = "what", add = complete::sheet())]
    sheet: Option<String>,
    /// Replace the file if it is there already
    #[arg(long, requires = "what", conflicts_with = "print_test_page")]
    force: bool,
    /// How to write the rows of the list
    #[arg(long, default_value_t, value_parser = format_word(), conflicts_with = "what")]
    format: Format,
}

/// Runs the command.
pub fn run(ctx: &mut Context, args: &Args) -> Result<Done, Error> {
    let settings = settings(ctx)?;
    let on_sheet = || on_sheet(&settings, args.sheet.as_deref());
    match args {
        Args { test_page: Some(path), .. } => {
            page(ctx, &settings, on_sheet()?, Delivery::answer(path, args.force)?)?;
        }
        Args { print_test_page: Some(printer), .. } => {
            page(ctx, &settings, on_sheet()?, Delivery::printer(printer.as_deref())?)?;
        }
        Args { template: Some(path), .. } => {
            write_template(ctx, &on_sheet()?.0.sheet, path, args.force)?;
        }
        _ => list(ctx, &settings, args.format)?,
    }
    Ok(Done::Well)
}

/// The school's choices; where there is no store yet, what they are as it comes.
fn settings(ctx: &Context) -> Result<Settings, Error> {
    match Store::open(&ctx.folder()?) {
        Ok(store) => Ok(read_settings(&store)?),
        Err(StoreError::Missing(_)) => Ok(Settings::default()),
        Err(error) => Err(error.into()),
    }
}

fn page(
    ctx: &mut Context,
    settings: &Settings,
    (placement, look): (Placement, Look),
    mut delivery: Delivery,
) -> Result<(), Error> {
    const SHIFT: &str =
        "mims settings set stickers.nudge 0.5,-1 is 0.5 mm to the right and 1 mm up";
    let sample = Sticker {
        school: &settings.school_name,
        name: "SAMPLE STUDENT",
        class: "1 Sample",
        register_no: Some(1),
        login: "sample_student",
        domain: Role::Student.domain(),
        password: Some(("Sample-Password-Only-222", day_of(ctx.act.at))),
    };
    let on_it = Calibration { look: &look, portal_url: &settings.portal_url, sample, shift: SHIFT };
    let papers = [Paper { part: None, pages: test_page(&placement, &on_it)? }];
    delivery.hold(&papers)?;
    let sheet = &placement.sheet;
    let said = vec![format!("test page for {}", sheet.name)];
    let (title, media) = ("mims test page", sheet.page.name);
    delivery.deliver(ctx, &papers, &Label { said, title, media, secret: false })
}

fn write_template(ctx: &mut Context, sheet: &Sheet, path: &Path, force: bool) -> Result<(), Error> {
    let text = template_of(sheet).ok_or_else(|| {
        Error::refused(format!("the labels of {} are too small for a sticker", sheet.name))
    })?;
    if path == Path::new("-") {
        return ctx.ui.answer_bytes(text.as_bytes());
    }
    let mut file = new_file(path, force, Readers::Everybody)?;
    file.write(text.as_bytes())?;
    file.publish()?;
    let shown = shown_path(path);
    ctx.ui.answer(format_args!("{shown}: the built-in sticker on {}", sheet.name))?;
    ctx.ui.status(format_args!("Next: mend it, then mims settings set stickers.template {shown}"));
    Ok(())
}

fn list(ctx: &mut Context, settings: &Settings, format: Format) -> Result<(), Error> {
    const COLUMNS: [Column; 10] = [
        Column { field: "sheet", title: Some("Sheet") },
        Column { field: "maker", title: Some("Maker") },
        Column { field: "page", title: Some("Page") },
        Column { field: "columns", title: Some("Across") },
        Column { field: "rows", title: Some("Down") },
        Column { field: "labels", title: Some("Labels") },
        Column { field: "width_mm", title: Some("Width") },
        Column { field: "height_mm", title: Some("Height") },
        Column { field: "stickers", title: Some("Stickers") },
        Column { field: "also", title: Some("Also called") },
    ];
    let mut rows = Rows::new(&COLUMNS);
    for sheet in Sheet::all() {
        rows.push(vec![
            sheet.name.into(),
            sheet.maker.into(),
            sheet.page.name.into(),
            sheet.columns.into(),
            sheet.rows.into(),
            (sheet.labels_per_page() as u64).into(),
            Cell::shown(sheet.width),
            Cell::shown(sheet.height),
            if sheet.holds_stickers() { "yes" } else { "too small" }.into(),
            sheet.aliases.join(" ").into(),
        ]);
    }
    ctx.ui.rows(rows, format)?;
    let sheet = &settings.sticker_sheet;
    ctx.ui.status(format_args!("Stickers go on {sheet} (mims settings set stickers.sheet)."));
    Ok(())
}
