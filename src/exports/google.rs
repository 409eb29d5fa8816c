//! Google Workspace: the file of "Bulk update users", all 29 columns of the newest template.

use super::facts;
use super::form::{Body, Column, Form, blank, column, short};

/// An account that is there keeps the password that it has.
const LEAVE_IT: &str = "****";

pub(super) const FORM: Form = Form {
    system: "Google Workspace",
    // Names with accents and Chinese names are read wrongly without the mark of UTF-8.
    body: Body::Table(crate::rows::UNICODE_MARK, COLUMNS),
    most_people: 150_000,
    needs: &["export.org-unit"],
    tells_closed: true,
    no_password: Some(LEAVE_IT),
};

const COLUMNS: &[Column] = &[
    short("First Name [Required]", 60, facts::first_name),
    short("Last Name [Required]", 60, facts::last_name),
    column("Email Address [Required]", facts::address),
    column("Password [Required]", |person| match person.password {
        Some(_) => facts::password(person),
        None => LEAVE_IT.into(),
    }),
    blank("Password Hash Function [UPLOAD ONLY]"),
    column("Org Unit Path [Required]", |person| person.settings.org_unit.as_str().into()),
    blank("New Primary Email [UPLOAD ONLY]"),
    blank("Recovery Email"),
    blank("Home Secondary Email"),
    blank("Work Secondary Email"),
    blank("Recovery Phone [MUST BE IN THE E.164 FORMAT]"),
    blank("Work Phone"),
    blank("Home Phone"),
    blank("Mobile Phone"),
    blank("Work Address"),
    blank("Home Address"),
    blank("Employee ID"),
    blank("Employee Type"),
    blank("Employee Title"),
    blank("Manager Email"),
    column("Department", facts::class),
    blank("Cost Center"),
    blank("Building ID"),
    blank("Floor Name"),
    blank("Floor Section"),
    // A temporary password has to be changed; whoever keeps a password is not to be asked for another one.
    column("Change Password at Next Sign-In", |person| match person.password {
        Some(_) => "True".into(),
        None => "".into(),
    }),
    column("New Status [UPLOAD ONLY]", |person| {
        if person.is_closed() { "Suspended" } else { "" }.into()
    }),
    blank("New Licenses [UPLOAD ONLY]"),
    blank("Advanced Protection Program enrollment"),
];
