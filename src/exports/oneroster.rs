//! `OneRoster` 1.1 as an archive of tables, in bulk: the state of the whole school, and so neither states nor dates of
//! rows. A form class is a homeroom of the one course.

use super::facts;
use super::form::{Archive, Body, Column, Each, Form, Sheet, blank, column};

pub(super) const FORM: Form = Form {
    system: "OneRoster 1.1",
    body: Body::Archive(
        &[
            Sheet { name: "academicSessions.csv", each: Each::Year, columns: SESSIONS },
            Sheet { name: "classes.csv", each: Each::Class, columns: CLASSES },
            Sheet { name: "courses.csv", each: Each::School, columns: COURSES },
            Sheet { name: "enrollments.csv", each: Each::Student, columns: ENROLLMENTS },
            Sheet { name: "orgs.csv", each: Each::School, columns: ORGS },
            Sheet { name: "users.csv", each: Each::Account, columns: USERS },
        ],
        Archive::OneRoster,
    ),
    most_people: usize::MAX,
    needs: &["export.school-code", "school.name"],
    tells_closed: true,
    no_password: None,
};

/// The tables that the version knows, of which the manifest has to say whether they are there.
const TABLES: [&str; 13] = [
    "academicSessions",
    "categories",
    "classes",
    "classResources",
    "courses",
    "courseResources",
    "demographics",
    "enrollments",
    "lineItems",
    "orgs",
    "resources",
    "results",
    "users",
];

/// The table that names the others.
pub(super) fn manifest(names: &[&str]) -> String {
    let mut text =
        "propertyName,value\r\nmanifest.version,1.0\r\noneroster.version,1.1\r\n".to_owned();
    for table in TABLES {
        let is_there = names.iter().any(|name| name.strip_suffix(".csv") == Some(table));
        let state = if is_there { "bulk" } else { "absent" };
        text.extend(["file.", table, ",", state, "\r\n"]);
    }
    text + "source.systemName,mims\r\nsource.systemCode,mims\r\n"
}

const SESSIONS: &[Column] = &[
    column("sourcedId", |person| {
        format!("{}-{}", facts::school(person), person.student.class.year).into()
    }),
    blank("status"),
    blank("dateLastModified"),
    column("title", |person| person.student.class.year.to_string().into()),
    column("type", |_| "schoolYear".into()),
    column("startDate", |person| {
        person.settings.year_starts.of(person.student.class.year).to_string().into()
    }),
    column("endDate", |person| format!("{}-12-31", person.student.class.year).into()),
    blank("parentSourcedId"),
    column("schoolYear", |person| person.student.class.year.to_string().into()),
];

const CLASSES: &[Column] = &[
    column("sourcedId", facts::class_number),
    blank("status"),
    blank("dateLastModified"),
    column("title", facts::class),
    blank("grades"),
    column("courseSourcedId", facts::course),
    blank("classCode"),
    column("classType", |_| "homeroom".into()),
    blank("location"),
    column("schoolSourcedId", facts::school),
    column("termSourcedIds", |person| {
        format!("{}-{}", facts::school(person), person.student.class.year).into()
    }),
    blank("subjects"),
    blank("subjectCodes"),
    blank("periods"),
];

const COURSES: &[Column] = &[
    column("sourcedId", facts::course),
    blank("status"),
    blank("dateLastModified"),
    blank("schoolYearSourcedId"),
    column("title", facts::course_name),
    blank("courseCode"),
    blank("grades"),
    column("orgSourcedId", facts::school),
    blank("subjects"),
    blank("subjectCodes"),
];

const ENROLLMENTS: &[Column] = &[
    column("sourcedId", facts::enrolment_number),
    blank("status"),
    blank("dateLastModified"),
    column("classSourcedId", facts::class_number),
    column("schoolSourcedId", facts::school),
    column("userSourcedId", facts::number),
    column("role", facts::role),
    blank("primary"),
    blank("beginDate"),
    blank("endDate"),
];

const ORGS: &[Column] = &[
    column("sourcedId", facts::school),
    blank("status"),
    blank("dateLastModified"),
    column("name", facts::school_name),
    column("type", |_| "school".into()),
    blank("identifier"),
    blank("parentSourcedId"),
];

const USERS: &[Column] = &[
    column("sourcedId", facts::number),
    blank("status"),
    blank("dateLastModified"),
    column("enabledUser", |person| if person.is_closed() { "false" } else { "true" }.into()),
    column("orgSourcedIds", facts::school),
    column("role", facts::role),
    column("username", facts::address),
    blank("userIds"),
    column("givenName", facts::first_name),
    column("familyName", facts::last_name),
    blank("middleName"),
    blank("identifier"),
    column("email", facts::address),
    blank("sms"),
    blank("phone"),
    blank("agentSourcedIds"),
    blank("grades"),
    blank("password"),
];
