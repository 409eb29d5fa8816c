//! The summary for a mail: plain text, 80 columns, what can be any length at the end of a line.

use std::fmt::Write as _;

use super::compared::{about, compared, portal_time};
use crate::domain::{Figure, day_of, printable, shown_day, shown_time};
use crate::ops::{Nightly, NightlyClass};

/// More classes than this are better read on the page.
const MAX_CLASSES: usize = 60;

/// The text, with where the whole report is.
pub fn mail(nightly: &Nightly, folder: &str) -> String {
    let mut text = String::new();
    let mut line = |args: std::fmt::Arguments<'_>| {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{args}");
    };
    line(format_args!("{}", printable(&nightly.school)));
    line(format_args!("Nightly report of {}", shown_day(day_of(nightly.at))));
    line(format_args!("{}", printable(&about(nightly))));
    match nightly.compared_with {
        Some(before) => line(format_args!("Compared with {}", shown_time(before))),
        None => line(format_args!("No earlier night to compare with")),
    }
    if !nightly.findings.is_empty() {
        line(format_args!("\nSomebody should look at this:"));
        nightly.findings.iter().for_each(|finding| line(format_args!("  {finding}")));
    }
    line(format_args!("\n  {:<16} {:>8} {:>8} {:>8}", "", "Now", "Before", "Change"));
    for figure in Figure::ALL {
        let [now, before, change] = compared(figure, nightly.total);
        line(format_args!("  {:<16} {now:>8} {before:>8} {change:>8}", figure.title()));
    }
    let reasons: Vec<_> = nightly.reasons().collect();
    if !reasons.is_empty() {
        line(format_args!("\nWho needs somebody (now, before; attention.csv names them):"));
        for (reason, now, before) in reasons {
            let before = before.map_or_else(|| "-".to_owned(), |before| before.to_string());
            line(format_args!("  {now:>8} {before:>8}  {}", reason.meaning()));
        }
    }
    if nightly.portal.iter().any(|(_, count)| count > 0) {
        line(format_args!("\nAt the portal, {}:", portal_time(nightly)));
        for (what, count) in nightly.portal.iter() {
            line(format_args!("  {count:>8}  {}", what.meaning()));
        }
    }
    let moved = |class: &&NightlyClass| class.counts.before != Some(class.counts.now);
    let moved: Vec<_> = nightly.classes.iter().filter(moved).collect();
    if nightly.compared_with.is_some() && !moved.is_empty() {
        line(format_args!("\nClasses that moved (enrolled: now, change, of how many):"));
        for class in moved.iter().take(MAX_CLASSES) {
            let [now, _, change] = compared(Figure::Enrolled, class.counts);
            let students = class.counts.now.count(Figure::Students);
            line(format_args!(
                "  {now:>8} {change:>8} {students:>8}  {}",
                printable(class.class.name.as_str())
            ));
        }
        if moved.len() > MAX_CLASSES {
            line(format_args!("  and {} more", moved.len() - MAX_CLASSES));
        }
    }
    line(format_args!("\nAudit log: head {}", nightly.head));
    line(format_args!("Report: {}", printable(folder)));
    text
}
