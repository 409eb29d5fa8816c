//! A part of a table: a heading row and the students below it, and what only all of the rows can tell about a column.

use super::columns::Columns;
use super::headings::{Meaning, key};
use super::levels::{self, Levels};
use super::{name_columns, year};
use crate::domain::{ClassName, PersonName, RegisterNo, counted, is_national_number};
use crate::roster::bytes::table::Table;
use crate::roster::{ClassOrigin, Field, Finding, Options, Result, Warning, YearOrigin};

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
    /// The form teachers that titles tell, each from which row on.
    pub(crate) teachers: Vec<(usize, Option<PersonName>)>,
}

impl Section {
    /// Decides what only the rows can tell, and says what is left out.
    pub(super) fn settle(
        &mut self,
        table: &Table<'_>,
        options: &Options,
        warnings: &mut Vec<Warning>,
    ) -> Result<()> {
        self.leave_out_national_numbers(table);
        self.settle_years(table);
        let mut columns = std::mem::take(&mut self.columns);
        let is_part = is_part(&columns);
        let cells = |index: usize| self.cells(table, index);
        name_columns::settle_by_rows(&mut columns, self.line, &cells)?;
        self.levels = levels::settle(&mut columns, table.sheet.as_deref(), is_part, &cells);
        self.columns = columns;
        self.settle_teachers(table);
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
        self.warn_of_hidden(table, warnings);
        let Some(running) = self.columns.running() else { return Ok(()) };
        let heading = self.columns.heading(running);
        if options.are_requests {
            // Nobody numbers a few requests within their classes.
            let is_register_no = matches!(key(heading).as_str(), "no" | "number");
            self.columns.set(running, is_register_no.then_some(Meaning::Field(Field::RegisterNo)));
        } else if self.starts_in_each_class(table, running) {
            self.columns.set(running, Meaning::Field(Field::RegisterNo));
        } else {
            let text = format!(
                "column \"{heading}\" is not taken as the register number: it does not start again in each class"
            );
            warnings.push(Warning::new(table.place(self.line), text));
        }
        Ok(())
    }

    /// The form teacher in a title is that of one class.
    fn settle_teachers(&mut self, table: &Table<'_>) {
        let Some(class) = self.columns.index(Field::Class).filter(|_| !self.teachers.is_empty())
        else {
            return;
        };
        let classes = self.cells(table, class);
        if classes.iter().any(|other| Some(other) != classes.first()) {
            self.teachers.clear();
        }
    }

    /// The form teacher that the titles above a row tell.
    pub(super) fn teacher_at(&self, row: usize) -> Option<&PersonName> {
        let above = self.teachers.iter().rev().find(|(from, _)| *from <= row);
        above.and_then(|(_, teacher)| teacher.as_ref())
    }

    /// What the eye does not see on a sheet is read like the rest.
    fn warn_of_hidden(&self, table: &Table<'_>, warnings: &mut Vec<Warning>) {
        let hidden = &table.hidden;
        if hidden.rows.is_empty() && hidden.columns.is_empty() {
            return;
        }
        let lines = self.rows.iter().filter_map(|(at, _)| Some(table.record(*at)?.line));
        let rows = lines.filter(|line| hidden.rows.contains(line)).count();
        if rows > 0 {
            let are = if rows == 1 { "is" } else { "are" };
            let text = format!(
                "{} {are} hidden on the sheet, as by a filter, and read like the others",
                counted(rows, "row")
            );
            warnings.push(Warning::new(table.place(0), text));
        }
        for index in hidden.columns.iter().filter(|index| self.columns.is_taken(**index)) {
            let heading = self.columns.heading(*index);
            let text =
                format!("column \"{heading}\" is hidden on the sheet, and read like the others");
            warnings.push(Warning::new(table.place(0), text));
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
        let sheet = table
            .sheet
            .iter()
            .filter(|_| is_joined && self.levels.is_some_and(|levels| levels.of_sheet.is_some()));
        Finding {
            source: table.source.clone(),
            heading: self.line,
            columns: self.columns.taken(),
            unknown: self.columns.unknown(),
            class: self.origin.clone(),
            joined: sheet.cloned().chain(headings(&parts)).collect(),
            name: headings(&columns.name_parts),
            has_teacher: columns.index(Field::FormTeacher).is_none()
                && self.teachers.iter().any(|(_, teacher)| teacher.is_some()),
            passed_over: headings(&columns.passed_over),
            is_part: is_part(columns),
        }
    }
}

fn is_part(columns: &Columns) -> bool {
    columns.with(Meaning::Reason).next().is_some()
}
