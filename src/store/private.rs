//! The store's files: made for the owner alone, and refused when somebody else could read or replace them.

use std::fs::{File, TryLockError};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::{Result, StoreError};
use crate::files::{NewFile, Readers, create_private, looseness};

pub(super) const DATABASE: &str = "mims.db";
pub(super) const PEPPER: &str = "pepper";
pub(super) const KEY: &str = "vault.key";

/// More than any of the files that are read as a whole, in bytes.
const MOST: u64 = 1024 * 1024;

/// Where the vault key of the store in this folder is, unless it is kept elsewhere.
pub fn key_path(folder: &Path) -> PathBuf {
    folder.join(KEY)
}

/// Writes a new file that only its owner can read, and waits until it is on the disk.
pub(super) fn create_file(path: &Path, bytes: &[u8]) -> Result<()> {
    let written = create_private(path).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    written.map_err(|cause| StoreError::file(path, cause))
}

/// The store whose folder this is in, or would be.
pub fn store_around(path: &Path) -> Option<PathBuf> {
    let mut around = path
        .ancestors()
        .map(|folder| if folder.as_os_str().is_empty() { Path::new(".") } else { folder });
    let there = around.find_map(|folder| folder.canonicalize().ok())?;
    let is_store =
        |folder: &&Path| [DATABASE, PEPPER].iter().all(|name| folder.join(name).exists());
    there.ancestors().find(is_store).map(Path::to_owned)
}

/// Reads a file that has to be private, such as the vault key.
pub fn read_private(path: &Path) -> Result<zeroize::Zeroizing<Vec<u8>>> {
    check_private_file(path)?;
    let failed = |cause| StoreError::file(path, cause);
    if path.metadata().map_err(failed)?.len() > MOST {
        return Err(failed(ErrorKind::FileTooLarge.into()));
    }
    std::fs::read(path).map(zeroize::Zeroizing::new).map_err(failed)
}

/// Writes a file that has to be private, in the place of another one if there is one: the whole new one or not at all.
pub fn replace_private(path: &Path, bytes: &[u8]) -> Result<()> {
    if path.symlink_metadata().is_ok() {
        check_private_file(path)?;
    }
    let mut file = NewFile::prepare(path, true, Readers::Owner)?;
    file.write(bytes)?;
    Ok(file.publish()?)
}

/// Takes this file as the sign that something is under way, until what comes back is dropped; none when somebody else
/// still has it after this time.
pub(super) fn take_turn(path: &Path, patience: Duration) -> Result<Option<File>> {
    const PAUSE: Duration = Duration::from_millis(50);
    let failed = |cause| StoreError::file(path, cause);
    let opened = match create_private(path) {
        Err(cause) if cause.kind() == ErrorKind::AlreadyExists => File::open(path),
        made => made,
    };
    let file = opened.map_err(failed)?;
    let mut left = patience;
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(Some(file)),
            Err(TryLockError::Error(cause)) => return Err(failed(cause)),
            Err(TryLockError::WouldBlock) if left.is_zero() => return Ok(None),
            Err(TryLockError::WouldBlock) => {
                std::thread::sleep(PAUSE);
                left = left.saturating_sub(PAUSE);
            }
        }
    }
}

/// Refuses what somebody else could read or replace.
pub(super) fn check_private(path: &Path) -> Result<()> {
    match looseness(path) {
        Ok(None) => Ok(()),
        Ok(Some(loose)) => Err(StoreError::Loose { path: path.to_owned(), loose }),
        Err(cause) => Err(StoreError::file(path, cause)),
    }
}

/// The same of what has to be a file: opening a pipe that nobody writes to would wait for ever.
pub(super) fn check_private_file(path: &Path) -> Result<()> {
    match path.symlink_metadata() {
        Ok(there) if !there.is_file() && !there.is_symlink() => {
            Err(StoreError::NotAFile(path.to_owned()))
        }
        _ => check_private(path),
    }
}
