//! Choosing the directory that is kept in step.

use std::path::PathBuf;

use super::reach::{DirectoryRefusal, open, start};
use crate::directory::{Address, Mark, Patience};
use crate::domain::{Act, Detail, Head, Outcome};
use crate::store::directories::{self, Directory};
use crate::store::{Store, StoreError};

/// A directory, as somebody asks for it.
#[derive(Default)]
pub struct NewDirectory {
    /// Its servers, in the order in which they are tried.
    pub servers: Vec<Address>,
    pub base: String,
    pub bind_dn: Option<String>,
    pub secret_file: Option<PathBuf>,
    pub ca_file: Option<PathBuf>,
    pub uid_offset: Option<i64>,
    /// Whatever store it has followed until now.
    pub take_over: bool,
}

/// The one that is kept in step now.
pub fn chosen_directory(store: &Store) -> Result<NewDirectory, DirectoryRefusal> {
    let all = store.read(directories::all)?;
    let servers = all.iter().map(|one| Address::parse(&one.url)).collect::<Result<_, _>>();
    let servers = servers.map_err(DirectoryRefusal::Address)?;
    let Directory { base, bind_dn, secret_file, ca_file, uid_offset, .. } =
        all.into_iter().next().ok_or(DirectoryRefusal::NotSetUp)?;
    Ok(NewDirectory { servers, base, bind_dn, secret_file, ca_file, uid_offset, take_over: false })
}

/// Makes sure that every server can be reached and may be written to, makes the units there, and keeps it all.
pub fn set_up_directory(
    store: &mut Store,
    new: NewDirectory,
    patience: Patience,
    act: &Act,
) -> Result<(), DirectoryRefusal> {
    let NewDirectory { servers, base, bind_dn, secret_file, ca_file, uid_offset, take_over } = new;
    let server = |address: Address| Directory {
        url: address.to_string(),
        base: base.clone(),
        bind_dn: bind_dn.clone(),
        secret_file: secret_file.clone(),
        ca_file: ca_file.clone(),
        uid_offset,
        cursor: None,
        full_at: None,
        last_error: None,
    };
    let all: Vec<_> = servers.into_iter().map(server).collect();
    for directory in &all {
        let mut server = open(directory, patience)?;
        server.prepare()?;
        let store_id = &store.identity().store_id;
        // From the beginning: nothing that it has is known to be ours.
        let beginning = || Mark::new(store_id, &Head { seq: 0, hash: Vec::new() });
        let mark = server.mark()?.filter(|_| !take_over);
        store.read(|connection| start(store, connection, mark.as_ref()).map(drop))?;
        // Whoever may not write is told so now and not in the night.
        server.set_mark(&mark.unwrap_or_else(beginning))?;
    }
    let urls = all.iter().map(|one| one.url.as_str()).collect::<Vec<_>>().join(",");
    Ok(keep(store, &all, &format!("{urls} {base}"), act)?)
}

/// From now on no directory is kept in step; what it says stays as it is.
pub fn forget_directory(store: &mut Store, act: &Act) -> Result<(), StoreError> {
    keep(store, &[], "", act)
}

fn keep(store: &mut Store, all: &[Directory], after: &str, act: &Act) -> Result<(), StoreError> {
    crate::ops::write(store, act, |tx, log| {
        let before: Vec<_> = directories::all(tx)?.into_iter().map(|one| one.url).collect();
        directories::replace_all(tx, all)?;
        let detail = Detail::Setting { key: "directory", before: &before.join(","), after };
        log.note(None, Outcome::Set, &detail)
    })
}
