//! Accounts in states that would take days, or other people, to come about; they are made behind the program's back.

use rusqlite::Connection;

use crate::common::Office;

impl Office {
    /// The student has an own password in place of the temporary one.
    pub(crate) fn has_own_password(&self, login: &str) {
        self.set(login, "password_origin = 'own', password_expires_at = NULL");
    }

    /// Nobody has a temporary password any more.
    pub(crate) fn all_have_own_passwords(&self) {
        self.tamper("UPDATE students SET password_origin = 'own', password_expires_at = NULL");
    }

    /// The student signed in with the temporary password, chose another one and set the questions, long ago.
    pub(crate) fn enrolled_long_ago(&self, login: &str) {
        self.has_own_password(login);
        self.set(login, "first_sign_in_at = 1767312000, questions_set_at = 1767312060");
    }

    /// The student set the questions, if ever an own password was set.
    pub(crate) fn set_questions(&self, login: &str) {
        self.set(login, "questions_set_at = created_at");
    }

    /// The temporary password has ended, on 3 January 2026.
    pub(crate) fn has_expired(&self, login: &str) {
        self.set(login, "password_expires_at = 1767398400");
    }

    /// Wrong passwords have locked the account.
    pub(crate) fn is_locked(&self, login: &str) {
        self.set(login, "locked_at = 1767398400");
    }

    /// An operator has closed the account.
    pub(crate) fn is_closed(&self, login: &str) {
        self.set(login, "disabled_at = 1767398400, disabled_why = 'closed'");
    }

    /// The class is one of another year.
    pub(crate) fn is_of_year(&self, class: &str, year: i16) {
        self.tamper(&format!("UPDATE classes SET year = {year} WHERE name = '{class}'"));
    }

    /// Somebody else who writes to the store, until dropped.
    pub(crate) fn busy(&self) -> Connection {
        let database = self.database();
        let writing = "BEGIN IMMEDIATE; UPDATE students SET locked_at = 1";
        database.execute_batch(writing).expect("a lock");
        database
    }

    fn set(&self, login: &str, values: &str) {
        self.tamper(&format!("UPDATE students SET {values} WHERE login = '{login}'"));
    }
}
