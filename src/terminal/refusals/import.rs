//! What is told when a list is not imported, and of each row that cannot be.

use crate::domain::{ClassName, Student};
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

pub(super) fn reason(row: &Row, why: &RowRefusal<'_>) -> String {
    let Row { class, name, .. } = row;
    match why {
        RowRefusal::OlderThanTheStore(student) => {
            let class = &student.class;
            format!("the student is in {} of {} already", class.name, class.year)
        }
        RowRefusal::TakenTwice(student) => {
            let named = named(student);
            format!(
                "another row is about {named}; keep one of the two, or, if it is another child: --new \"{name}\""
            )
        }
        RowRefusal::OfAnotherRole(student) => {
            format!("the student reference is that of {}", named(student))
        }
        RowRefusal::KeyOfAnother { holder, namesake } => key_of_another(row, holder, *namesake),
        RowRefusal::KeysOfTwo { reference, login } => {
            let (one, other) = (named(reference), named(login));
            format!("the student reference is that of {one}, and the login ID that of {other}")
        }
        RowRefusal::OtherKey(student) => other_key(row, student),
        RowRefusal::WrongLevel(student) => {
            perhaps(row, student, &format!(", who cannot be in {class} by now;"))
        }
        RowRefusal::FromElsewhere(student) => {
            let former = row.former_class.as_ref().map_or("", ClassName::as_str);
            perhaps(row, student, &format!(", though the list has {former} as the class before;"))
        }
        RowRefusal::Near(student) => perhaps(row, student, ";"),
        RowRefusal::NumberTaken(student) => number_taken(row, student),
        RowRefusal::RenamedTwice => "more than one row has the name of a --rename".to_owned(),
        RowRefusal::MayHaveMoved(student) => {
            perhaps(row, student, "; import the lists of both classes together, or")
        }
        RowRefusal::MayBe(students) => {
            let named = any_of(students);
            format!("this may be {named}; add a \"Student Ref\" or \"Login ID\" column")
        }
        RowRefusal::ClassOfStudents => {
            format!("{class} is a class of students; staff need a department or --class \"Staff\"")
        }
        RowRefusal::ClassOfStaff => {
            format!("{class} has staff accounts; --role says that a list is of staff")
        }
        RowRefusal::NoLatinLetters => NO_LATIN_LETTERS.to_owned(),
        RowRefusal::Replaced(login) => {
            format!("the login ID {login} was replaced; nobody gets it again")
        }
        RowRefusal::TakenBack(Student { login, name, .. }) => {
            format!(
                "the login ID {login} was given to {name}, whose account was taken back; nobody else gets it"
            )
        }
    }
}

const NO_LATIN_LETTERS: &str =
    "no login ID can be made of the letters of this name; add a \"Login ID\" column";

/// By which of the two a row names an account.
pub(super) fn key_of(row: &Row, holder: &Student) -> &'static str {
    let is_reference = holder.student_ref.is_some() && holder.student_ref == row.student_ref;
    if is_reference { "student reference" } else { "login ID" }
}

pub(super) fn any_of(students: &[&Student]) -> String {
    students.iter().map(|student| named(student)).collect::<Vec<_>>().join(" or ")
}

fn number_taken(row: &Row, student: &Student) -> String {
    let number = row.register_no.map(|number| number.to_string()).unwrap_or_default();
    format!("number {number} of {} is that of {}", row.class, named(student))
}

fn other_key(row: &Row, student: &Student) -> String {
    let is_other_login = row.login_id.as_ref().is_some_and(|login| *login != student.login);
    let key = if is_other_login { "login ID" } else { "student reference" };
    format!("{} is known by another {key}; {}", named(student), which(row, student))
}

fn key_of_another(row: &Row, holder: &Student, namesake: Option<&Student>) -> String {
    let key = key_of(row, holder);
    let own = namesake.map(|student| format!(", not {}", named(student))).unwrap_or_default();
    let (named, login, name) = (named(holder), holder.login.short(), &row.name);
    format!(
        "the {key} is that of {named}{own}; if the name was changed: --rename \"{login}={name}\", \
         if it is another child, give the row its own or none"
    )
}

fn perhaps(row: &Row, student: &Student, but: &str) -> String {
    format!("this may be {}{but} {}", named(student), which(row, student))
}

/// How the operator says which of the two it is.
fn which(row: &Row, student: &Student) -> String {
    let (login, name) = (student.login.short(), &row.name);
    format!("if it is the same child: --rename \"{login}={name}\", if not: --new \"{name}\"")
}

/// Enough to find the student on paper, and to name the account in the next command.
pub fn named(student: &Student) -> String {
    format!("{} of {} ({})", student.name, student.class.name, student.login.short())
}
