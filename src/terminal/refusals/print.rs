//! What is told when paper cannot be made.

use crate::print::PrintError;
use crate::terminal::{Error, Kind};

impl From<PrintError> for Error {
    fn from(error: PrintError) -> Self {
        let (kind, hint) = match &error {
            PrintError::SheetTooSmall { better: Some(better), .. } => {
                (Kind::Refused, Some(format!("--sheet {better}")))
            }
            PrintError::NoGlyph { .. } => (
                Kind::Refused,
                Some("give the name in Latin letters, or in simpler characters".to_owned()),
            ),
            PrintError::PortalTooLong => {
                (Kind::Refused, Some("mims settings set portal.url gives a shorter one".to_owned()))
            }
            PrintError::SheetTooSmall { better: None, .. } | PrintError::Nothing => {
                (Kind::Refused, None)
            }
            PrintError::Illegible { .. } => (
                Kind::Refused,
                Some("make its box wider or higher, or give it more lines".to_owned()),
            ),
            PrintError::Template(_) => (
                Kind::Refused,
                Some("mims stickers --template show prints one that works".to_owned()),
            ),
            PrintError::Engine(_) => (Kind::Bug, None),
        };
        Self { kind, cause: error.into(), hint }
    }
}
