//! Output files: never inside a store, never over a database or a key, whatever the operator insists on.

use std::io::{self, IsTerminal as _};
use std::path::Path;

use super::Ui;
use super::error::Error;
use super::input::read_start;
use crate::domain::shown_path;
use crate::files::{NewFile, NewFolder, Readers, taken_away};
use crate::store::store_around;

/// How the files begin, or what stands near their beginning, that hold what a school cannot have again.
const PRECIOUS: [&[u8]; 4] =
    [b"SQLite format 3\0", b"age-encryption.org/", b"-----BEGIN AGE", b"AGE-SECRET-KEY-"];

impl Ui {
    /// Names what a stopped program had left behind and this one took away.
    pub fn name_taken_away(&mut self) {
        for left in taken_away() {
            let left = shown_path(&left);
            self.warn(format_args!("{left} is removed: a mims that was stopped had left it"));
        }
    }
}

/// Makes sure, before any work is done, that the file can be written and takes the place of nothing else.
pub fn new_file(path: &Path, replace: bool, readers: Readers) -> Result<NewFile, Error> {
    refuse_place(path)?;
    if replace && is_precious(path) {
        let shown = shown_path(path);
        let error = Error::refused(format!("{shown} is a database or a key, and is not replaced"));
        return Err(error.hint("name another file"));
    }
    Ok(NewFile::prepare(path, replace, readers)?)
}

/// The same of a backup, which may take the place of another one.
pub fn new_backup_file(path: &Path, replace: bool) -> Result<NewFile, Error> {
    // A key behind a passphrase begins in the same way, but is never as large.
    const MORE_THAN_A_KEY: u64 = 4096;
    let begins = read_start(path, 32).unwrap_or_default().starts_with(b"age-encryption.org/");
    let is_backup = begins && path.metadata().is_ok_and(|file| file.len() >= MORE_THAN_A_KEY);
    if !replace || !is_backup {
        return new_file(path, replace, Readers::Owner);
    }
    refuse_place(path)?;
    Ok(NewFile::prepare(path, replace, Readers::Owner)?)
}

/// The same of a folder.
pub fn new_folder(
    parent: &Path,
    name: &str,
    replace: bool,
    is_ours: fn(&str) -> bool,
) -> Result<NewFolder, Error> {
    refuse_place(parent)?;
    Ok(NewFolder::prepare(parent, name, replace, is_ours)?)
}

/// Whether a file of this name is standard output: it is written to and never replaced.
pub fn is_standard_output(path: &Path) -> Result<bool, Error> {
    let names = ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"];
    if !names.iter().any(|name| path == Path::new(name)) {
        return Ok(false);
    }
    if io::stdout().is_terminal() {
        let error =
            Error::refused("standard output is the terminal, and a PDF is nothing to read there");
        return Err(error.hint("name a file, or send it on with | or >"));
    }
    need_reader().map(|()| true)
}

/// Makes sure that somebody can read the passwords that are to be shown. Where no passwords are shown nothing is lost,
/// and a program that only looks at how a command ends may well send its answer nowhere.
pub fn need_reader() -> Result<(), Error> {
    if has_output() {
        return Ok(());
    }
    Err(Error::refused("nobody would see the passwords: standard output is closed")
        .hint("send them into a file with >, or on with |; nothing was changed"))
}

/// Whether standard output was open when the program began. In the place of one that was not, the system's library
/// opens the null device, and for reading too, which nobody does who wants nothing to be read.
#[cfg(unix)]
fn has_output() -> bool {
    use rustix::fs::{OFlags, fcntl_getfl, fstat, stat};
    let device = fstat(io::stdout()).map(|out| out.st_rdev);
    let is_null = stat("/dev/null").is_ok_and(|null| device == Ok(null.st_rdev));
    !is_null || !fcntl_getfl(io::stdout()).is_ok_and(|flags| flags.contains(OFlags::RDWR))
}

#[cfg(not(unix))]
fn has_output() -> bool {
    true
}

/// Only a command that says so writes to standard output; a file of that name is a riddle, and hard to delete.
pub fn refuse_dash(path: &Path) -> Result<(), Error> {
    if path != Path::new("-") {
        return Ok(());
    }
    Err(Error::refused("- would be standard output, where this does not go").hint("name a file"))
}

/// What is in a store's folder is the store: anything else there is in the way of copying it, and could be its parts.
fn refuse_place(path: &Path) -> Result<(), Error> {
    refuse_dash(path)?;
    let Some(store) = store_around(path) else { return Ok(()) };
    let (shown, store) = (shown_path(path), shown_path(&store));
    Err(Error::refused(format!("{shown} would be in the folder of the store {store}"))
        .hint("name a place outside of it"))
}

fn is_precious(path: &Path) -> bool {
    const START: usize = 512;
    let start = read_start(path, START).unwrap_or_default();
    PRECIOUS.iter().any(|sign| start.windows(sign.len()).any(|part| part == *sign))
}
