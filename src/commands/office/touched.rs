//! Whom a command has touched, by name and class: a number alone would not show a slip.

use crate::context::Context;
use crate::domain::Student;
use crate::terminal::Error;

/// More of them are counted: what was done to a whole level is not read name by name.
const FEW: usize = 10;

/// One student, enough to be recognised and to be named in the next command.
pub(in crate::commands) fn named(student: &Student) -> String {
    format!("{} of {} ({})", student.name, student.class.name, student.login.short())
}

/// A line for each of a few, and how many there are beside them.
pub(in crate::commands) fn show<'a>(
    ctx: &mut Context,
    students: impl ExactSizeIterator<Item = &'a Student>,
) -> Result<(), Error> {
    let more = students.len().saturating_sub(FEW);
    for student in students.take(FEW) {
        ctx.ui.answer(format_args!("  {}", named(student)))?;
    }
    if more > 0 {
        ctx.ui.answer(format_args!("  and {more} more"))?;
    }
    Ok(())
}
