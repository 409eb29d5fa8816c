//! Which step leads to which.

use super::answers::{AnswersFile, ask_answers};
use super::desk::Desk;
use super::entry::{Entered, LoginArgs};
use super::pages;
use super::password::NewPasswordFile;
use super::set_up::EmailArgs;
use crate::context::{Context, Done};
use crate::ops::{NextStep, QuestionsRefusal, SignedIn, answer_questions, asked_questions};
use crate::terminal::Error;
use crate::words::portal as words;

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
    /// It works for students who have set their 3 questions.
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
    let store = ctx.store()?;
    let screens = ctx.ui.screens();
    let mut desk = Desk { ctx, store, screens };
    let said = match &args.step {
        Portal::SignIn(args) => {
            desk.once_in(&args.login, |desk, student| desk.set_up(student, args))
        }
        Portal::Questions(args) => {
            desk.once_in(&args.login, |desk, student| desk.change_questions(student, &args.answers))
        }
        Portal::Forgot(args) => desk.forgot(args),
    }?;
    // The last word stands in the window that was there before.
    drop(desk.screens);
    desk.ctx.ui.status(said);
    Ok(Done::Well)
}

/// What each of these answers is the last word to the student.
impl Desk<'_> {
    /// Goes on with whoever signs in, or has forgotten the password.
    fn once_in(
        &mut self,
        login: &LoginArgs,
        go_on: impl FnOnce(&mut Self, &mut SignedIn) -> Result<&'static str, Error>,
    ) -> Result<&'static str, Error> {
        match self.enter(login)? {
            Entered::In(mut student) => go_on(self, &mut student),
            Entered::Forgot(login) => {
                self.forgot(&ForgotArgs { login: Some(login), ..ForgotArgs::default() })
            }
            Entered::Left => Ok(words::LEFT),
        }
    }

    fn set_up(&mut self, student: &mut SignedIn, args: &SignInArgs) -> Result<&'static str, Error> {
        loop {
            let goes_on = match student.step() {
                NextStep::ChoosePassword => {
                    let proof = student.proof();
                    self.choose_password(proof, &args.new_password, words::STEP_PASSWORD)?
                }
                NextStep::SetQuestions => {
                    self.set_questions(student, &args.answers, words::STEP_QUESTIONS)?
                }
                NextStep::GiveEmail if self.ask_email(student, &args.email)? => true,
                NextStep::GiveEmail | NextStep::Home => return self.home(student),
            };
            if !goes_on {
                return Ok(words::HALF_WAY);
            }
        }
    }

    fn change_questions(
        &mut self,
        student: &mut SignedIn,
        file: &AnswersFile,
    ) -> Result<&'static str, Error> {
        // Refused before three answers are typed for nothing.
        if student.step() == NextStep::ChoosePassword {
            return Err(QuestionsRefusal::TemporaryPassword.into());
        }
        let saved = self.set_questions(student, file, words::SET_UP_QUESTIONS)?;
        Ok(if saved { words::SAVED } else { words::NOTHING_CHANGED })
    }

    fn forgot(&mut self, args: &ForgotArgs) -> Result<&'static str, Error> {
        let mut failed = None;
        loop {
            self.ctx.ui.screen(&pages::forgot(failed));
            let Some(login) = self.ask_login(args.login.as_deref())? else {
                return Ok(words::LEFT);
            };
            let asked = asked_questions(&self.store, &login, &self.ctx.act_now())?;
            let Some((questions, answers)) = ask_answers(self.ctx, asked, &args.answers, failed)?
            else {
                return Ok(words::LEFT);
            };
            let act = self.ctx.act_now();
            let proof = answer_questions(&mut self.store, &login, questions, &answers, &act)?;
            if let Some(mut proof) = proof {
                let file = &args.new_password;
                let chosen = self.choose_password(&mut proof, file, words::NEW_PASSWORD)?;
                return Ok(if chosen { words::CHANGED } else { words::NOTHING_CHANGED });
            }
            if self.screens.is_none() || args.answers.answers_file.is_some() {
                let error = Error::refused("those answers did not work");
                return Err(error.hint(
                    "after some tries you have to wait; your form teacher can get you a new password",
                ));
            }
            failed = Some(words::NOT_ANSWERED);
        }
    }
}
