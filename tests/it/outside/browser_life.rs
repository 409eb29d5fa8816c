//! The whole life of an account in a real browser: on a phone, at a desk, and at a desk for somebody who sees everything
//! twice as large, with script and without.

use super::browser::{DESK, PHONE, Window, ZOOMED};
use super::browser_flows::{can_browse, signs_in};
use crate::common::{Office, present};
use crate::portal::{ANSWERS, OWN, THREE, WRONG};

const NEXT: &str = "Lantern-Guitar-48-Fox";
const LAST: &str = "Pebble-Window-73-Jam";

fn chooses(window: &Window, password: &str) {
    window.fill("#new", password);
    window.fill("#again", password);
    window.click("main button");
}

/// Whatever is against it, the page says the same.
fn does_not_get_in(window: &Window, login: &str, password: &str) {
    signs_in(window, login, password);
    window.says("did not work");
    window.is_at("/");
    assert!(window.title().starts_with("Error: "), "{}", window.title());
}

/// From the sticker's password to the last page, with a stop in between.
fn sets_up(window: &Window, login: &str, temporary: &str) {
    signs_in(window, login, temporary);
    window.is_at("/password");
    window.click("a[href='/password?show']");
    assert_eq!(window.property("#new", "type"), "text");
    chooses(window, "short");
    window.says("was not taken");
    window.is_at("/password");
    chooses(window, OWN);
    window.is_at("/questions");
    // Another device, another day: it goes on where it stopped.
    window.forget_cookies();
    window.go("/questions");
    window.is_at("/");
    signs_in(window, login, OWN);
    window.is_at("/questions");
    for (at, (question, _)) in (1..).zip(THREE) {
        window.click(&format!("#question-{at} option[value='{question}']"));
        window.fill(&format!("#answer-{at}"), "otter");
    }
    window.click("main button");
    window.says("Two answers are the same.");
    window.is_at("/questions");
    for (at, (_, answer)) in (1..).zip(THREE) {
        window.fill(&format!("#answer-{at}"), answer);
    }
    window.click("main button");
    window.is_at("/email");
    window.fill("#email", &format!("{login}@students.edu.sg"));
    window.click("main button");
    window.says("That is your school address");
    window.is_at("/email");
    window.click("main button.plain");
    window.is_at("/home");
}

/// Types the login ID as a child does, to be asked the questions.
fn is_asked(window: &Window, login: &str) {
    window.click("a[href='/forgot']");
    window.is_at("/forgot");
    window.fill("#login", &login.replace('_', " "));
    window.click("main button");
    window.is_at("/forgot/questions");
}

fn answers(window: &Window, answers: [(u8, &str); 3]) {
    for (question, answer) in answers {
        window.fill(&format!("#answer-{question}"), answer);
    }
    window.click("main button");
}

/// After right answers.
fn resets(window: &Window, password: &str) {
    window.is_at("/forgot/password");
    chooses(window, password);
    window.says("Your password is changed.");
    window.is_at("/");
}

fn lives(office: &Office, window: &Window, login: &str, issued: &str) {
    signs_in(window, login, issued);
    window.is_at("/password");
    window.click("footer a");
    window.is_at("/help");
    window.go("/no-such-page");
    window.is_at("/no-such-page");
    window.go("/password");
    window.click("footer button");
    window.says("You have signed out.");
    office.has_expired(login);
    does_not_get_in(window, login, issued);

    sets_up(window, login, &office.reset(login));
    assert_eq!(office.status_of(login), "enrolled");
    for page in ["/password", "/questions", "/email", "/home"] {
        window.go(page);
        window.is_at(page);
    }
    window.click("footer button");
    window.says("You have signed out.");

    does_not_get_in(window, login, WRONG);
    is_asked(window, login);
    answers(window, [(1, "a cat"), (2, "teal"), (3, "badminton")]);
    window.says("did not work");
    window.is_at("/forgot/questions");
    answers(window, ANSWERS);
    resets(window, NEXT);

    office.is_locked(login);
    does_not_get_in(window, login, NEXT);
    is_asked(window, login);
    answers(window, ANSWERS);
    resets(window, LAST);
    signs_in(window, login, LAST);
    window.is_at("/home");

    office.done(&["disable", login]);
    window.click("a[href='/email']");
    window.is_at("/");
    does_not_get_in(window, login, LAST);
}

fn check(has_script: bool) {
    if !can_browse() || !present(&["age"]) {
        return;
    }
    let office = Office::with_school();
    let portal = office.portal();
    // The first one has an e-mail address in the list already.
    let pupils = office.pupils().into_iter().skip(2);
    for (pupil, screen) in pupils.zip([PHONE, DESK, ZOOMED]) {
        let window = Window::open(&office, portal.address, has_script, screen);
        lives(&office, &window, &pupil.login, &pupil.password);
    }
}

#[test]
fn an_account_lives_its_whole_life_in_a_browser_with_script() {
    check(true);
}

#[test]
fn an_account_lives_its_whole_life_in_a_browser_without_script() {
    check(false);
}
