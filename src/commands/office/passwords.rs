//! New temporary passwords as the terminal shows them, once.

use crate::context::Context;
use crate::domain::RegisterNo;
use crate::ops::Reset;
use crate::rows::{Cell, Column, Format, Rows, columns};
use crate::terminal::Error;

const COLUMNS: [Column; 5] = columns!["Class", "No", "Name", "Login ID", "Temporary password"];

/// One student as a card, several as a table. The only format: nothing clear goes into csv or json.
pub(super) fn show(ctx: &mut Context, resets: &[Reset<'_>]) -> Result<(), Error> {
    if let [Reset { student, password }] = resets {
        let number =
            student.register_no.map(|number| format!(", number {number}")).unwrap_or_default();
        ctx.ui.answer(format_args!("{}  {}{number}", student.name, student.class.name))?;
        ctx.ui.answer(format_args!("Login ID            {}", student.login))?;
        return ctx.ui.answer(format_args!("Temporary password  {}", password.expose()));
    }
    let mut rows = Rows::new(&COLUMNS);
    for Reset { student, password } in resets {
        rows.push(vec![
            Cell::shown(&student.class.name),
            student.register_no.map(RegisterNo::get).into(),
            Cell::shown(&student.name),
            student.login.short().into(),
            Cell::shown(password.expose()),
        ]);
    }
    ctx.ui.rows(rows, Format::Table)
}
