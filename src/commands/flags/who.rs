//! WHO arguments: every one has to name exactly one student, and all that do not are told at once.

use crate::context::Context;
use crate::domain::{Student, printable};
use crate::ops::{FindRefusal, Near, find_meant};
use crate::store::Store;
use crate::terminal::{Error, Kind, one_line};

/// More than this are looked through on a list, not with the arrow keys.
const MAX_CHOICE: usize = 20;

/// Finds all of them, each once, or says of everyone why not.
pub fn find_all(ctx: &mut Context, store: &Store, names: &[String]) -> Result<Vec<Student>, Error> {
    if let Some(place) = taken_apart(ctx, store, names) {
        return Ok(vec![find(ctx, store, &place)?]);
    }
    let found: Vec<_> = names.iter().map(|who| find(ctx, store, who)).collect();
    all_found(ctx, found.into_iter())
}

/// A class and a number without quotes, `3 Integrity 12`, which the shell has taken apart: where the class is there, or nearly,
/// and not every word alone names somebody.
fn taken_apart(ctx: &Context, store: &Store, names: &[String]) -> Option<String> {
    let whole = names.join(" ");
    let has_number = names.last()?.bytes().all(|byte| byte.is_ascii_digit());
    if names.len() == 1 || !has_number {
        return None;
    }
    let look = |who: &str| find_meant(store, who, ctx.this_year());
    let is_nobody = |who: &String| matches!(look(who), Err(FindRefusal::Nobody { .. }));
    let is_place = match look(&whole) {
        Err(FindRefusal::Nobody { near: Near::Classes(_, classes), .. }) => !classes.is_empty(),
        Err(FindRefusal::Nobody { near, .. }) => matches!(near, Near::Register(..)),
        found => !matches!(found, Err(FindRefusal::Store(_))),
    };
    (is_place && names.iter().any(is_nobody)).then_some(whole)
}

/// Of several, somebody at the terminal may choose.
fn find(ctx: &mut Context, store: &Store, who: &str) -> Result<Student, Error> {
    match find_meant(store, who, ctx.this_year()) {
        Err(FindRefusal::Several { who, mut students })
            if ctx.ui.can_ask() && students.len() <= MAX_CHOICE =>
        {
            let question = format!("Who is {}?", printable(&who));
            let lines: Vec<_> = students.iter().map(one_line).collect();
            match ctx.ui.choose(&question, &lines, "a login ID")? {
                Some(chosen) => Ok(students.swap_remove(chosen)),
                None => Err(Error::refused("nobody was chosen")),
            }
        }
        found => Ok(found?),
    }
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
