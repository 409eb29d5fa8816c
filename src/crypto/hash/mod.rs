//! Argon2id hashes: one password by the reference, many of them by an engine that the reference watches.

mod batch;
mod engine;
#[cfg(test)]
mod lies;
mod memory;
mod phc;
mod worker;

pub use batch::{GoesOn, HashedBatch, Hashing, Salted, hash_all};
pub(super) use memory::{LENGTH, Memory};
pub use phc::PasswordHash;
pub(super) use phc::{is_bearable, params, phc, read};
