//! Corrects what is known of a student by hand.

use rusqlite::Transaction;

use crate::domain::{
    Act, BatchId, BatchKind, ChangeKind, ClassId, ClassName, Corrected, Correction, Detail, Email,
    LoginId, Outcome, PersonName, RegisterNo, Role, Student, StudentRef,
};
use crate::store::batches;
use crate::store::student_changes::{self, Person};
use crate::store::{Store, StoreError, classes, undo};

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
    Store(StoreError),
    NoSuchClass {
        class: ClassName,
        year: i16,
    },
    /// The login ID is one of staff for a student, or the other way round.
    OtherRole {
        login: LoginId,
        role: Role,
    },
    /// It is somebody else's, or was.
    LoginTaken(LoginId),
    ReferenceTaken {
        reference: StudentRef,
        holder: String,
    },
}

impl From<StoreError> for EditRefusal {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Corrects one student. A batch of its own, so that it can be undone.
pub fn edit_student(
    store: &mut Store,
    student: &Student,
    edit: &Edit,
    act: &Act,
) -> Result<BatchId, EditRefusal> {
    crate::ops::write(store, act, |tx, log| {
        let class = match &edit.class {
            None => student.class.id,
            Some(name) => known_class(tx, student, name)?,
        };
        let batch = batches::insert(tx, BatchKind::Edit, &student.login.short(), act)?;
        log.belongs_to(batch);
        undo::remember(tx, batch, student.id, ChangeKind::Changed)?;
        let corrections = corrections(student, edit);
        log.note(student.id, Outcome::Changed, &Detail::Corrected(&corrections))?;
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
) -> Result<ClassId, EditRefusal> {
    let year = student.class.year;
    let mut classes = classes::all(tx)?.into_values();
    let class = classes.find(|class| class.year == year && class.name.key() == name.key());
    let class = class.ok_or_else(|| EditRefusal::NoSuchClass { class: name.clone(), year })?;
    Ok(class.id)
}

fn corrections(student: &Student, edit: &Edit) -> Vec<Correction> {
    use Corrected::{Class, Login, Name, RecoveryEmail, RegisterNo, StudentRef};

    fn one<T: ToString>(
        what: Corrected,
        before: Option<&T>,
        after: Option<&T>,
    ) -> Option<Correction> {
        let (before, after) = (before.map(ToString::to_string), after?.to_string());
        Some(Correction { what, before, after })
    }
    let all = [
        one(Name, Some(&student.name), edit.name.as_ref()),
        one(Class, Some(&student.class.name), edit.class.as_ref()),
        one(RegisterNo, student.register_no.as_ref(), edit.register_no.as_ref()),
        one(StudentRef, student.student_ref.as_ref(), edit.student_ref.as_ref()),
        one(Login, Some(&student.login), edit.login.as_ref()),
        one(RecoveryEmail, student.recovery_email.as_ref(), edit.recovery_email.as_ref()),
    ];
    all.into_iter().flatten().collect()
}
