//! What the owner alone can read, and waiting until it is on the disk.

use std::fs::{DirBuilder, File, Metadata, OpenOptions};
use std::io;
use std::path::Path;

use super::error::{FileError, Obstacle};

/// How somebody else could read or replace a file or folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loose {
    Link,
    OfAnotherUser,
    ReadableFile,
    ReadableFolder,
}

/// Makes a folder that only its owner can enter, and those around it; one that is there already is left as it is.
pub fn create_folders(path: &Path) -> io::Result<()> {
    if path.as_os_str().is_empty() || path.is_dir() {
        return Ok(());
    }
    let around = path.parent().unwrap_or(path);
    create_folders(around)?;
    create_folder(path)?;
    // Its name too has to outlive a power failure.
    sync_folder(if around.as_os_str().is_empty() { Path::new(".") } else { around })
}

/// The same where the one around it is there. It must not be made anew when a signal has just taken it away.
pub(super) fn create_folder(path: &Path) -> io::Result<()> {
    match create(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && path.is_dir() => Ok(()),
        other => other,
    }
}

fn create(path: &Path) -> io::Result<()> {
    #[cfg_attr(not(unix), expect(unused_mut, reason = "there are no modes"))]
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// Starts a new file that only its owner can read.
pub fn create_private(path: &Path) -> io::Result<File> {
    create_with_mode(path, 0o600)
}

#[cfg_attr(not(unix), expect(unused_variables, reason = "there are no modes"))]
pub(super) fn create_with_mode(path: &Path, mode: u32) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, mode);
    options.open(path)
}

/// Waits until the names in a folder are on the disk. One that may be written and not read cannot be waited for.
pub fn sync_folder(path: &Path) -> io::Result<()> {
    match File::open(path) {
        Ok(folder) if cfg!(unix) => folder.sync_all(),
        Err(cause) if cause.kind() != io::ErrorKind::PermissionDenied => Err(cause),
        _ => Ok(()),
    }
}

/// The folder around has to be there; the system would only say that something is not.
pub fn folder_around(path: &Path) -> Result<&Path, FileError> {
    let around = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let around = around.unwrap_or(Path::new("."));
    if around.symlink_metadata().is_err_and(|cause| cause.kind() == io::ErrorKind::NotFound) {
        return Err(Obstacle::NoFolder.at(around));
    }
    Ok(around)
}

/// Whether two paths lead to one file, which need not be there yet.
pub fn are_one_file(one: &Path, other: &Path) -> bool {
    let whole = |path: &Path| {
        let folder = folder_around(path).ok()?.canonicalize().ok()?;
        Some(folder.join(path.file_name()?))
    };
    whole(one).is_some_and(|one| whole(other).is_some_and(|other| one == other))
}

/// Whether somebody else could read or replace it.
pub fn looseness(path: &Path) -> io::Result<Option<Loose>> {
    let metadata = path.symlink_metadata()?;
    Ok(if metadata.is_symlink() {
        Some(Loose::Link)
    } else if !is_ours(&metadata) {
        Some(Loose::OfAnotherUser)
    } else if !others_can_read(&metadata) {
        None
    } else if metadata.is_dir() {
        Some(Loose::ReadableFolder)
    } else {
        Some(Loose::ReadableFile)
    })
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
