//! What a program that was killed has left: the next one takes it away, and says so.
//!
//! Whoever makes something under a temporary name holds a lock on it, which ends with the program. A file without a name
//! needs none of this.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

/// How temporary names begin, and how many letters and digits follow.
pub(super) const PREFIX: &str = ".mims-";

static TAKEN_AWAY: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// What was found and taken away since the last time somebody asked.
pub fn taken_away() -> Vec<PathBuf> {
    std::mem::take(&mut TAKEN_AWAY.lock().unwrap_or_else(PoisonError::into_inner))
}

#[cfg(unix)]
pub use locks::take_away_left;
#[cfg(unix)]
pub(super) use locks::{hold, making_in};

#[cfg(unix)]
mod locks {
    use std::fs::{DirEntry, File};
    use std::path::Path;
    use std::sync::PoisonError;

    use rustix::fs::{FlockOperation, flock};

    use super::{PREFIX, TAKEN_AWAY};
    use crate::files::private::{Loose, looseness};

    /// How many letters and digits stand behind the prefix.
    const RANDOM: usize = 6;

    /// Tells others that this is in the making, for as long as it is open. Where there are no locks nothing is taken away.
    pub(in crate::files) fn hold(file: &File) {
        let _ = flock(file, FlockOperation::NonBlockingLockExclusive);
    }

    /// Makes something in a folder while nobody looks there for what was left: it could not be told from that before
    /// it is held.
    pub(in crate::files) fn making_in<T>(folder: &Path, make: impl FnOnce() -> T) -> T {
        let around = File::open(folder).ok();
        if let Some(around) = &around {
            let _ = flock(around, FlockOperation::NonBlockingLockShared);
        }
        make()
    }

    /// Takes away what stopped programs have left in a folder. Nobody is kept from work by what cannot be removed.
    pub fn take_away_left(folder: &Path) {
        let Ok(entries) = std::fs::read_dir(folder) else { return };
        let left: Vec<_> = entries.flatten().filter(is_temporary).collect();
        let is_alone =
            |around: File| flock(around, FlockOperation::NonBlockingLockExclusive).is_ok();
        if left.is_empty() || !File::open(folder).is_ok_and(is_alone) {
            return;
        }
        for entry in left {
            let path = entry.path();
            let held = File::open(&path).map(|file| {
                let lock = flock(&file, FlockOperation::NonBlockingLockExclusive);
                (file, lock)
            });
            let is_ours = matches!(
                looseness(&path),
                Ok(None | Some(Loose::ReadableFile | Loose::ReadableFolder))
            );
            if !is_ours || !matches!(&held, Ok((_, Ok(())))) {
                continue;
            }
            let removed = match entry.file_type() {
                Ok(kind) if kind.is_dir() => std::fs::remove_dir_all(&path),
                _ => std::fs::remove_file(&path),
            };
            if removed.is_ok() {
                TAKEN_AWAY.lock().unwrap_or_else(PoisonError::into_inner).push(path);
            }
        }
    }

    /// By its name; opening anything but a file or a folder could wait for ever.
    fn is_temporary(entry: &DirEntry) -> bool {
        let name = entry.file_name();
        let random = name.to_str().and_then(|name| name.strip_prefix(PREFIX));
        let is_named = random.is_some_and(|random| {
            random.len() == RANDOM && random.bytes().all(|byte| byte.is_ascii_alphanumeric())
        });
        is_named && entry.file_type().is_ok_and(|kind| kind.is_dir() || kind.is_file())
    }
}

#[cfg(not(unix))]
pub(super) fn hold(_: &std::fs::File) {}

#[cfg(not(unix))]
pub(super) fn making_in<T>(_: &std::path::Path, make: impl FnOnce() -> T) -> T {
    make()
}

#[cfg(not(unix))]
pub fn take_away_left(_: &std::path::Path) {}
