//! What is told when a list is not imported, and of each row that cannot be.

use crate::domain::Student;
use crate::ops::ImportRefusal;
use crate::plan::{RefusedRow, RowRefusal};
use crate::roster::{Refusal, Row};
use crate::terminal::Error;

impl From<ImportRefusal> for Error {
    fn from(refusal: ImportRefusal) -> Self {
        match refusal {
            ImportRefusal::Store(error) => error.into(),
            ImportRefusal::ChangedMeanwhile => Self::refused(
                "the store was changed while this list was being imported; nothing was done",
            )
            .hint("run the same command again to see the new plan"),
            ImportRefusal::PasswordChangedMeanwhile(login) => {
                Self::refused(format!("{login} got another password meanwhile"))
            }
        }
    }
}

/// A row that the store has something against, as a row that does not read well is told.
pub fn told_row(RefusedRow { row, why }: &RefusedRow<'_>) -> Refusal {
    let (place, value) = (row.place.clone(), row.name.to_string());
    Refusal { place, column: None, value, reason: reason(row, why) }
}

fn reason(row: &Row, why: &RowRefusal<'_>) -> String {
    match why {
        RowRefusal::OlderThanTheStore(student) => {
            let class = &student.class;
            format!("the student is in {} of {} already", class.name, class.year)
        }
        RowRefusal::TakenTwice(student) => {
            format!("another row is about the same student, {}", named(student))
        }
        RowRefusal::OfAnotherRole(student) => {
            format!("the student reference is that of {}", named(student))
        }
        RowRefusal::Contradicts(student) => {
            format!("student reference and login ID contradict what is known of {}", named(student))
        }
        RowRefusal::RenamedTwice => "more than one row has the name of a --rename".to_owned(),
        RowRefusal::MayHaveMoved(student) => format!(
            "this may be {}; import the lists of both classes together, or add a \"Student Ref\" column",
            named(student)
        ),
        RowRefusal::MayBe(students) => {
            let named: Vec<_> = students.iter().map(|student| named(student)).collect();
            let named = named.join(" or ");
            format!("this may be {named}; add a \"Student Ref\" or \"Login ID\" column")
        }
        RowRefusal::ClassOfStudents => format!(
            "{} is a class of students; staff need a department or --class \"Staff\"",
            row.class
        ),
        RowRefusal::ClassOfStaff => {
            format!("{} has staff accounts; --role says that a list is of staff", row.class)
        }
        RowRefusal::NoLatinLetters => {
            "the name has no Latin letters to make a login ID of; add a \"Login ID\" column"
                .to_owned()
        }
        RowRefusal::Replaced(login) => {
            format!("the login ID {login} was replaced; nobody gets it again")
        }
        RowRefusal::TakenBack(student) => format!(
            "the login ID {} was given to {}, whose account was taken back; nobody else gets it",
            student.login, student.name
        ),
    }
}

/// Enough to find the student on paper.
fn named(student: &Student) -> String {
    format!("{} of {} ({})", student.name, student.class.name, student.login.short())
}
