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

/// Hands over students one by one, by class and register number. The store is read at one moment, so the visit should
/// not wait for anybody.
pub fn visit_students(
    store: &Store,
    selection: &Selection,
    now: Timestamp,
    visit: impl FnMut(Student) -> Result<(), Error>,
) -> Result<(), Error> {
    store.read(|connection| each_selected(connection, selection, now, visit))
}

/// The same within a read that asks for more.
pub(super) fn each_selected(
    connection: &Connection,
    selection: &Selection,
    now: Timestamp,
    mut visit: impl FnMut(Student) -> Result<(), Error>,
) -> Result<(), Error> {
    check_batch(connection, selection)?;
    students::each(connection, selection, |student| {
        let wanted = selection.statuses.is_empty()
            || selection.statuses.contains(&student.account.status(now));
        if wanted { visit(student) } else { Ok(()) }
    })
}

/// Students by class and register number, all at once.
pub fn select_students(
    store: &Store,
    selection: &Selection,
    now: Timestamp,
) -> Result<Vec<Student>, Error> {
    let mut students = Vec::new();
    visit_students(store, selection, now, |student| {
        students.push(student);
        Ok(())
    })?;
    Ok(students)
}
