//! Whom a row of a file of requests means: everything that it says has to be about one student.

use super::find_students::{FindRefusal, find_student};
use crate::domain::{PersonName, Student};
use crate::plan::may_be_one;
use crate::roster::Request;
use crate::store::Store;

/// Why a request is not followed.
#[derive(Debug)]
pub enum RequestRefusal {
    Find(FindRefusal),
    /// The row names this student, and says something that is not so of them; it may be of somebody else.
    Differs {
        student: Box<Student>,
        said: String,
        other: Option<Box<Student>>,
    },
}

/// Finds the one student that a request is about.
pub fn find_requested(
    store: &Store,
    request: &Request,
    this_year: i16,
) -> Result<Student, RequestRefusal> {
    let place = request.class.as_ref().zip(request.number);
    let place = place.map(|(class, number)| format!("{class}/{number}"));
    let mut ways: Vec<&str> = [&request.who, &place, &request.reference]
        .into_iter()
        .filter_map(|way| way.as_deref())
        .collect();
    if ways.is_empty() {
        ways.extend(request.name.as_ref().map(PersonName::as_str));
    }
    let mut found: Option<Student> = None;
    for way in ways {
        let other = find(store, way, request, this_year)?;
        match &found {
            Some(student) if student.id != other.id => {
                return Err(differs(student, way, Some(other)));
            }
            _ => found = Some(other),
        }
    }
    let Some(student) = found else {
        return Err(RequestRefusal::Find(FindRefusal::nobody("")));
    };
    check(store, &student, request, this_year)?;
    Ok(student)
}

/// The class of the row tells namesakes apart, and the year of the file the classes of one name.
fn find(
    store: &Store,
    way: &str,
    request: &Request,
    this_year: i16,
) -> Result<Student, RequestRefusal> {
    find_student(store, way, this_year).or_else(|refusal| match (refusal, &request.class) {
        (FindRefusal::Several { who, mut students }, Some(class)) => {
            let is_there = |student: &Student| {
                let is_of_year =
                    request.years.is_empty() || request.years.contains(&student.class.year);
                student.class.name.key() == class.key() && is_of_year
            };
            match students.iter().filter(|student| is_there(student)).count() {
                1 => students.retain(is_there),
                _ => return Err(RequestRefusal::Find(FindRefusal::Several { who, students })),
            }
            students.pop().ok_or(RequestRefusal::Find(FindRefusal::nobody(&who)))
        }
        (refusal, _) => Err(RequestRefusal::Find(refusal)),
    })
}

/// What the row says besides has to be so. A name may be spelt in another way, as long as nobody else bears it.
fn check(
    store: &Store,
    student: &Student,
    request: &Request,
    this_year: i16,
) -> Result<(), RequestRefusal> {
    if let Some(class) =
        request.class.as_ref().filter(|class| class.key() != student.class.name.key())
    {
        return Err(differs(student, class.as_str(), None));
    }
    // Another child has the place by now.
    let year = request.years.first().filter(|_| !request.years.contains(&student.class.year));
    if let Some((class, year)) = request.class.as_ref().zip(year) {
        return Err(differs(student, &format!("{class} of {year}"), None));
    }
    if let Some(number) = request.number.filter(|number| student.register_no != Some(*number)) {
        return Err(differs(student, &format!("number {number}"), None));
    }
    let Some(name) = request.name.as_ref().filter(|name| name.key() != student.name.key()) else {
        return Ok(());
    };
    match find_student(store, name.as_str(), this_year) {
        Ok(other) => Err(differs(student, name.as_str(), Some(other))),
        Err(FindRefusal::Store(error)) => Err(RequestRefusal::Find(FindRefusal::Store(error))),
        Err(FindRefusal::Nobody { .. }) if may_be_one(name, &student.name) => Ok(()),
        Err(_) => Err(differs(student, name.as_str(), None)),
    }
}

fn differs(student: &Student, said: &str, other: Option<Student>) -> RequestRefusal {
    let (student, said, other) = (Box::new(student.clone()), said.to_owned(), other.map(Box::new));
    RequestRefusal::Differs { student, said, other }
}
