//! Forgotten Password: what a student does alone, how often, and what an operator opens again.

use insta::assert_snapshot;

use super::{ANSWERS, OWN, WRONG};
use crate::common::Office;

const NEXT: &str = "Lantern-Guitar-48-Fox";
const BAD: [(u8, &str); 3] = [(1, "a b"), (2, "c d"), (3, "e f")];

#[test]
fn a_forgotten_password_is_reset_with_three_right_answers() {
    let office = Office::with_enrolled();
    let portal = office.portal();
    let mut browser = portal.answers("tan_kai_jun", &ANSWERS);
    assert_snapshot!(browser.page.text(), @"
    Choose a new password
    TAN KAI JUN
    tan_kai_jun@students.edu.sg
    If this is not you, sign out at the end of this page.
    Nobody else should know it. Three words that only you would put together, and a number, are good.
    Password is case sensitive.
    Your password needs:
    12 letters, numbers or signs, or more
    a number
    a small letter, like a b c
    a capital letter, like A B C
    no part of your name or login ID
    not a password that you had before
    Show what I type
    New password
    The same password again
    Change Password
    Please DO NOT enable “save password” on your personal devices to enable auto log-in. User will face difficulty when logging in to another device, for example our school laptops.
    ");
    browser.chooses(NEXT);
    assert_eq!(browser.path, "/");
    assert!(browser.page.text().contains("Your password is changed. Sign in with it now."));
    assert_eq!(portal.enters("tan_kai_jun", OWN).path, "/");
    assert_eq!(portal.enters("tan_kai_jun", NEXT).path, "/home");
}

#[test]
fn every_self_service_reset_that_does_not_work_reads_the_same() {
    let office = Office::with_enrolled();
    let portal = office.portal();
    let two_right = [(1, "otter"), (2, "teal"), (3, "tennis")];
    let refused = |login: &str, answers| {
        let browser = portal.answers(login, answers);
        assert_eq!(browser.path, "/forgot/questions", "{login}");
        let text = browser.page.text();
        text.split("MIMS Login ID").next().expect("a text").to_owned()
    };
    let wrong = refused("tan_kai_jun", &two_right);
    assert!(wrong.contains("Those answers did not work."), "{wrong}");
    for login in ["nobody_at_all", "lim_wei_ling", "no login ID at all"] {
        assert_eq!(refused(login, &ANSWERS), wrong, "{login}");
    }
}

#[test]
fn three_tries_an_hour_are_taken_and_unlock_gives_new_ones() {
    let office = Office::with_enrolled();
    let portal = office.portal();
    for _ in 0..3 {
        assert_eq!(portal.answers("tan_kai_jun", &BAD).path, "/forgot/questions");
    }
    let right = portal.answers("tan_kai_jun", &ANSWERS).path;
    assert_eq!(right, "/forgot/questions", "right, but too often");
    office.done(&["unlock", "tan_kai_jun", "--reason", "asked by Mdm Salmah"]);
    assert_eq!(portal.answers("tan_kai_jun", &ANSWERS).path, "/forgot/password");
}

#[test]
fn a_locked_account_opens_with_unlock_and_keeps_its_password() {
    let office = Office::with_enrolled();
    let portal = office.portal();
    office.tamper("UPDATE credentials SET wrong_tries = 49");
    portal.enters("tan_kai_jun", WRONG);
    assert_eq!(office.status_of("tan_kai_jun"), "locked");
    assert_eq!(portal.enters("tan_kai_jun", OWN).path, "/");
    office.done(&["unlock", "tan_kai_jun"]);
    assert_eq!(portal.enters("tan_kai_jun", OWN).path, "/home");
}

#[test]
fn wrong_tries_end_a_temporary_password_and_only_a_reset_helps() {
    let office = Office::with_school();
    let temporary = office.reset("tan_kai_jun");
    let portal = office.portal();
    office.done(&["settings", "set", "sign-in.temporary-tries", "3"]);
    for _ in 0..3 {
        assert_eq!(portal.enters("tan_kai_jun", WRONG).path, "/");
    }
    assert_eq!(office.status_of("tan_kai_jun"), "expired");
    assert_eq!(portal.enters("tan_kai_jun", &temporary).path, "/");
    office.done(&["unlock", "tan_kai_jun"]);
    assert_eq!(portal.enters("tan_kai_jun", &temporary).path, "/");
    assert_eq!(portal.enters("tan_kai_jun", &office.reset("tan_kai_jun")).path, "/password");
}

#[test]
fn no_page_of_it_is_reached_without_the_one_before() {
    let office = Office::with_enrolled();
    let portal = office.portal();
    let mut browser = portal.browser();
    for path in ["/forgot/questions", "/forgot/password"] {
        browser.open(path);
        assert_eq!(browser.path, "/forgot", "{path}");
    }
    browser.send("/forgot/password", &[("new", NEXT), ("again", NEXT)]);
    assert_eq!(browser.path, "/forgot");
    assert_eq!(portal.enters("tan_kai_jun", OWN).path, "/home");
}
