//! Takes a batch back, as far as nobody has signed in since and nothing else was done to the student.

use std::collections::HashMap;

use jiff::Timestamp;
use rusqlite::{Connection, Transaction};

use crate::domain::{
    Act, Batch, BatchId, BatchKind, ChangeKind, ChangeOf, Detail, Outcome, PasswordOrigin,
    PersonName, Selection, Student, StudentId,
};
use crate::store::{Store, StoreError, audit, batches, student_changes, students, undo};

/// Why a batch was not taken back.
#[derive(Debug)]
pub enum UndoRefusal {
    /// The store says no.
    Store(StoreError),
    /// There is no such batch.
    NoBatch(BatchId),
    /// Every batch was taken back, or there is none.
    NothingToUndo,
    /// Another batch took it back.
    UndoneAlready { batch: BatchId, by: BatchId },
    /// It took another batch back itself.
    IsUndo(BatchId),
    /// A reference that a student had before is somebody else's by now.
    ReferenceTaken { reference: String, student: PersonName, holder: String },
    /// Somebody signed in, or changed something, since the plan was made.
    ChangedMeanwhile,
}

/// What an undo would do.
pub struct Undo {
    pub batch: Batch,
    pub open: Vec<(Student, ChangeKind)>,
    /// Students who have signed in since.
    pub used: Vec<Student>,
    /// Students whom a later batch changed, and its number.
    pub later: Vec<(Student, BatchId)>,
}

/// Looks at a batch, or at the newest one that can be taken back.
pub fn plan_undo(store: &Store, batch: Option<BatchId>) -> Result<Undo, UndoRefusal> {
    store.read(|connection| look(connection, batch))
}

fn look(connection: &Connection, batch: Option<BatchId>) -> Result<Undo, UndoRefusal> {
    let found = match batch {
        Some(number) => batches::get(connection, number)?,
        None => batches::newest(connection)?,
    };
    let Some(batch) = found else {
        return Err(batch.map_or(UndoRefusal::NothingToUndo, UndoRefusal::NoBatch));
    };
    check_undoable(&batch)?;
    let students = students::select(connection, &Selection::default())?;
    let mut students: HashMap<StudentId, Student> =
        students.into_iter().map(|student| (student.id, student)).collect();
    let mut undo = Undo { open: Vec::new(), used: Vec::new(), later: Vec::new(), batch };
    let began = batches::began(connection, undo.batch.id)?;
    let changes = batches::changes(connection, undo.batch.id)?;
    for ChangeOf { student, kind, later } in changes {
        let Some(student) = students.remove(&student) else { continue };
        match later {
            // By the log too: a clock may have been set back.
            _ if was_used_since(&student, undo.batch.made_at)
                || audit::used_since(connection, student.id, began)? =>
            {
                undo.used.push(student);
            }
            Some(later) => undo.later.push((student, later)),
            None => undo.open.push((student, kind)),
        }
    }
    Ok(undo)
}

/// Whether the student has signed in, has reset the password with the challenge questions, or has gone on setting up
/// the account in a session from before.
fn was_used_since(student: &Student, then: Timestamp) -> bool {
    let account = &student.account;
    let chosen_at = (account.origin == PasswordOrigin::Own).then_some(account.password_set_at);
    [account.last_sign_in_at, chosen_at, account.questions_set_at, account.email_asked_at]
        .into_iter()
        .flatten()
        .any(|at| at >= then)
}

fn check_undoable(batch: &Batch) -> Result<(), UndoRefusal> {
    if let Some(by) = batch.undone_by {
        return Err(UndoRefusal::UndoneAlready { batch: batch.id, by });
    }
    if batch.kind == BatchKind::Undo {
        return Err(UndoRefusal::IsUndo(batch.id));
    }
    Ok(())
}

/// A reference that the student had before may be somebody else's by now.
fn check_reference(
    tx: &Transaction<'_>,
    student: &Student,
    batch: BatchId,
) -> Result<(), UndoRefusal> {
    let Some(reference) = undo::reference_before(tx, student.id, batch)? else {
        return Ok(());
    };
    match student_changes::holder_of_reference(tx, &reference, student.id)? {
        None => Ok(()),
        Some(holder) => {
            let student = student.name.clone();
            Err(UndoRefusal::ReferenceTaken { reference, student, holder })
        }
    }
}

/// Takes back what is open, as a batch of its own; returns its number.
pub fn undo_batch(store: &mut Store, undo: &Undo, act: &Act) -> Result<BatchId, UndoRefusal> {
    crate::ops::write(store, act, |tx, log| {
        // Somebody may have signed in while the question stood.
        let of = |undo: &Undo| -> Vec<_> {
            undo.open.iter().map(|(student, kind)| (student.id, *kind)).collect()
        };
        if of(&look(tx, Some(undo.batch.id))?) != of(undo) {
            return Err(UndoRefusal::ChangedMeanwhile);
        }
        let whole = Detail::Batch(undo.batch.id);
        let number = log.begin_batch(BatchKind::Undo, &whole.to_string())?;
        for (student, kind) in &undo.open {
            let detail = Detail::TakenBack { kind: *kind, by: undo.batch.id };
            log.change(student.id, ChangeKind::Undone, &detail)?;
            check_reference(tx, student, undo.batch.id)?;
            undo::take_back(tx, student.id, (*kind, undo.batch.id), number, act.at)?;
        }
        batches::set_undone(tx, undo.batch.id, number)?;
        log.note(None, Outcome::Undone, &whole)?;
        Ok(number)
    })
}
