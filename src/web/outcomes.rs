//! What forms came to: a form that is sent twice, by a double click or by going back, is done once and answered twice.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};
use sha2::{Digest as _, Sha256};
use tokio::sync::SetOnce;

use super::answer::Answer;

const KEPT: SignedDuration = SignedDuration::from_secs(60);
/// Far more than a school sends in a minute.
const MOST: usize = 4096;

/// The one outcome of a form, once it is there.
pub(super) type Outcome = Arc<SetOnce<Answer>>;

/// Whether a form comes for the first time.
pub(super) enum Begun {
    First(Outcome),
    Again(Outcome),
}

/// The outcomes of the last minute.
#[derive(Default)]
pub(super) struct Outcomes(Mutex<HashMap<[u8; 32], (Timestamp, Outcome)>>);

impl Outcomes {
    /// Asks for the outcome of a form. Two forms are the same when they went to the same path with the same content,
    /// the random number that each page gives its form included.
    pub(super) fn begin(&self, path: &str, body: &[u8], now: Timestamp) -> Begun {
        let key = key(path, body);
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|_, (at, _)| now.duration_since(*at) <= KEPT);
        if let Some((_, outcome)) = kept.get(&key) {
            return Begun::Again(outcome.clone());
        }
        if kept.len() >= MOST {
            let oldest = kept.iter().min_by_key(|(_, (at, _))| *at).map(|(key, _)| *key);
            oldest.inspect(|key| drop(kept.remove(key)));
        }
        let outcome = Outcome::default();
        kept.insert(key, (now, outcome.clone()));
        Begun::First(outcome)
    }

    /// Nothing was done, so that the same form may be sent again.
    pub(super) fn forget(&self, path: &str, body: &[u8]) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&key(path, body));
    }
}

fn key(path: &str, body: &[u8]) -> [u8; 32] {
    Sha256::new().chain_update(path).chain_update([0]).chain_update(body).finalize().into()
}
