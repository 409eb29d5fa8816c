//! The card of `mims status`: one student, with all that happened to the account.

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::rows;
use crate::context::Context;
use crate::domain::{
    Batch, BatchKind, Event, Student, last_day_of, rfc3339, shown_day, shown_time,
};
use crate::store::Store;
use crate::store::audit;
use crate::store::batches;
use crate::store::questions;
use crate::terminal::{Cell, Column, Error, Format, Rows};

/// Students as objects, each with all that happened to the account.
pub(super) fn as_json(ctx: &mut Context, store: &Store, students: &[Student]) -> Result<(), Error> {
    let cards = store.read(|connection| {
        let card = |student: &Student| {
            let events = audit::of_student(connection, student.id)?;
            let off_at = questions::switched_off_at(connection, student.id)?;
            Ok::<_, Error>(object(student, &events, off_at, ctx.act.at))
        };
        students.iter().map(card).collect::<Result<Vec<_>, _>>()
    })?;
    ctx.ui.answer(format_args!("{:#}", Value::Array(cards)))
}

/// One student on the screen, with all that happened to the account.
pub(super) fn show(ctx: &mut Context, store: &Store, student: &Student) -> Result<(), Error> {
    let (events, off_at) = store.read(|connection| {
        let off_at = questions::switched_off_at(connection, student.id)?;
        Ok::<_, Error>((audit::of_student(connection, student.id)?, off_at))
    })?;
    facts(ctx, student, off_at)?;
    ctx.ui.answer("")?;
    history(ctx, &events)?;
    if let Some(Batch { id, kind, .. }) = own_batch(store, &events)? {
        let prints = match kind {
            BatchKind::Import | BatchKind::Reset => {
                format!("mims stickers --batch {id} prints it, ")
            }
            BatchKind::Edit | BatchKind::Undo => String::new(),
        };
        ctx.ui.status(format_args!("Batch {id}: {prints}mims undo {id} takes it back"));
    }
    Ok(())
}

/// The newest batch in a history, if it can still be taken back and was about this student alone: nobody who looks at
/// one student means to take back the class list of January.
fn own_batch(store: &Store, events: &[Event]) -> Result<Option<Batch>, Error> {
    store.read(|connection| {
        for number in events.iter().rev().filter_map(|event| event.batch) {
            let is_open =
                |batch: &Batch| batch.kind != BatchKind::Undo && batch.undone_by.is_none();
            if let Some(batch) = batches::get(connection, number)?.filter(is_open) {
                let is_own = batches::size(connection, number)? == 1;
                return Ok(Some(batch).filter(|_| is_own));
            }
        }
        Ok(None)
    })
}

/// The fields of a student, and the history without any folding.
fn object(student: &Student, events: &[Event], off_at: Option<Timestamp>, now: Timestamp) -> Value {
    let fields = rows::columns().iter().map(|column| column.field);
    let cells = rows::cells(student, now, Format::Json);
    let mut object: Map<_, _> =
        fields.zip(&cells).map(|(field, cell)| (field.to_owned(), cell.to_json())).collect();
    let teacher = Cell::text(student.class.form_teacher.as_ref());
    object.insert("form_teacher".to_owned(), teacher.to_json());
    object.insert("self_service_off_at".to_owned(), Cell::time(off_at).to_json());
    let history = events.iter().map(|event| {
        json!({
            "number": event.seq,
            "at": rfc3339(event.at),
            "outcome": event.outcome,
            "operator": event.operator,
            "command": event.command,
            "batch": event.batch.map(i64::from),
            "details": event.details,
        })
    });
    object.insert("history".to_owned(), history.collect());
    Value::Object(object)
}

fn facts(ctx: &mut Context, student: &Student, off_at: Option<Timestamp>) -> Result<(), Error> {
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
        ("Last sign-in", account.last_sign_in_at.map(shown_time)),
        ("Questions set", account.questions_set_at.map(shown_time)),
        ("Self-service", off_at.map(|at| format!("off since {}; mims unlock", shown_time(at)))),
    ] {
        if let Some(value) = value {
            ctx.ui.answer(format_args!("{label:<16} {value}"))?;
        }
    }
    Ok(())
}

/// What happened, oldest first; the same thing again and again is one row with a count.
fn history(ctx: &mut Context, events: &[Event]) -> Result<(), Error> {
    const COLUMNS: [Column; 5] = [
        Column { field: "at", title: Some("When") },
        Column { field: "outcome", title: Some("What") },
        Column { field: "operator", title: Some("By") },
        Column { field: "batch", title: Some("Batch") },
        Column { field: "details", title: Some("Details") },
    ];
    let mut rows = Rows::new(&COLUMNS);
    for same in events.chunk_by(is_again) {
        let (Some(first), times) = (same.first(), same.len()) else { continue };
        let again = if times == 1 { String::new() } else { format!(" ({times} times)") };
        rows.push(vec![
            Cell::Time(first.at),
            Cell::Text(format!("{}{again}", first.outcome)),
            Cell::text(Some(&first.operator)),
            Cell::number(first.batch),
            Cell::text(Some(&first.details)),
        ]);
    }
    ctx.ui.rows(rows, Format::Table)
}

fn is_again(one: &Event, next: &Event) -> bool {
    let Event { seq: _, at: _, command: _, login: _, operator, batch, outcome, details } = next;
    (&one.outcome, &one.operator, &one.batch, &one.details) == (outcome, operator, batch, details)
}
