//! What one run knows: the terminal, the moment, the operator, the store. Made once, by the command line.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use rand::rand_core::UnwrapErr;
use rand::rngs::SysRng;

use super::free_memory::free_kib;
use crate::crypto::Hashing;
use crate::domain::{Act, Settings};
use crate::store::Store;
use crate::terminal::{Error, Kind, Ui};

/// One run.
pub struct Context {
    pub ui: Ui,
    pub act: Act,
    pub rng: UnwrapErr<SysRng>,
    folder: Option<PathBuf>,
}

/// How a command ended that did its work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// All is well.
    Well,
    /// Done, but someone should look.
    LookAgain,
}

impl Context {
    /// Reads the clock and the operator's name; there is no switch for either.
    pub fn new(ui: Ui, folder: Option<PathBuf>, command: &'static str) -> Self {
        let at = clock();
        let operator = whoami::username().unwrap_or_else(|_| "unknown".to_owned());
        Self { ui, act: Act { at, operator, command }, rng: UnwrapErr(SysRng), folder }
    }

    /// How this machine hashes many passwords, as the school has chosen.
    #[expect(clippy::unused_self, reason = "whoever hashes has the machine")]
    pub fn hashing(&self, settings: &Settings) -> Hashing {
        Hashing::new(settings.hash_engine, free_kib(Path::new("/")))
    }

    /// Where the store is, or will be.
    pub fn folder(&self) -> Result<PathBuf, Error> {
        store_folder(self.folder.clone()).ok_or_else(|| {
            Error::of(Kind::Unusable, "this account has no home folder to keep a store in")
                .hint("--store DIR names a folder")
        })
    }

    /// Opens the store.
    pub fn store(&self) -> Result<Store, Error> {
        Ok(Store::open(&self.folder()?)?)
    }
}

/// This moment.
#[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
pub fn clock() -> Timestamp {
    Timestamp::now()
}

/// The folder that was given, or the default one.
pub fn store_folder(given: Option<PathBuf>) -> Option<PathBuf> {
    given.or_else(|| {
        directories::ProjectDirs::from("", "", "mims")
            .map(|folders| Path::to_owned(folders.data_local_dir()))
    })
}
