//! The open door: what a child has chosen at the portal opens a web page, and nothing else does.

use super::apache::Apache;
use super::slapd::{Slapd, comes_true};
use crate::common::Office;

/// A password that nothing is against.
const OWN: &str = "Tulip-Rocket-93-Sun";
const LOGIN: &str = "tan_kai_jun";

#[test]
fn the_own_password_opens_a_web_page_and_the_sticker_s_does_not() {
    let office = Office::with_school();
    let Some(slapd) = Slapd::start(&office) else { return };
    office.chooses(&slapd);
    slapd.add_first(&office);
    let Some(apache) = Apache::start(&office, &slapd) else { return };
    office.done(&["directory", "sync"]);
    let sticker = office.reset(LOGIN);
    let both = |login: &str, password: &str, expected: bool, when: &str| {
        assert_eq!(apache.lets_in(login, password), expected, "Apache, {when}");
        assert_eq!(slapd.lets_in(&office, 1, password), expected, "slapd, {when}");
    };
    both(LOGIN, &sticker, false, "the sticker opens the portal only");
    // The portal brings it in step beside its pages.
    let portal = office.portal();
    portal.enrols(LOGIN, &sticker);
    comes_true("the directory is in step", || slapd.lets_in(&office, 1, OWN));
    both(LOGIN, OWN, true, "after the portal");
    both(LOGIN, &sticker, false, "after the portal");
    both(LOGIN, "tulip-rocket-93-sun", false, "in small letters");
    office.brings_in_step(&["disable", LOGIN]);
    both(LOGIN, OWN, false, "disabled");
    office.brings_in_step(&["enable", LOGIN]);
    both(LOGIN, OWN, true, "enabled");
    let next = office.reset(LOGIN);
    office.done(&["directory", "sync"]);
    both(LOGIN, OWN, false, "reset");
    both(LOGIN, &next, false, "reset");
    office.brings_in_step(&["undo", "--yes"]);
    both(LOGIN, OWN, true, "the reset is taken back");
    office.brings_in_step(&[
        "edit",
        LOGIN,
        "--name",
        "TAN KAI JUN ALVIN",
        "--login-id",
        "tan_alvin",
    ]);
    assert!(!apache.lets_in(LOGIN, OWN), "the login ID before");
    both("tan_alvin", OWN, true, "renamed");
    // A lock at the portal is no lock at a laptop: a classmate could set it.
    for _ in 0..60 {
        portal.enters("tan_alvin", "Nobodys-Word-11");
    }
    office.done(&["directory", "sync"]);
    both("tan_alvin", OWN, true, "waiting or locked at the portal");
    office.is_in_step_with(&slapd);
}
