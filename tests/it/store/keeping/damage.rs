//! Stores that are damaged in ways that happen, and in ways that somebody might try.

use std::sync::LazyLock;

use crate::common::{LIST, Office, set_mode};

/// What is done to a store.
pub(crate) enum Damage {
    /// Statements, with all that SQLite would guard switched off.
    Sql(&'static str),
    /// To the files.
    Files(fn(&Office)),
}

/// What a check has to say.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Label {
    Sound,
    /// A fault of this kind, at this place.
    Fault(&'static str, &'static str),
    /// The store cannot be opened at all, with this in the message.
    Refused(&'static str),
}

/// A damaged store and what is to be said of it.
pub(crate) type Case = (Damage, Label);

/// The files of a sound store, made once.
static SOUND: LazyLock<Vec<(String, Vec<u8>)>> = LazyLock::new(|| {
    let office = Office::with_list(LIST);
    let named = |(path, bytes): (std::path::PathBuf, Vec<u8>)| {
        (path.file_name().expect("a name").to_string_lossy().into_owned(), bytes)
    };
    office.store_files().into_iter().map(named).collect()
});

impl Office {
    /// A sound store of five pupils; all of these are the same one.
    pub(crate) fn with_same_school() -> Self {
        let office = Self::new();
        std::fs::create_dir(office.store()).expect("a folder");
        set_mode(&office.store(), 0o700);
        for (name, bytes) in SOUND.iter() {
            office.put(name, bytes);
        }
        office
    }

    /// Puts a private file into the store.
    pub(crate) fn put(&self, name: &str, bytes: &[u8]) {
        set_mode(&self.write(&format!("store/{name}"), bytes), 0o600);
    }

    /// The store's database as bytes.
    pub(crate) fn database_bytes(&self) -> Vec<u8> {
        std::fs::read(self.store().join("mims.db")).expect("a database")
    }

    /// Damages the store.
    pub(crate) fn damage(&self, damage: &Damage) {
        match damage {
            Damage::Sql(sql) => self.tamper(&format!(
                "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; {sql};
                 PRAGMA wal_checkpoint(TRUNCATE)"
            )),
            Damage::Files(change) => change(self),
        }
    }
}

/// The log's triggers out of the way, and back as they were.
macro_rules! behind_triggers {
    ($sql:literal) => {
        concat!(
            "DROP TRIGGER audit_is_never_updated; DROP TRIGGER audit_is_never_deleted; ",
            $sql,
            "; CREATE TRIGGER audit_is_never_updated BEFORE UPDATE ON audit
BEGIN
    SELECT raise(ABORT, 'the audit log is append-only');
END;
CREATE TRIGGER audit_is_never_deleted BEFORE DELETE ON audit
BEGIN
    SELECT raise(ABORT, 'the audit log is append-only');
END"
        )
    };
}
pub(crate) use behind_triggers;
