//! The students table: who they are, and the facts of their accounts.

use std::collections::HashMap;
use std::sync::Arc;

use rusqlite::{Connection, Params, Row, RowIndex, named_params};

use super::classes;
use crate::domain::{
    Account, Class, ClassId, DisabledWhy, Email, LoginId, PersonName, RegisterNo, Selection,
    Student, StudentId, StudentRef, Word as _,
};
use crate::store::statement::rows;
use crate::store::value::{Second, parsed, parsed_if_any, time, word};
use crate::store::{Result, StoreError};

/// The columns of an [`Account`].
macro_rules! account_columns {
    () => {
        "s.password_origin, s.password_set_at, s.password_expires_at, s.printed_at, s.first_sign_in_at,
         s.last_sign_in_at, s.questions_set_at, s.locked_at, s.disabled_at, s.disabled_why, s.email_asked_at"
    };
}
pub(super) use account_columns;

/// The columns of a [`Student`].
macro_rules! student_columns {
    () => {
        concat!(
            "SELECT s.id, s.class_id, s.register_no, s.name, s.login, s.domain, s.student_ref, s.recovery_email, ",
            account_columns!(),
            " FROM students AS s "
        )
    };
}

/// The [`Student`]s of whom something holds, by class and register number.
macro_rules! select_students {
    ($which:literal) => {
        concat!(
            student_columns!(),
            "JOIN classes AS c ON c.id = s.class_id WHERE ",
            $which,
            " ORDER BY c.year, c.key, s.register_no IS NULL, s.register_no, s.name_key, s.id"
        )
    };
}

/// Everybody with an account, in no order that means anything: sorting a whole country takes as long as reading it.
pub fn everybody(connection: &Connection) -> Result<Vec<Student>> {
    query(connection, concat!(student_columns!(), "WHERE s.removed_by IS NULL"), [])
}

/// Names and login IDs that are or were somebody's, as a change or an edit replaced them.
pub fn from_before(connection: &Connection) -> Result<Vec<(StudentId, String)>> {
    let sql =
        "SELECT student_id, before ->> 'name' AS text FROM batch_changes WHERE text IS NOT NULL
               UNION SELECT student_id, login FROM retired_login_ids";
    rows(connection, sql, [], |row| Ok((StudentId(row.get(0)?), row.get(1)?)))
}

/// Hands over the students of a selection class by class, each class as in its register; statuses are for the caller to
/// look at. What stands in memory is one class: sorting all of them at once would take a copy of the table.
pub fn each_class<E: From<StoreError>>(
    connection: &Connection,
    selection: &Selection,
    mut visit: impl FnMut(Vec<Student>) -> Result<(), E>,
) -> Result<(), E> {
    // In the order of an index, so that SQLite sorts nothing and there is little left to sort.
    let sql = concat!(
        student_columns!(),
        "WHERE s.class_id = :class AND s.removed_by IS NULL
           AND (:batch IS NULL OR EXISTS (
               SELECT 1 FROM batch_changes AS b WHERE b.batch_id = :batch AND b.student_id = s.id))
         ORDER BY s.register_no, s.id"
    );
    for class in classes_of(connection, selection)? {
        let params = named_params! { ":class": class.id, ":batch": selection.batch };
        let mut students: Vec<_> = rows(connection, sql, params, |row| from_row(row, &class))?;
        students.sort_by(|one, other| one.place().cmp(&other.place()));
        visit(students)?;
    }
    Ok(())
}

/// The students of a selection, all at once.
pub fn select(connection: &Connection, selection: &Selection) -> Result<Vec<Student>> {
    let mut students = Vec::new();
    each_class(connection, selection, |mut class| {
        students.append(&mut class);
        Ok::<_, StoreError>(())
    })?;
    Ok(students)
}

/// The classes that a selection is about, by year and name. Levels are derived, so SQL does not know them.
pub fn classes_of(connection: &Connection, selection: &Selection) -> Result<Vec<Arc<Class>>> {
    let matching = classes::all(connection)?
        .into_values()
        .filter(|class| selection.includes(class.year, &class.name, class.level));
    let mut classes: Vec<_> = matching.collect();
    classes.sort_by(|one, other| (one.year, one.name.key()).cmp(&(other.year, other.name.key())));
    Ok(classes)
}

/// The students with this login ID before the `@`: at the most one for each domain.
pub fn with_login(connection: &Connection, local: &str) -> Result<Vec<Student>> {
    query(connection, select_students!("s.removed_by IS NULL AND s.login = ?1"), [local])
}

/// The students at this place of a class register, in the newest year that has students in the class. With next year's
/// list here already, whoever is there in this year with an open account could be meant as well.
pub fn at_place(
    connection: &Connection,
    class_key: &str,
    number: RegisterNo,
    this_year: i16,
) -> Result<Vec<Student>> {
    let sql = select_students!(
        "s.removed_by IS NULL AND s.register_no = :number
           AND s.class_id IN (SELECT id FROM classes WHERE key = :key)
           AND (s.disabled_at IS NULL AND c.year >= :year
                OR c.year = (SELECT max(year) FROM classes AS k WHERE key = :key AND EXISTS (
                                 SELECT 1 FROM students WHERE class_id = k.id AND removed_by IS NULL)))"
    );
    let place = named_params! { ":number": number.get(), ":key": class_key, ":year": this_year };
    query(connection, sql, place)
}

/// The student with this reference.
pub fn with_reference(connection: &Connection, reference: &str) -> Result<Vec<Student>> {
    query(connection, select_students!("s.removed_by IS NULL AND s.student_ref = ?1"), [reference])
}

/// The students of this name.
pub fn with_name(connection: &Connection, name_key: &str) -> Result<Vec<Student>> {
    query(connection, select_students!("s.removed_by IS NULL AND s.name_key = ?1"), [name_key])
}

/// The students whose accounts an undo took back.
pub fn removed(connection: &Connection) -> Result<Vec<Student>> {
    query(connection, select_students!("s.removed_by IS NOT NULL"), [])
}

/// Login IDs that an edit replaced.
pub fn retired_login_ids(connection: &Connection) -> Result<Vec<LoginId>> {
    rows(connection, "SELECT login, domain FROM retired_login_ids", [], login_from_row)
}

/// The numbers of all rows that cannot be read, those too of accounts that were taken back.
pub fn unreadable(connection: &Connection) -> Result<Vec<i64>> {
    let classes = classes::all(connection)?;
    let mut statement = connection.prepare(student_columns!())?;
    let mut rows = statement.query([])?;
    let mut unreadable = Vec::new();
    while let Some(row) = rows.next()? {
        let read = class_of(row, 1, &classes).and_then(|class| from_row(row, class));
        if read.is_err() {
            unreadable.push(row.get(0)?);
        }
    }
    Ok(unreadable)
}

/// The number that the next student gets.
pub fn next_id(connection: &Connection) -> Result<StudentId> {
    Ok(connection
        .query_row("SELECT coalesce(max(id), 0) + 1 FROM students", [], |row| row.get(0))?)
}

fn query(connection: &Connection, sql: &str, params: impl Params) -> Result<Vec<Student>> {
    let classes = classes::all(connection)?;
    rows(connection, sql, params, |row| from_row(row, class_of(row, 1, &classes)?))
}

/// By position, in the order of `select_students`: looking for columns by their names takes longer than reading them.
fn from_row(row: &Row<'_>, class: &Arc<Class>) -> rusqlite::Result<Student> {
    let columns: [usize; 9] = std::array::from_fn(|at| at);
    let [id, _class_id, register_no, name, login, domain, student_ref, email, account] = columns;
    let domain = row.get_ref(domain)?.as_str()?;
    Ok(Student {
        id: row.get(id)?,
        class: class.clone(),
        register_no: row.get::<_, Option<u16>>(register_no)?.and_then(RegisterNo::new),
        name: parsed(row, name, PersonName::stored)?,
        login: parsed(row, login, |text| LoginId::new(text, domain).ok())?,
        student_ref: parsed_if_any(row, student_ref, StudentRef::stored)?,
        recovery_email: parsed_if_any(row, email, |text| Email::parse(text).ok())?,
        account: account_from_row(row, account)?,
    })
}

/// By position too, from the first column of the account on.
pub(super) fn account_from_row(row: &Row<'_>, first: usize) -> rusqlite::Result<Account> {
    let columns: [usize; 11] = std::array::from_fn(|at| first + at);
    let [origin, set_at, expires_at, printed_at, rest @ ..] = columns;
    let [first_sign_in_at, last_sign_in_at, questions_set_at, locked_at, rest @ ..] = rest;
    let [disabled_at, disabled_why, email_asked_at] = rest;
    let why = parsed_if_any(row, disabled_why, DisabledWhy::of_word)?;
    Ok(Account {
        origin: word(row, origin)?,
        password_set_at: row.get::<_, Second>(set_at)?.0,
        expires_at: time(row, expires_at)?,
        printed_at: time(row, printed_at)?,
        first_sign_in_at: time(row, first_sign_in_at)?,
        last_sign_in_at: time(row, last_sign_in_at)?,
        questions_set_at: time(row, questions_set_at)?,
        locked_at: time(row, locked_at)?,
        email_asked_at: time(row, email_asked_at)?,
        disabled: time(row, disabled_at)?.zip(why),
    })
}

fn login_from_row(row: &Row<'_>) -> rusqlite::Result<LoginId> {
    let domain = row.get_ref("domain")?.as_str()?;
    parsed(row, "login", |text| LoginId::new(text, domain).ok())
}

fn class_of<'a>(
    row: &Row<'_>,
    column: impl RowIndex,
    classes: &'a HashMap<ClassId, Arc<Class>>,
) -> rusqlite::Result<&'a Arc<Class>> {
    let id: ClassId = row.get(column)?;
    classes.get(&id).ok_or(rusqlite::Error::QueryReturnedNoRows)
}
