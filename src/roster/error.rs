//! Why a class list as a whole cannot be read.

use std::sync::Arc;

use thiserror::Error;

use super::field::Field;
use crate::domain::is_national_number;

/// A message names no more headings than a line holds.
const MAX_QUOTED: usize = 12;

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
    /// With the cells of the row that could be the headings.
    #[error("no row names a column for the student's name; the first row is {}", quoted(.0))]
    NoHeading(Vec<String>),
    /// Surname or given name, and nothing beside it.
    #[error("line {line}: \"{heading}\" is half of a name, and no column holds the other half")]
    HalfName { line: usize, heading: String },
    #[error(
        "line {line}: in some rows {} is the whole name and in others half of it",
        quoted(headings)
    )]
    NamesDiffer { line: usize, headings: Vec<String> },
    #[error("line {line}: two columns are headed as {}: {}", field.what(), quoted(headings))]
    HeadingTwice { line: usize, field: Field, headings: Vec<String> },
    /// Below the row that names the columns, and before the first student.
    #[error("line {line} has headings too, below the ones that name the columns")]
    TwoHeadingRows { line: usize },
    /// With the headings that mean nothing here.
    #[error("nothing tells the class: no column, no title{}", not_read(.0))]
    NoClass(Vec<String>),
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

fn not_read(headings: &[String]) -> String {
    if headings.is_empty() { String::new() } else { format!("; not read: {}", quoted(headings)) }
}

fn quoted(names: &[String]) -> String {
    // A row that is no heading may hold what is never shown.
    let shown = names.iter().filter(|name| !is_national_number(name)).take(MAX_QUOTED);
    let shown: Vec<_> = shown.map(|name| format!("\"{name}\"")).collect();
    let more = if names.len() > MAX_QUOTED { " and more" } else { "" };
    shown.join(", ") + more
}
