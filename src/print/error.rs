//! What can stand in the way of a printed page. No message ever holds a password.

use thiserror::Error;

/// Why nothing was printed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PrintError {
    #[error("no stickers to print")]
    Nothing,
    #[error("no label sheet is called {0}")]
    NoSuchSheet(String),
    /// The measures of a sheet that is not known by name.
    #[error("custom:{measures}: {fault}")]
    WrongMeasures { measures: String, fault: String },
    /// The labels cannot hold login ID and temporary password at a size that a child can read.
    #[error("{}", too_small(sheet, *better))]
    SheetTooSmall { sheet: &'static str, better: Option<&'static str> },
    /// No embedded font has a character, and leaving it out would change what the sticker says.
    #[error("no font has the character U+{:04X} in the {field} of \"{name}\"", u32::from(*character))]
    NoGlyph { field: &'static str, name: String, character: char },
    #[error("the portal address is too long for a QR code on a label")]
    PortalTooLong,
    #[error("login ID or password of {login} would be smaller than 6 points in this template")]
    Illegible { login: String },
    #[error(transparent)]
    Template(TemplateError),
    #[error("the template is for {template}, and the sheet is {sheet}")]
    OtherSheet { template: String, sheet: &'static str },
    /// A defect of ours or of the engine.
    #[error("the PDF could not be written: {0}")]
    Engine(String),
}

fn too_small(sheet: &str, better: Option<&str>) -> String {
    match better {
        Some(better) => format!(
            "the labels of sheet {sheet} are too small for these login IDs and passwords; {better} holds them"
        ),
        None => format!(
            "neither sheet {sheet} nor any other holds these login IDs and passwords legibly"
        ),
    }
}

/// What is wrong with a template.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("line {line}: {what}")]
pub struct TemplateError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there, and what would be right.
    pub what: String,
}

/// What printing answers.
pub(super) type Result<T, E = PrintError> = std::result::Result<T, E>;
