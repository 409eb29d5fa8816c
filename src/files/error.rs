//! What can stand in the way of a new file or folder.

use std::io;
use std::path::{Path, PathBuf};

use super::naming::{is_held, is_taken_everywhere};

/// A file or folder that is not made.
#[derive(Debug)]
pub struct FileError {
    pub path: PathBuf,
    pub obstacle: Obstacle,
}

/// Why it is not made.
#[derive(Debug)]
pub enum Obstacle {
    /// A file of this name is there, and is not to be replaced.
    Exists,
    /// A folder of this name is there, and is not to be replaced.
    FolderExists,
    /// A link, a device or a pipe: none of them is ever replaced by a file.
    NotAFile,
    /// Only a folder is ever replaced by a folder.
    NotAFolder,
    /// The folder that it is to be made in is not there.
    NoFolder,
    /// A file of somebody else's, which would be gone with its folder.
    Foreign,
    /// It has its name, and whether it keeps it when the power fails is not known.
    Unconfirmed(io::Error),
    /// Another program has it open, and has to let it go first.
    Held,
    /// Not every system takes the name.
    BadName,
    /// The new folder is in its place, and the one before it is still here.
    Left(io::Error),
    /// The system says no.
    System(io::Error),
}

impl Obstacle {
    /// At this path.
    pub(super) fn at(self, path: &Path) -> FileError {
        FileError { path: path.to_owned(), obstacle: self }
    }
}

impl FileError {
    /// Whether something new can have this name.
    pub(super) fn of_name(path: &Path) -> Result<(), Self> {
        let is_taken = path.file_name().is_none_or(is_taken_everywhere);
        if is_taken { Ok(()) } else { Err(Obstacle::BadName.at(path)) }
    }

    /// What the system says of this path.
    pub(super) fn system(path: &Path) -> impl Fn(io::Error) -> Self {
        |cause| {
            // Access to a folder may be denied for good; a file that is there is more likely open.
            let is_denied = cause.kind() == io::ErrorKind::PermissionDenied;
            let is_open = is_held(&cause) && (path.is_file() || !is_denied && path.exists());
            if is_open { Obstacle::Held } else { Obstacle::System(cause) }.at(path)
        }
    }
}
