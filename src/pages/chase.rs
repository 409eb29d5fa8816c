//! The pages for form teachers: the pupils who are not enrolled yet, and what each still has to do.

use std::sync::Arc;

use jiff::Timestamp;
use maud::{Markup, html};

use super::ChasePage;
use super::document::{END, beginning, document};
use crate::domain::{Class, counted, day_of, shown_day};
use crate::ops::Reported;

/// One class with the pupils who still have something to do.
pub struct ChaseClass {
    pub class: Arc<Class>,
    /// How many students the class has.
    pub students: usize,
    pub pupils: Vec<Reported>,
    /// The pupils as both of its pages show them.
    table: Markup,
}

impl ChaseClass {
    /// A class of so many students, with those who are left.
    pub fn new(class: Arc<Class>, students: usize, pupils: Vec<Reported>) -> Self {
        let table = table(students, &pupils);
        Self { class, students, pupils, table }
    }
}

/// The page of a form teacher, with a box to tick for each pupil.
pub fn chase_page(school: &str, at: Timestamp, page: &ChasePage, classes: &[ChaseClass]) -> String {
    let day = shown_day(day_of(at));
    let left: usize = classes.iter().map(|class| class.pupils.len()).sum();
    let names: Vec<_> = classes.iter().map(|one| one.class.name.as_str()).collect();
    let whom = page.teacher.as_ref().map_or_else(|| names.join(", "), ToString::to_string);
    let body = html! {
        header {
            p.school { (school) }
            h1 { "Still to enrol: " (whom) }
            p.about { (day) " · " b { (counted(left, "pupil")) } }
        }
        main {
            (what_for())
            @for class in classes {
                section {
                    h2 { (class.class.name) " " small { (class.class.year) } }
                    (class.table)
                }
            }
        }
        (keep_safe())
    };
    document(&format!("Still to enrol: {whom}, {day}"), &body)
}

/// The beginning of all classes in one: on paper, each begins a sheet.
pub fn all_chased_begin(school: &str, at: Timestamp) -> String {
    let title = format!("Still to enrol: {school}, {}", shown_day(day_of(at)));
    beginning(&title).into_string()
}

/// A class among all, with everything that its sheet has to say.
pub fn all_chased_class(school: &str, at: Timestamp, chased: &ChaseClass) -> String {
    let class = &chased.class;
    let sheet = html! {
        article {
            p.school { (school) }
            h1 { "Still to enrol: " (class.name) " " small { (class.year) } }
            p.about {
                (shown_day(day_of(at)))
                @if let Some(teacher) = &class.form_teacher { " · " (teacher) }
            }
            (what_for())
            section { (chased.table) }
            (keep_safe())
        }
    };
    sheet.into_string()
}

/// The end of all classes in one.
pub fn all_chased_end() -> &'static str {
    END.0
}

fn what_for() -> Markup {
    html! {
        p { "A pupil is enrolled with their own password and 3 security questions. Only then can a forgotten password be set "
            "anew without the school." }
    }
}

fn keep_safe() -> Markup {
    html! {
        footer { p { "This page names children: keep it among those who need it, and put it away safely." } }
    }
}

/// Where it is too long for its column, it is broken behind an underscore.
fn login(local: &str) -> Markup {
    html! {
        span.login { @for (at, part) in local.split_inclusive('_').enumerate() { @if at > 0 { wbr; } (part) } }
    }
}

fn table(students: usize, pupils: &[Reported]) -> Markup {
    html! {
        table.chase {
            caption { (pupils.len()) " of " (counted(students, "pupil")) " left" }
            thead { tr {
                th.number scope="col" { "No" }
                th scope="col" { "Name and login ID" }
                th scope="col" { "Still to do" }
                th.tick scope="col" { "Done" }
            } }
            tbody {
                @for Reported { student, to_do, .. } in pupils {
                    tr {
                        td.number { @if let Some(number) = student.register_no { (number) } }
                        th scope="row" { (student.name.as_str()) " " (login(student.login.local())) }
                        td.todo { @if let Some(to_do) = to_do { (to_do) } }
                        td.tick {}
                    }
                }
            }
        }
    }
}
