//! The students of a selection, with the statuses that are derived and so cannot be asked of the store.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::Timestamp;
use rusqlite::Connection;

use crate::domain::{Class, Selection, Student};
use crate::store::classes;
use crate::store::students;
use crate::store::{Store, batches};
use crate::terminal::Error;

/// A batch, class, level or year that is not there is a slip of the keyboard or of last year, not an empty selection:
/// a report of nobody would be well every night.
pub(in crate::ops) fn check_selection(
    connection: &Connection,
    selection: &Selection,
) -> Result<(), Error> {
    let Selection { classes, levels, year, batch, statuses: _ } = selection;
    if let Some(batch) = batch
        && batches::get(connection, *batch)?.is_none()
    {
        return Err(Error::refused(format!("there is no batch {batch}")));
    }
    if classes.is_empty() && levels.is_empty() && year.is_none() {
        return Ok(());
    }
    let mut there = classes::with_students(connection)?;
    there.retain(|class| year.is_none_or(|year| class.year == year));
    let in_year = year.map(|year| format!(" in {year}")).unwrap_or_default();
    let absent = |what: String| Err(Error::refused(what).hint(classes_there(&there)));
    if let Some(year) = year.filter(|_| there.is_empty()) {
        return absent(format!("there are no students in {year}"));
    }
    let has_key = |key: &str| there.iter().any(|class| class.name.key() == key);
    if let Some(class) = classes.iter().find(|class| !has_key(class.key())) {
        return absent(format!("there is no class {class}{in_year}"));
    }
    let has_level = |level| there.iter().any(|class| class.level == Some(level));
    if let Some(level) = levels.iter().find(|level| !has_level(**level)) {
        return absent(format!("there is no class of level {level}{in_year}"));
    }
    let is_meant = |class: &Arc<Class>| selection.includes(class.year, &class.name, class.level);
    if there.iter().any(is_meant) { Ok(()) } else { absent("no class is of all that".to_owned()) }
}

/// The classes by name, where a line holds them.
fn classes_there(classes: &[Arc<Class>]) -> String {
    const FEW: usize = 8;
    let names: BTreeSet<_> = classes.iter().map(|class| &class.name).collect();
    if names.is_empty() || names.len() > FEW {
        return "mims status shows the classes".to_owned();
    }
    let names: Vec<_> = names.iter().map(|name| name.as_str()).collect();
    format!("classes: {}", names.join(", "))
}

/// Hands over students one by one, by class and register number. The store is read at one moment, so the visit should
/// not wait for anybody.
pub fn visit_students(
    store: &Store,
    selection: &Selection,
    now: Timestamp,
    visit: impl FnMut(Student) -> Result<(), Error>,
) -> Result<(), Error> {
    store.read(|connection| each_selected(connection, selection, now, visit))
}

/// The same within a read that asks for more.
pub(super) fn each_selected(
    connection: &Connection,
    selection: &Selection,
    now: Timestamp,
    mut visit: impl FnMut(Student) -> Result<(), Error>,
) -> Result<(), Error> {
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
) -> Result<Vec<Student>, Error> {
    let mut students = Vec::new();
    visit_students(store, selection, now, |student| {
        students.push(student);
        Ok(())
    })?;
    Ok(students)
}
