//! `mims stickers --preview`: what the stickers would say, on the terminal.

use jiff::Timestamp;

use super::printing::tell_left_out;
use crate::context::Context;
use crate::crypto::VaultKey;
use crate::domain::{Settings, Student, last_day_of, shown_day};
use crate::ops::{OpenList, open_passwords, record_shown};
use crate::print::code_of;
use crate::store::Store;
use crate::terminal::Error;

/// Shows a card for each student, and the portal's code once. With a key the passwords are shown, which is noted first.
pub(super) fn show(
    ctx: &mut Context,
    store: &mut Store,
    settings: &Settings,
    list: OpenList,
    key: Option<&VaultKey>,
) -> Result<(), Error> {
    let OpenList { sealed, left_out } = list;
    match key {
        Some(key) => {
            let open = open_passwords(store, sealed, key)?;
            record_shown(store, &open, &ctx.act)?;
            ctx.did("this is done: they are noted as shown; the same command shows them again");
            for open in &open {
                card(ctx, &open.student, open.password.expose())?;
            }
            ctx.ui.flush_to_reader()?;
        }
        None => sealed.iter().try_for_each(|sealed| card(ctx, &sealed.student, "••••••••"))?,
    }
    if !settings.portal_url.is_empty() {
        ctx.ui.answer(&settings.portal_url)?;
        ctx.ui.draw_code(&code_of(&settings.portal_url)?)?;
    }
    tell_left_out(ctx, &left_out);
    Ok(())
}

fn card(ctx: &mut Context, student: &Student, password: &str) -> Result<(), Error> {
    let number = student.register_no.map(|number| format!(", number {number}"));
    let last_day = last_day_of(student.account.expires_at.unwrap_or(Timestamp::MIN));
    // The name stands last on its line: how wide Tamil is depends on the terminal.
    ctx.ui.answer(format_args!(
        "{}{}  {}",
        student.class.name,
        number.unwrap_or_default(),
        student.name
    ))?;
    ctx.ui.answer(format_args!("  Login ID  {}", student.login))?;
    ctx.ui.answer(format_args!("  Password  {password}"))?;
    ctx.ui.answer(format_args!("  Works until {}\n", shown_day(last_day)))
}
