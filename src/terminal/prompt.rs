//! Questions. One guard stands before all of them: without a terminal the command fails at once and names the flag.

use std::io::{self, ErrorKind, IsTerminal as _};

use dialoguer::{Confirm, Input, Password, Select};

use super::Ui;
use super::error::{Error, Kind};
use super::input::read_secret_line;
use crate::domain::Secret;

impl Ui {
    /// Yes or no; no when only Enter is pressed.
    pub fn confirm(&mut self, question: &str, flag: &str) -> Result<bool, Error> {
        self.guard(question, flag)?;
        Confirm::new().with_prompt(question).default(false).interact().map_err(not_answered)
    }

    /// Goes on only with a yes, which the flag says too.
    pub fn agree(&mut self, question: &str, yes: bool) -> Result<(), Error> {
        if yes || self.confirm(question, "--yes")? {
            return Ok(());
        }
        Err(Error::refused("nothing was changed"))
    }

    /// A line of text; empty is an answer too.
    pub fn ask(&mut self, question: &str, default: &str, flag: &str) -> Result<String, Error> {
        self.guard(question, flag)?;
        let input = Input::new().with_prompt(question).allow_empty(true);
        let input = if default.is_empty() { input } else { input.default(default.to_owned()) };
        input.interact_text().map_err(not_answered)
    }

    /// A secret, not shown while it is typed.
    pub fn ask_secret(&mut self, question: &str, flag: &str) -> Result<Secret, Error> {
        self.guard(question, flag)?;
        let typed = Password::new().with_prompt(question).allow_empty_password(true).interact();
        typed.map(Secret::new).map_err(not_answered)
    }

    /// A secret from standard input, or asked for when that is the terminal.
    pub fn given_secret(&mut self, question: &str) -> Result<Secret, Error> {
        if io::stdin().is_terminal() {
            self.ask_secret(question, "a file or pipe as standard input")
        } else {
            read_secret_line()
        }
    }

    /// A new secret, typed twice; empty is an answer too.
    pub fn ask_new_secret(&mut self, question: &str, flag: &str) -> Result<Secret, Error> {
        self.guard(question, flag)?;
        let typed = Password::new()
            .with_prompt(question)
            .with_confirmation("The same again", "The two are not the same.")
            .allow_empty_password(true)
            .interact();
        typed.map(Secret::new).map_err(not_answered)
    }

    /// One of several, chosen with the arrow keys and Enter; none after Escape.
    pub fn choose(
        &mut self,
        question: &str,
        items: &[impl std::fmt::Display],
        flag: &str,
    ) -> Result<Option<usize>, Error> {
        self.guard(question, flag)?;
        // The library puts a colon behind the question.
        let question = question.trim_end_matches('?');
        let select = Select::new().with_prompt(question).items(items).default(0).report(false);
        select.interact_opt().map_err(not_answered)
    }

    /// Whether there is anybody to ask: the library looks at stderr only, and an answer can only come from stdin.
    #[expect(clippy::unused_self, reason = "whoever asks has the terminal")]
    pub fn can_ask(&self) -> bool {
        io::stdin().is_terminal() && io::stderr().is_terminal()
    }

    fn guard(&mut self, question: &str, flag: &str) -> Result<(), Error> {
        self.flush()?;
        if self.can_ask() {
            return Ok(());
        }
        let question = question.trim_end_matches(['?', ':']);
        let error =
            Error::of(Kind::NeedsAnswer, format!("a question needs a terminal: {question}?"));
        Err(error.hint(format!("{flag} answers it")))
    }
}

/// Ctrl-C ends the program from another thread; an answer that it cut short only has to wait for that.
fn not_answered(error: dialoguer::Error) -> Error {
    let dialoguer::Error::IO(error) = error;
    match error.kind() {
        ErrorKind::Interrupted => {
            std::thread::sleep(std::time::Duration::from_secs(1));
            Error::of(Kind::Interrupted, "stopped")
        }
        _ => Error::of(Kind::NeedsAnswer, format!("the question was not answered: {error}")),
    }
}
