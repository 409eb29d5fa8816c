//! Long answers on a terminal go through the user's pager, as with `git`; a manual page through `man`.

use std::io::{self, IsTerminal as _, Write as _};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};

use super::Ui;
use super::error::Error;

/// Whether another program has the terminal. Ctrl-C is for it then.
static IS_SHOWING: AtomicBool = AtomicBool::new(false);

/// Whether a pager shows an answer.
pub fn is_showing() -> bool {
    IS_SHOWING.load(Ordering::Relaxed)
}

impl Ui {
    /// An answer of any length; one that is longer than the screen is shown by the pager.
    pub fn answer_paged(&mut self, text: &[u8]) -> Result<(), Error> {
        self.flush()?;
        let screen = dialoguer::console::Term::stdout().size_checked().map(|(lines, _)| lines);
        let lines = text.split(|byte| *byte == b'\n').count();
        let is_long = screen.is_some_and(|screen| lines > usize::from(screen));
        if is_long && io::stdout().is_terminal() && page(text) {
            return Ok(());
        }
        self.answer_bytes(text)
    }

    /// A manual page in roff; false where there is no terminal, or no `man` that reads one.
    pub fn answer_manual(&mut self, roff: &str) -> Result<bool, Error> {
        self.flush()?;
        Ok(io::stdout().is_terminal() && show("man", &["-l", "-"], roff.as_bytes()))
    }
}

/// Shows a text in the pager that the user has chosen, or in `less`.
fn page(text: &[u8]) -> bool {
    #[expect(
        clippy::disallowed_methods,
        reason = "the user's pager is no option of the command line"
    )]
    let chosen = std::env::var("PAGER").unwrap_or_else(|_| "less".to_owned());
    let mut words = chosen.split_whitespace();
    let program = words.next();
    program.is_some_and(|program| show(program, &words.collect::<Vec<_>>(), text))
}

/// Hands a text to a program that shows it. Who leaves it early has read enough.
fn show(program: &str, args: &[&str], text: &[u8]) -> bool {
    let child = Command::new(program).args(args).stdin(Stdio::piped()).spawn();
    let Ok(mut child) = child else { return false };
    IS_SHOWING.store(true, Ordering::Relaxed);
    if let Some(mut stdin) = child.stdin.take() {
        let _ = stdin.write_all(text);
    }
    let ended = child.wait();
    IS_SHOWING.store(false, Ordering::Relaxed);
    ended.is_ok_and(|status| status.success())
}
