//! Closes accounts, and opens them again.

use rusqlite::Transaction;

use crate::domain::{Act, BatchId, BatchKind, ChangeKind, Detail, DisabledWhy, Student};
use crate::store::{Store, StoreError, account_changes};

/// Closes accounts; returns the batch.
pub fn disable_students(
    store: &mut Store,
    students: &[Student],
    reason: &str,
    act: &Act,
) -> Result<BatchId, StoreError> {
    close_or_open(store, students, ChangeKind::Closed, reason, act, |tx, student| {
        account_changes::disable(tx, student.id, DisabledWhy::Closed, act.at)
    })
}

/// Opens accounts again; returns the batch.
pub fn enable_students(
    store: &mut Store,
    students: &[Student],
    reason: &str,
    act: &Act,
) -> Result<BatchId, StoreError> {
    close_or_open(store, students, ChangeKind::Opened, reason, act, |tx, student| {
        account_changes::enable(tx, student.id)
    })
}

fn close_or_open(
    store: &mut Store,
    students: &[Student],
    kind: ChangeKind,
    reason: &str,
    act: &Act,
    change: impl Fn(&Transaction<'_>, &Student) -> Result<(), StoreError>,
) -> Result<BatchId, StoreError> {
    crate::ops::write(store, act, |tx, log| {
        let batch = log.begin_batch(BatchKind::Edit, reason)?;
        for student in students {
            log.change(student.id, kind, &Detail::Given(reason))?;
            change(tx, student)?;
        }
        Ok(batch)
    })
}
