//! The threads that do what takes time, each with its own connection to the store. There are as many of them for hashes
//! as there are cores, so that no more memory is taken than that, and one more for pages, which do not wait behind hashes.

use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use jiff::{SignedDuration, Timestamp};
use rand::rand_core::UnwrapErr;
use rand::rngs::SysRng;
use tokio::sync::oneshot;

use super::rules::Rules;
use crate::domain::Act;
use crate::store::{Store, StoreError};

/// How many may wait for a thread, and how long, before they are asked to come back.
pub(super) const QUEUE: usize = 64;
const PATIENCE: SignedDuration = SignedDuration::from_secs(10);

/// What a thread works with.
pub(super) struct Desk {
    pub(super) store: Store,
    pub(super) rng: UnwrapErr<SysRng>,
    rules: Arc<Rules>,
}

impl Desk {
    pub(super) fn now(&self) -> Timestamp {
        (self.rules.clock)()
    }

    /// Who acts, at this moment.
    pub(super) fn act(&self) -> Act {
        Act {
            at: self.now(),
            operator: self.rules.operator.clone(),
            command: self.rules.command,
            clock_is_right: self.rules.clock_is_right,
        }
    }
}

/// Why nothing was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NotDone {
    /// Too many are waiting, or somebody waited too long.
    Busy,
    /// The work stopped in the middle, or the store cannot be opened any more.
    Broken,
}

/// Done at a desk, or told that it has waited for too long.
type Work = Box<dyn FnOnce(Option<&mut Desk>) + Send>;

struct Waiting {
    work: Work,
    since: Timestamp,
}

/// Some threads with the queue before them.
pub(super) struct Workers {
    queue: SyncSender<Waiting>,
    rules: Arc<Rules>,
}

impl Workers {
    /// Starts them; they end when this is dropped.
    pub(super) fn start(
        count: usize,
        folder: &Path,
        rules: &Arc<Rules>,
    ) -> Result<Self, StoreError> {
        let (queue, receiver) = sync_channel(QUEUE);
        let receiver = Arc::new(Mutex::new(receiver));
        for _ in 0..count {
            let desk = open(folder, rules)?;
            let (folder, rules, receiver) = (folder.to_owned(), rules.clone(), receiver.clone());
            thread::spawn(move || work_off(&receiver, desk, &folder, &rules));
        }
        Ok(Self { queue, rules: rules.clone() })
    }

    /// Has some work done, and waits for it.
    pub(super) async fn ask<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Desk) -> T + Send + 'static,
    ) -> Result<T, NotDone> {
        let (answer, answered) = oneshot::channel();
        let work = Box::new(move |desk: Option<&mut Desk>| {
            // Whoever asked may be gone; the work is done all the same.
            let _ = answer.send(desk.map(work).ok_or(NotDone::Busy));
        });
        let waiting = Waiting { work, since: (self.rules.clock)() };
        self.queue.try_send(waiting).map_err(|_| NotDone::Busy)?;
        // Only what broke in the middle is dropped unanswered.
        answered.await.unwrap_or(Err(NotDone::Broken))
    }
}

fn open(folder: &Path, rules: &Arc<Rules>) -> Result<Desk, StoreError> {
    let mut store = Store::open(folder)?;
    store.hash_costs = rules.hash_costs;
    Ok(Desk { store, rng: UnwrapErr(SysRng), rules: rules.clone() })
}

/// Works until nobody can ask any more. A panic costs its own work only.
fn work_off(receiver: &Mutex<Receiver<Waiting>>, desk: Desk, folder: &Path, rules: &Arc<Rules>) {
    let mut desk = Some(desk);
    loop {
        let next = receiver.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(Waiting { work, since }) = next else { return };
        if (rules.clock)().duration_since(since) > PATIENCE {
            work(None);
            continue;
        }
        // A newer program may have changed the tables meanwhile, or another store may stand in the place of this one.
        let is_ours = desk.as_ref().is_some_and(|desk| desk.store.is_unchanged());
        if !is_ours {
            desk = open(folder, rules).ok();
        }
        let Some(at_work) = &mut desk else { continue };
        if panic::catch_unwind(AssertUnwindSafe(|| work(Some(at_work)))).is_err() {
            desk = open(folder, rules).ok();
        }
    }
}
