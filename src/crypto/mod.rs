//! The only place that makes, hashes, checks or seals a secret. It knows no files and no terminal.

mod answers;
mod hash;
mod password;
mod vault;
mod weakness;
mod words;

pub use answers::{AnswersHash, Pepper};
pub use hash::PasswordHash;
pub use password::{Style, draw};
pub use vault::{KeyFile, Recipient, Sealed, VaultError, VaultKey, WrappedKey};
pub use weakness::weakness;

use rand::CryptoRng;

/// 128 random bits as 32 hexadecimal digits, for identities that must never meet again.
pub fn random_id(rng: &mut impl CryptoRng) -> String {
    let mut bytes = [0; 16];
    rng.fill_bytes(&mut bytes);
    format!("{:032x}", u128::from_be_bytes(bytes))
}
