//! Files and folders that are being made under a temporary name: what a stopped program has to take away again.
//!
//! Destructors do that work when something fails, but none runs when a signal ends the program.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tempfile::{Builder, NamedTempFile, PersistError, TempDir};

use super::left::{PREFIX, hold, making_in};
use super::naming::patiently;

static WORK: Mutex<Work> = Mutex::new(Work { unfinished: Vec::new(), may_stay: false });

/// What there is of this program's work.
struct Work {
    unfinished: Vec<PathBuf>,
    /// Whether something may be there that stays.
    may_stay: bool,
}

/// Notes a path for as long as it lives.
struct Note(PathBuf);

impl Note {
    /// Makes a file or folder and notes it, with no moment between the two at which a signal could miss it.
    fn make<T>(
        make: impl FnOnce() -> io::Result<T>,
        path: impl FnOnce(&T) -> &Path,
    ) -> io::Result<(T, Self)> {
        let mut work = work();
        // The library's own text names the temporary file, which is nobody's business.
        let new = make().map_err(|cause| io::Error::from(cause.kind()))?;
        let path = path(&new).to_owned();
        work.unfinished.push(path.clone());
        Ok((new, Self(path)))
    }
}

impl Drop for Note {
    fn drop(&mut self) {
        work().unfinished.retain(|path| *path != self.0);
    }
}

/// A file with a temporary name. Dropped before it has its own, it leaves nothing behind.
pub(super) struct UnfinishedFile<F> {
    // Dropped in this order: what is noted has to be noted for as long as it is there.
    making: NamedTempFile<F>,
    _note: Note,
}

impl<F> UnfinishedFile<F> {
    /// Makes it in this folder; `make` gets its temporary name.
    pub(super) fn make(
        folder: &Path,
        make: impl FnMut(&Path) -> io::Result<F>,
    ) -> io::Result<Self> {
        let make = || Builder::new().prefix(PREFIX).make_in(folder, make);
        let (making, note) = making_in(folder, || Note::make(make, NamedTempFile::path))?;
        Ok(Self { making, _note: note })
    }

    pub(super) fn file(&mut self) -> &mut F {
        self.making.as_file_mut()
    }

    /// Gives it its name.
    pub(super) fn publish(self, path: &Path, replace: bool) -> io::Result<()> {
        let Self { making, _note } = self;
        if !replace {
            return making.persist_noclobber(path).map(drop).map_err(|error| error.error);
        }
        let mut making = Some(making);
        patiently(|| {
            let Some(file) = making.take() else { return Ok(()) };
            file.persist(path).map(drop).map_err(|PersistError { error, file }| {
                making = Some(file);
                error
            })
        })
    }
}

/// A folder with a temporary name that only its owner can enter. Dropped before it has its own, it leaves nothing behind.
pub struct UnfinishedFolder {
    making: TempDir,
    /// Open, so that nobody takes it for what was left.
    _held: Option<File>,
    _note: Note,
}

impl UnfinishedFolder {
    /// Makes it in this folder.
    pub fn make(parent: &Path) -> io::Result<Self> {
        let mut builder = Builder::new();
        builder.prefix(PREFIX);
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
        making_in(parent, || {
            let (making, note) = Note::make(|| builder.tempdir_in(parent), TempDir::path)?;
            let held = File::open(making.path()).ok();
            held.iter().for_each(hold);
            Ok(Self { making, _held: held, _note: note })
        })
    }

    /// Where it is until it has its name.
    pub fn path(&self) -> &Path {
        self.making.path()
    }

    /// Gives it its name, with a signal waiting meanwhile: one that has begun to take a folder away would go on
    /// with what is in it, whatever the folder is called by then.
    pub fn publish(&self, rename: impl FnOnce(&Path) -> io::Result<()>) -> io::Result<()> {
        let mut work = work();
        work.may_stay = true;
        rename(self.path())
    }
}

/// From here on something may be there that stays; comes right before it is made. A program that is ending goes no further.
pub fn begin_to_stay() {
    work().may_stay = true;
}

/// Takes away everything that is unfinished, and tells whether something else may stay; for the moment before the program
/// ends. Whoever makes, names or drops something from then on waits for that end: he could only say that it is gone.
pub fn remove_unfinished() -> bool {
    let mut work = work();
    for path in std::mem::take(&mut work.unfinished) {
        // Another thread may be putting a file into the folder at this very moment.
        for _ in 0..50 {
            let removed = if path.is_dir() {
                std::fs::remove_dir_all(&path)
            } else {
                std::fs::remove_file(&path)
            };
            if removed.is_ok() || path.symlink_metadata().is_err() {
                break;
            }
            std::thread::sleep(Duration::from_millis(2));
        }
    }
    let may_stay = work.may_stay;
    std::mem::forget(work);
    may_stay
}

fn work() -> MutexGuard<'static, Work> {
    WORK.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use crate::files::left::{take_away_left, taken_away};

    #[test]
    fn what_somebody_is_making_stays_and_what_was_left_goes() {
        let around = tempfile::tempdir().expect("a folder");
        let making = UnfinishedFolder::make(around.path()).expect("a folder");
        let [left, other] = [".mims-a1B2c3", ".mims-notes"].map(|name| around.path().join(name));
        for folder in [&left, &other] {
            std::fs::create_dir(folder).expect("a folder");
            let mode = std::os::unix::fs::PermissionsExt::from_mode(0o700);
            std::fs::set_permissions(folder, mode).expect("a mode");
        }
        take_away_left(around.path());
        assert!(making.path().is_dir() && other.is_dir() && !left.exists());
        assert!(taken_away().contains(&left));
    }
}
