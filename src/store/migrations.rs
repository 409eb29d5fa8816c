//! How a store comes to its tables: a new one at once, an older one by an append-only list of steps. A step that has
//! been released is never changed.

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::statement::rows;
use super::{Result, StoreError};

/// Marks a file as a mims store (`file` and `sqlite3` show it); the letters "mims".
pub(super) const APPLICATION_ID: i32 = 0x6d69_6d73;

/// The tables of a new store.
const SCHEMA: &str = include_str!("schema/schema.sql");

/// Each step leads from one version to the next one, the first of them from version 1.
const STEPS: &[&str] = &[
    // 2: what the student is asked at a sign-in.
    "ALTER TABLE students ADD COLUMN email_asked_at INTEGER;",
    // 3: the funnel in one pass over an index.
    "
    ALTER TABLE students ADD COLUMN facts INTEGER GENERATED ALWAYS AS (
        (printed_at IS NOT NULL) + 2 * (first_sign_in_at IS NOT NULL) + 4 * (questions_set_at IS NOT NULL)
        + 8 * (locked_at IS NOT NULL) + 16 * (disabled_at IS NOT NULL) + 32 * (password_origin = 'reset')
        + 64 * (password_origin = 'own') + 128 * coalesce(password_expires_at, 0)
    ) VIRTUAL;
    CREATE INDEX students_by_facts ON students (class_id, facts) WHERE removed_by IS NULL;
    ",
    // 4: how many needed somebody on a night, for the report of the next one.
    "
    CREATE TABLE attention (
        year INTEGER NOT NULL,
        taken_at INTEGER NOT NULL,
        expired INTEGER NOT NULL,
        lapsing INTEGER NOT NULL,
        locked INTEGER NOT NULL,
        self_service_off INTEGER NOT NULL,
        not_printed INTEGER NOT NULL,
        look_alike INTEGER NOT NULL,
        PRIMARY KEY (year, taken_at)
    ) STRICT;
    ",
    // 5: notices to recovery e-mail addresses.
    "
    CREATE TABLE notices (
        id INTEGER PRIMARY KEY,
        student_id INTEGER NOT NULL REFERENCES students (id),
        address TEXT NOT NULL,
        reason TEXT NOT NULL CHECK (
            reason IN ('reset-by-questions', 'password-changed', 'questions-changed', 'email-changed', 'email-removed')),
        happened_at INTEGER NOT NULL,
        tries INTEGER NOT NULL DEFAULT 0,
        due_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX notices_by_due ON notices (due_at);
    ",
    // 6: which key a sealed copy is for, and what the pepper is known by.
    "
    ALTER TABLE identity ADD COLUMN vault_number INTEGER NOT NULL DEFAULT 1;
    ALTER TABLE identity ADD COLUMN pepper_mark TEXT;
    ALTER TABLE credentials ADD COLUMN sealed_for INTEGER NOT NULL DEFAULT 1;
    ",
    // 7: the servers of a directory that is kept in step.
    "
    CREATE TABLE directory (
        place INTEGER PRIMARY KEY,
        url TEXT NOT NULL UNIQUE,
        base TEXT NOT NULL,
        bind_dn TEXT,
        secret_file TEXT,
        ca_file TEXT,
        uid_offset INTEGER,
        cursor_seq INTEGER,
        full_at INTEGER,
        last_error TEXT
    ) STRICT;
    ",
];

/// The tables of version 1, from which the steps lead on.
const FIRST: &str = include_str!("schema/first_schema.sql");

/// The version that this program writes.
const NEWEST: usize = 1 + STEPS.len();

/// Whether the tables are those that this program knows.
pub(super) fn is_newest(connection: &Connection) -> bool {
    version(connection).is_ok_and(|version| version == NEWEST)
}

/// Brings a store to the newest version. One that a newer program wrote is refused before anything is touched.
pub(super) fn migrate(connection: &mut Connection) -> Result<()> {
    let version = version(connection)?;
    if version == NEWEST {
        return Ok(());
    }
    if version > NEWEST {
        return Err(StoreError::Newer);
    }
    let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    run_steps(&tx)?;
    tx.commit()?;
    Ok(())
}

/// Another process may have migrated while this one waited, so the version is read again inside.
fn run_steps(tx: &Transaction<'_>) -> Result<()> {
    let version = version(tx)?;
    if version > NEWEST {
        return Err(StoreError::Newer);
    }
    if version == 0 {
        tx.execute_batch(SCHEMA)?;
    } else {
        STEPS.iter().skip(version - 1).try_for_each(|step| tx.execute_batch(step))?;
    }
    tx.pragma_update(None, "application_id", APPLICATION_ID)?;
    tx.pragma_update(None, "user_version", NEWEST)?;
    Ok(())
}

fn version(connection: &Connection) -> Result<usize> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// A table, index or trigger: what it is, its name and its definition without comments and spaces.
pub(super) type Object = (String, String, String);

/// Everything that is defined in a database, by name.
pub(super) fn objects(connection: &Connection) -> Result<Vec<Object>> {
    let sql = "SELECT type, name, sql FROM sqlite_schema
               WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name";
    rows(connection, sql, [], |row| {
        let sql: String = row.get("sql")?;
        let code = sql.lines().filter(|line| !line.trim_start().starts_with("--"));
        let code: Vec<_> = code.flat_map(str::split_whitespace).collect();
        Ok((row.get("type")?, row.get("name")?, code.concat()))
    })
}

/// What a store of this one's version should define.
pub(super) fn expected_objects(connection: &Connection) -> Result<Vec<Object>> {
    let version = version(connection)?;
    if version > NEWEST {
        return Err(StoreError::Newer);
    }
    let model = Connection::open_in_memory()?;
    if version > 0 {
        model.execute_batch(FIRST)?;
        STEPS.iter().take(version - 1).try_for_each(|step| model.execute_batch(step))?;
    }
    objects(&model)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_steps_lead_from_the_first_tables_to_those_of_a_new_store() {
        let mut first = Connection::open_in_memory().expect("a database");
        first.execute_batch(FIRST).expect("the first tables");
        first.pragma_update(None, "user_version", 1).expect("a pragma");
        migrate(&mut first).expect("steps");
        let mut new = Connection::open_in_memory().expect("a database");
        migrate(&mut new).expect("the tables of today");
        let objects = |connection| objects(connection).expect("definitions");
        assert_eq!(objects(&first), objects(&new));
        assert_eq!(objects(&new), expected_objects(&new).expect("definitions"));
    }

    #[test]
    fn a_newer_store_is_refused_and_left_alone() {
        let mut connection = Connection::open_in_memory().expect("a database");
        connection.pragma_update(None, "user_version", NEWEST + 1).expect("a pragma");
        assert!(matches!(migrate(&mut connection), Err(StoreError::Newer)));
        assert!(objects(&connection).expect("definitions").is_empty());
    }
}
