//! The page with login ID and password.

use std::path::PathBuf;

use clap::ValueHint;

use super::desk::Desk;
use super::pages;
use crate::ops::{SignedIn, sign_in};
use crate::terminal::Error;
use crate::terminal::read_secret;
use crate::words::portal as words;

/// Who signs in.
#[derive(clap::Args)]
pub(super) struct LoginArgs {
    /// The login ID, with or without its domain [default: asks]
    #[arg(value_name = "LOGIN-ID")]
    login: Option<String>,
    /// A file whose first line is the password; - for standard input
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    password_file: Option<PathBuf>,
}

/// What came of the page.
pub(super) enum Entered {
    In(Box<SignedIn>),
    /// The student with this login ID has forgotten the password.
    Forgot(String),
    Left,
}

impl Desk<'_> {
    /// The login ID that was given or is typed; none when only Enter is pressed.
    pub(super) fn ask_login(&mut self, given: Option<&str>) -> Result<Option<String>, Error> {
        let login = match given {
            Some(login) => login.to_owned(),
            None => self.ctx.ui.ask(words::LOGIN_ID, "", "LOGIN-ID")?,
        };
        Ok(Some(login).filter(|login| !login.trim().is_empty()))
    }

    /// Login ID and password, until they fit or the student goes another way.
    pub(super) fn enter(&mut self, args: &LoginArgs) -> Result<Entered, Error> {
        let mut failed = None;
        loop {
            self.ctx.ui.screen(&pages::sign_in(failed));
            let Some(login) = self.ask_login(args.login.as_deref())? else {
                return Ok(Entered::Left);
            };
            let password = match &args.password_file {
                Some(file) => read_secret(file)?,
                None => self.ctx.ui.ask_secret("Password", "--password-file FILE")?,
            };
            if password.expose().is_empty() && args.password_file.is_none() {
                let items = ["Try again", words::FORGOT_PASSWORD, "Leave"];
                match self.ctx.ui.choose(words::WHAT_NEXT, &items, "--password-file FILE")? {
                    Some(0) => continue,
                    Some(1) => return Ok(Entered::Forgot(login)),
                    _ => return Ok(Entered::Left),
                }
            }
            let act = self.ctx.act_now();
            let signed_in = sign_in(&mut self.store, &login, &password, &act)?;
            if let Some(signed_in) = signed_in {
                return Ok(Entered::In(Box::new(signed_in)));
            }
            if self.screens.is_none() || args.password_file.is_some() {
                let error = Error::refused("that login ID and password did not work");
                return Err(error.hint(
                    "check the spelling, and capital and small letters; after some wrong tries you have to wait a \
                     while; your form teacher can help you",
                ));
            }
            failed = Some(words::NOT_SIGNED_IN);
        }
    }
}
