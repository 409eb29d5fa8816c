//! The audit log: what it says, and whether it was changed.

use crate::domain::{Event, Fault, Head};
use crate::store::audit::{self, Verdict};
use crate::store::events::{self, LogRows};
use crate::store::{Store, StoreError, faults_around_log};

/// Why the log is not to be trusted.
#[derive(Debug)]
pub enum LogRefusal {
    Store(StoreError),
    /// The first row that does not fit the rows before it.
    Changed(i64),
    /// No row has the number and hash that were noted earlier.
    HeadMissing,
    /// The log fits in itself, but not to the store around it.
    Faulty(Vec<Fault>),
}

/// Every change and every printing, newest first.
pub fn read_log(store: &Store, which: LogRows) -> Result<Vec<Event>, StoreError> {
    store.read(|connection| events::newest_first(connection, which))
}

/// The newest row.
pub fn log_head(store: &Store) -> Result<Head, StoreError> {
    store.read(audit::head)
}

/// Recomputes the chain of hashes, and looks whether the store around it is that of the log; `noted` is a head from
/// earlier, as `NUMBER:HASH`.
pub fn verify_log(store: &Store, noted: Option<&str>) -> Result<Head, LogRefusal> {
    store.read(|connection| match audit::verify(connection, noted)? {
        Verdict::Sound(head) => match faults_around_log(connection)? {
            faults if faults.is_empty() => Ok(head),
            faults => Err(LogRefusal::Faulty(faults)),
        },
        Verdict::Changed(seq) => Err(LogRefusal::Changed(seq)),
        Verdict::HeadMissing => Err(LogRefusal::HeadMissing),
    })
}
