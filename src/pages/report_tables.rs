//! The tables of the nightly report.

use jiff::Timestamp;
use jiff::civil::Date;
use maud::{Markup, html};

use super::chart::{funnel_bar, parts};
use super::compared::{share, step};
use super::findings::help_on_page;
use crate::domain::{Figure, Funnel, day_of, grouped, monday_of, shown_day};
use crate::ops::{Compared, Nightly};

/// The counts of a table in their order.
const COUNTS: [Figure; 7] = [
    Figure::Students,
    Figure::Printed,
    Figure::SignedIn,
    Figure::OwnPassword,
    Figure::Enrolled,
    Figure::Expired,
    Figure::Locked,
];

/// How many need somebody to look, and what to do about it.
pub(super) fn attention(nightly: &Nightly) -> Markup {
    html! {
        section.whole aria-labelledby="attention" {
            h2 #attention { "Who needs somebody" }
            @if nightly.reasons().next().is_none() {
                p { "Nobody tonight." }
            } @else {
                p { "attention.csv beside this page names them." }
                table.reasons {
                    caption { "Reasons to look, and what helps" }
                    thead { tr {
                        th scope="col" { "Reason" }
                        th.number scope="col" { "Students" }
                        th.number scope="col" { "Before" }
                        th scope="col" { "What helps" }
                    } }
                    tbody {
                        @for (reason, now, before) in nightly.reasons() {
                            tr {
                                th scope="row" { (reason.meaning()) }
                                td.number { (grouped(now)) }
                                td.number { @if let Some(before) = before { (grouped(before)) } @else { "\u{2013}" } }
                                td { (help_on_page(reason)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Levels, with everybody in the last row.
pub(super) fn by_level(nightly: &Nightly) -> Markup {
    html! {
        section.whole aria-labelledby="levels" {
            h2 #levels { "By level" }
            (legend())
            table.counts {
                caption { "How far the levels have come; a small number is the step since the night before" }
                (headings("Level"))
                tbody {
                    @for (level, counts) in &nightly.levels {
                        @let name = level.map_or_else(|| "other".to_owned(), |level| level.to_string());
                        (row(&name, *counts))
                    }
                }
                tfoot { (row("All", nightly.total)) }
            }
        }
    }
}

/// Classes with their bars.
pub(super) fn by_class(nightly: &Nightly) -> Markup {
    let years = nightly.classes.iter().map(|class| class.class.year);
    let one_year = years.clone().min() == years.max();
    html! {
        section aria-labelledby="classes" {
            h2 #classes { "By class" }
            (legend())
            table.counts {
                caption { "How far the classes have come, those with the furthest to go first; a small number is the step "
                    "since the night before" }
                (headings("Class"))
                tbody {
                    @for class in nightly.furthest_first() {
                        @let name = class.class.name.as_str();
                        @if one_year { (row(name, class.counts)) }
                        @else { (row(&format!("{name} ({})", class.class.year), class.counts)) }
                    }
                }
                tfoot { (row("All", nightly.total)) }
            }
        }
    }
}

/// What the parts of a bar mean.
fn legend() -> Markup {
    html! {
        ul.legend {
                @for (class, meaning, _) in parts(&Funnel::default()) {
                    li {
                        svg.key aria-hidden="true" viewBox="0 0 28 12" { rect class=(class) x="0" y="0.5" width="28" height="11" {} }
                        " " (meaning)
                    }
                }
            }
    }
}

fn headings(first: &str) -> Markup {
    html! {
        thead { tr {
            th scope="col" { (first) }
            th scope="col" { "How far" }
            th.number scope="col" { "Enrolled, %" }
            @for figure in COUNTS { th.number scope="col" { (figure.title()) } }
        } }
    }
}

fn row(name: &str, counts: Compared) -> Markup {
    html! {
        tr {
            th scope="row" { (name) }
            td.bar { (funnel_bar(&counts.now)) }
            td.number data-label="Enrolled, %" { (share(Figure::Enrolled, counts)) }
            @for figure in COUNTS {
                @let (now, before) = counts.figure(figure);
                td.number data-label=(figure.title()) {
                    (grouped(now))
                    @if let Some(before) = before.filter(|before| *before != now) { " " small { (step(now, before)) } }
                }
            }
        }
    }
}

/// The numbers of the line, the newest first; of older weeks only the last night.
pub(super) fn nights(nights: &[(Timestamp, Funnel)]) -> Markup {
    const SHOWN: [Figure; 3] = [Figure::Students, Figure::OwnPassword, Figure::Enrolled];
    let week = |night: &(Timestamp, Funnel)| monday_of(day_of(night.0));
    let weeks = nights.chunk_by(|one, next| week(one) == week(next));
    let rows = weeks.rev().filter_map(|week| {
        let (at, counts) = week.last()?;
        Some((day_of(*at), SHOWN.map(|figure| counts.count(figure))))
    });
    let headings = ("Night", SHOWN.map(Figure::title));
    by_day("The last night of each week, the newest first", headings, rows)
}

/// The numbers of the bars.
pub(super) fn weeks(weeks: &[(Date, u64)]) -> Markup {
    let rows = weeks.iter().rev().map(|(monday, count)| (*monday, [*count]));
    by_day("Passwords that were reset, by week", ("Week from Monday", ["Resets"]), rows)
}

/// A row of numbers for each day.
fn by_day<const N: usize>(
    caption: &str,
    (first, headings): (&str, [&str; N]),
    rows: impl Iterator<Item = (Date, [u64; N])>,
) -> Markup {
    html! {
        table {
            caption { (caption) }
            thead { tr {
                th scope="col" { (first) }
                @for heading in headings { th.number scope="col" { (heading) } }
            } }
            tbody {
                @for (day, counts) in rows {
                    tr {
                        th scope="row" { (shown_day(day)) }
                        @for count in counts { td.number { (grouped(count)) } }
                    }
                }
            }
        }
    }
}
