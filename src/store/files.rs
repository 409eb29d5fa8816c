//! The store's files: made for the owner alone, and refused when somebody else could read or replace them.

use std::fs::{DirBuilder, File, Metadata, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::path::Path;

use super::StoreError;

/// Makes a folder that only its owner can enter.
pub(super) fn create_folder(path: &Path) -> Result<(), StoreError> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).map_err(|cause| StoreError::file(path, cause))
}

/// Makes a folder that only its owner can enter, and that goes away again unless it is kept.
pub(super) fn temporary_folder(parent: &Path) -> Result<tempfile::TempDir, StoreError> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".mims-new-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
    builder.tempdir_in(parent).map_err(|cause| StoreError::file(parent, cause))
}

/// Writes a new file that only its owner can read, and waits until it is on the disk.
pub(super) fn create_file(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options.open(path).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    written.map_err(|cause| StoreError::file(path, cause))
}

/// Reads a file that has to be private, such as the vault key.
pub fn read_private(path: &Path) -> Result<zeroize::Zeroizing<Vec<u8>>, StoreError> {
    check_private(path)?;
    // Opening a pipe that nobody writes to would wait for ever.
    if !path.is_file() {
        return Err(StoreError::file(path, ErrorKind::InvalidInput.into()));
    }
    std::fs::read(path).map(zeroize::Zeroizing::new).map_err(|cause| StoreError::file(path, cause))
}

/// Replaces a file that has to be private: by the whole new one or not at all.
pub fn replace_private(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    check_private(path)?;
    let folder =
        path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let replaced = tempfile::NamedTempFile::new_in(folder).and_then(|mut file| {
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        Ok(file.persist(path)?)
    });
    replaced.map_err(|cause| StoreError::file(path, cause))?;
    sync_folder(folder)
}

/// Waits until the names in a folder are on the disk.
pub(super) fn sync_folder(path: &Path) -> Result<(), StoreError> {
    if cfg!(unix) {
        let synced = File::open(path).and_then(|folder| folder.sync_all());
        synced.map_err(|cause| StoreError::file(path, cause))?;
    }
    Ok(())
}

/// Refuses links, other people's files and files that others can read.
pub(super) fn check_private(path: &Path) -> Result<(), StoreError> {
    let metadata = path.symlink_metadata().map_err(|cause| StoreError::file(path, cause))?;
    let loose = |what, mend| Err(StoreError::Loose { path: path.to_owned(), what, mend });
    if metadata.is_symlink() {
        return loose("is a link; the store has to be a real folder with real files", None);
    }
    if !is_ours(&metadata) {
        return loose("belongs to another user", None);
    }
    if others_can_read(&metadata) {
        let mode = if metadata.is_dir() { "700" } else { "600" };
        let quoted = path.display().to_string().replace('\'', r"'\''");
        let mend = format!("chmod {mode} '{quoted}'");
        return loose("can be read by other users of this computer", Some(mend));
    }
    Ok(())
}

#[cfg(unix)]
fn is_ours(metadata: &Metadata) -> bool {
    std::os::unix::fs::MetadataExt::uid(metadata) == rustix::process::geteuid().as_raw()
}

#[cfg(unix)]
fn others_can_read(metadata: &Metadata) -> bool {
    std::os::unix::fs::MetadataExt::mode(metadata) & 0o077 != 0
}

/// On Windows the folder's access list is inherited from the user's own folders.
#[cfg(not(unix))]
fn is_ours(_: &Metadata) -> bool {
    true
}

#[cfg(not(unix))]
fn others_can_read(_: &Metadata) -> bool {
    false
}
