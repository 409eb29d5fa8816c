//! Corrects what is known of a student by hand.

use std::sync::Arc;

use rusqlite::Transaction;

use crate::domain::{
    Act, BatchId, BatchKind, ChangeKind, Class, ClassName, Corrected, Correction, Detail, Email,
    LoginId, PersonName, RegisterNo, Role, Student, StudentRef,
};
use crate::store::student_changes::{self, Person};
use crate::store::{Store, StoreError, classes};

/// What to correct; what is not given stays.
#[derive(Debug, Default)]
pub struct Edit {
    /// Another name; the login ID stays.
    pub name: Option<PersonName>,
    pub class: Option<ClassName>,
    pub register_no: Option<RegisterNo>,
    pub student_ref: Option<StudentRef>,
    /// Another login ID; nobody gets the one before again.
    pub login: Option<LoginId>,
    pub recovery_email: Option<Email>,
}

/// Why a student was not corrected.
#[derive(Debug)]
pub enum EditRefusal {
    /// The store says no.
    Store(StoreError),
    /// The year has no such class.
    NoSuchClass { class: ClassName, year: i16 },
    /// The login ID is one of staff for a student, or the other way round.
    OtherRole { login: LoginId, role: Role },
    /// It is somebody else's, or was.
    LoginTaken(LoginId),
    /// Another student has the reference.
    ReferenceTaken { reference: StudentRef, holder: String },
    /// Somebody else in the class has the register number.
    NumberTaken { class: ClassName, number: RegisterNo, holder: String },
}

/// What was corrected.
#[derive(Debug)]
pub struct Edited {
    pub batch: BatchId,
    pub corrections: Vec<Correction>,
}

/// Corrects one student. A batch of its own, so that it can be undone.
pub fn edit_student(
    store: &mut Store,
    student: &Student,
    edit: &Edit,
    act: &Act,
) -> Result<Edited, EditRefusal> {
    crate::ops::write(store, act, |tx, log| {
        let class = match &edit.class {
            None => student.class.clone(),
            Some(name) => known_class(tx, student, name)?,
        };
        let register_no = register_no(tx, student, edit, &class)?;
        let batch = log.begin_batch(BatchKind::Edit, &student.login.short())?;
        let corrections = corrections(student, edit, &class, register_no);
        log.change(student.id, ChangeKind::Changed, &Detail::Corrected(&corrections))?;
        if let Some(login) = edit.login.as_ref().filter(|login| **login != student.login) {
            let role = student.login.role();
            if login.role() != role {
                return Err(EditRefusal::OtherRole { login: login.clone(), role });
            }
            if student_changes::login_is_taken(tx, login, student.id)? {
                return Err(EditRefusal::LoginTaken(login.clone()));
            }
            student_changes::set_login(tx, student.id, login)?;
        }
        if let Some(reference) = &edit.student_ref
            && let Some(holder) =
                student_changes::holder_of_reference(tx, reference.as_str(), student.id)?
        {
            return Err(EditRefusal::ReferenceTaken { reference: reference.clone(), holder });
        }
        let person = Person {
            name: edit.name.as_ref().unwrap_or(&student.name),
            register_no,
            student_ref: edit.student_ref.as_ref().or(student.student_ref.as_ref()),
            recovery_email: edit.recovery_email.as_ref().or(student.recovery_email.as_ref()),
        };
        student_changes::update(tx, student.id, class.id, &person)?;
        Ok(Edited { batch, corrections })
    })
}

/// A register number belongs to the class it was given in, and to one student of it.
fn register_no(
    tx: &Transaction<'_>,
    student: &Student,
    edit: &Edit,
    class: &Class,
) -> Result<Option<RegisterNo>, EditRefusal> {
    let Some(number) = edit.register_no else {
        return Ok(student.register_no.filter(|_| class.id == student.class.id));
    };
    match student_changes::holder_of_number(tx, class.id, number, student.id)? {
        None => Ok(Some(number)),
        Some(holder) => Err(EditRefusal::NumberTaken { class: class.name.clone(), number, holder }),
    }
}

fn known_class(
    tx: &Transaction<'_>,
    student: &Student,
    name: &ClassName,
) -> Result<Arc<Class>, EditRefusal> {
    let year = student.class.year;
    let mut classes = classes::all(tx)?.into_values();
    let class = classes.find(|class| class.year == year && class.name.key() == name.key());
    class.ok_or_else(|| EditRefusal::NoSuchClass { class: name.clone(), year })
}

fn corrections(
    student: &Student,
    edit: &Edit,
    class: &Class,
    register_no: Option<RegisterNo>,
) -> Vec<Correction> {
    use Corrected::{Login, Name, RecoveryEmail, RegisterNo, StudentRef};

    fn one<T: ToString>(
        what: Corrected,
        before: Option<&T>,
        after: Option<&T>,
    ) -> Option<Correction> {
        let (before, after) = (before.map(ToString::to_string), Some(after?.to_string()));
        Some(Correction { what, before, after })
    }
    let dropped = student.register_no.filter(|_| register_no.is_none());
    let number = match dropped {
        Some(number) => {
            let before = Some(number.to_string());
            Some(Correction { what: RegisterNo, before, after: None })
        }
        None => one(RegisterNo, student.register_no.as_ref(), edit.register_no.as_ref()),
    };
    let all = [
        one(Name, Some(&student.name), edit.name.as_ref()),
        one(Corrected::Class, Some(&student.class.name), edit.class.as_ref().map(|_| &class.name)),
        number,
        one(StudentRef, student.student_ref.as_ref(), edit.student_ref.as_ref()),
        one(Login, Some(&student.login), edit.login.as_ref()),
        one(RecoveryEmail, student.recovery_email.as_ref(), edit.recovery_email.as_ref()),
    ];
    all.into_iter().flatten().collect()
}
