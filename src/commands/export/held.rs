//! What an export has written and nobody sees yet: it gets its name last.

use std::path::Path;

use crate::exports::{ExportFormat, Exported};
use crate::files::{FileError, NewFile, NewFolder, Readers};
use crate::terminal::{Error, new_file, new_folder};

pub(super) enum Held {
    File(NewFile),
    Folder(NewFolder),
}

impl Held {
    pub(super) fn new(path: &Path, replace: bool, exported: Exported) -> Result<Self, Error> {
        match exported {
            Exported::File(bytes) => {
                let mut file = new_file(path, replace, Readers::Owner)?;
                file.write(&bytes)?;
                Ok(Self::File(file))
            }
            Exported::Folder(files) => {
                let around = path.parent().filter(|around| !around.as_os_str().is_empty());
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                let around = around.unwrap_or(Path::new("."));
                let folder = new_folder(around, &name, replace, ExportFormat::has_file)?;
                for (name, bytes) in files {
                    folder.add_file(name, &String::from_utf8_lossy(&bytes))?;
                }
                Ok(Self::Folder(folder))
            }
        }
    }

    pub(super) fn path(&self) -> &Path {
        match self {
            Self::File(file) => file.path(),
            Self::Folder(folder) => folder.path(),
        }
    }

    pub(super) fn publish(self) -> Result<(), FileError> {
        match self {
            Self::File(file) => file.publish(),
            Self::Folder(folder) => folder.publish(),
        }
    }
}
