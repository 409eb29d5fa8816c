//! Corrects what is known of a student by hand, and closes and opens accounts.

use rusqlite::Transaction;

use crate::domain::{
    Act, BatchId, BatchKind, ChangeKind, ClassId, ClassName, DisabledWhy, Email, LoginId,
    PersonName, RegisterNo, Student, StudentRef,
};
use crate::store::audit::{Entry, Log};
use crate::store::batches;
use crate::store::student_changes::{self, Person};
use crate::store::{Store, account_changes, classes};
use crate::terminal::Error;

/// What to correct; what is not given stays.
#[derive(Debug, Default)]
pub struct Edit {
    /// Another name; the login ID stays.
    pub name: Option<PersonName>,
    /// Another class of the same year.
    pub class: Option<ClassName>,
    /// Another place in the class register.
    pub register_no: Option<RegisterNo>,
    /// Another student reference.
    pub student_ref: Option<StudentRef>,
    /// Another login ID; nobody gets the one before again.
    pub login: Option<LoginId>,
    /// Another recovery e-mail address.
    pub recovery_email: Option<Email>,
}

/// Corrects one student. A batch of its own, so that it can be undone.
pub fn edit_student(
    store: &mut Store,
    student: &Student,
    edit: &Edit,
    act: &Act,
) -> Result<BatchId, Error> {
    crate::ops::write(store, act, |tx, log| {
        let class = match &edit.class {
            None => student.class.id,
            Some(name) => known_class(tx, student, name)?,
        };
        let batch = batches::insert(tx, BatchKind::Edit, &student.login.short(), act)?;
        let details = changes(student, edit).join("; ");
        note(tx, log, batch, student, ChangeKind::Changed, &details)?;
        if let Some(login) = edit.login.as_ref().filter(|login| **login != student.login) {
            if login.role() != student.login.role() {
                let domain = student.login.role().domain();
                return Err(Error::refused(format!("{login} does not end in @{domain}")));
            }
            if student_changes::login_is_taken(tx, login, student.id)? {
                let error =
                    Error::refused(format!("the login ID {login} is or was somebody else's"));
                return Err(error.hint("no login ID is given a second time; choose another one"));
            }
            student_changes::set_login(tx, student.id, login)?;
        }
        if let Some(reference) = &edit.student_ref
            && let Some(holder) =
                student_changes::holder_of_reference(tx, reference.as_str(), student.id)?
        {
            return Err(Error::refused(format!(
                "the student reference {} is that of {holder}",
                reference.as_str()
            )));
        }
        let person = Person {
            name: edit.name.as_ref().unwrap_or(&student.name),
            register_no: edit.register_no.or(student.register_no),
            student_ref: edit.student_ref.as_ref().or(student.student_ref.as_ref()),
            recovery_email: edit.recovery_email.as_ref().or(student.recovery_email.as_ref()),
        };
        student_changes::update(tx, student.id, class, &person)?;
        Ok(batch)
    })
}

fn known_class(
    tx: &Transaction<'_>,
    student: &Student,
    name: &ClassName,
) -> Result<ClassId, Error> {
    let year = student.class.year;
    let mut classes = classes::all(tx)?.into_values();
    let class = classes.find(|class| class.year == year && class.name.key() == name.key());
    class.map(|class| class.id).ok_or_else(|| {
        let error = Error::refused(format!("there is no class {name} in {year}"));
        error.hint("mims status lists the classes; new ones come with a class list")
    })
}

/// Every correction as `what from X to Y`.
fn changes(student: &Student, edit: &Edit) -> Vec<String> {
    fn change<T: ToString>(what: &str, before: Option<&T>, after: Option<&T>) -> Option<String> {
        let before = before.map_or_else(|| "nothing".to_owned(), ToString::to_string);
        Some(format!("{what} from {before} to {}", after?.to_string()))
    }
    let all = [
        change("name", Some(&student.name), edit.name.as_ref()),
        change("class", Some(&student.class.name), edit.class.as_ref()),
        change("register number", student.register_no.as_ref(), edit.register_no.as_ref()),
        change("student reference", student.student_ref.as_ref(), edit.student_ref.as_ref()),
        change("login ID", Some(&student.login), edit.login.as_ref()),
        change("recovery e-mail", student.recovery_email.as_ref(), edit.recovery_email.as_ref()),
    ];
    all.into_iter().flatten().collect()
}

/// Closes accounts; returns the batch.
pub fn disable_students(
    store: &mut Store,
    students: &[Student],
    reason: &str,
    act: &Act,
) -> Result<BatchId, Error> {
    close_or_open(store, students, ChangeKind::Closed, reason, act, |tx, student| {
        account_changes::disable(tx, student.id, DisabledWhy::Closed, act.at)
    })
}

/// Opens accounts again; returns the batch.
pub fn enable_students(
    store: &mut Store,
    students: &[Student],
    reason: &str,
    act: &Act,
) -> Result<BatchId, Error> {
    close_or_open(store, students, ChangeKind::Opened, reason, act, |tx, student| {
        account_changes::enable(tx, student.id)
    })
}

fn close_or_open(
    store: &mut Store,
    students: &[Student],
    kind: ChangeKind,
    reason: &str,
    act: &Act,
    change: impl Fn(&Transaction<'_>, &Student) -> Result<(), crate::store::StoreError>,
) -> Result<BatchId, Error> {
    crate::ops::write(store, act, |tx, log| {
        let batch = batches::insert(tx, BatchKind::Edit, reason, act)?;
        for student in students {
            note(tx, log, batch, student, kind, reason)?;
            change(tx, student)?;
        }
        Ok(batch)
    })
}

fn note(
    tx: &Transaction<'_>,
    log: &mut Log<'_>,
    batch: BatchId,
    student: &Student,
    kind: ChangeKind,
    details: &str,
) -> Result<(), Error> {
    batches::note_change(tx, batch, student.id, kind)?;
    let entry =
        Entry { student: Some(student.id), batch: Some(batch), outcome: kind.as_str(), details };
    Ok(log.append(entry)?)
}
