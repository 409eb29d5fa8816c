//! Which step leads to which.

use crate::commands::portal::answers::{AnswersFile, ask_answers};
use crate::commands::portal::entry::{Entered, LoginArgs, ask_login, enter};
use crate::commands::portal::password::{NewPasswordFile, choose};
use crate::commands::portal::set_up::{EmailArgs, ask_email, home, set};
use crate::commands::portal::text;
use crate::context::{Context, Done};
use crate::ops::{NextStep, answer_questions, asked_questions};
use crate::store::Store;
use crate::terminal::{Error, Screens};

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
struct SignInArgs {
    #[command(flatten)]
    login: LoginArgs,
    #[command(flatten)]
    new_password: NewPasswordFile,
    #[command(flatten)]
    answers: AnswersFile,
    #[command(flatten)]
    email: EmailArgs,
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

impl ForgotArgs {
    fn of(login: String) -> Self {
        Self { login: Some(login), ..Self::default() }
    }
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
        Entered::Forgot(login) => return run_forgot(ctx, store, &ForgotArgs::of(login), screens),
    };
    loop {
        let goes_on = match student.step() {
            NextStep::ChoosePassword => {
                choose(ctx, store, student.proof(), &args.new_password, text::STEP_PASSWORD)?
            }
            NextStep::SetQuestions => {
                set(ctx, store, &mut student, &args.answers, text::STEP_QUESTIONS)?
            }
            NextStep::GiveEmail if ask_email(ctx, store, &mut student, &args.email, screens)? => {
                true
            }
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
    let mut student = match enter(ctx, store, &args.login, screens)? {
        Entered::In(student) => student,
        Entered::Left => return Ok(text::LEFT),
        Entered::Forgot(login) => return run_forgot(ctx, store, &ForgotArgs::of(login), screens),
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
        let Some(login) = ask_login(ctx, args.login.as_deref())? else {
            return Ok(text::LEFT);
        };
        let asked = asked_questions(store, &login, &ctx.act_now())?;
        let Some((questions, answers)) = ask_answers(ctx, asked, &args.answers, message)? else {
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
