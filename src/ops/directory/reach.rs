//! Reaching a server, and why one is not brought in step.

use rusqlite::Connection;

use crate::directory::{
    Access, Address, AddressError, DirectoryError, Layout, Mark, Patience, Server,
};
use crate::domain::{Head, Secret};
use crate::store::directories::{self, Directory};
use crate::store::{Store, StoreError, read_private};

/// Why a directory is not in step.
#[derive(Debug)]
pub enum DirectoryRefusal {
    Store(StoreError),
    /// There is none.
    NotSetUp,
    /// Another run is at work.
    Busy,
    Address(AddressError),
    /// Its file holds no secret.
    NoSecret,
    Server(DirectoryError),
    /// It follows another store.
    Foreign {
        store_id: String,
    },
    /// It has what this store does not have: the store is an older copy.
    Ahead {
        head: String,
    },
}

impl From<DirectoryError> for DirectoryRefusal {
    fn from(error: DirectoryError) -> Self {
        Self::Server(error)
    }
}

/// Where a server begins.
pub(super) enum Start {
    /// It follows nobody yet, so that every entry has to be looked at.
    Beginning,
    /// It has everything up to this row of the audit log.
    After(Head),
}

/// How the entries of a server look.
pub(super) fn layout_of(directory: &Directory) -> Layout {
    Layout { base: directory.base.clone(), uid_offset: directory.uid_offset }
}

/// Connects to a server.
pub(super) fn open(directory: &Directory, patience: Patience) -> Result<Server, DirectoryRefusal> {
    let Directory { url, bind_dn, secret_file, ca_file, .. } = directory;
    let address = Address::parse(url).map_err(DirectoryRefusal::Address)?;
    let login = match (bind_dn, secret_file) {
        (Some(name), Some(file)) => {
            let bytes = read_private(file)?;
            let text = std::str::from_utf8(&bytes).ok().and_then(|text| text.lines().next());
            let secret = text.filter(|text| !text.is_empty()).ok_or(DirectoryRefusal::NoSecret)?;
            Some((name.clone(), Secret::new(secret.to_owned())))
        }
        _ => None,
    };
    let access = Access { address, login, ca_file: ca_file.clone() };
    Ok(Server::open(&access, &layout_of(directory), patience)?)
}

/// Where it begins, as it says itself: so a directory that was restored is seen, and a store that was.
pub(super) fn start(
    store: &Store,
    connection: &Connection,
    mark: Option<&Mark>,
) -> Result<Start, DirectoryRefusal> {
    let Some(Mark { store_id, seq, head }) = mark else { return Ok(Start::Beginning) };
    if *store_id != store.identity().store_id {
        return Err(DirectoryRefusal::Foreign { store_id: store_id.clone() });
    }
    if *seq == 0 {
        return Ok(Start::Beginning);
    }
    match directories::head_at(connection, *seq)? {
        Some(ours) if ours.to_string() == *head => Ok(Start::After(ours)),
        _ => Err(DirectoryRefusal::Ahead { head: head.clone() }),
    }
}
