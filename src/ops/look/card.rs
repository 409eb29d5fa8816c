//! All there is to know about one student: the history of the account, and what can still be taken back.

use jiff::Timestamp;
use rusqlite::Connection;

use crate::domain::{Batch, BatchKind, Event, Status, Student, TryLimits};
use crate::store::{Store, StoreError, batches, credentials, events, questions, settings};

/// One student with all that happened to the account.
pub struct Card {
    pub student: Student,
    /// Oldest first.
    pub history: Vec<Event>,
    pub stops: Stops,
    /// Whether the temporary password works and is there to be printed: a password that comes back with an undo is not.
    pub can_be_printed: bool,
    /// The newest batch in the history, if it can still be taken back and was about this student alone: nobody who
    /// looks at one student means to take back the class list of January.
    pub own_batch: Option<Batch>,
}

/// What wrong tries have brought upon an account, beside the lock that is one of its facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Stops {
    /// Until when no further password is looked at.
    pub waiting_until: Option<Timestamp>,
    /// How many wrong passwords ended the temporary one before its last day.
    pub void_after_tries: Option<u32>,
    pub self_service_off_at: Option<Timestamp>,
    /// Until when no further answers are looked at, because there were many within an hour or a day.
    pub self_service_waiting_until: Option<Timestamp>,
}

/// The cards of these students, all of one moment.
pub fn read_cards(
    store: &Store,
    students: Vec<Student>,
    now: Timestamp,
) -> Result<Vec<Card>, StoreError> {
    store.read(|connection| {
        let limits = settings::load(connection)?.tries;
        let cards = students.into_iter().map(|student| {
            let history = events::of_student(connection, student.id)?;
            let own_batch = own_batch(connection, &history)?;
            let stops = stops(connection, &student, limits, now)?;
            let has_copy =
                credentials::get(connection, student.id)?.is_some_and(|it| it.sealed.is_some());
            let is_open = matches!(student.account.status(now), Status::Issued | Status::Reset);
            let can_be_printed = has_copy && is_open;
            Ok(Card { student, history, stops, can_be_printed, own_batch })
        });
        cards.collect()
    })
}

fn stops(
    connection: &Connection,
    student: &Student,
    limits: TryLimits,
    now: Timestamp,
) -> Result<Stops, StoreError> {
    let mut stops = Stops::default();
    if let Some(tries) = credentials::tries(connection, student.id)? {
        let is_void = student.account.has_lapsed(now) && tries.voids(limits);
        stops.waiting_until = tries.wait_until.filter(|_| tries.is_waiting(now));
        stops.void_after_tries = is_void.then_some(tries.wrong);
    }
    if let Some((tries, off_at)) = questions::tries(connection, student.id, now)? {
        let newest = questions::newest_tries(connection, student.id)?;
        stops.self_service_off_at = off_at;
        stops.self_service_waiting_until = tries.again_at(&newest);
    }
    Ok(stops)
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
