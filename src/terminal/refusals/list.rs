//! What is told when a class list cannot be read at all.

use crate::roster::ListError;
use crate::terminal::{Error, Kind};

impl From<ListError> for Error {
    fn from(error: ListError) -> Self {
        let ListError { source, error } = error;
        let hint = Some(error.hint().to_owned());
        // What the list says is quoted in some of them.
        let cause = anyhow::anyhow!("{}", crate::domain::printable(&error.to_string()));
        let failure = Self { kind: Kind::Refused, cause, hint };
        match source {
            Some(source) => failure.context(source),
            None => failure,
        }
    }
}
