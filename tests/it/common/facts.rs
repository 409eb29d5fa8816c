//! What a store holds, asked in plain words. With `term.rs` and `pupils.rs` it knows the schema, so that tests need not.

use crate::common::Office;

impl Office {
    /// How many students the store has, those too whose accounts were taken back.
    pub(crate) fn students(&self) -> usize {
        self.value("SELECT count(*) FROM students", [])
    }

    /// Their login IDs, in the order in which they were made.
    pub(crate) fn logins(&self) -> Vec<String> {
        self.column("SELECT login FROM students ORDER BY id")
    }

    /// Who has which account: login ID and name.
    pub(crate) fn owners(&self) -> Vec<String> {
        self.column("SELECT login || ' ' || name FROM students ORDER BY id")
    }

    /// The hashes of the passwords in force, in the same order.
    pub(crate) fn hashes(&self) -> Vec<String> {
        self.column("SELECT hash FROM credentials ORDER BY student_id")
    }

    /// How many passwords were replaced.
    pub(crate) fn replaced_passwords(&self) -> usize {
        self.value("SELECT count(*) FROM password_history", [])
    }

    /// The login IDs of those who were printed.
    pub(crate) fn printed(&self) -> Vec<String> {
        self.column("SELECT login FROM students WHERE printed_at IS NOT NULL ORDER BY id")
    }

    /// The closed accounts, each with why.
    pub(crate) fn closed(&self) -> Vec<String> {
        self.column("SELECT login || ' ' || disabled_why FROM students WHERE disabled_at IS NOT NULL ORDER BY id")
    }

    /// How many nights are kept, counted by class.
    pub(crate) fn kept_numbers(&self) -> usize {
        self.value("SELECT count(*) FROM snapshots", [])
    }

    /// The database holds together.
    pub(crate) fn holds_together(&self) {
        assert_eq!(self.value::<String>("PRAGMA integrity_check", []), "ok");
        let broken: Vec<String> = self.column("SELECT \"table\" FROM pragma_foreign_key_check");
        assert!(broken.is_empty(), "{broken:?}");
    }

    /// The database holds together, and so does the log.
    pub(crate) fn is_sound(&self) {
        self.holds_together();
        self.done(&["audit", "verify"]);
    }
}
