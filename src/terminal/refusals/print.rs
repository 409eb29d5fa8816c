//! What is told when paper cannot be made.

use crate::print::PrintError;
use crate::terminal::{Error, Kind};

impl From<PrintError> for Error {
    fn from(error: PrintError) -> Self {
        let kind = match error {
            PrintError::Engine(_) => Kind::Bug,
            _ => Kind::Refused,
        };
        let hint = hint_for(&error);
        Self { kind, cause: error.into(), hint }
    }
}

/// What the operator can do about it.
fn hint_for(error: &PrintError) -> Option<String> {
    let hint = match error {
        PrintError::SheetTooSmall { better, .. } => {
            return better.as_ref().map(|better| format!("--sheet {better}"));
        }
        PrintError::NoGlyph { .. } => "give the name in Latin letters, or in simpler characters",
        PrintError::PortalTooLong => "mims settings set portal.url gives a shorter one",
        PrintError::Illegible { .. } => "make its box wider or higher, or give it more lines",
        PrintError::Template(_) => "mims stickers --template show prints one that works",
        PrintError::Nothing | PrintError::Engine(_) => return None,
    };
    Some(hint.to_owned())
}
