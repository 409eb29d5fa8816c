//! What can stand in the way of a new file or folder.

use std::io;
use std::path::{Path, PathBuf};

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
    /// What the system says of this path.
    pub(super) fn system(path: &Path) -> impl Fn(io::Error) -> Self {
        |cause| Obstacle::System(cause).at(path)
    }
}
