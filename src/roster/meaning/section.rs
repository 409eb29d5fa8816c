//! A table in its parts: each heading row, the titles that tell its class, and the rows below it that are students.

use super::choice::columns_of;
use super::columns::{self, Columns};
use super::headings::{Meaning, is_heading_word};
use super::levels::{self, Levels};
use super::{title, year};
use crate::domain::{ClassName, RegisterNo, is_national_number};
use crate::roster::bytes::record::Record;
use crate::roster::bytes::table::Table;
use crate::roster::{
    ClassOrigin, Field, Finding, Options, Result, RosterError, Warning, YearOrigin,
};

/// A heading row and the students below it.
#[derive(Debug)]
pub(crate) struct Section {
    pub(crate) columns: Columns,
    /// The line of the heading row.
    pub(crate) line: usize,
    /// The school years that it tells; more than one where a column does.
    pub(crate) years: Vec<(i16, YearOrigin)>,
    /// How levels and classes go together, where there is a column for both.
    pub(crate) levels: Option<Levels>,
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
) -> Result<Vec<Section>> {
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

    fn take(&mut self, at: usize, record: &Record<'_, '_>) -> Result<()> {
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

    fn begin(&mut self, record: &Record<'_, '_>) -> Result<()> {
        let columns = columns_of(record, self.options)?;
        let origin = match columns.index(Field::Class) {
            Some(_) => ClassOrigin::Column,
            None if self.options.class.is_some() => ClassOrigin::Given,
            None => ClassOrigin::Title,
        };
        let (line, rows) = (record.line, Vec::new());
        let years = self.years(&columns);
        self.sections.push(Section { columns, line, years, levels: None, origin, rows });
        Ok(())
    }

    /// A title or a file beside classes of two years may be about the one that is not taken.
    fn years(&self, columns: &Columns) -> Vec<(i16, YearOrigin)> {
        let class = columns.index(Field::Class);
        let in_heading = columns
            .year()
            .zip(class)
            .map(|(year, class)| (year, YearOrigin::Heading(columns.heading(class).to_owned())));
        let around = || {
            let title = self.year.map(|year| (year, YearOrigin::Title));
            title.or_else(|| year::of_names(self.table)).filter(|_| columns.passed_over.is_empty())
        };
        in_heading.or_else(around).into_iter().collect()
    }

    fn heading_again(&mut self, record: &Record<'_, '_>) -> Result<()> {
        let columns = columns_of(record, self.options)?;
        if self.sections.last().is_some_and(|section| section.columns.is_like(&columns)) {
            self.warn(record.line, "the heading row stands here again and was skipped".to_owned());
            return Ok(());
        }
        self.begin(record)
    }

    fn row(&mut self, at: usize) -> Result<()> {
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
        self.settle_years(table);
        let mut columns = std::mem::take(&mut self.columns);
        let is_part = is_part(&columns);
        self.levels = levels::settle(&mut columns, is_part, &|index| self.cells(table, index));
        self.columns = columns;
        let mut warn = |text| warnings.push(Warning::new(table.place(self.line), text));
        for index in &self.columns.doubtful {
            let heading = self.columns.heading(*index);
            warn(format!(
                "column \"{heading}\" is left out: it may be about the class of another year"
            ));
        }
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

    /// A column of years tells what no heading does; one of levels is headed as a year at some schools.
    fn settle_years(&mut self, table: &Table<'_>) {
        let Some(index) = self.columns.with(Meaning::Year).next() else { return };
        let texts = self.cells(table, index);
        let filled = || texts.iter().map(|text| text.trim()).filter(|text| !text.is_empty());
        let years: Option<std::collections::BTreeSet<i16>> =
            filled().map(|text| year::year_in(text).filter(|_| text.len() == 4)).collect();
        let meaning = match years.filter(|years| !years.is_empty()) {
            None => Meaning::Field(Field::Level),
            Some(years) => {
                let is_in_heading = matches!(self.years.first(), Some((_, YearOrigin::Heading(_))));
                if !is_in_heading {
                    let origin = YearOrigin::Column(self.columns.heading(index).to_owned());
                    self.years = years.into_iter().map(|year| (year, origin.clone())).collect();
                }
                Meaning::Skipped
            }
        };
        let is_taken = self.columns.index(Field::Level).is_some() && meaning != Meaning::Skipped;
        self.columns.set(index, Some(meaning).filter(|_| !is_taken));
    }

    fn cells<'t>(&self, table: &'t Table<'_>, index: usize) -> Vec<&'t str> {
        let records = self.rows.iter().filter_map(|(at, _)| table.record(*at));
        records.map(|record| record.cell(index)).collect()
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
        let level = self.columns.index(Field::Level);
        let mut starts = std::collections::HashMap::new();
        for (at, told) in &self.rows {
            let Some(record) = table.record(*at) else { continue };
            let told = told.as_ref().map_or("", ClassName::as_str);
            let class = class.map_or(told, |index| record.cell(index).trim());
            let number = RegisterNo::parse(record.cell(running)).map(RegisterNo::get);
            let level = level.map_or("", |index| record.cell(index).trim());
            *starts.entry((level, class)).or_insert(false) |= number == Ok(1);
        }
        starts.into_values().all(|starts| starts)
    }

    /// How the section was understood.
    pub(crate) fn finding(&self, table: &Table<'_>, is_joined: bool) -> Finding {
        let columns = &self.columns;
        let headings = |indexes: &[usize]| {
            indexes.iter().map(|index| columns.heading(*index).to_owned()).collect::<Vec<_>>()
        };
        let parts = [columns.index(Field::Level), columns.index(Field::Class)];
        let parts: Vec<_> = parts.into_iter().flatten().filter(|_| is_joined).collect();
        Finding {
            source: table.source.clone(),
            heading: self.line,
            columns: self.columns.taken(),
            unknown: self.columns.unknown(),
            class: self.origin.clone(),
            joined: headings(&parts),
            passed_over: headings(&columns.passed_over),
            is_part: is_part(columns),
        }
    }
}

fn is_part(columns: &Columns) -> bool {
    columns.with(Meaning::Reason).next().is_some()
}
