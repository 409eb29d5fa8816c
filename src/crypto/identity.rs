//! Names that no two stores share.

use rand::CryptoRng;

/// 128 random bits as 32 hexadecimal digits, for identities that must never meet again.
pub fn random_id(rng: &mut impl CryptoRng) -> String {
    let mut bytes = [0; 16];
    rng.fill_bytes(&mut bytes);
    format!("{:032x}", u128::from_be_bytes(bytes))
}
