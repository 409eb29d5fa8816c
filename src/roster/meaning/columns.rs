//! Which column of one list holds what.

use super::headings::{Meaning, is_department, is_running, key, meaning_of};
use crate::roster::bytes::record::{Record, is_blank};
use crate::roster::{Field, Options, RosterError};

/// The columns of one class list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Columns {
    /// The headings as the file has them, one for each column.
    pub(crate) headings: Vec<String>,
    /// The year in a heading such as `Class 2027`.
    pub(crate) year: Option<i16>,
    meanings: Vec<Option<Meaning>>,
}

/// How many columns of a row are known, if one of them is the name's; a row without a name is no heading.
pub(crate) fn known_in(record: &Record<'_, '_>, options: &Options) -> usize {
    let meanings = || record.filled().filter_map(|cell| meaning_of(cell, options));
    let is_heading = meanings().any(|(meaning, _)| meaning == Meaning::Field(Field::Name));
    if is_heading { meanings().count() } else { 0 }
}

impl Columns {
    /// Reads a row that is a heading.
    pub(crate) fn of(record: &Record<'_, '_>, options: &Options) -> Result<Self, RosterError> {
        let mut headings: Vec<_> = record.cells.iter().map(|cell| cell.trim().to_owned()).collect();
        // Spreadsheet programs leave commas behind the last heading; the rows below may have as many cells more.
        while headings.last().is_some_and(String::is_empty) {
            headings.pop();
        }
        let found: Vec<_> = headings.iter().map(|heading| meaning_of(heading, options)).collect();
        let year = found
            .iter()
            .flatten()
            .find_map(|(meaning, year)| year.filter(|_| *meaning == Meaning::Field(Field::Class)));
        let meanings = found.into_iter().map(|found| found.map(|(meaning, _)| meaning)).collect();
        let mut columns = Self { headings, year, meanings };
        columns.settle_departments(options);
        columns.settle_mapped(options);
        match columns.twice() {
            Some(field) => Err(RosterError::HeadingTwice { line: record.line, what: field.what() }),
            None => Ok(columns),
        }
    }

    /// Whether another heading row says the same, as the one on the next printed page does.
    pub(crate) fn is_like(&self, other: &Self) -> bool {
        self.meanings == other.meanings && self.year == other.year
    }

    /// Where a field stands.
    pub(crate) fn index(&self, field: Field) -> Option<usize> {
        self.with(Meaning::Field(field)).next()
    }

    /// Where a running number stands that could be the register number.
    pub(crate) fn running(&self) -> Option<usize> {
        self.with(Meaning::Running).next().filter(|_| self.index(Field::RegisterNo).is_none())
    }

    /// The columns that have a meaning.
    pub(crate) fn with(&self, meaning: Meaning) -> impl Iterator<Item = usize> {
        let meanings = self.meanings.iter().enumerate();
        meanings.filter(move |(_, found)| **found == Some(meaning)).map(|(index, _)| index)
    }

    /// Gives a column another meaning.
    pub(crate) fn set(&mut self, index: usize, meaning: Meaning) {
        if let Some(slot) = self.meanings.get_mut(index) {
            *slot = Some(meaning);
        }
    }

    /// The headings for a list of some of the rows: with the others gone, a running number no longer starts in each
    /// class, so it is called what it was taken as.
    pub(crate) fn headings_of_part(&self) -> impl Iterator<Item = String> {
        let running =
            self.index(Field::RegisterNo).filter(|index| is_running(self.heading(*index)));
        let headings = self.headings.iter().enumerate();
        headings.map(
            move |(index, heading)| {
                if running == Some(index) { "Reg No".to_owned() } else { heading.clone() }
            },
        )
    }

    /// The heading of a column as the file has it.
    pub(crate) fn heading(&self, index: usize) -> &str {
        self.headings.get(index).map_or("", String::as_str)
    }

    /// What was taken as what, in the order of the columns.
    pub(crate) fn taken(&self) -> Vec<(Field, String)> {
        let fields = self.meanings.iter().zip(&self.headings);
        let taken = fields.filter_map(|(meaning, heading)| match meaning {
            Some(Meaning::Field(field)) => Some((*field, heading.clone())),
            _ => None,
        });
        taken.collect()
    }

    /// Headings that mean nothing here.
    pub(crate) fn unknown(&self) -> Vec<String> {
        let fields = self.meanings.iter().zip(&self.headings);
        let unknown = fields.filter(|(meaning, heading)| meaning.is_none() && !is_blank(heading));
        unknown.map(|(_, heading)| heading.clone()).collect()
    }

    /// Next to a department, the class on a list of staff is the one that a teacher has.
    fn settle_departments(&mut self, options: &Options) {
        let class = Some(Meaning::Field(Field::Class));
        let is_open = options.map.iter().all(|(field, _)| *field != Field::Class);
        if options.role.is_staff()
            && is_open
            && self.headings.iter().any(|heading| is_department(heading))
        {
            let columns = self.meanings.iter_mut().zip(&self.headings);
            let others = columns.filter(|(found, own)| **found == class && !is_department(own));
            others.for_each(|(meaning, _)| *meaning = Some(Meaning::Skipped));
        }
    }

    /// Where the operator has named the heading of a field, no other heading means it.
    fn settle_mapped(&mut self, options: &Options) {
        for (field, heading) in &options.map {
            let is_named = |own: &String| key(own) == key(heading);
            if !self.headings.iter().any(is_named) {
                continue;
            }
            for (meaning, own) in self.meanings.iter_mut().zip(&self.headings) {
                if *meaning == Some(Meaning::Field(*field)) && key(own) != key(heading) {
                    *meaning = Some(Meaning::Skipped);
                }
            }
        }
    }

    fn twice(&self) -> Option<Field> {
        Field::ALL.into_iter().find(|field| self.with(Meaning::Field(*field)).count() > 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::roster::bytes::record::Cell;

    fn find_with(heading: &str, map: &[(Field, &str)]) -> Result<Columns, RosterError> {
        let cells: Vec<Cell<'_>> = heading.split(';').map(Into::into).collect();
        let map = map.iter().map(|(field, heading)| (*field, (*heading).to_owned())).collect();
        let options = Options { map, ..Options::default() };
        Columns::of(&Record { line: 1, cells: &cells }, &options)
    }

    fn find(heading: &str) -> Result<Columns, RosterError> {
        find_with(heading, &[])
    }

    #[test]
    fn the_headings_of_schools_are_known() {
        let check = |heading: &str, field: Field, expected: Option<usize>| {
            let columns = find(heading).expect("name and class are there");
            assert_eq!(columns.index(field), expected, "{heading}");
        };
        check("Class;Name", Field::Name, Some(1));
        check("Name of Pupil ;FORM CLASS", Field::Class, Some(1));
        check("Name (as in BC);Class 2026", Field::Class, Some(1));
        check("Level/Class;Statutory Name", Field::Class, Some(0));
        check("Class;Name;Reg. Number", Field::RegisterNo, Some(2));
        check("S/N;Class;Name;Index No.", Field::RegisterNo, Some(3));
        check("Class;Name;Gender;DOB", Field::RegisterNo, None);
        check("Class;Name;MIMS Login ID", Field::LoginId, Some(2));
        check("Class;Name;Student ID", Field::StudentRef, Some(2));
        check("Class;Name;;", Field::Email, None);
        check(";Class;Name;*END*", Field::Name, Some(2));
    }

    #[test]
    fn a_running_number_counts_only_without_a_better_column() {
        let check = |heading: &str, expected: Option<usize>| {
            assert_eq!(find(heading).expect("a heading").running(), expected, "{heading}");
        };
        check("S/N;Class;Name", Some(0));
        check("Class;Sl. No;Name", Some(1));
        check("S/N;Class;Name;Index No.", None);
    }

    #[test]
    fn the_year_of_the_class_heading_is_taken() {
        assert_eq!(find("Name;Class 2027").expect("a heading").year, Some(2027));
        assert_eq!(find("Name;Class").expect("a heading").year, None);
        assert_eq!(find("Name;Class;Remarks 2027").expect("a heading").year, None);
    }

    #[test]
    fn headings_that_leave_doubt_are_refused_until_the_operator_settles_them() {
        let twice = RosterError::HeadingTwice { line: 1, what: "name" };
        assert_eq!(find("Name;Class;Pupil Name"), Err(twice));
        let columns = find_with("Name;Class;Pupil Name", &[(Field::Name, "pupil name")]);
        assert_eq!(columns.expect("settled").index(Field::Name), Some(2));
    }

    #[test]
    fn the_operator_names_headings_but_never_what_is_not_read() {
        let check = |heading: &str, field: Field, named: &str, expected: Option<usize>| {
            let columns = find_with(heading, &[(field, named)]).expect("a heading");
            assert_eq!(columns.index(field), expected, "{heading}");
        };
        check("Pupil;Group", Field::Name, "Pupil", Some(0));
        check("Name;Group 2027", Field::Class, "Group 2027", Some(1));
        check("Name;NRIC", Field::StudentRef, "NRIC", None);
        check("Name;Password", Field::StudentRef, "Password", None);
    }

    #[test]
    fn what_means_nothing_is_named() {
        let columns = find("Name;Class;Gender;Shoe size;;NRIC").expect("a heading");
        assert_eq!(columns.unknown(), ["Shoe size"]);
        assert_eq!(columns.with(Meaning::NationalNumber).collect::<Vec<_>>(), [5]);
    }
}
