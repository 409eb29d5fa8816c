//! `mims backup` and `mims restore`

use std::path::{Path, PathBuf};

use clap::ValueHint;

use super::check;
use crate::commands::flags::lock::{LockArgs, OpenerArgs};
use crate::context::{Context, Done};
use crate::domain::{counted, shown_path};
use crate::ops::{Soundness, check_backup, check_store, make_backup, open_backup};
use crate::rows::Format;
use crate::store::{Inspection, Unpacked, read_private};
use crate::terminal::{Error, Kind, new_backup_file, read_file, told_fault_of_store};

/// More than any backup has, in bytes.
const MOST: usize = 4 * 1024 * 1024 * 1024 - 2;

/// Copy the whole store into one file, closed with a passphrase or for age keys
///
/// Students, log, settings, pepper and vault key, all of one moment: others may go on working meanwhile. The file is
/// there as a whole or not at all, and mims restore or the age program open it. Keep it on another computer than the
/// store, and the passphrase apart from it.
#[derive(clap::Args)]
#[command(after_long_help = "Examples:
  mims backup /media/usb/school.backup
  mims backup school.backup --new-passphrase-file pass.txt --without-key
  mims backup school.backup --recipient age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p
  mims backup --verify /media/usb/school.backup")]
pub struct Args {
    /// The file to make
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    file: PathBuf,
    /// Look through a backup that was made before: does it open, and is the store in it sound?
    #[arg(long, conflicts_with_all = ["recipient", "new_passphrase_file", "without_key", "key", "force"])]
    verify: bool,
    #[command(flatten)]
    lock: LockArgs,
    /// Leave out the vault key, which then has to be kept elsewhere
    #[arg(long)]
    without_key: bool,
    /// The vault key, when it is kept outside the store
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, conflicts_with = "without_key")]
    key: Option<PathBuf>,
    /// Replace a backup that is there already
    #[arg(long)]
    force: bool,
    #[command(flatten, next_help_heading = "Opening it with --verify")]
    opener: OpenerArgs,
}

/// Bring a backup back, into a new folder
///
/// The store is what it was when the backup was made, with the same log. It is put where --store says, or where a store
/// is looked for anyway; one that is there already is never touched. The new store is checked at once.
#[derive(clap::Args)]
#[command(after_long_help = "Examples:
  mims restore /media/usb/school.backup
  mims restore school.backup --store /srv/mims --passphrase-file pass.txt
  mims restore school.backup --identity age-key.txt")]
pub struct RestoreArgs {
    /// The backup
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    file: PathBuf,
    #[command(flatten)]
    opener: OpenerArgs,
}

/// Runs `mims backup`.
pub fn run(ctx: &mut Context, args: &Args) -> Result<Done, Error> {
    if args.verify {
        let backup = open(ctx, &args.file, &args.opener)?;
        check::show(ctx, check_backup(&backup)?, Format::Table)?;
        tell_key(ctx, &backup);
        return Ok(Done::Well);
    }
    if args.opener.is_given() {
        let error = Error::of(Kind::Usage, "--passphrase-file and --identity open a backup");
        return Err(
            error.hint("--verify looks through one; --new-passphrase-file closes a new one")
        );
    }
    let mut file = new_backup_file(&args.file, args.force)?;
    let store = ctx.store()?;
    let key = args.key.clone().unwrap_or_else(|| store.key_path());
    let key = Some(key).filter(|_| !args.without_key);
    if let Some(key) = &key {
        read_private(key).map_err(|error| {
            Error::from(error).hint("--key FILE names the vault key; --without-key leaves it out")
        })?;
    }
    let lock = args.lock.lock(ctx, "Passphrase for the backup")?;
    let backup = make_backup(&store, key.as_deref(), &lock)?;
    file.write(&backup)?;
    file.publish()?;
    ctx.did("this is done: the backup is made");
    let shown = shown_path(&args.file);
    let what = if args.without_key { "without its vault key" } else { "with its vault key" };
    ctx.ui.answer(format_args!("{shown}: the whole store, {what}"))?;
    ctx.ui.status(format_args!("Next: mims backup --verify {shown} looks whether it opens."));
    Ok(Done::Well)
}

/// Runs `mims restore`.
pub fn run_restore(ctx: &mut Context, args: &RestoreArgs) -> Result<Done, Error> {
    let folder = ctx.folder()?;
    let backup = open(ctx, &args.file, &args.opener)?;
    // One that a newer mims has made is refused before anything is.
    backup.inspect()?;
    backup.restore(&folder)?;
    ctx.did("this is done: the store is restored; mims check looks at it");
    ctx.ui.status(format_args!("Store restored in {}", shown_path(&folder)));
    tell_key(ctx, &backup);
    match check_store(&Inspection::of_folder(&folder)?, None)? {
        Soundness::Sound { head, students } => {
            let students = counted(students, "student");
            ctx.ui.answer(format_args!("The store is sound: {students}, head {head}"))?;
            ctx.ui.status("Next: compare the head with the one that was noted last.");
            Ok(Done::Well)
        }
        // It is what was backed up, and that was so then.
        Soundness::Faulty(faults) => {
            for fault in &faults {
                ctx.ui.warn(told_fault_of_store(fault));
            }
            Ok(Done::LookAgain)
        }
    }
}

fn open(ctx: &mut Context, path: &Path, opener: &OpenerArgs) -> Result<Unpacked, Error> {
    let closed = read_file(path, MOST)?;
    let opener = opener.opener(ctx, path, &closed)?;
    open_backup(&closed, &opener).map_err(|error| Error::from(error).context(shown_path(path)))
}

fn tell_key(ctx: &mut Context, backup: &Unpacked) {
    if backup.key.is_none() {
        ctx.ui
            .status("The backup holds no vault key; --key names it wherever something is printed.");
    }
}
