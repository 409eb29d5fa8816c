//! How a store came to its tables: an append-only list. A step that has been released is never changed.

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::StoreError;

/// Marks a file as a mims store (`file` and `sqlite3` show it); the letters "mims".
pub(super) const APPLICATION_ID: i32 = 0x6d69_6d73;

/// Each step leads from the version that is its place in the list to the next one.
const STEPS: &[&str] = &[
    // 1: accounts, credentials, questions, batches, snapshots, audit.
    "
    CREATE TABLE identity (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        store_id TEXT NOT NULL,
        vault_recipient TEXT NOT NULL,
        created_at INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE settings (
        key TEXT PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT;
    CREATE TABLE classes (
        id INTEGER PRIMARY KEY,
        year INTEGER NOT NULL,
        name TEXT NOT NULL,
        key TEXT NOT NULL,
        form_teacher TEXT,
        UNIQUE (year, key)
    ) STRICT;
    CREATE TABLE students (
        id INTEGER PRIMARY KEY,
        class_id INTEGER NOT NULL REFERENCES classes (id),
        register_no INTEGER CHECK (register_no BETWEEN 1 AND 999),
        name TEXT NOT NULL,
        name_key TEXT NOT NULL,
        login TEXT NOT NULL,
        domain TEXT NOT NULL,
        student_ref TEXT UNIQUE,
        recovery_email TEXT,
        created_at INTEGER NOT NULL,
        password_origin TEXT NOT NULL CHECK (password_origin IN ('issued', 'reset', 'own')),
        password_set_at INTEGER NOT NULL,
        password_expires_at INTEGER CHECK ((password_expires_at IS NULL) = (password_origin = 'own')),
        printed_at INTEGER,
        first_sign_in_at INTEGER,
        last_sign_in_at INTEGER,
        questions_set_at INTEGER,
        locked_at INTEGER,
        disabled_at INTEGER,
        disabled_why TEXT CHECK (disabled_why IN ('left', 'closed')),
        removed_by INTEGER REFERENCES batches (id),
        CHECK ((disabled_at IS NULL) = (disabled_why IS NULL)),
        UNIQUE (login, domain)
    ) STRICT;
    CREATE INDEX students_by_class ON students (class_id, register_no);
    CREATE INDEX students_by_name ON students (name_key);
    CREATE TABLE retired_login_ids (
        login TEXT NOT NULL,
        domain TEXT NOT NULL,
        student_id INTEGER NOT NULL REFERENCES students (id),
        PRIMARY KEY (login, domain)
    ) STRICT;
    CREATE TABLE credentials (
        student_id INTEGER PRIMARY KEY REFERENCES students (id),
        hash TEXT NOT NULL,
        issue INTEGER NOT NULL,
        sealed BLOB,
        wrong_tries INTEGER NOT NULL DEFAULT 0,
        wait_until INTEGER
    ) STRICT;
    CREATE TABLE password_history (
        id INTEGER PRIMARY KEY,
        student_id INTEGER NOT NULL REFERENCES students (id),
        hash TEXT NOT NULL,
        replaced_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX password_history_by_student ON password_history (student_id);
    CREATE TABLE questions (
        student_id INTEGER PRIMARY KEY REFERENCES students (id),
        first INTEGER NOT NULL CHECK (first BETWEEN 1 AND 8),
        second INTEGER NOT NULL CHECK (second BETWEEN 1 AND 8 AND second <> first),
        third INTEGER NOT NULL CHECK (third BETWEEN 1 AND 8 AND third NOT IN (first, second)),
        hash TEXT NOT NULL,
        wrong_tries INTEGER NOT NULL DEFAULT 0,
        disabled_at INTEGER
    ) STRICT;
    CREATE TABLE self_service_tries (
        id INTEGER PRIMARY KEY,
        student_id INTEGER NOT NULL REFERENCES students (id),
        tried_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX self_service_tries_by_student ON self_service_tries (student_id, tried_at);
    CREATE TABLE batches (
        id INTEGER PRIMARY KEY,
        kind TEXT NOT NULL CHECK (kind IN ('import', 'reset', 'edit', 'undo')),
        source TEXT NOT NULL,
        made_at INTEGER NOT NULL,
        operator TEXT NOT NULL,
        undone_by INTEGER REFERENCES batches (id)
    ) STRICT;
    CREATE TABLE batch_changes (
        batch_id INTEGER NOT NULL REFERENCES batches (id),
        student_id INTEGER NOT NULL REFERENCES students (id),
        kind TEXT NOT NULL CHECK (kind IN ('created', 'moved', 'changed', 'left', 'returned', 'closed', 'opened', 'reset', 'undone')),
        before TEXT,
        PRIMARY KEY (batch_id, student_id)
    ) STRICT;
    CREATE INDEX batch_changes_by_student ON batch_changes (student_id);
    CREATE TABLE snapshots (
        taken_at INTEGER NOT NULL,
        class_id INTEGER NOT NULL REFERENCES classes (id),
        students INTEGER NOT NULL,
        printed INTEGER NOT NULL,
        signed_in INTEGER NOT NULL,
        own_password INTEGER NOT NULL,
        enrolled INTEGER NOT NULL,
        expired INTEGER NOT NULL,
        locked INTEGER NOT NULL,
        PRIMARY KEY (taken_at, class_id)
    ) STRICT;
    CREATE TABLE audit (
        seq INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,
        operator TEXT NOT NULL,
        command TEXT NOT NULL,
        student_id INTEGER REFERENCES students (id),
        batch_id INTEGER REFERENCES batches (id),
        outcome TEXT NOT NULL,
        details TEXT NOT NULL,
        hash BLOB NOT NULL
    ) STRICT;
    CREATE INDEX audit_by_student ON audit (student_id);
    CREATE TRIGGER audit_is_never_updated BEFORE UPDATE ON audit
    BEGIN
        SELECT raise(ABORT, 'the audit log is append-only');
    END;
    CREATE TRIGGER audit_is_never_deleted BEFORE DELETE ON audit
    BEGIN
        SELECT raise(ABORT, 'the audit log is append-only');
    END;
    ",
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
];

/// The version that this program writes.
const NEWEST: usize = STEPS.len();

/// Brings a store to the newest version. One that a newer program wrote is refused before anything is touched.
pub(super) fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
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
fn run_steps(tx: &Transaction<'_>) -> Result<(), StoreError> {
    let version = version(tx)?;
    if version > NEWEST {
        return Err(StoreError::Newer);
    }
    for step in STEPS.iter().skip(version) {
        tx.execute_batch(step)?;
    }
    tx.pragma_update(None, "application_id", APPLICATION_ID)?;
    tx.pragma_update(None, "user_version", NEWEST)?;
    Ok(())
}

fn version(connection: &Connection) -> Result<usize, StoreError> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Names and definitions of everything in a database, without comments and layout.
    fn tables(connection: &Connection) -> Vec<(String, String)> {
        let sql = "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name";
        let mut statement = connection.prepare(sql).expect("sql");
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get::<_, String>(1)?)));
        rows.expect("rows")
            .map(|row| {
                let (name, sql): (String, String) = row.expect("a row");
                let code = sql.lines().filter(|line| !line.trim_start().starts_with("--"));
                (name, code.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" "))
            })
            .collect()
    }

    #[test]
    fn the_schema_document_describes_what_the_migrations_make() {
        let mut migrated = Connection::open_in_memory().expect("a database");
        migrate(&mut migrated).expect("migrations");
        let described = Connection::open_in_memory().expect("a database");
        described.execute_batch(include_str!("schema.sql")).expect("the document");
        assert_eq!(tables(&migrated), tables(&described));
    }

    #[test]
    fn a_newer_store_is_refused_and_left_alone() {
        let mut connection = Connection::open_in_memory().expect("a database");
        connection.pragma_update(None, "user_version", NEWEST + 1).expect("a pragma");
        assert!(matches!(migrate(&mut connection), Err(StoreError::Newer)));
        assert!(tables(&connection).is_empty());
    }
}
