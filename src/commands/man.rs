//! `mims man`

use crate::context::{Context, Done};
use crate::domain::printable;
use crate::error::{Error, Kind};

/// Print a manual page
///
/// Without a command it is the page of mims itself.
#[derive(clap::Args)]
#[command(after_long_help = "Examples:
  mims man | man -l -
  mims man reset > mims-reset.1")]
pub struct Args {
    /// The command that the page is about
    #[arg(value_name = "COMMAND")]
    command: Option<String>,
}

/// Runs the command.
pub fn run(ctx: &mut Context, args: &Args, mut root: clap::Command) -> Result<Done, Error> {
    root.build();
    let page = match &args.command {
        None => root,
        Some(name) => root.find_subcommand(name).cloned().ok_or_else(|| {
            Error::of(Kind::Refused, format!("there is no command {}", printable(name)))
                .hint("mims help lists them")
        })?,
    };
    let mut roff = Vec::new();
    clap_mangen::Man::new(page).render(&mut roff).map_err(Error::refused)?;
    ctx.ui.answer_bytes(&roff)?;
    Ok(Done::Well)
}
