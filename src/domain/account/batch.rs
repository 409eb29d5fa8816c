//! Batches: what belongs together and can be taken back as a unit, and what it did to each student.

use jiff::Timestamp;

use crate::domain::ids::{BatchId, StudentId};

/// What made the batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BatchKind {
    /// A class list.
    Import,
    /// New temporary passwords.
    Reset,
    /// Corrections by hand, accounts closed and opened.
    Edit,
    /// Another batch taken back.
    Undo,
}

impl BatchKind {
    /// The word in the store.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Import => "import",
            Self::Reset => "reset",
            Self::Edit => "edit",
            Self::Undo => "undo",
        }
    }

    /// Reads the word back.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Import, Self::Reset, Self::Edit, Self::Undo]
            .into_iter()
            .find(|kind| kind.as_str() == word)
    }
}

/// What a batch did to a student.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ChangeKind {
    /// Made the account.
    Created,
    /// Put the student in another class.
    Moved,
    /// Changed what is known of the student.
    Changed,
    /// Closed the account: the student is not on the class list any more.
    Left,
    /// Opened it again: the student is back on the class list.
    Returned,
    /// Closed the account by hand.
    Closed,
    /// Opened it again by hand.
    Opened,
    /// Gave a new temporary password.
    Reset,
    /// Took back what another batch did.
    Undone,
}

impl ChangeKind {
    /// The word in the store and in the audit log.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Moved => "moved",
            Self::Changed => "changed",
            Self::Left => "left",
            Self::Returned => "returned",
            Self::Closed => "closed",
            Self::Opened => "opened",
            Self::Reset => "reset",
            Self::Undone => "undone",
        }
    }

    /// Reads the word back.
    pub fn parse(word: &str) -> Option<Self> {
        [
            Self::Created,
            Self::Moved,
            Self::Changed,
            Self::Left,
            Self::Returned,
            Self::Closed,
            Self::Opened,
            Self::Reset,
            Self::Undone,
        ]
        .into_iter()
        .find(|kind| kind.as_str() == word)
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
