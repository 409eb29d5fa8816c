//! Why a class list as a whole cannot be read.

use std::fmt;
use std::sync::Arc;

/// A list that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListError {
    /// Which one; none where it is about all of them.
    pub source: Option<Arc<str>>,
    pub error: RosterError,
}

/// Why a whole list cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RosterError {
    /// More of something than a class list has; the text says of what.
    TooLarge(&'static str),
    /// Nothing, or only blank lines.
    Empty,
    /// Another kind of file than its name says.
    Kind(&'static str),
    /// Not UTF-8 from this line on, or not the encoding that was given.
    Encoding {
        /// The line of the first wrong byte.
        line: usize,
        /// What it was read as.
        encoding: &'static str,
    },
    /// An encoding that is not taken without being named.
    Disguised(&'static str),
    /// Broken in a way that could swallow or swap rows.
    Broken {
        /// The line on which it starts.
        line: usize,
        /// What is wrong there.
        reason: &'static str,
    },
    /// A workbook that cannot be opened; the text says why.
    Workbook(String),
    /// No row with a heading for the name.
    NoHeading,
    /// A heading stands twice.
    HeadingTwice {
        /// The line of the heading row.
        line: usize,
        /// What both columns are headed as.
        what: &'static str,
        /// The operator's word for it.
        word: &'static str,
        /// The headings as the file has them.
        headings: Vec<String>,
    },
    /// No column for the class, and no other place that tells it.
    NoClass,
    /// A heading row and nothing below it.
    NoStudents,
    /// The workbook has no such sheet.
    NoSheet {
        /// The sheet that was asked for.
        wanted: String,
        /// The sheets that are there.
        there: Vec<String>,
    },
    /// No list has a column of this heading.
    NoColumn(String),
    /// The class was given, and every list tells its own.
    ClassUnused,
    /// One file is named twice.
    Twice,
    /// The lists are of different years.
    Years(i16, i16),
}

/// What the reading of a list answers.
pub(super) type Result<T, E = RosterError> = std::result::Result<T, E>;

impl fmt::Display for RosterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge(what) => write!(f, "the list has more {what} than any class list"),
            Self::Empty => write!(f, "the list is empty"),
            Self::Kind(kind) => write!(f, "this is no class list but {kind}"),
            Self::Encoding { line, encoding } => write!(f, "line {line} is not {encoding} text"),
            Self::Disguised(encoding) => write!(f, "the list is {encoding}"),
            Self::Broken { line, reason } => write!(f, "line {line}: {reason}"),
            Self::Workbook(reason) => write!(f, "the workbook cannot be read: {reason}"),
            Self::NoHeading => write!(f, "no row names a column for the student's name"),
            Self::HeadingTwice { line, what, headings, .. } => {
                write!(f, "line {line}: two columns are headed as {what}: {}", quoted(headings))
            }
            Self::NoClass => write!(f, "nothing tells the class: no column, no title"),
            Self::NoStudents => write!(f, "there are no students below the heading row"),
            Self::NoSheet { wanted, there } => {
                write!(f, "there is no sheet \"{wanted}\" but {}", quoted(there))
            }
            Self::NoColumn(heading) => write!(f, "no list has a column headed \"{heading}\""),
            Self::ClassUnused => write!(f, "every list tells its class itself"),
            Self::Twice => write!(f, "the list is named twice"),
            Self::Years(one, other) => write!(f, "the lists are of {one} and of {other}"),
        }
    }
}

impl std::error::Error for RosterError {}

fn quoted(names: &[String]) -> String {
    names.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ")
}
