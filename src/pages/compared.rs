//! What page, mail and screen say in the same words: whom the numbers are about, and the step from the night before.

use crate::domain::{Figure, Selection, shown_time};
use crate::ops::{Compared, Nightly};

/// A figure now and before, and the step between them.
pub fn compared(figure: Figure, counts: Compared) -> [String; 3] {
    let (now, before) = counts.figure(figure);
    let change = before.filter(|before| *before != now).map(|before| step(now, before));
    [
        now.to_string(),
        before.map_or_else(|| "-".to_owned(), |before| before.to_string()),
        change.unwrap_or_else(|| "-".to_owned()).replace('\u{2212}', "-"),
    ]
}

/// `+3`, or `−3` with a sign as wide as the plus.
pub(super) fn step(now: u64, before: u64) -> String {
    let sign = if now < before { "\u{2212}" } else { "+" };
    format!("{sign}{}", now.abs_diff(before))
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
