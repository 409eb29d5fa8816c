//! So many random sequences, each with an account of its own, on some stores side by side.

use std::cell::RefCell;
use std::fmt::Debug;
use std::sync::atomic::{AtomicU32, Ordering};

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestError, TestRng, TestRunner};

use super::operations::Operations;
use super::pupil::Pupil;
use super::school::School;
use super::step::{Step, step_or_part};

const STEPS: usize = 40;
/// Two thousand sequences in all.
const STORES: u32 = 100;
const OF_A_STORE: u32 = 20;

/// Follows sequences of such turns. One that fails is shown with as few turns as still fail.
pub fn try_sequences<S: Strategy>(
    turn: impl Fn() -> S + Sync,
    follow: impl Fn(&mut School, &[S::Value]) -> Result<(), TestCaseError> + Sync,
) where
    S::Value: Clone,
{
    let try_store = |store: u32| {
        let school = RefCell::new(School::new(store.into()));
        let config = Config {
            cases: OF_A_STORE,
            max_shrink_iters: 4000,
            failure_persistence: None,
            ..Config::default()
        };
        // Hardly ever is a turn left out; but where a sequence fails, most of its turns can be.
        let turns = prop::collection::vec(prop::option::weighted(0.999, turn()), STEPS);
        // The same every time, so that a failure is of the change; another seed tries others.
        let seed = [store.to_le_bytes(); 8].concat();
        let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &seed);
        let tried = TestRunner::new_with_rng(config, rng).run(&turns, |turns| {
            let turns: Vec<_> = turns.into_iter().flatten().collect();
            follow(&mut school.borrow_mut(), &turns)
        });
        match tried {
            Ok(()) => {}
            Err(TestError::Fail(why, turns)) => panic!("{why}\n{:#?}", left(turns)),
            Err(error) => panic!("{error}"),
        }
    };
    // Not with the threads that make many hashes at a time: whoever is followed here may wait for those.
    let next = AtomicU32::new(0);
    let work = || {
        while let Some(store) =
            Some(next.fetch_add(1, Ordering::Relaxed)).filter(|store| *store < STORES)
        {
            try_store(store);
        }
    };
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| (0..threads).for_each(|_| drop(scope.spawn(work))));
}

fn left<T: Debug>(turns: Vec<Option<T>>) -> Vec<T> {
    turns.into_iter().flatten().collect()
}

fn follow(school: &mut School, steps: &[Step]) -> Result<(), TestCaseError> {
    let mut pupil = Pupil::new(school);
    let mut operations = Operations::default();
    for step in steps {
        pupil.take(&mut operations, step)?;
    }
    pupil.ends()
}

#[test]
fn model_and_store_agree_whatever_happens_to_an_account() {
    try_sequences(step_or_part, follow);
}
