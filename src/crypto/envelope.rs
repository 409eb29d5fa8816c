//! Whole files behind a passphrase, or sealed to the public keys of those who may open them. They are plain `age` files.

use std::io::{Read as _, Write as _};

use age::secrecy::SecretString;
use age::{DecryptError, scrypt};
use zeroize::Zeroizing;

use super::vault::{Recipient, VaultKey};
use crate::domain::Secret;

/// The costliest passphrase that is tried, as a power of two: half a minute on a slow laptop. Age's own takes about a
/// second where it is made, 18 or 19 today.
const MAX_WORK_FACTOR: u8 = 22;

/// How every file of age begins.
const MAGIC: &[u8] = b"age-encryption.org/";

/// What closes a file.
pub enum Lock {
    Passphrase(Secret),
    /// Each of these can open it; there is one at least.
    Recipients(Vec<Recipient>),
}

/// What opens a file.
pub enum Opener {
    Passphrase(Secret),
    Keys(Vec<VaultKey>),
}

/// Why a file does not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EnvelopeError {
    /// It is no such file.
    NotSealed,
    /// It is for another passphrase or another key.
    NotFor,
    /// It is cut off, or was changed.
    Damaged,
}

impl Lock {
    /// Closes a file. A passphrase takes about a second on purpose: it is what a guesser has to spend on every guess.
    pub fn close(&self, bytes: &[u8]) -> Vec<u8> {
        let passphrase;
        let recipients: Vec<&dyn age::Recipient> = match self {
            Self::Passphrase(secret) => {
                passphrase = scrypt::Recipient::new(shared(secret));
                vec![&passphrase]
            }
            Self::Recipients(recipients) => {
                recipients.iter().map(Recipient::as_recipient).collect()
            }
        };
        let mut closed = Vec::new();
        let encryptor = age::Encryptor::with_recipients(recipients.into_iter());
        let written = encryptor.map(|encryptor| {
            let mut writer = encryptor.wrap_output(&mut closed)?;
            writer.write_all(bytes)?;
            writer.finish()
        });
        written.expect("there is a recipient").expect("writing to memory cannot fail");
        closed
    }
}

impl Opener {
    /// Opens a file.
    pub fn open(&self, closed: &[u8]) -> Result<Zeroizing<Vec<u8>>, EnvelopeError> {
        let passphrase;
        let identities: Vec<&dyn age::Identity> = match self {
            Self::Passphrase(secret) => {
                passphrase = bearable(secret);
                vec![&passphrase]
            }
            Self::Keys(keys) => keys.iter().map(VaultKey::as_identity).collect(),
        };
        // The beginning is that of a sealed file, and what follows it is not.
        let is_cut = closed.starts_with(MAGIC);
        let unread = if is_cut { EnvelopeError::Damaged } else { EnvelopeError::NotSealed };
        let decryptor = age::Decryptor::new_buffered(closed).map_err(|_| unread)?;
        let opened = decryptor.decrypt(identities.into_iter()).map_err(|error| match error {
            DecryptError::InvalidHeader | DecryptError::InvalidMac => EnvelopeError::Damaged,
            _ => EnvelopeError::NotFor,
        });
        let mut bytes = Zeroizing::new(Vec::with_capacity(closed.len()));
        let read = opened?.read_to_end(&mut bytes);
        read.map(|_| bytes).map_err(|_| EnvelopeError::Damaged)
    }
}

/// Whether a passphrase opens a file; `None` for what is no such file.
pub fn has_passphrase(closed: &[u8]) -> Option<bool> {
    age::Decryptor::new_buffered(closed).ok().map(|decryptor| decryptor.is_scrypt())
}

/// Left alone, age measures this machine and refuses what a quicker or less busy one has closed: the right passphrase
/// would be called wrong.
fn bearable(secret: &Secret) -> scrypt::Identity {
    let mut identity = scrypt::Identity::new(shared(secret));
    identity.set_max_work_factor(MAX_WORK_FACTOR);
    identity
}

fn shared(secret: &Secret) -> SecretString {
    SecretString::from(secret.expose().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_opens_for_each_of_its_recipients_and_nobody_else() {
        let keys = [(); 3].map(|()| VaultKey::generate());
        let recipients = keys.iter().take(2).map(VaultKey::recipient).collect();
        let closed = Lock::Recipients(recipients).close(b"the store");
        assert_eq!(has_passphrase(&closed), Some(false));
        let opened = keys.map(|key| Opener::Keys(vec![key]).open(&closed).map(|b| b.to_vec()));
        let whole = Ok(b"the store".to_vec());
        assert_eq!(opened, [whole.clone(), whole, Err(EnvelopeError::NotFor)]);
        let passphrase = Opener::Passphrase(Secret::new("otters".to_owned()));
        assert_eq!(passphrase.open(&closed).map(drop), Err(EnvelopeError::NotFor));
    }

    #[test]
    fn what_was_changed_or_cut_off_does_not_open() {
        let key = VaultKey::generate();
        let closed = Lock::Recipients(vec![key.recipient()]).close(&vec![7; 100_000]);
        let opener = Opener::Keys(vec![key]);
        // With what age puts in to be ignored, the first of them may lie within the header.
        for at in [250, 70_000, closed.len() - 1] {
            let mut changed = closed.clone();
            *changed.get_mut(at).expect("a byte") ^= 1;
            assert_eq!(opener.open(&changed).map(drop), Err(EnvelopeError::Damaged), "{at}");
            let cut = closed.get(..at).expect("a part");
            assert_eq!(opener.open(cut).map(drop), Err(EnvelopeError::Damaged), "{at}");
        }
        let cut = closed.get(..30).expect("a part of the header");
        assert_eq!(opener.open(cut).map(drop), Err(EnvelopeError::Damaged));
        assert_eq!(opener.open(b"hello").map(drop), Err(EnvelopeError::NotSealed));
    }
}
