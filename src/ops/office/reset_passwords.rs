//! Resets: a new temporary password for each student, shown once; login ID and challenge questions stay, and what wrong
//! tries have closed is open again.

use jiff::Timestamp;
use rand::CryptoRng;

use super::issue_passwords::{Account, Issued, Life, NewPasswords, note_fault};
use super::paper::Handout;
use crate::crypto::Hashing;
use crate::domain::{
    Act, BatchId, BatchKind, ChangeKind, Detail, EngineFault, LoginId, NameParts, Outcome, Secret,
    Student,
};
use crate::ops::Tick;
use crate::store::{Store, StoreError, account_changes, credentials, questions};

/// Why no password was reset.
#[derive(Debug)]
pub enum ResetRefusal {
    Store(StoreError),
    Disabled(LoginId),
    /// The student got another password since these were drawn.
    ChangedMeanwhile(LoginId),
}

/// Whom to reset.
pub struct ResetRequest<'a> {
    /// The students, each once.
    pub students: &'a [Student],
    pub life: Life,
    pub hashing: Hashing,
    /// Why; goes into the audit log.
    pub reason: &'a str,
}

impl ResetRequest<'_> {
    fn expires_at(&self, student: &Student) -> Timestamp {
        self.life.expires_at(student.class.year)
    }
}

/// Where the passwords are, beside the store, by the time they are in force: what the audit log says of it.
#[derive(Default)]
pub struct GivenOut {
    pub on_paper: Option<String>,
    pub in_file: Option<String>,
}

/// A new temporary password.
pub struct Reset<'a> {
    pub student: &'a Student,
    pub password: Secret,
}

/// New temporary passwords that are drawn and hashed, and not in force yet.
pub struct PreparedReset<'a> {
    request: ResetRequest<'a>,
    issued: Vec<Issued>,
    /// Why the reference has hashed them although the fast engine was asked.
    pub fault: Option<EngineFault>,
}

/// Draws and hashes a new temporary password for every student; nothing is changed yet, so that paper can be made of
/// them first: a password that could not be printed would be lost.
pub fn prepare_resets<'a>(
    store: &Store,
    request: ResetRequest<'a>,
    act: &Act,
    rng: &mut impl CryptoRng,
    tick: Tick<'_>,
) -> Result<PreparedReset<'a>, ResetRefusal> {
    if let Some(closed) = request.students.iter().find(|student| student.account.disabled.is_some())
    {
        return Err(ResetRefusal::Disabled(closed.login.clone()));
    }
    let accounts = store.read(|connection| {
        let issues = request.students.iter().map(|student| {
            let issue =
                credentials::get(connection, student.id)?.map_or(0, |credential| credential.issue);
            Ok(Account {
                student: student.id,
                issue: issue + 1,
                expires_at: request.expires_at(student),
            })
        });
        issues.collect::<Result<Vec<_>, StoreError>>()
    })?;
    let names = request.students.iter().map(|student| NameParts::of(&student.name, &student.login));
    let passwords = NewPasswords::make(
        &names.collect::<Vec<_>>(),
        request.life.style,
        (store.hash_costs.password, request.hashing),
        rng,
        &|| {
            tick();
            true
        },
    );
    let fault = passwords.fault();
    let issued = passwords.issue(&accounts, store.identity(), act.at);
    Ok(PreparedReset { request, issued, fault })
}

impl<'a> PreparedReset<'a> {
    /// The new passwords as they go on paper.
    pub fn handouts(&self) -> Vec<Handout<'_>> {
        let pairs = self.request.students.iter().zip(&self.issued);
        pairs
            .map(|(student, issued)| Handout {
                student,
                password: Some((&issued.password, self.request.life.last_day(student.class.year))),
            })
            .collect()
    }

    /// Puts the new passwords in force and forgets the old ones' sealed copies. Where they are is noted too.
    pub fn commit(
        self,
        store: &mut Store,
        act: &Act,
        given_out: &GivenOut,
    ) -> Result<(BatchId, Vec<Reset<'a>>), ResetRefusal> {
        let Self { request, issued, fault } = self;
        let batch = crate::ops::write(store, act, |tx, log| {
            let batch = log.begin_batch(BatchKind::Reset, request.reason)?;
            note_fault(log, fault)?;
            for (student, Issued { credential, .. }) in request.students.iter().zip(&issued) {
                if !credentials::replace(tx, student.id, credential, act.at)? {
                    return Err(ResetRefusal::ChangedMeanwhile(student.login.clone()));
                }
                log.change(student.id, ChangeKind::Reset, &Detail::Given(request.reason))?;
                questions::unlock(tx, student.id)?;
                account_changes::set_reset(tx, student.id, act.at, request.expires_at(student))?;
                if let Some(paper) = &given_out.on_paper {
                    account_changes::set_printed(tx, student.id, credential.issue, act.at)?;
                    log.note(student.id, Outcome::Printed, &Detail::Given(paper))?;
                }
                if let Some(file) = &given_out.in_file {
                    log.note(student.id, Outcome::Exported, &Detail::Given(file))?;
                }
            }
            Ok::<_, ResetRefusal>(batch)
        })?;
        let pairs = request.students.iter().zip(issued);
        let resets = pairs.map(|(student, issued)| Reset { student, password: issued.password });
        Ok((batch, resets.collect()))
    }
}
