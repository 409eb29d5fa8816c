//! To whom something happened since a moment: rows of the audit log about them, and temporary passwords that lapsed.

use jiff::{Timestamp, ToSpan as _};
use rusqlite::Connection;

use super::select_students::{SelectionRefusal, each_selected};
use crate::domain::{Selection, Student};
use crate::store::{Store, StoreError, events, snapshots};

/// The word for a temporary password that nobody used in time; nobody does it, so the audit log does not hold it.
const LAPSED: &str = "lapsed";

/// From when on.
#[derive(Debug, Clone, Copy)]
pub enum Since {
    /// From this moment on.
    Moment(Timestamp),
    /// From the newest snapshot of the nightly report on.
    LastReport,
}

/// Hands over students to whom something happened, each with the outcomes in their order, and tells since when.
pub fn visit_moved<E: From<StoreError> + From<SelectionRefusal>>(
    store: &Store,
    selection: &Selection,
    since: Since,
    now: Timestamp,
    mut visit: impl FnMut(Student, &[String]) -> Result<(), E>,
) -> Result<Timestamp, E> {
    store.read(|connection| {
        let since = moment(connection, since, now)?;
        let mut moved = events::outcomes_since(connection, since)?;
        each_selected(connection, selection, now, |student| {
            let mut outcomes = moved.remove(&student.id).unwrap_or_default();
            if student.account.expires_at.is_some_and(|end| since <= end && end <= now) {
                outcomes.push(LAPSED.to_owned());
            }
            if outcomes.is_empty() { Ok(()) } else { visit(student, &outcomes) }
        })?;
        Ok(since)
    })
}

fn moment(
    connection: &Connection,
    since: Since,
    now: Timestamp,
) -> Result<Timestamp, SelectionRefusal> {
    match since {
        Since::Moment(moment) => Ok(moment),
        // Moments are kept as whole seconds: the report may be of this very one.
        Since::LastReport => match snapshots::newest_before(connection, now + 1.second())? {
            Some(snapshot) => Ok(snapshot.taken_at),
            None => Err(SelectionRefusal::NoReportYet),
        },
    }
}
