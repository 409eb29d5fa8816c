//! `mims generate`

use crate::commands::life::StyleArgs;
use crate::context::{Context, Done};
use crate::crypto::draw;
use crate::domain::{NameParts, PersonName, printable};
use crate::error::Error;

/// Make temporary passwords without an account
///
/// They keep every rule of MIMS. Nothing is stored: whoever needs one has to write it down.
#[derive(clap::Args)]
#[command(after_long_help = "Examples:
  mims generate
  mims generate -n 40
  mims generate --for \"TAN KAI JUN\" --style characters")]
pub struct Args {
    /// How many
    #[arg(short, long, value_name = "NUMBER", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    number: u32,
    /// Whose name must not show up in it
    #[arg(long = "for", value_name = "NAME")]
    person: Option<String>,
    #[command(flatten)]
    style: StyleArgs,
}

/// Runs the command.
pub fn run(ctx: &mut Context, args: &Args) -> Result<Done, Error> {
    let parts = match &args.person {
        None => NameParts::default(),
        Some(name) => {
            let name = PersonName::parse(name).map_err(|error| {
                Error::refused(error).context(format!("--for {}", printable(name)))
            })?;
            NameParts::of_name(&name)
        }
    };
    for _ in 0..args.number {
        let password = draw(args.style.style(), &parts, &mut ctx.rng);
        ctx.ui.answer(password.expose())?;
    }
    Ok(Done::Well)
}
