//! What a system may be told of an account, as texts of cells. A student reference and a recovery e-mail address are none
//! of its business.

use std::borrow::Cow;

use super::person::Person;
use crate::domain::{Role, Secret};

/// The full name, which stays the truth.
pub(super) fn name<'a>(person: &'a Person<'_>) -> Cow<'a, str> {
    person.student.name.as_str().into()
}

pub(super) fn first_name<'a>(person: &'a Person<'_>) -> Cow<'a, str> {
    person.settings.name_rule.split(&person.student.name, &person.student.class.name).0
}

pub(super) fn last_name<'a>(person: &'a Person<'_>) -> Cow<'a, str> {
    person.settings.name_rule.split(&person.student.name, &person.student.class.name).1
}

/// The login ID, in the domain that the school's systems have; staff have their own.
pub(super) fn address<'a>(person: &'a Person<'_>) -> Cow<'a, str> {
    let login = &person.student.login;
    match person.settings.export_domain.as_str() {
        domain if !domain.is_empty() && login.role() == Role::Student => {
            [login.local(), "@", domain].concat().into()
        }
        _ => login.to_string().into(),
    }
}

/// Nothing where we have not got it.
pub(super) fn password<'a>(person: &'a Person<'_>) -> Cow<'a, str> {
    person.password.map(Secret::expose).unwrap_or_default().into()
}

pub(super) fn class<'a>(person: &'a Person<'_>) -> Cow<'a, str> {
    person.student.class.name.as_str().into()
}

/// The system's name for the school.
pub(super) fn school<'a>(person: &'a Person<'_>) -> Cow<'a, str> {
    person.settings.school_code.as_str().into()
}

pub(super) fn school_name<'a>(person: &'a Person<'_>) -> Cow<'a, str> {
    person.settings.school_name.as_str().into()
}

/// The number of the account, which outlives every other name and login ID; with the school's, because two schools of
/// one system may have the same.
pub(super) fn number<'a>(person: &'a Person<'_>) -> Cow<'a, str> {
    numbered(person, "", person.student.id.0)
}

pub(super) fn class_number<'a>(person: &'a Person<'_>) -> Cow<'a, str> {
    numbered(person, "class-", person.student.class.id.0)
}

/// Of a student in a class.
pub(super) fn enrolment_number<'a>(person: &'a Person<'_>) -> Cow<'a, str> {
    let class = person.student.class.id.0;
    numbered(person, &format!("class-{class}-"), person.student.id.0)
}

/// The one course that all form classes are of.
pub(super) fn course<'a>(person: &'a Person<'_>) -> Cow<'a, str> {
    [&school(person), "-form"].concat().into()
}

pub(super) fn course_name<'a>(_: &'a Person<'_>) -> Cow<'a, str> {
    "Form class".into()
}

fn numbered(person: &Person<'_>, what: &str, number: i64) -> Cow<'static, str> {
    let number = number.to_string();
    match person.settings.school_code.as_str() {
        "" => [what, &number].concat().into(),
        school => [school, "-", what, &number].concat().into(),
    }
}

pub(super) fn local<'a>(person: &'a Person<'_>) -> Cow<'a, str> {
    person.student.login.local().into()
}

/// The word of all rosters for what somebody is in a school.
pub(super) fn role<'a>(person: &'a Person<'_>) -> Cow<'a, str> {
    if person.is_staff() { "teacher" } else { "student" }.into()
}
