//! `mims check`

use crate::commands::flags::key::{KeyArgs, KeyLook};
use crate::commands::flags::rows::format_word;
use crate::context::{Context, Done};
use crate::domain::counted;
use crate::ops::{Soundness, check_store};
use crate::rows::{Column, Format, Rows, columns};
use crate::store::Inspection;
use crate::terminal::{Error, told_fault_of_store, told_flaw};

/// Look whether the store is sound: every page, every row, the audit log, the pepper and the vault key
///
/// Nothing is changed. Each fault is named with what helps, and the exit code is then 4. The nightly report and mims
/// audit verify look at the log, the tables and the settings only.
#[derive(clap::Args)]
#[command(after_long_help = "Examples:
  mims check
  mims check --passphrase-file pass.txt
  mims check --key /media/usb/vault.key --format json")]
pub struct Args {
    #[command(flatten)]
    key: KeyArgs,
    /// How to write the faults
    #[arg(long, default_value_t, value_parser = format_word())]
    format: Format,
}

/// Runs the command.
pub fn run(ctx: &mut Context, args: &Args) -> Result<Done, Error> {
    let folder = ctx.folder()?;
    let inspection = Inspection::of_folder(&folder)?;
    let look = args.key.look(&folder)?;
    let keys = match &look {
        KeyLook::Open(keys) => Some(keys.as_slice()),
        KeyLook::Elsewhere | KeyLook::Locked => None,
    };
    show(ctx, check_store(&inspection, keys)?, args.format)?;
    match look {
        KeyLook::Open(_) => {}
        KeyLook::Elsewhere => ctx
            .ui
            .status("Not checked: the vault key, which is not in the store; --key FILE names it."),
        KeyLook::Locked => ctx.ui.status(
            "Not checked: the vault key, which has a passphrase; --passphrase-file FILE opens it.",
        ),
    }
    Ok(Done::Well)
}

/// Tells what was found; a store that is not sound is an error.
pub(super) fn show(ctx: &mut Context, found: Soundness, format: Format) -> Result<(), Error> {
    const COLUMNS: [Column; 4] = columns!["kind", "place", "finding", "help"];
    let mut rows = Rows::new(&COLUMNS);
    let faults = match found {
        Soundness::Sound { head, students } if format == Format::Table => {
            let (students, rows) = (counted(students, "student"), counted(head.seq, "row"));
            return ctx.ui.answer(format_args!(
                "The store is sound: {students}, {rows} in the audit log, head {head}"
            ));
        }
        Soundness::Sound { .. } => return ctx.ui.rows(rows, format),
        Soundness::Faulty(faults) => faults,
    };
    for fault in &faults {
        let (finding, help) = told_flaw(fault.flaw);
        if format == Format::Table {
            let line = told_fault_of_store(fault);
            ctx.ui.answer(format_args!("{line}\n    {help}"))?;
        }
        rows.push(vec![
            fault.flaw.as_str().into(),
            fault.place.clone().into(),
            finding.into(),
            help.into(),
        ]);
    }
    if format != Format::Table {
        ctx.ui.rows(rows, format)?;
    }
    Err(Error::unsound(faults.len()))
}
