//! Whatever happens to an account, and in whatever order its pages are opened and its forms sent, from several devices
//! and by double clicks, with servers that stop in between: the pages say what the account model says.

use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

use super::devices::Forgot;
use super::pages::Pages;
use super::portal::Site;
use super::read::page_of;
use crate::ops::NextStep;
use crate::ops::account_model::{Pupil, START, School, Step, step, try_sequences};
use crate::words::portal as words;

const PAGES: [&str; 10] = [
    "/",
    "/sspr",
    "/password",
    "/questions",
    "/email",
    "/home",
    "/help",
    "/forgot",
    "/forgot/questions",
    "/forgot/password",
];

/// What happens next.
#[derive(Debug, Clone)]
enum Turn {
    /// A step of the model: by a double click or not, signing in at the device in use or at another one.
    Step {
        step: Step,
        twice: bool,
        here: bool,
    },
    /// Another of the devices is used from now on.
    Switch(u8),
    /// A page is opened at the device in use.
    Look(u8),
    /// A page is opened where the questions are answered.
    LookThere(u8),
    SignOut,
    /// A page of somebody else sends the form with the right password.
    Forged,
    /// The server stops, and another one starts.
    Restart,
}

fn turn() -> impl Strategy<Value = Turn> {
    let page = || 0..u8::try_from(PAGES.len()).expect("few");
    prop_oneof![
        30 => (step(), any::<bool>(), any::<bool>())
            .prop_map(|(step, twice, here)| Turn::Step { step, twice, here }),
        2 => (0..3_u8).prop_map(Turn::Switch),
        3 => page().prop_map(Turn::Look),
        1 => page().prop_map(Turn::LookThere),
        1 => Just(Turn::SignOut),
        1 => Just(Turn::Forged),
        1 => Just(Turn::Restart),
    ]
}

fn follow(school: &mut School, turns: &[Turn]) -> Result<(), TestCaseError> {
    let site = Site::new(school);
    let mut pages = Pages::new(&site, START);
    let mut pupil = Pupil::new(school);
    for turn in turns {
        pages.enter(&mut pupil.model);
        match turn {
            Turn::Step { step, twice, here } => {
                (pages.twice, pages.here) = (*twice, *here);
                pupil.take(&mut pages, step)?;
                continue;
            }
            Turn::Switch(number) => pages.devices.switch((*number).into()),
            Turn::Look(page) => look(&mut pages, &pupil, PAGES[usize::from(*page)])?,
            Turn::LookThere(page) => look_there(&mut pages, &pupil, PAGES[usize::from(*page)])?,
            Turn::SignOut => sign_out(&mut pages, &pupil),
            Turn::Forged => forge(&site, &pupil),
            Turn::Restart => pages.restart(),
        }
        // Nothing has happened to the account.
        pupil.agrees(turn)?;
    }
    pupil.ends()
}

/// A page is shown to whoever has come so far, and leads everybody else to where they are.
fn look(pages: &mut Pages<'_>, pupil: &Pupil<'_>, page: &'static str) -> Result<(), TestCaseError> {
    let model = &pupil.model;
    let Some(device) = pages.devices.in_use() else { return Ok(()) };
    let step = model.session.filter(|key| model.is_open_since(*key)).map(|_| model.next_step());
    let is_through = matches!(step, Some(NextStep::GiveEmail | NextStep::Home));
    let expected = match (page, step) {
        ("/help" | "/forgot", _) => page,
        ("/forgot/questions" | "/forgot/password", _) => "/forgot",
        ("/password" | "/questions" | "/email", _) if is_through => page,
        (_, Some(step)) => page_of(step),
        (_, None) => "/",
    };
    device.browser.open(page);
    prop_assert_eq!(&device.browser.path, expected, "{} was opened", page);
    if device.holds(model.now) {
        device.times.used = model.now;
    }
    Ok(())
}

fn look_there(
    pages: &mut Pages<'_>,
    pupil: &Pupil<'_>,
    page: &'static str,
) -> Result<(), TestCaseError> {
    let model = &pupil.model;
    let answering = &mut pages.answering;
    let forgot = answering.at(model.now);
    let holds = model.answered.is_some_and(|key| model.is_open_since(key));
    let expected = match (page, forgot) {
        ("/help" | "/forgot", _) | ("/forgot/questions", Forgot::Asked(_)) => page,
        ("/forgot/questions" | "/forgot/password", Forgot::Proven) if holds => "/forgot/password",
        ("/forgot/questions" | "/forgot/password", _) => "/forgot",
        _ => "/",
    };
    answering.browser.open(page);
    prop_assert_eq!(&answering.browser.path, expected, "{} was opened", page);
    if !matches!(forgot, Forgot::Nothing) {
        answering.times.used = model.now;
    }
    Ok(())
}

fn sign_out(pages: &mut Pages<'_>, pupil: &Pupil<'_>) {
    let Some(mut device) = pages.devices.take(pupil.model.now) else { return };
    device.browser.send("/sign-out", &[]);
    assert!(device.browser.page.contains(words::SIGNED_OUT), "{}", device.browser.page);
}

/// Nothing is done and no try is counted.
fn forge(site: &Site, pupil: &Pupil<'_>) {
    let mut browser = site.browser();
    browser.open("/");
    let right = pupil.model.right_password();
    let form = browser.filled(&[("login", pupil.made.login.local()), ("password", right)]);
    assert_eq!(browser.ask_from("cross-site", "POST", "/sign-in", &form).status, 403);
}

#[test]
fn model_and_pages_agree_whatever_happens_to_an_account() {
    try_sequences(turn, follow);
}
