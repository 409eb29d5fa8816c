//! What a program that was killed has left: the next one takes it away, and says so.
//!
//! Whoever makes something under a temporary name holds a lock on it, which ends with the program. A file without a name
//! needs none of this.

use std::fs::DirEntry;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// How temporary names begin, and how many letters and digits follow.
pub(super) const PREFIX: &str = ".mims-";

static TAKEN_AWAY: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// What was found and taken away since the last time somebody asked.
pub fn taken_away() -> Vec<PathBuf> {
    std::mem::take(&mut TAKEN_AWAY.lock().unwrap_or_else(PoisonError::into_inner))
}

/// How many letters and digits stand behind the prefix.
const RANDOM: usize = 6;

/// Takes away what stopped programs have left in a folder. Nobody is kept from work by what cannot be removed.
pub fn take_away_left(folder: &Path) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let left: Vec<_> = entries.flatten().filter(is_temporary).collect();
    if left.is_empty() || somebody_makes_in(folder) {
        return;
    }
    for entry in left {
        let path = entry.path();
        let Some(_held) = take(&path) else { continue };
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

#[cfg(windows)]
pub(super) use handles::{hold, making_in};
#[cfg(windows)]
use handles::{somebody_makes_in, take};
#[cfg(unix)]
pub(super) use locks::{hold, making_in};
#[cfg(unix)]
use locks::{somebody_makes_in, take};

#[cfg(unix)]
mod locks {
    use std::fs::File;
    use std::path::Path;

    use rustix::fs::{FlockOperation, flock};

    use crate::files::private::{Loose, looseness};

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

    /// Whether something is being made there right now.
    pub(super) fn somebody_makes_in(folder: &Path) -> bool {
        let is_alone =
            |around: File| flock(around, FlockOperation::NonBlockingLockExclusive).is_ok();
        !File::open(folder).is_ok_and(is_alone)
    }

    /// Holds what nobody else does and the user alone can have left.
    pub(super) fn take(path: &Path) -> Option<File> {
        let file = File::open(path).ok()?;
        let is_ours =
            matches!(looseness(path), Ok(None | Some(Loose::ReadableFile | Loose::ReadableFolder)));
        let is_free = flock(&file, FlockOperation::NonBlockingLockExclusive).is_ok();
        (is_ours && is_free).then_some(file)
    }
}

/// There a file that is open can be seen to be; of a folder only the time tells whether anybody is still at work in it.
#[cfg(windows)]
mod handles {
    use std::fs::{File, OpenOptions};
    use std::os::windows::fs::OpenOptionsExt as _;
    use std::path::Path;
    use std::time::Duration;

    /// Longer than anybody makes one.
    const LONG_AGO: Duration = Duration::from_hours(1);

    pub(in crate::files) fn hold(_: &File) {}

    pub(in crate::files) fn making_in<T>(_: &Path, make: impl FnOnce() -> T) -> T {
        make()
    }

    pub(super) fn somebody_makes_in(_: &Path) -> bool {
        false
    }

    pub(super) fn take(path: &Path) -> Option<()> {
        let metadata = path.symlink_metadata().ok()?;
        if metadata.is_dir() {
            let age = metadata.modified().ok()?.elapsed().ok()?;
            return (age > LONG_AGO).then_some(());
        }
        OpenOptions::new().read(true).share_mode(0).open(path).ok().map(drop)
    }
}
