//! What a student reads in the portal: the words of the source documents where they show the same step, in lines that fit
//! 60 columns, and no word that a nine-year-old does not know.

use crate::domain::{PasswordRule, Ruling, Student, Verdict, Weakness, day_of, shown_day};
use crate::ops::{Home, ResetWay, TOOLS};

pub(super) const WHAT_NEXT: &str = "What would you like to do?";
pub(super) const LOGIN_ID: &str = "MIMS Login ID";

pub(super) const SIGN_IN: &str = "\
MIMS Portal
Ministry of Education, Singapore

Please login using your MIMS account. For Students, your
MIMS login ID is <Full_Name>@students.edu.sg.

Log out from all Google accounts on this device first.
Nothing shows while you type the password. That is right.
Forgot Password? Press Enter at the password.
To leave, press Enter without typing anything.
";

pub(super) const SIGN_IN_AGAIN: &str = "
That login ID and password did not work. Check the spelling,
and capital and small letters. After some wrong tries you
have to wait a while. Your form teacher can help you.
";

pub(super) const SIGN_IN_REFUSED: &str = "that login ID and password did not work";
pub(super) const SIGN_IN_HINT: &str = "check the spelling, and capital and small letters; after some wrong tries \
    you have to wait a while; your form teacher can help you";

pub(super) const FORGOT: &str = "\
MIMS Portal
Self Service Password Reset

If you have forgotten your password, answer your 3 security
questions. All 3 answers have to be right.
Nothing shows while you type them; you can look at them
before you send them.
To leave, press Enter without typing anything.
";

pub(super) const ANSWERS_AGAIN: &str = "
Those answers did not work. After some tries you have to
wait. Your form teacher can get you a new password.
";

pub(super) const ANSWERS_REFUSED: &str = "those answers did not work";
pub(super) const ANSWERS_HINT: &str =
    "after some tries you have to wait; your form teacher can get you a new password";

pub(super) const STEP_PASSWORD: &str = "Step 1 of 3: choose your own password";
pub(super) const NEW_PASSWORD: &str = "Choose a new password";

const PASSWORD: &str = "\
Nobody else should know it. Three words that only you would
put together, and a number, are good.
Please do not let this computer save your password.
Your password needs:
";

pub(super) const SETUP: &str = "Setup Security Questions";
pub(super) const STEP_QUESTIONS: &str = "Step 2 of 3: Setup Security Questions";

pub(super) const QUESTIONS: &str = "\
If you forget your password, you can access your account by
answering your security questions. Choose 3 questions, and
answers that are not easy for others to guess.
";

pub(super) const ANSWER: &str = "
Nothing shows while you type. You can look at your answers
before you save them. To go back, press Enter without typing
anything.
";

pub(super) const EMAIL: &str = "\
Step 3 of 3: another e-mail address

You may give another e-mail address, for example one of your
family. It can help when you forget your password again.
You do not have to: press Enter to skip.
";

pub(super) const LEFT: &str = "You have left the MIMS Portal.";
pub(super) const HALF_WAY: &str = "Not finished. Sign in again, and you go on here.";
pub(super) const SAVED: &str = "Your security questions are saved.";
pub(super) const CHANGED: &str = "Your password is changed. Sign in with it now.";
pub(super) const NOTHING_CHANGED: &str = "Nothing was changed.";
pub(super) const SIGNED_OUT: &str = "You have signed out.";

/// The page where a password is chosen, with what was wrong about the one before.
pub(super) fn password(heading: &str, student: &Student, rules: &str) -> String {
    format!(
        "{heading}\n{}\n\n{PASSWORD}{rules}\nTo stop here, press Enter without typing anything.\n",
        student.name
    )
}

/// The rules before anything was typed.
pub(super) fn rules() -> String {
    lines(PasswordRule::ALL.iter().map(|rule| format!("  -    {}", in_words(*rule))))
}

/// The rules with what became of each, and what else is wrong.
pub(super) fn judged(verdict: &Verdict, weakness: Option<Weakness>) -> String {
    let rules = lines(verdict.rules().map(|(rule, outcome)| {
        let mark = if outcome == Ruling::Failed { "NO" } else { "ok" };
        format!("  {mark}   {}", in_words(rule))
    }));
    let weakness = weakness.filter(|_| verdict.is_legal());
    let weakness = weakness.map(|weakness| wrapped(&weakness.to_string())).unwrap_or_default();
    format!("{rules}\nThat password was not taken.\n{weakness}")
}

/// A sentence in lines of at most 60 columns.
fn wrapped(sentence: &str) -> String {
    let mut length = 0;
    let words = sentence.split_whitespace().fold(String::new(), |text, word| {
        length += word.len() + 1;
        let separator = match length {
            _ if text.is_empty() => "",
            0..=60 => " ",
            _ => {
                length = word.len() + 1;
                "\n"
            }
        };
        text + separator + word
    });
    words + "\n"
}

fn lines(lines: impl Iterator<Item = String>) -> String {
    lines.fold(String::new(), |all, line| all + &line + "\n")
}

fn in_words(rule: PasswordRule) -> &'static str {
    match rule {
        PasswordRule::Length => "12 letters, numbers or signs, or more",
        PasswordRule::Number => "a number",
        PasswordRule::LowerCase => "a small letter, like a b c",
        PasswordRule::UpperCase => "a capital letter, like A B C",
        PasswordRule::NoNamePart => "no part of your name or login ID",
        PasswordRule::NeverUsed => "not a password that you had before",
    }
}

/// What a signed-in student sees.
pub(super) fn home(student: &Student, home: &Home) -> String {
    let day = |at| shown_day(day_of(at));
    let reset = match home.last_reset {
        None => "never".to_owned(),
        Some((at, ResetWay::School)) => format!("{}, by your school", day(at)),
        Some((at, ResetWay::Questions)) => {
            format!("{}, by you, with your security questions", day(at))
        }
    };
    let tools = lines(TOOLS.iter().map(|tool| format!("  {tool}")));
    format!(
        "MIMS Portal\n\n{}\n{}\n\nYour MIMS account opens:\n{tools}\nPassword chosen: {}\nLast reset: {reset}\n\n",
        student.name,
        student.login,
        day(home.password_set_at)
    )
}
