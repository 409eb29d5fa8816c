//! `mims man`

use std::io::{self, Write as _};

use clap_mangen::Man;
use jiff::civil::Date;

use super::complete;
use crate::context::{Context, Done};
use crate::domain::{day_of, echoed};
use crate::terminal::{EXIT_CODES, Error, Kind, Ui};

/// Show a manual page
///
/// On a terminal it opens in the pager, elsewhere it is written for man. Without a command it is the page of mims itself.
#[derive(clap::Args)]
#[command(after_long_help = "Examples:
  mims man
  mims man vault passphrase
  mims man reset > mims-reset.1")]
pub struct Args {
    /// The command that the page is about
    #[arg(value_name = "COMMAND", add = complete::command())]
    words: Vec<String>,
}

/// Runs the command.
pub fn run(ctx: &mut Context, args: &Args, mut root: clap::Command) -> Result<Done, Error> {
    root.build();
    let mut command = &root;
    for word in &args.words {
        command = command.find_subcommand(word).ok_or_else(|| {
            let words = echoed(&args.words.join(" "));
            Error::of(Kind::Refused, format!("there is no command {words}"))
                .hint("mims help lists them")
        })?;
    }
    let page = page(command, day_of(ctx.act.at)).map_err(Error::refused)?;
    if Ui::answer_width().is_none() {
        ctx.ui.answer(page.trim_end())?;
    } else if !ctx.ui.answer_manual(&page)? {
        let help = command.clone().render_long_help().to_string();
        ctx.ui.answer_paged(help.as_bytes())?;
    }
    Ok(Done::Well)
}

/// The page in roff: what clap knows, with headings of the manual for the examples and the exit codes.
fn page(command: &clap::Command, printed_on: Date) -> io::Result<String> {
    let name = command.get_display_name().unwrap_or_else(|| command.get_name());
    let closing = command.get_after_long_help().map(ToString::to_string).unwrap_or_default();
    let man = Man::new(command.clone());
    let mut roff = Vec::new();
    let (name, version) = (name.to_uppercase(), env!("CARGO_PKG_VERSION"));
    writeln!(roff, ".TH {name} 1 \"{printed_on}\" \"mims {version}\" \"MIMS\"")?;
    man.render_name_section(&mut roff)?;
    man.render_synopsis_section(&mut roff)?;
    man.render_description_section(&mut roff)?;
    man.render_options_section(&mut roff)?;
    if command.has_subcommands() {
        man.render_subcommands_section(&mut roff)?;
    }
    let (examples, notes): (Vec<_>, Vec<_>) =
        closing.split("\n\n").partition(|part| part.starts_with("Examples:\n"));
    as_it_stands(&mut roff, "NOTES", notes.iter().flat_map(|part| part.lines().chain([""])))?;
    let examples = examples.iter().flat_map(|part| part.lines().skip(1));
    as_it_stands(&mut roff, "EXAMPLES", examples.map(str::trim))?;
    writeln!(roff, ".SH EXIT STATUS")?;
    for (code, meaning) in EXIT_CODES {
        writeln!(roff, ".TP\n\\fB{code}\\fR\n{}", escaped(meaning))?;
    }
    // An empty line between two breaks is one break too many for mandoc.
    Ok(String::from_utf8_lossy(&roff).replace(".br\n\n.br\n", ".sp\n"))
}

/// A section whose lines stay as they are: command lines that are to be copied, and lists.
fn as_it_stands<'a>(
    roff: &mut Vec<u8>,
    heading: &str,
    lines: impl Iterator<Item = &'a str>,
) -> io::Result<()> {
    let text = lines.map(escaped).collect::<Vec<_>>().join("\n");
    if text.trim().is_empty() {
        return Ok(());
    }
    writeln!(roff, ".SH {heading}\n.nf\n{}\n.fi", text.trim_end())
}

/// Text that roff takes as it is: nothing of ours starts with a dot.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\e").replace('-', "\\-").replace('\'', "\\(aq")
}
