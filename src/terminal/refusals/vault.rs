//! What is told when sealed passwords cannot be opened.

use crate::crypto::VaultError;
use crate::ops::PassphraseRefusal;
use crate::terminal::{Error, Kind};

impl From<VaultError> for Error {
    fn from(error: VaultError) -> Self {
        let hint = match error {
            VaultError::NotAKey | VaultError::WrongKey => {
                "--key names the right key file; without it, mims reset gives new passwords"
            }
            VaultError::WrongPassphrase => {
                "try again; without the passphrase, mims reset gives new passwords"
            }
            VaultError::Damaged => "mims reset gives this student a new password",
        };
        Self { kind: Kind::Unusable, cause: error.into(), hint: Some(hint.to_owned()) }
    }
}

impl From<PassphraseRefusal> for Error {
    fn from(refusal: PassphraseRefusal) -> Self {
        match refusal {
            PassphraseRefusal::Store(error) => error.into(),
            PassphraseRefusal::NotNoted(error) => Self::from(error)
                .context("the vault key is changed, and the audit log does not say so")
                .hint("the key opens as was asked for from now on; run it again to have it noted"),
        }
    }
}
