//! The page with login ID and password.

use std::path::PathBuf;

use clap::ValueHint;

use crate::commands::portal::text;
use crate::context::Context;
use crate::domain::Secret;
use crate::ops::{SignedIn, sign_in};
use crate::store::Store;
use crate::terminal::{Error, Screens, read_secret};

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

/// The login ID that was given or is typed; none when only Enter is pressed.
pub(super) fn ask_login(ctx: &mut Context, given: Option<&str>) -> Result<Option<String>, Error> {
    let login = match given {
        Some(login) => login.to_owned(),
        None => ctx.ui.ask(text::LOGIN_ID, "", "LOGIN-ID")?,
    };
    Ok(Some(login).filter(|login| !login.trim().is_empty()))
}

/// What came of the page with login ID and password.
pub(super) enum Entered {
    In(Box<SignedIn>),
    /// The student with this login ID has forgotten the password.
    Forgot(String),
    Left,
}

/// Login ID and password, until they fit or the student goes another way.
pub(super) fn enter(
    ctx: &mut Context,
    store: &mut Store,
    args: &LoginArgs,
    screens: Option<&Screens>,
) -> Result<Entered, Error> {
    let mut message = "";
    loop {
        ctx.ui.screen(&format!("{}{message}", text::SIGN_IN));
        let Some(login) = ask_login(ctx, args.login.as_deref())? else {
            return Ok(Entered::Left);
        };
        let password: Secret = match &args.password_file {
            Some(file) => read_secret(file)?,
            None => ctx.ui.ask_secret("Password", "--password-file FILE")?,
        };
        if password.expose().is_empty() && args.password_file.is_none() {
            let items = ["Try again", "Forgot Password?", "Leave"];
            match ctx.ui.choose(text::WHAT_NEXT, &items, "--password-file FILE")? {
                Some(0) => continue,
                Some(1) => return Ok(Entered::Forgot(login)),
                _ => return Ok(Entered::Left),
            }
        }
        let act = ctx.act_now();
        if let Some(signed_in) = sign_in(store, &login, &password, &act, &mut ctx.rng)? {
            return Ok(Entered::In(Box::new(signed_in)));
        }
        if screens.is_none() || args.password_file.is_some() {
            return Err(Error::refused(text::SIGN_IN_REFUSED).hint(text::SIGN_IN_HINT));
        }
        message = text::SIGN_IN_AGAIN;
    }
}
