//! Choosing a password, with what each rule says of the one before.

use std::path::PathBuf;

use clap::ValueHint;

use super::desk::Desk;
use super::pages;
use crate::context::Context;
use crate::domain::Secret;
use crate::ops::{Choice, Proof, choose_password};
use crate::terminal::Error;
use crate::terminal::read_secret;

/// Where a new password comes from when nobody types it.
#[derive(clap::Args, Default)]
pub(super) struct NewPasswordFile {
    /// A file whose first line becomes the student's own password; - for standard input
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    new_password_file: Option<PathBuf>,
}

impl Desk<'_> {
    /// Asks until a password is taken; `false` when the student goes back.
    pub(super) fn choose_password(
        &mut self,
        proof: &mut Proof,
        file: &NewPasswordFile,
        heading: &str,
    ) -> Result<bool, Error> {
        let mut rules = pages::rules();
        loop {
            self.ctx.ui.screen(&pages::password(heading, &proof.student().name, &rules));
            let password = match &file.new_password_file {
                Some(file) => read_secret(file)?,
                None => match ask_twice(self.ctx, "New password", "--new-password-file FILE")? {
                    Some(password) => password,
                    None => return Ok(false),
                },
            };
            let act = self.ctx.act_now();
            let rng = &mut self.ctx.rng;
            match choose_password(&mut self.store, proof, &password, None, &act, rng)? {
                Choice::Taken => return Ok(true),
                Choice::Refused(verdict, weakness) => {
                    rules = pages::judged(&verdict, weakness);
                    if file.new_password_file.is_some() {
                        self.ctx.ui.detail(rules.trim_end());
                        let error = Error::refused("the new password was not taken");
                        return Err(error.hint("mims generate --check judges one before"));
                    }
                }
            }
        }
    }
}

/// A secret that is typed twice; none when only Enter is pressed.
pub(super) fn ask_twice(
    ctx: &mut Context,
    question: &str,
    flag: &str,
) -> Result<Option<Secret>, Error> {
    loop {
        let typed = ctx.ui.ask_secret(question, flag)?;
        if typed.expose().is_empty() {
            return Ok(None);
        }
        if ctx.ui.ask_secret("The same again", flag)?.expose() == typed.expose() {
            return Ok(Some(typed));
        }
        ctx.ui.detail("The two were not the same. Try again.");
    }
}
