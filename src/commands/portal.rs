//! `mims portal`: the student's own steps, in a terminal of the school's help desk or lab.

use std::path::PathBuf;

use clap::ValueHint;

use crate::commands::portal_answers::{AnswersFile, ask_answers, ask_questions};
use crate::commands::portal_password::{NewPasswordFile, choose};
use crate::commands::portal_text as text;
use crate::context::{Context, Done};
use crate::domain::{Email, Secret};
use crate::error::Error;
use crate::ops::{
    NextStep, SignedIn, answer_questions, asked_questions, set_questions, set_recovery_email,
    show_home, sign_in,
};
use crate::output::{Screens, read_secret};
use crate::store::Store;

/// The student's own steps: sign in, set the security questions, reset a forgotten password
///
/// One screen at a time; nothing of it stays in the window's history. Files take the place of what is typed.
#[derive(clap::Args)]
#[command(after_long_help = "Examples:
  mims portal sign-in
  mims portal forgot tan_kai_jun
  mims portal sign-in tan_kai_jun --password-file - < password.txt")]
pub struct Args {
    #[command(subcommand)]
    step: Portal,
}

#[derive(clap::Subcommand)]
enum Portal {
    /// Sign in; the first time it leads through own password, security questions and e-mail address
    ///
    /// A student who stops half-way goes on there at the next sign-in.
    #[command(after_long_help = "Examples:
  mims portal sign-in
  mims portal sign-in tan_kai_jun")]
    SignIn(SignInArgs),
    /// Change the security questions; needs the password
    #[command(after_long_help = "Examples:
  mims portal questions tan_kai_jun
  mims portal questions tan_kai_jun --password-file password.txt --answers-file answers.txt")]
    Questions(QuestionsArgs),
    /// Forgot Password? Answer the 3 security questions and choose a new password
    ///
    /// It works for students who have enrolled: own password and 3 questions set.
    #[command(after_long_help = "Examples:
  mims portal forgot
  mims portal forgot tan_kai_jun --answers-file answers.txt --new-password-file new.txt")]
    Forgot(ForgotArgs),
}

#[derive(clap::Args)]
struct LoginArgs {
    /// The login ID, with or without its domain [default: asks]
    #[arg(value_name = "LOGIN-ID")]
    login: Option<String>,
    /// A file whose first line is the password; - for standard input
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    password_file: Option<PathBuf>,
}

#[derive(clap::Args)]
struct SignInArgs {
    #[command(flatten)]
    login: LoginArgs,
    #[command(flatten)]
    new_password: NewPasswordFile,
    #[command(flatten)]
    answers: AnswersFile,
    /// Another e-mail address for later resets
    #[arg(long, value_name = "ADDRESS", value_parser = parse_email)]
    recovery_email: Option<Email>,
    /// There is no other e-mail address
    #[arg(long, conflicts_with = "recovery_email")]
    no_recovery_email: bool,
}

#[derive(clap::Args)]
struct QuestionsArgs {
    #[command(flatten)]
    login: LoginArgs,
    #[command(flatten)]
    answers: AnswersFile,
}

#[derive(clap::Args, Default)]
struct ForgotArgs {
    /// The login ID, with or without its domain [default: asks]
    #[arg(value_name = "LOGIN-ID")]
    login: Option<String>,
    #[command(flatten)]
    answers: AnswersFile,
    #[command(flatten)]
    new_password: NewPasswordFile,
}

fn parse_email(text: &str) -> Result<Email, String> {
    Email::parse(text).map_err(|error| error.to_string())
}

impl Args {
    /// What the audit log calls it.
    pub fn name(&self) -> &'static str {
        match self.step {
            Portal::SignIn(_) => "portal sign-in",
            Portal::Questions(_) => "portal questions",
            Portal::Forgot(_) => "portal forgot",
        }
    }
}

/// Runs the command.
pub fn run(ctx: &mut Context, args: &Args) -> Result<Done, Error> {
    let mut store = ctx.store()?;
    let screens = ctx.ui.screens();
    let said = match &args.step {
        Portal::SignIn(args) => run_sign_in(ctx, &mut store, args, screens.as_ref())?,
        Portal::Questions(args) => run_questions(ctx, &mut store, args, screens.as_ref())?,
        Portal::Forgot(args) => run_forgot(ctx, &mut store, args, screens.as_ref())?,
    };
    // The last word stands in the window that was there before.
    drop(screens);
    ctx.ui.status(said);
    Ok(Done::Well)
}

fn run_sign_in(
    ctx: &mut Context,
    store: &mut Store,
    args: &SignInArgs,
    screens: Option<&Screens>,
) -> Result<&'static str, Error> {
    let mut student = match enter(ctx, store, &args.login, screens)? {
        Entered::In(student) => student,
        Entered::Left => return Ok(text::LEFT),
        Entered::Forgot(login) => {
            let args = ForgotArgs { login: Some(login), ..ForgotArgs::default() };
            return run_forgot(ctx, store, &args, screens);
        }
    };
    loop {
        let goes_on = match student.step() {
            NextStep::ChoosePassword => {
                choose(ctx, store, student.proof(), &args.new_password, text::STEP_PASSWORD)?
            }
            NextStep::SetQuestions => {
                set(ctx, store, &mut student, &args.answers, text::STEP_QUESTIONS)?
            }
            NextStep::GiveEmail if ask_email(ctx, store, &mut student, args, screens)? => true,
            NextStep::GiveEmail | NextStep::Home => {
                return home(ctx, store, &mut student, screens);
            }
        };
        if !goes_on {
            return Ok(text::HALF_WAY);
        }
    }
}

fn run_questions(
    ctx: &mut Context,
    store: &mut Store,
    args: &QuestionsArgs,
    screens: Option<&Screens>,
) -> Result<&'static str, Error> {
    let Entered::In(mut student) = enter(ctx, store, &args.login, screens)? else {
        return Ok(text::LEFT);
    };
    if student.step() == NextStep::ChoosePassword {
        let error = Error::refused("your temporary password has to be changed first");
        return Err(error.hint("mims portal sign-in leads through it"));
    }
    let saved = set(ctx, store, &mut student, &args.answers, text::SETUP)?;
    Ok(if saved { text::SAVED } else { text::NOTHING_CHANGED })
}

fn run_forgot(
    ctx: &mut Context,
    store: &mut Store,
    args: &ForgotArgs,
    screens: Option<&Screens>,
) -> Result<&'static str, Error> {
    let mut message = "";
    loop {
        ctx.ui.screen(&format!("{}{message}", text::FORGOT));
        let login = match &args.login {
            Some(login) => login.clone(),
            None => ctx.ui.ask(text::LOGIN_ID, "", "LOGIN-ID")?,
        };
        if login.trim().is_empty() {
            return Ok(text::LEFT);
        }
        let asked = asked_questions(store, &login, &ctx.act_now())?;
        let Some((questions, answers)) = ask_answers(ctx, asked, &args.answers)? else {
            return Ok(text::LEFT);
        };
        let act = ctx.act_now();
        if let Some(mut proof) = answer_questions(store, &login, questions, &answers, &act)? {
            let chosen = choose(ctx, store, &mut proof, &args.new_password, text::NEW_PASSWORD)?;
            return Ok(if chosen { text::CHANGED } else { text::NOTHING_CHANGED });
        }
        if screens.is_none() || args.answers.is_given() {
            return Err(Error::refused(text::ANSWERS_REFUSED).hint(text::ANSWERS_HINT));
        }
        message = text::ANSWERS_AGAIN;
    }
}

/// What came of the page with login ID and password.
enum Entered {
    In(Box<SignedIn>),
    /// The student with this login ID has forgotten the password.
    Forgot(String),
    Left,
}

/// Login ID and password, until they fit or the student goes another way.
fn enter(
    ctx: &mut Context,
    store: &mut Store,
    args: &LoginArgs,
    screens: Option<&Screens>,
) -> Result<Entered, Error> {
    let mut message = "";
    loop {
        ctx.ui.screen(&format!("{}{message}", text::SIGN_IN));
        let login = match &args.login {
            Some(login) => login.clone(),
            None => ctx.ui.ask(text::LOGIN_ID, "", "LOGIN-ID")?,
        };
        if login.trim().is_empty() {
            return Ok(Entered::Left);
        }
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

/// The three questions and their answers; `false` when the student goes back.
fn set(
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
fn ask_email(
    ctx: &mut Context,
    store: &mut Store,
    student: &mut SignedIn,
    args: &SignInArgs,
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
fn home(
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
