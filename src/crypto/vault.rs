//! The vault: temporary passwords are sealed to a public key, so that only printing needs the secret one.
//!
//! Sealed copies and key file are plain `age` files (X25519); the stock `age` program opens both.

use std::fmt;
use std::io::Read as _;
use std::str::FromStr as _;

use age::secrecy::{ExposeSecret as _, SecretString};
use age::x25519;
use jiff::Timestamp;
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use crate::domain::{Secret, StudentId, rfc3339};

/// Every record has this many bytes before sealing, so that its length tells nothing.
const RECORD_LENGTH: usize = 160;

/// The costliest wrapping that is opened, as a power of two: half a minute on a slow laptop. Age's own wrapping takes
/// about a second where it is made, 18 or 19 today.
const MAX_WORK_FACTOR: u8 = 22;

/// The vault's public key.
#[derive(Clone)]
pub struct Recipient(x25519::Recipient);

/// The vault's secret key, in memory only while something is printed.
pub struct VaultKey(x25519::Identity);

/// What a key file turns out to be.
pub enum KeyFile {
    /// A key that can be used at once.
    Open(VaultKey),
    /// A key behind a passphrase.
    Wrapped(WrappedKey),
}

/// A key file that needs a passphrase.
pub struct WrappedKey(Vec<u8>);

/// What a sealed copy is sealed for; opening compares all of it, so that no copy passes for another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed<'a> {
    /// The store the account lives in.
    pub store_id: &'a str,
    pub student: StudentId,
    /// Which of the account's passwords it is.
    pub issue: u32,
    pub issued_at: Timestamp,
    /// When it stops to work.
    pub expires_at: Timestamp,
}

/// What can be wrong with a key or a sealed copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VaultError {
    /// The file holds no vault key.
    NotAKey,
    /// The passphrase does not open the key.
    WrongPassphrase,
    /// The key does not belong to this store's vault.
    WrongKey,
    /// A sealed copy is damaged or belongs to another record.
    Damaged,
}

impl Recipient {
    /// Reads a public key (`age1...`).
    pub fn parse(text: &str) -> Result<Self, VaultError> {
        x25519::Recipient::from_str(text).map(Self).map_err(|_| VaultError::NotAKey)
    }

    /// Seals a temporary password.
    pub fn seal(&self, about: &Sealed<'_>, password: &Secret) -> Vec<u8> {
        let mut record = Zeroizing::new(String::with_capacity(RECORD_LENGTH));
        record.push_str(&about.heading());
        record.push_str(password.expose());
        let padding = RECORD_LENGTH.saturating_sub(record.len() + 1);
        record.extend(std::iter::repeat_n(' ', padding));
        record.push('\n');
        age::encrypt(&self.0, record.as_bytes())
            .expect("writing to memory with one recipient cannot fail")
    }
}

impl Recipient {
    /// Sixteen hexadecimal digits of the public key's hash, short enough to be compared by eye.
    pub fn fingerprint(&self) -> String {
        let hash = Sha256::digest(self.to_string());
        let first: [u8; 8] = hash.first_chunk().copied().unwrap_or_default();
        format!("{:016x}", u64::from_be_bytes(first))
    }
}

impl fmt::Display for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Sealed<'_> {
    fn heading(&self) -> String {
        let Self { store_id, student, issue, issued_at, expires_at } = self;
        format!(
            "mims-1 {store_id} {student} {issue} {} {} ",
            issued_at.as_second(),
            expires_at.as_second()
        )
    }
}

impl VaultKey {
    /// A new key from the operating system's generator.
    pub fn generate() -> Self {
        Self(x25519::Identity::generate())
    }

    /// The public half.
    pub fn recipient(&self) -> Recipient {
        Recipient(self.0.to_public())
    }

    /// The key as an age identity file, behind a passphrase when one is given.
    ///
    /// Wrapping takes about a second on purpose: it is what a guesser has to spend on every guess.
    pub fn to_file(&self, created: Timestamp, passphrase: Option<&Secret>) -> Zeroizing<Vec<u8>> {
        let secret = self.0.to_string();
        let recipient = self.recipient();
        let text = Zeroizing::new(format!(
            "# mims vault key, made {}\n# public key: {recipient}\n{}\n",
            rfc3339(created),
            secret.expose_secret(),
        ));
        let Some(passphrase) = passphrase else {
            return Zeroizing::new(text.as_bytes().to_vec());
        };
        let recipient =
            age::scrypt::Recipient::new(SecretString::from(passphrase.expose().to_owned()));
        let wrapped = age::encrypt(&recipient, text.as_bytes());
        Zeroizing::new(wrapped.expect("writing to memory with one recipient cannot fail"))
    }

    /// Opens a sealed copy and compares it with what it should be about.
    ///
    /// # Errors
    /// [`VaultError::Damaged`] when the copy cannot be opened or was sealed for something else.
    pub fn open(&self, sealed: &[u8], about: &Sealed<'_>) -> Result<Secret, VaultError> {
        let record = age::decrypt(&self.0, sealed).map_err(|_| VaultError::Damaged)?;
        let record = Zeroizing::new(record);
        let text = std::str::from_utf8(&record).map_err(|_| VaultError::Damaged)?;
        let password = text.strip_prefix(&about.heading()).ok_or(VaultError::Damaged)?;
        Ok(Secret::new(password.trim_end().to_owned()))
    }
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
        let secret =
            text.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'));
        let identity = secret.and_then(|line| x25519::Identity::from_str(line).ok());
        identity.map(|identity| Self::Open(VaultKey(identity))).ok_or(VaultError::NotAKey)
    }
}

impl WrappedKey {
    /// Opens the key; takes about a second.
    ///
    /// # Errors
    /// [`VaultError::WrongPassphrase`], or [`VaultError::NotAKey`] when something else was wrapped.
    pub fn open(&self, passphrase: &Secret) -> Result<VaultKey, VaultError> {
        let mut identity =
            age::scrypt::Identity::new(SecretString::from(passphrase.expose().to_owned()));
        // Left alone, age measures this machine and refuses what a quicker or less busy one has wrapped: the right
        // passphrase would be called wrong.
        identity.set_max_work_factor(MAX_WORK_FACTOR);
        let decryptor =
            age::Decryptor::new_buffered(self.0.as_slice()).map_err(|_| VaultError::NotAKey)?;
        let mut reader = decryptor
            .decrypt(std::iter::once(&identity as &dyn age::Identity))
            .map_err(|_| VaultError::WrongPassphrase)?;
        let mut text = Zeroizing::new(Vec::new());
        reader.read_to_end(&mut text).map_err(|_| VaultError::NotAKey)?;
        match KeyFile::read(&text)? {
            KeyFile::Open(key) => Ok(key),
            KeyFile::Wrapped(_) => Err(VaultError::NotAKey),
        }
    }
}

impl fmt::Display for VaultError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotAKey => "the file holds no vault key",
            Self::WrongPassphrase => "the passphrase does not open the vault key",
            Self::WrongKey => "the key belongs to another store's vault",
            Self::Damaged => "a sealed password is damaged or belongs to another account",
        })
    }
}

impl std::error::Error for VaultError {}

#[cfg(test)]
mod tests {
    use super::*;

    fn about(number: i64) -> Sealed<'static> {
        Sealed {
            store_id: "00000000000000000000000000000001",
            student: StudentId(number),
            issue: 1,
            issued_at: Timestamp::UNIX_EPOCH,
            expires_at: Timestamp::MAX,
        }
    }

    #[test]
    fn a_sealed_password_opens_only_with_its_key_and_for_its_account() {
        let key = VaultKey::generate();
        let password = Secret::new("Tiger-Mango-Kite-482".to_owned());
        let sealed = key.recipient().seal(&about(7), &password);
        let opened = key.open(&sealed, &about(7)).expect("its own key and record");
        assert_eq!(opened.expose(), password.expose());
        let opens =
            |key: &VaultKey, sealed: &[u8], about: &Sealed<'_>| key.open(sealed, about).map(drop);
        assert_eq!(opens(&key, &sealed, &about(8)), Err(VaultError::Damaged));
        assert_eq!(
            opens(&key, &sealed, &Sealed { issue: 2, ..about(7) }),
            Err(VaultError::Damaged)
        );
        assert_eq!(opens(&VaultKey::generate(), &sealed, &about(7)), Err(VaultError::Damaged));
        let mut cut = sealed.clone();
        cut.pop();
        assert_eq!(opens(&key, &cut, &about(7)), Err(VaultError::Damaged));
    }

    #[test]
    fn sealed_records_have_one_length() {
        let key = VaultKey::generate();
        for password in ["Ant-Bee-Cat-222", "Elephant-Elephant-Elephant-222"] {
            let sealed = key.recipient().seal(&about(1), &Secret::new(password.to_owned()));
            assert_eq!(age::decrypt(&key.0, &sealed).expect("its own key").len(), RECORD_LENGTH);
        }
    }

    #[test]
    fn a_key_file_is_read_back_with_and_without_passphrase() {
        let key = VaultKey::generate();
        let plain = key.to_file(Timestamp::UNIX_EPOCH, None);
        let Ok(KeyFile::Open(read)) = KeyFile::read(&plain) else {
            unreachable!("a plain key file")
        };
        assert_eq!(read.recipient().to_string(), key.recipient().to_string());

        let passphrase = Secret::new("otters like long rivers".to_owned());
        let wrapped = key.to_file(Timestamp::UNIX_EPOCH, Some(&passphrase));
        let Ok(KeyFile::Wrapped(wrapped)) = KeyFile::read(&wrapped) else {
            unreachable!("a wrapped key file")
        };
        let wrong = wrapped.open(&Secret::new("otters".to_owned()));
        assert_eq!(wrong.map(drop), Err(VaultError::WrongPassphrase));
        let read = wrapped.open(&passphrase).expect("the right passphrase");
        assert_eq!(read.recipient().to_string(), key.recipient().to_string());

        assert_eq!(KeyFile::read(b"hello").map(drop), Err(VaultError::NotAKey));
    }
}
