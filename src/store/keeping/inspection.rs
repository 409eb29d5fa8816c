//! A store that is looked through and not changed: every page, every row, and the files beside the database.

use std::io::ErrorKind;
use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, MAIN_DB, OpenFlags};

use super::quick::quick_faults;
use crate::crypto::{AnswersHash, PasswordHash, Pepper};
use crate::domain::{Fault, Flaw, Head};
use crate::store::connection::{Identity, identity};
use crate::store::opening::{connect_to_store, is_free, log_of, open};
use crate::store::private::{DATABASE, PEPPER, read_private};
use crate::store::statement::{row, rows};
use crate::store::{Result, StoreError, audit, migrations, students};

/// More of one kind than anybody reads.
const MANY: usize = 20;

/// A store under inspection.
pub struct Inspection {
    connection: Connection,
    pepper: Option<zeroize::Zeroizing<Vec<u8>>>,
    /// What was seen before the database was read.
    before: Vec<Fault>,
}

impl Inspection {
    /// Opens the store of this folder. What is there of a write-ahead log stays as it is.
    pub fn of_folder(folder: &Path) -> Result<Self> {
        if is_free(folder) {
            return Err(StoreError::Missing(folder.to_owned()));
        }
        let database = folder.join(DATABASE);
        let has_log = log_of(&database).metadata().is_ok_and(|log| log.len() > 0);
        let connection = connect_to_store(folder)?;
        let (connection, mut before) = brought_up(connection)?;
        if has_log {
            connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
            if !continues(&connection, &database) {
                before.push(Flaw::OtherLog.at("mims.db-wal"));
            }
        }
        let pepper = match read_private(&folder.join(PEPPER)) {
            Ok(pepper) => Some(pepper),
            Err(StoreError::File { cause, .. }) if cause.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(error),
        };
        Ok(Self { connection, pepper, before })
    }

    /// The same of a copy in memory.
    pub fn of_copy(database: &[u8], pepper: zeroize::Zeroizing<Vec<u8>>) -> Result<Self> {
        let mut connection = Connection::open_in_memory()?;
        connection.deserialize_read_exact(MAIN_DB, database, database.len(), false)?;
        let (connection, before) = brought_up(connection)?;
        Ok(Self { connection, pepper: Some(pepper), before })
    }

    /// Who the store says it is.
    pub fn identity(&self) -> Option<Identity> {
        identity(&self.connection).ok().flatten()
    }

    /// The database, for whoever looks at more of it.
    pub fn connection(&self) -> &Connection {
        &self.connection
    }

    /// The newest row of the log, and how many students there are.
    pub fn size(&self) -> Result<(Head, u64)> {
        let sql = "SELECT count(*) FROM students WHERE removed_by IS NULL";
        let students = self.connection.query_row(sql, [], |row| row.get(0))?;
        Ok((audit::head(&self.connection)?, students))
    }

    /// Everything that is wrong. A part that cannot be read at all is damage, and the others are looked at all the same.
    pub fn faults(&self) -> Result<Vec<Fault>> {
        let parts = [page_faults, orphans, quick_faults, lost_rows, unfit_values];
        let mut faults = self.before.clone();
        for part in parts {
            match part(&self.connection) {
                Ok(found) => faults.extend(found),
                Err(
                    StoreError::Damaged(error)
                    | StoreError::Database(error)
                    | StoreError::Disk(error),
                ) => {
                    faults.push(Flaw::Damaged.at(error.to_string()));
                }
                Err(error) => return Err(error),
            }
        }
        faults.extend(self.pepper_fault());
        faults.dedup();
        Ok(faults)
    }

    fn pepper_fault(&self) -> Option<Fault> {
        let Some(bytes) = &self.pepper else { return Some(Flaw::Missing.at(PEPPER)) };
        let mark = Pepper::from_file(bytes).map(|pepper| pepper.mark());
        let known = self.identity()?.pepper_mark;
        (mark.is_none() || known.is_some() && mark != known).then(|| Flaw::Pepper.at(PEPPER))
    }
}

/// An older store is brought up first, as by every command. From then on nothing is changed.
fn brought_up(mut connection: Connection) -> Result<(Connection, Vec<Fault>)> {
    let before = match migrations::migrate(&mut connection) {
        Err(StoreError::Damaged(error) | StoreError::Database(error) | StoreError::Disk(error)) => {
            vec![Flaw::Damaged.at(error.to_string())]
        }
        migrated => migrated.map(|()| Vec::new())?,
    };
    connection.execute_batch("PRAGMA query_only = ON")?;
    Ok((connection, before))
}

/// Whether what the write-ahead log adds goes on from the database itself. As long as this connection reads, nobody
/// brings more of the log into the database than this connection sees.
fn continues(connection: &Connection, database: &Path) -> bool {
    let look = || {
        let _reading = connection.unchecked_transaction()?;
        let whole = identity(connection);
        let alone = open(database, OpenFlags::SQLITE_OPEN_READ_ONLY, "mode=ro&immutable=1")?;
        // In the middle of being brought in, the database alone cannot be read.
        let Ok((Some(before), head)) =
            identity(&alone).and_then(|it| Ok((it, audit::head(&alone)?)))
        else {
            return Ok(true);
        };
        let is_same = whole?.is_some_and(|after| after.store_id == before.store_id);
        Ok::<_, StoreError>(is_same && (head.seq == 0 || audit::holds(connection, &head)?))
    };
    look().unwrap_or(false)
}

fn page_faults(connection: &Connection) -> Result<Vec<Fault>> {
    let mut statement = connection.prepare(&format!("PRAGMA integrity_check({MANY})"))?;
    let said: rusqlite::Result<Vec<String>> = statement.query_map([], |row| row.get(0))?.collect();
    let wrong = said?.into_iter().filter(|line| line != "ok");
    Ok(wrong.map(|line| Flaw::Damaged.at(line)).collect())
}

/// Rows that belong to one that is not there.
fn orphans(connection: &Connection) -> Result<Vec<Fault>> {
    let sql = "SELECT \"table\" || coalesce(', row ' || rowid, '') FROM pragma_foreign_key_check LIMIT 20";
    at_each(connection, sql, Flaw::Orphan)
}

/// Accounts without what every account of their kind has.
fn lost_rows(connection: &Connection) -> Result<Vec<Fault>> {
    let lost = at_each(
        connection,
        "SELECT 'password of ' || login FROM students WHERE id NOT IN (SELECT student_id FROM credentials)
         UNION ALL SELECT 'questions of ' || login FROM students
         WHERE questions_set_at IS NOT NULL AND id NOT IN (SELECT student_id FROM questions) LIMIT 20",
        Flaw::Missing,
    )?;
    let has_identity = row(connection, "SELECT 1 FROM identity", [], |_| Ok(()))?.is_some();
    Ok(lost.into_iter().chain((!has_identity).then(|| Flaw::Missing.at("identity"))).collect())
}

/// Rows that no command could read, and sealed copies that the key in force is not for.
fn unfit_values(connection: &Connection) -> Result<Vec<Fault>> {
    let students = students::unreadable(connection)?.into_iter();
    let mut faults: Vec<_> =
        students.take(MANY).map(|id| Flaw::Value.at(format!("students, row {id}"))).collect();
    let passwords = "SELECT 'credentials, row ' || student_id, hash FROM credentials
                     UNION ALL SELECT 'password_history, row ' || id, hash FROM password_history";
    faults.extend(unfit(connection, passwords, |hash| PasswordHash::parse(hash).is_some())?);
    let answers = "SELECT 'questions, row ' || student_id, hash FROM questions";
    faults.extend(unfit(connection, answers, |hash| AnswersHash::parse(hash).is_some())?);
    let sealed = "SELECT 'credentials, row ' || student_id FROM credentials
                  WHERE sealed IS NOT NULL AND sealed_for <> (SELECT vault_number FROM identity) LIMIT 20";
    faults.extend(at_each(connection, sealed, Flaw::Sealed)?);
    Ok(faults)
}

fn unfit(connection: &Connection, sql: &str, fits: fn(&str) -> bool) -> Result<Vec<Fault>> {
    let all: Vec<(String, String)> =
        rows(connection, sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let unfit = all.into_iter().filter(|(_, text)| !fits(text)).take(MANY);
    Ok(unfit.map(|(place, _)| Flaw::Value.at(place)).collect())
}

fn at_each(connection: &Connection, sql: &str, flaw: Flaw) -> Result<Vec<Fault>> {
    rows(connection, sql, [], |row| Ok(flaw.at(row.get::<_, String>(0)?)))
}
