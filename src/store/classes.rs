//! The classes table.

use std::collections::HashMap;
use std::sync::Arc;

use rusqlite::{Connection, Row, Transaction, named_params};

use super::value::{parsed, parsed_if_any};
use super::{StoreError, settings};
use crate::domain::{ClassName, Level, PersonName, Stage};

/// A class of one school year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Class {
    /// Its number in the store.
    pub id: i64,
    /// The school year.
    pub year: i16,
    /// The name as the school writes it.
    pub name: ClassName,
    /// The level that the name tells.
    pub level: Option<Level>,
    /// The form teacher.
    pub form_teacher: Option<PersonName>,
}

/// All classes by their number.
pub fn all(connection: &Connection) -> Result<HashMap<i64, Arc<Class>>, StoreError> {
    let stage = settings::load(connection)?.school_stage;
    let mut statement =
        connection.prepare_cached("SELECT id, year, name, form_teacher FROM classes")?;
    let classes = statement.query_map([], |row| from_row(row, stage))?;
    classes
        .map(|class| class.map(|class| (class.id, Arc::new(class))).map_err(StoreError::from))
        .collect()
}

/// The classes that have students, by year and name.
pub fn with_students(connection: &Connection) -> Result<Vec<Arc<Class>>, StoreError> {
    let sql = "SELECT id FROM classes AS c WHERE EXISTS (
                   SELECT 1 FROM students WHERE class_id = c.id AND removed_by IS NULL)
               ORDER BY year, key";
    let mut all = all(connection)?;
    let mut statement = connection.prepare_cached(sql)?;
    let ids = statement.query_map([], |row| row.get(0))?.collect::<Result<Vec<i64>, _>>()?;
    Ok(ids.iter().filter_map(|id| all.remove(id)).collect())
}

/// The newest year with a class that has students whose accounts are open.
pub fn newest_year(connection: &Connection) -> Result<Option<i16>, StoreError> {
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
) -> Result<i64, StoreError> {
    let sql = "INSERT INTO classes (year, name, key, form_teacher) VALUES (:year, :name, :key, :form_teacher)";
    tx.prepare_cached(sql)?.execute(named_params! {
        ":year": year,
        ":name": name.as_str(),
        ":key": name.key(),
        ":form_teacher": form_teacher.map(PersonName::as_str),
    })?;
    Ok(tx.last_insert_rowid())
}

/// Gives a class another form teacher.
pub fn set_form_teacher(
    tx: &Transaction<'_>,
    class: i64,
    form_teacher: &PersonName,
) -> Result<(), StoreError> {
    let sql = "UPDATE classes SET form_teacher = :form_teacher WHERE id = :id";
    tx.execute(sql, named_params! { ":form_teacher": form_teacher.as_str(), ":id": class })?;
    Ok(())
}

fn from_row(row: &Row<'_>, stage: Stage) -> rusqlite::Result<Class> {
    let name = parsed(row, "name", |text| ClassName::parse(text).ok())?;
    Ok(Class {
        id: row.get("id")?,
        year: row.get("year")?,
        level: Level::of_class(&name, stage),
        name,
        form_teacher: parsed_if_any(row, "form_teacher", |text| PersonName::parse(text).ok())?,
    })
}
