//! The rows of `mims status`: one for each student.

use jiff::Timestamp;

use crate::commands::flags::rows::RowArgs;
use crate::context::Context;
use crate::domain::{Email, RegisterNo, Selection, Student, StudentRef, shown_time};
use crate::ops::{Since, visit_moved, visit_students};
use crate::store::Store;
use crate::terminal::{Cell, CellOf, Column, Error, Format};

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

/// What a table shows. Terminals do not agree on the width of every script, so the name comes last.
const FOR_EYES: [&str; 5] = ["class", "register_no", "login_id", "status", "name"];

/// The same with what happened.
const MOVED_FOR_EYES: [&str; 6] = ["class", "register_no", "login_id", "status", "moved", "name"];

/// The students of a selection, written as they are read.
pub(super) fn show_selected(
    ctx: &mut Context,
    store: &Store,
    selection: &Selection,
    args: &RowArgs,
) -> Result<(), Error> {
    let now = ctx.act.at;
    let mut rows = args.writer(&mut ctx.ui, columns(), &FOR_EYES)?;
    visit_students(store, selection, now, |student| {
        rows.push(&cells(&student, now, args.format)).map_err(Error::unwritten)
    })?;
    rows.finish().map_err(Error::unwritten)
}

/// Those of a selection to whom something happened.
pub(super) fn show_moved(
    ctx: &mut Context,
    store: &Store,
    selection: &Selection,
    since: Since,
    args: &RowArgs,
) -> Result<(), Error> {
    let now = ctx.act.at;
    let mut rows = args.writer(&mut ctx.ui, &COLUMNS, &MOVED_FOR_EYES)?;
    let mut anybody = false;
    let since = visit_moved(store, selection, since, now, |student, outcomes| {
        anybody = true;
        let mut row = cells(&student, now, args.format);
        row.push(Cell::Text(outcomes.join(", ")));
        rows.push(&row).map_err(Error::unwritten)
    })?;
    rows.finish().map_err(Error::unwritten)?;
    let begin = if anybody { "Since" } else { "Nobody moved since" };
    ctx.ui.status(format_args!("{begin} {}", shown_time(since)));
    Ok(())
}

/// These students.
pub(super) fn show(ctx: &mut Context, students: &[Student], args: &RowArgs) -> Result<(), Error> {
    let now = ctx.act.at;
    let mut rows = args.writer(&mut ctx.ui, columns(), &FOR_EYES)?;
    for student in students {
        rows.push(&cells(student, now, args.format)).map_err(Error::unwritten)?;
    }
    rows.finish().map_err(Error::unwritten)
}

/// The fields of a student.
pub fn columns() -> &'static [Column] {
    let [fields @ .., _moved] = &COLUMNS;
    fields
}

/// The fields of a student, in their order.
pub fn cells(student: &Student, now: Timestamp, format: Format) -> Vec<CellOf<'_>> {
    let account = &student.account;
    // A table is for eyes at 80 columns; the domain is the same for all students.
    let login =
        if format == Format::Table { student.login.short() } else { student.login.to_string() };
    vec![
        Cell::number(Some(student.class.year)),
        CellOf::Lent(student.class.name.as_str()),
        Cell::text(student.class.level),
        Cell::number(student.register_no.map(RegisterNo::get)),
        CellOf::Lent(student.name.as_str()),
        CellOf::Text(login),
        CellOf::lent(student.student_ref.as_ref().map(StudentRef::as_str)),
        CellOf::lent(student.recovery_email.as_ref().map(Email::as_str)),
        CellOf::Lent(account.status(now).as_str()),
        Cell::Time(account.password_set_at),
        Cell::time(account.expires_at),
        Cell::time(account.printed_at),
        Cell::time(account.first_sign_in_at),
        Cell::time(account.questions_set_at),
        Cell::time(account.disabled.map(|(at, _)| at)),
    ]
}
