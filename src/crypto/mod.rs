//! The only place that makes, hashes, checks or seals a secret. It knows no files and no terminal.

mod hash;
mod password;
mod vault;
mod words;

pub use hash::PasswordHash;
pub use password::{Style, draw};
pub use vault::{KeyFile, Recipient, Sealed, VaultError, VaultKey, WrappedKey};

use rand::CryptoRng;

/// 128 random bits as 32 hexadecimal digits, for identities that must never meet again.
pub fn random_id(rng: &mut impl CryptoRng) -> String {
    let mut bytes = [0; 16];
    rng.fill_bytes(&mut bytes);
    format!("{:032x}", u128::from_be_bytes(bytes))
}

/// 32 random bytes for the pepper that goes into the hashes of answers.
pub fn random_pepper(rng: &mut impl CryptoRng) -> zeroize::Zeroizing<[u8; 32]> {
    let mut bytes = zeroize::Zeroizing::new([0; 32]);
    rng.fill_bytes(bytes.as_mut());
    bytes
}
