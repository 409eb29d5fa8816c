//! Input files: only real ones, and never more of them than is wanted.

use std::fs::File;
use std::io::{self, IsTerminal as _, Read};
use std::path::Path;

use zeroize::Zeroizing;

use super::error::Error;
use crate::domain::{Secret, shown_path};

/// More than any passphrase or password, in bytes.
const MAX_SECRET: usize = 4096;

/// Reads a file of at most so many bytes; one more tells the caller that it is larger.
pub fn read_file(path: &Path, max: usize) -> Result<Vec<u8>, Error> {
    let failed = |cause| Error::file(path, cause);
    // Looked at before it is opened: opening a pipe that nobody writes to would wait for ever.
    let metadata = path.metadata().map_err(failed)?;
    if metadata.is_dir() {
        return Err(failed(io::ErrorKind::IsADirectory.into()));
    }
    if !metadata.is_file() {
        return Err(Error::refused(format!(
            "{} is a device or a pipe, not a file",
            shown_path(path)
        ))
        .hint("- reads standard input, from a pipe too"));
    }
    File::open(path).and_then(|file| read_up_to(file, max)).map_err(failed)
}

/// The start of a file, as much of it as is there.
pub(super) fn read_start(path: &Path, most: usize) -> Result<Vec<u8>, Error> {
    let mut start = read_file(path, most)?;
    start.truncate(most);
    Ok(start)
}

/// The same of a file, or of standard input as `-`.
pub fn read_given(path: &Path, max: usize) -> Result<Vec<u8>, Error> {
    if path == Path::new("-") { read_stdin(max) } else { read_file(path, max) }
}

/// Reads standard input up to so many bytes; one more tells the caller that there is more.
fn read_stdin(max: usize) -> Result<Vec<u8>, Error> {
    let stdin = io::stdin();
    // Waiting for somebody to type a class list would look like hanging.
    if stdin.is_terminal() {
        let error = Error::refused("standard input is the terminal, not a file or pipe");
        return Err(error.hint("put a file in with <, or name the file"));
    }
    read_up_to(stdin.lock(), max).map_err(|cause| Error::file(Path::new("standard input"), cause))
}

fn read_up_to(input: impl Read, max: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let limit = u64::try_from(max).unwrap_or(u64::MAX).saturating_add(1);
    input.take(limit).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Reads a secret from the first line of a file, or of standard input as `-`.
pub fn read_secret(path: &Path) -> Result<Secret, Error> {
    let text = read_secrets(path)?;
    Ok(Secret::new(text.expose().lines().next().unwrap_or_default().to_owned()))
}

/// Reads a file of secrets, or standard input as `-`.
fn read_secrets(path: &Path) -> Result<Secret, Error> {
    let bytes = Zeroizing::new(read_given(path, MAX_SECRET)?);
    let refused = |what| Error::refused(format!("{} {what}", shown_path(path)));
    if bytes.len() > MAX_SECRET {
        return Err(refused("is longer than any secret"));
    }
    let text = std::str::from_utf8(&bytes).map_err(|_| refused("is not text"))?;
    Ok(Secret::new(typed(text).to_owned()))
}

/// Without the mark in front by which some editors say that a file is UTF-8: nobody could type it.
fn typed(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// Reads a secret that is the only line of standard input.
pub(super) fn read_secret_line() -> Result<Secret, Error> {
    let bytes = Zeroizing::new(read_stdin(MAX_SECRET)?);
    let text = std::str::from_utf8(&bytes).ok().filter(|_| bytes.len() <= MAX_SECRET);
    let mut lines = typed(text.unwrap_or_default()).lines();
    match (lines.next(), lines.next()) {
        (Some(line), None) => Ok(Secret::new(line.to_owned())),
        _ => Err(Error::refused("standard input is not one line of text")),
    }
}
