//! Which column holds what: the headings that schools use, compared without case, spaces and punctuation.

use super::RosterError;
use super::csv::Record;

/// What a column can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Name,
    Class,
    RegisterNo,
    StudentRef,
    LoginId,
    Email,
    FormTeacher,
    /// NRIC and the like: never read.
    NationalNumber,
    /// Passwords: never read.
    Password,
}

/// Headings, folded, and what they mean (facts of real class lists).
const HEADINGS: &[(&[&str], Field)] = &[
    (
        &[
            "name",
            "fullname",
            "studentname",
            "nameofstudent",
            "pupilname",
            "nameofpupil",
            "nameasinbc",
            "nameasinnric",
            "statutoryname",
        ],
        Field::Name,
    ),
    (&["class", "formclass", "classname", "levelclass"], Field::Class),
    (
        &[
            "index",
            "indexno",
            "indexnumber",
            "classindexno",
            "regno",
            "registerno",
            "regnumber",
            "registernumber",
        ],
        Field::RegisterNo,
    ),
    (&["studentid", "studentref", "studentreference", "admissionno"], Field::StudentRef),
    (&["mimsid", "mimsloginid", "loginid", "userid", "studenticon"], Field::LoginId),
    (&["iconemail", "email", "emailaddress", "recoveryemail"], Field::Email),
    (&["formteacher", "ft", "teacher"], Field::FormTeacher),
    (&["nric", "uin", "fin", "uinfin", "nricfin", "bcno", "bcnumber"], Field::NationalNumber),
    (&["password", "pwd", "temporarypassword"], Field::Password),
];

/// Running numbers: the register number only where no better column exists.
const RUNNING: &[&str] = &["no", "sn", "slno", "serialno"];

/// The columns of one class list.
#[derive(Debug)]
pub(super) struct Columns {
    /// The headings as the file has them, one for each column.
    pub(super) headings: Vec<String>,
    /// The year in a heading such as `Class 2027`.
    pub(super) year: Option<i16>,
    fields: Vec<(Field, usize)>,
}

impl Columns {
    /// Reads the heading row.
    pub(super) fn find(heading: &Record) -> Result<Self, RosterError> {
        let mut headings: Vec<String> =
            heading.cells.iter().map(|cell| cell.trim().to_owned()).collect();
        // Spreadsheet programs leave commas behind the last heading; the rows below may have as many cells more.
        while headings.last().is_some_and(String::is_empty) {
            headings.pop();
        }
        let keys: Vec<String> = headings.iter().map(|heading| key(heading)).collect();
        let mut columns = Self { headings, year: None, fields: Vec::new() };
        for (index, key) in keys.iter().enumerate() {
            let (key, year) = without_year(key);
            if let Some(field) = field_of(key) {
                columns.add(field, index)?;
                columns.year = columns.year.or(year.filter(|_| field == Field::Class));
            }
        }
        if columns.index(Field::RegisterNo).is_none() {
            let running = keys.iter().position(|key| RUNNING.contains(&key.as_str()));
            columns.fields.extend(running.map(|index| (Field::RegisterNo, index)));
        }
        match (columns.index(Field::Name), columns.index(Field::Class)) {
            (None, _) => Err(RosterError::NoHeading),
            (_, None) => Err(RosterError::NoClass),
            _ => Ok(columns),
        }
    }

    /// Where a field stands.
    pub(super) fn index(&self, field: Field) -> Option<usize> {
        self.fields.iter().find(|(known, _)| *known == field).map(|(_, index)| *index)
    }

    /// The heading of a field as the file has it.
    pub(super) fn heading(&self, field: Field) -> Option<String> {
        self.headings.get(self.index(field)?).cloned()
    }

    /// What was left unread on purpose.
    pub(super) fn notes(&self) -> Vec<String> {
        let unread = |field, what: &str| {
            self.heading(field)
                .map(|heading| format!("column \"{heading}\" is left out: {what} are never read"))
        };
        let numbers = unread(Field::NationalNumber, "NRIC and FIN numbers");
        numbers.into_iter().chain(unread(Field::Password, "passwords")).collect()
    }

    fn add(&mut self, field: Field, index: usize) -> Result<(), RosterError> {
        let twice = match field {
            Field::NationalNumber | Field::Password => None,
            _ => self.index(field),
        };
        if twice.is_some() {
            return Err(RosterError::HeadingTwice(field.what()));
        }
        self.fields.push((field, index));
        Ok(())
    }
}

impl Field {
    fn what(self) -> &'static str {
        match self {
            Self::Name => "the student's name",
            Self::Class => "the class",
            Self::RegisterNo => "the register number",
            Self::StudentRef => "the student reference",
            Self::LoginId => "the login ID",
            Self::Email => "the e-mail address",
            Self::FormTeacher => "the form teacher",
            Self::NationalNumber => "a national number",
            Self::Password => "a password",
        }
    }
}

fn field_of(key: &str) -> Option<Field> {
    HEADINGS.iter().find(|(keys, _)| keys.contains(&key)).map(|(_, field)| *field)
}

/// Lower-case letters and digits only.
fn key(heading: &str) -> String {
    heading.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// `class2027` is the class of 2027.
fn without_year(key: &str) -> (&str, Option<i16>) {
    let split = key.len().checked_sub(4).and_then(|at| key.split_at_checked(at));
    let year = split.and_then(|(word, year)| Some((word, year.parse().ok()?)));
    match year {
        Some((word, year)) if (2000..2100).contains(&year) => (word, Some(year)),
        _ => (key, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(heading: &str) -> Result<Columns, RosterError> {
        let cells = heading.split(';').map(str::to_owned).collect();
        Columns::find(&Record { line: 1, cells })
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
        check("S/N;Class;Name", Field::RegisterNo, Some(0));
        check("S/N;Class;Name;Index No.", Field::RegisterNo, Some(3));
        check("Class;Name;Gender;DOB", Field::RegisterNo, None);
        check("Class;Name;MIMS Login ID", Field::LoginId, Some(2));
        check("Class;Name;Student ID", Field::StudentRef, Some(2));
        check("Class;Name;;", Field::Email, None);
    }

    #[test]
    fn the_year_of_the_class_heading_is_taken() {
        assert_eq!(find("Name;Class 2027").expect("a heading").year, Some(2027));
        assert_eq!(find("Name;Class").expect("a heading").year, None);
        assert_eq!(find("Name;Class;Remarks 2027").expect("a heading").year, None);
    }

    #[test]
    fn headings_that_leave_doubt_are_refused() {
        let check = |heading: &str, expected: RosterError| {
            assert_eq!(find(heading).map(drop), Err(expected), "{heading}");
        };
        check("TAN KAI JUN;3 Integrity", RosterError::NoHeading);
        check("Name;Gender", RosterError::NoClass);
        check("Name;Class;Pupil Name", RosterError::HeadingTwice("the student's name"));
    }

    #[test]
    fn national_numbers_and_passwords_are_left_out_with_a_note() {
        let columns = find("Name;Class;UIN/FIN;NRIC;Password").expect("a heading");
        assert_eq!(
            columns.notes(),
            [
                "column \"UIN/FIN\" is left out: NRIC and FIN numbers are never read",
                "column \"Password\" is left out: passwords are never read",
            ]
        );
    }
}
