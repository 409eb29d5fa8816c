//! One change to a student, in its batch and in the audit log.

use rusqlite::Transaction;

use crate::domain::{BatchId, ChangeKind, Student};
use crate::store::StoreError;
use crate::store::audit::{Entry, Log};
use crate::store::batches;

/// Notes it in both places.
pub(super) fn note(
    tx: &Transaction<'_>,
    log: &mut Log<'_>,
    batch: BatchId,
    student: &Student,
    kind: ChangeKind,
    details: &str,
) -> Result<(), StoreError> {
    batches::note_change(tx, batch, student.id, kind)?;
    let entry =
        Entry { student: Some(student.id), batch: Some(batch), outcome: kind.as_str(), details };
    log.append(entry)
}
