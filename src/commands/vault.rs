//! `mims vault`

use std::path::PathBuf;

use clap::ValueHint;

use crate::commands::flags::key::KeyArgs;
use crate::context::{Context, Done};
use crate::ops::change_passphrase;
use crate::terminal::{Error, read_secret};

/// Look after the key that opens temporary passwords for printing
#[derive(clap::Args)]
#[command(after_long_help = "Examples:
  mims vault passphrase
  mims vault passphrase --passphrase-file old.txt --new-passphrase-file new.txt")]
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
        /// A file whose first line becomes the passphrase; an empty line removes it
        #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
        new_passphrase_file: Option<PathBuf>,
    },
}

/// Runs the command.
pub fn run(ctx: &mut Context, args: &Args) -> Result<Done, Error> {
    let Action::Passphrase { key, new_passphrase_file } = &args.action;
    let mut store = ctx.store()?;
    let opened = key.open(ctx, &store)?;
    let passphrase = match new_passphrase_file {
        Some(file) => read_secret(file)?,
        None => ctx.ui.ask_new_secret(
            "New passphrase for the vault key (Enter for none)",
            "--new-passphrase-file FILE",
        )?,
    };
    let passphrase = Some(passphrase).filter(|passphrase| !passphrase.expose().is_empty());
    let path = key.path(&store);
    change_passphrase(&mut store, &path, &opened, passphrase.as_ref(), &ctx.act)?;
    ctx.did("this is done: the vault key has the new passphrase");
    match passphrase {
        Some(_) => ctx.ui.status(
            "The vault key has a new passphrase. Without it, nothing can be printed again.",
        ),
        None => ctx.ui.warn("the vault key has no passphrase now"),
    }
    Ok(Done::Well)
}
