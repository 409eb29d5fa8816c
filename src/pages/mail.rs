//! The summary for a mail: plain text, 80 columns, what can be any length at the end of a line.

use std::fmt::{self, Write as _};

use super::compared::{about, compared, portal_time};
use super::findings::told;
use crate::domain::{Figure, News, Student, day_of, printable, shown_day, shown_time};
use crate::ops::{Nightly, NightlyClass, WhoMoved};
use crate::rows::wrapped;

/// More classes than this are better read on the page.
const MAX_CLASSES: usize = 60;

/// As many classes show where to begin.
const FURTHEST: usize = 5;

/// The text being written. To write to a String cannot fail.
struct Mail(String);

impl Mail {
    fn line(&mut self, line: impl fmt::Display) {
        let _ = writeln!(self.0, "{line}");
    }

    /// A line that can be any length.
    fn wrapped(&mut self, line: &str) {
        self.line(wrapped(line, 80, "    "));
    }
}

/// The text, with where the whole report is.
pub fn mail(nightly: &Nightly, folder: &str) -> String {
    let mut mail = Mail(String::new());
    mail.line(printable(&nightly.school));
    mail.line(format_args!("Nightly report of {}", shown_day(day_of(nightly.at))));
    mail.line(printable(&about(nightly)));
    match nightly.compared_with {
        Some(before) => mail.line(format_args!("Compared with {}", shown_time(before))),
        None => mail.line("No earlier night to compare with"),
    }
    if !nightly.findings.is_empty() {
        mail.line("\nSomebody should look at this:");
        nightly.findings.iter().for_each(|one| mail.wrapped(&format!("  {}", told(one))));
    }
    figures(&mut mail, nightly);
    reasons(&mut mail, nightly);
    at_portal(&mut mail, nightly);
    who_moved(&mut mail, nightly);
    furthest(&mut mail, nightly);
    classes_that_moved(&mut mail, nightly);
    mail.line(format_args!("\nAudit log: head {}", nightly.head));
    mail.line(format_args!("Report: {}", printable(folder)));
    mail.0
}

fn figures(mail: &mut Mail, nightly: &Nightly) {
    let row = |title, [now, share, before, change]: [&str; 4]| {
        format!("  {title:<16} {now:>8} {share:>6} {before:>8} {change:>8}")
    };
    mail.line(format_args!("\n{}", row("", ["Now", "Share", "Before", "Change"])));
    for figure in Figure::ALL {
        let cells = compared(figure, nightly.total);
        mail.line(row(figure.title(), cells.each_ref().map(String::as_str)));
    }
}

fn reasons(mail: &mut Mail, nightly: &Nightly) {
    let reasons: Vec<_> = nightly.reasons().collect();
    if !reasons.is_empty() {
        mail.line("\nWho needs somebody (now, before; attention.csv names them):");
    }
    for (reason, now, before) in reasons {
        let before = before.map_or_else(|| "-".to_owned(), |before| before.to_string());
        mail.line(format_args!("  {now:>8} {before:>8}  {}", reason.meaning()));
    }
}

fn at_portal(mail: &mut Mail, nightly: &Nightly) {
    if nightly.portal.iter().any(|(_, count)| count > 0) {
        mail.line(format_args!("\nAt the portal, {}:", portal_time(nightly)));
        for (what, count) in nightly.portal.iter() {
            mail.line(format_args!("  {count:>8}  {}", what.meaning()));
        }
    }
}

/// What happened to whom since the night before.
fn who_moved(mail: &mut Mail, nightly: &Nightly) {
    match (&nightly.moved, nightly.compared_with) {
        (WhoMoved::Few(students), _) if !students.is_empty() => {
            mail.line("\nWhat happened since then:");
            for (student, news) in students {
                mail.wrapped(&told_of(student, news));
            }
        }
        (WhoMoved::Many, Some(before)) => mail.wrapped(&format!(
            "\nSomething happened to many since then: mims status --since {} names them",
            day_of(before)
        )),
        _ => {}
    }
}

fn told_of(student: &Student, news: &[News]) -> String {
    let news: Vec<_> = news.iter().map(|news| news.as_str()).collect();
    let number = student.register_no.map(|number| format!("/{number}")).unwrap_or_default();
    let class = printable(student.class.name.as_str());
    format!("  {class}{number}  {}: {}", student.name, news.join(", "))
}

/// Where there is most to do.
fn furthest(mail: &mut Mail, nightly: &Nightly) {
    let classes = nightly.furthest_first().into_iter();
    let classes: Vec<_> = classes
        .filter(|class| class.counts.now.count(Figure::Pending) > 0)
        .take(FURTHEST)
        .collect();
    if !classes.is_empty() {
        mail.line("\nThe furthest to go (enrolled, of how many):");
    }
    for class in classes {
        class_line(mail, class, "");
    }
}

fn classes_that_moved(mail: &mut Mail, nightly: &Nightly) {
    let step = |class: &&NightlyClass| {
        let (now, before) = class.counts.figure(Figure::Enrolled);
        before.is_some_and(|before| before != now)
    };
    let moved: Vec<_> = nightly.furthest_first().into_iter().filter(step).collect();
    if !moved.is_empty() {
        mail.line("\nClasses that moved (enrolled, of how many, change):");
    }
    for class in moved.iter().take(MAX_CLASSES) {
        let [.., change] = compared(Figure::Enrolled, class.counts);
        class_line(mail, class, &change);
    }
    if moved.len() > MAX_CLASSES {
        mail.line(format_args!("  and {} more", moved.len() - MAX_CLASSES));
    }
}

fn class_line(mail: &mut Mail, class: &NightlyClass, change: &str) {
    let [enrolled, share, ..] = compared(Figure::Enrolled, class.counts);
    let students = class.counts.now.count(Figure::Students);
    let change = if change.is_empty() { String::new() } else { format!(" {change:>6}") };
    let name = printable(class.class.name.as_str());
    mail.line(format_args!("  {enrolled:>8} {students:>6} {share:>6}{change}  {name}"));
}
