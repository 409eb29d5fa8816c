//! How far each server is, as it says itself.

use jiff::Timestamp;

use super::reach::{DirectoryRefusal, Start, open, start};
use crate::directory::Patience;
use crate::domain::{Listing, Student};
use crate::store::directories::{self, Directory};
use crate::store::{Store, StoreError, listings};

/// A server, and how far it is.
pub struct ServerStatus {
    pub url: String,
    pub state: Result<DirectoryState, DirectoryRefusal>,
    pub full_at: Option<Timestamp>,
    pub last_error: Option<String>,
}

/// How far a server is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DirectoryState {
    /// No run has come to its end yet.
    New,
    /// So many accounts have changed, or may have, since it was in step.
    Behind(usize),
    InStep,
}

/// These students' accounts as a directory has them.
pub fn read_listings(store: &Store, students: &[Student]) -> Result<Vec<Listing>, StoreError> {
    let ids: Vec<_> = students.iter().map(|student| student.id).collect();
    store.read(|connection| listings::of(connection, &ids))
}

/// The servers that are kept in step.
pub fn read_directories(store: &Store) -> Result<Vec<Directory>, StoreError> {
    store.read(directories::all)
}

/// Asks every server.
pub fn directory_status(
    store: &Store,
    patience: Patience,
) -> Result<Vec<ServerStatus>, DirectoryRefusal> {
    let all = store.read(directories::all)?;
    if all.is_empty() {
        return Err(DirectoryRefusal::NotSetUp);
    }
    let status = |directory: Directory| {
        let state = state_of(store, &directory, patience);
        let Directory { url, full_at, last_error, .. } = directory;
        ServerStatus { url, state, full_at, last_error }
    };
    Ok(all.into_iter().map(status).collect())
}

fn state_of(
    store: &Store,
    directory: &Directory,
    patience: Patience,
) -> Result<DirectoryState, DirectoryRefusal> {
    let mark = open(directory, patience)?.mark()?;
    store.read(|connection| match start(store, connection, mark.as_ref())? {
        Start::Beginning => Ok(DirectoryState::New),
        Start::After(head) => Ok(match listings::named_after(connection, head.seq)?.len() {
            0 => DirectoryState::InStep,
            accounts => DirectoryState::Behind(accounts),
        }),
    })
}

/// Whether there is a directory, and an account has changed since any of its servers was in step.
pub fn is_waiting(store: &Store) -> Result<bool, StoreError> {
    store.read(|connection| {
        let all = directories::all(connection)?;
        let cursor = all.iter().filter_map(|directory| directory.cursor).max().unwrap_or(0);
        Ok(!all.is_empty() && !listings::named_after(connection, cursor)?.is_empty())
    })
}
