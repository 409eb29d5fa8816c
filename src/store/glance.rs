//! A look into a store that leaves no trace, for completions: nothing is migrated, made or written, not even the files
//! that SQLite keeps beside a database while it is open.

use std::path::Path;

use jiff::Timestamp;
use rusqlite::{Connection, named_params};

use super::opening::open_unwritten;
use super::private::{DATABASE, check_private, check_private_file};
use super::statement::rows;
use super::value::{Second, parsed, word};
use super::{Result, StoreError, classes, migrations};
use crate::domain::{BatchId, BatchKind, Class, ClassName};

/// An open look.
pub struct Glance(Connection);

/// A student as a completion names one: never by name.
pub struct Place {
    /// The login ID before the @.
    pub login: String,
    pub class: ClassName,
    pub register_no: Option<u16>,
}

impl Glance {
    /// Looks into the store of this folder, under the same conditions as every other command.
    pub fn at(folder: &Path) -> Result<Self> {
        let database = folder.join(DATABASE);
        check_private(folder)?;
        check_private_file(&database)?;
        let connection = open_unwritten(&database)?;
        connection.execute_batch("PRAGMA trusted_schema = OFF; PRAGMA query_only = ON;")?;
        let application: i32 =
            connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
        if application == migrations::APPLICATION_ID {
            Ok(Self(connection))
        } else {
            Err(StoreError::NotAStore(folder.to_owned()))
        }
    }

    /// The students whose login ID starts like this, by login ID.
    pub fn logins(&self, start: &str) -> Result<Vec<Place>> {
        let sql = "SELECT login, classes.name AS class, register_no
                   FROM students JOIN classes ON classes.id = class_id
                   WHERE login >= :start AND login < :start || char(0x10FFFF) AND removed_by IS NULL
                   ORDER BY login";
        self.places(sql, start)
    }

    /// The students of a class, by register number.
    pub fn class_of(&self, class: &ClassName) -> Result<Vec<Place>> {
        let sql = "SELECT login, classes.name AS class, register_no
                   FROM students JOIN classes ON classes.id = class_id
                   WHERE key = :start AND register_no IS NOT NULL AND removed_by IS NULL
                   ORDER BY register_no";
        self.places(sql, class.key())
    }

    fn places(&self, sql: &str, start: &str) -> Result<Vec<Place>> {
        rows(&self.0, sql, named_params! { ":start": start }, |row| {
            Ok(Place {
                login: row.get("login")?,
                class: parsed(row, "class", ClassName::stored)?,
                register_no: row.get("register_no")?,
            })
        })
    }

    /// All classes, of all years, by name.
    pub fn classes(&self) -> Result<Vec<Class>> {
        let all = classes::all(&self.0)?;
        let mut all: Vec<_> = all.into_values().map(|class| class.as_ref().clone()).collect();
        all.sort_by(|a, b| a.name.cmp(&b.name).then(b.year.cmp(&a.year)));
        Ok(all)
    }

    /// The newest batches whose number starts like this, newest first; what is older nobody takes back.
    pub fn batches(&self, start: &str) -> Result<Vec<(BatchId, BatchKind, Timestamp)>> {
        let sql = "SELECT id, kind, made_at FROM batches
                   WHERE substr(id, 1, length(:start)) = :start ORDER BY id DESC LIMIT 100";
        rows(&self.0, sql, named_params! { ":start": start }, |row| {
            let made_at: Second = row.get("made_at")?;
            Ok((row.get("id")?, word(row, "kind")?, made_at.0))
        })
    }
}
