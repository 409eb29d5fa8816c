//! Files and folders that are being made: what a stopped program has to take away again.
//!
//! Whatever is made under a temporary name is noted here. Destructors do that work when something fails, but none
//! runs when a signal ends the program.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

static PATHS: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// Notes a path for as long as it lives.
pub struct Unfinished(PathBuf);

impl Unfinished {
    /// Makes a file or folder and notes it, with no moment between the two at which a signal could miss it.
    pub fn make<T, E>(
        make: impl FnOnce() -> Result<T, E>,
        path: impl FnOnce(&T) -> &Path,
    ) -> Result<(T, Self), E> {
        let mut paths = paths();
        let result = make()?;
        let path = path(&result).to_owned();
        paths.push(path.clone());
        Ok((result, Self(path)))
    }

    /// Gives it its final name, with a signal waiting meanwhile: one that has begun to take a folder away would go on
    /// with what is in it, whatever the folder is called by then.
    pub fn publish<T>(&self, rename: impl FnOnce() -> T) -> T {
        let _paths = paths();
        rename()
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        paths().retain(|path| *path != self.0);
    }
}

/// Takes away everything that is noted; for the moment before the program ends.
pub fn remove_all() {
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
