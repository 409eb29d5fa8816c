//! Carries out an import: passwords are made before the lock is taken, and the plan has to be the same inside it.

use jiff::Timestamp;
use rusqlite::{Connection, Transaction};

use super::classes::Classes;
use super::known::load_known;
use crate::domain::{
    Act, BatchId, BatchKind, ChangeKind, Detail, DisabledWhy, LoginId, Outcome, Student,
};
use crate::ops::office::{Account, Issued, note_fault, seal_again};
use crate::ops::{Life, NewPasswords, write};
use crate::plan::{Change, Known, Plan, Planner, Step};
use crate::roster::{Roster, Row};
use crate::store::audit::Log;
use crate::store::student_changes::{self, NewStudent, Person};
use crate::store::{Store, StoreError, account_changes, credentials};

/// What to import: a list, and the plan that the operator agreed to.
pub struct ImportRequest<'a> {
    pub roster: &'a Roster,
    pub planner: Planner<'a>,
    /// What the store knew when the plan was made.
    pub known: &'a Known,
    pub plan: &'a Plan<'a>,
    /// How new temporary passwords look and how long they live.
    pub life: Life,
    /// Where the list came from.
    pub source: &'a str,
}

/// Why nothing was imported.
#[derive(Debug)]
pub enum ImportRefusal {
    Store(StoreError),
    /// Somebody else wrote since the plan was shown, and now it would be another one.
    ChangedMeanwhile,
    /// An account that is taken up again got another password since.
    PasswordChangedMeanwhile(LoginId),
}

/// Does what the plan says, all of it or nothing; returns the batch. There is a password for each new account of the
/// plan, in its order.
///
/// Passwords take minutes to make, and others work meanwhile: what counts is that the plan would still do the same. Only
/// the numbers of the new accounts may be others by then, and what is sealed for them is sealed again.
pub fn import_roster(
    store: &mut Store,
    request: &ImportRequest<'_>,
    passwords: NewPasswords,
    act: &Act,
) -> Result<BatchId, ImportRefusal> {
    let accounts = store.read(|connection| new_accounts(connection, request, request.known))?;
    let (fault, identity) = (passwords.fault(), store.identity().clone());
    let mut issued = passwords.issue(&accounts, &identity, act.at);
    store.wait_for_long_work()?;
    write(store, act, |tx, log| {
        let known = load_known(tx)?;
        let mut plan = request.planner.plan(request.roster, &known);
        plan.leavers = request.plan.leavers;
        if !plan.does_the_same(request.plan) {
            return Err(ImportRefusal::ChangedMeanwhile);
        }
        let now = new_accounts(tx, request, &known)?;
        if now != accounts {
            issued = seal_again(issued, &now, &identity, act.at);
        }
        let batch = log.begin_batch(BatchKind::Import, request.source)?;
        note_fault(log, fault)?;
        let classes = Classes::prepare(tx, request.roster, &known, &plan)?;
        let mut writer = Writer { tx, log, classes, plan: &plan, now: act.at };
        let left = writer.close_leavers()?;
        let changed = writer.change_known()?;
        let created = writer.create_new(&now, &issued)?;
        let detail = Detail::Imported { source: request.source, created, changed, left };
        writer.log.note(None, Outcome::Imported, &detail)?;
        Ok(batch)
    })
}

/// The accounts that need a password, numbered on from the newest one or taken up again.
fn new_accounts(
    connection: &Connection,
    request: &ImportRequest<'_>,
    known: &Known,
) -> Result<Vec<Account>, StoreError> {
    let mut next_id = known.next_id;
    let expires_at = request.life.expires_at(request.planner.year);
    let accounts = request.plan.new_accounts().map(|(_, _, again)| {
        let issue = match again {
            Some(id) => credentials::get(connection, id)?.map_or(0, |credential| credential.issue),
            None => 0,
        };
        let student = again.unwrap_or(next_id);
        next_id.0 += i64::from(again.is_none());
        Ok(Account { student, issue: issue + 1, expires_at })
    });
    accounts.collect()
}

struct Writer<'a, 'log> {
    tx: &'a Transaction<'a>,
    log: &'a mut Log<'log>,
    classes: Classes<'a>,
    plan: &'a Plan<'a>,
    now: Timestamp,
}

impl Writer<'_, '_> {
    fn create_new(
        &mut self,
        accounts: &[Account],
        issued: &[Issued],
    ) -> Result<usize, ImportRefusal> {
        let rows = self.plan.new_accounts();
        for ((account, issued), (row, login, again)) in accounts.iter().zip(issued).zip(rows) {
            let new = NewStudent {
                id: account.student,
                class: self.classes.number(&row.class),
                person: person_of(row),
                login,
                now: self.now,
                expires_at: account.expires_at,
            };
            if again.is_none() {
                student_changes::insert(self.tx, &new)?;
                credentials::insert(self.tx, account.student, &issued.credential)?;
            } else {
                student_changes::revive(self.tx, &new)?;
                if !credentials::replace(self.tx, account.student, &issued.credential, self.now)? {
                    return Err(ImportRefusal::PasswordChangedMeanwhile(login.clone()));
                }
            }
            let detail = Detail::Account { login, class: &row.class };
            self.log.change(account.student, ChangeKind::Created, &detail)?;
        }
        Ok(accounts.len())
    }

    fn change_known(&mut self) -> Result<usize, StoreError> {
        let mut changed = 0;
        for Step { row, change } in &self.plan.steps {
            let (kind, student) = match change {
                Change::Create { .. } | Change::Keep(_) => continue,
                Change::Move(student) => (ChangeKind::Moved, student),
                Change::Amend(student) => (ChangeKind::Changed, student),
            };
            let returns = student.account.has_left();
            let detail = Detail::Moved { from: &student.class, to: &row.class };
            let kind = if returns { ChangeKind::Returned } else { kind };
            self.log.change(student.id, kind, &detail)?;
            if returns {
                account_changes::enable(self.tx, student.id)?;
            }
            let class = self.classes.number(&row.class);
            student_changes::update(self.tx, student.id, class, &amended(row, student))?;
            changed += 1;
        }
        for (student, class) in &self.plan.carried {
            let detail = Detail::Moved { from: &student.class, to: class };
            self.log.change(student.id, ChangeKind::Moved, &detail)?;
            let class = self.classes.number(class);
            student_changes::update(self.tx, student.id, class, &Person::of(student))?;
            changed += 1;
        }
        Ok(changed)
    }

    fn close_leavers(&mut self) -> Result<usize, StoreError> {
        let mut left = 0;
        for student in self.plan.leaving() {
            self.log.change(student.id, ChangeKind::Left, &Detail::Left(&student.class))?;
            account_changes::disable(self.tx, student.id, DisabledWhy::Left, self.now)?;
            left += 1;
        }
        Ok(left)
    }
}

fn person_of(row: &Row) -> Person<'_> {
    Person {
        name: &row.name,
        register_no: row.register_no,
        student_ref: row.student_ref.as_ref(),
        recovery_email: row.recovery_email.as_ref(),
    }
}

/// What the list says, and what was known where it says nothing. A register number belongs to the class it was given in.
fn amended<'a>(row: &'a Row, student: &'a Student) -> Person<'a> {
    let same_class = student.class.name.key() == row.class.key();
    Person {
        name: &row.name,
        register_no: row.register_no.or(student.register_no.filter(|_| same_class)),
        student_ref: row.student_ref.as_ref().or(student.student_ref.as_ref()),
        recovery_email: row.recovery_email.as_ref().or(student.recovery_email.as_ref()),
    }
}
