//! Files and folders that are being made: what a stopped program has to take away again.
//!
//! Whatever is made under a temporary name notes it here. Destructors do that work when something fails, but none
//! runs when a signal ends the program.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

static PATHS: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// Notes a path for as long as it lives.
pub struct Unfinished(PathBuf);

impl Unfinished {
    /// Notes a file or folder that is being made.
    pub fn note(path: &Path) -> Self {
        PATHS.lock().unwrap_or_else(PoisonError::into_inner).push(path.to_owned());
        Self(path.to_owned())
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        PATHS.lock().unwrap_or_else(PoisonError::into_inner).retain(|path| *path != self.0);
    }
}

/// Takes away everything that is noted; for the moment before the program ends.
pub fn remove_all() {
    for path in PATHS.lock().unwrap_or_else(PoisonError::into_inner).drain(..) {
        // There is nobody left to tell when this fails.
        let _ = if path.is_dir() {
            std::fs::remove_dir_all(&path)
        } else {
            std::fs::remove_file(&path)
        };
    }
}
