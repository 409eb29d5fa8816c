//! The page for a form teacher: the pupils who are not enrolled yet, and what each still has to do.

use std::sync::Arc;

use jiff::Timestamp;
use maud::html;

use super::ChasePage;
use super::document::document;
use crate::domain::{Class, day_of, shown_day};
use crate::ops::Reported;

/// One class with the pupils who still have something to do.
pub struct ChaseClass {
    pub class: Arc<Class>,
    /// How many students the class has.
    pub students: usize,
    pub pupils: Vec<Reported>,
}

/// The page, with a box to tick for each pupil.
pub fn chase_page(school: &str, at: Timestamp, page: &ChasePage, classes: &[ChaseClass]) -> String {
    let day = shown_day(day_of(at));
    let left: usize = classes.iter().map(|class| class.pupils.len()).sum();
    let names: Vec<_> = classes.iter().map(|one| one.class.name.as_str()).collect();
    let whom = page.teacher.as_ref().map_or_else(|| names.join(", "), ToString::to_string);
    let body = html! {
        header {
            p.school { (school) }
            h1 { "Still to enrol: " (whom) }
            p.about { (day) " · " b { (left) } @if left == 1 { " pupil" } @else { " pupils" } }
        }
        main {
            p { "A pupil is enrolled with an own password and 3 security questions. Only then can a forgotten password be "
                "set anew without the school." }
            @for class in classes {
                section {
                    h2 { (class.class.name) " " small { (class.class.year) } }
                    table.chase {
                        caption { (class.pupils.len()) " of " (class.students) " pupils are left" }
                        thead { tr {
                            th.number scope="col" { "No" }
                            th scope="col" { "Name and login ID" }
                            th scope="col" { "Still to do" }
                            th.tick scope="col" { "Done" }
                        } }
                        tbody {
                            @for Reported { student, to_do, .. } in &class.pupils {
                                tr {
                                    td.number { @if let Some(number) = student.register_no { (number) } }
                                    th scope="row" { (student.name) " " span.login { (student.login.local()) } }
                                    td.todo { @if let Some(to_do) = to_do { (to_do) } }
                                    td.tick {}
                                }
                            }
                        }
                    }
                }
            }
        }
        footer { p { "This page names children: keep it among those who need it, and put it away safely." } }
    };
    document(&format!("Still to enrol: {whom}, {day}"), &body)
}
