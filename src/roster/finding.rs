//! How a list was understood: for the plan, where the operator can see a wrong guess before anything is done.

use std::sync::Arc;

use super::field::Field;
use super::place::Place;

/// How one list, or one part of it with a heading row of its own, was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The file and sheet.
    pub source: Arc<str>,
    /// The line of the heading row.
    pub heading: usize,
    /// What each column was taken as, with its heading.
    pub columns: Vec<(Field, String)>,
    /// Headings that mean nothing here; nothing below them was read.
    pub unknown: Vec<String>,
    /// What told the class.
    pub class: ClassOrigin,
    /// The headings of level and class that make one name together, where the class alone tells no level.
    pub joined: Vec<String>,
    /// The headings of the columns that make a name together, as they were put in order.
    pub name: Vec<String>,
    /// Whether titles tell the form teacher.
    pub has_teacher: bool,
    /// Headings of classes of other years beside the one that was taken.
    pub passed_over: Vec<String>,
    /// Only rows that another import left out, so that nobody is missing who is not on it.
    pub is_part: bool,
}

/// What told the class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClassOrigin {
    /// A column.
    Column,
    /// The operator.
    Given,
    /// Title rows.
    Title,
    /// The name of the sheet.
    Sheet,
}

/// What told the school year, surest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum YearOrigin {
    /// The operator.
    Given,
    /// The heading of the class column that was taken, such as `Class 2027`.
    Heading(String),
    /// A column with the year in every row.
    Column(String),
    /// Title rows.
    Title,
    /// The name of the sheet.
    Sheet,
    /// The name of the file.
    FileName,
}

/// Something to look at that stops nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// Line 0 stands for the whole list.
    pub place: Place,
    pub about: About,
}

/// What a warning is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// A sheet of this name was not read, because it is hidden.
    HiddenSheet(String),
    /// What this text says; it may quote the list, so it has to be made safe before it is shown.
    Text(String),
}

impl Warning {
    /// A warning in a lower-case fragment.
    pub(super) fn new(place: Place, text: impl Into<String>) -> Self {
        Self { place, about: About::Text(text.into()) }
    }
}
