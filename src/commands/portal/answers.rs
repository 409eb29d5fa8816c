//! The security questions: choosing 3 of 8 with their answers, and answering them when a password is forgotten.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use clap::ValueHint;
use zeroize::Zeroizing;

use super::pages;
use super::password::ask_twice;
use crate::context::Context;
use crate::domain::{Answer, AnswerError, Question, Secret, ThreeQuestions, printable};
use crate::terminal::{Error, read_secrets};
use crate::words::{answers, portal as words};

/// Where answers come from when nobody types them.
#[derive(clap::Args, Default)]
pub(super) struct AnswersFile {
    /// A file with 3 lines, each the number of a question (1 to 8) and the answer: 2 turquoise; - for standard input
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) answers_file: Option<PathBuf>,
}

const FLAG: &str = "--answers-file FILE";

/// A question with its answer, as it was typed.
struct Given {
    question: Question,
    typed: Secret,
}

impl Given {
    fn answer(&self) -> Answer {
        Answer::typed(self.typed.expose())
    }
}

/// What a student wants who looks at the answers.
#[derive(PartialEq, Eq)]
enum Review {
    Send,
    StartAgain,
    GoBack,
}

type Answered = (ThreeQuestions, [Answer; 3]);

/// Lets a student choose 3 questions and answer them; none when the student goes back.
pub(super) fn ask_questions(
    ctx: &mut Context,
    file: &AnswersFile,
    heading: &str,
) -> Result<Option<Answered>, Error> {
    if let Some(file) = &file.answers_file {
        return answered(&read(file)?).map(Some);
    }
    let mut given: Vec<Given> = Vec::new();
    loop {
        if given.len() == 3 {
            match review(ctx, &given, words::SAVE_ANSWERS)? {
                Review::Send => return answered(&given).map(Some),
                Review::StartAgain => given.clear(),
                Review::GoBack => drop(given.pop()),
            }
        }
        match pick(ctx, &given, heading)? {
            Some(question) => given.extend(answer_new(ctx, question, &given)?),
            None if given.is_empty() => return Ok(None),
            None => drop(given.pop()),
        }
    }
}

/// Asks for the answers to a student's questions; none when the student goes back.
pub(super) fn ask_answers(
    ctx: &mut Context,
    questions: ThreeQuestions,
    file: &AnswersFile,
    failed: Option<&str>,
) -> Result<Option<Answered>, Error> {
    if let Some(file) = &file.answers_file {
        return answered(&read(file)?).map(Some);
    }
    loop {
        let mut given = Vec::new();
        for (at, question) in questions.all().into_iter().enumerate() {
            ctx.ui.screen(&pages::asked(at + 1, question, failed));
            let typed = ctx.ui.ask_secret("Your answer", FLAG)?;
            if typed.expose().is_empty() {
                return Ok(None);
            }
            given.push(Given { question, typed });
        }
        match review(ctx, &given, "Send my answers")? {
            Review::Send => return answered(&given).map(Some),
            Review::StartAgain => {}
            Review::GoBack => return Ok(None),
        }
    }
}

/// One question of those that are left.
fn pick(ctx: &mut Context, given: &[Given], heading: &str) -> Result<Option<Question>, Error> {
    let chosen = |question: &Question| given.iter().any(|given| given.question == *question);
    let left: Vec<Question> =
        Question::ALL.into_iter().filter(|question| !chosen(question)).collect();
    let mut items: Vec<&str> = left.iter().map(|question| question.as_str()).collect();
    items.push("Go back");
    ctx.ui.screen(&listed(&pages::questions(heading), given, false));
    let prompt = format!("Question {} of 3: choose with the arrow keys and Enter", given.len() + 1);
    Ok(ctx.ui.choose(&prompt, &items, FLAG)?.and_then(|at| left.get(at).copied()))
}

/// An answer that may be set, typed twice; none when the student goes back.
fn answer_new(
    ctx: &mut Context,
    question: Question,
    before: &[Given],
) -> Result<Option<Given>, Error> {
    ctx.ui.screen(&pages::new_answer(before.len() + 1, question));
    loop {
        let Some(typed) = ask_twice(ctx, "Your answer", FLAG)? else { return Ok(None) };
        let new = Given { question, typed };
        match check(before, &new) {
            Ok(()) => return Ok(Some(new)),
            Err(error) => ctx.ui.detail(answers::refused(error)),
        }
    }
}

/// Whether an answer may be set beside those that were given before.
fn check(before: &[Given], new: &Given) -> Result<(), AnswerError> {
    let answer = new.answer();
    answer.check()?;
    if before.iter().any(|given| given.answer().expose() == answer.expose()) {
        return Err(AnswerError::Same);
    }
    Ok(())
}

/// Shows the questions, and the answers only when the student asks for them.
fn review(ctx: &mut Context, given: &[Given], send: &str) -> Result<Review, Error> {
    let mut shown = false;
    loop {
        ctx.ui.screen(&listed(&format!("{}\n", words::YOUR_QUESTIONS), given, shown));
        let look = if shown { "Hide my answers" } else { "Show my answers" };
        let items = [send, look, "Start again", "Go back"];
        match ctx.ui.choose(words::WHAT_NEXT, &items, FLAG)? {
            Some(0) => return Ok(Review::Send),
            Some(1) => shown = !shown,
            Some(2) => return Ok(Review::StartAgain),
            _ => return Ok(Review::GoBack),
        }
    }
}

/// A page with the questions below the heading; it may show answers, so it is wiped.
fn listed(heading: &str, given: &[Given], shown: bool) -> Zeroizing<String> {
    // Room for all of it, so that no copy is left behind by growing.
    let mut page = Zeroizing::new(String::with_capacity(4096));
    page.push_str(heading);
    for (number, Given { question, typed }) in (1..).zip(given) {
        // Writing to a String cannot fail.
        let _ = write!(page, "\n{number}. {question}\n   ");
        let answer = Zeroizing::new(printable(typed.expose()));
        page.push_str(if shown { &answer } else { "(hidden)" });
    }
    page.push('\n');
    page
}

fn ill_formed(what: &str) -> Error {
    Error::refused(what)
        .hint("one a line: the question's number from 1 to 8, a space, and the answer")
}

/// Three different questions with their answers.
fn answered(given: &[Given]) -> Result<Answered, Error> {
    let wrong = || ill_formed("there have to be 3 different questions with their answers");
    let mut given: Vec<&Given> = given.iter().collect();
    given.sort_by_key(|given| given.question);
    let [one, two, three] = given[..] else { return Err(wrong()) };
    let questions = [one.question, two.question, three.question];
    let questions = ThreeQuestions::new(questions).ok_or_else(wrong)?;
    Ok((questions, [one, two, three].map(Given::answer)))
}

fn read(file: &Path) -> Result<Vec<Given>, Error> {
    let text = read_secrets(file)?;
    let lines = text.expose().lines().filter(|line| !line.trim().is_empty());
    let given = lines.map(|line| {
        let (number, answer) = line.trim_start().split_once(char::is_whitespace)?;
        let question = Question::new(number.trim_end_matches('.').parse().ok()?)?;
        Some(Given { question, typed: Secret::new(answer.trim().to_owned()) })
    });
    let given: Option<Vec<_>> = given.collect();
    given.ok_or_else(|| ill_formed("the file of answers has a line that is none"))
}
