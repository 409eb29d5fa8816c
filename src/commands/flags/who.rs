//! WHO arguments: every one has to name exactly one student, and all that do not are told at once.

use crate::context::Context;
use crate::domain::Student;
use crate::ops::{FindRefusal, find_student};
use crate::store::Store;
use crate::terminal::Error;

/// Finds all of them, each once, or says of everyone why not.
pub fn find_all(ctx: &mut Context, store: &Store, names: &[String]) -> Result<Vec<Student>, Error> {
    let mut found: Vec<Student> = Vec::new();
    let mut last_error: Option<Error> = None;
    for who in names {
        match find_student(store, who) {
            Ok(student) if found.iter().any(|known| known.id == student.id) => {}
            Ok(student) => found.push(student),
            Err(FindRefusal::Store(error)) => return Err(error.into()),
            Err(refusal) => {
                if let Some(error) = last_error.replace(refusal.into()) {
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
