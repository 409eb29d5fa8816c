//! The card of `mims status`: one student, with all that happened to the account.

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use crate::context::Context;
use crate::domain::{Batch, Event, Student, last_day_of, rfc3339, shown_day, shown_time};
use crate::ops::{Card, Stops};
use crate::rows::{Cell, Column, Format, Rows, columns, student_cells, student_columns};
use crate::terminal::Error;

crate::domain::words! {
    /// The command that lets a student in again.
    pub enum Remedy {
        Enable = "enable",
        Reset = "reset",
        Unlock = "unlock",
    }
}

/// Students as objects, each with all that happened to the account.
pub(super) fn as_json(ctx: &mut Context, cards: &[Card]) -> Result<(), Error> {
    let cards = cards.iter().map(|card| object(card, ctx.act.at)).collect();
    ctx.ui.answer_bytes(format!("{:#}\n", Value::Array(cards)).as_bytes())
}

/// One student on the screen, with all that happened to the account.
pub(super) fn show(ctx: &mut Context, card: &Card) -> Result<(), Error> {
    facts(ctx, card)?;
    ctx.ui.answer("")?;
    history(ctx, &card.history)?;
    let Student { account, login, .. } = &card.student;
    if card.can_be_printed {
        let again = if account.printed_at.is_some() { " --again" } else { "" };
        let login = login.short();
        ctx.ui
            .status(format_args!("mims stickers {login}{again} --output FILE prints the password"));
    }
    if let Some(Batch { id, .. }) = &card.own_batch {
        ctx.ui.status(format_args!("mims undo {id} takes batch {id} back"));
    }
    Ok(())
}

/// The fields of a student, and the history without any folding.
fn object(card: &Card, now: Timestamp) -> Value {
    let Card { student, history, stops, .. } = card;
    let fields = student_columns().iter().map(|column| column.field.to_owned());
    let cells = student_cells(student, now, Format::Json);
    let mut object: Map<_, _> = fields.zip(cells.iter().map(|cell| json!(cell))).collect();
    let teacher = student.class.form_teacher.as_ref().map(ToString::to_string);
    object.insert("form_teacher".to_owned(), json!(teacher));
    for (field, at) in [
        ("waiting_until", stops.waiting_until),
        ("self_service_off_at", stops.self_service_off_at),
        ("self_service_waiting_until", stops.self_service_waiting_until),
    ] {
        object.insert(field.to_owned(), json!(at.map(rfc3339)));
    }
    object.insert("void_after_tries".to_owned(), json!(stops.void_after_tries));
    object.insert("helps".to_owned(), json!(helps(card, now).map(Remedy::as_str)));
    let history = history.iter().map(|event| {
        json!({
            "number": event.seq,
            "at": rfc3339(event.at),
            "outcome": event.outcome,
            "operator": event.operator,
            "command": event.command,
            "batch": event.batch.map(|batch| batch.0),
            "details": event.details,
        })
    });
    object.insert("history".to_owned(), history.collect());
    Value::Object(object)
}

/// What is so now.
pub(super) fn facts(ctx: &mut Context, card: &Card) -> Result<(), Error> {
    let Card { student, stops, .. } = card;
    let account = &student.account;
    let number = student.register_no.map(|number| format!(", number {number}")).unwrap_or_default();
    ctx.ui.answer(format_args!("{}", student.name))?;
    let teacher = student.class.form_teacher.as_ref();
    for (label, value) in [
        ("Class", Some(format!("{} of {}{number}", student.class.name, student.class.year))),
        ("Form teacher", teacher.map(ToString::to_string)),
        ("Login ID", Some(student.login.to_string())),
        ("Student ref", student.student_ref.as_ref().map(ToString::to_string)),
        ("Recovery e-mail", student.recovery_email.as_ref().map(ToString::to_string)),
        ("Status", Some(status(card, ctx.act.at))),
        ("Printed", account.printed_at.map(shown_time)),
        ("First sign-in", account.first_sign_in_at.map(shown_time)),
        ("Last sign-in", account.last_sign_in_at.map(shown_time)),
        ("Questions set", account.questions_set_at.map(shown_time)),
        ("Self-service", self_service(*stops)),
        ("What helps", advice(card, ctx.act.at)),
    ] {
        if let Some(value) = value {
            ctx.ui.answer(format_args!("{label:<16} {value}"))?;
        }
    }
    Ok(())
}

/// The word, with when or why the password in force does not work.
fn status(card: &Card, now: Timestamp) -> String {
    let Card { student: Student { account, .. }, stops, .. } = card;
    let password = match (stops.void_after_tries, account.expires_at) {
        (Some(tries), _) => Some(format!("temporary password void after {tries} tries")),
        (None, end) => {
            end.map(|end| format!("temporary password until {}", shown_day(last_day_of(end))))
        }
    };
    let waiting = stops.waiting_until.map(|until| format!("waiting until {}", shown_time(until)));
    let status = account.status(now).to_string();
    [Some(status), password, waiting].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn self_service(stops: Stops) -> Option<String> {
    let off = stops.self_service_off_at.map(|at| format!("off since {}", shown_time(at)));
    let until = stops.self_service_waiting_until;
    off.or_else(|| until.map(|until| format!("waiting until {}", shown_time(until))))
}

/// What lets the student in again: the one command that does all that is needed.
fn helps(card: &Card, now: Timestamp) -> Option<Remedy> {
    let Card { student: Student { account, .. }, stops, .. } = card;
    let is_stopped = account.locked_at.is_some()
        || stops.waiting_until.is_some()
        || self_service(*stops).is_some();
    if account.disabled.is_some() {
        Some(Remedy::Enable)
    } else if account.has_lapsed(now) {
        Some(Remedy::Reset)
    } else {
        is_stopped.then_some(Remedy::Unlock)
    }
}

/// The same for eyes, and whether the student needs nobody.
fn advice(card: &Card, now: Timestamp) -> Option<String> {
    let Card { student: Student { account, login, .. }, stops, .. } = card;
    let remedy = helps(card, now)?;
    let does = match remedy {
        Remedy::Enable => "opens the account",
        Remedy::Reset => "gives a new temporary password",
        Remedy::Unlock => "lets the student try again at once",
    };
    let has_questions = account.questions_set_at.is_some() && self_service(*stops).is_none();
    let alone = if has_questions && remedy != Remedy::Enable {
        "; the student can answer the questions instead"
    } else {
        ""
    };
    Some(format!("mims {remedy} {} {does}{alone}", login.short()))
}

/// What happened, oldest first; the same thing again and again is one row with a count.
fn history(ctx: &mut Context, events: &[Event]) -> Result<(), Error> {
    const COLUMNS: [Column; 5] = columns!["When", "What", "By", "Batch", "Details"];
    let mut rows = Rows::new(&COLUMNS);
    for same in events.chunk_by(is_again) {
        let (Some(first), times) = (same.first(), same.len()) else { continue };
        let again = if times == 1 { String::new() } else { format!(" ({times} times)") };
        rows.push(vec![
            first.at.into(),
            Cell::shown(format_args!("{}{again}", first.outcome)),
            Cell::shown(&first.operator),
            first.batch.map(|batch| batch.0).into(),
            Cell::shown(&first.details),
        ]);
    }
    ctx.ui.rows(rows, Format::Table)
}

fn is_again(one: &Event, next: &Event) -> bool {
    let Event { seq: _, at: _, command: _, login: _, operator, batch, outcome, details } = next;
    (&one.outcome, &one.operator, &one.batch, &one.details) == (outcome, operator, batch, details)
}
