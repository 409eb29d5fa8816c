//! `mims completions`

use clap_complete::Shell;

use crate::context::{Context, Done};
use crate::error::Error;

/// Print the completion script for a shell
#[derive(clap::Args)]
#[command(after_long_help = "Examples:
  mims completions bash > ~/.local/share/bash-completion/completions/mims
  mims completions zsh > ~/.zfunc/_mims
  mims completions fish > ~/.config/fish/completions/mims.fish
  mims completions powershell >> $PROFILE")]
pub struct Args {
    /// The shell
    #[arg(value_name = "SHELL", value_enum)]
    shell: ShellName,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum ShellName {
    Bash,
    Zsh,
    Fish,
    #[value(name = "powershell")]
    PowerShell,
}

/// Runs the command.
pub fn run(ctx: &mut Context, args: &Args, mut definition: clap::Command) -> Result<Done, Error> {
    let shell = match args.shell {
        ShellName::Bash => Shell::Bash,
        ShellName::Zsh => Shell::Zsh,
        ShellName::Fish => Shell::Fish,
        ShellName::PowerShell => Shell::PowerShell,
    };
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut definition, "mims", &mut script);
    ctx.ui.answer_bytes(&script)?;
    Ok(Done::Well)
}
