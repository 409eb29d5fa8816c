//! Apple School Manager: six tables in an archive, written in Apple's own way. There is no place for a password, and an
//! identifier that is used again overwrites whoever had it.

use super::facts;
use super::form::{Archive, Body, Column, Each, Form, Sheet, blank, column};

pub(super) const FORM: Form = Form {
    system: "Apple School Manager",
    body: Body::Archive(
        &[
            Sheet { name: "students.csv", each: Each::Student, columns: STUDENTS },
            Sheet { name: "staff.csv", each: Each::Staff, columns: STAFF },
            Sheet { name: "courses.csv", each: Each::School, columns: COURSES },
            Sheet { name: "classes.csv", each: Each::Class, columns: CLASSES },
            Sheet { name: "rosters.csv", each: Each::Student, columns: ROSTERS },
            Sheet { name: "locations.csv", each: Each::School, columns: LOCATIONS },
        ],
        Archive::Apple,
    ),
    most_people: usize::MAX,
    needs: &["export.school-code", "school.name"],
    tells_closed: false,
    no_password: None,
};

const STUDENTS: &[Column] = &[
    column("person_id", facts::number),
    blank("person_number"),
    column("first_name", facts::first_name),
    blank("middle_name"),
    column("last_name", facts::last_name),
    column("grade_level", |person| {
        person.student.class.level.map(|level| level.to_string()).unwrap_or_default().into()
    }),
    column("email_address", facts::address),
    column("sis_username", facts::local),
    blank("password_policy"),
    column("location_id", facts::school),
];

const STAFF: &[Column] = &[
    column("person_id", facts::number),
    blank("person_number"),
    column("first_name", facts::first_name),
    blank("middle_name"),
    column("last_name", facts::last_name),
    column("email_address", facts::address),
    column("sis_username", facts::local),
    column("location_id", facts::school),
];

const COURSES: &[Column] = &[
    column("course_id", facts::course),
    blank("course_number"),
    column("course_name", facts::course_name),
    column("location_id", facts::school),
];

const CLASSES: &[Column] = &[
    column("class_id", facts::class_number),
    column("class_number", facts::class),
    column("course_id", facts::course),
    blank("instructor_id"),
    blank("instructor_id_2"),
    blank("instructor_id_3"),
    column("location_id", facts::school),
];

const ROSTERS: &[Column] = &[
    column("roster_id", facts::enrolment_number),
    column("class_id", facts::class_number),
    column("student_id", facts::number),
];

const LOCATIONS: &[Column] =
    &[column("location_id", facts::school), column("location_name", facts::school_name)];
