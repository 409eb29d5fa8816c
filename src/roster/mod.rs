//! Class-list bytes in, roster out: the rows that can be taken and every row that cannot, with place and reason, and
//! how the list was understood. It opens no files and asks nothing of the store.

mod bytes;
mod error;
mod finding;
mod lists;
mod meaning;
mod rejects;

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::sync::Arc;

pub use bytes::decode::TextEncoding;
pub use error::{ListError, RosterError};
pub use finding::{ClassOrigin, Finding, Warning};
pub use lists::read_lists;
pub use meaning::headings::Field;
pub use rejects::rejects;

use crate::domain::{ClassName, Email, LoginId, PersonName, RegisterNo, Role, StudentRef};

/// The largest class list that is read, in bytes.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;
/// The most rows that are read in one import; the whole nation has fewer students.
pub const MAX_ROWS: usize = 600_000;

/// A file as it was read.
#[derive(Debug)]
pub struct Source {
    /// What to call it in messages; safe for a terminal.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// What the operator says about the lists.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The class of lists that do not tell one.
    pub class: Option<ClassName>,
    /// The sheets of a workbook to read; empty for all that have a name column.
    pub sheets: Vec<String>,
    /// Which heading is which column, where the known ones do not do.
    pub map: Vec<(Field, String)>,
    /// How the text is encoded, when it is not UTF-8.
    pub encoding: Option<TextEncoding>,
    /// The school year; the lists' own where none is given.
    pub year: Option<i16>,
    /// Whose accounts the lists are of.
    pub role: Role,
}

/// What class lists say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Roster {
    /// The students, in the order of the lists.
    pub rows: Vec<Row>,
    /// The rows that cannot be taken, in the order of the lists.
    pub refusals: Vec<Refusal>,
    /// How each list was understood.
    pub findings: Vec<Finding>,
    /// What the operator should look at, though it stops nothing.
    pub warnings: Vec<Warning>,
    /// Names that were decoded from another encoding than Unicode: the operator's eyes are the only check.
    pub decoded: Vec<Place>,
    /// The school year: the operator's, else that of a heading (`Class 2027`) or title (`CLASS LIST 2027`).
    pub year: Option<i16>,
}

/// Where something stands.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Place {
    /// The file, and the sheet of a workbook; safe for a terminal.
    pub source: Arc<str>,
    /// The line of the file or sheet on which the row starts, from 1.
    pub line: usize,
}

/// One student of a class list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Where the row stands.
    pub place: Place,
    /// The full name.
    pub name: PersonName,
    /// The class.
    pub class: ClassName,
    /// The place in the class register.
    pub register_no: Option<RegisterNo>,
    /// The school's reference.
    pub student_ref: Option<StudentRef>,
    /// A login ID that the student already has.
    pub login_id: Option<LoginId>,
    /// Where to reach the student or parent for later resets.
    pub recovery_email: Option<Email>,
    /// The form teacher of the class.
    pub form_teacher: Option<PersonName>,
}

/// A row that cannot be taken, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Where the row stands.
    pub place: Place,
    /// The heading of the column, where one column is to blame.
    pub column: Option<String>,
    /// What stands there, as it is in the file; empty where it may be a cell that is never shown.
    pub value: String,
    /// Why it cannot be taken; a sentence without full stop.
    pub reason: String,
}

/// Reads one class list of which nothing more is known.
///
/// # Errors
/// The list as a whole cannot be read; faulty rows are no error but [`Roster::refusals`].
pub fn read(bytes: &[u8]) -> Result<Roster, RosterError> {
    let source = Source { name: "list".to_owned(), bytes: bytes.to_vec() };
    read_lists(&[source], &Options::default()).map_err(|mut errors| errors.swap_remove(0).error)
}

impl Roster {
    /// Whether there are lists of rows that another import left out: such a list says nothing about who is not on it.
    pub fn is_part(&self) -> bool {
        self.findings.iter().any(|finding| finding.is_part)
    }

    /// The classes of the students, by their keys.
    pub fn classes(&self) -> BTreeMap<&str, &ClassName> {
        // Hashed first: half a million look-ups in a tree are what a national list would wait for.
        let classes: HashMap<_, _> =
            self.rows.iter().map(|row| (row.class.key(), &row.class)).collect();
        classes.into_iter().collect()
    }

    /// The form teacher of each class, by the class's key: the first that a row of the class names.
    pub fn teachers(&self) -> HashMap<&str, &PersonName> {
        let mut teachers = HashMap::new();
        for row in &self.rows {
            if let Some(teacher) = &row.form_teacher {
                teachers.entry(row.class.key()).or_insert(teacher);
            }
        }
        teachers
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.source, self.line)
    }
}

#[cfg(test)]
mod tests;
