//! `mims directory sync`, and the one try after a command that has changed accounts.

use super::patience;
use crate::context::{Context, Done};
use crate::directory::Effect;
use crate::ops::{Attempt, Brake, SyncRequest, Synced, is_waiting, note_failure, sync_directory};
use crate::store::Store;
use crate::terminal::Error;

/// Runs the command.
pub(super) fn run(ctx: &mut Context, full: bool, accept_many: bool) -> Result<Done, Error> {
    let mut store = ctx.store()?;
    let request = SyncRequest { full, accept_many, patience: patience::LONG };
    let attempts = sync_directory(&mut store, &request, ctx.act.at)?;
    let last = attempts.len();
    let mut done = Done::Well;
    let mut failed = None;
    for (at, Attempt { url, outcome }) in attempts.into_iter().enumerate() {
        let error = match outcome {
            Ok(synced) => {
                if tell(ctx, &url, &synced)? == Done::LookAgain {
                    done = Done::LookAgain;
                }
                synced.failed.into_iter().next().map(Error::from)
            }
            Err(refusal) => Some(refusal.into()),
        };
        let Some(error) = error.map(|error| error.context(url.clone())) else { continue };
        note_failure(&mut store, &url, &format!("{:#}", error.cause))?;
        // What one server could not do another one has done.
        if at + 1 < last && !full {
            ctx.ui.warn(format_args!("{:#}", error.cause));
            done = Done::LookAgain;
        } else {
            failed = failed.or(Some(error));
        }
    }
    failed.map_or(Ok(done), Err)
}

fn tell(ctx: &mut Context, url: &str, synced: &Synced) -> Result<Done, Error> {
    let words = synced.written.iter().filter(|(_, count)| *count > 0);
    let words = words.map(|(effect, count)| format!("{count} {}", past(effect)));
    let words = words.collect::<Vec<_>>().join(", ");
    let written = if words.is_empty() { "nothing to write".to_owned() } else { words };
    let state = if synced.is_in_step() { "in step" } else { "not in step" };
    ctx.ui.answer(format_args!("{url}: {state}; {written}"))?;
    let more: Vec<_> = synced.failed.iter().skip(1).collect();
    if !more.is_empty() {
        ctx.ui.answer("Not taken either:")?;
        ctx.ui.answer_few(more.into_iter())?;
    }
    if !synced.strays.is_empty() {
        let count = synced.strays.len();
        ctx.ui
            .answer(format_args!("Entries that are no account's, and are left alone: {count}"))?;
        ctx.ui.answer_few(synced.strays.iter())?;
    }
    if let Some(brake) = synced.brake {
        ctx.ui.warn(format_args!("{}", stopped(brake)));
    }
    let is_well = synced.strays.is_empty() && synced.brake.is_none();
    Ok(if is_well { Done::Well } else { Done::LookAgain })
}

fn stopped(Brake { closing, of }: Brake) -> String {
    format!(
        "{closing} of {of} open accounts would be closed in the directory, so none was; \
         if that is right, run mims directory sync --accept-many"
    )
}

fn past(effect: Effect) -> &'static str {
    match effect {
        Effect::Add => "added",
        Effect::Change => "changed",
        Effect::Close => "closed",
        Effect::Open => "opened",
    }
}

/// One short try after a command that has changed accounts. Whatever comes of it, that command has done its work.
pub fn after_change(ctx: &mut Context) {
    let Some(mut store) = ctx.folder().ok().and_then(|folder| Store::open(&folder).ok()) else {
        return;
    };
    if !is_waiting(&store).unwrap_or(false) {
        return;
    }
    let request = SyncRequest { full: false, accept_many: false, patience: patience::short() };
    let error = match sync_directory(&mut store, &request, ctx.act.at) {
        Ok(attempts) => {
            let Some(Attempt { url, outcome }) = attempts.into_iter().last() else { return };
            match outcome {
                Ok(synced) if synced.is_in_step() => return,
                Ok(Synced { brake: Some(brake), .. }) => return ctx.ui.warn(stopped(brake)),
                Ok(synced) => synced.failed.into_iter().next().map(Error::from),
                Err(refusal) => Some(refusal.into()),
            }
            .map(|error| error.context(url))
        }
        Err(refusal) => Some(refusal.into()),
    };
    if let Some(error) = error {
        ctx.ui.warn(format_args!(
            "this is done, but the directory is not in step: {:#}; mims directory sync tries it again",
            error.cause
        ));
    }
}
