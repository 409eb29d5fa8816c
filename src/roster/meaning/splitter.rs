//! Splits a table into its parts: what stands above and between the heading rows, and which rows are students.

use super::cell::is_gone;
use super::choice::columns_of;
use super::columns::{self, Columns};
use super::headings::{Meaning, is_heading_word, key, meaning_of};
use super::section::Section;
use super::{title, year};
use crate::domain::{ClassName, PersonName};
use crate::roster::bytes::record::Record;
use crate::roster::bytes::table::Table;
use crate::roster::{ClassOrigin, Field, Options, Result, RosterError, Warning, YearOrigin};

/// What systems of schools call those who are no students.
const OTHER_ROLES: &str = "teacher teachers staff faculty aide administrator systemadministrator districtadministrator \
     siteadministrator principal proctor counselor guardian parent relative professor lecturer";

/// Splits a table at its heading rows.
pub(crate) fn split(
    table: &Table<'_>,
    options: &Options,
    warnings: &mut Vec<Warning>,
) -> Result<Vec<Section>> {
    let first = find_heading(table, options).ok_or_else(|| {
        let first = first_row(table);
        if first.is_empty() { RosterError::Empty } else { RosterError::NoHeading(first) }
    })?;
    let mut splitter = Splitter::new(table, options, first);
    let records = (first..table.len()).filter_map(|at| Some((at, table.record(at)?)));
    for (at, record) in records.filter(|(_, record)| !record.is_blank()) {
        splitter.take(at, &record)?;
    }
    let Splitter { mut sections, warnings: found, .. } = splitter;
    warnings.extend(found);
    for section in &mut sections {
        section.settle(table, options, warnings)?;
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

/// The cells of the row that would be the headings: the first one that has more than one cell, or else the first.
pub(crate) fn first_row(table: &Table<'_>) -> Vec<String> {
    let cells = |record: Record<'_, '_>| record.filled().map(str::to_owned).collect::<Vec<_>>();
    let mut rows = table.records().map(cells).filter(|cells| !cells.is_empty());
    let first = rows.next().unwrap_or_default();
    if first.len() > 1 { first } else { rows.find(|cells| cells.len() > 1).unwrap_or(first) }
}

struct Splitter<'t, 'a> {
    table: &'t Table<'a>,
    options: &'t Options,
    /// The first heading row; what stands above it are titles.
    first: usize,
    /// The class and year that the last titles told.
    class: Option<ClassName>,
    year: Option<i16>,
    teacher: Option<PersonName>,
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
            year: title::year_of_all(titles()),
            teacher: titles().filter_map(|record| title::teacher_of(&record)).last(),
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
            self.teacher = title::teacher_of(record);
        } else if let Some(told) =
            name.trim().is_empty().then(|| title::teacher_of(record)).flatten()
        {
            self.teacher = Some(told);
        } else if let Some(who) = is_no_student(columns, record, self.options) {
            self.warn(record.line, format!("the row is of {who} and was skipped"));
        } else if name.trim().is_empty() && self.is_title(record) {
            self.warn(record.line, "a title row stands here again and was skipped".to_owned());
        } else if section.rows.is_empty() && name.trim().is_empty() && self.is_heading(record) {
            return Err(RosterError::TwoHeadingRows { line: record.line });
        } else {
            self.row(at)?;
        }
        Ok(())
    }

    /// Whether a row that names nobody has a heading in it all the same.
    fn is_heading(&self, record: &Record<'_, '_>) -> bool {
        let mut meanings = record.filled().filter_map(|cell| meaning_of(cell, self.options));
        meanings.any(|(meaning, _)| matches!(meaning, Meaning::Field(_)))
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
        let (levels, teachers) = (None, Vec::new());
        self.sections.push(Section { columns, line, years, levels, origin, rows, teachers });
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
                if told.is_none() && !self.options.are_requests {
                    return Err(RosterError::NoClass(section.columns.unknown()));
                }
                told
            }
        };
        let last = section.teachers.last().and_then(|(_, teacher)| teacher.as_ref());
        if last != self.teacher.as_ref() {
            section.teachers.push((at, self.teacher.clone()));
        }
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

/// What somebody else than a student of the school is called, in lists of everybody.
fn is_no_student(
    columns: &Columns,
    record: &Record<'_, '_>,
    options: &Options,
) -> Option<&'static str> {
    let says = |words: &str| {
        columns.with(Meaning::Role).any(|index| {
            let word = key(record.cell(index));
            words.split(' ').any(|known| known == word)
        })
    };
    if !columns.has_others {
        return None;
    }
    if !options.role.is_staff() && says(OTHER_ROLES) {
        Some("somebody who is no student")
    } else if options.role.is_staff() && says("student students pupil learner") {
        Some("a student")
    } else if columns.with(Meaning::State).any(|index| is_gone(record.cell(index))) {
        Some("somebody who is not there any more")
    } else {
        None
    }
}
