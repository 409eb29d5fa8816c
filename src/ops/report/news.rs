//! To whom something happened since the night before, by name when they are few.

use std::collections::HashMap;

use jiff::Timestamp;
use rusqlite::Connection;

use crate::domain::{ClassId, News, Status, Student, StudentId};
use crate::store::{StoreError, events};

/// So many are named; of more, the numbers tell enough.
const FEW: usize = 20;

/// To whom something happened.
pub enum WhoMoved {
    /// There is no night before.
    Unknown,
    /// In the order of the classes, each with what it was.
    Few(Vec<(Student, Vec<News>)>),
    Many,
}

/// What is found out while the students go by.
pub(super) struct Search {
    since: Timestamp,
    /// What the audit log tells: of many not all, but of enough to see that they are many.
    outcomes: HashMap<StudentId, Vec<String>>,
    found: Vec<(Student, Vec<News>)>,
}

impl Search {
    pub(super) fn begin(
        connection: &Connection,
        since: Timestamp,
        classes: &[ClassId],
    ) -> Result<Self, StoreError> {
        let outcomes = News::ALL.into_iter().filter_map(News::outcome);
        let most = (FEW + 1) * News::ALL.len();
        let outcomes = events::some_since(connection, since, outcomes, classes, most)?;
        Ok(Self { since, outcomes, found: Vec::new() })
    }

    /// Looks at a student; only a few are kept.
    pub(super) fn look(&mut self, student: &Student, status: Status) {
        let is_new = |at: Option<Timestamp>| at.is_some_and(|at| at >= self.since);
        let outcomes = self.outcomes.get(&student.id).map(Vec::as_slice).unwrap_or_default();
        let mut news: Vec<_> = outcomes.iter().filter_map(|word| News::of_outcome(word)).collect();
        if status == Status::Expired && is_new(student.account.expires_at) {
            news.push(News::Expired);
        }
        if is_new(student.account.locked_at) {
            news.push(News::Locked);
        }
        if !news.is_empty() && self.found.len() <= FEW {
            self.found.push((student.clone(), news));
        }
    }

    pub(super) fn end(self) -> WhoMoved {
        if self.found.len() > FEW { WhoMoved::Many } else { WhoMoved::Few(self.found) }
    }
}
