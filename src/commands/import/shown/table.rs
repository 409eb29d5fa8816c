//! A plan counted by class, for more students than anybody reads by name.

use std::collections::BTreeMap;

use crate::domain::ClassName;
use crate::plan::{Change, Plan};
use crate::rows::{Cell, Column, Rows, columns};

const COLUMNS: [Column; 6] =
    columns!["Class", "New", "Moved here", "Corrected", "Unchanged", "Not on the list"];

/// What would happen with the students of each class.
pub(super) struct ByClass<'a> {
    classes: BTreeMap<&'a str, (&'a ClassName, Counts)>,
    all: Counts,
}

#[derive(Default)]
struct Counts {
    new: i64,
    moved: i64,
    corrected: i64,
    unchanged: i64,
    absent: i64,
}

impl Counts {
    fn row(&self, name: &str) -> Vec<Cell<'static>> {
        let Self { new, moved, corrected, unchanged, absent } = *self;
        let counts = [new, moved, corrected, unchanged, absent];
        std::iter::once(Cell::shown(name)).chain(counts.map(Cell::Number)).collect()
    }

    fn note(&mut self, change: &Change<'_>) {
        match change {
            Change::Create { .. } => self.new += 1,
            Change::Move(_) => self.moved += 1,
            Change::Amend(_) => self.corrected += 1,
            Change::Keep(_) => self.unchanged += 1,
        }
    }

    /// Whether the list has anybody in the class; who is not on it was in one of before.
    fn is_listed(&self) -> bool {
        self.new + self.moved + self.corrected + self.unchanged > 0
    }

    fn is_changed(&self) -> bool {
        self.new + self.moved + self.corrected + self.absent > 0
    }
}

impl<'a> ByClass<'a> {
    pub(super) fn of(plan: &Plan<'a>) -> Self {
        let mut by_class = Self { classes: BTreeMap::new(), all: Counts::default() };
        // A national list is counted in runs of a class.
        for run in plan.steps.chunk_by(|step, next| step.row.class == next.row.class) {
            let Some(first) = run.first() else { continue };
            by_class.count(&first.row.class, |counts| {
                for step in run {
                    counts.note(&step.change);
                }
            });
        }
        for (_, class) in &plan.carried {
            by_class.count(class, |counts| counts.moved += 1);
        }
        for student in &plan.absent {
            by_class.count(&student.class.name, |counts| counts.absent += 1);
        }
        by_class
    }

    fn count(&mut self, class: &'a ClassName, add: impl Fn(&mut Counts)) {
        let (_, own) = self.classes.entry(class.key()).or_insert((class, Counts::default()));
        add(own);
        add(&mut self.all);
    }

    pub(super) fn classes(&self) -> usize {
        self.classes.values().filter(|(_, counts)| counts.is_listed()).count()
    }

    /// How many classes of the list have nobody to whom something happens. A class that is not on it may have somebody.
    pub(super) fn as_before(&self) -> usize {
        let counts = self.classes.values().map(|(_, counts)| counts);
        counts.filter(|counts| counts.is_listed() && !counts.is_changed()).count()
    }

    /// How many classes have somebody to whom something happens.
    pub(super) fn changed(&self) -> usize {
        self.classes.values().filter(|(_, counts)| counts.is_changed()).count()
    }

    /// The classes with somebody to whom something happens, and the sums.
    pub(super) fn rows(&self) -> Rows {
        let mut rows = Rows::new(&COLUMNS);
        for (class, counts) in self.classes.values().filter(|(_, counts)| counts.is_changed()) {
            rows.push(counts.row(class.as_str()));
        }
        rows.total(self.all.row("All"));
        rows
    }
}
