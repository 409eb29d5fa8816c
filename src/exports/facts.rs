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
