//! Whether time tells who has an account: every way in which signing in and answering say no, in turn, with the same
//! answer. What each takes more than a wrong password or answer in the same round should be less than 5 %, by the median.

use std::time::Instant;

use crate::browser::{Answer, Browser};
use crate::{School, median};

const ROUNDS: usize = 60;
/// Students of the school by what is against them; one more is nobody.
const STATES: [&str; 7] =
    ["wrong", "locked", "expired", "disabled", "waiting", "issued", "switched_off"];
const SIGN_IN: [&str; 7] =
    ["wrong", "nobody_at_all", "locked", "expired", "disabled", "waiting", "issued"];
const FORGOT: [&str; 6] =
    ["wrong", "nobody_at_all", "disabled", "issued", "switched_off", "too_often"];
/// The state in which every run begins: whoever is tried wrongly would have to wait otherwise.
const STATE: &str = "
    UPDATE credentials SET wrong_tries = 0, wait_until = NULL;
    UPDATE questions SET wrong_tries = 0, disabled_at = NULL;
    DELETE FROM self_service_tries;
    UPDATE students SET locked_at = 1 WHERE login = 'locked';
    UPDATE students SET password_origin = 'reset', password_expires_at = 1 WHERE login = 'expired';
    UPDATE students SET disabled_at = 1, disabled_why = 'closed' WHERE login = 'disabled';
    UPDATE students SET password_origin = 'issued', password_expires_at = 99999999999, questions_set_at = NULL
        WHERE login = 'issued';
    DELETE FROM questions WHERE student_id = (SELECT id FROM students WHERE login = 'issued');
    UPDATE credentials SET wait_until = 99999999999 WHERE student_id = (SELECT id FROM students WHERE login = 'waiting');
    UPDATE questions SET disabled_at = 1, wrong_tries = 10
        WHERE student_id = (SELECT id FROM students WHERE login = 'switched_off');
    INSERT INTO self_service_tries (student_id, tried_at)
        SELECT id, unixepoch() FROM students, (VALUES (1), (2), (3)) WHERE login = 'too_often';";

pub(crate) fn measure() {
    let school = School::new(8);
    let database = school.database();
    for (id, login) in (1_i64..).zip(STATES.into_iter().chain(["too_often"])) {
        let renamed = "UPDATE students SET login = ?2 WHERE id = ?1";
        database.execute(renamed, (id, login)).expect("a student");
    }
    let mut browser = Browser::new(school.address);
    compare(&school, "sign-in", &SIGN_IN, |login| {
        timed(&school, || browser.enter(login, "Nobodys-Word-11"))
    });
    compare(&school, "forgot", &FORGOT, |login| {
        let mut browser = Browser::new(school.address);
        assert_eq!(browser.send("/forgot", &[("login", login)]).to, "/forgot/questions");
        timed(&school, || browser.answer(["one", "two", "three"]))
    });
}

/// The time on the clock and that of the processor.
type Times = (f64, f64);

fn timed(school: &School, ask: impl FnOnce() -> Answer) -> (Times, Answer) {
    let before = school.processor();
    let started = Instant::now();
    let answer = ask();
    let clock = started.elapsed().as_secs_f64();
    let processor = school.processor().zip(before).map(|(after, before)| after - before);
    ((clock, processor.unwrap_or(clock)), answer)
}

/// Every case once a round, each round beginning with another one.
fn compare(
    school: &School,
    what: &str,
    cases: &[&str],
    mut run: impl FnMut(&str) -> (Times, Answer),
) {
    let database = school.database();
    let mut times = vec![Vec::new(); cases.len()];
    let mut first = None;
    for round in 0..ROUNDS {
        for turn in 0..cases.len() {
            let case = (round + turn) % cases.len();
            let (login, taken) = cases.iter().zip(&mut times).nth(case).expect("a case");
            database.execute_batch(STATE).expect("a change");
            let (time, answer) = run(login);
            taken.push(time);
            assert_eq!(answer.status, 303, "{login}");
            assert_eq!(*first.get_or_insert_with(|| answer.clone()), answer, "{login}");
        }
    }
    let wrong = times.first().expect("a case").clone();
    for (login, times) in cases.iter().zip(times) {
        // Within a round, so that a machine that slows down slows all.
        let more = |of: fn(&Times) -> f64| {
            let ratios = times.iter().zip(&wrong).map(|(time, wrong)| of(time) / of(wrong));
            (median(ratios) - 1.0) * 1e2
        };
        let (clock, processor) = (more(|times| times.0), more(|times| times.1));
        let time = median(times.iter().map(|times| times.0)) * 1e3;
        println!(
            "{what:8} {login:14} {time:7.1} ms {clock:+6.1} %, {processor:+6.1} % of the processor's"
        );
    }
}
