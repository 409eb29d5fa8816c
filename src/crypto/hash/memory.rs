//! The memory that the reference hashes in: kept from one hash to the next, and wiped after use.

use argon2::{Argon2, Block};

/// Bytes of a hash.
pub(in crate::crypto) const LENGTH: usize = 32;

/// Bytes that stand for a password in a hash, before they are a text.
pub(super) type Tag = [u8; LENGTH];

/// Room for one hash at a time: allocating it each time costs a fifth more.
#[derive(Default)]
pub(in crate::crypto) struct Memory(Vec<Block>);

impl Memory {
    pub(in crate::crypto) const fn new() -> Self {
        Self(Vec::new())
    }

    /// Hashes with the reference.
    pub(in crate::crypto) fn hash(
        &mut self,
        argon2: &Argon2<'_>,
        password: &[u8],
        salt: &[u8],
    ) -> [u8; LENGTH] {
        let mut tag = [0; LENGTH];
        self.0.resize(argon2.params().block_count(), Block::new());
        argon2
            .hash_password_into_with_memory(password, salt, &mut tag, &mut self.0)
            .expect("salt, output and memory have the sizes that Argon2 asks for");
        tag
    }

    /// Leaves nothing of the passwords, for whoever keeps it without hashing; it costs a twentieth of a hash.
    pub(super) fn wipe(&mut self) {
        // As fast as memory can be written, which it is not word by word, as zeroize does it.
        self.0.fill(Block::new());
        zeroize::optimization_barrier(self.0.as_slice());
    }
}

impl Drop for Memory {
    fn drop(&mut self) {
        self.wipe();
    }
}
