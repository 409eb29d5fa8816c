//! Microsoft School Data Sync, version 2.1: users with their classes, as files of fixed names. A set is sent whole: who is
//! not in it is taken as gone.

use super::facts;
use super::form::{Body, Column, Each, Form, Sheet, blank, column};

pub(super) const FORM: Form = Form {
    system: "School Data Sync",
    body: Body::Folder(&[
        Sheet { name: "orgs.csv", each: Each::School, columns: ORGS },
        Sheet { name: "users.csv", each: Each::Account, columns: USERS },
        Sheet { name: "roles.csv", each: Each::Account, columns: ROLES },
        Sheet { name: "classes.csv", each: Each::Class, columns: CLASSES },
        Sheet { name: "enrollments.csv", each: Each::Student, columns: ENROLLMENTS },
    ]),
    most_people: usize::MAX,
    needs: &["export.school-code", "school.name"],
    tells_closed: false,
    // A run makes passwords for some, and the set is of all.
    no_password: None,
};

const ORGS: &[Column] = &[
    column("sourcedId", facts::school),
    column("name", facts::school_name),
    column("type", |_| "school".into()),
    blank("parentSourcedId"),
];

const USERS: &[Column] = &[
    column("sourcedId", facts::number),
    column("username", facts::address),
    column("givenName", facts::first_name),
    column("familyName", facts::last_name),
    blank("password"),
    blank("activeDirectoryMatchId"),
    column("email", facts::address),
    blank("phone"),
    blank("sms"),
];

const ROLES: &[Column] = &[
    column("userSourcedId", facts::number),
    column("orgSourcedId", facts::school),
    column("role", facts::role),
    blank("sessionSourcedId"),
    blank("grade"),
    blank("isPrimary"),
    blank("roleStartDate"),
    blank("roleEndDate"),
];

const CLASSES: &[Column] = &[
    column("sourcedId", facts::class_number),
    column("orgSourcedId", facts::school),
    column("title", facts::class),
    blank("sessionSourcedIds"),
    blank("courseSourcedId"),
];

const ENROLLMENTS: &[Column] = &[
    column("classSourcedId", facts::class_number),
    column("userSourcedId", facts::number),
    column("role", facts::role),
];
