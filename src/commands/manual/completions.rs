//! `mims completions`

use std::io::{self, Write as _};

use clap_complete::env::{Bash, EnvCompleter, Fish, Zsh};
use clap_complete::generate;
use clap_complete::shells::PowerShell;

use crate::commands::manual::complete::SHELL_VARIABLE;
use crate::context::{Context, Done};
use crate::terminal::Error;

/// Print the completion script for a shell
///
/// In bash, zsh and fish it knows the store's classes, login IDs and batches; it reads them and changes nothing. Print it
/// again after another mims was installed. The example for PowerShell is a line of its $PROFILE.
#[derive(clap::Args)]
#[command(after_long_help = "Examples:
  mims completions bash > ~/.local/share/bash-completion/completions/mims
  mims completions zsh > ~/.zfunc/_mims
  mims completions fish > ~/.config/fish/completions/mims.fish
  mims completions powershell | Out-String | Invoke-Expression")]
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
    let mut script = Vec::new();
    let written = match args.shell {
        ShellName::Bash => register(&Bash, &mut script).map(|()| script = quoting(&script)),
        ShellName::Fish => register(&Fish, &mut script),
        // A file that zsh loads by itself is called by its own name the first time.
        ShellName::Zsh => register(&Zsh, &mut script).and_then(|()| {
            writeln!(script, "[[ $funcstack[1] == _mims ]] && _clap_dynamic_completer_mims \"$@\"")
        }),
        // The script that asks mims would run what stands on the unfinished line, so PowerShell knows no store.
        ShellName::PowerShell => {
            generate(PowerShell, &mut definition, "mims", &mut script);
            Ok(())
        }
    };
    written.map_err(Error::refused)?;
    ctx.ui.answer_bytes(&script)?;
    Ok(Done::Well)
}

/// bash puts a candidate on the line as it is, where a file called `3$(halt).csv` would be run with it. Candidates that
/// it is told are names of files it quotes by its own rule.
fn quoting(script: &[u8]) -> Vec<u8> {
    const AS_FILES: &str = "-o bashdefault -o filenames";
    String::from_utf8_lossy(script).replace("-o bashdefault", AS_FILES).into_bytes()
}

/// A script that asks the mims on the path what fits.
fn register(shell: &dyn EnvCompleter, script: &mut Vec<u8>) -> io::Result<()> {
    shell.write_registration(SHELL_VARIABLE, "mims", "mims", "mims", script)
}
