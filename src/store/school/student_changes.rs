//! Changes to who the students are: rows of the students table, names, classes and login IDs.

use jiff::Timestamp;
use rusqlite::{Transaction, named_params};

use crate::domain::{
    BatchId, ClassId, Email, LoginId, PersonName, RegisterNo, Student, StudentId, StudentRef,
};
use crate::store::Result;
use crate::store::statement::{row, run};
use crate::store::value::Second;

/// A student to be added.
pub struct NewStudent<'a> {
    /// The number, as [`next_id`](super::students::next_id) gave it.
    pub id: StudentId,
    pub class: ClassId,
    /// What the class list says.
    pub person: Person<'a>,
    pub login: &'a LoginId,
    /// When the account is made.
    pub now: Timestamp,
    /// When the temporary password stops working.
    pub expires_at: Timestamp,
}

/// What a class list can change about a student.
#[derive(Debug, Clone, Copy)]
pub struct Person<'a> {
    pub name: &'a PersonName,
    /// The place in the class register.
    pub register_no: Option<RegisterNo>,
    pub student_ref: Option<&'a StudentRef>,
    /// Where the student or parent can be reached.
    pub recovery_email: Option<&'a Email>,
}

impl<'a> Person<'a> {
    /// What is known of a student already.
    pub fn of(student: &'a Student) -> Self {
        Self {
            name: &student.name,
            register_no: student.register_no,
            student_ref: student.student_ref.as_ref(),
            recovery_email: student.recovery_email.as_ref(),
        }
    }
}

/// Adds a student with a first temporary password.
pub fn insert(tx: &Transaction<'_>, new: &NewStudent<'_>) -> Result<()> {
    let sql = "INSERT INTO students (id, class_id, register_no, name, name_key, login, domain, student_ref,
                   recovery_email, created_at, password_origin, password_set_at, password_expires_at)
               VALUES (:id, :class, :register_no, :name, :name_key, :login, :domain, :student_ref,
                   :recovery_email, :now, 'issued', :now, :expires_at)";
    let person = &new.person;
    let params = named_params! {
        ":id": new.id,
        ":class": new.class,
        ":register_no": person.register_no.map(RegisterNo::get),
        ":name": person.name.as_str(),
        ":name_key": person.name.key(),
        ":login": new.login.local(),
        ":domain": new.login.role().domain(),
        ":student_ref": person.student_ref.map(StudentRef::as_str),
        ":recovery_email": person.recovery_email.map(Email::as_str),
        ":now": Second(new.now),
        ":expires_at": Second(new.expires_at),
    };
    run(tx, sql, params)
}

/// Puts a student in a class and changes what a class list says; the account stays as it is.
pub fn update(
    tx: &Transaction<'_>,
    student: StudentId,
    class: ClassId,
    person: &Person<'_>,
) -> Result<()> {
    let sql = "UPDATE students
               SET class_id = :class, register_no = :register_no, name = :name, name_key = :name_key,
                   student_ref = :student_ref, recovery_email = :recovery_email
               WHERE id = :id";
    let params = named_params! {
        ":id": student,
        ":class": class,
        ":register_no": person.register_no.map(RegisterNo::get),
        ":name": person.name.as_str(),
        ":name_key": person.name.key(),
        ":student_ref": person.student_ref.map(StudentRef::as_str),
        ":recovery_email": person.recovery_email.map(Email::as_str),
    };
    run(tx, sql, params)
}

/// Takes up again an account that an undo took back: same number and login ID, everything else anew.
pub fn revive(tx: &Transaction<'_>, new: &NewStudent<'_>) -> Result<()> {
    update(tx, new.id, new.class, &new.person)?;
    let sql = "UPDATE students
               SET removed_by = NULL, created_at = :now, password_origin = 'issued', password_set_at = :now,
                   password_expires_at = :expires_at, printed_at = NULL, locked_at = NULL,
                   disabled_at = NULL, disabled_why = NULL
               WHERE id = :id";
    let params = named_params! {
        ":id": new.id,
        ":now": Second(new.now),
        ":expires_at": Second(new.expires_at),
    };
    run(tx, sql, params)
}

/// Takes an account back. Its reference is free for whoever it belongs to; its login ID is not.
pub fn remove(tx: &Transaction<'_>, student: StudentId, undo: BatchId) -> Result<()> {
    let sql = "UPDATE students SET removed_by = :undo, student_ref = NULL WHERE id = :id";
    run(tx, sql, named_params! { ":id": student, ":undo": undo })
}

/// Gives a student another login ID; nobody gets the one before again.
pub fn set_login(tx: &Transaction<'_>, student: StudentId, login: &LoginId) -> Result<()> {
    let sql = "INSERT INTO retired_login_ids (login, domain, student_id)
               SELECT login, domain, id FROM students WHERE id = ?1";
    run(tx, sql, [student])?;
    let (local, domain) = (login.local(), login.role().domain());
    let sql = "UPDATE students SET login = :login, domain = :domain WHERE id = :id";
    run(tx, sql, named_params! { ":id": student, ":login": local, ":domain": domain })?;
    let sql = "DELETE FROM retired_login_ids WHERE login = :login AND domain = :domain";
    run(tx, sql, named_params! { ":login": local, ":domain": domain })
}

/// Whether anybody but this student has or had this login ID.
pub fn login_is_taken(tx: &Transaction<'_>, login: &LoginId, student: StudentId) -> Result<bool> {
    let sql = "SELECT 1 FROM students WHERE login = :login AND domain = :domain AND id <> :id
               UNION ALL
               SELECT 1 FROM retired_login_ids WHERE login = :login AND domain = :domain AND student_id <> :id";
    let params =
        named_params! { ":login": login.local(), ":domain": login.role().domain(), ":id": student };
    Ok(tx.prepare(sql)?.exists(params)?)
}

/// The name of another student who has this reference.
pub fn holder_of_reference(
    tx: &Transaction<'_>,
    reference: &str,
    student: StudentId,
) -> Result<Option<String>> {
    let sql = "SELECT name FROM students WHERE student_ref = :reference AND id <> :id";
    let params = named_params! { ":reference": reference, ":id": student };
    row(tx, sql, params, |row| row.get(0))
}

/// The name of another student of the class who has this register number, with an open account.
pub fn holder_of_number(
    tx: &Transaction<'_>,
    class: ClassId,
    number: RegisterNo,
    student: StudentId,
) -> Result<Option<String>> {
    let sql = "SELECT name FROM students
               WHERE class_id = :class AND register_no = :number AND id <> :id
                 AND removed_by IS NULL AND disabled_at IS NULL
               ORDER BY id LIMIT 1";
    let params = named_params! { ":class": class, ":number": number.get(), ":id": student };
    row(tx, sql, params, |row| row.get(0))
}
