//! The rows of `mims status`: one for each student.

use crate::commands::flags::rows::RowArgs;
use crate::context::Context;
use crate::domain::{Selection, Student, shown_time};
use crate::ops::{Since, visit_moved, visit_students};
use crate::rows::{moved_columns, student_cells, student_columns};
use crate::store::Store;
use crate::terminal::Error;

/// What a table shows. Terminals do not agree on the width of every script, so the name comes last.
const FOR_EYES: [&str; 6] = ["year", "class", "register_no", "login_id", "status", "name"];

/// The same with what happened.
const MOVED_FOR_EYES: [&str; 7] =
    ["year", "class", "register_no", "login_id", "status", "moved", "name"];

/// The students of a selection, written as they are read.
pub(super) fn show_selected(
    ctx: &mut Context,
    store: &Store,
    selection: &Selection,
    args: &RowArgs,
) -> Result<(), Error> {
    let now = ctx.act.at;
    let mut rows = args.writer(ctx.ui.answer_writer(), student_columns(), &FOR_EYES)?;
    visit_students(store, selection, now, |student| {
        rows.push(&student_cells(&student, now, args.format)).map_err(Error::unwritten)
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
    let mut rows = args.writer(ctx.ui.answer_writer(), moved_columns(), &MOVED_FOR_EYES)?;
    let mut anybody = false;
    let since = visit_moved(store, selection, since, now, |student, outcomes| {
        anybody = true;
        let mut row = student_cells(&student, now, args.format);
        row.push(outcomes.join(", ").into());
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
    let mut rows = args.writer(ctx.ui.answer_writer(), student_columns(), &FOR_EYES)?;
    for student in students {
        rows.push(&student_cells(student, now, args.format)).map_err(Error::unwritten)?;
    }
    rows.finish().map_err(Error::unwritten)
}
