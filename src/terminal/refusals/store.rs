//! What is told when the store cannot be used.

use std::path::Path;

use crate::files::Loose;
use crate::store::StoreError;
use crate::terminal::{Error, Kind};

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        let (kind, hint) = match &error {
            StoreError::Missing(_) => (
                Kind::Unusable,
                Some("mims init makes one; --store names another folder".to_owned()),
            ),
            StoreError::Exists(_) => {
                (Kind::Refused, Some("--store names another folder".to_owned()))
            }
            StoreError::Loose { path, loose } => (Kind::Unusable, mended(path, *loose)),
            StoreError::Newer => {
                (Kind::Unusable, Some("install the newest mims on this computer".to_owned()))
            }
            StoreError::Busy => {
                (Kind::Unusable, Some("try again in a moment; nothing was changed".to_owned()))
            }
            StoreError::Damaged(_) => (
                Kind::Unusable,
                Some("bring back a copy of the store's folder from your backup".to_owned()),
            ),
            StoreError::NotCommitted(_) => {
                (Kind::Unusable, Some("make room on the disk and run it again".to_owned()))
            }
            StoreError::CommitUnknown(_) => {
                (Kind::Unusable, Some("mims status shows whether the change is there".to_owned()))
            }
            StoreError::NotAStore(_) => {
                (Kind::Unusable, Some("--store names another folder".to_owned()))
            }
            StoreError::File { path, .. } if path.ends_with("vault.key") => {
                (Kind::Unusable, Some("--key names the key file where it is kept now".to_owned()))
            }
            StoreError::File { .. } | StoreError::Database(_) => (Kind::Unusable, None),
        };
        Self { kind, cause: error.into(), hint }
    }
}

/// The command that mends it, if one does.
fn mended(path: &Path, loose: Loose) -> Option<String> {
    let mode = match loose {
        Loose::Link | Loose::OfAnotherUser => return None,
        Loose::ReadableFile => "600",
        Loose::ReadableFolder => "700",
    };
    let quoted = path.display().to_string().replace('\'', r"'\''");
    Some(format!("chmod {mode} '{quoted}'"))
}
