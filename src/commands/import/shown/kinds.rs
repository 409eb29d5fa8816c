//! The students of a plan by what happens to them, each kind with its title and a line for each student.

use std::collections::BTreeMap;

use super::words::{known, line};
use crate::commands::import::effects::Effect;
use crate::domain::{ChangeKind, Student};
use crate::plan::{Leavers, Plan};

/// As many of a kind are named beside the question.
pub(super) const FEW: usize = 10;

/// More of a kind than this are counted only.
pub(super) const MAX_SHOWN: usize = 50;

/// Students to whom the same thing happens.
pub(super) struct Kind {
    pub(super) title: String,
    pub(super) count: usize,
    /// A line for each, or for as many as anybody reads.
    pub(super) lines: Vec<String>,
    /// There are so many that only a table by class shows them.
    pub(super) is_by_class: bool,
}

/// The kinds that have somebody, in the order in which they are told.
pub(super) fn kinds(plan: &Plan<'_>, effects: &[Effect<'_>]) -> Vec<Kind> {
    let what = match plan.leavers {
        Leavers::Keep => "account stays open",
        Leavers::Disable => "account will be closed",
    };
    let of = |kind| effects.iter().filter(|effect| effect.kind == kind).collect::<Vec<_>>();
    let moved = of(ChangeKind::Moved);
    // However many move, a name that changes is shown.
    let renamed = moved.iter().copied().filter(|effect| moved.len() > FEW && effect.changes_name());
    let mut kinds = vec![
        counted_when_many("New", &of(ChangeKind::Created)),
        counted_when_many("Moved", &moved),
        named("Moved, with another name", renamed.collect()),
        named("Corrected", of(ChangeKind::Changed)),
        named("Back again (account will be opened)", of(ChangeKind::Returned)),
        absent(format!("Not on the list any more ({what})"), &plan.absent),
        graduates(format!("Through the school ({what})"), &plan.graduates),
    ];
    kinds.retain(|kind| kind.count > 0);
    kinds
}

fn counted_when_many(title: &str, effects: &[&Effect<'_>]) -> Kind {
    let (title, count) = (title.to_owned(), effects.len());
    let is_by_class = count > FEW;
    let lines = effects.iter().filter(|_| !is_by_class).map(|effect| line(effect)).collect();
    Kind { title, count, lines, is_by_class }
}

/// Every name that changes is among the lines, and so are some of the others.
fn named(title: &str, mut effects: Vec<&Effect<'_>>) -> Kind {
    effects.sort_by_key(|effect| !effect.changes_name());
    let renamed = effects.iter().filter(|effect| effect.changes_name()).count();
    let shown = effects.iter().take(renamed.max(MAX_SHOWN));
    let lines = shown.map(|effect| line(effect)).collect();
    let (title, count) = (title.to_owned(), effects.len());
    Kind { title, count, lines, is_by_class: count > MAX_SHOWN }
}

fn absent(title: String, students: &[&Student]) -> Kind {
    let lines = students.iter().take(MAX_SHOWN).map(|student| known(student)).collect();
    let count = students.len();
    Kind { title, count, lines, is_by_class: count > MAX_SHOWN }
}

/// A few by name; of a whole level, which goes every year, how many from each class.
fn graduates(title: String, students: &[&Student]) -> Kind {
    let count = students.len();
    if count <= FEW {
        return absent(title, students);
    }
    let mut classes: BTreeMap<&str, usize> = BTreeMap::new();
    for student in students {
        *classes.entry(student.class.name.as_str()).or_default() += 1;
    }
    let counts = classes.iter().map(|(class, count)| format!("{count} of {class}"));
    let lines = vec![counts.collect::<Vec<_>>().join(", ")];
    Kind { title, count, lines, is_by_class: false }
}
