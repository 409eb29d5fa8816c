//! A failure as it is told: what kind it is, what to do about it, and with which exit code it ends.

use std::fmt;
use std::io;
use std::io::ErrorKind::{
    AlreadyExists, InvalidFilename, IsADirectory, NotADirectory, NotFound, PermissionDenied,
    QuotaExceeded, ReadOnlyFilesystem, StorageFull,
};
use std::process::ExitCode;

/// A failure as it is told to the operator.
#[derive(Debug)]
pub struct Error {
    /// What kind it is; the exit code follows.
    pub kind: Kind,
    pub cause: anyhow::Error,
    pub hint: Option<String>,
}

/// The kinds of failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Not done, and the operator can change that: bad input, not found, refused.
    Refused,
    /// The command line makes no sense.
    Usage,
    /// The store, the key or a file cannot be used.
    Unusable,
    /// A question would have to be asked, and there is no terminal.
    NeedsAnswer,
    /// A bug in mims.
    Bug,
    /// The operator stopped it.
    Interrupted,
}

/// The exit codes of the output contract, in the words of the help and of README.
pub const EXIT_CODES: [(u8, &str); 8] = [
    (0, "done"),
    (1, "not done, and you can change that: bad input, not found, refused"),
    (2, "the command line was not understood"),
    (3, "done, but someone should look: rows were left out, or a condition of the report holds"),
    (
        4,
        "the store, the key, the directory or a file cannot be used: busy, permissions, damaged, newer",
    ),
    (5, "a question needed an answer and there was no terminal; the hint names the flag"),
    (70, "a bug in mims"),
    (130, "interrupted"),
];

impl Kind {
    /// The number of the output contract.
    pub fn code(self) -> u8 {
        match self {
            Self::Refused => 1,
            Self::Usage => 2,
            Self::Unusable => 4,
            Self::NeedsAnswer => 5,
            Self::Bug => 70,
            Self::Interrupted => 130,
        }
    }

    /// The number as the program ends with it.
    pub fn exit_code(self) -> ExitCode {
        ExitCode::from(self.code())
    }
}

impl Error {
    /// What holds after a failure, as long as nothing was done before it.
    pub const NOTHING_CHANGED: &str = "nothing was changed";

    /// A failure that the operator can change.
    pub fn refused(what: impl fmt::Display) -> Self {
        Self::of(Kind::Refused, what)
    }

    /// A failure of this kind.
    pub fn of(kind: Kind, what: impl fmt::Display) -> Self {
        Self { kind, cause: anyhow::anyhow!("{what}"), hint: None }
    }

    /// The same failure with advice.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The same failure with what was being done in front.
    #[must_use]
    pub fn context(mut self, what: impl fmt::Display + Send + Sync + 'static) -> Self {
        self.cause = self.cause.context(what);
        self
    }

    /// The answer did not get out.
    #[expect(clippy::needless_pass_by_value, reason = "as it is handed over by map_err")]
    pub fn unwritten(cause: io::Error) -> Self {
        let what = format!("the answer cannot be written: {}", told(&cause));
        Self::of(Kind::Unusable, what).hint(Self::NOTHING_CHANGED)
    }

    /// A file of the operator's that cannot be read or written.
    #[expect(clippy::needless_pass_by_value, reason = "as it is handed over by map_err")]
    pub fn file(path: &std::path::Path, cause: io::Error) -> Self {
        let shown = crate::domain::shown_path(path);
        let (kind, hint) = match cause.kind() {
            NotFound | InvalidFilename => {
                let not_there = Self::refused(format!("{shown} is not there"));
                return not_there.hint("check the name and the folder");
            }
            AlreadyExists => return Self::refused(format!("{shown} is there already")),
            IsADirectory => (Kind::Refused, "name a file, not a folder"),
            NotADirectory => (Kind::Refused, Self::NOTHING_CHANGED),
            StorageFull | QuotaExceeded => (Kind::Unusable, "make room there; nothing was changed"),
            _ => (Kind::Unusable, Self::NOTHING_CHANGED),
        };
        Self::of(kind, format!("{shown}: {}", told(&cause))).hint(hint)
    }
}

/// What the system says, in an office's words where it is something that an office comes across: each system has others.
fn told(cause: &io::Error) -> String {
    let told = match cause.kind() {
        StorageFull | QuotaExceeded => "the disk is full",
        PermissionDenied => "this account has no right to do that",
        ReadOnlyFilesystem => "nothing can be written there",
        IsADirectory => "that is a folder",
        NotADirectory => "that is no folder",
        _ => return cause.to_string(),
    };
    told.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_failure_has_an_explained_exit_code_of_its_own() {
        let kinds = [
            Kind::Refused,
            Kind::Usage,
            Kind::Unusable,
            Kind::NeedsAnswer,
            Kind::Bug,
            Kind::Interrupted,
        ];
        let mut codes: Vec<_> = kinds.map(Kind::code).to_vec();
        // How a command ends that did its work: well, or with something to look at.
        codes.extend([0, 3]);
        codes.sort_unstable();
        assert_eq!(codes, EXIT_CODES.map(|(code, _)| code));
    }
}
