//! The only place that makes, hashes, checks or seals a secret. It knows no files and no terminal.

mod answers;
mod envelope;
mod hash;
mod identity;
mod key_file;
mod password;
mod vault;
mod weakness;
mod words;

pub use answers::{AnswersHash, Pepper};
pub use envelope::{EnvelopeError, Lock, Opener, has_passphrase};
pub use hash::{GoesOn, HashedBatch, Hashing, PasswordHash, Salted, hash_all};
pub use identity::random_id;
pub use key_file::{KeyFile, key_file};
pub use password::{Style, draw};
pub use vault::{Recipient, Sealed, VaultError, VaultKey};
pub use weakness::weakness;
