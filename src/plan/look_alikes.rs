//! Children who could be taken for each other, and names that may only have been corrected. Said, never acted upon.

use std::collections::{BTreeMap, HashSet};

use super::planning::{Change, Plan, Step};
use crate::domain::{PersonName, Student};
use crate::roster::Row;

/// Two students of one class whose stickers could be swapped.
pub struct LookAlike<'a> {
    /// The one that stands first on the list.
    pub first: &'a Row,
    /// The other one.
    pub second: &'a Row,
}

/// A new student who may be one who is not on the list any more.
pub struct NearMatch<'a> {
    /// The new one.
    pub row: &'a Row,
    /// The absent one.
    pub student: &'a Student,
}

/// More students than this are no class but a list without classes, and comparing all of them would take for ever.
const MAX_CLASS: usize = 200;
/// More pairs of new and absent students than this are another school's list, not corrected names.
const MAX_PAIRS: usize = 1_000_000;

/// Pairs of one class whose names differ by a letter or not at all, where at least one of the two is new or changed.
pub fn look_alikes<'a>(plan: &'a Plan<'_>) -> Vec<LookAlike<'a>> {
    let is_new = |step: &&Step<'_>| step.change != Change::Keep;
    let changed: HashSet<&str> =
        plan.steps.iter().filter(is_new).map(|step| step.row.class.key()).collect();
    let mut classes: BTreeMap<&str, Vec<(&Step<'_>, Vec<char>)>> = BTreeMap::new();
    for step in plan.steps.iter().filter(|step| changed.contains(step.row.class.key())) {
        let letters = step.row.name.key().chars().collect();
        classes.entry(step.row.class.key()).or_default().push((step, letters));
    }
    let mut found = Vec::new();
    for students in classes.values().filter(|students| students.len() <= MAX_CLASS) {
        for (at, (first, name)) in students.iter().enumerate() {
            let others = students.iter().skip(at + 1);
            let alike = others.filter(|(second, other)| {
                (first.change != Change::Keep || second.change != Change::Keep)
                    && differ_little(name, other, 1)
            });
            found.extend(
                alike.map(|(second, _)| LookAlike { first: first.row, second: second.row }),
            );
        }
    }
    found
}

/// Pairs of students of one class, by their places in it, whose names differ by a letter or not at all.
pub fn alike_in_class(class: &[&Student]) -> Vec<(usize, usize)> {
    if class.len() > MAX_CLASS {
        return Vec::new();
    }
    let names: Vec<Vec<char>> =
        class.iter().map(|student| student.name.key().chars().collect()).collect();
    let pairs = names.iter().enumerate().flat_map(|(first, name)| {
        let others = names.iter().enumerate().skip(first + 1);
        others
            .filter(|(_, other)| differ_little(name, other, 1))
            .map(move |(second, _)| (first, second))
    });
    pairs.collect()
}

/// New students whose name is nearly that of somebody absent, or who stand in an absent student's place.
pub fn near_matches<'a>(plan: &'a Plan<'_>) -> Vec<NearMatch<'a>> {
    let letters = |name: &PersonName| name.key().chars().collect::<Vec<_>>();
    let absent: Vec<_> =
        plan.absent.iter().map(|student| (student, letters(&student.name))).collect();
    let mut found = Vec::new();
    if plan.new_accounts().count().saturating_mul(absent.len()) > MAX_PAIRS {
        return found;
    }
    for (row, _, _) in plan.new_accounts() {
        let name = letters(&row.name);
        let near = absent.iter().filter(|(student, other)| {
            let same_class = row.class.key() == student.class.name.key();
            let same_place = row.register_no.is_some() && row.register_no == student.register_no;
            differ_little(&name, other, 2)
                || (same_class && same_place && shares_a_word(row, student))
        });
        found.extend(near.map(|(student, _)| NearMatch { row, student }));
    }
    found
}

fn shares_a_word(row: &Row, student: &Student) -> bool {
    row.name
        .as_str()
        .split(' ')
        .any(|word| student.name.as_str().split(' ').any(|other| word == other))
}

/// At most so many letters are different, missing, added or swapped.
///
/// Common letters at both ends cost nothing, and nearly every pair of names is settled without them: a report looks at
/// ten million pairs in a whole country.
fn differ_little(left: &[char], right: &[char], most: usize) -> bool {
    if left.len().abs_diff(right.len()) > most {
        return false;
    }
    let same = |(one, other): &(&char, &char)| one == other;
    let start = left.iter().zip(right).take_while(same).count();
    let (left, right) = (left.split_at(start).1, right.split_at(start).1);
    let end = left.iter().rev().zip(right.iter().rev()).take_while(same).count();
    let (left, right) = (left.split_at(left.len() - end).0, right.split_at(right.len() - end).0);
    // What is left begins and ends differently, so that one change leaves one letter, and a swap two.
    if most == 1 && left.len().max(right.len()) > 2 {
        return false;
    }
    strsim::generic_damerau_levenshtein(left, right) <= most
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn letters_at_both_ends_make_no_difference(left in "[ab]{0,8}", right in "[ab]{0,8}", most in 1..3_usize) {
            let letters = |text: &str| text.chars().collect::<Vec<_>>();
            let (left, right) = (letters(&left), letters(&right));
            let expected = strsim::generic_damerau_levenshtein(&left, &right) <= most;
            proptest::prop_assert_eq!(differ_little(&left, &right, most), expected);
        }
    }
}
