//! `mims vault`

use std::path::PathBuf;

use clap::ValueHint;

use crate::commands::flags::key::KeyArgs;
use crate::commands::flags::lock::LockArgs;
use crate::context::{Context, Done};
use crate::crypto::{Lock, VaultKey, key_file};
use crate::domain::{counted, shown_path};
use crate::files::Readers;
use crate::ops::{Rotated, change_passphrase, count_open, note_key_copy, rotate_vault};
use crate::store::Store;
use crate::terminal::{Error, new_file, read_secret};

/// Look after the key that opens temporary passwords for printing
#[derive(clap::Args)]
#[command(after_long_help = "Examples:
  mims vault passphrase
  mims vault passphrase --passphrase-file old.txt --new-passphrase-file new.txt
  mims vault rotate
  mims vault copy /media/usb/colleague.key
  mims vault replace --new-passphrase-file new.txt --yes")]
pub struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(clap::Subcommand)]
enum Action {
    /// Put the vault key behind a passphrase, or change or remove the passphrase
    Passphrase {
        #[command(flatten)]
        key: KeyArgs,
        #[command(flatten)]
        new: NewPassphraseArgs,
    },
    /// Make a new key, and seal the open temporary passwords to it; copies of the old one open nothing more
    Rotate {
        #[command(flatten)]
        key: KeyArgs,
        #[command(flatten)]
        new: NewPassphraseArgs,
        /// Do it without asking
        #[arg(long, short)]
        yes: bool,
    },
    /// Copy the key for another operator, behind a passphrase or for an age key; --key uses the copy
    Copy {
        /// The file to make
        #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
        file: PathBuf,
        #[command(flatten)]
        lock: LockArgs,
        #[command(flatten)]
        key: KeyArgs,
    },
    /// Make a new key where the old one is lost or its passphrase forgotten; open passwords need a reset then
    Replace {
        /// The new vault key, when it is to be kept outside the store
        #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
        key: Option<PathBuf>,
        #[command(flatten)]
        new: NewPassphraseArgs,
        /// Do it without asking
        #[arg(long, short)]
        yes: bool,
    },
}

/// What the key is to be behind from now on.
#[derive(clap::Args)]
struct NewPassphraseArgs {
    /// A file whose first line becomes the passphrase; an empty line removes it
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    new_passphrase_file: Option<PathBuf>,
}

/// Runs the command.
pub fn run(ctx: &mut Context, args: &Args) -> Result<Done, Error> {
    let mut store = ctx.store()?;
    match &args.action {
        Action::Passphrase { key, new } => passphrase(ctx, &mut store, key, new)?,
        Action::Rotate { key, new, yes } => {
            let (path, old) = (key.path(&store), key.open(ctx, &store)?);
            let open = counted(count_open(&store)?, "open password");
            ctx.ui.answer(format_args!("The vault gets a new key; sealed to it: {open}"))?;
            ctx.ui.agree("Go on?", *yes)?;
            rotate(ctx, &mut store, &path, Some(&old), new)?;
        }
        Action::Copy { file, lock, key } => {
            let mut new = new_file(file, false, Readers::Owner)?;
            let key = key.open(ctx, &store)?;
            let closing = lock.lock(ctx, "Passphrase for the copy of the vault key")?;
            new.write(&key_file(&[&key], ctx.act.at, Some(&closing)))?;
            note_key_copy(&mut store, &lock.whom(), &ctx.act)?;
            ctx.did("this is done: the log notes a copy of the vault key; it was not made, and the same again makes it");
            new.publish()?;
            ctx.did("this is done: the vault key is copied");
            let shown = shown_path(file);
            ctx.ui.answer(format_args!("{shown}: the vault key, {}", lock.whom()))?;
            ctx.ui.status(match closing {
                Lock::Passphrase(_) => "Next: tell the passphrase by another way; --key FILE uses the copy.",
                Lock::Recipients(_) => {
                    "Next: age --decrypt opens it with the other operator's age key; --key FILE uses what comes out."
                }
            });
        }
        Action::Replace { key, new, yes } => {
            let path = key.clone().unwrap_or_else(|| store.key_path());
            let (shown, open) = (shown_path(&path), count_open(&store)?);
            ctx.ui.answer(format_args!("The vault gets a new key in {shown}."))?;
            ctx.ui.answer(format_args!("Can be printed no more then, and need a reset: {open}"))?;
            ctx.ui.agree("Go on?", *yes)?;
            rotate(ctx, &mut store, &path, None, new)?;
        }
    }
    Ok(Done::Well)
}

fn passphrase(
    ctx: &mut Context,
    store: &mut Store,
    key: &KeyArgs,
    new: &NewPassphraseArgs,
) -> Result<(), Error> {
    let opened = key.open(ctx, store)?;
    let lock = new.lock(ctx)?;
    change_passphrase(store, &key.path(store), &opened, lock.as_ref(), &ctx.act)?;
    ctx.did("this is done: the vault key has the new passphrase");
    match lock {
        Some(_) => ctx.ui.status(
            "The vault key has a new passphrase. Without it, nothing can be printed again.",
        ),
        None => ctx.ui.warn("the vault key has no passphrase now"),
    }
    Ok(())
}

/// Gives the vault a new key, and says what became of the open passwords.
fn rotate(
    ctx: &mut Context,
    store: &mut Store,
    path: &std::path::Path,
    old: Option<&VaultKey>,
    new: &NewPassphraseArgs,
) -> Result<(), Error> {
    let lock = new.lock(ctx)?;
    let rotated = rotate_vault(store, path, old, lock.as_ref(), &ctx.act)?;
    let Rotated { fingerprint, sealed_again, lost, left } = rotated;
    ctx.did("this is done: the vault has a new key; mims check tells whether the key file fits");
    let sealed_again = counted(sealed_again, "open password");
    ctx.ui.answer(format_args!("New vault key {fingerprint}: {sealed_again} sealed again"))?;
    if !lost.is_empty() {
        ctx.ui.answer(format_args!("Can be printed no more, and need a reset: {}", lost.len()))?;
        ctx.ui.answer_few(lost.iter())?;
        ctx.ui.status("Next: mims reset LOGIN-ID, or --class with --slips FILE for many.");
    }
    if lock.is_none() {
        ctx.ui.warn("the vault key has no passphrase; mims vault passphrase gives it one");
    }
    if let Some(error) = left {
        let error = Error::from(error).cause;
        ctx.ui.warn(format_args!("the key file holds the old key too: {error:#}"));
    }
    if !store.forget_erased() {
        ctx.ui.warn("another mims is reading; what was sealed to the old key leaves the disk with the next change");
    }
    ctx.ui.status("Copies of the old key and older backups open only what was sealed before; make a new backup.");
    Ok(())
}

impl NewPassphraseArgs {
    fn lock(&self, ctx: &mut Context) -> Result<Option<Lock>, Error> {
        let passphrase = match &self.new_passphrase_file {
            Some(file) => read_secret(file)?,
            None => ctx.ui.ask_new_secret(
                "New passphrase for the vault key (Enter for none)",
                "--new-passphrase-file FILE",
            )?,
        };
        let passphrase = Some(passphrase).filter(|passphrase| !passphrase.expose().is_empty());
        Ok(passphrase.map(Lock::Passphrase))
    }
}
