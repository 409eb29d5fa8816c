//! What is told when the portal cannot be served.

use std::io::ErrorKind;

use crate::terminal::{Error, Kind};
use crate::web::{ListenError, Place, ServeError};

impl Error {
    /// The place is taken, or cannot be had.
    pub fn cannot_listen(place: &Place, error: ListenError) -> Self {
        let shown = match place {
            Place::Address(address) => address.to_string(),
            Place::Socket(path) => crate::domain::shown_path(path),
        };
        match error {
            #[cfg(not(unix))]
            ListenError::NoSockets => Self::refused("this computer has no Unix sockets")
                .hint("--listen 127.0.0.1:8300 listens on an address"),
            ListenError::Io(cause) => {
                let what = match cause.kind() {
                    ErrorKind::AddrInUse => "another program, or a portal, listens there already",
                    ErrorKind::AddrNotAvailable => "this computer does not have that address",
                    ErrorKind::PermissionDenied => "it is not for this account to listen there",
                    _ => "the system does not give it",
                };
                let error = Self { kind: Kind::Unusable, cause: cause.into(), hint: None };
                error
                    .context(format!("the portal cannot listen on {shown}"))
                    .hint(format!("{what}; --listen names another place"))
            }
        }
    }
}

impl From<ServeError> for Error {
    fn from(error: ServeError) -> Self {
        match error {
            ServeError::Store(error) => error.into(),
            ServeError::Io(cause) => Self { kind: Kind::Unusable, cause: cause.into(), hint: None }
                .context("the portal has stopped"),
        }
    }
}
