//! The card of `mims status`: one student, with all that happened to the account.

use crate::context::Context;
use crate::domain::{last_day_of, shown_day, shown_time};
use crate::error::Error;
use crate::output::{Cell, Column, Format, Rows};
use crate::store::students::Student;
use crate::store::{Store, audit};

/// One student on the screen, with all that happened to the account.
pub fn show(ctx: &mut Context, store: &Store, student: &Student) -> Result<(), Error> {
    let account = &student.account;
    let number = student.register_no.map(|number| format!(", number {number}")).unwrap_or_default();
    ctx.ui.answer(format_args!("{}", student.name))?;
    let until = account
        .expires_at
        .map(|end| format!(", temporary password until {}", shown_day(last_day_of(end))));
    let status = format!("{}{}", account.status(ctx.act.at), until.unwrap_or_default());
    let teacher = student.class.form_teacher.as_ref();
    for (label, value) in [
        ("Class", Some(format!("{} of {}{number}", student.class.name, student.class.year))),
        ("Form teacher", teacher.map(ToString::to_string)),
        ("Login ID", Some(student.login.to_string())),
        ("Student ref", student.student_ref.as_ref().map(ToString::to_string)),
        ("Recovery e-mail", student.recovery_email.as_ref().map(ToString::to_string)),
        ("Status", Some(status)),
        ("Printed", account.printed_at.map(shown_time)),
        ("First sign-in", account.first_sign_in_at.map(shown_time)),
        ("Questions set", account.questions_set_at.map(shown_time)),
    ] {
        if let Some(value) = value {
            ctx.ui.answer(format_args!("{label:<16} {value}"))?;
        }
    }
    ctx.ui.answer("")?;
    history(ctx, store, student)
}

fn history(ctx: &mut Context, store: &Store, student: &Student) -> Result<(), Error> {
    const COLUMNS: [Column; 4] = [
        Column { field: "at", title: Some("When") },
        Column { field: "outcome", title: Some("What") },
        Column { field: "operator", title: Some("By") },
        Column { field: "details", title: Some("Details") },
    ];
    let mut rows = Rows::new(&COLUMNS);
    for event in store.read(|connection| audit::of_student(connection, student.id))? {
        rows.push(vec![
            Cell::Time(event.at),
            Cell::Text(event.outcome),
            Cell::Text(event.operator),
            Cell::Text(event.details),
        ]);
    }
    ctx.ui.rows(rows, Format::Table)
}
