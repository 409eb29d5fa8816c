//! The vault key, for commands that print: where it is and what opens it.

use std::path::PathBuf;

use clap::ValueHint;

use crate::context::Context;
use crate::crypto::{KeyFile, VaultError, VaultKey};
use crate::domain::shown_path;
use crate::store::{Store, read_private};
use crate::terminal::{Error, read_secret};

/// Where the vault key is.
#[derive(clap::Args)]
pub struct KeyArgs {
    /// The vault key, when it is kept outside the store
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    key: Option<PathBuf>,
    /// A file whose first line is the passphrase of the vault key
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    passphrase_file: Option<PathBuf>,
}

impl KeyArgs {
    /// The key file that is meant.
    pub fn path(&self, store: &Store) -> PathBuf {
        self.key.clone().unwrap_or_else(|| store.key_path())
    }

    /// Reads the key, asks for its passphrase if it has one, and makes sure that it is this store's.
    pub fn open(&self, ctx: &mut Context, store: &Store) -> Result<VaultKey, Error> {
        let path = self.path(store);
        let bytes = read_private(&path)?;
        let key = match KeyFile::read(&bytes).map_err(|error| about(&path, error))? {
            KeyFile::Open(key) => key,
            KeyFile::Wrapped(wrapped) => {
                let passphrase = match &self.passphrase_file {
                    Some(file) => read_secret(file)?,
                    None => ctx
                        .ui
                        .ask_secret("Passphrase of the vault key", "--passphrase-file FILE")?,
                };
                wrapped.open(&passphrase).map_err(|error| about(&path, error))?
            }
        };
        if key.recipient().to_string() != store.identity().recipient.to_string() {
            return Err(about(&path, VaultError::WrongKey));
        }
        Ok(key)
    }
}

fn about(path: &std::path::Path, error: VaultError) -> Error {
    Error::from(error).context(shown_path(path))
}
