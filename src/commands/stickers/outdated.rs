//! Whose sticker says something else since a change, and the command that prints another one.

use crate::context::Context;
use crate::domain::{BatchId, LoginId, PasswordOrigin, Student, counted};

/// More than this are not named one by one.
const FEW: usize = 10;

/// Tells it of students as they were before a batch changed what stands on their stickers, each with the login ID of now.
pub fn tell_outdated(ctx: &mut Context, batch: BatchId, changed: &[(&Student, &LoginId)]) {
    let (own, rest): (Vec<_>, Vec<_>) = changed
        .iter()
        .copied()
        .partition(|(before, _)| before.account.origin == PasswordOrigin::Own);
    // A sticker is worth printing again as long as the password on it opens the account.
    let is_of_use = |(before, _): &(&Student, &LoginId)| {
        before.account.printed_at.is_some() && !before.account.has_lapsed(ctx.act.at)
    };
    let printed: Vec<_> = rest.into_iter().filter(is_of_use).collect();
    if !printed.is_empty() {
        let which = which(&printed, batch, "");
        ctx.ui.status(format_args!(
            "Out of date by name or class: {}; mims stickers {which} --again --output FILE prints them again.",
            counted(printed.len(), "printed sticker"),
        ));
    }
    if !own.is_empty() {
        let which = which(&own, batch, " --status own-password --status enrolled");
        ctx.ui.status(format_args!(
            "Another name or class, and their own passwords: {}; mims stickers {which} --login-only --output FILE prints \
             stickers with the login ID alone.",
            counted(own.len(), "student"),
        ));
    }
}

fn which(students: &[(&Student, &LoginId)], batch: BatchId, of_the_batch: &str) -> String {
    if students.len() > FEW {
        return format!("--batch {batch}{of_the_batch}");
    }
    students.iter().map(|(_, login)| login.short()).collect::<Vec<_>>().join(" ")
}
