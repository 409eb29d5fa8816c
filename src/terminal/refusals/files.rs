//! What is told when a new file or folder cannot be made.

use std::io::ErrorKind;

use super::store::BETTER_NAME;
use crate::domain::shown_path;
use crate::files::{FileError, Obstacle};
use crate::terminal::{Error, Kind};

impl From<FileError> for Error {
    fn from(FileError { path, obstacle }: FileError) -> Self {
        let shown = shown_path(&path);
        match obstacle {
            Obstacle::Exists => Self::file(&path, ErrorKind::AlreadyExists.into())
                .hint("name another file, or add --force to replace it"),
            Obstacle::FolderExists => Self::file(&path, ErrorKind::AlreadyExists.into())
                .hint("--force replaces the whole folder"),
            Obstacle::NotAFile => {
                Self::refused(format!("{shown} is a link, a device or a pipe, and is not replaced"))
                    .hint("name another file")
            }
            Obstacle::NotAFolder => Self::file(&path, ErrorKind::NotADirectory.into())
                .hint("move it away; a folder of this name is to be made"),
            Obstacle::NoFolder => Self::refused(format!("there is no folder {shown}"))
                .hint("make it first, or check the name"),
            Obstacle::Foreign => {
                Self::refused(format!("{shown} is not of mims, and --force would remove it"))
                    .hint("move it away, or name another folder")
            }
            Obstacle::Unconfirmed(cause) => Self::of(
                Kind::Unusable,
                format!("{shown} is written, but the disk may or may not keep it: {cause}"),
            )
            .hint("look whether it is whole before you rely on it"),
            Obstacle::Held => Self::of(
                Kind::Unusable,
                format!("{shown} is open in another program, so it was not replaced"),
            )
            .hint("close it there, and run the same command again"),
            Obstacle::BadName => Self::refused(format!("{shown} is no name that every computer takes"))
                .hint(BETTER_NAME),
            Obstacle::Left(cause) => Self::of(
                Kind::Unusable,
                format!("the new folder is there, but the one before it could not be removed and is now {shown}: {cause}"),
            )
            .hint("close what is open of it and delete it: it has students' data"),
            Obstacle::System(cause) => Self::file(&path, cause),
        }
    }
}
