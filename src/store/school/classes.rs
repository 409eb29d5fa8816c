//! The classes table.

use std::collections::HashMap;
use std::sync::Arc;

use rusqlite::{Connection, Row, Transaction, named_params};

use crate::domain::{Class, ClassId, ClassName, Level, PersonName, Stage};
use crate::store::statement::{rows, run};
use crate::store::value::{parsed, parsed_if_any};
use crate::store::{Result, settings};

/// All classes by their number.
pub fn all(connection: &Connection) -> Result<HashMap<ClassId, Arc<Class>>> {
    let stage = settings::load(connection)?.school_stage;
    rows(connection, "SELECT id, year, name, form_teacher FROM classes", [], |row| {
        from_row(row, stage).map(|class| (class.id, Arc::new(class)))
    })
}

/// The classes that have students, by year and name, each with whether any of their accounts is open.
pub fn with_students(connection: &Connection) -> Result<Vec<(Arc<Class>, bool)>> {
    let sql = "SELECT id, EXISTS (SELECT 1 FROM students
                                  WHERE class_id = c.id AND removed_by IS NULL AND disabled_at IS NULL)
               FROM classes AS c
               WHERE EXISTS (SELECT 1 FROM students WHERE class_id = c.id AND removed_by IS NULL)
               ORDER BY year, key";
    let mut all = all(connection)?;
    let there: Vec<(ClassId, bool)> =
        rows(connection, sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let class = |(id, is_open)| Some((all.remove(&id)?, is_open));
    Ok(there.into_iter().filter_map(class).collect())
}

/// The newest year with a class that has students whose accounts are open.
pub fn newest_year(connection: &Connection) -> Result<Option<i16>> {
    let sql = "SELECT max(year) FROM classes AS c WHERE EXISTS (
                   SELECT 1 FROM students WHERE class_id = c.id AND removed_by IS NULL AND disabled_at IS NULL)";
    Ok(connection.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
}

/// Adds a class and returns its number.
pub fn insert(
    tx: &Transaction<'_>,
    year: i16,
    name: &ClassName,
    form_teacher: Option<&PersonName>,
) -> Result<ClassId> {
    let sql = "INSERT INTO classes (year, name, key, form_teacher) VALUES (:year, :name, :key, :form_teacher)";
    tx.prepare_cached(sql)?.execute(named_params! {
        ":year": year,
        ":name": name.as_str(),
        ":key": name.key(),
        ":form_teacher": form_teacher.map(PersonName::as_str),
    })?;
    Ok(ClassId(tx.last_insert_rowid()))
}

/// Gives a class another form teacher.
pub fn set_form_teacher(
    tx: &Transaction<'_>,
    class: ClassId,
    form_teacher: &PersonName,
) -> Result<()> {
    let sql = "UPDATE classes SET form_teacher = :form_teacher WHERE id = :id";
    run(tx, sql, named_params! { ":form_teacher": form_teacher.as_str(), ":id": class })
}

fn from_row(row: &Row<'_>, stage: Stage) -> rusqlite::Result<Class> {
    let name = parsed(row, "name", ClassName::stored)?;
    Ok(Class {
        id: row.get("id")?,
        year: row.get("year")?,
        level: Level::of_class(&name, stage),
        name,
        form_teacher: parsed_if_any(row, "form_teacher", PersonName::stored)?,
    })
}
