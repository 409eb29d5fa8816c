//! Children of one class who could be taken for each other. Said, never acted upon.

use std::collections::BTreeMap;

use super::near::{Spelt, differ_little};
use super::types::{Change, Plan, Step};
use crate::domain::PersonName;
use crate::roster::Row;

/// Two students of one class whose stickers could be swapped.
pub struct LookAlike<'a> {
    /// The one that stands first on the list.
    pub first: &'a Row,
    pub second: &'a Row,
}

/// More students than this are no class but a list without classes, and comparing all of them would take for ever.
const MAX_CLASS: usize = 200;

/// Longer lists are of more than one school, and their names are compared letter by letter only.
const MAX_LIST: usize = 10_000;

/// Pairs of one class whose names differ by a letter or not at all, or are two forms of one name, where at least one of
/// the two is new or changed.
pub fn look_alikes<'a>(plan: &Plan<'a>) -> Vec<LookAlike<'a>> {
    let mut classes: BTreeMap<&str, Vec<&Step<'a>>> = BTreeMap::new();
    // A national list is looked at in runs of a class.
    for run in plan.steps.chunk_by(|step, next| step.row.class.key() == next.row.class.key()) {
        if let Some(first) = run.first() {
            classes.entry(first.row.class.key()).or_default().extend(run);
        }
    }
    let is_new = |step: &Step<'_>| !matches!(step.change, Change::Keep(_));
    let changed = classes.values().filter(|class| class.iter().any(|step| is_new(step)));
    let is_school = plan.steps.len() <= MAX_LIST;
    let pairs = changed.flat_map(|class| match class.as_slice() {
        class if is_school => {
            pairs(class, |step| Spelt::of(&step.row.name), |one, other| one.near(other).is_some())
        }
        class => alike_pairs(class, |step| &step.row.name),
    });
    pairs
        .filter(|(first, second)| is_new(first) || is_new(second))
        .map(|(first, second)| LookAlike { first: first.row, second: second.row })
        .collect()
}

/// Pairs of one class, in its order, whose names differ by a letter or not at all.
pub fn alike_pairs<T>(class: &[T], name: impl Fn(&T) -> &PersonName) -> Vec<(&T, &T)> {
    pairs(class, |one| letters(name(one)), |one, other| differ_little(one, other, 1))
}

fn pairs<T, N>(
    class: &[T],
    name: impl Fn(&T) -> N,
    are_alike: impl Fn(&N, &N) -> bool,
) -> Vec<(&T, &T)> {
    if class.len() > MAX_CLASS {
        return Vec::new();
    }
    let names: Vec<_> = class.iter().map(name).collect();
    let mut pairs = Vec::new();
    for (at, (first, own)) in class.iter().zip(&names).enumerate() {
        let others = class.iter().zip(&names).skip(at + 1);
        let alike = others.filter(|(_, other)| are_alike(own, other));
        pairs.extend(alike.map(|(second, _)| (first, second)));
    }
    pairs
}

fn letters(name: &PersonName) -> Vec<char> {
    name.key().chars().collect()
}
