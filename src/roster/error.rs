//! Why a class list as a whole cannot be read.

use std::sync::Arc;

use thiserror::Error;

use super::field::Field;

/// A list that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListError {
    /// Which one; none where it is about all of them.
    pub source: Option<Arc<str>>,
    pub error: RosterError,
}

/// Why a whole list cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RosterError {
    #[error("the list has more {0} than any class list")]
    TooLarge(&'static str),
    /// Nothing, or only blank lines.
    #[error("the list is empty")]
    Empty,
    /// Another kind of file than its name says.
    #[error("this is no class list but {0}")]
    Kind(&'static str),
    /// From this line on, read as what it should be or was said to be.
    #[error("line {line} is not {encoding} text")]
    Encoding { line: usize, encoding: &'static str },
    /// An encoding that is not taken without being named.
    #[error("the list is {0}")]
    Disguised(&'static str),
    /// Broken in a way that could swallow or swap rows.
    #[error("line {line}: {reason}")]
    Broken { line: usize, reason: &'static str },
    #[error("the workbook cannot be read: {0}")]
    Workbook(&'static str),
    #[error("no row names a column for the student's name")]
    NoHeading,
    #[error("line {line}: two columns are headed as {}: {}", field.what(), quoted(headings))]
    HeadingTwice { line: usize, field: Field, headings: Vec<String> },
    #[error("nothing tells the class: no column, no title")]
    NoClass,
    #[error("there are no students below the heading row")]
    NoStudents,
    #[error("there is no sheet \"{wanted}\" but {}", quoted(there))]
    NoSheet { wanted: String, there: Vec<String> },
    #[error("no list has a column headed \"{0}\"")]
    NoColumn(String),
    /// The class was given, and every list tells its own.
    #[error("every list tells its class itself")]
    ClassUnused,
    #[error("the list is named twice")]
    Twice,
    #[error("the lists are of {0} and of {1}")]
    Years(i16, i16),
}

/// What the reading of a list answers.
pub(super) type Result<T, E = RosterError> = std::result::Result<T, E>;

fn quoted(names: &[String]) -> String {
    names.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ")
}
