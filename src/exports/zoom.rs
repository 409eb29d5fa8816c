//! Zoom: the file of "Import users". The kind of account is chosen for the whole file when it is uploaded.

use super::facts;
use super::form::{Body, Column, Form, blank, column};

pub(super) const FORM: Form = Form {
    system: "Zoom",
    body: Body::Table("", COLUMNS),
    most_people: 9_998,
    needs: &[],
    tells_closed: false,
    no_password: None,
};

const COLUMNS: &[Column] = &[
    column("Email", facts::address),
    column("First Name", facts::first_name),
    column("Last Name", facts::last_name),
    column("Department", facts::class),
    blank("User Group"),
];
