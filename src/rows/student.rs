//! A student as a row: the fields that every list of students has, in one order.

use jiff::Timestamp;

use super::{Cell, Column, Format};
use crate::domain::{Email, RegisterNo, Student, StudentRef};

/// The fields of a student; the last one only where it was asked who moved.
const COLUMNS: [Column; 16] = [
    Column { field: "year", title: Some("Year") },
    Column { field: "class", title: Some("Class") },
    Column { field: "level", title: Some("Level") },
    Column { field: "register_no", title: Some("No") },
    Column { field: "name", title: Some("Name") },
    Column { field: "login_id", title: Some("Login ID") },
    Column { field: "student_ref", title: Some("Student ref") },
    Column { field: "recovery_email", title: Some("Recovery e-mail") },
    Column { field: "status", title: Some("Status") },
    Column { field: "password_set_at", title: Some("Password set") },
    Column { field: "password_expires_at", title: Some("Works until") },
    Column { field: "printed_at", title: Some("Printed") },
    Column { field: "first_sign_in_at", title: Some("First sign-in") },
    Column { field: "questions_set_at", title: Some("Questions set") },
    Column { field: "disabled_at", title: Some("Disabled") },
    Column { field: "moved", title: Some("What") },
];

/// The fields of a student.
pub fn student_columns() -> &'static [Column] {
    let [fields @ .., _moved] = &COLUMNS;
    fields
}

/// The same with what happened.
pub fn moved_columns() -> &'static [Column] {
    &COLUMNS
}

/// The cells of a student, in the order of the columns.
pub fn student_cells(student: &Student, now: Timestamp, format: Format) -> Vec<Cell<'_>> {
    let account = &student.account;
    let login = match format {
        // A table is for eyes at 80 columns; the domain is the same for all students.
        Format::Table => student.login.short(),
        _ => student.login.whole(),
    };
    vec![
        student.class.year.into(),
        student.class.name.as_str().into(),
        student.class.level.map(Cell::shown).into(),
        student.register_no.map(RegisterNo::get).into(),
        student.name.as_str().into(),
        login.into(),
        student.student_ref.as_ref().map(StudentRef::as_str).into(),
        student.recovery_email.as_ref().map(Email::as_str).into(),
        account.status(now).as_str().into(),
        account.password_set_at.into(),
        account.expires_at.into(),
        account.printed_at.into(),
        account.first_sign_in_at.into(),
        account.questions_set_at.into(),
        account.disabled.map(|(at, _)| at).into(),
    ]
}
