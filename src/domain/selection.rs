//! Which students a command is about: one shape for stickers, status, resets and reports.

use super::account::Status;
use super::class::{ClassName, Level};

/// Students that match every given part; an empty part matches all.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    /// These classes.
    pub classes: Vec<ClassName>,
    /// These levels.
    pub levels: Vec<Level>,
    /// The school year of the class.
    pub year: Option<i16>,
    /// Students that this batch made or changed.
    pub batch: Option<i64>,
    /// These statuses.
    pub statuses: Vec<Status>,
}

impl Selection {
    /// Whether no part is given.
    pub fn is_everybody(&self) -> bool {
        let Self { classes, levels, year, batch, statuses } = self;
        classes.is_empty()
            && levels.is_empty()
            && year.is_none()
            && batch.is_none()
            && statuses.is_empty()
    }
    /// Whether it is about a class; the batch and the statuses are of students.
    pub fn includes(&self, year: i16, class: &ClassName, level: Option<Level>) -> bool {
        let Self { classes, levels, year: wanted, batch: _, statuses: _ } = self;
        (classes.is_empty() || classes.iter().any(|one| one.key() == class.key()))
            && (levels.is_empty() || level.is_some_and(|level| levels.contains(&level)))
            && wanted.is_none_or(|wanted| wanted == year)
    }
}
