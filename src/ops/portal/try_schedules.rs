//! No schedule of tries gets more of them than the figures of DESIGN.md 6 allow: several processes that count and check
//! in any order, are killed between the two or stand still there for days, with clocks that jump to every edge.

use std::cell::RefCell;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError, TestRunner};
use rayon::prelude::*;

use super::account_model::school::{Made, START, School, act};
use super::{Choice, choose_password, set_questions, sign_in};
use crate::domain::{Act, Answer, Question, Secret, StudentId, ThreeQuestions};
use crate::store::{credentials, holders, questions};

const SECOND: i64 = 1000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
pub const OWN: &str = "Otter-Fudge-Kettle-222";
pub const ANSWERS: [&str; 3] = ["otter", "teal", "badminton"];

/// One turn of somebody who guesses with several processes.
#[derive(Debug, Clone)]
enum Turn {
    /// So many milliseconds pass.
    Wait(i64),
    /// So many processes come as far as counting. Those that are never chosen later are killed there.
    Count(u8),
    /// One of those looks at the password or the answers.
    Check(u8),
}

fn turns(edges: Vec<i64>) -> impl Strategy<Value = Vec<Turn>> {
    let near = |edge: i64| [-SECOND, -1, 0, 1, SECOND].map(|offset| (edge + offset).max(0));
    let pauses: Vec<i64> = edges.into_iter().flat_map(near).collect();
    let turn = prop_oneof![
        2 => prop::sample::select(pauses).prop_map(Turn::Wait),
        3 => (1..5_u8).prop_map(Turn::Count),
        2 => any::<u8>().prop_map(Turn::Check),
    ];
    prop::collection::vec(turn, 1..80)
}

/// Moments at which a try was taken: from then on its process may look at any time.
struct Taken(Vec<i64>);

impl Taken {
    /// The most that any stretch of time of this length holds.
    fn within(&self, length: i64) -> usize {
        let from =
            |start: &i64| self.0.iter().filter(|at| (*start..start + length).contains(*at)).count();
        self.0.iter().map(from).max().unwrap_or(0)
    }
}

/// The least time that so many wrong passwords in a row take: 5 for nothing, then half a minute, doubled up to 15.
fn least_time(wrong: usize) -> i64 {
    let waits = [30, 60, 120, 240, 480].into_iter().chain(std::iter::repeat(900));
    waits.take(wrong.saturating_sub(5)).sum::<i64>() * SECOND
}

fn check_passwords(school: &mut School, is_own: bool, turns: &[Turn]) -> Result<(), TestCaseError> {
    let made = if is_own { own_account(school) } else { school.new_account() };
    let store = &mut school.store;
    let wrong = Secret::new("Wrong-Otter-Pasta-222".to_owned());
    let (mut now, mut taken, mut counted, mut checked) =
        (START + 1, Taken(Vec::new()), Vec::new(), 0);
    for turn in turns {
        match turn {
            Turn::Wait(time) => now += time,
            Turn::Count(processes) => {
                for _ in 0..*processes {
                    let before = tries(store, made.id);
                    let process = sign_in::count_try(store, made.login.local(), &act(now));
                    counted.push(process.expect("a working store"));
                    if tries(store, made.id) > before {
                        taken.0.push(now);
                    }
                }
            }
            Turn::Check(which) if !counted.is_empty() => {
                let process = counted.swap_remove(usize::from(*which) % counted.len());
                checked += usize::from(process.is_taken());
                let signed_in = process.check(store, &wrong, &act(now));
                prop_assert!(signed_in.expect("a working store").is_none());
            }
            Turn::Check(_) => {}
        }
        prop_assert!(checked <= taken.0.len(), "a password was looked at that was not counted");
        prop_assert!(taken.0.len() <= if is_own { 50 } else { 20 }, "{} in a row", taken.0.len());
    }
    for first in 0..taken.0.len() {
        for last in first..taken.0.len() {
            // Between the tries of any stretch lie the waits after each one but the last.
            let took = taken.0[last] - taken.0[first];
            let least = least_time(last + 1) - least_time(first + 1);
            prop_assert!(took >= least, "tries {first} to {last} took {took} ms");
        }
    }
    Ok(())
}

fn check_answers(school: &mut School, turns: &[Turn]) -> Result<(), TestCaseError> {
    let made = own_account(school);
    let store = &mut school.store;
    let wrong = ["otter", "teal", "tennis"].map(Answer::typed);
    let (mut now, mut taken, mut counted, mut checked) =
        (START + 1, Taken(Vec::new()), Vec::new(), 0);
    for turn in turns {
        match turn {
            Turn::Wait(time) => now += time,
            Turn::Count(processes) => {
                for _ in 0..*processes {
                    let before = wrong_answers(store, made.id);
                    let login = made.login.local();
                    let process =
                        super::answer_questions::count_try(store, login, asked(), &act(now));
                    counted.push(process.expect("a working store"));
                    if wrong_answers(store, made.id) > before {
                        taken.0.push(now);
                    }
                }
            }
            Turn::Check(which) if !counted.is_empty() => {
                let process = counted.swap_remove(usize::from(*which) % counted.len());
                checked += usize::from(process.is_taken());
                let proof = process.check(store, &wrong, &act(now));
                prop_assert!(proof.expect("a working store").is_none());
            }
            Turn::Check(_) => {}
        }
        prop_assert!(checked <= taken.0.len(), "answers were looked at that were not counted");
    }
    prop_assert!(taken.within(HOUR) <= 3, "{} in an hour", taken.within(HOUR));
    prop_assert!(taken.within(DAY) <= 5, "{} in a day", taken.within(DAY));
    prop_assert!(taken.0.len() <= 10, "{} in all", taken.0.len());
    Ok(())
}

fn tries(store: &crate::store::Store, student: StudentId) -> u32 {
    let login = store.read(|connection| credentials::login(connection, student));
    login.expect("a working store").expect("a password").tries.wrong
}

fn wrong_answers(store: &crate::store::Store, student: StudentId) -> u32 {
    let challenge = store.read(|connection| questions::get(connection, student, act(START).at));
    challenge.expect("a working store").expect("questions").tries.wrong
}

pub(super) fn asked() -> ThreeQuestions {
    let [one, two, three, ..] = Question::ALL;
    ThreeQuestions::new([one, two, three]).expect("three different ones")
}

/// An account with a password of its own and three questions.
pub fn own_account(school: &mut School) -> Made {
    let made = school.new_account();
    let School { store, rng, .. } = school;
    let (first, start) = (Secret::new(made.password.clone()), act(START));
    let session = sign_in(store, made.login.local(), &first, &start).expect("a working store");
    let mut session = session.expect("the right password");
    let own = Secret::new(OWN.to_owned());
    let chosen = choose_password(store, session.proof(), &own, Some(&first), &start, rng);
    assert!(matches!(chosen.expect("a working store"), Choice::Taken));
    let answers = ANSWERS.map(Answer::typed);
    set_questions(store, &mut session, asked(), &answers, &start, rng).expect("questions");
    made
}

fn try_schedules(
    seed: u64,
    edges: &[i64],
    check: impl Fn(&mut School, &[Turn]) -> Result<(), TestCaseError>,
) {
    let school = RefCell::new(School::new(seed));
    let config = Config { cases: 20, failure_persistence: None, ..Config::default() };
    let tried = TestRunner::new(config)
        .run(&turns(edges.to_vec()), |turns| check(&mut school.borrow_mut(), &turns));
    if let Err(error) = tried {
        panic!("{error}");
    }
}

#[test]
fn no_schedule_looks_at_more_own_passwords_than_the_figures_allow() {
    let edges = [0, 30 * SECOND, 2 * MINUTE, 8 * MINUTE, 15 * MINUTE, DAY];
    let check = |school: &mut School, turns: &[Turn]| check_passwords(school, true, turns);
    (0..4).into_par_iter().for_each(|seed| try_schedules(seed, &edges, check));
}

#[test]
fn no_schedule_looks_at_more_temporary_passwords_than_the_figures_allow() {
    let edges = [0, 30 * SECOND, 2 * MINUTE, 15 * MINUTE, HOUR];
    let check = |school: &mut School, turns: &[Turn]| check_passwords(school, false, turns);
    (0..4).into_par_iter().for_each(|seed| try_schedules(seed, &edges, check));
}

#[test]
fn no_schedule_looks_at_more_answers_than_the_figures_allow() {
    let edges = [0, 20 * MINUTE, HOUR, 6 * HOUR, DAY];
    (0..4).into_par_iter().for_each(|seed| try_schedules(seed, &edges, check_answers));
}

#[test]
fn every_try_that_the_figures_allow_is_taken() {
    let mut school = School::new(0);
    let made = own_account(&mut school);
    let wrong = Secret::new("Wrong-Otter-Pasta-222".to_owned());
    let store = &mut school.store;
    for number in 1..=50 {
        let now = START + least_time(number);
        assert_eq!(
            sign_in(store, made.login.local(), &wrong, &act(now)).expect("an answer").map(|_| ()),
            None
        );
        assert_eq!(tries(store, made.id), u32::try_from(number).expect("few"));
    }
    let holder = store.read(|connection| holders::with_id(connection, made.id));
    assert!(holder.expect("a working store").expect("a holder").account.locked_at.is_some());
}

/// It could be put forward to end a wait, and put back to make one of years.
#[test]
fn no_wait_counts_by_a_clock_in_doubt() {
    let mut school = School::new(1);
    let made = own_account(&mut school);
    let wrong = Secret::new("Wrong-Otter-Pasta-222".to_owned());
    let store = &mut school.store;
    for now in [START + 3 * DAY, START - HOUR] {
        let before = tries(store, made.id);
        let doubted = Act { clock_is_right: false, ..act(now) };
        for _ in 0..8 {
            let signed_in = sign_in(store, made.login.local(), &wrong, &doubted);
            assert!(signed_in.expect("an answer").is_none());
        }
        assert_eq!(tries(store, made.id), before + 8);
    }
}
