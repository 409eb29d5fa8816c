//! The web pages of the portal, as far as the source documents and the other rooms have no words for them.

use crate::domain::Role;

/// Beside each page's own heading.
pub(crate) const SIGN_IN: &str = "Sign in";
pub(crate) const USERNAME: &str = "Username";
pub(crate) const PASSWORD: &str = "Password";
pub(crate) const SIGN_OUT: &str = "Sign out";
pub(crate) const NOT_YOU: &str = "If this is not you, sign out at the end of this page.";
pub(crate) const SEARCH: &str = "Search";
pub(crate) const CANCEL: &str = "Cancel";
pub(crate) const SAVE: &str = "Save";
pub(crate) const SKIP: &str = "Skip";
pub(crate) const HELP: &str = "Self-Help Guide";
pub(crate) const BACK: &str = "Back to the portal";
pub(crate) const CHECK_ANSWERS: &str = "Check Answers";
pub(crate) const CHANGE_PASSWORD: &str = "Change Password";
pub(crate) const SET_UP_QUESTION: &str = "Setup Security Question";
pub(crate) const OTHER_EMAIL: &str = "Another e-mail address";

pub(crate) const NOTE: &str = "Note:";
pub(crate) const STICKER: &str =
    "MIMS User ID and Password can be found on the sticker pasted in your Kidz Organiser.";
pub(crate) const OWN_ADDRESS: &str = "You may leave out the part from @ on.";
pub(crate) const DO_NOT_SAVE: &str = "Please DO NOT enable \u{201c}save password\u{201d} on your personal devices to enable \
    auto log-in. User will face difficulty when logging in to another device, for example our school laptops.";
pub(crate) const FORGOT_NOTE: &str = "Forgot Password? will NOT work if you are logging in to MIMS for the first time or you \
    haven't setup Challenge Question in MIMS. Then ask your Form Teacher (for Students) or MIMS Administrators (for Staff) for a \
    new password.";
pub(crate) const FORGOT_PROMPTS: &str =
    "If you have forgotten your password, follow the prompts to reset your password.";
pub(crate) const ANSWER_THESE: &str = "Please answer the following questions. If you answer these questions correctly, you \
    will then be able to reset your password.";

pub(crate) const SHOW: &str = "Show what I type";
pub(crate) const HIDE: &str = "Hide what I type";
pub(crate) const TYPED_SPACES: &str = "What you typed as a password begins or ends with a space. A password from the sticker \
    has none.";
pub(crate) const NEW_PASSWORD: &str = "New password";
pub(crate) const AGAIN: &str = "The same password again";
pub(crate) const NOT_THE_SAME: &str = "The two passwords are not the same. Type both again.";
pub(crate) const OLD_PASSWORD: &str = "The password that you use now";
pub(crate) const STICKER_IS_OVER: &str =
    "The password on your sticker does not work any more. Use the one that you chose.";
pub(crate) const CHANGED_HERE: &str = "Your password is changed. From now on use the new one.";

pub(crate) const WHY_QUESTIONS: [&str; 2] = [
    "If you forget your password, you can access your account by answering your security questions.",
    "Please choose your questions and answers that can be used to verify your identity in case you forget your password. \
    Because the answers to these questions can be used to access your account, be sure to supply answers that are not easy \
    for others to guess or discover.",
];
pub(crate) const TYPE_ANSWERS: &str = "Please type your security answers";
pub(crate) const SELECT_QUESTION: &str = "Please select a question item from the list";
pub(crate) const YOUR_ANSWER: &str = "Your answer to question";
pub(crate) const THREE_QUESTIONS: &str = "Choose 3 different questions from the list.";
pub(crate) const WRONG_PASSWORD: &str = "That is not your password. Nothing was changed.";
pub(crate) const EMAIL_SAVED: &str = "Your other e-mail address is saved.";
pub(crate) const NO_EMAIL_KEPT: &str = "No other e-mail address is kept.";

pub(crate) const ANOTHERS_PAGE: &str = "Nothing was done: that page was for another account, which this device had open before. \
    Look whose account this page is for. If it is not yours, do not go on.";

pub(crate) const ENDED: &str =
    "You were away for a while, so you are signed out. Sign in, and you go on where you stopped.";
pub(crate) const ENDED_AT_FORGOT: &str =
    "You were away for a while. Type your login ID again, and answer the questions.";

/// Who helps somebody of this role; before anybody has signed in it is not known whose page it is (source document,
/// "Login to MIMS Portal").
fn helpers(role: Option<Role>) -> &'static str {
    match role {
        Some(Role::Student) => "your Form Teacher",
        Some(Role::SchoolStaff | Role::HqStaff) => "your MIMS Administrators",
        None => "your Form Teacher (for Students) or MIMS Administrators (for Staff)",
    }
}

/// The account was changed elsewhere during a step.
pub(crate) fn changed_elsewhere(role: Option<Role>) -> String {
    let helpers = helpers(role);
    format!(
        "Your account was changed just now, so you are signed out. Sign in again, or ask {helpers}."
    )
}

/// On the page of whoever has signed in.
pub(crate) fn who_helps(role: Role) -> String {
    format!("If something does not work, ask {}.", helpers(Some(role)))
}

/// Pages for what goes wrong: a heading, and what to do.
pub(crate) const NOT_THERE: [&str; 2] = ["There is no such page", "Go back to the sign-in page."];
pub(crate) const NOT_FROM_HERE: [&str; 2] = [
    "That did not come from a page of the portal",
    "Nothing was done. Open the sign-in page and type it again.",
];
pub(crate) const TOO_MANY_PASSWORDS: [&str; 2] = [
    "Too many tries from here",
    "Please wait ten minutes and try again. Your password is not locked by this.",
];
pub(crate) const TOO_MANY_ASKED: [&str; 2] = [
    "Too many login IDs were asked for from here",
    "Please wait an hour and try again, or ask your Form Teacher (for Students) or MIMS Administrators (for Staff) for a new \
    password. Your password is not locked by this.",
];
pub(crate) const TOO_BUSY: [&str; 2] = [
    "Many people are signing in right now",
    "Nothing was counted. Please try again in a few seconds.",
];
pub(crate) const BROKEN: [&str; 2] = [
    "The portal cannot do that right now",
    "It is not your fault. Try again later, and you will see whether it was saved; if not, tell your teacher or MIMS \
    Administrators.",
];
pub(crate) const TOO_SLOW: [&str; 2] = [
    "That took too long to arrive",
    "Nothing was done. Please try again, perhaps nearer to the Wi-Fi.",
];
pub(crate) const TOO_LARGE: [&str; 2] =
    ["That was too much to read", "Nothing was done. Go back and type less."];
