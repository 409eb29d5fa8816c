//! Output files: whole or not at all, readable by their owner only, never over another file without being told.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::error::Error;
use crate::domain::printable;
use crate::unfinished::Unfinished;

/// A file that is being made. It gets its name last; dropped before, it leaves nothing behind.
pub struct OutputFile {
    unfinished: Unfinished,
    file: NamedTempFile,
    path: PathBuf,
    force: bool,
}

impl OutputFile {
    /// Makes sure, before any work is done, that the file can be written.
    pub fn prepare(path: &Path, force: bool) -> Result<Self, Error> {
        Self::prepare_for(path, force, 0o600)
    }

    /// The same for a file without secrets and names, which other programs of the computer may read.
    pub fn prepare_for_everybody(path: &Path, force: bool) -> Result<Self, Error> {
        Self::prepare_for(path, force, 0o644)
    }

    #[cfg_attr(not(unix), expect(unused_variables, reason = "there are no modes"))]
    fn prepare_for(path: &Path, force: bool, mode: u32) -> Result<Self, Error> {
        let failed = |cause| Error::file(path, cause);
        if path.is_dir() {
            return Err(failed(io::ErrorKind::IsADirectory.into()));
        }
        if !force && path.symlink_metadata().is_ok() {
            return Err(exists(path));
        }
        refuse_no_folder(path)?;
        let folder = folder_of(path);
        let make = || {
            let mut builder = tempfile::Builder::new();
            builder.prefix(".mims-");
            #[cfg(unix)]
            builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(mode));
            builder.tempfile_in(folder)
        };
        let file = Unfinished::make(make, NamedTempFile::path);
        // The library's own text names the temporary file, which is nobody's business.
        let (file, unfinished) = file.map_err(|cause| failed(cause.kind().into()))?;
        Ok(Self { unfinished, file, path: path.to_owned(), force })
    }

    /// The name it will get.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes the contents and waits until they are on the disk.
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), Error> {
        let written = self.file.write_all(bytes).and_then(|()| self.file.as_file().sync_all());
        written.map_err(|cause| Error::file(&self.path, cause))
    }

    /// Gives the file its name.
    pub fn publish(self) -> Result<(), Error> {
        let Self { unfinished: _unfinished, file, path, force } = self;
        let published = if force { file.persist(&path) } else { file.persist_noclobber(&path) };
        match published {
            Ok(_) => Ok(()),
            Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Err(exists(&path)),
            Err(error) => Err(Error::file(&path, error.error)),
        }
    }
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The folder around has to be there; the system would only say that something is not.
pub(super) fn refuse_no_folder(path: &Path) -> Result<(), Error> {
    let folder = folder_of(path);
    if folder.symlink_metadata().is_err_and(|cause| cause.kind() == io::ErrorKind::NotFound) {
        let folder = printable(&folder.display().to_string());
        return Err(Error::refused(format!("there is no folder {folder}"))
            .hint("make it first, or check the name"));
    }
    Ok(())
}

fn exists(path: &Path) -> Error {
    Error::file(path, io::ErrorKind::AlreadyExists.into())
        .hint("name another file, or add --force to replace it")
}
