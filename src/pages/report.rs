//! The page of the nightly report: figures, who needs somebody to look, levels, classes, term, resets, form teachers.

use std::cmp::Reverse;

use maud::{Markup, html};

use super::chart;
use super::compared::{about, portal_time, share, step};
use super::document::document;
use super::findings::told_on_page;
use super::report_tables::{attention, by_class, by_level, nights, weeks};
use crate::domain::{Figure, day_of, grouped, percent, shown_day, shown_time, to_go};
use crate::ops::Nightly;

/// A page for a form teacher, as the report names it.
pub struct ChaseLink {
    /// To whom it goes: the form teacher, or the class.
    pub whom: String,
    pub classes: String,
    /// How many students are still to enrol, of how many.
    pub left: u64,
    pub students: u64,
    /// The path of the page, from the report.
    pub href: String,
}

/// The path of the pages for all classes in one, from the report.
pub const ALL_PAGES: &str = "chase/all.html";

/// The whole page.
pub fn report_page(nightly: &Nightly, chase: &[ChaseLink]) -> String {
    let title = format!("Nightly report of {}", shown_day(day_of(nightly.at)));
    let body = html! {
        (chart::patterns())
        header {
            p.school { (nightly.school) }
            h1 { (title) }
            p.about { (scope(nightly)) }
        }
        main {
            (findings(nightly))
            (figures(nightly))
            (attention(nightly))
            (by_level(nightly))
            (by_class(nightly))
            (over_the_term(nightly))
            (resets(nightly))
            (at_portal(nightly))
            (form_teachers(chase))
        }
        footer {
            p { "Made by mims at " (shown_time(nightly.at)) ", Singapore time. Audit log: head " code { (nightly.head) } "; "
                code { "mims audit verify --head " (nightly.head) } " tells whether the log still holds it." }
            p { "Everything is in summary.json, students.csv and attention.csv beside this page. It names children: keep "
                "it among those who need it." }
        }
    };
    document(&format!("{}: {title}", nightly.school), &body)
}

/// What the numbers are about, and what they stand beside.
fn scope(nightly: &Nightly) -> Markup {
    html! {
        (about(nightly)) ". "
        @match nightly.compared_with {
            Some(before) => { "Compared with " (shown_time(before)) "." }
            None => { "No earlier night to compare with." }
        }
    }
}

fn findings(nightly: &Nightly) -> Markup {
    html! {
        @if !nightly.findings.is_empty() {
            section.alert aria-labelledby="findings" {
                h2 #findings { "Somebody should look at this" }
                ul { @for finding in &nightly.findings { li { (told_on_page(finding)) } } }
            }
        }
    }
}

fn figures(nightly: &Nightly) -> Markup {
    const SHOWN: [Figure; 8] = [
        Figure::Enrolled,
        Figure::Pending,
        Figure::Expired,
        Figure::Locked,
        Figure::Students,
        Figure::Printed,
        Figure::SignedIn,
        Figure::OwnPassword,
    ];
    html! {
        section aria-labelledby="figures" {
            h2 #figures { "At a glance" }
            ul.figures {
                @for figure in SHOWN {
                    @let (now, before) = nightly.total.figure(figure);
                    @let share = share(figure, nightly.total);
                    li {
                        span.title { (figure.title()) } " "
                        b { (grouped(now)) @if !share.is_empty() { " " small { (share) } } } " "
                        (beside(now, before))
                    }
                }
            }
        }
    }
}

/// Last night's number, and the step from it.
fn beside(now: u64, before: Option<u64>) -> Markup {
    html! {
        @match before {
            None => span.before { "first night" },
            Some(before) if before == now => span.before { "as before" },
            Some(before) => span.before { "was " (grouped(before)) " (" (step(now, before)) ")" },
        }
    }
}

fn over_the_term(nightly: &Nightly) -> Markup {
    html! {
        section.whole aria-labelledby="term" {
            h2 #term { "Enrolment over the term" }
            @if nightly.nights.len() < 2 {
                p { "The line begins with the second report." }
            } @else {
                div.beside {
                    div { (chart::enrolment(&nightly.nights)) }
                    (nights(&nightly.nights))
                }
            }
        }
    }
}

fn resets(nightly: &Nightly) -> Markup {
    html! {
        section.whole aria-labelledby="resets" {
            h2 #resets { "Resets a week" }
            div.beside {
                div { (chart::resets(&nightly.weeks)) }
                (weeks(&nightly.weeks))
            }
        }
    }
}

fn at_portal(nightly: &Nightly) -> Markup {
    html! {
        section aria-labelledby="portal" {
            h2 #portal { "At the portal" }
            table {
                caption { "What happened: " (portal_time(nightly)) }
                thead { tr { th scope="col" { "What" } th.number scope="col" { "How often" } } }
                tbody {
                    @for (what, count) in nightly.portal.iter() {
                        tr { th scope="row" { (what.meaning()) } td.number { (grouped(count)) } }
                    }
                }
            }
        }
    }
}

fn form_teachers(chase: &[ChaseLink]) -> Markup {
    html! {
        section aria-labelledby="teachers" {
            h2 #teachers { "Form teachers" }
            @if chase.is_empty() {
                p { "Everybody is enrolled: there is nobody to chase." }
            } @else {
                p { "One page each, with only the pupils who still have something to do; "
                    a href=(ALL_PAGES) { "all of them in one" } ", to print a sheet for each class." }
                table {
                    caption { "Pages for the form teachers, those with the furthest to go first" }
                    thead { tr {
                        th scope="col" { "Form teacher" }
                        th scope="col" { "Class" }
                        th.number scope="col" { "Still to enrol" }
                        th.number scope="col" { "Of all" }
                    } }
                    tbody {
                        @for link in furthest_first(chase) {
                            tr {
                                th scope="row" { a href=(link.href) { (link.whom) } }
                                td { (link.classes) }
                                td.number { (link.left) " of " (link.students) }
                                td.number { (percent(link.left, link.students)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn furthest_first(chase: &[ChaseLink]) -> Vec<&ChaseLink> {
    let mut links: Vec<_> = chase.iter().collect();
    links.sort_by_key(|link| Reverse(to_go(link.left, link.students)));
    links
}
