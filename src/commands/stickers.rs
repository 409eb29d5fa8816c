//! `mims stickers`

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::ValueHint;

use crate::commands::key::KeyArgs;
use crate::commands::selection::SelectionArgs;
use crate::commands::sheet::SheetArgs;
use crate::context::{Context, Done};
use crate::crypto::VaultKey;
use crate::domain::{Selection, Settings};
use crate::error::Error;
use crate::ops::{LeftOut, StickerSet, collect_stickers, record_printed};
use crate::output::OutputFile;
use crate::print::Sheet;
use crate::store::{Store, settings};

/// Make a PDF of login stickers for the Kidz Organiser
///
/// Only students whose temporary password is still open get one; the others are counted with the reason. A student
/// who lost a sticker needs a reset: a lost sticker is a found one.
#[derive(clap::Args)]
#[command(after_long_help = "Examples:
  mims stickers --batch 1 --output january.pdf
  mims stickers --class \"3 Integrity\" --output 3i.pdf --sheet L7163
  mims stickers --all --output all.pdf --key /media/usb/vault.key")]
#[command(group = clap::ArgGroup::new("which").required(true).multiple(true).args(["class", "level", "year", "batch", "status", "all"]))]
pub struct Args {
    /// The PDF to make
    #[arg(long, short, value_name = "FILE", value_hint = ValueHint::FilePath)]
    output: PathBuf,
    #[command(flatten)]
    sheet: SheetArgs,
    /// Replace the PDF if it is there already
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    key: KeyArgs,
    #[command(flatten)]
    selection: SelectionArgs,
    /// Everybody
    #[arg(long, help_heading = "Which students")]
    all: bool,
}

/// Runs the command.
pub fn run(ctx: &mut Context, args: &Args) -> Result<Done, Error> {
    let sheet = args.sheet.sheet()?;
    let mut store = ctx.store()?;
    let settings = store.read(settings::load)?;
    let selection = args.selection.selection(settings.school_stage)?;
    let file = OutputFile::prepare(&args.output, args.force)?;
    let key = args.key.open(ctx, &store)?;
    let job =
        Job { selection: &selection, settings: &settings, sheet, key: &key, path: &args.output };
    job.print(ctx, &mut store, file)?;
    Ok(Done::Well)
}

/// One PDF of stickers.
pub struct Job<'a> {
    /// For whom.
    pub selection: &'a Selection,
    /// The school's choices.
    pub settings: &'a Settings,
    /// The label sheet.
    pub sheet: &'static Sheet,
    /// The vault key.
    pub key: &'a VaultKey,
    /// Where the PDF goes.
    pub path: &'a Path,
}

impl Job<'_> {
    /// Makes the PDF. It is noted before it can be seen.
    pub fn print(
        &self,
        ctx: &mut Context,
        store: &mut Store,
        mut file: OutputFile,
    ) -> Result<(), Error> {
        let set = collect_stickers(store, self.selection, self.key, ctx.act.at)?;
        let left_out = reasons(&set);
        if set.open.is_empty() {
            let error = Error::refused(format!("no stickers to print: {left_out}"));
            return Err(error.hint("mims reset gives a student a new temporary password"));
        }
        file.write(&set.render(self.sheet, self.settings)?)?;
        let details = format!("sticker on {}", self.sheet.name());
        record_printed(store, &set, &details, &ctx.act)?;
        file.publish()?;
        let pages = set.open.len().div_ceil(self.sheet.labels_per_page());
        let (stickers, sheet, path) = (set.open.len(), self.sheet.name(), self.path.display());
        ctx.ui.answer(format_args!("{path}: {stickers} stickers on {pages} sheets of {sheet}"))?;
        if !set.left_out.is_empty() {
            ctx.ui.status(format_args!("Left out: {left_out}"));
        }
        ctx.ui.status(
            "Next: print it at 100 %, not \"fit to page\", and delete the file afterwards.",
        );
        Ok(())
    }
}

/// Who was left out, counted by reason.
fn reasons(set: &StickerSet) -> String {
    let mut counts: BTreeMap<LeftOut, usize> = BTreeMap::new();
    for (_, reason) in &set.left_out {
        *counts.entry(*reason).or_default() += 1;
    }
    if counts.is_empty() {
        return "nobody is selected".to_owned();
    }
    let counted = counts.into_iter().map(|(reason, count)| match reason {
        LeftOut::Status(status) => format!("{count} {status}"),
        LeftOut::NoCopy => format!("{count} without a sealed copy"),
    });
    counted.collect::<Vec<_>>().join(", ")
}
