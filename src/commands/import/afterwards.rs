//! What an import did, as the operator reads it: how many, whom, and how to take it back.

use super::effects::{Effect, count};
use crate::commands::stickers::tell_outdated;
use crate::context::Context;
use crate::domain::{BatchId, ChangeKind, Role, counted};
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

/// Names whose sticker says something else now.
pub(super) fn tell_of_stickers(ctx: &mut Context, batch: BatchId, effects: &[Effect<'_>]) {
    let staying = effects.iter().filter(|effect| effect.kind != ChangeKind::Left);
    let changed = staying.filter_map(|effect| {
        let before = effect.before?;
        let is_other = before.class.name.key() != effect.class.key() || before.name != *effect.name;
        is_other.then_some((before, effect.login))
    });
    tell_outdated(ctx, batch, &changed.collect::<Vec<_>>());
}

fn word(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Changed => "corrected",
        ChangeKind::Returned => "opened again",
        ChangeKind::Left => "closed",
        kind => kind.as_str(),
    }
}
