//! The file of the vault key: an age identity file, which age itself has wrapped when there is a passphrase.

use std::fmt::Write as _;

use age::secrecy::ExposeSecret as _;
use jiff::Timestamp;
use zeroize::Zeroizing;

use super::envelope::{EnvelopeError, Lock, Opener};
use super::vault::{VaultError, VaultKey};
use crate::domain::{Secret, rfc3339};

/// What a key file turns out to be.
pub enum KeyFile {
    /// Keys that can be used at once: one, or the old one too while a new one takes its place.
    Open(Vec<VaultKey>),
    /// Keys behind a passphrase.
    Wrapped(WrappedKey),
}

/// A key file that needs a passphrase.
pub struct WrappedKey(Vec<u8>);

/// Keys as a file, closed when there is a lock.
pub fn key_file(keys: &[&VaultKey], made: Timestamp, lock: Option<&Lock>) -> Zeroizing<Vec<u8>> {
    // Reserved, so that no copy of a part is left in memory.
    let mut text = Zeroizing::new(String::with_capacity(512 * keys.len()));
    for key in keys {
        let (made, recipient, secret) = (rfc3339(made), key.recipient(), key.secret_line());
        let secret = secret.expose_secret();
        let lines =
            format_args!("# mims vault key, made {made}\n# public key: {recipient}\n{secret}\n");
        // Writing to a String cannot fail.
        let _ = text.write_fmt(lines);
    }
    Zeroizing::new(match lock {
        Some(lock) => lock.close(text.as_bytes()),
        None => text.as_bytes().to_vec(),
    })
}

impl KeyFile {
    /// Recognises an age identity file, wrapped or not.
    ///
    /// # Errors
    /// [`VaultError::NotAKey`] for anything else.
    pub fn read(bytes: &[u8]) -> Result<Self, VaultError> {
        if bytes.starts_with(b"age-encryption.org/") {
            return Ok(Self::Wrapped(WrappedKey(bytes.to_vec())));
        }
        let text = std::str::from_utf8(bytes).map_err(|_| VaultError::NotAKey)?;
        let lines = text.lines().map(str::trim);
        let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
        let keys: Option<Vec<_>> = lines.map(VaultKey::of_line).collect();
        keys.filter(|keys| !keys.is_empty()).map(Self::Open).ok_or(VaultError::NotAKey)
    }
}

impl WrappedKey {
    /// Opens the file; takes about a second.
    ///
    /// # Errors
    /// [`VaultError::WrongPassphrase`], or [`VaultError::NotAKey`] when something else was wrapped.
    pub fn open(&self, passphrase: Secret) -> Result<Vec<VaultKey>, VaultError> {
        let text = Opener::Passphrase(passphrase).open(&self.0).map_err(|error| match error {
            EnvelopeError::NotFor => VaultError::WrongPassphrase,
            EnvelopeError::NotSealed | EnvelopeError::Damaged => VaultError::NotAKey,
        })?;
        match KeyFile::read(&text)? {
            KeyFile::Open(keys) => Ok(keys),
            KeyFile::Wrapped(_) => Err(VaultError::NotAKey),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recipients(keys: &[VaultKey]) -> Vec<String> {
        keys.iter().map(|key| key.recipient().to_string()).collect()
    }

    #[test]
    fn a_key_file_is_read_back_with_and_without_passphrase() {
        let keys = [VaultKey::generate(), VaultKey::generate()];
        let both: Vec<_> = keys.iter().collect();
        let plain = key_file(&both, Timestamp::UNIX_EPOCH, None);
        let Ok(KeyFile::Open(read)) = KeyFile::read(&plain) else {
            unreachable!("a plain key file")
        };
        assert_eq!(recipients(&read), recipients(&keys));

        let passphrase = |text: &str| Secret::new(text.to_owned());
        let lock = Lock::Passphrase(passphrase("otters like long rivers"));
        let wrapped = key_file(&both, Timestamp::UNIX_EPOCH, Some(&lock));
        let Ok(KeyFile::Wrapped(wrapped)) = KeyFile::read(&wrapped) else {
            unreachable!("a wrapped key file")
        };
        let wrong = wrapped.open(passphrase("otters"));
        assert_eq!(wrong.map(drop), Err(VaultError::WrongPassphrase));
        let read = wrapped.open(passphrase("otters like long rivers")).expect("the right one");
        assert_eq!(recipients(&read), recipients(&keys));

        for no_key in [&b"hello"[..], b"", b"# a comment\n"] {
            assert_eq!(KeyFile::read(no_key).map(drop), Err(VaultError::NotAKey));
        }
    }
}
