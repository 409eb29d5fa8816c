//! What an import did, as the operator reads it: how many, whom, and how to take it back.

use jiff::Timestamp;

use super::effects::{Effect, count};
use crate::context::Context;
use crate::domain::{BatchId, ChangeKind, PasswordOrigin, Role, counted};
use crate::terminal::Error;

/// Names whom the import touched.
pub(super) fn show(
    ctx: &mut Context,
    batch: BatchId,
    role: Role,
    effects: &[Effect<'_>],
) -> Result<(), Error> {
    let of = |kind| count(effects, kind);
    let again = match of(ChangeKind::Returned) {
        0 => String::new(),
        returned => format!(", {returned} opened again"),
    };
    ctx.ui.answer(format_args!(
        "Batch {batch}: {} created, {} moved, {} corrected{again}, {} closed",
        counted(of(ChangeKind::Created), "account"),
        counted(of(ChangeKind::Moved), role.noun()),
        of(ChangeKind::Changed),
        of(ChangeKind::Left),
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
