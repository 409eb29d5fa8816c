//! What is sent twice is done once, for a minute; only what a page of the portal has numbered; and never for another
//! child than the page was made for.

use super::Portal;
use crate::ops::OWN;
use crate::words::web;

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

/// On a shared device, with a page of one child open in a tab, somebody signs in as another.
#[test]
fn a_form_of_one_child_does_nothing_to_the_next_one_on_the_device() {
    let mut portal = Portal::new();
    let next = portal.school.new_account();
    let mut browser = portal.browser();
    browser.send("/sign-in", &[("login", next.login.local()), ("password", &next.password)]);
    assert!(browser.page.contains("qing_<wbr>"), "{}", browser.page);
    let left =
        browser.filled(&[("new", "Otter-Fudge-Kettle-333"), ("again", "Otter-Fudge-Kettle-333")]);
    browser.send("/sign-in", &[("login", portal.student.login.local()), ("password", OWN)]);
    let mine = browser.filled(&[("email", "parent@example.com")]);
    let before = portal.rows();
    for (path, to) in [("/password", "/email"), ("/questions", "/email"), ("/email", "/email")] {
        let got = browser.ask("POST", path, &left);
        browser.follow(path, got);
        assert_eq!(browser.path, to);
        assert!(browser.page.contains(web::ANOTHERS_PAGE), "{path}: {}", browser.page);
    }
    assert_eq!(portal.rows(), before);
    let got = browser.ask("POST", "/email", &mine);
    assert!(browser.follow("/email", got).page.contains(web::EMAIL_SAVED));
}

#[test]
fn answers_on_a_page_of_one_child_are_no_try_of_another() {
    let mut portal = Portal::new();
    let next = portal.school.new_account();
    let mut browser = portal.browser();
    browser.open("/forgot").send("/forgot", &[("login", next.login.local())]);
    let left = browser.filled(&[("answer-1", "otter")]);
    browser.send("/forgot", &[("login", portal.student.login.local())]);
    let before = portal.rows();
    let got = browser.ask("POST", "/forgot/questions", &left);
    browser.follow("/forgot/questions", got);
    assert!(browser.page.contains(web::ANOTHERS_PAGE), "{}", browser.page);
    assert!(browser.page.contains("lim_<wbr>"), "{}", browser.page);
    assert_eq!(portal.rows(), before);
}
