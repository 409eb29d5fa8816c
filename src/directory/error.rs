//! Why a directory is not in step, by type.

use std::io;

use ldap3::LdapError;
use thiserror::Error;

/// What a server answered, or that it did not.
#[derive(Debug, Error)]
pub enum DirectoryError {
    #[error("the server cannot be reached: {0}")]
    Unreachable(io::Error),
    #[error("the server did not answer in time")]
    TimedOut,
    /// The time that was given for all of it is over.
    #[error("there was not enough time for all of it")]
    OutOfTime,
    /// Its certificate is not of this authority, or there is none.
    #[error("the server is not the one that it says it is: {0}")]
    NotTrusted(String),
    /// In the middle of an answer; the library knows no more.
    #[error("the connection broke")]
    Broken,
    /// It said something that LDAP does not have.
    #[error("the answer is not that of a directory")]
    Garbled,
    /// There is no unit for the entries of students.
    #[error("there is no {0}")]
    NotPrepared(String),
    /// It refused; `dn` is the entry that it is about.
    #[error("{dn}: {}", told(*code, text))]
    Refused { code: u32, text: String, dn: String },
}

/// What an answer is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Concern {
    /// The entry of one account: the others can be brought in step.
    Entry,
    /// Who asks: the secret, or what it may do.
    Asker,
    /// The server as a whole.
    Server,
}

/// The results of RFC 4511 that somebody has to tell apart.
pub(super) const NO_SUCH_OBJECT: u32 = 32;
pub(super) const ALREADY_EXISTS: u32 = 68;

impl DirectoryError {
    /// What it is about.
    pub fn concern(&self) -> Concern {
        let Self::Refused { code, .. } = self else { return Concern::Server };
        match code {
            7 | 8 | 13 | 48..=50 => Concern::Asker,
            16..=21 | 32..=36 | 64..=71 => Concern::Entry,
            _ => Concern::Server,
        }
    }

    /// Whether the entry came or went since it was looked for.
    pub fn is_stale(&self) -> bool {
        matches!(self, Self::Refused { code: NO_SUCH_OBJECT | ALREADY_EXISTS, .. })
    }
}

impl From<LdapError> for DirectoryError {
    fn from(error: LdapError) -> Self {
        match error {
            LdapError::Timeout { .. } => Self::TimedOut,
            // Below TLS the same answers stand for a certificate that is not trusted.
            LdapError::Io { source } if source.kind() == io::ErrorKind::InvalidData => {
                Self::NotTrusted(source.to_string())
            }
            LdapError::Io { source } => Self::Unreachable(source),
            _ => Self::Broken,
        }
    }
}

/// The server's own words, which are about its settings, or what the number means.
fn told(code: u32, text: &str) -> String {
    let meaning = match code {
        3 | 4 | 11 => "more than the server gives at once",
        7 | 8 | 13 => "the server wants another way to sign in",
        10 => "this server is a copy that cannot be written to",
        16 | 17 | 21 | 65 | 69 => "the server does not know the attributes",
        19 => "the server has a rule against the value",
        32 => "is not there",
        49 => "the name or the secret is wrong",
        50 => "this is not allowed to whoever asks",
        51 | 52 => "the server is busy",
        53 => "the server does not do this",
        64 => "the server does not take the name",
        68 => "is there already",
        _ => "the server refused",
    };
    let text = crate::domain::shortened(&crate::domain::printable(text), 120);
    let said = if text.is_empty() { String::new() } else { format!(", \"{text}\"") };
    format!("{meaning} (LDAP result {code}{said})")
}
