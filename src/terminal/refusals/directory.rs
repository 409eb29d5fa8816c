//! What is told when a directory is not in step.

use crate::directory::{Concern, DirectoryError};
use crate::ops::DirectoryRefusal;
use crate::terminal::{Error, Kind};

impl From<DirectoryRefusal> for Error {
    fn from(refusal: DirectoryRefusal) -> Self {
        match refusal {
            DirectoryRefusal::Store(error) => error.into(),
            DirectoryRefusal::Server(error) => error.into(),
            DirectoryRefusal::NotSetUp => Self::refused("this store keeps no directory in step")
                .hint("mims directory init --url ldapi:/// --base ou=SCHOOL,dc=mims,dc=example chooses one"),
            DirectoryRefusal::Busy => {
                Self::of(Kind::Unusable, "another mims is bringing the directory in step")
                    .hint("try again when it has finished")
            }
            DirectoryRefusal::Address(error) => {
                Self::refused(format!("the server's address cannot be used: {error}"))
            }
            DirectoryRefusal::NoSecret => {
                Self::refused("the secret file has no secret in its first line")
            }
            DirectoryRefusal::Foreign { store_id } => Self::refused(format!(
                "the directory follows another store ({store_id}), so nothing was written"
            ))
            .hint("--base names this school's own entry; if this store is to take its place, mims directory init --take-over"),
            DirectoryRefusal::Ahead { head } => Self::refused(format!(
                "the directory has what this store does not have, up to {head}: this is an older copy of the store, so nothing was written"
            ))
            .hint("use the newer store; if it is lost, mims directory init --take-over makes the directory follow this one"),
        }
    }
}

impl From<DirectoryError> for Error {
    fn from(error: DirectoryError) -> Self {
        let hint = match (&error, error.concern()) {
            (DirectoryError::NotPrepared(_), _) => {
                "mims directory init makes it; if it is there, the access rules of the server hide it from whoever asks"
            }
            (DirectoryError::Refused { code: 10 | 53, .. }, _) => {
                "look whether this server has the directory that --base ends in, and may be written to"
            }
            (DirectoryError::NotTrusted(_), _) => {
                "mims directory init --ca names the certificate of the authority that is to be believed"
            }
            (DirectoryError::OutOfTime, _) => "mims directory sync takes the time that it needs",
            (_, Concern::Asker) => {
                "look at --bind-dn and --secret-file of mims directory init, and at the access rules of the server"
            }
            (_, Concern::Entry) => {
                "the log of the server says more; the same command again tries this entry again"
            }
            (_, Concern::Server) => {
                "look whether the server runs and its disk has room, and run the same command again"
            }
        };
        Self { kind: Kind::Unusable, hint: Some(hint.to_owned()), cause: error.into() }
    }
}
