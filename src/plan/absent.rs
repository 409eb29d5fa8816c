//! Who should be on a class list and is not: leavers, and the graduates of the highest level.

use std::collections::{BTreeMap, HashMap};

use super::types::Planner;
use crate::domain::{Class, ClassName, Level, RegisterNo, Student};
use crate::roster::Roster;

/// Of the students not on the list, the ones that it should have had, and the ones that have gone through the school.
///
/// A student of this year is missed when the list has the class. A student of a year before is missed when the list
/// has the level that the student should be in by now, with at least as many classes as that level had: a single
/// class's list says nothing about the pupils of the class next door. Staff stay in their department over the years.
pub(super) fn absent_students<'a>(
    planner: &Planner<'_>,
    roster: &Roster,
    not_on_the_list: impl Iterator<Item = &'a Student>,
    classes: &[Class],
) -> (Vec<&'a Student>, Vec<&'a Student>) {
    let coverage = Coverage::new(planner, roster, classes);
    let (mut absent, mut graduates) = (Vec::new(), Vec::new());
    for student in not_on_the_list.filter(|student| student.account.disabled.is_none()) {
        match coverage.of(planner.year, student) {
            Covered::No => {}
            Covered::Yes => absent.push(student),
            Covered::Graduated => graduates.push(student),
        }
    }
    absent.sort_by_key(|student| place(student));
    graduates.sort_by_key(|student| place(student));
    (absent, graduates)
}

/// As they stand in the class registers.
fn place(student: &Student) -> (i16, &str, bool, Option<RegisterNo>, &str) {
    let class = &student.class;
    let number = student.register_no;
    (class.year, class.name.key(), number.is_none(), number, student.name.key())
}

enum Covered {
    No,
    Yes,
    Graduated,
}

struct Coverage<'a> {
    classes: BTreeMap<&'a str, &'a ClassName>,
    /// How many classes of each level the list has.
    listed: HashMap<Level, usize>,
    /// How many classes each level had, by year.
    known: HashMap<(i16, Level), usize>,
    highest: Level,
    is_staff: bool,
}

impl<'a> Coverage<'a> {
    fn new(planner: &Planner<'_>, roster: &'a Roster, classes: &[Class]) -> Self {
        let listed = roster.classes();
        let levels = listed.values().filter_map(|class| Level::of_class(class, planner.stage));
        // Classes count even when all of their pupils have moved on: with the first of two lists of a level the
        // class next door must not become the only one that is left.
        let known = classes.iter().filter_map(|class| Some((class.year, class.level?)));
        Self {
            listed: counted(levels),
            known: counted(known),
            classes: listed,
            highest: Level::highest(planner.stage),
            is_staff: planner.role.is_staff(),
        }
    }

    fn of(&self, year: i16, student: &Student) -> Covered {
        let class = &student.class;
        if class.year >= year || self.is_staff {
            let listed = class.year <= year && self.classes.contains_key(class.name.key());
            return if listed { Covered::Yes } else { Covered::No };
        }
        let Some(level) = class.level else { return Covered::No };
        let now = level.up(year - class.year);
        // The highest level of the new year stands for the pupils that were one below it.
        let asked = now.min(self.highest);
        let had = self.known.get(&(class.year, level)).copied().unwrap_or(0);
        match self.listed.get(&asked) {
            Some(listed) if *listed >= had && now > self.highest => Covered::Graduated,
            Some(listed) if *listed >= had => Covered::Yes,
            _ => Covered::No,
        }
    }
}

fn counted<T: std::hash::Hash + Eq>(items: impl Iterator<Item = T>) -> HashMap<T, usize> {
    let mut counts = HashMap::new();
    for item in items {
        *counts.entry(item).or_default() += 1;
    }
    counts
}
