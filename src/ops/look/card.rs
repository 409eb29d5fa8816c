//! All there is to know about one student: the history of the account, and what can still be taken back.

use jiff::Timestamp;
use rusqlite::Connection;

use crate::domain::{Batch, BatchKind, Event, Student};
use crate::store::{Store, StoreError, audit, batches, questions};

/// One student with all that happened to the account.
pub struct Card {
    pub student: Student,
    /// Oldest first.
    pub history: Vec<Event>,
    pub self_service_off_at: Option<Timestamp>,
    /// The newest batch in the history, if it can still be taken back and was about this student alone: nobody who
    /// looks at one student means to take back the class list of January.
    pub own_batch: Option<Batch>,
}

/// The cards of these students, all of one moment.
pub fn read_cards(store: &Store, students: Vec<Student>) -> Result<Vec<Card>, StoreError> {
    store.read(|connection| {
        let cards = students.into_iter().map(|student| {
            let history = audit::of_student(connection, student.id)?;
            let own_batch = own_batch(connection, &history)?;
            let self_service_off_at = questions::switched_off_at(connection, student.id)?;
            Ok(Card { student, history, self_service_off_at, own_batch })
        });
        cards.collect()
    })
}

fn own_batch(connection: &Connection, history: &[Event]) -> Result<Option<Batch>, StoreError> {
    for number in history.iter().rev().filter_map(|event| event.batch) {
        let is_open = |batch: &Batch| batch.kind != BatchKind::Undo && batch.undone_by.is_none();
        if let Some(batch) = batches::get(connection, number)?.filter(is_open) {
            let is_own = batches::size(connection, number)? == 1;
            return Ok(Some(batch).filter(|_| is_own));
        }
    }
    Ok(None)
}
