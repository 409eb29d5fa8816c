//! Children who could be taken for each other, and names that may only have been corrected. Said, never acted upon.

use std::collections::BTreeMap;

use super::types::{Change, Plan, Step};
use crate::domain::{PersonName, Student};
use crate::roster::Row;

/// Two students of one class whose stickers could be swapped.
pub struct LookAlike<'a> {
    /// The one that stands first on the list.
    pub first: &'a Row,
    pub second: &'a Row,
}

/// A new student who may be one who is not on the list any more.
pub struct NearMatch<'a> {
    pub row: &'a Row,
    pub student: &'a Student,
}

/// More students than this are no class but a list without classes, and comparing all of them would take for ever.
const MAX_CLASS: usize = 200;
/// More pairs of new and absent students than this are another school's list, not corrected names.
const MAX_PAIRS: usize = 1_000_000;

/// Pairs of one class whose names differ by a letter or not at all, where at least one of the two is new or changed.
pub fn look_alikes<'a>(plan: &Plan<'a>) -> Vec<LookAlike<'a>> {
    let mut classes: BTreeMap<&str, Vec<&Step<'a>>> = BTreeMap::new();
    for step in &plan.steps {
        classes.entry(step.row.class.key()).or_default().push(step);
    }
    let is_new = |step: &Step<'_>| step.change != Change::Keep;
    let changed = classes.values().filter(|class| class.iter().any(|step| is_new(step)));
    let pairs = changed.flat_map(|class| alike_pairs(class, |step| &step.row.name));
    pairs
        .filter(|(first, second)| is_new(first) || is_new(second))
        .map(|(first, second)| LookAlike { first: first.row, second: second.row })
        .collect()
}

/// Pairs of one class, in its order, whose names differ by a letter or not at all.
pub fn alike_pairs<T>(class: &[T], name: impl Fn(&T) -> &PersonName) -> Vec<(&T, &T)> {
    if class.len() > MAX_CLASS {
        return Vec::new();
    }
    let names: Vec<_> = class.iter().map(|one| letters(name(one))).collect();
    let mut pairs = Vec::new();
    for (at, (first, own)) in class.iter().zip(&names).enumerate() {
        let others = class.iter().zip(&names).skip(at + 1);
        let alike = others.filter(|(_, other)| differ_little(own, other, 1));
        pairs.extend(alike.map(|(second, _)| (first, second)));
    }
    pairs
}

/// New students whose name is nearly that of somebody absent, or who stand in an absent student's place.
pub fn near_matches<'a>(plan: &Plan<'a>) -> Vec<NearMatch<'a>> {
    if plan.new_accounts().count().saturating_mul(plan.absent.len()) > MAX_PAIRS {
        return Vec::new();
    }
    let absent: Vec<_> =
        plan.absent.iter().map(|student| (*student, letters(&student.name))).collect();
    let mut found = Vec::new();
    for (row, _, _) in plan.new_accounts() {
        let name = letters(&row.name);
        let near = absent.iter().filter(|(student, other)| {
            differ_little(&name, other, 2)
                || (is_in_place_of(row, student) && shares_a_word(row, student))
        });
        found.extend(near.map(|(student, _)| NearMatch { row, student }));
    }
    found
}

fn letters(name: &PersonName) -> Vec<char> {
    name.key().chars().collect()
}

fn is_in_place_of(row: &Row, student: &Student) -> bool {
    let same_class = row.class.key() == student.class.name.key();
    same_class && row.register_no.is_some() && row.register_no == student.register_no
}

fn shares_a_word(row: &Row, student: &Student) -> bool {
    let mut words = row.name.as_str().split(' ');
    words.any(|word| student.name.as_str().split(' ').any(|other| word == other))
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
