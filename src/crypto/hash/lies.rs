//! Engines that are not to be trusted, each in its way, and what becomes of their hashes.

use std::sync::atomic::{AtomicUsize, Ordering};

use rand::SeedableRng as _;
use rand::rngs::StdRng;

use super::batch::{HashedBatch, Hashing, Salted, hash_all};
use super::engine::Engine;
use super::memory::Tag;
use super::phc::PasswordHash;
use super::worker::{self, Start, Worker};
use crate::domain::{EngineFault, HashCost, Secret};

const CHEAP: HashCost = HashCost { memory_kib: 8, passes: 1 };
/// The password that a liar gives another hash.
const LIED: &str = "lied about";

/// A worker that does what the fast one does, but for `bend`, which also hears the password and how many came before.
struct Bent {
    worker: Box<dyn Worker>,
    made: usize,
    bend: fn(&[u8], usize, Tag) -> Option<Tag>,
}

impl Worker for Bent {
    fn hash(&mut self, password: &[u8], salt: &[u8; 16]) -> Option<Tag> {
        self.made += 1;
        (self.bend)(password, self.made - 1, self.worker.hash(password, salt)?)
    }
}

fn bent(cost: HashCost, bend: fn(&[u8], usize, Tag) -> Option<Tag>) -> Box<dyn Worker> {
    Box::new(Bent { worker: worker::fast(cost), made: 0, bend })
}

fn wrong(mut tag: Tag) -> Tag {
    tag[31] ^= 1;
    tag
}

fn lies_of_one(cost: HashCost) -> Box<dyn Worker> {
    bent(cost, |password, _, tag| Some(if password == LIED.as_bytes() { wrong(tag) } else { tag }))
}

fn lies_of_all_but_the_known(cost: HashCost) -> Box<dyn Worker> {
    bent(cost, |password, _, tag| {
        Some(if password.starts_with(b"Tiger") { tag } else { wrong(tag) })
    })
}

fn lies_the_second_time(cost: HashCost) -> Box<dyn Worker> {
    bent(cost, |_, made, tag| Some(if made == 1 { wrong(tag) } else { tag }))
}

fn gives_up(cost: HashCost) -> Box<dyn Worker> {
    bent(cost, |_, made, tag| (made < 3).then_some(tag))
}

fn hashing(start: Start) -> Hashing {
    Hashing::by(Box::leak(Box::new(Engine::new(start))))
}

impl Hashing {
    /// For whoever does something with the hashes: a liar that is caught.
    pub fn lying() -> Self {
        hashing(lies_of_all_but_the_known)
    }
}

/// So many passwords, of which one may be lied about.
fn passwords(count: usize, lied: Option<usize>) -> Vec<Salted> {
    let numbered = (0..count).map(|number| {
        let text = if Some(number) == lied { LIED.to_owned() } else { format!("pupil {number}") };
        (Secret::new(text), [7; 16])
    });
    numbered.collect()
}

fn hash(passwords: &[Salted], hashing: Hashing) -> HashedBatch {
    hash_all(passwords, CHEAP, hashing, &mut StdRng::seed_from_u64(1), &|| true)
}

fn right(passwords: &[Salted]) -> Vec<PasswordHash> {
    passwords.iter().map(|(password, salt)| PasswordHash::of(password, *salt, CHEAP)).collect()
}

#[test]
fn one_hash_in_64_is_verified_and_a_lie_costs_the_engine_its_trust() {
    for (count, verified) in [(16, 1), (64, 1), (130, 3)] {
        let mut caught = 0;
        for lied in 0..count {
            let (hashing, batch) = (hashing(lies_of_one), passwords(count, Some(lied)));
            let HashedBatch { hashes, fault } = hash(&batch, hashing);
            if fault.is_none() {
                continue;
            }
            caught += 1;
            assert_eq!(fault, Some(EngineFault::Differs));
            assert_eq!(hashes, right(&batch), "the whole batch again");
            // Where the lie is not looked at this time, it would be taken.
            let other = passwords(count, Some((lied + 1) % count));
            let HashedBatch { hashes, fault } = hash(&other, hashing);
            assert_eq!((hashes, fault), (right(&other), Some(EngineFault::Differs)));
        }
        assert_eq!(caught, verified, "of {count}");
    }
}

#[test]
fn an_engine_that_does_not_make_the_known_answer_twice_is_not_used() {
    let batch = passwords(20, None);
    let HashedBatch { hashes, fault } = hash(&batch, hashing(lies_the_second_time));
    assert_eq!((hashes, fault), (right(&batch), Some(EngineFault::KnownAnswer)));
}

#[test]
fn an_engine_that_makes_no_hash_is_not_used_any_more() {
    let batch = passwords(20, None);
    let HashedBatch { hashes, fault } = hash(&batch, hashing(gives_up));
    assert_eq!((hashes, fault), (right(&batch), Some(EngineFault::Fails)));
}

#[test]
fn an_engine_that_is_right_is_used_for_many_and_not_for_a_few() {
    static STARTED: AtomicUsize = AtomicUsize::new(0);
    fn counted(cost: HashCost) -> Box<dyn Worker> {
        STARTED.fetch_add(1, Ordering::Relaxed);
        worker::fast(cost)
    }
    let hashing = hashing(counted);
    for (count, is_used) in [(0, false), (1, false), (15, false), (16, true), (130, true)] {
        let batch = passwords(count, None);
        let before = STARTED.load(Ordering::Relaxed);
        let HashedBatch { hashes, fault } = hash(&batch, hashing);
        assert_eq!((hashes, fault), (right(&batch), None), "{count}");
        assert_eq!(STARTED.load(Ordering::Relaxed) > before, is_used, "{count}");
    }
}
