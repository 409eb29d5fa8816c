//! `mims generate`

use crate::commands::flags::given::of_flag;
use crate::commands::flags::life::StyleArgs;
use crate::commands::flags::password_check::check;
use crate::commands::flags::rows::format_word;
use crate::context::{Context, Done};
use crate::crypto::draw;
use crate::domain::{NameParts, PersonName};
use crate::rows::Format;
use crate::terminal::Error;

/// Make temporary passwords without an account, or check one
///
/// They keep every rule of MIMS. Nothing is stored: whoever needs one has to write it down.
#[derive(clap::Args)]
#[command(after_long_help = "Examples:
  mims generate
  mims generate -n 40
  mims generate --for \"TAN KAI JUN\" --style characters
  mims generate --check --for \"TAN KAI JUN\"
  mims generate --check --format json < password.txt")]
pub struct Args {
    /// How many
    #[arg(short, long, value_name = "NUMBER", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    number: u32,
    /// Whose name must not show up in it
    #[arg(long = "for", value_name = "NAME")]
    person: Option<String>,
    #[command(flatten)]
    style: StyleArgs,
    /// Make none: judge the one on standard input by every rule, or ask for it
    #[arg(long, conflicts_with_all = ["number", "style"])]
    check: bool,
    /// How to write the rules that --check shows
    #[arg(long, default_value_t, requires = "check", value_parser = format_word())]
    format: Format,
}

/// Runs the command.
pub fn run(ctx: &mut Context, args: &Args) -> Result<Done, Error> {
    let person = args.person.as_deref().map(|name| of_flag("--for", name, PersonName::parse));
    let person = person.transpose()?;
    let parts = person.as_ref().map(NameParts::of_name).unwrap_or_default();
    if args.check {
        let own = person.as_ref().map(PersonName::as_str);
        return check(ctx, &parts, own.as_slice(), args.format);
    }
    for _ in 0..args.number {
        let password = draw(args.style.style, &parts, &mut ctx.rng);
        ctx.ui.answer(password.expose())?;
    }
    Ok(Done::Well)
}
