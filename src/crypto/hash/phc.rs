//! Argon2id hashes of passwords as PHC strings: 19 MiB, two passes, one lane.

use std::cell::RefCell;

use argon2::password_hash::phc::{Output, ParamsString, PasswordHash as Phc, Salt};
use argon2::{Algorithm, Argon2, Params, Version};
use rand::CryptoRng;
use unicode_normalization::UnicodeNormalization as _;
use zeroize::Zeroizing;

use super::memory::{LENGTH, Memory, Tag};
use crate::domain::{HashCost, Secret};

pub(super) const LANES: u32 = 1;
/// Nobody computes a stored hash with more lanes.
const MOST_LANES: u32 = 8;

thread_local! {
    /// Kept for the next single hash of this thread.
    static MEMORY: RefCell<Memory> = const { RefCell::new(Memory::new()) };
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

    /// Hashes a password; at the least cost it takes about 17 ms of one core and 19 MiB of memory.
    pub fn of(password: &Secret, salt: [u8; 16], cost: HashCost) -> Self {
        let params = params(cost);
        Self(phc(&params, &salt, &derive(password, &salt, &params)))
    }

    /// A hash that a worker has made.
    pub(super) fn of_tag(cost: HashCost, salt: &[u8; 16], tag: &Tag) -> Self {
        Self(phc(&params(cost), salt, tag))
    }

    /// Takes a stored hash. One that is no Argon2id hash, or that would take too long, is none.
    pub fn parse(text: &str) -> Option<Self> {
        is_bearable(text).then(|| Self(text.to_owned()))
    }

    /// Whether this is a hash of the password; as dear as hashing it.
    pub fn verify(&self, password: &Secret) -> bool {
        let Some((Phc { salt: Some(salt), hash: Some(hash), .. }, params)) = read(&self.0) else {
            return false;
        };
        // Comparing outputs takes the same time wherever they differ.
        Output::new(&derive(password, &salt, &params)).is_ok_and(|output| output == hash)
    }

    /// The PHC string.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn derive(password: &Secret, salt: &[u8], params: &Params) -> Tag {
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params.clone());
    let password = composed(password);
    MEMORY.with_borrow_mut(|memory| {
        let tag = memory.hash(&argon2, password.as_bytes(), salt);
        memory.wipe();
        tag
    })
}

/// The same keys have to make the same hash on a Mac, which sends accents apart from their letters.
pub(super) fn composed(password: &Secret) -> Zeroizing<String> {
    let password = password.expose();
    // Room for all of it, so that no half-written copy is left behind by growing.
    let mut composed = Zeroizing::new(String::with_capacity(password.len()));
    composed.extend(password.nfc());
    composed
}

pub(in crate::crypto) fn params(cost: HashCost) -> Params {
    let params = Params::new(cost.memory_kib, cost.passes, LANES, Some(LENGTH));
    params.expect("costs that Argon2 allows")
}

/// Whether it is a whole hash that does not take too long to compare with.
pub(in crate::crypto) fn is_bearable(text: &str) -> bool {
    let Some((phc, params)) = read(text) else { return false };
    let HashCost { memory_kib, passes } = HashCost::MOST;
    let bearable =
        params.m_cost() <= memory_kib && params.t_cost() <= passes && params.p_cost() <= MOST_LANES;
    bearable && phc.salt.is_some() && phc.hash.is_some_and(|hash| hash.len() == LENGTH)
}

/// An Argon2id hash of the one version in use.
pub(in crate::crypto) fn read(text: &str) -> Option<(Phc, Params)> {
    let phc = Phc::new(text).ok()?;
    let is_ours = phc.algorithm == argon2::ARGON2ID_IDENT
        && phc.version == Some(Version::V0x13.into())
        && phc.salt.is_some_and(|salt| salt.len() >= argon2::MIN_SALT_LEN);
    let params = Params::try_from(&phc).ok()?;
    is_ours.then_some((phc, params))
}

/// Algorithm, costs, salt and hash in one text that other programs understand.
pub(in crate::crypto) fn phc(params: &Params, salt: &[u8; 16], hash: &[u8; LENGTH]) -> String {
    let phc = Phc {
        algorithm: argon2::ARGON2ID_IDENT,
        version: Some(Version::V0x13.into()),
        params: ParamsString::try_from(params).expect("parameters that Argon2 has taken"),
        salt: Some(Salt::new(salt).expect("16 bytes are a PHC salt")),
        hash: Some(Output::new(hash).expect("32 bytes are a PHC hash")),
    };
    phc.to_string()
}

#[cfg(test)]
mod tests {
    use argon2::PasswordVerifier as _;

    use super::*;

    const COST: HashCost = HashCost { memory_kib: 19_456, passes: 2 };

    #[test]
    fn a_hash_is_a_standard_phc_string_that_verifies() {
        let password = Secret::new("Tiger-Mango-Kite-482".to_owned());
        let hash = PasswordHash::of(&password, [7; 16], COST);
        assert!(hash.as_str().starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash:?}");
        let parsed = Phc::new(hash.as_str()).expect("a PHC string");
        let verified = |text: &[u8]| Argon2::default().verify_password(text, &parsed).is_ok();
        assert!(verified(b"Tiger-Mango-Kite-482"));
        assert!(!verified(b"tiger-mango-kite-482"));
        assert!(hash.verify(&password));
        assert!(!hash.verify(&Secret::new("tiger-mango-kite-482".to_owned())));
        let [apart, composed] = ["re\u{301}sume\u{301}", "r\u{e9}sum\u{e9}"];
        let hash_apart = PasswordHash::of(&Secret::new(apart.to_owned()), [7; 16], COST);
        assert!(hash_apart.verify(&Secret::new(composed.to_owned())));
        // The memory of the thread is used again, also after a dearer hash, and must not change the result.
        let dearer = PasswordHash::of(&password, [7; 16], HashCost { passes: 3, ..COST });
        assert!(dearer.verify(&password) && dearer != hash);
        assert_eq!(PasswordHash::of(&password, [7; 16], COST), hash);
        assert_ne!(PasswordHash::of(&password, [8; 16], COST), hash);
    }

    #[test]
    fn stored_hashes_that_are_foreign_or_too_dear_are_none() {
        let good = PasswordHash::of(&Secret::new("x".to_owned()), [1; 16], COST);
        let good = good.as_str();
        assert!(PasswordHash::parse(good).is_some());
        for (part, other) in [
            ("argon2id", "argon2i"),
            ("v=19", "v=16"),
            ("m=19456", "m=262145"),
            ("t=2", "t=17"),
            ("p=1", "p=9"),
        ] {
            let text = good.replace(part, other);
            assert_ne!(text, good);
            assert_eq!(PasswordHash::parse(&text), None, "{text}");
        }
        assert_eq!(PasswordHash::parse(good.rsplit_once('$').expect("a hash").0), None);
        assert_eq!(PasswordHash::parse(""), None);
    }
}
