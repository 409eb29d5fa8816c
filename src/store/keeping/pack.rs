//! A whole store as one piece: a ZIP archive of its database, pepper and key, all of one moment.

use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;

use rusqlite::{Connection, MAIN_DB, OpenFlags};
use zeroize::Zeroizing;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::inspection::Inspection;
use crate::store::connection::Store;
use crate::store::creation::make_folder;
use crate::store::private::{DATABASE, KEY, PEPPER, read_private};
use crate::store::{Result, StoreError};

/// More than any store is unpacked to, in bytes.
const MOST: u64 = 4 * 1024 * 1024 * 1024;

/// Files in clear: none of them ever comes on a disk outside a store.
type Clear = Zeroizing<Vec<u8>>;

/// The files of a store, unpacked.
pub struct Unpacked {
    database: Clear,
    pepper: Clear,
    /// Unless it was left out.
    pub key: Option<Clear>,
}

/// What was to be unpacked holds no store.
#[derive(Debug)]
pub struct NotABackup;

impl Store {
    /// Packs everything, while others may write; the key from this file, or without one.
    pub fn pack(&self, key: Option<&Path>) -> Result<Clear> {
        let read_key = || key.map(read_private).transpose();
        let pepper = read_private(&self.path_of(PEPPER))?;
        let mut key_before = read_key()?;
        loop {
            let database = self.copy()?;
            // The vault may get another key at this very moment; then the copy is taken again, so that the two fit.
            let key = read_key()?;
            if key == key_before {
                return Ok(packed(&database, &pepper, key.as_deref()));
            }
            key_before = key;
        }
    }

    /// The database as it is now, without what was erased in it. It is made in memory, under a name that only this
    /// process knows.
    fn copy(&self) -> Result<Clear> {
        const PLACE: &str = "file:/mims-copy?vfs=memdb";
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_URI;
        let mut copy = Connection::open_with_flags(PLACE, flags)?;
        self.copy_into(PLACE)?;
        Ok(Zeroizing::new(copy.serialize(MAIN_DB)?.to_vec()))
    }
}

fn packed(database: &[u8], pepper: &[u8], key: Option<&Vec<u8>>) -> Clear {
    // Reserved, so that no copy of a part is left in memory.
    let room = Vec::with_capacity(database.len() + 64 * 1024);
    let mut zip = ZipWriter::new(Cursor::new(room));
    let key = key.map(|key| (KEY, key.as_slice()));
    for (name, bytes) in [(DATABASE, database), (PEPPER, pepper)].into_iter().chain(key) {
        let begun = zip.start_file(name, SimpleFileOptions::default());
        let written = begun.map(|()| zip.write_all(bytes));
        written.expect("a new name").expect("writing to memory cannot fail");
    }
    Zeroizing::new(zip.finish().expect("writing to memory cannot fail").into_inner())
}

impl Unpacked {
    /// Takes apart what was packed.
    pub fn of(bytes: &[u8]) -> Result<Self, NotABackup> {
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| NotABackup)?;
        let mut part = |name: &str| {
            let part = zip.by_name(name).ok()?;
            let size = part.size().min(MOST);
            let mut bytes = Zeroizing::new(Vec::with_capacity(usize::try_from(size).ok()?));
            part.take(MOST).read_to_end(&mut bytes).ok()?;
            Some(bytes)
        };
        let (database, pepper) = (part(DATABASE), part(PEPPER));
        let (database, pepper) = database.zip(pepper).ok_or(NotABackup)?;
        Ok(Self { database, pepper, key: part(KEY) })
    }

    /// Looks through it, in memory.
    pub fn inspect(&self) -> Result<Inspection> {
        Inspection::of_copy(&self.database, self.pepper.clone())
    }

    /// Makes a store of it, in a new folder; whole or not at all.
    pub fn restore(&self, folder: &Path) -> Result<()> {
        let key = self.key.iter().map(|key| (KEY, key.as_slice()));
        let files = [(DATABASE, self.database.as_slice()), (PEPPER, self.pepper.as_slice())];
        let files: Vec<_> = files.into_iter().chain(key).collect();
        make_folder(folder, &files, |_| Ok::<_, StoreError>(()))
    }
}
