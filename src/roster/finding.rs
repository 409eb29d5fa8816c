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
