//! `mims help`: the help of a command, or a short page on what all commands have in common.

use std::ffi::OsString;

use super::{complete, topics};
use crate::context::{Context, Done};
use crate::rows::Format;
use crate::terminal::Error;

/// Explain a command, or one of the topics below
#[derive(clap::Args)]
#[command(after_long_help = "Examples:
  mims help
  mims help reset
  mims help vault passphrase
  mims help exit-codes")]
pub struct Args {
    /// The command, or one of the topics exit-codes, formats, secrets and lists
    #[arg(value_name = "COMMAND", add = complete::command())]
    words: Vec<String>,
}

impl Args {
    /// The topic that is asked for, if it is not a command that is to be explained.
    fn topic(&self) -> Option<&str> {
        let [word] = self.words.as_slice() else { return None };
        topics::TOPICS.iter().map(|(topic, _)| *topic).find(|topic| topic == word)
    }

    /// The command line that lets clap explain the command, unless a topic is meant.
    pub fn as_command_line(&self) -> Option<Vec<OsString>> {
        if self.topic().is_some() {
            return None;
        }
        let words = ["mims"].into_iter().chain(self.words.iter().map(String::as_str));
        Some(words.chain(["--help"]).map(OsString::from).collect())
    }
}

/// Shows a page.
pub fn run(ctx: &mut Context, args: &Args, root: &clap::Command) -> Result<Done, Error> {
    if let Some(rows) = args.topic().and_then(|topic| topics::page(topic, root)) {
        ctx.ui.rows(rows, Format::Table)?;
    }
    Ok(Done::Well)
}
