//! The students of a selection, with the statuses that are derived and so cannot be asked of the store.

use std::collections::BTreeSet;

use jiff::Timestamp;
use rusqlite::Connection;

use crate::domain::{BatchId, Class, ClassName, Level, Selection, Student, day_of};
use crate::store::{Store, StoreError, batches, classes, students};

/// Why a selection is none.
#[derive(Debug)]
pub enum SelectionRefusal {
    /// The store says no.
    Store(StoreError),
    /// There is no such batch.
    NoBatch(BatchId),
    /// There is no class with students of what was asked for.
    NoClass {
        wanted: WantedClass,
        year: Option<i16>,
        /// The classes of the year that have students.
        there: BTreeSet<ClassName>,
    },
    /// The class or level is one of this year and one of the next, with open accounts in both.
    SeveralYears(BTreeSet<i16>),
    /// There is no last report.
    NoReportYet,
}

/// What no class with students is.
#[derive(Debug)]
pub enum WantedClass {
    OfThatYear,
    Named(ClassName),
    OfLevel(Level),
    /// There is a class for each part of the selection, and none for all of them.
    OfAll,
}

/// A batch, class, level or year that is not there is a slip of the keyboard or of last year, not an empty selection:
/// a report of nobody would be well every night. A class or level without a year or a batch is of one year only: the
/// selection that comes back says which.
pub(in crate::ops) fn checked_selection(
    connection: &Connection,
    selection: &Selection,
    now: Timestamp,
) -> Result<Selection, SelectionRefusal> {
    let Selection { classes, levels, year, batch, statuses: _ } = selection;
    if let Some(batch) = *batch
        && batches::get(connection, batch)?.is_none()
    {
        return Err(SelectionRefusal::NoBatch(batch));
    }
    if classes.is_empty() && levels.is_empty() && year.is_none() {
        return Ok(selection.clone());
    }
    let mut there = classes::with_students(connection)?;
    let mut year = *year;
    if year.is_none() && batch.is_none() {
        let is_meant = |class: &Class| {
            classes.iter().any(|one| one.key() == class.name.key())
                || class.level.is_some_and(|level| levels.contains(&level))
        };
        let meant = there.iter().filter(|(class, _)| is_meant(class));
        year = the_year(meant.map(|(class, is_open)| (class.year, *is_open)), now)?;
    }
    there.retain(|(class, _)| year.is_none_or(|year| class.year == year));
    let absent = |wanted| {
        let there = there.iter().map(|(class, _)| class.name.clone()).collect();
        Err(SelectionRefusal::NoClass { wanted, year, there })
    };
    if year.is_some() && there.is_empty() {
        return absent(WantedClass::OfThatYear);
    }
    let has_key = |key: &str| there.iter().any(|(class, _)| class.name.key() == key);
    if let Some(class) = classes.iter().find(|class| !has_key(class.key())) {
        return absent(WantedClass::Named(class.clone()));
    }
    let has_level = |level| there.iter().any(|(class, _)| class.level == Some(level));
    if let Some(level) = levels.iter().find(|level| !has_level(**level)) {
        return absent(WantedClass::OfLevel(*level));
    }
    let selection = Selection { year, ..selection.clone() };
    let is_meant = |class: &Class| selection.includes(class.year, &class.name, class.level);
    if there.iter().any(|(class, _)| is_meant(class)) {
        Ok(selection)
    } else {
        absent(WantedClass::OfAll)
    }
}

/// Which of these years is meant, each with whether accounts are open: the newest. What was before this year is over; but
/// with next year's list here already, this year's class could be meant as well.
fn the_year(
    years: impl Iterator<Item = (i16, bool)>,
    now: Timestamp,
) -> Result<Option<i16>, SelectionRefusal> {
    let this_year = day_of(now).year();
    let years: Vec<_> = years.collect();
    let open = years.iter().filter(|(year, is_open)| *is_open && *year >= this_year);
    let open: BTreeSet<_> = open.map(|(year, _)| *year).collect();
    match open.len() {
        0 => Ok(years.iter().map(|(year, _)| *year).max()),
        1 => Ok(open.into_iter().next()),
        _ => Err(SelectionRefusal::SeveralYears(open)),
    }
}

/// Hands over students one by one, by class and register number. The store is read at one moment, so the visit should
/// not wait for anybody.
pub fn visit_students<E: From<SelectionRefusal> + From<StoreError>>(
    store: &Store,
    selection: &Selection,
    now: Timestamp,
    visit: impl FnMut(Student) -> Result<(), E>,
) -> Result<(), E> {
    store.read(|connection| each_selected(connection, selection, now, visit))
}

/// The same within a read that asks for more.
pub(super) fn each_selected<E: From<SelectionRefusal> + From<StoreError>>(
    connection: &Connection,
    selection: &Selection,
    now: Timestamp,
    mut visit: impl FnMut(Student) -> Result<(), E>,
) -> Result<(), E> {
    let selection = checked_selection(connection, selection, now)?;
    let is_wanted = |student: &Student| {
        let statuses = &selection.statuses;
        statuses.is_empty() || statuses.contains(&student.account.status(now))
    };
    students::each_class(connection, &selection, |class| {
        class.into_iter().filter(is_wanted).try_for_each(&mut visit)
    })
}

/// Students by class and register number, all at once.
pub fn select_students(
    store: &Store,
    selection: &Selection,
    now: Timestamp,
) -> Result<Vec<Student>, SelectionRefusal> {
    let mut students = Vec::new();
    visit_students(store, selection, now, |student| {
        students.push(student);
        Ok::<_, SelectionRefusal>(())
    })?;
    Ok(students)
}
