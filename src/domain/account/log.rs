//! What the audit log is made of, as plain data; the store keeps and chains it.

use std::fmt;

use jiff::Timestamp;

use crate::domain::ids::BatchId;

/// Who does what, and when; the same for all rows of one run.
#[derive(Debug, Clone)]
pub struct Act {
    pub at: Timestamp,
    /// The operating-system user.
    pub operator: String,
    /// The command, as the operator calls it.
    pub command: &'static str,
    /// Somebody has said that the clock is right, whatever was written down before.
    pub clock_is_right: bool,
}

/// A row of the log as it is shown.
#[derive(Debug, Clone)]
pub struct Event {
    pub seq: i64,
    pub at: Timestamp,
    pub operator: String,
    pub command: String,
    /// The login ID of the account it is about.
    pub login: Option<String>,
    pub batch: Option<BatchId>,
    /// What happened, in one word.
    pub outcome: String,
    pub details: String,
}

/// Number and hash of the newest row; a copy of it on paper shows whether the log was changed since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// How many rows there are.
    pub seq: i64,
    pub hash: Vec<u8>,
}

/// The number and the first 16 hexadecimal digits of the hash: `802:180752de9c74d6a1`.
impl fmt::Display for Head {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let first = self.hash.first_chunk().copied().unwrap_or_default();
        write!(f, "{}:{:016x}", self.seq, u64::from_be_bytes(first))
    }
}
