//! Which students a command is about: one shape for stickers, status, resets and reports.

use super::life::Status;
use crate::domain::ids::BatchId;
use crate::domain::person::{ClassName, Level};

/// Students that match every given part; an empty part matches all.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    pub classes: Vec<ClassName>,
    pub levels: Vec<Level>,
    /// The school year of the class.
    pub year: Option<i16>,
    /// Students that this batch made or changed.
    pub batch: Option<BatchId>,
    pub statuses: Vec<Status>,
}

impl Selection {
    /// Whether it is about a class; the batch and the statuses are of students.
    pub fn includes(&self, year: i16, class: &ClassName, level: Option<Level>) -> bool {
        let Self { classes, levels, year: wanted, batch: _, statuses: _ } = self;
        (classes.is_empty() || classes.iter().any(|one| one.key() == class.key()))
            && (levels.is_empty() || level.is_some_and(|level| levels.contains(&level)))
            && wanted.is_none_or(|wanted| wanted == year)
    }
    /// What makes it less than all classes, for people: `class 3 Integrity, status expired`.
    pub fn part(&self) -> Option<String> {
        let Self { classes, levels, year: _, batch, statuses } = self;
        let named = |one: &str, many: &str, names: Vec<String>| match names.as_slice() {
            [] => None,
            [name] => Some(format!("{one} {name}")),
            names => Some(format!("{many} {}", names.join(" or "))),
        };
        let parts = [
            named("class", "classes", classes.iter().map(ToString::to_string).collect()),
            named("level", "levels", levels.iter().map(ToString::to_string).collect()),
            batch.map(|batch| format!("batch {batch}")),
            named("status", "status", statuses.iter().map(ToString::to_string).collect()),
        ];
        let parts: Vec<_> = parts.into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }
}
