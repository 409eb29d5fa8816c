//! The command line of `mims directory`.

use super::{config, init, plan, status, sync};
use crate::commands::flags::rows::RowArgs;
use crate::context::{Context, Done};
use crate::terminal::Error;

/// Keep an LDAP directory in step, so that the account opens laptops and web tools
///
/// The directory is OpenLDAP. Laptops ask it by sssd, web pages by Apache or by an identity provider. It gets names,
/// classes, login IDs, and the hash of a password only where the student has chosen it and the account is open: what is
/// on the sticker opens the portal and nothing else. Nothing comes back from it, and no entry is ever deleted.
///
/// After each command that changes accounts the directory is tried once; mims directory sync --full in the night finds
/// what was changed by other hands. Exit code 3: entries that are no account's, or too many to close; 4: a server that
/// is down or refuses.
#[derive(clap::Args)]
#[command(after_long_help = "Examples:
  mims directory init --url ldapi:/// --base ou=merlion-park,dc=mims,dc=example
  mims directory config slapd.conf
  mims directory plan
  mims directory sync
  mims directory sync --full
  mims directory status --format json")]
pub struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(clap::Subcommand)]
enum Action {
    /// Choose the directory, and make the units in it that hold the accounts
    Init(init::Args),
    /// Write what the programs around it need: server, web page, laptops
    Config(config::Args),
    /// Show what would be written, and write nothing
    Plan {
        #[command(flatten)]
        rows: RowArgs,
    },
    /// Write what has changed since the last time
    Sync {
        /// Compare every entry of every server, not only what has changed
        #[arg(long)]
        full: bool,
        /// Close accounts in the directory, however many they are
        #[arg(long)]
        accept_many: bool,
    },
    /// Show how far each server is
    Status {
        #[command(flatten)]
        rows: RowArgs,
    },
}

/// Runs the command.
pub fn run(ctx: &mut Context, args: &Args) -> Result<Done, Error> {
    match &args.action {
        Action::Init(args) => init::run(ctx, args),
        Action::Config(args) => config::run(ctx, args),
        Action::Plan { rows } => plan::run(ctx, rows),
        Action::Sync { full, accept_many } => sync::run(ctx, *full, *accept_many),
        Action::Status { rows } => status::run(ctx, rows),
    }
}
