//! The only place that makes, hashes, checks or seals a secret. It knows no files and no terminal.

mod answers;
mod hash;
mod identity;
mod password;
mod vault;
mod weakness;
mod words;

pub use answers::{AnswersHash, Pepper};
pub use hash::{GoesOn, HashedBatch, Hashing, PasswordHash, Salted, hash_all};
pub use identity::random_id;
pub use password::{Style, draw};
pub use vault::{KeyFile, Recipient, Sealed, VaultError, VaultKey};
pub use weakness::weakness;
