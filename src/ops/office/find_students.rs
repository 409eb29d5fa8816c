//! Who is meant: login ID, class and register number, student reference or full name. Never a guess between two.

use std::sync::Arc;

use rusqlite::Connection;

use crate::domain::{
    Class, ClassName, LoginId, PersonName, RegisterNo, Student, after_class_word, place,
};
use crate::store::students;
use crate::store::{Store, StoreError};

/// Why nobody, or more than one, is meant.
#[derive(Debug)]
pub enum FindRefusal {
    /// The store says no.
    Store(StoreError),
    /// Nobody has this login ID, place, reference or name.
    Nobody { who: String, near: Near },
    /// More than one could be meant.
    Several { who: String, students: Vec<Student> },
}

impl FindRefusal {
    /// Without a search for what may have been meant.
    pub(super) fn nobody(who: &str) -> Self {
        Self::Nobody { who: who.to_owned(), near: Near::Nothing(None) }
    }
}

/// What may have been meant by a text that names nobody.
#[derive(Debug)]
pub enum Near {
    /// Nothing; a class of this school shows how a place is written.
    Nothing(Option<ClassName>),
    /// It is a class.
    Class(Arc<Class>),
    /// The class is there, and this is its last number.
    Register(Arc<Class>, RegisterNo),
    /// There is no such class, but these.
    Classes(ClassName, Vec<ClassName>),
    /// These have nearly that login ID or name.
    Students(Vec<Student>),
}

/// Finds the one student that the text names in any of the ways a student can be named. A class of this school year is
/// meant as much as one of the next.
pub fn find_student(store: &Store, who: &str, this_year: i16) -> Result<Student, FindRefusal> {
    the_one(who, all_named(store, who, this_year)?, || Near::Nothing(None))
}

/// Everybody whom the text names, each once.
pub(in crate::ops) fn all_named(
    store: &Store,
    who: &str,
    this_year: i16,
) -> Result<Vec<Student>, StoreError> {
    let named = |who: &str| store.read(|connection| candidates(connection, who.trim(), this_year));
    let mut found = named(who)?;
    if let Some(place) = after_class_word(who).filter(|_| found.is_empty()) {
        found = named(place)?;
    }
    found.sort_by_key(|student| student.id);
    found.dedup_by_key(|student| student.id);
    Ok(found)
}

/// Never one of two.
pub(in crate::ops) fn the_one(
    who: &str,
    mut found: Vec<Student>,
    near: impl FnOnce() -> Near,
) -> Result<Student, FindRefusal> {
    match found.pop() {
        None => Err(FindRefusal::Nobody { who: who.to_owned(), near: near() }),
        Some(student) if found.is_empty() => Ok(student),
        Some(student) => {
            found.push(student);
            Err(FindRefusal::Several { who: who.to_owned(), students: found })
        }
    }
}

/// Everybody whom the text names in one way or another; the same student may come more than once.
fn candidates(
    connection: &Connection,
    who: &str,
    this_year: i16,
) -> Result<Vec<Student>, StoreError> {
    let mut found = Vec::new();
    for login in [LoginId::parse(who), LoginId::typed(who)].into_iter().flatten() {
        let named = students::with_login(connection, login.local())?;
        found.extend(
            named.into_iter().filter(|student| !who.contains('@') || student.login == login),
        );
        // Nobody's name is written like this, and the first of two namesakes has to be reachable.
        if who.contains(['_', '@']) {
            return Ok(found);
        }
    }
    if let Some((class, number)) = place(who) {
        found.extend(students::at_place(connection, class.key(), number, this_year)?);
    }
    found.extend(students::with_reference(connection, who)?);
    if let Ok(name) = PersonName::parse(who) {
        found.extend(students::with_name(connection, name.key())?);
    }
    Ok(found)
}
