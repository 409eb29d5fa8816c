//! What is told when a class list cannot be read at all.

use crate::domain::{printable, shortened};
use crate::roster::{Field, ListError, RosterError};
use crate::terminal::{Error, Kind};

/// Headings and names of sheets are quoted, and a cell may hold a book.
const MOST: usize = 600;

impl From<ListError> for Error {
    fn from(ListError { source, error }: ListError) -> Self {
        // What the list says is quoted in some of them.
        let what = shortened(&printable(&error.to_string()), MOST);
        let failure = Self::of(Kind::Refused, what).hint(hint_for(&error));
        match source {
            Some(source) => failure.context(source),
            None => failure,
        }
    }
}

/// What the operator can do about it.
fn hint_for(error: &RosterError) -> String {
    let hint = match error {
        RosterError::TooLarge(_) | RosterError::Empty | RosterError::NoStudents => {
            "check that this is the right file"
        }
        RosterError::Kind(_) | RosterError::Disguised(_) => {
            "save the list as \"CSV UTF-8\" or as .xlsx in the spreadsheet program"
        }
        RosterError::Encoding { .. } => {
            "save the list as \"CSV UTF-8\" in the spreadsheet program; or, if an older Excel wrote it, add \
             --encoding windows-1252 and check the names in the plan"
        }
        RosterError::Broken { .. } => {
            "save the list again as CSV in the spreadsheet program, or mend this line"
        }
        RosterError::Workbook(_) => {
            "open it in the spreadsheet program and save it again as .xlsx without a password"
        }
        RosterError::NoHeading(_) => {
            "a row has to name the columns, such as: Class,Reg No,Name; --map name=\"Pupil\" names another heading"
        }
        RosterError::HalfName { .. } => {
            "add the other half, such as Surname,Given Name; or, if it is the whole name, head the column \"Name\""
        }
        RosterError::NamesDiffer { .. } => {
            "head the column of whole names \"Full Name\", or delete the other column"
        }
        RosterError::HeadingTwice { field, headings, .. } => {
            return one_of_two(field.as_str(), headings);
        }
        RosterError::TwoHeadingRows { .. } => "put all headings into one row",
        RosterError::NoClass(_) => {
            "add a class column, or --class \"3 Integrity\" for a list of one class (\"Staff\" for staff); \
             --map class=\"Group\" names another heading"
        }
        RosterError::NoSheet { .. } => {
            "--worksheet takes one of these names; without it all are read"
        }
        RosterError::NoColumn(_) => {
            "--map FIELD=HEADING takes the heading as it stands in the list"
        }
        RosterError::ClassUnused => "--class is for lists that do not tell the class; leave it out",
        RosterError::Twice => "name every file once",
        RosterError::Years(..) => {
            "import one year after the other, or say with --year which one it is"
        }
    };
    hint.to_owned()
}

/// Two columns of one heading cannot be told apart by it.
fn one_of_two(word: &str, headings: &[String]) -> String {
    let last = headings.last().map_or("", String::as_str);
    let is_alone = headings.iter().filter(|heading| *heading == last).count() == 1;
    if is_alone {
        let last = printable(last);
        let names = word == Field::Name.as_str();
        let what =
            if names { "put whole names into one column" } else { "delete one of the two columns" };
        format!("{what}, or say which one: --map {word}=\"{last}\"")
    } else {
        "give each of the two columns a heading of its own, or delete one of them".to_owned()
    }
}
