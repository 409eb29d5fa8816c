//! Charts as inline SVG. They repeat what a table beside them says, and tell things apart by shape as well as colour.

use jiff::Timestamp;
use jiff::civil::Date;
use maud::{Markup, html};

use crate::domain::{Figure, Funnel, day_of, shown_day};

/// Where a line chart draws, in its own units.
const LEFT: f64 = 44.0;
const RIGHT: f64 = 428.0;
const TOP: f64 = 12.0;
const BOTTOM: f64 = 196.0;

/// The patterns of the bars, once for the whole page.
pub(super) fn patterns() -> Markup {
    html! {
        svg.patterns aria-hidden="true" width="0" height="0" {
            defs {
                pattern #own-pattern width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" {
                    rect.own-ground width="6" height="6" {}
                    rect.own-stripe width="2.5" height="6" {}
                }
                pattern #stuck-pattern width="4" height="4" patternUnits="userSpaceOnUse" {
                    rect.stuck-ground width="4" height="4" {}
                    circle.stuck-dot cx="2" cy="2" r="1" {}
                }
            }
        }
    }
}

/// The parts of a class, which never overlap, with their counts: class of the style, meaning, count.
pub(super) fn parts(counts: &Funnel) -> [(&'static str, &'static str, u64); 4] {
    let [own, enrolled] = [Figure::OwnPassword, Figure::Enrolled].map(|one| counts.count(one));
    let stuck = counts.count(Figure::Expired) + counts.count(Figure::Locked);
    let waiting = counts.count(Figure::Students).saturating_sub(own + stuck);
    [
        ("enrolled", "enrolled", enrolled),
        ("own", "own password, questions not set", own.saturating_sub(enrolled)),
        ("waiting", "temporary password not changed", waiting),
        ("stuck", "expired or locked", stuck),
    ]
}

/// A bar with the parts of a class.
pub(super) fn funnel_bar(counts: &Funnel) -> Markup {
    let said: Vec<_> = parts(counts)
        .iter()
        .filter(|(_, _, count)| *count > 0)
        .map(|(_, meaning, count)| format!("{count} {meaning}"))
        .collect();
    let scale = 200.0 / number(counts.count(Figure::Students).max(1));
    let mut end = 0.0;
    let spans = parts(counts).map(|(class, _, count)| {
        let (start, width) = (end, number(count) * scale);
        end += width;
        (class, start, width)
    });
    html! {
        svg.funnel role="img" viewBox="0 0 200 14" preserveAspectRatio="none" aria-label=(said.join(", ")) {
            @for (class, start, width) in spans {
                @if width > 0.0 {
                    rect class=(class) x=(rounded(start)) y="1" width=(rounded(width)) height="12" {}
                }
            }
        }
    }
}

/// Lines over the nights: all students, those with their own password, those enrolled.
pub(super) fn enrolment(nights: &[(Timestamp, Funnel)]) -> Markup {
    const LINES: [(&str, &str, Figure); 3] = [
        ("all", "students", Figure::Students),
        ("own", "own password", Figure::OwnPassword),
        ("enrolled", "enrolled", Figure::Enrolled),
    ];
    let most = nights.iter().map(|(_, counts)| counts.count(Figure::Students)).max();
    let top = nice_top(most.unwrap_or(0).max(1));
    let [first, last] = [nights.first(), nights.last()].map(|night| night.map(|(at, _)| *at));
    let (Some(first), Some(last)) = (first, last) else { return html! {} };
    let span = (seconds(last) - seconds(first)).max(1.0);
    let x = |at: Timestamp| LEFT + (seconds(at) - seconds(first)) / span * (RIGHT - LEFT);
    let y = |count: u64| BOTTOM - number(count) / number(top) * (BOTTOM - TOP);
    html! {
        svg.chart role="img" viewBox="0 0 440 232" aria-label="Students, own passwords and enrolments night by night; the table has the numbers" {
            @for tick in [0, top / 2, top] {
                line.grid x1=(LEFT) x2=(RIGHT) y1=(rounded(y(tick))) y2=(rounded(y(tick))) {}
                text.axis x=(LEFT - 6.0) y=(rounded(y(tick) + 5.0)) text-anchor="end" { (tick) }
            }
            text.axis x=(LEFT) y="220" { (shown_day(day_of(first))) }
            text.axis x=(RIGHT) y="220" text-anchor="end" { (shown_day(day_of(last))) }
            @for (class, _, figure) in LINES {
                @let points: Vec<_> = nights.iter().map(|(at, counts)| format!("{},{}", rounded(x(*at)), rounded(y(counts.count(figure))))).collect();
                polyline class={ "line " (class) } points=(points.join(" ")) {}
                @if class == "enrolled" && nights.len() <= 40 {
                    @for (at, counts) in nights {
                        circle.enrolled cx=(rounded(x(*at))) cy=(rounded(y(counts.count(figure)))) r="3" {}
                    }
                }
            }
        }
        ul.legend {
            @for (class, meaning, _) in LINES {
                li {
                    svg.key aria-hidden="true" viewBox="0 0 28 12" {
                        polyline class={ "line " (class) } points="1,6 27,6" {}
                        @if class == "enrolled" { circle.enrolled cx="14" cy="6" r="3" {} }
                    }
                    " " (meaning)
                }
            }
        }
    }
}

/// A bar for each week, with its number on top.
pub(super) fn resets(weeks: &[(Date, u64)]) -> Markup {
    let most = weeks.iter().map(|(_, count)| *count).max().unwrap_or(0).max(1);
    let step = (RIGHT - 8.0) / number(weeks.len().max(1) as u64);
    html! {
        svg.chart role="img" viewBox="0 0 440 200" aria-label="Resets week by week; the table has the numbers" {
            line.axis-line x1="8" x2=(RIGHT) y1="150" y2="150" {}
            @for (place, (monday, count)) in (0..).zip(weeks) {
                @let left = 8.0 + step * number(place);
                @let height = number(*count) / number(most) * 122.0;
                @let middle = rounded(left + step / 2.0);
                rect.week x=(rounded(left + step * 0.14)) y=(rounded(150.0 - height)) width=(rounded(step * 0.72)) height=(rounded(height)) {}
                text.value x=(middle) y=(rounded(144.0 - height)) text-anchor="middle" { (count) }
                text.axis x=(middle) y="168" text-anchor="middle" { (monday.day()) }
                @if place == 0 || monday.day() <= 7 {
                    text.axis x=(middle) y="186" text-anchor="middle" { (monday.strftime("%b")) }
                }
            }
        }
    }
}

/// The next number that is easy to halve and to read.
fn nice_top(most: u64) -> u64 {
    let steps = std::iter::successors(Some(1_u64), |step| step.checked_mul(10));
    let candidates =
        steps.flat_map(|step| [2, 4, 6, 8, 10].map(|digit| step.saturating_mul(digit)));
    candidates.into_iter().find(|candidate| *candidate >= most).unwrap_or(most)
}

#[expect(clippy::cast_precision_loss, reason = "a drawing needs no more than a few digits")]
fn number(count: u64) -> f64 {
    count as f64
}

#[expect(clippy::cast_precision_loss, reason = "a drawing needs no more than a few digits")]
fn seconds(at: Timestamp) -> f64 {
    at.as_second() as f64
}

fn rounded(length: f64) -> f64 {
    (length * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Word as _;

    #[test]
    fn the_top_of_a_chart_is_easy_to_read() {
        let check = |most: u64, expected: u64| assert_eq!(nice_top(most), expected, "{most}");
        check(1, 2);
        check(5, 6);
        check(35, 40);
        check(400, 400);
        check(401, 600);
        check(1_850, 2_000);
        check(500_000, 600_000);
    }

    #[test]
    fn the_parts_of_a_bar_are_everybody_once() {
        let mut counts = Funnel::default();
        let figures = [("students", 40), ("own_password", 15), ("enrolled", 10), ("expired", 3)];
        for (word, count) in figures.into_iter().chain([("locked", 2)]) {
            counts.add(Figure::of_word(word).expect(word), count);
        }
        let counted: Vec<_> = parts(&counts).iter().map(|(_, _, count)| *count).collect();
        assert_eq!(counted, [10, 5, 20, 5]);
    }
}
