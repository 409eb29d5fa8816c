//! What can stand in the way of a printed page. No message ever holds a password.

use std::fmt;

/// Why nothing was printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PrintError {
    /// There is nothing to print.
    Nothing,
    /// The labels cannot hold login ID and temporary password at a size that a child can read.
    SheetTooSmall {
        /// The sheet that was asked for.
        sheet: &'static str,
        /// A sheet that holds all the stickers, if there is one.
        better: Option<&'static str>,
    },
    /// No embedded font has a character, and leaving it out would change what the sticker says.
    NoGlyph {
        /// Which part of the sticker: "name", "class", "login ID", ...
        field: &'static str,
        /// Whose sticker, as on the class list.
        name: String,
        /// The character.
        character: char,
    },
    /// The portal address makes a QR code too fine for a printed label.
    PortalTooLong,
    /// In the school's own template login ID or password come out too small.
    Illegible {
        /// Whose.
        login: String,
    },
    /// The template does not fit the label, or is not whole.
    Template(TemplateError),
    /// The PDF engine refused; a defect of ours or of the engine.
    Engine(String),
}

/// What printing answers.
pub(super) type Result<T, E = PrintError> = std::result::Result<T, E>;

impl fmt::Display for PrintError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing => write!(out, "no stickers to print"),
            Self::SheetTooSmall { sheet, better: Some(better) } => write!(
                out,
                "the labels of sheet {sheet} are too small for these login IDs and passwords; {better} holds them"
            ),
            Self::SheetTooSmall { sheet, better: None } => write!(
                out,
                "neither sheet {sheet} nor any other holds these login IDs and passwords legibly"
            ),
            Self::NoGlyph { field, name, character } => write!(
                out,
                "no font has the character U+{:04X} in the {field} of \"{name}\"",
                u32::from(*character)
            ),
            Self::PortalTooLong => {
                write!(out, "the portal address is too long for a QR code on a label")
            }
            Self::Illegible { login } => write!(
                out,
                "login ID or password of {login} would be smaller than 6 points in this template"
            ),
            Self::Template(error) => error.fmt(out),
            Self::Engine(why) => write!(out, "the PDF could not be written: {why}"),
        }
    }
}

impl std::error::Error for PrintError {}

/// What is wrong with a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there, and what would be right.
    pub what: String,
}

impl fmt::Display for TemplateError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "line {}: {}", self.line, self.what)
    }
}

impl std::error::Error for TemplateError {}
