//! Why a student of a selection gets no paper.

use std::fmt;

use super::life::Status;

/// Why a student gets no sticker or slip.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LeftOut {
    /// The status says that there is no open temporary password, or that none is wanted.
    Status(Status),
    /// The sealed copy is not there any more.
    NoCopy,
    /// This password was printed before.
    Printed,
    /// Without a register number, papers that must not bear a name cannot be told apart.
    NoNumber,
}

/// As it is counted and as it stands beside a name: `enrolled`.
impl fmt::Display for LeftOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Status(status) => status.as_str(),
            Self::NoCopy => "with a password that cannot be printed any more",
            Self::Printed => "printed before",
            Self::NoNumber => "without a register number",
        })
    }
}
