//! What is told when paper cannot be made.

use crate::domain::echoed;
use crate::print::{PrintError, Sheet};
use crate::terminal::{Error, Kind};

impl From<PrintError> for Error {
    fn from(error: PrintError) -> Self {
        let hint = hint_for(&error);
        let told = match error {
            PrintError::NoSuchSheet(name) => {
                Self::refused(format!("no label sheet is called {}", echoed(&name)))
            }
            PrintError::WrongMeasures { measures, fault } => {
                Self::refused(fault).context(echoed(&format!("custom:{measures}")))
            }
            PrintError::OtherSheet { template, sheet } => Self::refused(format!(
                "the template is for {}, and the school's sheet is {sheet}",
                echoed(&template)
            )),
            PrintError::Engine(_) => Self { kind: Kind::Bug, cause: error.into(), hint: None },
            _ => Self { kind: Kind::Refused, cause: error.into(), hint: None },
        };
        Self { hint, ..told }
    }
}

/// What the operator can do about it.
fn hint_for(error: &PrintError) -> Option<String> {
    let hint = match error {
        PrintError::SheetTooSmall { better, .. } => {
            let on = |sheet| {
                format!(
                    "mims stickers --sheet {sheet} prints on it once, mims settings set stickers.sheet {sheet} always"
                )
            };
            return better.map(on);
        }
        PrintError::NoSuchSheet(_) => {
            let names: Vec<_> = Sheet::all().iter().map(|sheet| sheet.name).collect();
            return Some(format!("known are {}", names.join(", ")));
        }
        PrintError::WrongMeasures { .. } => {
            "custom:PAGE,COLS,ROWS,WIDTH,HEIGHT,LEFT,TOP,PITCHX,PITCHY, all lengths in mm"
        }
        PrintError::OtherSheet { .. } => {
            "give both the same sheet; mims settings set stickers.template \"\" goes back to the built-in sticker"
        }
        PrintError::NoGlyph { .. } => "give the name in Latin letters, or in simpler characters",
        PrintError::PortalTooLong => "mims settings set portal.url gives a shorter one",
        PrintError::Illegible { .. } => "make its box wider or higher, or give it more lines",
        PrintError::Template(_) => "mims sheets --template FILE writes one that works",
        PrintError::Nothing | PrintError::Engine(_) => return None,
    };
    Some(hint.to_owned())
}
