-- The tables of a mims store as they are today. A new store is made of this text; an older one comes to the same tables
-- by the steps in migrations.rs, and a test compares the two.
-- Times are whole seconds since 1970 in UTC. Nothing here is a clear password or answer.

-- Who this store is. One row.
CREATE TABLE identity (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    -- 32 hexadecimal digits, drawn once; sealed copies name it, so that no other store's copy passes for ours.
    store_id TEXT NOT NULL,
    -- The vault's public key (age1...). Temporary passwords are sealed to it.
    vault_recipient TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    -- Which of the store's vault keys that is: one more with each new key.
    vault_number INTEGER NOT NULL DEFAULT 1,
    -- Sixteen hexadecimal digits of a hash by which the pepper is known; NULL until an older store has noted them.
    pepper_mark TEXT
) STRICT;

-- The school's choices that differ from the defaults.
CREATE TABLE settings (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

-- A class of one school year. The level is derived from the name and the school's stage.
CREATE TABLE classes (
    id INTEGER PRIMARY KEY,
    year INTEGER NOT NULL,
    -- As the school writes it.
    name TEXT NOT NULL,
    -- Letters and digits only, lower case: what two spellings have in common.
    key TEXT NOT NULL,
    form_teacher TEXT,
    UNIQUE (year, key)
) STRICT;

-- One row for each student that ever had an account; rows are never deleted, so that no login ID is given twice.
-- The account's facts stand here, beside the class, so that counting them by class reads one table.
CREATE TABLE students (
    id INTEGER PRIMARY KEY,
    class_id INTEGER NOT NULL REFERENCES classes (id),
    register_no INTEGER CHECK (register_no BETWEEN 1 AND 999),
    name TEXT NOT NULL,
    -- The name without case, accents, spaces and punctuation.
    name_key TEXT NOT NULL,
    -- The login ID before the @, lower case.
    login TEXT NOT NULL,
    -- The login ID's domain.
    domain TEXT NOT NULL,
    -- The school's own reference; never an NRIC or FIN number.
    student_ref TEXT UNIQUE,
    recovery_email TEXT,
    created_at INTEGER NOT NULL,
    -- Where the password in force came from: made with the account, made by a reset, chosen by the student.
    password_origin TEXT NOT NULL CHECK (password_origin IN ('issued', 'reset', 'own')),
    password_set_at INTEGER NOT NULL,
    -- When a temporary password stops to work; NULL for an own one.
    password_expires_at INTEGER CHECK ((password_expires_at IS NULL) = (password_origin = 'own')),
    -- When the temporary password in force was last printed.
    printed_at INTEGER,
    first_sign_in_at INTEGER,
    last_sign_in_at INTEGER,
    questions_set_at INTEGER,
    locked_at INTEGER,
    disabled_at INTEGER,
    -- Why: the student was not on the class list any more, or an operator closed the account.
    disabled_why TEXT CHECK (disabled_why IN ('left', 'closed')),
    -- The batch that took the account back. The row stays so that the login ID is never another student's.
    removed_by INTEGER REFERENCES batches (id),
    -- When the student was asked for another e-mail address at a sign-in, and gave one or not.
    email_asked_at INTEGER,
    -- What the funnel counts, in one number: bits for printed, signed in, questions set, locked, disabled, origin reset
    -- and origin own; above them the second when the password stops to work. Never stored but in the index.
    facts INTEGER GENERATED ALWAYS AS (
        (printed_at IS NOT NULL) + 2 * (first_sign_in_at IS NOT NULL) + 4 * (questions_set_at IS NOT NULL)
        + 8 * (locked_at IS NOT NULL) + 16 * (disabled_at IS NOT NULL) + 32 * (password_origin = 'reset')
        + 64 * (password_origin = 'own') + 128 * coalesce(password_expires_at, 0)
    ) VIRTUAL,
    CHECK ((disabled_at IS NULL) = (disabled_why IS NULL)),
    UNIQUE (login, domain)
) STRICT;
CREATE INDEX students_by_class ON students (class_id, register_no);
CREATE INDEX students_by_name ON students (name_key);
-- All that the funnel counts by: it reads this index only.
CREATE INDEX students_by_facts ON students (class_id, facts) WHERE removed_by IS NULL;

-- Login IDs that an edit replaced: nobody gets them again.
CREATE TABLE retired_login_ids (
    login TEXT NOT NULL,
    domain TEXT NOT NULL,
    student_id INTEGER NOT NULL REFERENCES students (id),
    PRIMARY KEY (login, domain)
) STRICT;

-- The secrets of an account, one row for each student.
CREATE TABLE credentials (
    student_id INTEGER PRIMARY KEY REFERENCES students (id),
    -- Argon2id as a PHC string.
    hash TEXT NOT NULL,
    -- Which of the account's passwords this is, from 1.
    issue INTEGER NOT NULL,
    -- The temporary password sealed to the vault; NULL once it is changed, replaced or expired.
    sealed BLOB,
    -- Wrong passwords in a row.
    wrong_tries INTEGER NOT NULL DEFAULT 0,
    -- Until when a further try is refused.
    wait_until INTEGER,
    -- Which of the store's vault keys the sealed copy is for.
    sealed_for INTEGER NOT NULL DEFAULT 1
) STRICT;

-- Hashes of replaced passwords: none may be used again.
CREATE TABLE password_history (
    id INTEGER PRIMARY KEY,
    student_id INTEGER NOT NULL REFERENCES students (id),
    hash TEXT NOT NULL,
    replaced_at INTEGER NOT NULL
) STRICT;
CREATE INDEX password_history_by_student ON password_history (student_id);

-- The 3 challenge questions of a student, by their numbers in the source document, and one hash over the 3 answers.
CREATE TABLE questions (
    student_id INTEGER PRIMARY KEY REFERENCES students (id),
    first INTEGER NOT NULL CHECK (first BETWEEN 1 AND 8),
    second INTEGER NOT NULL CHECK (second BETWEEN 1 AND 8 AND second <> first),
    third INTEGER NOT NULL CHECK (third BETWEEN 1 AND 8 AND third NOT IN (first, second)),
    hash TEXT NOT NULL,
    -- Wrong self-service resets since an operator last switched it on.
    wrong_tries INTEGER NOT NULL DEFAULT 0,
    -- When self-service was switched off after too many of them.
    disabled_at INTEGER
) STRICT;

-- Tries of self-service reset, counted by the hour and by the day.
CREATE TABLE self_service_tries (
    id INTEGER PRIMARY KEY,
    student_id INTEGER NOT NULL REFERENCES students (id),
    tried_at INTEGER NOT NULL
) STRICT;
CREATE INDEX self_service_tries_by_student ON self_service_tries (student_id, tried_at);

-- Notices to recovery e-mail addresses that wait to be sent. A row goes when it was sent or given up, because an address
-- is not kept for longer than it is needed.
CREATE TABLE notices (
    id INTEGER PRIMARY KEY,
    student_id INTEGER NOT NULL REFERENCES students (id),
    -- Where it goes: the one in force when it happened, and not always any more.
    address TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (
        reason IN ('reset-by-questions', 'password-changed', 'questions-changed', 'email-changed', 'email-removed')),
    happened_at INTEGER NOT NULL,
    -- Counted before each try, so that a killed server does not try for ever.
    tries INTEGER NOT NULL DEFAULT 0,
    -- Before this moment it is left alone.
    due_at INTEGER NOT NULL
) STRICT;
CREATE INDEX notices_by_due ON notices (due_at);

-- One import, reset or undo; it can be printed and taken back as a unit.
CREATE TABLE batches (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('import', 'reset', 'edit', 'undo')),
    -- The class list or the reason.
    source TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    operator TEXT NOT NULL,
    -- The batch that took this one back.
    undone_by INTEGER REFERENCES batches (id)
) STRICT;

-- What a batch did to each student.
CREATE TABLE batch_changes (
    batch_id INTEGER NOT NULL REFERENCES batches (id),
    student_id INTEGER NOT NULL REFERENCES students (id),
    kind TEXT NOT NULL CHECK (kind IN ('created', 'moved', 'changed', 'left', 'returned', 'closed', 'opened', 'reset', 'undone')),
    -- The student's row before a move or change, as JSON; what an undo brings back.
    before TEXT,
    PRIMARY KEY (batch_id, student_id)
) STRICT;
CREATE INDEX batch_changes_by_student ON batch_changes (student_id);

-- The funnel of one class on one night, for the trend in the report.
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

-- How many students of a whole school year needed somebody on one night, by reason.
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

-- The servers of an LDAP directory that is kept in step with the accounts. The audit log names the students whose entries
-- may have to change, so there is no second table of what is still to be done.
CREATE TABLE directory (
    -- The order in which they are tried.
    place INTEGER PRIMARY KEY,
    url TEXT NOT NULL UNIQUE,
    -- The entry above the units that hold the accounts.
    base TEXT NOT NULL,
    -- Who asks; NULL where the server sees it by its socket.
    bind_dn TEXT,
    -- Files with the secret of who asks, and with the certificate of the authority that is believed.
    secret_file TEXT,
    ca_file TEXT,
    -- What is added to a student's number to make the user number of Linux laptops; NULL for none.
    uid_offset INTEGER,
    -- The newest row of the audit log that the server has, as far as this store knows; the server knows it, too.
    cursor_seq INTEGER,
    -- When every entry was last compared.
    full_at INTEGER,
    -- Why the last try failed; NULL when it did not.
    last_error TEXT
) STRICT;

-- Who did what: one row for each change and each seeing of a password, in the same transaction as the change.
CREATE TABLE audit (
    seq INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    operator TEXT NOT NULL,
    command TEXT NOT NULL,
    student_id INTEGER REFERENCES students (id),
    batch_id INTEGER REFERENCES batches (id),
    outcome TEXT NOT NULL,
    -- Never a secret.
    details TEXT NOT NULL,
    -- SHA-256 over the hash of the row before and all columns of this one.
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
