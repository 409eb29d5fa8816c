//! WHO arguments: every one has to name exactly one student, and all that do not are told at once.

use crate::context::Context;
use crate::domain::{Student, printable};
use crate::ops::{FindError, find_student};
use crate::store::Store;
use crate::terminal::Error;

/// Finds all of them, each once, or says of everyone why not.
pub fn find_all(ctx: &mut Context, store: &Store, names: &[String]) -> Result<Vec<Student>, Error> {
    let mut found: Vec<Student> = Vec::new();
    let mut last_error = None;
    for who in names {
        match find_student(store, who) {
            Ok(student) if found.iter().any(|known| known.id == student.id) => {}
            Ok(student) => found.push(student),
            Err(error) => {
                if let Some(error) = last_error.replace(explained(who, error)?) {
                    ctx.ui.error(&error);
                }
            }
        }
    }
    match last_error {
        Some(error) => Err(error),
        None => Ok(found),
    }
}

fn explained(who: &str, error: FindError) -> Result<Error, Error> {
    let who = printable(who);
    match error {
        FindError::Store(error) => Err(error.into()),
        FindError::Nobody => Ok(Error::refused(format!("no student is known as {who}")).hint(
            "give a login ID, CLASS/REGISTER (\"3 Integrity/12\"), a student reference or a full name",
        )),
        FindError::Several(students) => {
            let ways: Vec<_> = students.iter().map(one_line).collect();
            let error = Error::refused(format!("{who} could be any of {}:\n{}", students.len(), ways.join("\n")));
            Ok(error.hint("give the login ID of the one that is meant, as it stands here"))
        }
    }
}

fn one_line(student: &Student) -> String {
    let number = student.register_no.map(|number| format!("/{number}")).unwrap_or_default();
    format!(
        "  {}  {}{number} ({})  {}",
        student.login, student.class.name, student.class.year, student.name
    )
}
