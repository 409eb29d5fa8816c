//! What is told when a backup does not open, or the vault gets no new key.

use crate::crypto::EnvelopeError;
use crate::ops::{BackupRefusal, VaultRefusal};
use crate::terminal::{Error, Kind};

impl From<BackupRefusal> for Error {
    fn from(refusal: BackupRefusal) -> Self {
        let (what, hint) = match refusal {
            BackupRefusal::Store(error) => return error.into(),
            BackupRefusal::Closed(EnvelopeError::NotFor) => (
                "it does not open with that",
                "give the passphrase or the age key it was made with",
            ),
            BackupRefusal::Closed(EnvelopeError::Damaged) => {
                ("it was cut off or changed, and does not open", "take another backup")
            }
            BackupRefusal::Closed(EnvelopeError::NotSealed) | BackupRefusal::NotABackup => {
                ("it is no backup of mims", "mims backup makes one")
            }
        };
        Self::of(Kind::Unusable, what).hint(hint)
    }
}

impl From<VaultRefusal> for Error {
    fn from(refusal: VaultRefusal) -> Self {
        match refusal {
            VaultRefusal::Store(error) => error.into(),
            VaultRefusal::Begun(error) => Self::from(error)
                .context("the store keeps the key before, but its file may have the new passphrase already")
                .hint("run the same command again; mims check tells which key the store has"),
        }
    }
}
