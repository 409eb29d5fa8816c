//! The portal killed at any moment: no try is answered that is not counted, and no account is left half-changed.

use std::time::{Duration, Instant};

use crate::common::{Browser, Office, Portal, WHOLE};
use crate::portal::{ANSWERS, OWN, THREE, WRONG};

const MOMENTS: u32 = 16;
const LOGIN: &str = "tan_kai_jun";
const FORGET: &str = "UPDATE credentials SET wrong_tries = 0, wait_until = NULL;
    UPDATE questions SET wrong_tries = 0, disabled_at = NULL; DELETE FROM self_service_tries";

impl Office {
    fn rows_about(&self, outcome: &str) -> u32 {
        self.value("SELECT count(*) FROM audit WHERE outcome = ?1", [outcome])
    }

    /// The store is sound, its log too, and the account is in one of the states that a finished step leaves.
    fn is_whole_after_crash(&self) {
        self.holds_together();
        assert!(self.value::<bool>(WHOLE, [LOGIN]), "{:?}", self.facts());
        self.done(&["audit", "verify"]);
    }

    fn wrong_tries(&self) -> u32 {
        let sql =
            "SELECT wrong_tries FROM credentials JOIN students ON id = student_id WHERE login = ?1";
        self.value(sql, [LOGIN])
    }

    /// Whether a password works now; the try leaves nothing behind.
    fn opens(&self, password: &str) -> bool {
        self.tamper(FORGET);
        let is_in = self.portal().enters(LOGIN, password).is_in();
        self.tamper(FORGET);
        is_in
    }
}

/// Sends the form of a page to a portal that is killed after this time; whether an answer came.
fn killed(portal: Portal, browser: &Browser, form: (&str, &str), moment: Duration) -> bool {
    let (mut browser, path, body) = (browser.clone(), form.0.to_owned(), form.1.to_owned());
    let asked = std::thread::spawn(move || {
        browser.ask("POST", &path, "Sec-Fetch-Site: same-origin\r\n", &body).is_some()
    });
    std::thread::sleep(moment);
    drop(portal);
    asked.join().expect("an end")
}

/// Moments up to a little after the time that a step takes, measured on this very machine.
fn moments(mut step: impl FnMut() -> Duration) -> impl Iterator<Item = Duration> {
    let longest = step().max(step());
    (0..MOMENTS).map(move |moment| longest * moment * 5 / (MOMENTS * 4))
}

fn timed(step: impl FnOnce()) -> Duration {
    let start = Instant::now();
    step();
    start.elapsed()
}

#[test]
fn a_killed_sign_in_is_counted_before_it_is_answered() {
    let office = Office::with_enrolled();
    let portal = office.portal();
    let all: Vec<_> =
        moments(|| timed(|| assert_eq!(portal.enters(LOGIN, WRONG).path, "/"))).collect();
    drop(portal);
    for moment in all {
        office.tamper(FORGET);
        let rows = office.rows_about("tried");
        let portal = office.portal();
        let browser = portal.browser();
        let body = browser.filled(&[("login", LOGIN), ("password", WRONG)]);
        let answered = killed(portal, &browser, ("/sign-in", &body), moment);
        let counted = office.wrong_tries();
        assert!(counted <= 1 && office.rows_about("tried") - rows == counted, "{moment:?}");
        assert!(!answered || counted == 1, "answered after {moment:?} and not counted");
        office.is_whole_after_crash();
    }
    assert!(office.opens(OWN));
}

#[test]
fn killing_between_count_and_check_wins_no_tries() {
    let office = Office::with_enrolled();
    // One that was faster has signed in, which forgets the tries before.
    let mut left = 50;
    while office.wrong_tries() < 5 && left > 0 {
        left -= 1;
        let rows = office.rows_about("tried");
        let portal = office.portal();
        let mut browser = portal.browser();
        let body = browser.filled(&[("login", LOGIN), ("password", OWN)]);
        let asked = std::thread::spawn(move || {
            browser.ask("POST", "/sign-in", "Sec-Fetch-Site: same-origin\r\n", &body)
        });
        while office.rows_about("tried") == rows {
            std::thread::sleep(Duration::from_micros(50));
        }
        drop(portal);
        asked.join().expect("an end");
    }
    assert_eq!(office.wrong_tries(), 5);
    assert!(
        !office.portal().enters(LOGIN, OWN).is_in(),
        "the right one has to wait like any other"
    );
    assert_eq!(office.rows_about("turned-away"), 1);
}

#[test]
fn setting_up_an_account_goes_on_where_it_was_killed() {
    let office = Office::with_school();
    let mut number = 0;
    // A fresh temporary password, nothing set up, and an own password that was never used.
    let mut start_again = || {
        number += 1;
        office.tamper("DELETE FROM questions; UPDATE students SET questions_set_at = NULL, email_asked_at = NULL");
        (office.reset(LOGIN), format!("Tulip-Rocket-{number}-Sun"))
    };
    let (first, second) = (start_again(), start_again());
    drop(first);
    let mut browser = office.portal().enters(LOGIN, &second.0);
    assert_eq!(browser.path, "/password");
    let longest = {
        let portal = office.portal();
        browser = portal.enters(LOGIN, &second.0);
        timed(|| drop(browser.chooses(&second.1).clone()))
    };
    for moment in (0..MOMENTS).map(|moment| longest * moment * 5 / (MOMENTS * 4)) {
        let (temporary, own) = start_again();
        let portal = office.portal();
        let browser = portal.enters(LOGIN, &temporary);
        let body = browser.filled(&[("new", &own), ("again", &own)]);
        let answered = killed(portal, &browser, ("/password", &body), moment);
        office.is_whole_after_crash();
        // One of the two passwords works, and what it opens leads to the end.
        let is_own = office.opens(&own);
        assert_ne!(is_own, office.opens(&temporary), "{moment:?}");
        assert!(is_own || !answered, "answered after {moment:?} and not changed");
        let portal = office.portal();
        let mut browser = portal.enters(LOGIN, if is_own { &own } else { &temporary });
        if !is_own {
            browser.chooses(&own);
        }
        browser.sets(THREE, "");
        assert_eq!(browser.path, "/home", "{moment:?}");
    }
}

#[test]
fn a_killed_self_service_reset_leaves_one_password_that_works() {
    let office = Office::with_enrolled();
    let mut own = "Lantern-Guitar-99-Fox".to_owned();
    let longest = {
        let portal = office.portal();
        let mut browser = portal.answers(LOGIN, &ANSWERS);
        timed(|| drop(browser.chooses(&own).clone()))
    };
    for moment in 0..MOMENTS {
        office.tamper(FORGET);
        let next = format!("Lantern-Guitar-{moment}-Fox");
        let portal = office.portal();
        let browser = portal.answers(LOGIN, &ANSWERS);
        assert_eq!(browser.path, "/forgot/password");
        let body = browser.filled(&[("new", &next), ("again", &next)]);
        let moment = longest * moment * 5 / (MOMENTS * 4);
        let answered = killed(portal, &browser, ("/forgot/password", &body), moment);
        office.is_whole_after_crash();
        let is_new = office.opens(&next);
        assert_ne!(is_new, office.opens(&own), "{moment:?}");
        assert!(is_new || !answered, "answered after {moment:?} and not changed");
        if is_new {
            own = next;
        }
    }
}
