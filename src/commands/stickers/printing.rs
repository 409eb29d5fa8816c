//! From students to paper: what is opened and noted, who is left out and is told so.

use std::collections::HashSet;

use super::delivery::{self, Label, Prepared, reasons};
use crate::commands::flags::key::KeyArgs;
use crate::context::Context;
use crate::crypto::VaultKey;
use crate::domain::{
    BatchId, LeftOut, PasswordOrigin, Selection, Settings, Status, Student, StudentId, counted,
};
use crate::ops::{
    Form, Handout, OpenList, Printed, list_open, open_passwords, record_printed, select_students,
};
use crate::store::Store;
use crate::terminal::Error;

/// Makes the paper. It is noted before it can be seen; `noted` says so, and how to have it again.
pub(super) fn print(
    ctx: &mut Context,
    (store, settings): (&mut Store, &Settings),
    mut list: OpenList,
    key: &VaultKey,
    again: bool,
    (mut delivery, form): Prepared,
    noted: &str,
) -> Result<(), Error> {
    if matches!(form, Form::Split(..)) {
        list = list.with_register_number();
    }
    refuse_empty(&list)?;
    let OpenList { sealed, left_out } = list;
    let open = open_passwords(store, sealed, key)?;
    let handouts = open.iter().map(|open| open.handout()).collect();
    let papers = delivery::make(ctx, store, settings, handouts, &left_out, &form)?;
    delivery.hold(&papers)?;
    record_printed(store, &open, &delivery.details(&form, again), &ctx.act)?;
    ctx.did(noted);
    tell_left_out(ctx, &left_out);
    let label = Label::new(&form, open.len(), &papers);
    delivery.deliver(ctx, &papers, &label)
}

/// Makes stickers without a password: nothing secret leaves the store, and nothing is noted.
pub(super) fn print_login_ids(
    ctx: &mut Context,
    store: &Store,
    settings: &Settings,
    students: Vec<Student>,
    (mut delivery, form): Prepared,
) -> Result<(), Error> {
    let (closed, open): (Vec<_>, Vec<_>) =
        students.into_iter().partition(|student| student.account.disabled.is_some());
    let closed = closed.into_iter().map(|student| (student, LeftOut::Status(Status::Disabled)));
    let left_out: Vec<_> = closed.collect();
    if open.is_empty() {
        let error = Error::refused(format!("no stickers to print: {}", reasons(&left_out)));
        return Err(error.hint("mims enable opens an account again"));
    }
    let handouts = open.iter().map(|student| Handout { student, password: None }).collect();
    let papers = delivery::make(ctx, store, settings, handouts, &left_out, &form)?;
    delivery.hold(&papers)?;
    tell_left_out(ctx, &left_out);
    let label = Label::new(&form, open.len(), &papers);
    delivery.deliver(ctx, &papers, &label)
}

pub(super) fn tell_left_out(ctx: &mut Context, left_out: &[(Student, LeftOut)]) {
    if !left_out.is_empty() {
        ctx.ui.status(format_args!("Left out: {}", reasons(left_out)));
    }
    let own = left_out.iter().filter(|(student, _)| has_own_password(student)).count();
    if own > 0 {
        let own = counted(own, "student");
        ctx.ui.status(format_args!(
            "Their own passwords: {own}; mims stickers --login-only prints stickers with the login ID alone."
        ));
    }
}

/// Of an open account.
fn has_own_password(Student { account, .. }: &Student) -> bool {
    account.origin == PasswordOrigin::Own && account.disabled.is_none()
}

pub(super) fn refuse_empty(OpenList { sealed, left_out }: &OpenList) -> Result<(), Error> {
    if !sealed.is_empty() {
        return Ok(());
    }
    let was_printed = left_out.iter().any(|(_, reason)| *reason == LeftOut::Printed);
    let error = Error::refused(format!("no stickers to print: {}", reasons(left_out)));
    Err(error.hint(if was_printed {
        "--again prints the same passwords again (a printer fault); a lost sticker needs mims reset"
    } else if left_out.iter().any(|(student, _)| has_own_password(student)) {
        "--login-only prints the login ID of those with their own passwords; mims reset gives a temporary one"
    } else if left_out.is_empty() {
        "mims status --students shows how far everybody is"
    } else {
        "mims reset gives a student a new temporary password"
    }))
}

/// Prints what was not printed yet of these students, whom an earlier run may have made and not come to print.
pub fn print_rest(
    ctx: &mut Context,
    (store, settings): (&mut Store, &Settings),
    key: &KeyArgs,
    (year, wanted): (i16, &HashSet<StudentId>),
    paper: Prepared,
) -> Result<(), Error> {
    let selection = Selection { year: Some(year), ..Selection::default() };
    let mut students = select_students(store, &selection, ctx.act.at)?;
    students.retain(|student| wanted.contains(&student.id));
    let list = list_open(store, students, Printed::LeaveOut, ctx.act.at)?;
    if list.sealed.is_empty() {
        ctx.ui.status(format_args!(
            "No stickers are made: {}; mims stickers --year {year} --again --output FILE prints those of the year.",
            reasons(&list.left_out)
        ));
        return Ok(());
    }
    let count = counted(list.sealed.len(), "student");
    ctx.ui
        .status(format_args!("Not printed yet: {count} on this list; the stickers are made now."));
    let key = key.open(ctx, store)?;
    let noted = format!(
        "they are noted as printed; mims stickers --year {year} --again --output FILE prints those of the year"
    );
    print(ctx, (store, settings), list, &key, false, paper, &noted)
}

/// Prints the stickers of a batch that was just made.
pub fn print_batch(
    ctx: &mut Context,
    store: &mut Store,
    settings: &Settings,
    key: &VaultKey,
    batch: BatchId,
    paper: Prepared,
) -> Result<(), Error> {
    let selection = Selection { batch: Some(batch), ..Selection::default() };
    let students = select_students(store, &selection, ctx.act.at)?;
    let list = list_open(store, students, Printed::LeaveOut, ctx.act.at)?;
    let noted = format!(
        "the accounts are made and noted as printed; mims stickers --batch {batch} --again --output FILE prints them"
    );
    print(ctx, (store, settings), list, key, false, paper, &noted)
}
