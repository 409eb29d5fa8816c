//! What is told when the store cannot be used.

use std::path::Path;

use crate::domain::shown_path;
use crate::files::Loose;
use crate::store::StoreError;
use crate::terminal::refusals::check::{FROM_BACKUP, PEPPER_FROM_BACKUP};
use crate::terminal::{Error, Kind};

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        let kind = match error {
            StoreError::Exists(_) | StoreError::BadName(_) => Kind::Refused,
            _ => Kind::Unusable,
        };
        let hint = hint_for(&error);
        Self { kind, cause: error.into(), hint }
    }
}

/// Which names every computer takes.
pub(super) const BETTER_NAME: &str =
    "name it without < > : \" | ? *, not CON, NUL or COM1, and without a dot or blank at the end";

/// What the operator can do about it.
fn hint_for(error: &StoreError) -> Option<String> {
    let hint = match error {
        StoreError::Missing(_) => "mims init makes one; --store names another folder",
        StoreError::Exists(_) | StoreError::NotAStore(_) => "--store names another folder",
        StoreError::BadName(_) => BETTER_NAME,
        StoreError::Loose { path, loose } => return mended(path, *loose),
        StoreError::Newer => "install the newest mims on this computer",
        StoreError::Moved(_) => {
            "nothing was changed; look where the store is now, and run it again"
        }
        StoreError::Busy => "try again in a moment; nothing was changed",
        StoreError::Damaged(_) | StoreError::NoDatabase(_) => FROM_BACKUP,
        StoreError::ReadOnly => "nothing was changed; to change it, copy its folder to a disk",
        StoreError::OtherPepper(_) => PEPPER_FROM_BACKUP,
        StoreError::KeyChanged => "run the same command again; nothing was changed",
        StoreError::NotCommitted(_) | StoreError::Disk(_) => {
            "nothing was changed; make room on the disk and run it again"
        }
        StoreError::CommitUnknown(_) => "mims status shows whether the change is there",
        StoreError::Unconfirmed { .. } => "mims status shows whether it is there",
        StoreError::File { path, .. } | StoreError::NotAFile(path)
            if path.ends_with("vault.key") =>
        {
            "--key names the key file where it is kept now"
        }
        StoreError::File { .. } | StoreError::NotAFile(_) | StoreError::Database(_) => {
            Error::NOTHING_CHANGED
        }
    };
    Some(hint.to_owned())
}

/// The command that mends it, if one does.
fn mended(path: &Path, loose: Loose) -> Option<String> {
    let mode = match loose {
        Loose::Link | Loose::OfAnotherUser => return None,
        Loose::ReadableFile => "600",
        Loose::ReadableFolder => "700",
    };
    let quoted = shown_path(path).replace('\'', r"'\''");
    Some(format!("chmod {mode} '{quoted}'"))
}
