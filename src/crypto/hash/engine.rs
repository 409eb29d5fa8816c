//! The fast engine and how far it is believed: not before it has made a known answer, and never again once it has made
//! a hash that the reference does not make.

use std::sync::{Once, OnceLock};

use super::worker::{self, Start};
use crate::domain::{EngineFault, HashCost};

/// The fast engine of this process.
pub(super) static FAST: Engine = Engine::new(worker::fast);

const KNOWN_PASSWORD: &[u8] = b"Tiger-Mango-Kite-482";
const KNOWN_SALT: [u8; 16] = *b"a salt of ours..";

/// An engine, and what has come to light of it.
pub(super) struct Engine {
    start: Start,
    asked: Once,
    fault: OnceLock<EngineFault>,
}

impl Engine {
    pub(super) const fn new(start: Start) -> Self {
        Self { start, asked: Once::new(), fault: OnceLock::new() }
    }

    /// What starts its workers, or why it is not to be used. The first who comes has to wait for the known answer.
    pub(super) fn start(&self, cost: HashCost) -> Result<Start, EngineFault> {
        self.asked.call_once(|| {
            if !self.knows_the_answer(cost) {
                self.distrust(EngineFault::KnownAnswer);
            }
        });
        self.fault.get().map_or(Ok(self.start), |fault| Err(*fault))
    }

    /// From now on it is not used any more; the first reason stays.
    pub(super) fn distrust(&self, fault: EngineFault) -> EngineFault {
        *self.fault.get_or_init(|| fault)
    }

    fn knows_the_answer(&self, cost: HashCost) -> bool {
        let answer = worker::reference(cost).hash(KNOWN_PASSWORD, &KNOWN_SALT);
        let mut worker = (self.start)(cost);
        // The second time it finds the memory of the first.
        answer.is_some()
            && [(); 2].iter().all(|()| worker.hash(KNOWN_PASSWORD, &KNOWN_SALT) == answer)
    }
}
