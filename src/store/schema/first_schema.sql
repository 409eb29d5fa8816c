-- The tables of the first stores, from which a test goes through every step to those of today. Never changed.
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
