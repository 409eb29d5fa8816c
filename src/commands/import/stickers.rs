//! The PDF of stickers that an import was asked for.

use std::path::Path;

use crate::commands::flags::sheet::SheetArgs;
use crate::commands::stickers::delivery::Delivery;
use crate::commands::stickers::print_batch;
use crate::context::Context;
use crate::crypto::VaultKey;
use crate::domain::{BatchId, Settings};
use crate::ops::Form;
use crate::store::Store;
use crate::terminal::Error;

/// Looked at before anything is done: the accounts must not be made and the file then be refused.
pub(super) struct StickersFile {
    delivery: Delivery,
    form: Form,
}

impl StickersFile {
    pub(super) fn prepare(
        path: Option<&Path>,
        sheet: &SheetArgs,
        force: bool,
    ) -> Result<Option<Self>, Error> {
        let Some(path) = path else {
            sheet.refuse_unused("--stickers")?;
            return Ok(None);
        };
        let form = sheet.form()?;
        Ok(Some(Self { delivery: Delivery::files(path, &form, force)?, form }))
    }

    /// By now the accounts are there, whatever becomes of the file.
    pub(super) fn print(
        self,
        ctx: &mut Context,
        store: &mut Store,
        settings: &Settings,
        key: &VaultKey,
        batch: BatchId,
    ) -> Result<(), Error> {
        let Self { delivery, form } = self;
        print_batch(ctx, store, (settings, &form, key), batch, delivery).map_err(|error| {
            error.hint(format!(
                "the accounts are made; mims stickers --batch {batch} --output FILE prints them"
            ))
        })
    }
}
