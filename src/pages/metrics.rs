//! The numbers for Prometheus, in its text format. Classes are labels; nobody's name is in it.

use std::fmt::Write as _;

use crate::domain::{ClassName, Figure};
use crate::ops::Nightly;

/// How every such file begins.
const BEGINNING: &str = "# HELP mims_";

/// Whether a text begins as ours do, so that it can be replaced.
pub fn are_metrics(bytes: &[u8]) -> bool {
    bytes.starts_with(BEGINNING.as_bytes())
}

/// The text of a file for the node exporter's textfile collector.
pub fn metrics(nightly: &Nightly) -> String {
    let mut text = String::new();
    let at = nightly.at.as_second().to_string();
    one(&mut text, "mims_report_timestamp_seconds", "When the report was made.", &at);
    let found = nightly.findings.len().to_string();
    one(&mut text, "mims_report_findings", "Conditions of --fail-over that hold.", &found);
    let name = "mims_students_needing_attention";
    begin(&mut text, name, "Students that somebody should look at, by reason.");
    for (reason, count) in nightly.attention.iter() {
        line(&mut text, &format!("{name}{{reason=\"{}\"}} {count}", reason.as_str()));
    }
    let name = "mims_portal_events";
    begin(&mut text, name, "What happened at the portal since the report of an earlier day.");
    for (what, count) in nightly.portal.iter() {
        line(&mut text, &format!("{name}{{event=\"{}\"}} {count}", what.as_str()));
    }
    for figure in Figure::ALL {
        let name = match figure {
            Figure::Students => "mims_students".to_owned(),
            other => format!("mims_students_{}", other.as_str()),
        };
        begin(&mut text, &name, &format!("{} by class.", figure.title()));
        for one in &nightly.classes {
            let (year, class) = (one.class.year, label(&one.class.name));
            let level = one.class.level.map(|level| level.to_string()).unwrap_or_default();
            let count = one.counts.now.count(figure);
            line(
                &mut text,
                &format!("{name}{{year=\"{year}\",level=\"{level}\",class=\"{class}\"}} {count}"),
            );
        }
    }
    text
}

fn one(text: &mut String, name: &str, help: &str, value: &str) {
    begin(text, name, help);
    line(text, &format!("{name} {value}"));
}

fn begin(text: &mut String, name: &str, help: &str) {
    line(text, &format!("# HELP {name} {help}"));
    line(text, &format!("# TYPE {name} gauge"));
}

fn line(text: &mut String, line: &str) {
    // Writing to a String cannot fail.
    let _ = writeln!(text, "{line}");
}

/// Backslashes, quotes and line ends of a label's value are escaped; a class has no line end.
fn label(class: &ClassName) -> String {
    class.as_str().replace('\\', r"\\").replace('"', "\\\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_escaped() {
        let check = |class: &str, expected: &str| {
            assert_eq!(label(&ClassName::stored(class).expect("a class")), expected);
        };
        check("3 Integrity", "3 Integrity");
        check(r#"3 "A" \ {B}"#, r#"3 \"A\" \\ {B}"#);
    }
}
