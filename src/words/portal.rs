//! The pages of the portal: headings, what they say, and what came of a step. Each text is one paragraph.

use crate::domain::{day_of, shown_day, shown_time};
use crate::ops::{Home, ResetWay};

// What the source documents show on the pages and in their menus.
pub(crate) const PORTAL: &str = "MIMS Portal";
pub(crate) const MINISTRY: &str = "Ministry of Education, Singapore";
pub(crate) const LOGIN_ID: &str = "MIMS Login ID";
pub(crate) const FORGOT_PASSWORD: &str = "Forgot Password?";
pub(crate) const FORGOTTEN_PASSWORD: &str = "Forgotten Password";
pub(crate) const TAKE_EMAIL_AWAY: &str = "Keep no other e-mail address";
pub(crate) const SET_UP_QUESTIONS: &str = "Setup Security Questions";
pub(crate) const SAVE_ANSWERS: &str = "Save Answers";
/// What a MIMS account opens (source document, "What is MIMS?", and the leaflet).
pub(crate) const TOOLS: [&str; 5] =
    ["Student iCON", "Microsoft Pro Plus", "ZOOM", "SLS", "SSOE school laptops"];

pub(crate) const PLEASE_LOG_IN: &str = "Please login using your MIMS account. For Students, your MIMS login ID is \
    <Full_Name>@students.edu.sg. For School Staff, your MIMS login ID ends with @schools.gov.sg. For HQ Staff, your MIMS \
    login ID ends with @hq.moe.gov.sg. If you encounter difficulties logging in, please approach your teachers (for Students) \
    or MIMS Administrators (for Staff).";
pub(crate) const LOG_OUT_FIRST: &str = "To ensure a smooth log in, user should log out from all google accounts on the device \
    before accessing the MIMS portal login.";
/// The same words to everybody, so they name whatever it may be.
pub(crate) const NOT_SIGNED_IN: &str = "That login ID and password did not work. Check the spelling, and capital and small \
    letters. After some wrong tries you have to wait a while, and after many the account is locked. The password on a sticker \
    works until the day that stands there, or until you choose your own. If you cannot get in, ask your Form Teacher (for \
    Students) or MIMS Administrators (for Staff).";
pub(crate) const NOT_ANSWERED: &str = "Those answers did not work. All 3 have to be right. After some tries you have to \
    wait, and after many it does not work any more. Your Form Teacher (for Students) or MIMS Administrators (for Staff) can \
    get you a new password.";

pub(crate) const STEP_PASSWORD: &str = "Step 1 of 3: choose your own password";
pub(crate) const NEW_PASSWORD: &str = "Choose a new password";
pub(crate) const GOOD_PASSWORD: &str = "Nobody else should know it. Three words that only you would put together, and a \
    number, are good.";
pub(crate) const PASSWORD_NEEDS: &str = "Your password needs:";
pub(crate) const PASSWORD_REFUSED: &str = "That password was not taken.";

pub(crate) const STEP_QUESTIONS: &str = "Step 2 of 3: Setup Security Questions";

pub(crate) const STEP_EMAIL: &str = "Step 3 of 3: another e-mail address";
pub(crate) const WHY_EMAIL: &str =
    "You may give another e-mail address, for example one of your family.";
/// Said only where the school sends any.
pub(crate) const NOTICES: &str = "We tell it when your password is reset with your security questions, and when your \
    password, your questions or the address itself are changed later.";
pub(crate) const NO_EMAIL: &str = "That is not an e-mail address.";
pub(crate) const OWN_EMAIL: &str = "That is your school address: you cannot read it when you forget your password. Give \
    another one, or none.";

pub(crate) const YOUR_ACCOUNT: &str = "Your MIMS account";
pub(crate) const ABOUT_ACCOUNT: &str = "About your account";
pub(crate) const WHAT_NEXT: &str = "What would you like to do?";
pub(crate) const ACCOUNT_OPENS: &str = "Your account opens:";

pub(crate) const SAVED: &str = "Your security questions are saved.";
pub(crate) const CHANGED: &str = "Your password is changed. Sign in with it now.";
pub(crate) const SIGNED_OUT: &str = "You have signed out.";

/// When the password was chosen and last reset, where notices can go, and what happened since the last time.
pub(crate) fn facts(home: &Home) -> Vec<String> {
    let day = |at| shown_day(day_of(at));
    let reset = match home.last_reset {
        None => "never".to_owned(),
        Some((at, ResetWay::School)) => format!("{}, by your school", day(at)),
        Some((at, ResetWay::Questions)) => {
            format!("{}, by you, with your security questions", day(at))
        }
    };
    let mut facts = vec![
        format!("Password chosen: {}", day(home.password_set_at)),
        format!("Last reset: {reset}"),
    ];
    facts
        .extend(home.recovery_email.as_ref().map(|email| format!("Other e-mail address: {email}")));
    facts.extend(home.last_sign_in.map(|at| format!("Last time here: {}", shown_time(at))));
    if home.failed_tries > 0 {
        facts.push(format!("Wrong tries since then: {}", home.failed_tries));
        facts.push("If that was not you, tell your school.".to_owned());
    }
    facts
}
