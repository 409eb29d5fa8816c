//! The students of a selection, with the statuses that are derived and so cannot be asked of the store.

use std::sync::Arc;

use jiff::Timestamp;
use rusqlite::Connection;

use crate::domain::{BatchId, Class, ClassName, Level, Selection, Student};
use crate::store::{Store, StoreError, batches, classes, students};

/// Why nobody can be selected.
#[derive(Debug)]
pub enum SelectRefusal {
    Store(StoreError),
    NoSuchBatch(BatchId),
    /// It is not there in this year, or in any; these classes are.
    NotThere {
        what: Wanted,
        year: Option<i16>,
        classes: Vec<ClassName>,
    },
    /// Since the last report: there was none.
    NoReportYet,
}

/// What was asked for.
#[derive(Debug)]
pub enum Wanted {
    Anybody,
    Class(ClassName),
    Level(Level),
    /// Each condition alone would be met.
    AllAtOnce,
}

impl From<StoreError> for SelectRefusal {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// A batch, class, level or year that is not there is a slip of the keyboard or of last year, not an empty selection:
/// a report of nobody would be well every night.
pub(in crate::ops) fn check_selection(
    connection: &Connection,
    selection: &Selection,
) -> Result<(), SelectRefusal> {
    let Selection { classes, levels, year, batch, statuses: _ } = selection;
    if let Some(batch) = batch
        && batches::get(connection, *batch)?.is_none()
    {
        return Err(SelectRefusal::NoSuchBatch(*batch));
    }
    if classes.is_empty() && levels.is_empty() && year.is_none() {
        return Ok(());
    }
    let mut there = classes::with_students(connection)?;
    there.retain(|class| year.is_none_or(|year| class.year == year));
    let has_key = |key: &str| there.iter().any(|class| class.name.key() == key);
    let has_level = |level| there.iter().any(|class| class.level == Some(level));
    let is_meant = |class: &Arc<Class>| selection.includes(class.year, &class.name, class.level);
    let what = if year.is_some() && there.is_empty() {
        Wanted::Anybody
    } else if let Some(class) = classes.iter().find(|class| !has_key(class.key())) {
        Wanted::Class(class.clone())
    } else if let Some(level) = levels.iter().find(|level| !has_level(**level)) {
        Wanted::Level(*level)
    } else if there.iter().any(is_meant) {
        return Ok(());
    } else {
        Wanted::AllAtOnce
    };
    let classes = there.iter().map(|class| class.name.clone()).collect();
    Err(SelectRefusal::NotThere { what, year: *year, classes })
}

/// Hands over students one by one, by class and register number. The store is read at one moment, so the visit should
/// not wait for anybody.
pub fn visit_students<E: From<StoreError> + From<SelectRefusal>>(
    store: &Store,
    selection: &Selection,
    now: Timestamp,
    visit: impl FnMut(Student) -> Result<(), E>,
) -> Result<(), E> {
    store.read(|connection| each_selected(connection, selection, now, visit))
}

/// The same within a read that asks for more.
pub(super) fn each_selected<E: From<StoreError> + From<SelectRefusal>>(
    connection: &Connection,
    selection: &Selection,
    now: Timestamp,
    mut visit: impl FnMut(Student) -> Result<(), E>,
) -> Result<(), E> {
    check_selection(connection, selection)?;
    students::each(connection, selection, |student| {
        let wanted = selection.statuses.is_empty()
            || selection.statuses.contains(&student.account.status(now));
        if wanted { visit(student) } else { Ok(()) }
    })
}

/// Students by class and register number, all at once.
pub fn select_students(
    store: &Store,
    selection: &Selection,
    now: Timestamp,
) -> Result<Vec<Student>, SelectRefusal> {
    let mut students = Vec::new();
    visit_students(store, selection, now, |student| {
        students.push(student);
        Ok::<_, SelectRefusal>(())
    })?;
    Ok(students)
}
