//! The writing of tables: one, several, or an archive of them. Written twice it is the same, byte for byte.

use std::collections::HashSet;
use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::form::{Archive, Column, Each, Sheet};
use super::oneroster;
use super::person::Person;
use crate::rows::{CsvWriter, Dialect};

/// A table behind what stands before its headings.
pub(super) fn table(start: &str, columns: &[Column], people: &[Person<'_>]) -> Vec<u8> {
    written(start, columns, people, Dialect::Rfc)
}

/// Several, without those that would be empty.
pub(super) fn tables(sheets: &[Sheet], people: &[Person<'_>]) -> Vec<(&'static str, Vec<u8>)> {
    let full = sheets.iter().map(|sheet| (sheet, sheet.each.of(people)));
    let full = full.filter(|(_, rows)| !rows.is_empty());
    full.map(|(sheet, rows)| (sheet.name, written("", sheet.columns, &rows, Dialect::Rfc)))
        .collect()
}

/// An archive of tables, with nothing else at its root.
pub(super) fn archive(sheets: &[Sheet], kind: Archive, people: &[Person<'_>]) -> Vec<u8> {
    let tables = match kind {
        Archive::OneRoster => {
            let mut tables = tables(sheets, people);
            let names: Vec<_> = tables.iter().map(|(name, _)| *name).collect();
            tables.push(("manifest.csv", oneroster::manifest(&names).into_bytes()));
            tables
        }
        // Apple wants all of them, if only with their headings.
        Archive::Apple => {
            let table = |sheet: &Sheet| {
                let rows = sheet.each.of(people);
                (sheet.name, written("", sheet.columns, &rows, Dialect::Apple))
            };
            sheets.iter().map(table).collect()
        }
    };
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // Without a time, so that the same accounts make the same archive.
    let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
    let added = tables.iter().try_for_each(|(name, bytes)| {
        archive.start_file(*name, options)?;
        archive.write_all(bytes).map_err(zip::result::ZipError::from)
    });
    let archive = added.and_then(|()| archive.finish());
    archive.expect("memory takes every table").into_inner()
}

fn written(start: &str, columns: &[Column], people: &[Person<'_>], dialect: Dialect) -> Vec<u8> {
    let mut bytes = start.as_bytes().to_vec();
    let mut rows = CsvWriter::exact(&mut bytes, dialect);
    let headings = columns.iter().map(|column| column.heading);
    let written = rows.record(headings).and_then(|()| {
        let mut people = people.iter();
        people
            .try_for_each(|person| rows.record(columns.iter().map(|column| (column.value)(person))))
    });
    written.and_then(|()| rows.finish()).expect("memory takes every record");
    bytes
}

impl Each {
    /// The accounts that the rows are made of.
    fn of<'a>(self, people: &[Person<'a>]) -> Vec<Person<'a>> {
        let mut seen = HashSet::new();
        let is_meant = |person: &&Person<'a>| match self {
            Self::Account => true,
            Self::School => seen.insert(0),
            Self::Staff => person.is_staff(),
            // A department is no class, and its year no school year.
            _ if person.is_staff() => false,
            Self::Student => true,
            Self::Class => seen.insert(person.student.class.id.0),
            Self::Year => seen.insert(person.student.class.year.into()),
        };
        people.iter().filter(is_meant).copied().collect()
    }
}
