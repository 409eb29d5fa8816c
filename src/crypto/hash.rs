//! Argon2id hashes as PHC strings: 19 MiB, two passes, one lane.

use std::cell::RefCell;

use argon2::password_hash::phc::{Output, ParamsString, PasswordHash as Phc, Salt};
use argon2::{Algorithm, Argon2, Block, Params, Version};
use rand::CryptoRng;

use crate::domain::Secret;

const MEMORY_KIB: u32 = 19_456;
const PASSES: u32 = 2;
const LANES: u32 = 1;

thread_local! {
    /// Argon2's memory, kept for the next hash of this thread: allocating it each time costs a fifth more.
    static MEMORY: RefCell<Vec<Block>> = const { RefCell::new(Vec::new()) };
}

/// A PHC string such as `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PasswordHash(String);

impl PasswordHash {
    /// A fresh salt for [`PasswordHash::of`], drawn apart so that hashing can run on many threads.
    pub fn draw_salt(rng: &mut impl CryptoRng) -> [u8; 16] {
        let mut salt = [0; 16];
        rng.fill_bytes(&mut salt);
        salt
    }

    /// Hashes a password; takes about 17 ms of one core and 19 MiB of memory.
    pub fn of(password: &Secret, salt: [u8; 16]) -> Self {
        let params =
            Params::new(MEMORY_KIB, PASSES, LANES, Some(32)).expect("constants that Argon2 allows");
        let blocks = params.block_count();
        let mut hash = [0; 32];
        MEMORY.with_borrow_mut(|memory| {
            memory.resize(blocks, Block::default());
            Argon2::new(Algorithm::Argon2id, Version::V0x13, params.clone())
                .hash_password_into_with_memory(
                    password.expose().as_bytes(),
                    &salt,
                    &mut hash,
                    memory,
                )
                .expect("salt, output and memory have the sizes that Argon2 asks for");
        });
        let phc = Phc {
            algorithm: argon2::ARGON2ID_IDENT,
            version: Some(Version::V0x13.into()),
            params: ParamsString::try_from(&params).expect("parameters that Argon2 has taken"),
            salt: Some(Salt::new(&salt).expect("16 bytes are a PHC salt")),
            hash: Some(Output::new(&hash).expect("32 bytes are a PHC hash")),
        };
        Self(phc.to_string())
    }

    /// The PHC string.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use argon2::PasswordVerifier as _;

    use super::*;

    #[test]
    fn a_hash_is_a_standard_phc_string_that_verifies() {
        let password = Secret::new("Tiger-Mango-Kite-482".to_owned());
        let hash = PasswordHash::of(&password, [7; 16]);
        assert!(hash.as_str().starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash:?}");
        let parsed = Phc::new(hash.as_str()).expect("a PHC string");
        let verified = |text: &[u8]| Argon2::default().verify_password(text, &parsed).is_ok();
        assert!(verified(b"Tiger-Mango-Kite-482"));
        assert!(!verified(b"tiger-mango-kite-482"));
        // The memory of the thread is used again and must not change the result.
        assert_eq!(PasswordHash::of(&password, [7; 16]), hash);
        assert_ne!(PasswordHash::of(&password, [8; 16]), hash);
    }
}
