//! The vault key, for commands that print: where it is and what opens it.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use clap::ValueHint;

use crate::context::Context;
use crate::crypto::{KeyFile, VaultError, VaultKey};
use crate::domain::shown_path;
use crate::store::{Store, StoreError, key_path, read_private};
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

/// What there is of a key without a question.
pub enum KeyLook {
    /// Not in the store's folder.
    Elsewhere,
    /// Behind a passphrase that was not given.
    Locked,
    /// Open; none at all where the file holds none.
    Open(Vec<VaultKey>),
}

impl KeyArgs {
    /// The key file that is meant.
    pub fn path(&self, store: &Store) -> PathBuf {
        self.key.clone().unwrap_or_else(|| store.key_path())
    }

    /// Reads the key, asks for its passphrase if it has one, and makes sure that it is this store's.
    pub fn open(&self, ctx: &mut Context, store: &Store) -> Result<VaultKey, Error> {
        let (path, file) = (self.path(store), self.passphrase_file.as_deref());
        let keys = open_keys(ctx, &path, file, "Passphrase of the vault key")?;
        let key = keys.into_iter().find(|key| key.is_of(&store.identity().recipient));
        key.ok_or_else(|| about(&path, VaultError::WrongKey))
    }

    /// Reads the key of the store in this folder without asking for anything.
    pub fn look(&self, folder: &Path) -> Result<KeyLook, Error> {
        let path = self.key.clone().unwrap_or_else(|| key_path(folder));
        let bytes = match read_private(&path) {
            Err(StoreError::File { cause, .. })
                if self.key.is_none() && cause.kind() == ErrorKind::NotFound =>
            {
                return Ok(KeyLook::Elsewhere);
            }
            read => read?,
        };
        let opened = match (KeyFile::read(&bytes), &self.passphrase_file) {
            (Ok(KeyFile::Open(keys)), _) => Ok(keys),
            (Ok(KeyFile::Wrapped(_)), None) => return Ok(KeyLook::Locked),
            (Ok(KeyFile::Wrapped(wrapped)), Some(file)) => wrapped.open(read_secret(file)?),
            (Err(error), _) => Err(error),
        };
        match opened {
            Ok(keys) => Ok(KeyLook::Open(keys)),
            Err(VaultError::NotAKey) => Ok(KeyLook::Open(Vec::new())),
            Err(error) => Err(about(&path, error)),
        }
    }
}

/// Reads a file of age keys, and asks for its passphrase if it has one.
pub fn open_keys(
    ctx: &mut Context,
    path: &Path,
    passphrase_file: Option<&Path>,
    question: &str,
) -> Result<Vec<VaultKey>, Error> {
    let bytes = read_private(path)?;
    let keys = match KeyFile::read(&bytes) {
        Ok(KeyFile::Wrapped(wrapped)) => wrapped.open(match passphrase_file {
            Some(file) => read_secret(file)?,
            None => ctx.ui.ask_secret(question, "--passphrase-file FILE")?,
        }),
        Ok(KeyFile::Open(keys)) => Ok(keys),
        Err(error) => Err(error),
    };
    keys.map_err(|error| about(path, error))
}

fn about(path: &Path, error: VaultError) -> Error {
    Error::from(error).context(shown_path(path))
}
