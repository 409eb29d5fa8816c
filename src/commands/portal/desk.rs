//! Where a student sits, or nobody: then files take the place of what is typed.

use crate::context::Context;
use crate::store::Store;
use crate::terminal::Screens;

/// What every step of one run goes on with.
pub(super) struct Desk<'a> {
    pub(super) ctx: &'a mut Context,
    pub(super) store: Store,
    /// None without a terminal.
    pub(super) screens: Option<Screens>,
}
