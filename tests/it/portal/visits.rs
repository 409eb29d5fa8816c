//! Whose visit it is, how it ends, and what it may do, each with its number in the Application Security Verification
//! Standard 5.0.

use super::{ANSWERS, OWN, WRONG};
use crate::common::Office;

/// 7.2.4
#[test]
fn a_token_from_before_signing_in_leads_nowhere_afterwards() {
    let office = Office::with_enrolled();
    let portal = office.portal();
    let mut browser = portal.enters("tan_kai_jun", WRONG);
    let mut planted = browser.clone();
    browser.send("/sign-in", &[("login", "tan_kai_jun"), ("password", OWN)]);
    assert_eq!(browser.path, "/home");
    planted.open("/home");
    assert_eq!(planted.path, "/");
}

/// 7.2.3
#[test]
fn a_guessed_token_opens_nothing() {
    let office = Office::with_enrolled();
    let portal = office.portal();
    let inside = portal.enters("tan_kai_jun", OWN);
    for cookie in ["mims=1", "mims=", &format!("mims={}", "0".repeat(64)), "__Host-mims=1"] {
        let mut guess = inside.clone();
        guess.cookie = Some(cookie.to_owned());
        guess.open("/home");
        assert_eq!(guess.path, "/", "{cookie}");
    }
}

/// 7.4.1
#[test]
fn signing_out_ends_the_visit_for_every_copy_of_its_token() {
    let office = Office::with_enrolled();
    let portal = office.portal();
    let mut browser = portal.enters("tan_kai_jun", OWN);
    let mut copy = browser.clone();
    let body = browser.filled(&[]);
    let page = browser.ask("POST", "/sign-out", "Sec-Fetch-Site: same-origin\r\n", &body);
    assert_eq!(page.expect("an answer").header("clear-site-data"), Some("\"cache\""));
    copy.open("/home");
    assert_eq!(copy.path, "/");
}

/// 7.4.2
#[test]
fn what_the_office_does_ends_a_visit_at_once() {
    let office = Office::with_enrolled();
    let portal = office.portal();
    for act in [&["disable", "tan_kai_jun"][..], &["reset", "tan_kai_jun"]] {
        let mut browser = portal.enters("tan_kai_jun", OWN);
        assert_eq!(browser.path, "/home");
        office.done(act);
        browser.send("/email", &[("email", "mine@example.org")]);
        assert_eq!(browser.path, "/", "{act:?}");
        assert!(!office.done(&["status", "tan_kai_jun"]).stdout.contains("mine@example.org"));
        office.done(&["enable", "tan_kai_jun"]);
    }
}

/// 7.4.3
#[test]
fn a_changed_password_ends_all_other_visits() {
    let office = Office::with_enrolled();
    let portal = office.portal();
    let (mut here, mut elsewhere) =
        (portal.enters("tan_kai_jun", OWN), portal.enters("tan_kai_jun", OWN));
    let next = "Lantern-Guitar-48-Fox";
    here.open("/password");
    here.send("/password", &[("old", OWN), ("new", next), ("again", next)]);
    assert_eq!(here.path, "/home");
    elsewhere.open("/home");
    assert_eq!(elsewhere.path, "/");
}

/// 7.5.1
#[test]
fn whoever_finds_an_open_visit_cannot_change_questions_or_password() {
    let office = Office::with_enrolled();
    let portal = office.portal();
    let mut browser = portal.enters("tan_kai_jun", OWN);
    for old in ["", WRONG] {
        browser.sets([("4", "a"), ("5", "b"), ("6", "c")], old);
        assert_eq!(browser.path, "/questions");
        browser.open("/password");
        let next = "Lantern-Guitar-48-Fox";
        browser.send("/password", &[("old", old), ("new", next), ("again", next)]);
        assert_eq!(browser.path, "/password");
    }
    assert_eq!(portal.answers("tan_kai_jun", &ANSWERS).path, "/forgot/password");
}
