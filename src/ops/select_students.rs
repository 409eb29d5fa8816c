//! The students of a selection, with the statuses that are derived and so cannot be asked of the store.

use jiff::Timestamp;
use rusqlite::Connection;

use crate::domain::Selection;
use crate::error::Error;
use crate::store::students::{self, Student};
use crate::store::{Store, batches};

/// A batch that is not there is a slip of the keyboard, not an empty selection.
pub(super) fn check_batch(connection: &Connection, selection: &Selection) -> Result<(), Error> {
    match selection.batch {
        Some(batch) if batches::get(connection, batch)?.is_none() => {
            Err(Error::refused(format!("there is no batch {batch}")))
        }
        _ => Ok(()),
    }
}

/// Students by class and register number.
pub fn select_students(
    store: &Store,
    selection: &Selection,
    now: Timestamp,
) -> Result<Vec<Student>, Error> {
    store.read(|connection| {
        check_batch(connection, selection)?;
        let mut students = students::select(connection, selection)?;
        if !selection.statuses.is_empty() {
            students.retain(|student| selection.statuses.contains(&student.account.status(now)));
        }
        Ok(students)
    })
}
