//! Input files: only real ones, and never more of them than is wanted.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use zeroize::Zeroizing;

use crate::domain::Secret;
use crate::error::Error;

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
            path.display()
        )));
    }
    let mut bytes = Vec::new();
    let limit = u64::try_from(max).unwrap_or(u64::MAX).saturating_add(1);
    File::open(path).and_then(|file| file.take(limit).read_to_end(&mut bytes)).map_err(failed)?;
    Ok(bytes)
}

/// Reads a secret from the first line of a file.
pub fn read_secret(path: &Path) -> Result<Secret, Error> {
    let bytes = Zeroizing::new(read_file(path, 4096)?);
    let text = std::str::from_utf8(&bytes)
        .map_err(|_| Error::refused(format!("{} is not text", path.display())))?;
    Ok(Secret::new(text.lines().next().unwrap_or_default().to_owned()))
}
