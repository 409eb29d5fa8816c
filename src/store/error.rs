//! What can go wrong with a store.

use std::io;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;
use thiserror::Error;

use crate::domain::shown_path;
use crate::files::{FileError, Loose, Obstacle};

/// Why a store cannot be used, or a change was not made.
#[derive(Debug, Error)]
pub enum StoreError {
    #[error("there is no store in {}", shown_path(.0))]
    Missing(PathBuf),
    #[error("{} is in use already", shown_path(.0))]
    Exists(PathBuf),
    /// Not every computer takes the name of its folder.
    #[error("{} is no name that every computer takes", shown_path(.0))]
    BadName(PathBuf),
    /// Others can read or replace the file.
    #[error("{} {}", shown_path(path), what_is(*loose))]
    Loose { path: PathBuf, loose: Loose },
    #[error("{}", what_fails(path, cause))]
    File { path: PathBuf, cause: io::Error },
    /// A folder or a device in the place of a file.
    #[error("{} is no file", shown_path(.0))]
    NotAFile(PathBuf),
    /// Its pepper or key is there, and nothing that they belong to.
    #[error("the store in {} has lost its database: mims.db is not there, or empty", shown_path(.0))]
    NoDatabase(PathBuf),
    /// The database belongs to another program.
    #[error("{} is not a mims store", shown_path(.0))]
    NotAStore(PathBuf),
    #[error("the store was written by a newer mims")]
    Newer,
    /// The folder has another store in it by now, or none.
    #[error("the store in {} was moved or replaced meanwhile", shown_path(.0))]
    Moved(PathBuf),
    /// It did not finish in time.
    #[error("another mims is writing to the store")]
    Busy,
    #[error("the store is damaged: {0}")]
    Damaged(rusqlite::Error),
    /// A medium or folder that only gives.
    #[error("nothing can be written to the store where it is")]
    ReadOnly,
    #[error("{} is not the one that this store was made with", shown_path(.0))]
    OtherPepper(PathBuf),
    /// What was sealed could not be opened any more.
    #[error("the vault got another key meanwhile")]
    KeyChanged,
    /// A change could not be committed; the store was opened again, and nothing of it is there.
    #[error("the store cannot be written: {0}")]
    NotCommitted(rusqlite::Error),
    /// A change could not be committed, and the store cannot be opened to see whether it is there.
    #[error("the change may or may not have been made: {0}")]
    CommitUnknown(rusqlite::Error),
    /// It has its name, and whether it keeps it when the power fails is not known.
    #[error("{} is made, but the disk may or may not keep it: {cause}", shown_path(path))]
    Unconfirmed { path: PathBuf, cause: io::Error },
    #[error("the disk with the store is full, or fails: {0}")]
    Disk(rusqlite::Error),
    /// Any other answer of SQLite.
    #[error("the store cannot be used: {0}")]
    Database(rusqlite::Error),
}

fn what_is(loose: Loose) -> &'static str {
    match loose {
        Loose::Link => "is a link; the store has to be a real folder with real files",
        Loose::OfAnotherUser => "belongs to another user",
        Loose::ReadableFile | Loose::ReadableFolder => {
            "can be read by other users of this computer"
        }
    }
}

/// The system's own words for what is not there are not an office's.
fn what_fails(path: &Path, cause: &io::Error) -> String {
    let shown = shown_path(path);
    match cause.kind() {
        io::ErrorKind::NotFound => format!("{shown} is not there"),
        _ => format!("{shown}: {cause}"),
    }
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
            Obstacle::Unconfirmed(cause) => return Self::Unconfirmed { path, cause },
            Obstacle::System(cause) | Obstacle::Left(cause) => cause,
            Obstacle::BadName => return Self::BadName(path),
            Obstacle::Held => io::ErrorKind::ResourceBusy.into(),
            Obstacle::NoFolder => io::ErrorKind::NotFound.into(),
            _ => io::ErrorKind::AlreadyExists.into(),
        };
        Self::File { path, cause }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        // Our own statements are right, so the tables are not; and none of them is to be read in a message.
        if let rusqlite::Error::SqlInputError { error, msg, .. } = error {
            return Self::Damaged(rusqlite::Error::SqliteFailure(error, Some(msg)));
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged(error),
            Some(ErrorCode::ReadOnly) => Self::ReadOnly,
            Some(ErrorCode::DiskFull | ErrorCode::SystemIoFailure) => Self::Disk(error),
            None if matches!(error, rusqlite::Error::FromSqlConversionFailure(..)) => {
                Self::Damaged(error)
            }
            _ => Self::Database(error),
        }
    }
}
