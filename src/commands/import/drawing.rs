//! The passwords of a plan's new accounts, made while the operator reads the plan: after the answer most of the work is
//! done. What is not wanted is wiped.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};

use crate::context::Context;
use crate::crypto::Style;
use crate::domain::{HashCosts, NameParts, Settings};
use crate::ops::NewPasswords;
use crate::plan::Plan;
use crate::terminal::{Error, Kind, Progress, Ui, told_fault};

/// Passwords that are being drawn and hashed.
pub(super) struct Drawing {
    progress: Arc<Progress>,
    is_wanted: Arc<AtomicBool>,
    thread: Option<JoinHandle<NewPasswords>>,
}

impl Drawing {
    /// Begins with it, unseen.
    pub(super) fn begin(ctx: &Context, settings: &Settings, plan: &Plan<'_>, style: Style) -> Self {
        let new = plan.new_accounts();
        let names: Vec<_> = new.map(|(row, login, _)| NameParts::of(&row.name, login)).collect();
        let progress = Arc::new(Ui::hidden_progress("Making accounts", names.len()));
        let is_wanted = Arc::new(AtomicBool::new(true));
        let hashing = (HashCosts::default().password, ctx.hashing(settings));
        let (mut rng, seen, wanted) = (ctx.rng, Arc::clone(&progress), Arc::clone(&is_wanted));
        let thread = thread::spawn(move || {
            NewPasswords::make(&names, style, hashing, &mut rng, &|| {
                seen.tick();
                wanted.load(Ordering::Relaxed)
            })
        });
        Self { progress, is_wanted, thread: Some(thread) }
    }

    /// Waits for the rest, with a bar.
    pub(super) fn finish(mut self, ctx: &mut Context) -> Result<NewPasswords, Error> {
        ctx.ui.show_progress(&self.progress);
        let made = self.thread.take().expect("it was begun").join();
        let passwords = made.map_err(|_| Error::of(Kind::Bug, "passwords could not be made"))?;
        drop(self);
        if let Some(fault) = passwords.fault() {
            ctx.ui.warn(told_fault(fault));
        }
        Ok(passwords)
    }
}

impl Drop for Drawing {
    /// Waits until everything is wiped: the program may end right after.
    fn drop(&mut self) {
        self.is_wanted.store(false, Ordering::Relaxed);
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}
