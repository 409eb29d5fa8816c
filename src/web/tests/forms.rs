//! What is sent twice is done once, for a minute; and only what a page of the portal has numbered.

use super::Portal;

#[test]
fn the_same_form_is_done_once_in_a_minute() {
    let portal = Portal::new();
    let mut browser = portal.browser();
    let login = portal.student.login.local();
    let body = browser.open("/").filled(&[("login", login), ("password", "Nobodys-Word-11")]);
    let before = portal.rows();
    for (pause, tries) in [(0, 1), (0, 1), (60, 1), (1, 2)] {
        portal.pass(pause);
        assert_eq!(browser.ask("POST", "/sign-in", &body).status, 303);
        assert_eq!(portal.rows() - before, tries, "after {pause} seconds");
    }
}

#[test]
fn a_form_without_a_number_of_ours_gives_nobody_elses_visit() {
    let portal = Portal::new();
    let (mut one, mut other) = (portal.enters(), portal.enters());
    for browser in [&mut one, &mut other] {
        assert_eq!(browser.ask("POST", "/email", "form=1&email=").status, 303);
    }
    assert_ne!(one.cookie, other.cookie);
}
