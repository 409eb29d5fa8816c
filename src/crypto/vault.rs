//! The vault: temporary passwords are sealed to a public key, so that only printing needs the secret one.
//!
//! Sealed copies and key file are plain `age` files (X25519); the stock `age` program opens both.

use std::fmt;
use std::str::FromStr as _;

use age::secrecy::SecretString;
use age::x25519;
use jiff::Timestamp;
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use crate::domain::{Secret, StudentId};

/// Every record has this many bytes before sealing, so that its length tells nothing.
const RECORD_LENGTH: usize = 160;

/// The vault's public key, or that of somebody who may open a file.
#[derive(Clone)]
pub struct Recipient(x25519::Recipient);

/// The vault's secret key, in memory only while something is printed.
pub struct VaultKey(x25519::Identity);

/// What a sealed copy is sealed for; opening compares all of it, so that no copy passes for another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed<'a> {
    /// The store the account lives in.
    pub store_id: &'a str,
    pub student: StudentId,
    /// Which of the account's passwords it is.
    pub issue: u32,
    pub issued_at: Timestamp,
    /// When it stops working.
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
    /// As the library takes it for whole files.
    pub(super) fn as_recipient(&self) -> &dyn age::Recipient {
        &self.0
    }

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

    /// Whether it opens what is sealed to this public key.
    pub fn is_of(&self, recipient: &Recipient) -> bool {
        self.recipient().to_string() == recipient.to_string()
    }

    /// The key as a line of an age identity file.
    pub(super) fn secret_line(&self) -> SecretString {
        self.0.to_string()
    }

    /// Reads such a line.
    pub(super) fn of_line(line: &str) -> Option<Self> {
        x25519::Identity::from_str(line).ok().map(Self)
    }

    /// As the library takes it for whole files.
    pub(super) fn as_identity(&self) -> &dyn age::Identity {
        &self.0
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
}
