//! Damage that statements do: to what is defined, to rows, and to the log.

use super::damage::{Case, Damage, Label, behind_triggers};
use Damage::Sql;
use Label::{Fault, Sound};

pub(crate) const DEFINITIONS: &[Case] = &[
    (
        Sql("DROP TRIGGER audit_is_never_updated"),
        Fault("missing", "trigger audit_is_never_updated"),
    ),
    (
        Sql("DROP TRIGGER audit_is_never_deleted"),
        Fault("missing", "trigger audit_is_never_deleted"),
    ),
    (
        Sql("DROP TRIGGER audit_is_never_deleted;
             CREATE TRIGGER audit_is_never_deleted BEFORE DELETE ON audit BEGIN SELECT 1; END"),
        Fault("changed", "trigger audit_is_never_deleted"),
    ),
    (Sql("DROP INDEX students_by_class"), Fault("missing", "index students_by_class")),
    (Sql("DROP INDEX students_by_facts"), Fault("missing", "index students_by_facts")),
    (Sql("DROP INDEX audit_by_student"), Fault("missing", "index audit_by_student")),
    (Sql("DROP TABLE notices"), Fault("missing", "table notices")),
    (Sql("DROP TABLE attention"), Fault("missing", "table attention")),
    (Sql("ALTER TABLE notices RENAME TO letters"), Fault("foreign", "table letters")),
    (Sql("CREATE TABLE letters (text)"), Fault("foreign", "table letters")),
    (Sql("CREATE INDEX quick ON students (name)"), Fault("foreign", "index quick")),
    (Sql("CREATE VIEW hashes AS SELECT hash FROM credentials"), Fault("foreign", "view hashes")),
    (
        Sql("CREATE TRIGGER spy AFTER UPDATE ON credentials BEGIN DELETE FROM notices; END"),
        Fault("foreign", "trigger spy"),
    ),
    (Sql("ALTER TABLE settings ADD COLUMN note TEXT"), Fault("changed", "table settings")),
    (Sql("ALTER TABLE students DROP COLUMN email_asked_at"), Fault("changed", "table students")),
    (Sql("ANALYZE"), Sound),
];

pub(crate) const ROWS: &[Case] = &[
    (Sql("DELETE FROM classes WHERE id = 1"), Fault("orphan", "students, row 1")),
    (Sql("UPDATE students SET class_id = 99 WHERE id = 1"), Fault("orphan", "students, row 1")),
    (Sql("DELETE FROM students WHERE id = 3"), Fault("orphan", "credentials, row 3")),
    (Sql("UPDATE batches SET undone_by = 50"), Fault("orphan", "batches, row 1")),
    (
        Sql(
            "INSERT INTO questions (student_id, first, second, third, hash) VALUES (77, 1, 2, 3, 'x')",
        ),
        Fault("orphan", "questions, row 77"),
    ),
    (
        Sql("DELETE FROM credentials WHERE student_id = 2"),
        Fault("missing", "password of dsouza_marie_anne"),
    ),
    (
        Sql("UPDATE students SET questions_set_at = created_at WHERE id = 1"),
        Fault("missing", "questions of tan_kai_jun"),
    ),
    (Sql("DELETE FROM identity"), Fault("missing", "identity")),
    (Sql("UPDATE students SET login = '../etc' WHERE id = 1"), Fault("value", "students, row 1")),
    (Sql("UPDATE students SET name = '' WHERE id = 2"), Fault("value", "students, row 2")),
    (
        Sql("UPDATE students SET name = 'TAN' || char(27) || '[2J' WHERE id = 2"),
        Fault("value", "students, row 2"),
    ),
    (
        Sql("UPDATE students SET domain = 'example.org' WHERE id = 3"),
        Fault("value", "students, row 3"),
    ),
    (
        Sql("UPDATE students SET recovery_email = 'nowhere' WHERE id = 4"),
        Fault("value", "students, row 4"),
    ),
    (Sql("UPDATE students SET student_ref = '' WHERE id = 5"), Fault("value", "students, row 5")),
    (
        Sql("UPDATE students SET password_set_at = 1 << 60 WHERE id = 5"),
        Fault("value", "students, row 5"),
    ),
    (Sql("UPDATE students SET password_origin = 'found' WHERE id = 5"), Fault("damaged", "CHECK")),
    (Sql("UPDATE students SET register_no = 5000 WHERE id = 5"), Fault("damaged", "CHECK")),
    (
        Sql("UPDATE credentials SET hash = 'Tiger' WHERE student_id = 1"),
        Fault("value", "credentials, row 1"),
    ),
    (
        Sql(
            "UPDATE credentials SET hash = replace(hash, 'm=19456', 'm=99999999') WHERE student_id = 1",
        ),
        Fault("value", "credentials, row 1"),
    ),
    (
        Sql(
            "INSERT INTO password_history (id, student_id, hash, replaced_at) VALUES (9, 1, '', 0)",
        ),
        Fault("value", "password_history, row 9"),
    ),
    (
        Sql(
            "INSERT INTO questions (student_id, first, second, third, hash) VALUES (1, 1, 2, 3, 'x')",
        ),
        Fault("value", "questions, row 1"),
    ),
    (
        Sql("UPDATE credentials SET sealed = zeroblob(300) WHERE student_id = 1"),
        Fault("sealed", "password of tan_kai_jun"),
    ),
    (
        Sql(
            "UPDATE credentials SET sealed = (SELECT sealed FROM credentials WHERE student_id = 1) WHERE student_id = 4",
        ),
        Fault("sealed", "password of lim_wei_ling"),
    ),
    (
        Sql("UPDATE students SET password_expires_at = password_expires_at + 86400 WHERE id = 4"),
        Fault("sealed", "password of lim_wei_ling"),
    ),
    (
        Sql("UPDATE credentials SET sealed_for = 7 WHERE student_id = 2"),
        Fault("sealed", "credentials, row 2"),
    ),
    (
        Sql("INSERT INTO settings VALUES ('password.valid-days', '9999')"),
        Fault("setting", "password.valid-days = 9999"),
    ),
    (
        Sql("INSERT INTO settings VALUES ('school.stage', 'university')"),
        Fault("setting", "school.stage = university"),
    ),
    (
        Sql("INSERT INTO settings VALUES ('hash.engine', 'turbo')"),
        Fault("setting", "hash.engine = turbo"),
    ),
    (Sql("INSERT INTO settings VALUES ('of.a-newer-mims', 'yes')"), Sound),
];

pub(crate) const LOG: &[Case] = &[
    (
        Sql(behind_triggers!("UPDATE audit SET details = 'nothing' WHERE seq = 3")),
        Fault("log-changed", "audit, row 3"),
    ),
    (
        Sql(behind_triggers!("UPDATE audit SET operator = 'nobody' WHERE seq = 1")),
        Fault("log-changed", "audit, row 1"),
    ),
    (
        Sql(behind_triggers!("DELETE FROM audit WHERE seq = 4")),
        Fault("log-changed", "audit, row 5"),
    ),
    (
        Sql(behind_triggers!("DELETE FROM audit WHERE seq = 1")),
        Fault("log-changed", "audit, row 2"),
    ),
    (
        Sql(behind_triggers!("UPDATE audit SET seq = seq + 1 WHERE seq = 7")),
        Fault("log-changed", "audit, row 8"),
    ),
    (
        Sql("INSERT INTO audit (seq, at, operator, command, outcome, details, hash)
             VALUES (8, 0, 'nobody', 'reset', 'reset', '', zeroblob(32))"),
        Fault("log-changed", "audit, row 8"),
    ),
    (Sql(behind_triggers!("DELETE FROM audit")), Fault("log-emptied", "audit")),
    (
        Sql(
            "UPDATE identity SET vault_recipient = 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p'",
        ),
        Fault("identity", "identity"),
    ),
    (Sql("UPDATE identity SET vault_recipient = 'age1nothing'"), Fault("identity", "identity")),
    (Sql("UPDATE identity SET created_at = created_at + 1"), Fault("identity", "identity")),
];
