//! What an import did, as the operator reads it: how many, whom, and how to take it back.

use jiff::Timestamp;

use super::effects::{Effect, Tally};
use crate::context::Context;
use crate::domain::{BatchId, ChangeKind, PasswordOrigin, Role, counted};
use crate::terminal::Error;

/// Names whom the import touched.
pub(super) fn show(
    ctx: &mut Context,
    batch: BatchId,
    role: Role,
    tally: &Tally,
    effects: &[Effect<'_>],
) -> Result<(), Error> {
    let Tally { created, moved, corrected, returned, left, .. } = *tally;
    let again = if returned > 0 { format!(", {returned} opened again") } else { String::new() };
    ctx.ui.answer(format_args!(
        "Batch {batch}: {} created, {} moved, {corrected} corrected{again}, {left} closed",
        counted(created, "account"),
        counted(moved, role.noun()),
    ))?;
    ctx.ui.answer_few(effects.iter().map(|Effect { name, class, login, kind, .. }| {
        format!("{name} of {class} ({}): {}", login.short(), word(*kind))
    }))
}

/// Whose sticker says something else now.
pub(super) fn warn_of_stickers(ctx: &mut Context, batch: BatchId, effects: &[Effect<'_>]) {
    let outdated = effects.iter().filter(|effect| is_outdated(effect, ctx.act.at)).count();
    if outdated > 0 {
        let stickers = counted(outdated, "printed sticker");
        ctx.ui.status(format_args!(
            "Out of date by name or class: {stickers}; mims stickers --batch {batch} --again --output FILE prints them again."
        ));
    }
}

/// A sticker is worth printing again as long as the password on it opens the account.
fn is_outdated(effect: &Effect<'_>, now: Timestamp) -> bool {
    let Some(before) = effect.before else { return false };
    let account = &before.account;
    let is_other = before.class.name.key() != effect.class.key() || before.name != *effect.name;
    let is_open = account.origin != PasswordOrigin::Own
        && account.printed_at.is_some()
        && account.expires_at.is_some_and(|end| now < end);
    is_other && is_open && effect.kind != ChangeKind::Left
}

fn word(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Changed => "corrected",
        ChangeKind::Returned => "opened again",
        ChangeKind::Left => "closed",
        kind => kind.as_str(),
    }
}
