//! What a student sets up after signing in, and the page at the end of it.

use crate::commands::portal::answers::{AnswersFile, ask_questions};
use crate::commands::portal::text;
use crate::context::Context;
use crate::domain::Email;
use crate::ops::{SignedIn, set_questions, set_recovery_email, show_home};
use crate::store::Store;
use crate::terminal::{Error, Screens};

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

/// The three questions and their answers; `false` when the student goes back.
pub(super) fn set(
    ctx: &mut Context,
    store: &mut Store,
    student: &mut SignedIn,
    file: &AnswersFile,
    heading: &str,
) -> Result<bool, Error> {
    let asked = ask_questions(ctx, student.student(), file, heading)?;
    let Some((questions, answers)) = asked else {
        return Ok(false);
    };
    let act = ctx.act_now();
    set_questions(store, student, questions, &answers, &act, &mut ctx.rng)?;
    Ok(true)
}

/// Another e-mail address, or none; `false` when nobody can be asked, which is no reason to stop.
pub(super) fn ask_email(
    ctx: &mut Context,
    store: &mut Store,
    student: &mut SignedIn,
    args: &EmailArgs,
    screens: Option<&Screens>,
) -> Result<bool, Error> {
    let mut email = args.recovery_email.clone();
    if email.is_none() && !args.no_recovery_email {
        if screens.is_none() {
            return Ok(false);
        }
        ctx.ui.screen(text::EMAIL);
        while email.is_none() {
            let typed = ctx.ui.ask("E-mail address", "", "--recovery-email ADDRESS")?;
            if typed.trim().is_empty() {
                break;
            }
            email = Email::parse(&typed).ok();
            if email.is_none() {
                ctx.ui.detail("That is not an e-mail address.");
            }
        }
    }
    let act = ctx.act_now();
    set_recovery_email(store, student, email.as_ref(), &act)?;
    Ok(true)
}

/// What the account opens; on a screen until the student signs out.
pub(super) fn home(
    ctx: &mut Context,
    store: &mut Store,
    student: &mut SignedIn,
    screens: Option<&Screens>,
) -> Result<&'static str, Error> {
    let mut page = text::home(student.student(), &show_home(store, student)?);
    if screens.is_none() {
        ctx.ui.answer(page.trim_end())?;
        return Ok(text::SIGNED_OUT);
    }
    loop {
        ctx.ui.screen(&page);
        let items = ["Sign out", text::SETUP];
        if ctx.ui.choose(text::WHAT_NEXT, &items, "--password-file FILE")? != Some(1) {
            return Ok(text::SIGNED_OUT);
        }
        if set(ctx, store, student, &AnswersFile::default(), text::SETUP)? {
            page = format!(
                "{}{}\n",
                text::home(student.student(), &show_home(store, student)?),
                text::SAVED
            );
        }
    }
}
