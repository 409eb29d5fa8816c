//! What one run knows: the terminal, the moment, the operator, the store. Made once, by the command line.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use rand::rand_core::UnwrapErr;
use rand::rngs::SysRng;

use super::free_memory::free_kib;
use crate::crypto::Hashing;
use crate::domain::{Act, BatchId, Settings, day_of, printable, shortened};
use crate::store::{Store, clock};
use crate::terminal::{Error, Kind, Ui};

/// One run.
pub struct Context {
    pub ui: Ui,
    pub act: Act,
    pub rng: UnwrapErr<SysRng>,
    folder: Option<PathBuf>,
    /// What was done by now, as it is told when something fails afterwards.
    done: Option<String>,
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
    pub fn new(
        ui: Ui,
        folder: Option<PathBuf>,
        command: &'static str,
        clock_is_right: bool,
    ) -> Self {
        let operator = operator();
        let act = Act { at: clock(), operator, command, clock_is_right };
        Self { ui, act, rng: UnwrapErr(SysRng), folder, done: None }
    }

    /// How this machine hashes many passwords, as the school has chosen.
    #[expect(clippy::unused_self, reason = "whoever hashes has the machine")]
    pub fn hashing(&self, settings: &Settings) -> Hashing {
        Hashing::new(settings.hash_engine, free_kib(Path::new("/")))
    }

    /// The school year of today, which is the calendar's.
    pub fn this_year(&self) -> i16 {
        day_of(self.act.at).year()
    }

    /// Where the store is, or will be.
    pub fn folder(&self) -> Result<PathBuf, Error> {
        store_folder(self.folder.clone()).ok_or_else(|| {
            Error::of(Kind::Unusable, "this account has no home folder to keep a store in")
                .hint("--store DIR names a folder")
        })
    }

    /// Something was done that stays, whatever fails from here on; `what` says it, and what to run next.
    pub fn did(&mut self, what: impl Into<String>) {
        self.done = Some(what.into());
    }

    /// The same of a batch that can be taken back.
    pub fn did_batch(&mut self, batch: BatchId) {
        self.did(format!("this is done as batch {batch}; mims undo {batch} takes it back"));
    }

    /// A failure as it is told at the end of the run: after a change, what holds is more than how to try again.
    pub fn told(&mut self, error: Error) -> Error {
        match self.done.take() {
            Some(done) => error.hint(done),
            None => error,
        }
    }

    /// Opens the store.
    pub fn store(&mut self) -> Result<Store, Error> {
        let store = Store::open(&self.folder()?)?;
        self.warn_of_clock(&store)?;
        Ok(store)
    }

    /// A clock that lies would end what cannot be had again, so nothing ends by it until somebody has looked.
    pub fn warn_of_clock(&mut self, store: &Store) -> Result<(), Error> {
        if let Some(doubt) = store.read(|connection| clock::doubt(connection, &self.act))? {
            self.ui.warn(format_args!(
                "{doubt}: nothing is erased and no wait counts by it; if it is right, add --now-is-right once"
            ));
        }
        Ok(())
    }
}

/// The account that the program runs as, and the person who became it by sudo, as sudo tells.
#[expect(clippy::disallowed_methods, reason = "what sudo tells is no option of the command line")]
fn operator() -> String {
    let person = std::env::var("SUDO_USER").ok();
    let account = whoami::username().unwrap_or_else(|_| "unknown".to_owned());
    match person.filter(|person| !person.is_empty() && *person != account) {
        Some(person) => format!("{} as {account}", shortened(&printable(&person), 64)),
        None => account,
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
