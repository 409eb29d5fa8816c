//! From students to the bytes of a format, and what a format has against some of them.

use super::form::{Body, Form};
use super::format::ExportFormat;
use super::person::Person;
use super::tables::{archive, table, tables};
use crate::domain::{Settings, formula_sign};

/// What another system is given.
pub enum Exported {
    File(Vec<u8>),
    /// Files with their names, in a folder.
    Folder(Vec<(&'static str, Vec<u8>)>),
}

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
    format.form().body.columns().find_map(|column| {
        let value = (column.value)(person);
        let flaw = |most| Some(PersonFlaw { column: column.heading, most });
        if formula_sign(&value).is_some() {
            return flaw(None);
        }
        if value.chars().count() > column.most { flaw(Some(column.most)) } else { None }
    })
}

/// The file for these students, of whom there are some, and no one has a flaw.
pub fn export(format: ExportFormat, people: &[Person<'_>]) -> Result<Exported, ExportRefusal> {
    let Form { body, most_people, .. } = format.form();
    if people.len() > *most_people {
        let (people, most) = (people.len(), *most_people);
        return Err(ExportRefusal::TooMany { format, people, most });
    }
    Ok(match body {
        Body::Table(start, columns) => Exported::File(table(start, columns, people)),
        Body::Folder(sheets) => Exported::Folder(tables(sheets, people)),
        Body::Archive(sheets, kind) => Exported::File(archive(sheets, *kind, people)),
        Body::Objects => {
            let lines = people.iter().map(|person| format!("{}\n", super::scim::user(person)));
            Exported::File(lines.collect::<String>().into_bytes())
        }
        Body::Entries => {
            let entries = people.iter().filter_map(|person| person.entry);
            let entries = entries.map(|(layout, account)| super::ldif::entry(layout, account));
            Exported::File(entries.collect::<String>().into_bytes())
        }
    })
}
