//! What one thread hashes the passwords of a batch with: the fast engine, or the reference. Neither allocates or starts
//! threads once it has its memory. The fast one wipes it after each hash, the reference when it is done.

use argon2::{Algorithm, Argon2, Version};
use argon2_rust as fast;

use super::memory::{LENGTH, Memory, Tag};
use super::phc::{LANES, params};
use crate::domain::HashCost;

/// A hasher with memory of its own for one hash at a time.
pub(super) trait Worker {
    /// The hash, or none where there is no memory for it.
    fn hash(&mut self, password: &[u8], salt: &[u8; 16]) -> Option<Tag>;
}

/// Makes what one thread hashes with.
pub(super) type Start = fn(HashCost) -> Box<dyn Worker>;

/// The reference: slow, and right by definition.
pub(super) fn reference(cost: HashCost) -> Box<dyn Worker> {
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params(cost));
    Box::new(Reference { argon2, memory: Memory::default() })
}

/// The fast engine, with the best of the instructions that the processor has.
pub(super) fn fast(cost: HashCost) -> Box<dyn Worker> {
    let params = fast::Params::builder()
        .memory(fast::params::Memory::kib(cost.memory_kib.into()))
        .passes(cost.passes)
        .lanes(LANES)
        .threads(LANES)
        .tag_len(fast::params::TagLen::bytes(LENGTH as u64))
        .build()
        .expect("costs that Argon2 allows");
    let argon2 = fast::Argon2::new(fast::Algorithm::Argon2id, fast::Version::V0x13, params);
    Box::new(Fast(argon2.hasher()))
}

struct Reference {
    argon2: Argon2<'static>,
    memory: Memory,
}

impl Worker for Reference {
    fn hash(&mut self, password: &[u8], salt: &[u8; 16]) -> Option<Tag> {
        Some(self.memory.hash(&self.argon2, password, salt))
    }
}

struct Fast(fast::Hasher);

impl Worker for Fast {
    fn hash(&mut self, password: &[u8], salt: &[u8; 16]) -> Option<Tag> {
        let mut tag = [0; LENGTH];
        let made = self.0.hash_into_with_ad(password, salt, &[], &[], &mut tag);
        // After an error the tag is nothing.
        made.is_ok().then_some(tag)
    }
}

#[cfg(test)]
mod tests {
    use rand::rngs::StdRng;
    use rand::{Rng as _, RngExt as _, SeedableRng as _};

    use super::*;
    use crate::crypto::PasswordHash;
    use crate::domain::Secret;

    /// Each makes hashes that the other takes, the memory of the one before in hand, and both make the same.
    fn check(memory_kib: u32, passes: u32, count: u32) {
        let cost = HashCost { memory_kib, passes };
        let mut rng = StdRng::seed_from_u64(memory_kib.into());
        let (mut reference, mut fast) = (reference(cost), fast(cost));
        for _ in 0..count {
            let length = rng.random_range(0..100);
            let password: String = (0..length).map(|_| rng.random_range(' '..='~')).collect();
            let mut salt = [0; 16];
            rng.fill_bytes(&mut salt);
            let by_fast = fast.hash(password.as_bytes(), &salt).expect("memory");
            let by_reference = reference.hash(password.as_bytes(), &salt).expect("memory");
            assert_eq!(by_fast, by_reference, "{cost:?} {password:?} {salt:?}");
            let [theirs, ours] =
                [by_fast, by_reference].map(|tag| PasswordHash::of_tag(cost, &salt, &tag));
            let verified = fast::Argon2::verify_encoded(
                ours.as_str(),
                password.as_bytes(),
                fast::Algorithm::Argon2id,
            );
            assert!(verified.is_ok() && theirs.verify(&Secret::new(password)));
        }
    }

    #[test]
    fn five_hundred_random_passwords_have_one_hash_whoever_makes_it() {
        check(8, 1, 120);
        check(64, 3, 120);
        check(257, 2, 120);
        check(1021, 1, 120);
        check(19_456, 2, 20);
    }

    #[test]
    fn an_error_leaves_no_hash() {
        let cost = HashCost { memory_kib: 8, passes: 1 };
        // A tag of another length than the engine was made for is an error there.
        let params = fast::Params::builder().memory(fast::params::Memory::kib(8)).build();
        let params = params.expect("parameters").to_builder();
        let params = params.tag_len(fast::params::TagLen::bytes(64)).build().expect("parameters");
        let argon2 = fast::Argon2::new(fast::Algorithm::Argon2id, fast::Version::V0x13, params);
        assert_eq!(Fast(argon2.hasher()).hash(b"x", &[7; 16]), None);
        assert!(fast(cost).hash(b"x", &[7; 16]).is_some());
    }
}
