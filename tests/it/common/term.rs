//! What happens to accounts between two class lists: students sign in, operators look. It knows no command but
//! `audit verify`.

use crate::common::Office;

/// A sign-in before anything that a test does.
const LONG_AGO: i64 = 1_700_000_000;

impl Office {
    /// The student signs in now, chooses an own password and sets the questions.
    pub(crate) fn signs_in(&self, login: &str) {
        self.sign_in(login, "unixepoch()");
    }

    /// The same, before every batch but the ones that say so.
    pub(crate) fn signed_in_long_ago(&self, login: &str) {
        self.sign_in(login, &LONG_AGO.to_string());
    }

    fn sign_in(&self, login: &str, at: &str) {
        let student = format!("(SELECT id FROM students WHERE login = '{login}')");
        self.tamper(&format!(
            "INSERT INTO password_history (student_id, hash, replaced_at)
                 SELECT student_id, hash, {at} FROM credentials WHERE student_id = {student};
             UPDATE credentials SET hash = 'own hash of {login}', issue = issue + 1, sealed = NULL
                 WHERE student_id = {student};
             INSERT INTO questions (student_id, first, second, third, hash) VALUES ({student}, 1, 4, 8, 'answers');
             UPDATE students
                 SET password_origin = 'own', password_set_at = {at}, password_expires_at = NULL, first_sign_in_at = {at},
                     last_sign_in_at = {at}, questions_set_at = {at}
                 WHERE login = '{login}'"
        ));
    }

    /// Everything about the accounts that no class list may touch: login IDs, passwords, questions, their times.
    pub(crate) fn accounts(&self) -> Vec<String> {
        let sql = "SELECT concat_ws(' ', s.id, s.login, s.domain, s.created_at, s.password_origin, s.password_set_at,
                       s.password_expires_at, s.printed_at, s.first_sign_in_at, s.last_sign_in_at, s.questions_set_at,
                       s.locked_at, c.hash, c.issue, hex(c.sealed), c.wrong_tries, c.wait_until,
                       q.first, q.second, q.third, q.hash,
                       (SELECT group_concat(hash) FROM password_history AS h WHERE h.student_id = s.id))
                   FROM students AS s JOIN credentials AS c ON c.student_id = s.id
                   LEFT JOIN questions AS q ON q.student_id = s.id ORDER BY s.id";
        self.column(sql)
    }

    /// One line for each student who has an account: place, name, login ID and what else is known.
    pub(crate) fn people(&self) -> String {
        let sql = "SELECT concat_ws(' ', c.year, c.name || '/' || coalesce(s.register_no, '-'), s.name, s.login,
                       s.student_ref, s.recovery_email, s.disabled_why)
                   FROM students AS s JOIN classes AS c ON c.id = s.class_id
                   WHERE s.removed_by IS NULL ORDER BY s.id";
        self.column::<String>(sql).join("\n")
    }

    /// What the audit log has on a batch, without the student's number.
    pub(crate) fn log_of(&self, batch: i64) -> String {
        let sql = "SELECT concat_ws(' | ', a.command, a.outcome, s.login, a.details)
                   FROM audit AS a LEFT JOIN students AS s ON s.id = a.student_id WHERE a.batch_id = ";
        self.column::<String>(&format!("{sql}{batch} ORDER BY a.seq")).join("\n")
    }
}
