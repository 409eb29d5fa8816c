//! Class-list bytes in, roster out: the rows that can be taken and every row that cannot, with line and reason.
//! It opens no files and asks nothing of the store.

mod columns;
mod csv;
mod duplicates;
mod row;

use std::collections::{BTreeMap, HashMap};
use std::fmt;

use crate::domain::{ClassName, Email, LoginId, PersonName, RegisterNo, StudentRef};

/// The largest class list that is read, in bytes.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;
const MAX_ROWS: usize = 600_000;

/// What a class list says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Roster {
    /// The students, in the order of the list.
    pub rows: Vec<Row>,
    /// The rows that cannot be taken, in the order of the list.
    pub refusals: Vec<Refusal>,
    /// What else the reader of the plan should know.
    pub notes: Vec<String>,
    /// The school year, when the class heading names it (`Class 2027`).
    pub year: Option<i16>,
}

/// One student of a class list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The line of the file on which the row starts, from 1.
    pub line: usize,
    /// The full name.
    pub name: PersonName,
    /// The class.
    pub class: ClassName,
    /// The place in the class register.
    pub register_no: Option<RegisterNo>,
    /// The school's reference.
    pub student_ref: Option<StudentRef>,
    /// A login ID that the student already has.
    pub login_id: Option<LoginId>,
    /// Where to reach the student or parent for later resets.
    pub recovery_email: Option<Email>,
    /// The form teacher of the class.
    pub form_teacher: Option<PersonName>,
}

/// A row that cannot be taken, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The line of the file on which the row starts, from 1.
    pub line: usize,
    /// The heading of the column, where one column is to blame.
    pub column: Option<String>,
    /// What stands there, as it is in the file.
    pub value: String,
    /// Why it cannot be taken; a sentence without full stop.
    pub reason: String,
}

/// Why a whole file cannot be read as a class list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RosterError {
    /// More bytes, rows or columns than a class list has.
    TooLarge,
    /// Nothing, or only blank lines.
    Empty,
    /// Not UTF-8 from this line on.
    NotUtf8 {
        /// The line of the first wrong byte.
        line: usize,
    },
    /// The quoting is broken, so that rows could be swallowed.
    Quoting {
        /// The line on which the broken field starts.
        line: usize,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// No row with a heading for the name.
    NoHeading,
    /// A heading stands twice.
    HeadingTwice(&'static str),
    /// No column for the class.
    NoClass,
    /// A heading row and nothing below it.
    NoStudents,
}

/// Reads a class list.
///
/// # Errors
/// The file as a whole cannot be read; faulty rows are no error but [`Roster::refusals`].
pub fn read(bytes: &[u8]) -> Result<Roster, RosterError> {
    if bytes.len() > MAX_BYTES {
        return Err(RosterError::TooLarge);
    }
    let records = csv::read(&text_of(bytes)?)?;
    let mut records = records.into_iter().filter(|record| !record.is_blank());
    let heading = records.next().ok_or(RosterError::Empty)?;
    let columns = columns::Columns::find(&heading)?;
    let mut roster = Roster { year: columns.year, notes: columns.notes(), ..Roster::default() };
    for record in records {
        match row::read(&record, &columns) {
            Ok(row) => roster.rows.push(row),
            Err(refusals) => roster.refusals.extend(refusals),
        }
    }
    if roster.rows.len() + roster.refusals.len() > MAX_ROWS {
        return Err(RosterError::TooLarge);
    }
    if roster.rows.is_empty() && roster.refusals.is_empty() {
        return Err(RosterError::NoStudents);
    }
    roster.refusals.extend(duplicates::refuse(&mut roster.rows));
    roster.refusals.sort_by_key(|refusal| refusal.line);
    Ok(roster)
}

impl Roster {
    /// How many rows the list has, refused ones too; a row with two faults is one row.
    pub fn total_rows(&self) -> usize {
        let mut refused: Vec<_> = self.refusals.iter().map(|refusal| refusal.line).collect();
        refused.dedup();
        self.rows.len() + refused.len()
    }

    /// How many students of each class there are, refused rows left out.
    pub fn classes(&self) -> BTreeMap<&ClassName, usize> {
        let mut classes = BTreeMap::new();
        for row in &self.rows {
            *classes.entry(&row.class).or_default() += 1;
        }
        classes
    }

    /// The form teacher of each class, by the class's key: the first that a row of the class names.
    pub fn teachers(&self) -> HashMap<String, &PersonName> {
        let mut teachers = HashMap::new();
        for row in &self.rows {
            if let Some(teacher) = &row.form_teacher {
                teachers.entry(row.class.key()).or_insert(teacher);
            }
        }
        teachers
    }
}

/// UTF-8 with or without a byte order mark.
fn text_of(bytes: &[u8]) -> Result<String, RosterError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(error) => {
            let good = bytes.get(..error.valid_up_to()).unwrap_or_default();
            Err(RosterError::NotUtf8 { line: good.split(|byte| *byte == b'\n').count() })
        }
    }
}

impl fmt::Display for RosterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => write!(f, "the file is larger than any class list"),
            Self::Empty => write!(f, "the file is empty"),
            Self::NotUtf8 { line } => write!(f, "line {line} is not UTF-8 text"),
            Self::Quoting { line, reason } => write!(f, "line {line}: {reason}"),
            Self::NoHeading => write!(f, "the first row names no column for the student's name"),
            Self::HeadingTwice(what) => write!(f, "two columns are headed as {what}"),
            Self::NoClass => write!(f, "no column is headed as the class"),
            Self::NoStudents => write!(f, "there are no students below the heading row"),
        }
    }
}

impl std::error::Error for RosterError {}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(list: &str) -> Vec<(usize, String)> {
        let roster = read(list.as_bytes()).expect("a class list");
        roster.refusals.into_iter().map(|refusal| (refusal.line, refusal.reason)).collect()
    }

    #[test]
    fn a_clean_list_is_read_with_everything_in_it() {
        let list = "\u{feff}Class 2027,Reg No,Name of Pupil,Student Ref,Email,Form Teacher,\r\n\
                    3 Integrity,1,\"LAI WEN HUI, CALEB\",MP-1,parent@example.com,Mdm Salmah,\r\n\
                    \r\n\
                    3 Integrity,2,TAN KAI JUN,,tan_kai_jun@students.edu.sg,,\r\n";
        let roster = read(list.as_bytes()).expect("a class list");
        assert_eq!(roster.refusals, []);
        assert_eq!(roster.year, Some(2027));
        let [caleb, tan] = roster.rows.as_slice() else { panic!("two rows") };
        assert_eq!((caleb.line, caleb.name.as_str()), (2, "LAI WEN HUI, CALEB"));
        assert_eq!(caleb.register_no.map(RegisterNo::get), Some(1));
        assert_eq!(caleb.student_ref.as_ref().map(StudentRef::as_str), Some("MP-1"));
        assert_eq!(caleb.recovery_email.as_ref().map(Email::as_str), Some("parent@example.com"));
        assert_eq!(caleb.form_teacher.as_ref().map(PersonName::as_str), Some("Mdm Salmah"));
        assert_eq!((tan.line, tan.recovery_email.as_ref()), (4, None));
        assert_eq!(tan.login_id.as_ref().map(LoginId::local), Some("tan_kai_jun"));
    }

    #[test]
    fn all_faulty_cells_are_named_with_their_line() {
        let list =
            "Name,Class,Reg No,Email\n,3A,x,y\n=A,3A,1,\nTAN,3A\nLIM,03-Jan,2,,extra\nONG,3A,3,\n";
        let check = refused(list);
        let expected = [
            (2, "the name is blank"),
            (2, "the register number is not a whole number from 1 to 999"),
            (2, "the e-mail address is not complete"),
            (3, "the name starts with '=', like a spreadsheet formula"),
            (4, "the row has 2 cells where the heading has 4"),
            (5, "the row has 5 cells where the heading has 4"),
        ];
        assert_eq!(check, expected.map(|(line, reason)| (line, reason.to_owned())));
    }

    #[test]
    fn rows_that_contradict_each_other_are_refused() {
        let list = "Name,Class,Reg No,Student Ref,Login ID\n\
                    TAN KAI JUN,3A,1,R1,\nLIM ZI YING,3A,1,R2,\nONG LE,3A,3,R1,\nTAN KAI JUN,3A,4,,x\nGOH,3A,5,,x\n";
        let expected = [
            (3, "line 2 has the same class and register number"),
            (4, "line 2 has the same student reference"),
            (6, "line 5 has the same login ID"),
        ];
        assert_eq!(refused(list), expected.map(|(line, reason)| (line, reason.to_owned())));
        let twice = refused("Name,Class\nTAN KAI JUN,3A\nTan  Kai Jun,3a\n");
        assert_eq!(twice, [(3, "the same student stands on line 2".to_owned())]);
    }

    #[test]
    fn files_that_are_no_class_lists_are_refused_as_a_whole() {
        let check = |bytes: &[u8], expected: RosterError| assert_eq!(read(bytes), Err(expected));
        check(b"", RosterError::Empty);
        check(b"\xef\xbb\xbf", RosterError::Empty);
        check(b"\n\n , \n", RosterError::Empty);
        check(b"Name,Class\n", RosterError::NoStudents);
        check(b"Name,Class\n\nTAN \xe9,3A\n", RosterError::NotUtf8 { line: 3 });
        check(b"TAN KAI JUN,3A\n", RosterError::NoHeading);
    }

    #[test]
    fn the_sample_list_has_400_students_in_12_classes() {
        let roster =
            read(include_bytes!("../../sample-data/class-list-2027.csv")).expect("the sample");
        assert_eq!(roster.refusals, []);
        assert_eq!((roster.rows.len(), roster.classes().len()), (400, 12));
    }
}
