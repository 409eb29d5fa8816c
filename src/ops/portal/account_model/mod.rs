//! Random sequences of everything that can happen to an account, done to a real store and to a model in memory that was
//! written from the rules; after each step both have to look the same.

mod model;
mod model_office;
mod model_student;
mod office_steps;
mod pupil;
pub(super) mod school;
mod seen;
mod step;
mod student_steps;

use std::cell::RefCell;

use proptest::test_runner::{Config, TestCaseError, TestError, TestRunner};
use rayon::prelude::*;

use pupil::Pupil;
use school::School;
use step::{Step, steps};

const STEPS: usize = 40;
/// All sequences.
const SEQUENCES: u32 = 2000;
/// Sequences of one store, each with an account of its own.
const OF_A_STORE: u32 = 20;

fn follow(school: &mut School, steps: &[Option<Step>]) -> Result<(), TestCaseError> {
    let mut pupil = Pupil::new(school);
    for step in steps.iter().flatten() {
        pupil.take(step)?;
    }
    pupil.ends()
}

/// One store's sequences, on a thread of their own.
fn try_sequences(store: u32) {
    let school = RefCell::new(School::new(store.into()));
    let config = Config {
        cases: OF_A_STORE,
        max_shrink_iters: 4000,
        failure_persistence: None,
        ..Config::default()
    };
    let tried = TestRunner::new(config)
        .run(&steps(STEPS), |steps| follow(&mut school.borrow_mut(), &steps));
    match tried {
        Ok(()) => {}
        Err(TestError::Fail(why, steps)) => {
            panic!("{why}\n{:#?}", steps.into_iter().flatten().collect::<Vec<_>>())
        }
        Err(error) => panic!("{error}"),
    }
}

/// Every failing sequence is shown with as few steps as still fail.
#[test]
fn model_and_store_agree_whatever_happens_to_an_account() {
    (0..SEQUENCES / OF_A_STORE).into_par_iter().for_each(try_sequences);
}
