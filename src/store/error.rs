//! What can go wrong with a store.

use std::path::{Path, PathBuf};
use std::{fmt, io};

use rusqlite::ErrorCode;

use crate::domain::printable;
use crate::files::{FileError, Loose, Obstacle};

/// Why a store cannot be used, or a change was not made.
#[derive(Debug)]
pub enum StoreError {
    /// There is no store in this folder.
    Missing(PathBuf),
    /// There is something in the folder already.
    Exists(PathBuf),
    /// Others can read or replace the file.
    Loose { path: PathBuf, loose: Loose },
    /// A file cannot be read or written.
    File { path: PathBuf, cause: io::Error },
    /// The database belongs to another program.
    NotAStore(PathBuf),
    /// A newer mims wrote it.
    Newer,
    /// Another mims is writing and did not finish in time.
    Busy,
    /// The database is damaged.
    Damaged(rusqlite::Error),
    /// A change could not be committed; the store was opened again, and nothing of it is there.
    NotCommitted(rusqlite::Error),
    /// A change could not be committed, and the store cannot be opened to see whether it is there.
    CommitUnknown(rusqlite::Error),
    /// Any other answer of SQLite.
    Database(rusqlite::Error),
}

/// What the store answers.
pub type Result<T, E = StoreError> = std::result::Result<T, E>;

impl StoreError {
    pub(super) fn file(path: &Path, cause: io::Error) -> Self {
        Self::File { path: path.to_owned(), cause }
    }
}

impl From<FileError> for StoreError {
    fn from(FileError { path, obstacle }: FileError) -> Self {
        let cause = match obstacle {
            Obstacle::System(cause) => cause,
            Obstacle::NoFolder => io::ErrorKind::NotFound.into(),
            _ => io::ErrorKind::AlreadyExists.into(),
        };
        Self::File { path, cause }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged(error),
            None if matches!(error, rusqlite::Error::FromSqlConversionFailure(..)) => {
                Self::Damaged(error)
            }
            _ => Self::Database(error),
        }
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = |path: &Path| printable(&path.display().to_string());
        match self {
            Self::Missing(path) => write!(f, "there is no store in {}", shown(path)),
            Self::Exists(path) => write!(f, "{} is in use already", shown(path)),
            Self::Loose { path, loose } => {
                let what = match loose {
                    Loose::Link => "is a link; the store has to be a real folder with real files",
                    Loose::OfAnotherUser => "belongs to another user",
                    Loose::ReadableFile | Loose::ReadableFolder => {
                        "can be read by other users of this computer"
                    }
                };
                write!(f, "{} {what}", shown(path))
            }
            Self::File { path, cause } => write!(f, "{}: {cause}", shown(path)),
            Self::NotAStore(path) => write!(f, "{} is not a mims store", shown(path)),
            Self::Newer => write!(f, "the store was written by a newer mims"),
            Self::Busy => write!(f, "another mims is writing to the store"),
            Self::Damaged(cause) => write!(f, "the store is damaged: {cause}"),
            Self::NotCommitted(cause) => write!(f, "nothing was changed: {cause}"),
            Self::CommitUnknown(cause) => {
                write!(f, "the change may or may not have been made: {cause}")
            }
            Self::Database(cause) => write!(f, "the store cannot be used: {cause}"),
        }
    }
}

impl std::error::Error for StoreError {}
