//! A table in its parts: each heading row, the titles that tell its class, and the rows below it that are students.

use super::columns::{self, Columns};
use super::headings::{Meaning, is_heading_word};
use super::title;
use crate::domain::{ClassName, RegisterNo, is_national_number};
use crate::roster::bytes::record::Record;
use crate::roster::bytes::table::Table;
use crate::roster::{ClassOrigin, Finding, Warning};
use crate::roster::{Field, Options, RosterError};

/// A heading row and the students below it.
#[derive(Debug)]
pub(crate) struct Section {
    pub(crate) columns: Columns,
    /// The line of the heading row.
    pub(crate) line: usize,
    /// The school year that the titles tell.
    pub(crate) year: Option<i16>,
    /// What tells the class.
    pub(crate) origin: ClassOrigin,
    /// The students' rows, with the class where no column tells it.
    pub(crate) rows: Vec<(usize, Option<ClassName>)>,
}

/// Splits a table at its heading rows.
pub(crate) fn split(
    table: &Table<'_>,
    options: &Options,
    warnings: &mut Vec<Warning>,
) -> Result<Vec<Section>, RosterError> {
    let first = find_heading(table, options).ok_or_else(|| {
        let is_empty = table.records().all(|record| record.is_blank());
        if is_empty { RosterError::Empty } else { RosterError::NoHeading }
    })?;
    let mut splitter = Splitter::new(table, options, first);
    let records = (first..table.len()).filter_map(|at| Some((at, table.record(at)?)));
    for (at, record) in records.filter(|(_, record)| !record.is_blank()) {
        splitter.take(at, &record)?;
    }
    let Splitter { mut sections, warnings: found, .. } = splitter;
    warnings.extend(found);
    for section in &mut sections {
        section.settle(table, warnings);
    }
    sections.retain(|section| !section.rows.is_empty());
    if sections.is_empty() { Err(RosterError::NoStudents) } else { Ok(sections) }
}

/// The first row that names two columns, one of them the name's; else the first that names the name's.
fn find_heading(table: &Table<'_>, options: &Options) -> Option<usize> {
    let mut alone = None;
    for (at, record) in table.records().enumerate() {
        match columns::known_in(&record, options) {
            0 => {}
            1 => alone = alone.or(Some(at)),
            _ => return Some(at),
        }
    }
    alone
}

struct Splitter<'t, 'a> {
    table: &'t Table<'a>,
    options: &'t Options,
    /// The first heading row; what stands above it are titles.
    first: usize,
    /// The class and year that the last titles told.
    class: Option<ClassName>,
    year: Option<i16>,
    sections: Vec<Section>,
    warnings: Vec<Warning>,
}

impl<'t, 'a> Splitter<'t, 'a> {
    fn new(table: &'t Table<'a>, options: &'t Options, first: usize) -> Self {
        let titles = || table.records().take(first);
        Self {
            table,
            options,
            first,
            class: titles().filter_map(|record| title::class_of(&record)).last(),
            year: titles().find_map(|record| title::year_of(&record)),
            sections: Vec::new(),
            warnings: Vec::new(),
        }
    }

    fn take(&mut self, at: usize, record: &Record<'_, '_>) -> Result<(), RosterError> {
        let Some(section) = self.sections.last() else { return self.begin(record) };
        let columns = &section.columns;
        let name = columns.index(Field::Name).map_or("", |index| record.cell(index));
        let starts_alike = columns.headings.first().is_some_and(|heading| {
            !heading.is_empty() && heading.eq_ignore_ascii_case(record.cell(0).trim())
        });
        if (starts_alike || is_heading_word(name, self.options))
            && columns::known_in(record, self.options) > 1
        {
            return self.heading_again(record);
        }
        let class = columns.index(Field::Class);
        if title::is_sum(record, class) {
            let shown = record.filled().collect::<Vec<_>>().join(" ");
            self.warn(record.line, format!("a row of sums was skipped: \"{shown}\""));
        } else if let Some(told) = class.is_none().then(|| title::class_of(record)).flatten() {
            self.class = Some(told);
        } else if name.trim().is_empty() && self.is_title(record) {
            self.warn(record.line, "a title row stands here again and was skipped".to_owned());
        } else {
            self.row(at)?;
        }
        Ok(())
    }

    fn begin(&mut self, record: &Record<'_, '_>) -> Result<(), RosterError> {
        let columns = Columns::of(record, self.options)?;
        let origin = match columns.index(Field::Class) {
            Some(_) => ClassOrigin::Column,
            None if self.options.class.is_some() => ClassOrigin::Given,
            None => ClassOrigin::Title,
        };
        let year = columns.year.or(self.year);
        self.sections.push(Section { columns, line: record.line, year, origin, rows: Vec::new() });
        Ok(())
    }

    fn heading_again(&mut self, record: &Record<'_, '_>) -> Result<(), RosterError> {
        let columns = Columns::of(record, self.options)?;
        if self.sections.last().is_some_and(|section| section.columns.is_like(&columns)) {
            self.warn(record.line, "the heading row stands here again and was skipped".to_owned());
            return Ok(());
        }
        self.begin(record)
    }

    fn row(&mut self, at: usize) -> Result<(), RosterError> {
        let sheet_class = || {
            let class = ClassName::parse(self.table.sheet.as_deref()?).ok()?;
            title::tells_level(&class).then_some(class)
        };
        let Some(section) = self.sections.last_mut() else { return Ok(()) };
        let class = match section.origin {
            ClassOrigin::Column => None,
            ClassOrigin::Given => self.options.class.clone(),
            ClassOrigin::Title | ClassOrigin::Sheet => {
                let told = self.class.clone().or_else(|| {
                    section.origin = ClassOrigin::Sheet;
                    sheet_class()
                });
                Some(told.ok_or(RosterError::NoClass)?)
            }
        };
        section.rows.push((at, class));
        Ok(())
    }

    /// Whether a row is one of those above the first heading, as on the next printed page.
    fn is_title(&self, record: &Record<'_, '_>) -> bool {
        let mut titles = self.table.records().take(self.first);
        titles.any(|title| title.filled().eq(record.filled()))
    }

    fn warn(&mut self, line: usize, text: String) {
        self.warnings.push(Warning::new(self.table.place(line), text));
    }
}

impl Section {
    /// Decides what only the rows can tell, and says what is left out.
    fn settle(&mut self, table: &Table<'_>, warnings: &mut Vec<Warning>) {
        self.leave_out_national_numbers(table);
        let mut warn = |text| warnings.push(Warning::new(table.place(self.line), text));
        for (meaning, what) in
            [(Meaning::NationalNumber, "NRIC and FIN numbers"), (Meaning::Password, "passwords")]
        {
            for index in self.columns.with(meaning) {
                let heading = self.columns.heading(index);
                warn(format!("column \"{heading}\" is left out: {what} are never read"));
            }
        }
        let Some(running) = self.columns.running() else { return };
        if self.starts_in_each_class(table, running) {
            self.columns.set(running, Meaning::Field(Field::RegisterNo));
        } else {
            let heading = self.columns.heading(running);
            warn(format!(
                "column \"{heading}\" is not taken as the register number: it does not start again in each class"
            ));
        }
    }

    fn leave_out_national_numbers(&mut self, table: &Table<'_>) {
        for field in [Field::StudentRef, Field::LoginId] {
            let Some(index) = self.columns.index(field) else { continue };
            let mut records = self.rows.iter().filter_map(|(at, _)| table.record(*at));
            if records.any(|record| is_national_number(record.cell(index).trim())) {
                self.columns.set(index, Meaning::NationalNumber);
            }
        }
    }

    fn starts_in_each_class(&self, table: &Table<'_>, running: usize) -> bool {
        let class = self.columns.index(Field::Class);
        let mut starts = std::collections::HashMap::new();
        for (at, told) in &self.rows {
            let Some(record) = table.record(*at) else { continue };
            let told = told.as_ref().map_or("", ClassName::as_str);
            let class = class.map_or(told, |index| record.cell(index).trim());
            let number = RegisterNo::parse(record.cell(running)).map(RegisterNo::get);
            *starts.entry(class).or_insert(false) |= number == Ok(1);
        }
        starts.into_values().all(|starts| starts)
    }

    /// How the section was understood.
    pub(crate) fn finding(&self, table: &Table<'_>) -> Finding {
        Finding {
            source: table.source.clone(),
            heading: self.line,
            columns: self.columns.taken(),
            unknown: self.columns.unknown(),
            class: self.origin.clone(),
            is_part: self.columns.with(Meaning::Reason).next().is_some(),
        }
    }
}
