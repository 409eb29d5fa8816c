//! Batches: what belongs together and can be taken back as a unit, and what it did to each student.

use jiff::Timestamp;

use crate::domain::ids::{BatchId, StudentId};

words! {
    /// What made the batch.
    pub enum BatchKind {
        /// A class list.
        Import = "import",
        /// New temporary passwords.
        Reset = "reset",
        /// Corrections by hand, accounts closed and opened.
        Edit = "edit",
        /// Another batch taken back.
        Undo = "undo",
    }
}

words! {
    /// What a batch did to a student.
    pub enum ChangeKind {
        Created = "created",
        /// Put the student in another class.
        Moved = "moved",
        /// Changed what is known of the student.
        Changed = "changed",
        /// Opened the account again: the student is back on the class list.
        Returned = "returned",
        /// Closed it: the student is not on the class list any more.
        Left = "left",
        /// Closed the account by hand.
        Closed = "closed",
        /// Opened it again by hand.
        Opened = "opened",
        /// Gave a new temporary password.
        Reset = "reset",
        /// Took back what another batch did.
        Undone = "undone",
    }
}

/// A batch as it stands in the store.
#[derive(Debug, Clone)]
pub struct Batch {
    pub id: BatchId,
    pub kind: BatchKind,
    /// The class list or the reason.
    pub source: String,
    pub made_at: Timestamp,
    pub operator: String,
    /// The batch that took it back.
    pub undone_by: Option<BatchId>,
}

/// What a batch did to one student.
#[derive(Debug, Clone, Copy)]
pub struct ChangeOf {
    pub student: StudentId,
    pub kind: ChangeKind,
    /// A later batch that changed the same student and was not taken back for this one.
    pub later: Option<BatchId>,
}
