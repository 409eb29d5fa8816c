//! From students to the bytes of a format, and what a format has against some of them.

use super::form::{Column, Form};
use super::format::ExportFormat;
use super::person::Person;
use crate::domain::{Settings, formula_sign};
use crate::rows::CsvWriter;

/// Why nothing is exported.
#[derive(Debug)]
pub enum ExportRefusal {
    /// A setting that the format cannot be made without has no value.
    NoSetting(&'static str),
    /// More accounts than the system takes in one file.
    TooMany { format: ExportFormat, people: usize, most: usize },
}

/// What a format has against a student.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PersonFlaw {
    /// The heading of the column.
    pub column: &'static str,
    /// The most characters that it takes; none if what starts the cell is the matter.
    pub most: Option<usize>,
}

/// The settings that a format cannot be made without.
pub fn check_settings(format: ExportFormat, settings: &Settings) -> Result<(), ExportRefusal> {
    let is_empty = |key: &&&str| settings.get(key).is_none_or(|value| value.is_empty());
    let missing = format.form().needs.iter().find(is_empty);
    missing.map_or(Ok(()), |key| Err(ExportRefusal::NoSetting(key)))
}

/// The first thing that a format has against a student: the values of vendors' files are never altered, so that one
/// which a spreadsheet program would take for a formula cannot be in any.
pub fn flaw(format: ExportFormat, person: &Person<'_>) -> Option<PersonFlaw> {
    format.form().columns.iter().find_map(|column| {
        let Column { heading, most, value } = column;
        let value = value(person);
        if formula_sign(&value).is_some() {
            return Some(PersonFlaw { column: heading, most: None });
        }
        let is_too_long = value.chars().count() > *most;
        is_too_long.then_some(PersonFlaw { column: heading, most: Some(*most) })
    })
}

/// The file for these students, of whom no one has a flaw.
pub fn export(format: ExportFormat, people: &[Person<'_>]) -> Result<Vec<u8>, ExportRefusal> {
    let Form { start, columns, most_people, .. } = format.form();
    if people.len() > *most_people {
        let (people, most) = (people.len(), *most_people);
        return Err(ExportRefusal::TooMany { format, people, most });
    }
    let mut bytes = start.as_bytes().to_vec();
    let mut rows = CsvWriter::exact(&mut bytes);
    let written = rows.record(columns.iter().map(|column| column.heading)).and_then(|()| {
        people
            .iter()
            .try_for_each(|person| rows.record(columns.iter().map(|column| (column.value)(person))))
    });
    written.and_then(|()| rows.finish()).expect("memory takes every record");
    Ok(bytes)
}
