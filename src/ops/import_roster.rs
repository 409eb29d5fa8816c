//! Carries out an import: passwords are made before the lock is taken, and the plan has to be the same inside it.

use std::collections::HashMap;

use jiff::Timestamp;
use rand::CryptoRng;
use rusqlite::Transaction;
use serde_json::json;

use super::issue_passwords::{Account, Issued, issue};
use super::{Change, Life, Plan, Planner, Step, Tick};
use crate::domain::{ClassName, Email, PersonName, RegisterNo, Selection, StudentRef};
use crate::error::Error;
use crate::roster::{Roster, Row};
use crate::store::audit::{Act, Entry, Log};
use crate::store::batches::{self, BatchKind, ChangeKind};
use crate::store::students::{self, NewStudent, Person, Student};
use crate::store::{Store, classes, credentials};

/// What to import.
pub struct ImportRequest<'a> {
    /// The class list.
    pub roster: &'a Roster,
    /// What the plan was made with.
    pub planner: Planner<'a>,
    /// The plan that the operator agreed to.
    pub plan: &'a Plan<'a>,
    /// How new temporary passwords look and how long they live.
    pub life: Life,
    /// Where the list came from.
    pub source: &'a str,
}

/// What was imported.
#[derive(Debug, Clone, Copy)]
pub struct Imported {
    /// The batch.
    pub batch: i64,
    /// How many accounts were created.
    pub created: usize,
    /// How many students were moved or changed.
    pub changed: usize,
}

/// Does what the plan says, all of it or nothing.
pub fn import_roster(
    store: &mut Store,
    request: &ImportRequest<'_>,
    act: &Act,
    rng: &mut impl CryptoRng,
    tick: Tick<'_>,
) -> Result<Imported, Error> {
    let first_id = store.read(students::next_id)?;
    let accounts: Vec<_> = (first_id..)
        .zip(request.plan.new_accounts())
        .map(|(student, (row, login))| Account { student, issue: 1, name: &row.name, login })
        .collect();
    let issued = issue(&accounts, store.identity(), request.life, act.at, rng, tick);
    super::write(store, act, |tx, log| {
        check_unchanged(tx, request, first_id)?;
        let batch = batches::insert(tx, BatchKind::Import, request.source, act)?;
        let classes = Classes::prepare(tx, request)?;
        let mut writer = Writer { tx, log, batch, classes, request, now: act.at };
        let changed = writer.change_known()?;
        let created = writer.create_new(&accounts, &issued)?;
        let details = format!("{}: {created} created, {changed} changed", request.source);
        writer.log.append(Entry {
            student: None,
            batch: Some(batch),
            outcome: "imported",
            details: &details,
        })?;
        Ok(Imported { batch, created, changed })
    })
}

/// Somebody else may have written since the plan was shown; then it has to be shown again.
fn check_unchanged(
    tx: &Transaction<'_>,
    request: &ImportRequest<'_>,
    first_id: i64,
) -> Result<(), Error> {
    let known = students::select(tx, &Selection::default())?;
    let same = students::next_id(tx)? == first_id
        && request.planner.plan(request.roster, &known) == *request.plan;
    if same {
        return Ok(());
    }
    let error = Error::refused(
        "the store was changed while this list was being imported; nothing was done",
    );
    Err(error.hint("run the same command again to see the new plan"))
}

/// The numbers of the list's classes.
struct Classes(HashMap<String, i64>);

impl Classes {
    /// Adds the classes that are new, and gives the others the form teacher of the list.
    fn prepare(tx: &Transaction<'_>, request: &ImportRequest<'_>) -> Result<Self, Error> {
        let year = request.planner.year;
        let known = classes::all(tx)?;
        let known: HashMap<String, _> = known
            .into_values()
            .filter(|class| class.year == year)
            .map(|class| (class.name.key(), class))
            .collect();
        let mut numbers = HashMap::new();
        for name in request.roster.classes().into_keys() {
            let teacher = form_teacher(request.roster, name);
            let id = match known.get(&name.key()) {
                None => classes::insert(tx, year, name, teacher)?,
                Some(class) => {
                    if let Some(teacher) =
                        teacher.filter(|teacher| class.form_teacher.as_ref() != Some(*teacher))
                    {
                        classes::set_form_teacher(tx, class.id, teacher)?;
                    }
                    class.id
                }
            };
            numbers.insert(name.key(), id);
        }
        Ok(Self(numbers))
    }

    fn number(&self, class: &ClassName) -> i64 {
        *self.0.get(&class.key()).expect("every class of the list was prepared")
    }
}

fn form_teacher<'a>(roster: &'a Roster, class: &ClassName) -> Option<&'a PersonName> {
    let mut rows = roster.rows.iter().filter(|row| row.class == *class);
    rows.find_map(|row| row.form_teacher.as_ref())
}

struct Writer<'a, 'log> {
    tx: &'a Transaction<'a>,
    log: &'a mut Log<'log>,
    batch: i64,
    classes: Classes,
    request: &'a ImportRequest<'a>,
    now: Timestamp,
}

impl Writer<'_, '_> {
    fn create_new(&mut self, accounts: &[Account<'_>], issued: &[Issued]) -> Result<usize, Error> {
        for ((account, issued), (row, login)) in
            accounts.iter().zip(issued).zip(self.request.plan.new_accounts())
        {
            students::insert(
                self.tx,
                &NewStudent {
                    id: account.student,
                    class: self.classes.number(&row.class),
                    person: person_of(row),
                    login,
                    now: self.now,
                    expires_at: self.request.life.expires_at(),
                },
            )?;
            credentials::insert(self.tx, account.student, &issued.credential)?;
            self.note(
                account.student,
                ChangeKind::Created,
                None,
                &format!("{login} in {}", row.class),
            )?;
        }
        Ok(accounts.len())
    }

    fn change_known(&mut self) -> Result<usize, Error> {
        let mut changed = 0;
        for Step { row, change } in &self.request.plan.steps {
            let (kind, student) = match change {
                Change::Create(_) | Change::Keep => continue,
                Change::Move(student) => (ChangeKind::Moved, student),
                Change::Amend(student) => (ChangeKind::Changed, student),
            };
            let person = amended(row, student);
            students::update(self.tx, student.id, self.classes.number(&row.class), &person)?;
            let details =
                format!("from {} of {} to {}", student.class.name, student.class.year, row.class);
            self.note(student.id, kind, Some(&before(student)), &details)?;
            changed += 1;
        }
        Ok(changed)
    }

    fn note(
        &mut self,
        student: i64,
        kind: ChangeKind,
        before: Option<&str>,
        details: &str,
    ) -> Result<(), Error> {
        batches::note_change(self.tx, self.batch, student, kind, before)?;
        let entry = Entry {
            student: Some(student),
            batch: Some(self.batch),
            outcome: kind.as_str(),
            details,
        };
        Ok(self.log.append(entry)?)
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

/// The row as it was, for an undo.
fn before(student: &Student) -> String {
    json!({
        "class_id": student.class.id,
        "register_no": student.register_no.map(RegisterNo::get),
        "name": student.name.as_str(),
        "student_ref": student.student_ref.as_ref().map(StudentRef::as_str),
        "recovery_email": student.recovery_email.as_ref().map(Email::as_str),
    })
    .to_string()
}
