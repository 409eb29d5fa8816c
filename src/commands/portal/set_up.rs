//! What a student sets up after signing in, and the page at the end of it.

use super::answers::{AnswersFile, ask_questions};
use super::desk::Desk;
use super::pages;
use crate::domain::Email;
use crate::ops::{SignedIn, set_questions, set_recovery_email, show_home};
use crate::terminal::Error;
use crate::words::portal as words;

/// Another e-mail address when nobody types it.
#[derive(clap::Args)]
pub(super) struct EmailArgs {
    /// Another e-mail address for later resets
    #[arg(long, value_name = "ADDRESS", value_parser = parse_email)]
    recovery_email: Option<Email>,
    /// There is no other e-mail address
    #[arg(long, conflicts_with = "recovery_email")]
    no_recovery_email: bool,
}

fn parse_email(text: &str) -> Result<Email, String> {
    Email::parse(text).map_err(|error| error.to_string())
}

impl Desk<'_> {
    /// The three questions and their answers; `false` when the student goes back.
    pub(super) fn set_questions(
        &mut self,
        student: &mut SignedIn,
        file: &AnswersFile,
        heading: &str,
    ) -> Result<bool, Error> {
        let Some((questions, answers)) = ask_questions(self.ctx, file, heading)? else {
            return Ok(false);
        };
        let act = self.ctx.act_now();
        let rng = &mut self.ctx.rng;
        set_questions(&mut self.store, student, questions, &answers, &act, rng)?;
        Ok(true)
    }

    /// Another e-mail address, or none; `false` when nobody can be asked, which is no reason to stop.
    pub(super) fn ask_email(
        &mut self,
        student: &mut SignedIn,
        args: &EmailArgs,
    ) -> Result<bool, Error> {
        let mut email = args.recovery_email.clone();
        if email.is_none() && !args.no_recovery_email {
            if self.screens.is_none() {
                return Ok(false);
            }
            self.ctx.ui.screen(&pages::email());
            while email.is_none() {
                let typed = self.ctx.ui.ask("E-mail address", "", "--recovery-email ADDRESS")?;
                if typed.trim().is_empty() {
                    break;
                }
                email = Email::parse(&typed).ok();
                if email.is_none() {
                    self.ctx.ui.detail(words::NO_EMAIL);
                }
            }
        }
        let act = self.ctx.act_now();
        set_recovery_email(&mut self.store, student, email.as_ref(), &act)?;
        Ok(true)
    }

    /// What the account opens; on a screen until the student signs out.
    pub(super) fn home(&mut self, student: &mut SignedIn) -> Result<&'static str, Error> {
        let mut saved = false;
        loop {
            let home = show_home(&self.store, student)?;
            let mut page = pages::home(student.student(), &home);
            if self.screens.is_none() {
                self.ctx.ui.answer(page.trim_end())?;
                return Ok(words::SIGNED_OUT);
            }
            if saved {
                page = page + words::SAVED + "\n";
            }
            self.ctx.ui.screen(&page);
            let items = ["Sign out", words::SET_UP_QUESTIONS];
            let chosen = self.ctx.ui.choose(words::WHAT_NEXT, &items, "--password-file FILE")?;
            if chosen != Some(1) {
                return Ok(words::SIGNED_OUT);
            }
            let file = AnswersFile::default();
            saved |= self.set_questions(student, &file, words::SET_UP_QUESTIONS)?;
        }
    }
}
