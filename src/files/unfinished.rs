//! Files and folders that are being made under a temporary name: what a stopped program has to take away again.
//!
//! Destructors do that work when something fails, but none runs when a signal ends the program.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tempfile::{Builder, NamedTempFile, TempDir};

static PATHS: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// Notes a path for as long as it lives.
struct Note(PathBuf);

impl Note {
    /// Makes a file or folder and notes it, with no moment between the two at which a signal could miss it.
    fn make<T>(
        make: impl FnOnce() -> io::Result<T>,
        path: impl FnOnce(&T) -> &Path,
    ) -> io::Result<(T, Self)> {
        let mut paths = paths();
        // The library's own text names the temporary file, which is nobody's business.
        let new = make().map_err(|cause| io::Error::from(cause.kind()))?;
        let path = path(&new).to_owned();
        paths.push(path.clone());
        Ok((new, Self(path)))
    }
}

impl Drop for Note {
    fn drop(&mut self) {
        paths().retain(|path| *path != self.0);
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
        let make = || Builder::new().prefix(".mims-").make_in(folder, make);
        let (making, note) = Note::make(make, NamedTempFile::path)?;
        Ok(Self { making, _note: note })
    }

    pub(super) fn file(&mut self) -> &mut F {
        self.making.as_file_mut()
    }

    /// Gives it its name.
    pub(super) fn publish(self, path: &Path, replace: bool) -> io::Result<()> {
        let Self { making, _note } = self;
        let named = if replace { making.persist(path) } else { making.persist_noclobber(path) };
        named.map(drop).map_err(|error| error.error)
    }
}

/// A folder with a temporary name that only its owner can enter. Dropped before it has its own, it leaves nothing behind.
pub struct UnfinishedFolder {
    making: TempDir,
    _note: Note,
}

impl UnfinishedFolder {
    /// Makes it in this folder.
    pub fn make(parent: &Path) -> io::Result<Self> {
        let mut builder = Builder::new();
        builder.prefix(".mims-");
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
        let (making, note) = Note::make(|| builder.tempdir_in(parent), TempDir::path)?;
        Ok(Self { making, _note: note })
    }

    /// Where it is until it has its name.
    pub fn path(&self) -> &Path {
        self.making.path()
    }

    /// Gives it its name, with a signal waiting meanwhile: one that has begun to take a folder away would go on
    /// with what is in it, whatever the folder is called by then.
    pub fn publish(&self, rename: impl FnOnce(&Path) -> io::Result<()>) -> io::Result<()> {
        let _paths = paths();
        rename(self.path())
    }
}

/// Takes away everything that is unfinished; for the moment before the program ends.
pub fn remove_unfinished() {
    for path in paths().drain(..) {
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
}

fn paths() -> MutexGuard<'static, Vec<PathBuf>> {
    PATHS.lock().unwrap_or_else(PoisonError::into_inner)
}
