//! How long a visit lasts, and how many there are.

use super::Portal;
use super::portal::Browser;
use crate::ops::ANSWERS;
use crate::web::visit::Stage;
use crate::words::web;

const MINUTE: i64 = 60;

/// The student, with right answers.
fn answers(portal: &Portal) -> Browser<'_> {
    let mut browser = portal.browser();
    browser.open("/forgot").send("/forgot", &[("login", portal.student.login.local())]);
    let [one, two, three] = ANSWERS;
    let fields = [("answer-1", one), ("answer-2", two), ("answer-3", three)];
    browser.send("/forgot/questions", &fields);
    assert_eq!(browser.path, "/forgot/password", "{}", browser.page);
    browser
}

/// Whether a browser still is where it was after each of these pauses.
fn check<'a>(begin: fn(&'a Portal) -> Browser<'a>, portal: &'a Portal, pauses: &[(i64, bool)]) {
    let mut browser = begin(portal);
    for (number, (pause, is_there)) in pauses.iter().enumerate() {
        let was = browser.path.clone();
        portal.pass(*pause);
        browser.open(&was);
        assert_eq!(browser.path == was, *is_there, "after pause {number}: {}", browser.path);
    }
}

/// 7.3.1
#[test]
fn a_visit_ends_after_a_quarter_of_an_hour_without_a_request() {
    check(Portal::enters, &Portal::new(), &[(15 * MINUTE, true), (15 * MINUTE + 1, false)]);
}

/// 7.3.2
#[test]
fn a_visit_ends_after_an_hour_whatever_is_done() {
    let within = [(10 * MINUTE, true); 6];
    check(Portal::enters, &Portal::new(), &[&within[..], &[(1, false)]].concat());
}

#[test]
fn right_answers_let_somebody_choose_a_password_for_ten_minutes() {
    check(answers, &Portal::new(), &[(5 * MINUTE, true), (5 * MINUTE, true), (1, false)]);
}

#[test]
fn whoever_was_away_is_told_so_wherever_it_is_found_out() {
    let check = |begin: fn(&Portal) -> Browser<'_>, method, path, to, says: &str| {
        let portal = Portal::new();
        let mut browser = begin(&portal);
        portal.pass(16 * MINUTE);
        match method {
            "GET" => browser.open(path),
            _ => browser.send(path, &[("email", "mine@example.org"), ("new", "Any-One-22")]),
        };
        assert_eq!(browser.path, to, "{method} {path}");
        assert!(browser.page.contains(says), "{method} {path}: {}", browser.page);
    };
    check(Portal::enters, "GET", "/email", "/", web::ENDED);
    check(Portal::enters, "POST", "/email", "/", web::ENDED);
    check(answers, "GET", "/forgot/password", "/forgot", web::ENDED_AT_FORGOT);
    check(answers, "POST", "/forgot/password", "/forgot", web::ENDED_AT_FORGOT);
}

#[test]
fn the_token_before_the_newest_leads_on_for_ten_seconds() {
    let portal = Portal::new();
    let mut browser = portal.enters();
    let mut other_tab = portal.browser();
    other_tab.cookie.clone_from(&browser.cookie);
    browser.send("/email", &[("email", "not an address")]);
    assert_ne!(other_tab.cookie, browser.cookie);
    portal.pass(10);
    assert_eq!(other_tab.open("/email").path, "/email");
    portal.pass(1);
    assert_eq!(other_tab.open("/email").path, "/");
    assert_eq!(browser.open("/email").path, "/email");
}

#[test]
fn nobody_has_more_than_three_visits() {
    let portal = Portal::new();
    let mut visits = [(); 4].map(|()| {
        portal.pass(1);
        portal.enters()
    });
    let paths = visits.each_mut().map(|browser| browser.open("/email").path.clone());
    assert_eq!(paths, ["/", "/email", "/email", "/email"]);
}

#[test]
fn whoever_begins_visits_without_end_ends_nobody_elses() {
    let portal = Portal::new();
    let (mut proven, mut browser) = (answers(&portal), portal.enters());
    portal.pass(1);
    for _ in 0..5000 {
        let stage = Stage::Outside { login: String::new() };
        portal.app().visits.keep(None, stage, None, portal.now());
    }
    assert_eq!(browser.open("/email").path, "/email");
    assert_eq!(proven.open("/forgot/password").path, "/forgot/password");
}

#[test]
fn a_visit_of_many_forms_keeps_few_tokens() {
    let portal = Portal::new();
    let app = portal.app();
    let visits = &app.visits;
    let stage = || Stage::Outside { login: String::new() };
    let mut token = visits.keep(None, stage(), None, portal.now());
    for _ in 0..50 {
        portal.pass(11);
        token = visits.keep(Some(&token), stage(), None, portal.now());
    }
    assert_eq!(visits.tokens(), 2);
}
