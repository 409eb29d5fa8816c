//! The students of a selection, with the statuses that are derived and so cannot be asked of the store.

use jiff::Timestamp;

use crate::domain::Selection;
use crate::error::Error;
use crate::store::students::{self, Student};
use crate::store::{Store, batches};

/// Students by class and register number.
pub fn select_students(
    store: &Store,
    selection: &Selection,
    now: Timestamp,
) -> Result<Vec<Student>, Error> {
    store.read(|connection| {
        if let Some(batch) = selection.batch
            && !batches::exists(connection, batch)?
        {
            return Err(Error::refused(format!("there is no batch {batch}")));
        }
        let mut students = students::select(connection, selection)?;
        if !selection.statuses.is_empty() {
            students.retain(|student| selection.statuses.contains(&student.account.status(now)));
        }
        Ok(students)
    })
}
