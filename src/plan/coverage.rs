//! What a list can tell: of which classes and levels it is, so that who is not on it means something. A newcomer's row
//! is no class list.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;
use std::sync::Arc;

use super::types::{Change, Known, Planner, Step};
use crate::domain::{Class, Level, Student};
use crate::roster::{Roster, Row};

/// How many rows the list has of each class and level, beside how many students are known.
pub(super) struct Coverage<'a> {
    planner: Planner<'a>,
    /// Whatever it has of a class, it is no list of it.
    is_part: bool,
    rows: HashMap<&'a str, usize>,
    rows_of_level: HashMap<Level, usize>,
    classes_of_level: HashMap<Level, usize>,
    /// Open accounts of the list's year, by class.
    known: HashMap<&'a str, usize>,
    /// Open accounts by year and level.
    known_of_level: HashMap<(i16, Level), usize>,
    /// Classes count even when all of their pupils have moved on: with the first of two lists of a level the class
    /// next door must not become the only one that is left.
    known_classes_of_level: HashMap<(i16, Level), usize>,
}

/// Whether a student should have been on the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Missed {
    No,
    Yes,
    /// The student was in the highest level and has gone through the school.
    Graduated,
}

impl<'a> Coverage<'a> {
    pub(super) fn new(planner: &Planner<'a>, roster: &'a Roster, known: &'a Known) -> Self {
        let mut coverage = Self {
            planner: *planner,
            is_part: roster.is_part(),
            rows: HashMap::new(),
            rows_of_level: HashMap::new(),
            classes_of_level: HashMap::new(),
            known: HashMap::new(),
            known_of_level: HashMap::new(),
            known_classes_of_level: HashMap::new(),
        };
        coverage.count_rows(roster);
        coverage.count_known(known);
        coverage
    }

    // Rows and students mostly stand by class: a national list is counted in runs.
    fn count_rows(&mut self, roster: &'a Roster) {
        for run in roster.rows.chunk_by(|row, next| row.class.key() == next.class.key()) {
            if let Some(row) = run.first() {
                add(&mut self.rows, row.class.key(), run.len());
            }
        }
        for (class, name) in roster.classes() {
            if let Some(level) = Level::of_class(name, self.planner.stage) {
                add(&mut self.classes_of_level, level, 1);
                let rows = self.rows_of(class);
                add(&mut self.rows_of_level, level, rows);
            }
        }
    }

    fn count_known(&mut self, known: &'a Known) {
        for run in known.students.chunk_by(|one, next| Arc::ptr_eq(&one.class, &next.class)) {
            let Some(Class { year, name, level, .. }) = run.first().map(|one| &*one.class) else {
                continue;
            };
            let is_open = |student: &&Student| {
                student.login.role() == self.planner.role && student.account.disabled.is_none()
            };
            let open = run.iter().filter(is_open).count();
            if *year == self.planner.year {
                add(&mut self.known, name.key(), open);
            }
            if let Some(level) = level {
                add(&mut self.known_of_level, (*year, *level), open);
            }
        }
        for class in &known.classes {
            if let Some(level) = class.level {
                add(&mut self.known_classes_of_level, (class.year, level), 1);
            }
        }
    }

    /// Whether the list is one of this class, not of a few of its students: it has at least half as many rows as
    /// students are known this year.
    pub(super) fn has_class(&self, class: &str) -> bool {
        let rows = self.rows_of(class);
        !self.is_part && rows > 0 && rows * 2 >= self.known_in(class)
    }

    /// A student of this year is missed when the list has the class. A student of a year before is missed when the list
    /// has the level that the student should be in by now, with as many classes as that level had: a single class's
    /// list says nothing about the pupils of the class next door. Staff stay in their department over the years.
    pub(super) fn misses(&self, student: &Student) -> Missed {
        let class = &student.class;
        if class.year >= self.planner.year || self.planner.role.is_staff() {
            let now_called = self.planner.now_called(class.name.key());
            let has_class = class.year <= self.planner.year && self.has_class(now_called);
            return if has_class { Missed::Yes } else { Missed::No };
        }
        let Some(level) = class.level else { return Missed::No };
        let highest = Level::highest(self.planner.stage);
        let now = level.up(self.planner.year - class.year);
        // The highest level of the new year stands for the pupils that were one below it.
        let asked = now.min(highest);
        let before = (class.year, level);
        let classes = count(&self.classes_of_level, &asked);
        let has_level = classes > 0
            && classes >= count(&self.known_classes_of_level, &before)
            && count(&self.rows_of_level, &asked) * 2 >= count(&self.known_of_level, &before);
        match has_level {
            false => Missed::No,
            true if now > highest => Missed::Graduated,
            true => Missed::Yes,
        }
    }

    pub(super) fn rows_of(&self, class: &str) -> usize {
        count(&self.rows, class)
    }

    /// How many open accounts a class of the list's year has.
    pub(super) fn known_in(&self, class: &str) -> usize {
        count(&self.known, class)
    }
}

/// The classes of the year before, where the list tells who was in which.
pub(super) struct Before<'a> {
    year: i16,
    classes: HashSet<&'a str>,
}

impl<'a> Before<'a> {
    pub(super) fn new(planner: &Planner<'_>, roster: &Roster, known: &'a Known) -> Self {
        let year = planner.year - 1;
        let is_told = roster.rows.iter().any(|row| row.former_class.is_some());
        let classes = known.classes.iter().filter(|class| is_told && class.year == year);
        Self { year, classes: classes.map(|class| class.name.key()).collect() }
    }

    /// Whether the student was in the class that the row tells; nothing where that is no known one, or where the
    /// student's class of that year is not known any more.
    pub(super) fn has(&self, student: &Student, row: &Row) -> Option<bool> {
        let former = row.former_class.as_ref().filter(|_| student.class.year == self.year)?.key();
        self.classes.contains(former).then(|| former == student.class.name.key())
    }

    /// Who was in another class than the list says.
    pub(super) fn elsewhere<'r>(&self, steps: &[Step<'r>]) -> Vec<(&'r Row, &'r Student)> {
        let moved = steps.iter().filter_map(|step| match step.change {
            Change::Move(student) => Some((step.row, student)),
            _ => None,
        });
        moved.filter(|(row, student)| self.has(student, row) == Some(false)).collect()
    }
}

/// Of the students not on the list, the ones that it should have had, and the ones that have gone through the school.
pub(super) fn absent_students<'a>(
    coverage: &Coverage<'_>,
    not_on_the_list: impl Iterator<Item = &'a Student>,
) -> (Vec<&'a Student>, Vec<&'a Student>) {
    let (mut absent, mut graduates) = (Vec::new(), Vec::new());
    for student in not_on_the_list.filter(|student| student.account.disabled.is_none()) {
        match coverage.misses(student) {
            Missed::No => {}
            Missed::Yes => absent.push(student),
            Missed::Graduated => graduates.push(student),
        }
    }
    absent.sort_by_key(|student| student.place());
    graduates.sort_by_key(|student| student.place());
    (absent, graduates)
}

fn count<Q: Hash + Eq + ?Sized, T: Hash + Eq + std::borrow::Borrow<Q>>(
    counts: &HashMap<T, usize>,
    of: &Q,
) -> usize {
    counts.get(of).copied().unwrap_or(0)
}

fn add<T: Hash + Eq>(counts: &mut HashMap<T, usize>, what: T, many: usize) {
    *counts.entry(what).or_default() += many;
}
