//! Many passwords hashed at once, on all cores that find memory. The fast engine does it, and some of its hashes are
//! looked at by the reference before anybody gets them.

use std::num::NonZero;
use std::sync::Mutex;
use std::thread;

use rand::CryptoRng;
use rand::seq::index;

use super::engine::{Engine, FAST};
use super::phc::{PasswordHash, composed};
use super::worker::{self, Start, Worker};
use crate::domain::{EngineFault, HashCost, HashEngine, Secret};

/// Fewer are hashed by the reference: the known answer alone costs as much as it saves on so many.
const MANY: usize = 16;
/// One hash in so many is verified by the reference.
const SAMPLED: usize = 64;

/// A password and the salt that was drawn for it.
pub type Salted = (Secret, [u8; 16]);

/// By what many passwords are hashed, and in how much memory.
#[derive(Clone, Copy, Default)]
pub struct Hashing {
    /// Without one the reference hashes all.
    engine: Option<&'static Engine>,
    free_kib: Option<u64>,
}

/// Hashes in the order of their passwords.
pub struct HashedBatch {
    pub hashes: Vec<PasswordHash>,
    /// Why the reference has made them although the fast engine was asked.
    pub fault: Option<EngineFault>,
}

impl Hashing {
    /// Where it is not known how much memory is free, all cores hash.
    pub fn new(engine: HashEngine, free_kib: Option<u64>) -> Self {
        Self { engine: (engine == HashEngine::Fast).then_some(&FAST), free_kib }
    }

    #[cfg(test)]
    pub(super) fn by(engine: &'static Engine) -> Self {
        Self { engine: Some(engine), free_kib: None }
    }

    fn workers(self, cost: HashCost) -> usize {
        let cores = thread::available_parallelism().map_or(1, NonZero::get);
        let fitting =
            self.free_kib.and_then(|free| (free / u64::from(cost.memory_kib)).try_into().ok());
        fitting.unwrap_or(cores).clamp(1, cores)
    }
}

/// Called from any thread when a hash is made; whether there are to be more.
pub type GoesOn<'a> = &'a (dyn Fn() -> bool + Sync);

/// Hashes every password with its salt; where it does not go on, only the first of them.
pub fn hash_all(
    passwords: &[Salted],
    cost: HashCost,
    hashing: Hashing,
    rng: &mut impl CryptoRng,
    goes_on: GoesOn<'_>,
) -> HashedBatch {
    let batch = Batch { passwords, cost, workers: hashing.workers(cost), goes_on };
    let fault = match hashing.engine.filter(|_| passwords.len() >= MANY) {
        Some(engine) => match batch.hash_watched(engine, rng) {
            Ok(hashes) => return HashedBatch { hashes, fault: None },
            Err(fault) => Some(fault),
        },
        None => None,
    };
    let hashes = batch.hash_by(worker::reference).expect("the reference makes every hash");
    HashedBatch { hashes, fault }
}

struct Batch<'a> {
    passwords: &'a [Salted],
    cost: HashCost,
    workers: usize,
    goes_on: GoesOn<'a>,
}

impl Batch<'_> {
    fn hash_watched(
        &self,
        engine: &Engine,
        rng: &mut impl CryptoRng,
    ) -> Result<Vec<PasswordHash>, EngineFault> {
        let start = engine.start(self.cost)?;
        let hashes = self.hash_by(start).ok_or_else(|| engine.distrust(EngineFault::Fails))?;
        if self.is_right_by_sample(&hashes, rng) {
            Ok(hashes)
        } else {
            Err(engine.distrust(EngineFault::Differs))
        }
    }

    fn hash_by(&self, start: Start) -> Option<Vec<PasswordHash>> {
        let start = || start(self.cost);
        let hash = |worker: &mut Box<dyn Worker>, (password, salt): &Salted| {
            let tag = worker.hash(composed(password).as_bytes(), salt)?;
            Some(PasswordHash::of_tag(self.cost, salt, &tag))
        };
        let hashes = on_workers(self.workers, self.passwords, self.goes_on, start, hash);
        hashes.into_iter().collect()
    }

    /// The workers that made the hashes are gone by then, and their memory with them.
    fn is_right_by_sample(&self, hashes: &[PasswordHash], rng: &mut impl CryptoRng) -> bool {
        let all: Vec<_> = hashes.iter().zip(self.passwords).collect();
        let sample = index::sample(rng, all.len(), all.len().div_ceil(SAMPLED));
        let sample: Vec<_> = sample.iter().filter_map(|index| all.get(index)).collect();
        let verified = on_workers(
            self.workers,
            &sample,
            &|| true,
            || (),
            |(), (hash, (password, _))| hash.verify(password),
        );
        verified.into_iter().all(|is_right| is_right)
    }
}

/// Each worker takes the next item that nobody has taken, as long as it goes on, and finishes what it has taken. The
/// answers are in the order of the items.
fn on_workers<W, T: Sync, R: Send>(
    workers: usize,
    items: &[T],
    goes_on: GoesOn<'_>,
    start: impl Fn() -> W + Sync,
    work: impl Fn(&mut W, &T) -> R + Sync,
) -> Vec<R> {
    let queue = Mutex::new(items.iter().enumerate());
    let work_on = || {
        let mut worker = start();
        let mut done = Vec::new();
        let next = || queue.lock().expect("nobody panics while taking an item").next();
        while let Some((number, item)) = next() {
            done.push((number, work(&mut worker, item)));
            if !goes_on() {
                break;
            }
        }
        done
    };
    let mut done: Vec<_> = thread::scope(|scope| {
        let threads: Vec<_> = (0..workers.min(items.len())).map(|_| scope.spawn(work_on)).collect();
        let join = threads.into_iter().map(|thread| thread.join().expect("no worker panics"));
        join.flatten().collect()
    });
    done.sort_unstable_by_key(|(number, _)| *number);
    done.into_iter().map(|(_, answer)| answer).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_as_many_workers_as_cores_and_free_memory_allow() {
        let cost = HashCost { memory_kib: 19_456, passes: 2 };
        let workers = |free_kib| Hashing { engine: None, free_kib }.workers(cost);
        let cores = workers(None);
        assert_eq!(cores, thread::available_parallelism().map_or(1, NonZero::get));
        assert_eq!([0, 19_455, 19_456, 38_911].map(|free| workers(Some(free))), [1; 4]);
        assert_eq!(workers(Some(38_912)), cores.min(2));
        assert_eq!(workers(Some(u64::MAX)), cores);
    }

    #[test]
    fn the_answers_keep_the_order_of_the_items_however_many_workers_there_are() {
        let items: Vec<u32> = (0..1000).collect();
        for workers in [1, 3, 2000] {
            let answers = on_workers(workers, &items, &|| true, || (), |(), item| item + 1);
            assert!(answers.into_iter().eq(1..=1000));
        }
    }

    #[test]
    fn what_is_not_wanted_any_more_ends_early_and_without_a_gap() {
        let items: Vec<usize> = (0..1000).collect();
        let answers = on_workers(3, &items, &|| false, || (), |(), item| *item);
        assert!((1..=3).contains(&answers.len()) && answers.iter().copied().eq(0..answers.len()));
    }
}
