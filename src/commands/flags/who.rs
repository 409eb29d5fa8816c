//! WHO arguments: every one has to name exactly one student, and all that do not are told at once.

use crate::context::Context;
use crate::domain::Student;
use crate::ops::find_student;
use crate::store::Store;
use crate::terminal::{Error, Kind};

/// Finds all of them, each once, or says of everyone why not.
pub fn find_all(ctx: &mut Context, store: &Store, names: &[String]) -> Result<Vec<Student>, Error> {
    all_found(ctx, names.iter().map(|who| find_student(store, who).map_err(Error::from)))
}

/// All that were found, each once, or the reasons of all that were not.
pub fn all_found(
    ctx: &mut Context,
    searches: impl Iterator<Item = Result<Student, Error>>,
) -> Result<Vec<Student>, Error> {
    let mut found: Vec<Student> = Vec::new();
    let mut last_error: Option<Error> = None;
    for search in searches {
        match search {
            Ok(student) if found.iter().any(|known| known.id == student.id) => {}
            Ok(student) => found.push(student),
            // A store that cannot be read says the same of everybody.
            Err(error) if error.kind != Kind::Refused => return Err(error),
            Err(error) => {
                if let Some(error) = last_error.replace(error) {
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
