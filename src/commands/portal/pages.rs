//! The students' words laid out for a terminal, in lines of at most 60 columns, with the keys that lead on and back.

use crate::domain::Holder;
use crate::domain::{PasswordRule, PersonName, Question, Ruling, Verdict, Weakness};
use crate::ops::Home;
use crate::words::{answers, passwords, portal as words};

const WIDTH: usize = 60;
const TO_LEAVE: &str = "To leave, press Enter without typing anything.";

/// Login ID and password, with what was wrong about the ones before.
pub(super) fn sign_in(failed: Option<&str>) -> String {
    let page = page(&[
        words::PORTAL,
        words::MINISTRY,
        "",
        words::PLEASE_LOG_IN,
        "",
        words::LOG_OUT_FIRST,
        "Nothing shows while you type the password. That is right.",
        "Forgot Password? Press Enter at the password.",
        TO_LEAVE,
    ]);
    page + &message(failed)
}

/// The login ID of whoever has forgotten the password.
pub(super) fn forgot(failed: Option<&str>) -> String {
    let page = page(&[
        words::PORTAL,
        words::SELF_SERVICE,
        "",
        words::FORGOTTEN,
        "Nothing shows while you type them; you can look at them before you send them.",
        TO_LEAVE,
    ]);
    page + &message(failed)
}

/// One of the three questions, by its place.
pub(super) fn asked(place: usize, question: Question, failed: Option<&str>) -> String {
    forgot(failed) + &page(&["", &format!("{place} of 3"), question.as_str()])
}

/// Where a password is chosen, with what was wrong about the one before.
pub(super) fn password(heading: &str, name: &PersonName, rules: &str) -> String {
    let page = page(&[
        heading,
        name.as_str(),
        "",
        words::GOOD_PASSWORD,
        words::DO_NOT_SAVE,
        words::PASSWORD_NEEDS,
    ]);
    format!("{page}{rules}\nTo stop here, press Enter without typing anything.\n")
}

/// The rules before anything was typed.
pub(super) fn rules() -> String {
    lines(PasswordRule::ALL.iter().map(|rule| format!("  -    {}", passwords::rule(*rule))))
}

/// The rules with what became of each, and what else is wrong.
pub(super) fn judged(verdict: &Verdict, weakness: Option<Weakness>) -> String {
    let rules = lines(verdict.rules().map(|(rule, outcome)| {
        let mark = if outcome == Ruling::Failed { "NO" } else { "ok" };
        format!("  {mark}   {}", passwords::rule(rule))
    }));
    let why: String =
        passwords::why_not(verdict, weakness).iter().map(|sentence| wrapped(sentence)).collect();
    rules + &page(&["", words::PASSWORD_REFUSED]) + &why
}

/// Where questions are chosen.
pub(super) fn questions(heading: &str) -> String {
    page(&[heading, "", words::WHY_QUESTIONS, answers::GOOD_ANSWERS])
}

/// Where one of them is answered for the first time, by its place.
pub(super) fn new_answer(place: usize, question: Question) -> String {
    page(&[
        &format!("Question {place} of 3"),
        question.as_str(),
        "",
        "Nothing shows while you type. You can look at your answers before you save them. To go back, press Enter \
         without typing anything.",
    ])
}

/// Another e-mail address, or none.
pub(super) fn email() -> String {
    let skip = "You do not have to: press Enter to skip.";
    page(&[words::STEP_EMAIL, "", words::WHY_EMAIL, skip])
}

/// What a signed-in student sees.
pub(super) fn home(student: &Holder, home: &Home) -> String {
    let name = student.name.as_str();
    let page =
        page(&[words::PORTAL, "", name, &student.login.to_string(), "", words::ACCOUNT_OPENS]);
    let tools = lines(words::TOOLS.iter().map(|tool| format!("  {tool}")));
    format!("{page}{tools}\n{}\n", lines(words::facts(home).into_iter()))
}

fn message(text: Option<&str>) -> String {
    text.map(|text| page(&["", text])).unwrap_or_default()
}

/// One paragraph below the other.
fn page(paragraphs: &[&str]) -> String {
    paragraphs.iter().map(|paragraph| wrapped(paragraph)).collect()
}

fn wrapped(paragraph: &str) -> String {
    let mut column = 0;
    let mut text = String::new();
    for word in paragraph.split(' ') {
        let length = word.chars().count();
        if column > 0 {
            let fits = column + 1 + length <= WIDTH;
            text.push(if fits { ' ' } else { '\n' });
            column = if fits { column + 1 } else { 0 };
        }
        text.push_str(word);
        column += length;
    }
    text + "\n"
}

fn lines(lines: impl Iterator<Item = String>) -> String {
    lines.map(|line| line + "\n").collect()
}
