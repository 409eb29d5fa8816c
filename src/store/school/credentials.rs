//! The credentials table and the history of replaced passwords. It holds hashes and sealed copies, nothing clear.

use jiff::Timestamp;
use rusqlite::{Connection, Row, Transaction, named_params};

use crate::crypto::{PasswordHash, Sealed};
use crate::domain::{PasswordTries, StudentId};
use crate::store::statement::{row, rows, run};
use crate::store::value::{Second, parsed, time};
use crate::store::{Result, StoreError};

/// A new password ready to be stored.
pub struct NewCredential {
    /// Which of the account's passwords it is, from 1.
    pub issue: u32,
    pub hash: PasswordHash,
    /// A temporary one's copy, sealed to the vault.
    pub sealed: Option<SealedCopy>,
}

/// A sealed copy, and which of the store's vault keys it is for.
pub struct SealedCopy {
    pub bytes: Vec<u8>,
    pub vault_number: u32,
}

impl NewCredential {
    fn copy(&self) -> Option<&[u8]> {
        self.sealed.as_ref().map(|copy| copy.bytes.as_slice())
    }

    /// The key of a sealed copy, as long as it is still the store's: nobody could open another one.
    fn key_in_force(&self, tx: &Transaction<'_>) -> Result<u32> {
        let sql = "SELECT vault_number FROM identity";
        let number = tx.prepare_cached(sql)?.query_row([], |row| row.get(0))?;
        match &self.sealed {
            Some(copy) if copy.vault_number != number => Err(StoreError::KeyChanged),
            _ => Ok(number),
        }
    }
}

/// What is stored of the password in force, as far as printing and resetting need it.
pub struct Credential {
    /// Which of the account's passwords it is.
    pub issue: u32,
    /// The sealed copy, while there is one that the key in force opens.
    pub sealed: Option<Vec<u8>>,
}

/// The password in force of an account.
pub fn get(connection: &Connection, student: StudentId) -> Result<Option<Credential>> {
    let sql = "SELECT issue, iif(sealed_for = (SELECT vault_number FROM identity), sealed, NULL) AS sealed
               FROM credentials WHERE student_id = ?1";
    row(connection, sql, [student], |row| {
        Ok(Credential { issue: row.get("issue")?, sealed: row.get("sealed")? })
    })
}

/// What signing in needs to know of the password in force.
pub struct Login {
    /// Which of the account's passwords it is.
    pub issue: u32,
    pub hash: PasswordHash,
    /// How often it was tried.
    pub tries: PasswordTries,
}

/// The password in force of an account, for signing in.
pub fn login(connection: &Connection, student: StudentId) -> Result<Option<Login>> {
    let sql = "SELECT issue, hash, wrong_tries, wait_until FROM credentials WHERE student_id = ?1";
    row(connection, sql, [student], |row| {
        Ok(Login {
            issue: row.get("issue")?,
            hash: parsed(row, "hash", PasswordHash::parse)?,
            tries: tries_of(row)?,
        })
    })
}

/// How often the password in force was tried, for whoever has nothing to do with it but that.
pub fn tries(connection: &Connection, student: StudentId) -> Result<Option<PasswordTries>> {
    let sql = "SELECT wrong_tries, wait_until FROM credentials WHERE student_id = ?1";
    row(connection, sql, [student], tries_of)
}

fn tries_of(row: &Row<'_>) -> rusqlite::Result<PasswordTries> {
    Ok(PasswordTries { wrong: row.get("wrong_tries")?, wait_until: time(row, "wait_until")? })
}

/// Every password that the account has had, with the one in force.
pub fn all_hashes(connection: &Connection, student: StudentId) -> Result<Vec<PasswordHash>> {
    let sql = "SELECT hash FROM credentials WHERE student_id = :student
               UNION ALL SELECT hash FROM password_history WHERE student_id = :student";
    let read = |row: &Row<'_>| parsed(row, "hash", PasswordHash::parse);
    rows(connection, sql, named_params! { ":student": student }, read)
}

/// Keeps how often the password in force was tried.
pub fn set_tries(tx: &Transaction<'_>, student: StudentId, tries: PasswordTries) -> Result<()> {
    let sql = "UPDATE credentials SET wrong_tries = :wrong, wait_until = :until WHERE student_id = :student";
    let params = named_params! {
        ":student": student,
        ":wrong": tries.wrong,
        ":until": tries.wait_until.map(Second),
    };
    run(tx, sql, params)
}

/// Adds the first password of an account.
pub fn insert(tx: &Transaction<'_>, student: StudentId, new: &NewCredential) -> Result<()> {
    let sql = "INSERT INTO credentials (student_id, hash, issue, sealed, sealed_for)
               VALUES (:student, :hash, :issue, :sealed, :key)";
    let params = named_params! {
        ":student": student,
        ":hash": new.hash.as_str(),
        ":issue": new.issue,
        ":sealed": new.copy(),
        ":key": new.key_in_force(tx)?,
    };
    run(tx, sql, params)
}

/// Puts a new password in the place of the one before, keeps the old hash in the history, forgets the old sealed
/// copy and all wrong tries. `false`, and nothing changed, when the password before is not the expected one.
pub fn replace(
    tx: &Transaction<'_>,
    student: StudentId,
    new: &NewCredential,
    now: Timestamp,
) -> Result<bool> {
    let history = "INSERT INTO password_history (student_id, hash, replaced_at)
                   SELECT student_id, hash, :now FROM credentials WHERE student_id = :student AND issue = :issue - 1";
    let kept = tx
        .prepare_cached(history)?
        .execute(named_params! { ":student": student, ":issue": new.issue, ":now": Second(now) })?;
    let update = "UPDATE credentials
                  SET hash = :hash, issue = :issue, sealed = :sealed, sealed_for = :key, wrong_tries = 0, wait_until = NULL
                  WHERE student_id = :student AND issue = :issue - 1";
    let replaced = tx.prepare_cached(update)?.execute(named_params! {
        ":student": student,
        ":hash": new.hash.as_str(),
        ":issue": new.issue,
        ":sealed": new.copy(),
        ":key": new.key_in_force(tx)?,
    })?;
    Ok(kept == 1 && replaced == 1)
}

/// A sealed copy with what it is sealed for, and whose it is.
pub struct KeptCopy {
    pub student: StudentId,
    pub login: String,
    pub issue: u32,
    pub issued_at: Timestamp,
    pub expires_at: Timestamp,
    pub bytes: Vec<u8>,
}

/// All sealed copies that the key in force opens.
pub fn kept_copies(connection: &Connection) -> Result<Vec<KeptCopy>> {
    let sql =
        "SELECT c.student_id, s.login, c.issue, s.password_set_at, s.password_expires_at, c.sealed
               FROM credentials AS c JOIN students AS s ON s.id = c.student_id
               WHERE c.sealed IS NOT NULL AND s.password_expires_at IS NOT NULL
                 AND c.sealed_for = (SELECT vault_number FROM identity)
               ORDER BY s.login";
    rows(connection, sql, [], |row| {
        Ok(KeptCopy {
            student: row.get("student_id")?,
            login: row.get("login")?,
            issue: row.get("issue")?,
            issued_at: row.get::<_, Second>("password_set_at")?.0,
            expires_at: row.get::<_, Second>("password_expires_at")?.0,
            bytes: row.get("sealed")?,
        })
    })
}

impl KeptCopy {
    /// What opening it has to find.
    pub fn about<'a>(&self, store_id: &'a str) -> Sealed<'a> {
        Sealed {
            store_id,
            student: self.student,
            issue: self.issue,
            issued_at: self.issued_at,
            expires_at: self.expires_at,
        }
    }
}

/// Puts a copy that is sealed to the key in force in the place of an older one.
pub fn seal_again(tx: &Transaction<'_>, student: StudentId, copy: &SealedCopy) -> Result<()> {
    let sql =
        "UPDATE credentials SET sealed = :sealed, sealed_for = :key WHERE student_id = :student";
    let params = named_params! {
        ":student": student,
        ":sealed": copy.bytes,
        ":key": copy.vault_number,
    };
    run(tx, sql, params)
}

/// Forgets the sealed copies that the key in force does not open.
pub fn erase_sealed_before(tx: &Transaction<'_>) -> Result<()> {
    let sql = "UPDATE credentials SET sealed = NULL
               WHERE sealed IS NOT NULL AND sealed_for <> (SELECT vault_number FROM identity)";
    run(tx, sql, [])
}

/// Forgets the sealed copy of an account that is taken back.
pub fn erase(tx: &Transaction<'_>, student: StudentId) -> Result<()> {
    run(tx, "UPDATE credentials SET sealed = NULL WHERE student_id = ?1", [student])
}

/// Forgets the sealed copies of temporary passwords whose last day is over.
pub fn erase_lapsed(tx: &Transaction<'_>, now: Timestamp) -> Result<()> {
    let sql = "UPDATE credentials SET sealed = NULL
               WHERE sealed IS NOT NULL
                 AND student_id IN (SELECT id FROM students WHERE password_expires_at <= :now)";
    run(tx, sql, named_params! { ":now": Second(now) })
}
