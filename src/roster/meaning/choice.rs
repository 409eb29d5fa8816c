//! Which column of one list holds what: by its heading, by what the operator says, and by what stands beside it.

use super::columns::Columns;
use super::headings::{Meaning, is_department, key, meaning_of};
use super::name_columns;
use crate::roster::bytes::record::Record;
use crate::roster::{Field, Options, Result, RosterError};

/// Reads a row that is a heading.
pub(crate) fn columns_of(record: &Record<'_, '_>, options: &Options) -> Result<Columns> {
    let mut headings: Vec<_> = record.cells.iter().map(|cell| cell.trim().to_owned()).collect();
    // Spreadsheet programs leave commas behind the last heading; the rows below may have as many cells more.
    while headings.last().is_some_and(String::is_empty) {
        headings.pop();
    }
    let found: Vec<_> = headings.iter().map(|heading| meaning_of(heading, options)).collect();
    let years = found.iter().map(|found| found.and_then(|(_, year)| year)).collect();
    let meanings = found.into_iter().map(|found| found.map(|(meaning, _)| meaning)).collect();
    let columns = Columns { headings, meanings, years, ..Columns::default() };
    let mut choice = Choice { columns, options };
    choice.settle_staff();
    choice.settle_class();
    choice.settle_mapped();
    choice.settle_section();
    choice.settle_beside();
    let mut columns = choice.columns;
    name_columns::settle(&mut columns, record.line)?;
    columns.has_others =
        [Meaning::Role, Meaning::State].into_iter().any(|it| columns.with(it).next().is_some());
    let Some(field) = twice(&columns) else { return Ok(columns) };
    let headings = columns.with(Meaning::Field(field));
    let headings = headings.map(|at| columns.heading(at).to_owned()).collect();
    Err(RosterError::HeadingTwice { line: record.line, field, headings })
}

struct Choice<'o> {
    columns: Columns,
    options: &'o Options,
}

impl Choice<'_> {
    /// Next to a department, the class on a list of staff is the one that a teacher has; and a grade is no level.
    fn settle_staff(&mut self) {
        if !self.options.role.is_staff() {
            return;
        }
        self.skip(Field::Level, |_, _| true);
        let has_department = self.columns.headings.iter().any(|heading| is_department(heading));
        if has_department && self.mapped(Field::Class).is_none() {
            self.skip(Field::Class, |columns, index| !is_department(columns.heading(index)));
        }
    }

    /// Of classes of several years the newest is taken: who makes a list with the old and the new class means the new.
    fn settle_class(&mut self) {
        let columns = &self.columns;
        let classes: Vec<_> = columns.with(Meaning::Field(Field::Class)).collect();
        let years: Option<Vec<_>> = classes.iter().map(|index| columns.year_of(*index)).collect();
        let newest = years.as_ref().and_then(|years| years.iter().max().copied());
        if newest.is_some() && self.mapped(Field::Class).is_none() {
            let older = self.skip(Field::Class, |columns, index| columns.year_of(index) != newest);
            self.columns.passed_over.extend(older);
        }
        let former: Vec<_> = self.columns.with(Meaning::FormerClass).collect();
        self.columns.passed_over.extend(former);
    }

    /// Where the operator has named the heading of a field, no other heading means it.
    fn settle_mapped(&mut self) {
        for field in Field::ALL {
            let Some(wanted) = self.mapped(field) else { continue };
            let others = self.skip(field, |columns, index| key(columns.heading(index)) != wanted);
            if field == Field::Class {
                self.columns.passed_over.extend(others);
            }
        }
    }

    /// Beside a level and without a class, the section is the class.
    fn settle_section(&mut self) {
        let columns = &mut self.columns;
        let has_level = columns.index(Field::Level).is_some();
        let section = columns.with(Meaning::Section).next().filter(|_| has_level);
        if let Some(section) = section.filter(|_| columns.index(Field::Class).is_none()) {
            columns.set(section, Meaning::Field(Field::Class));
        }
    }

    /// A number or teacher beside the class of another year is that class's.
    fn settle_beside(&mut self) {
        let Some(class) = self.columns.index(Field::Class) else { return };
        if self.columns.passed_over.is_empty() {
            return;
        }
        let fields = [Field::RegisterNo, Field::FormTeacher, Field::Level];
        let fields = fields.into_iter().filter(|field| self.mapped(*field).is_none());
        let meanings = fields.map(Meaning::Field).chain([Meaning::Running]);
        let beside: Vec<_> = meanings.flat_map(|meaning| self.columns.with(meaning)).collect();
        for index in
            beside.into_iter().filter(|index| !self.is_of(class, *index)).collect::<Vec<_>>()
        {
            self.columns.set(index, Meaning::Skipped);
            self.columns.doubtful.push(index);
        }
    }

    /// The year in the heading tells whose it is, or else the class that stands next on the left.
    fn is_of(&self, class: usize, index: usize) -> bool {
        if let Some(year) = self.columns.year_of(index) {
            return self.columns.year() == Some(year);
        }
        let classes = self.columns.passed_over.iter().copied().chain([class]);
        classes.filter(|other| *other < index).max() == Some(class)
    }

    /// The folded heading that the operator has named, if this list has it.
    fn mapped(&self, field: Field) -> Option<String> {
        let mut named = self.options.map.iter().filter(|(mapped, _)| *mapped == field);
        let is_here = |wanted: &String| self.columns.headings.iter().any(|own| key(own) == *wanted);
        named.find_map(|(_, heading)| Some(key(heading)).filter(is_here))
    }

    fn skip(&mut self, field: Field, is_other: impl Fn(&Columns, usize) -> bool) -> Vec<usize> {
        let columns = &self.columns;
        let all = columns.with(Meaning::Field(field));
        let others: Vec<_> = all.filter(|index| is_other(columns, *index)).collect();
        for index in &others {
            self.columns.set(*index, Meaning::Skipped);
        }
        others
    }
}

/// Of several levels the rows tell which one is meant.
fn twice(columns: &Columns) -> Option<Field> {
    let mut fields = Field::ALL.into_iter().filter(|field| *field != Field::Level);
    fields.find(|field| columns.with(Meaning::Field(*field)).count() > 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::roster::bytes::record::Cell;

    fn find_with(heading: &str, map: &[(Field, &str)]) -> Result<Columns> {
        let cells: Vec<Cell<'_>> = heading.split(';').map(Into::into).collect();
        let map = map.iter().map(|(field, heading)| (*field, (*heading).to_owned())).collect();
        let options = Options { map, ..Options::default() };
        columns_of(&Record { line: 1, cells: &cells }, &options)
    }

    fn find(heading: &str) -> Result<Columns> {
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
        let check = |heading: &str, map: &[(Field, &str)], class: usize, year: Option<i16>| {
            let columns = find_with(heading, map).expect("a heading");
            assert_eq!(
                (columns.index(Field::Class), columns.year()),
                (Some(class), year),
                "{heading}"
            );
        };
        check("Name;Class 2027", &[], 1, Some(2027));
        check("Name;2027 Class", &[], 1, Some(2027));
        check("Name;Form Class for 2027", &[], 1, Some(2027));
        check("Name;AY27 Class", &[], 1, Some(2027));
        check("Name;AY 2027 Class", &[], 1, Some(2027));
        check("Name;Class AY2027", &[], 1, Some(2027));
        check("Name;AY2026 Class;AY2027 Class", &[], 2, Some(2027));
        check("Name;Class", &[], 1, None);
        check("Name;Class;Remarks 2027", &[], 1, None);
        check("Name;Class 2026;Class 2027", &[], 2, Some(2027));
        check("Class 2027;Class 2026;Name", &[], 0, Some(2027));
        check("Name;Class 2025;Class 2027;Class 2026", &[], 2, Some(2027));
        check("Name;Old Class;Class", &[], 2, None);
        check("Name;Previous Class;Class 2027", &[], 2, Some(2027));
        let class = |heading| [(Field::Class, heading)];
        check("Name;Class 2026;Class 2027", &class("Class 2026"), 1, Some(2026));
        check("Name;Class 2026;Class 2027", &class("Class 2027"), 2, Some(2027));
        check("Name;Class 2026;New Class", &class("New Class"), 2, None);
        check("Name;Class 2026;Group", &class("Group"), 2, None);
    }

    #[test]
    fn what_stands_beside_the_class_of_another_year_is_not_taken() {
        let check = |heading: &str, map: &[(Field, &str)], expected: Option<usize>| {
            let columns = find_with(heading, map).expect("a heading");
            assert_eq!(columns.index(Field::RegisterNo), expected, "{heading}");
        };
        check("Class 2026;Reg No;Name;Class 2027", &[], None);
        check("Reg No;Name;Class 2026;Class 2027", &[], None);
        check("Name;Class 2026;Class 2027;Reg No", &[], Some(3));
        check("Name;Class 2026;Reg No;Class 2027;Reg No", &[], Some(4));
        check("Name;Reg No 2027;Class 2026;Class 2027", &[], Some(1));
        check("Reg No;Name;Class 2026;Class 2027", &[(Field::RegisterNo, "Reg No")], Some(0));
        check("Reg No;Name;Class 2027", &[], Some(0));
    }

    #[test]
    fn headings_that_leave_doubt_are_refused_until_the_operator_settles_them() {
        let twice = |field: Field, headings: [&str; 2]| {
            let headings = headings.map(str::to_owned).to_vec();
            Err(RosterError::HeadingTwice { line: 1, field, headings })
        };
        assert_eq!(find("Name;Class;Pupil Name"), twice(Field::Name, ["Name", "Pupil Name"]));
        assert_eq!(find("Name;Class;Name 2"), twice(Field::Name, ["Name", "Name 2"]));
        assert_eq!(find("Name;Class;AY27 Class"), twice(Field::Class, ["Class", "AY27 Class"]));
        assert_eq!(
            find("Name;Class 2026;New Class"),
            twice(Field::Class, ["Class 2026", "New Class"])
        );
        assert_eq!(find("Name;Class;Class 2027"), twice(Field::Class, ["Class", "Class 2027"]));
        assert_eq!(
            find("Name;Class 2027;Class 2027"),
            twice(Field::Class, ["Class 2027", "Class 2027"])
        );
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
