//! What page, mail and screen say in the same words: whom the numbers are about, and the step from the night before.

use crate::domain::{Figure, Selection, grouped, percent, shown_time};
use crate::ops::{Compared, Nightly};

/// A figure now, as a part of the students, and before, and the step between them.
pub fn compared(figure: Figure, counts: Compared) -> [String; 4] {
    let (now, before) = counts.figure(figure);
    let change = before.filter(|before| *before != now).map(|before| step(now, before));
    [
        now.to_string(),
        share(figure, counts),
        before.map_or_else(|| "-".to_owned(), |before| before.to_string()),
        change.unwrap_or_else(|| "-".to_owned()).replace('\u{2212}', "-"),
    ]
}

/// A figure as a part of the students; that they are all of themselves says nothing.
pub(super) fn share(figure: Figure, counts: Compared) -> String {
    let all = counts.now.count(Figure::Students);
    let is_part = figure != Figure::Students && all > 0;
    if is_part { percent(counts.now.count(figure), all) } else { String::new() }
}

/// `+3`, or `−3` with a sign as wide as the plus.
pub(super) fn step(now: u64, before: u64) -> String {
    let sign = if now < before { "\u{2212}" } else { "+" };
    format!("{sign}{}", grouped(now.abs_diff(before)))
}

/// Since when the portal's use is counted; it is everybody's, also in the report of a part.
pub(super) fn portal_time(nightly: &Nightly) -> String {
    match nightly.portal_since {
        Some(since) => format!("whole school, since {}", shown_time(since)),
        None => "whole school, so far".to_owned(),
    }
}

/// Whom the numbers are about: a part of the school should not pass for all of it.
pub(super) fn about(nightly: &Nightly) -> String {
    let Selection { year, .. } = nightly.selection;
    let year = year.map_or_else(|| "All years".to_owned(), |year| format!("Classes of {year}"));
    match nightly.selection.part() {
        Some(part) => format!("{year}, only {part}"),
        None => year,
    }
}
