//! How a hostile class list is tried: through the real program, into a store of its own, and looking at every byte that
//! would reach the terminal. The cases stand in files by what is hostile about them.

use std::process::Output;

use crate::common::{Office, Run};

/// One import of one list into a new store.
pub(crate) struct Import {
    pub(crate) office: Office,
    pub(crate) run: Run,
}

/// Imports a list; the store is made only if something is imported.
pub(crate) fn import_as(file: &str, list: impl AsRef<[u8]>, args: &[&str]) -> Import {
    let office = Office::new();
    office.write(file, list);
    let run = import_into(&office, &[&[file], args].concat());
    Import { office, run }
}

/// With a year, because from October on the calendar does not tell it.
pub(crate) fn import_into(office: &Office, args: &[&str]) -> Run {
    import_as_it_is(office, &[args, &["--year", "2027"]].concat())
}

/// Lists that tell their year themselves.
pub(crate) fn import_as_it_is(office: &Office, args: &[&str]) -> Run {
    let new = ["import", "--init", "--yes", "--school", "Merlion Park"];
    let output = office.command(&[&new, args].concat()).output().expect("the program starts");
    assert_harmless(&output);
    Run::of(output)
}

/// Nothing of a list acts on a terminal: no control, direction or invisible character but the line feed.
pub(crate) fn assert_harmless(output: &Output) {
    for bytes in [&output.stdout, &output.stderr] {
        let text = std::str::from_utf8(bytes).expect("UTF-8");
        let bad = text.chars().find(|c| {
            (c.is_control() && *c != '\n')
                || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
                || matches!(c, '\u{2060}'..='\u{2069}' | '\u{feff}')
        });
        assert_eq!(bad, None, "{text}");
    }
}

/// The names in the store, in alphabetical order.
pub(crate) fn names(office: &Office) -> Vec<String> {
    let run = office.done(&["status", "--students", "--format", "json"]);
    let rows: Vec<serde_json::Value> = serde_json::from_str(&run.stdout).expect("JSON");
    let mut names: Vec<_> =
        rows.iter().map(|row| row["name"].as_str().expect("a name").to_owned()).collect();
    names.sort();
    names
}

/// Exactly these students are in the store.
pub(crate) fn assert_students(office: &Office, expected: &[&str]) {
    let mut expected = expected.to_vec();
    expected.sort_unstable();
    assert_eq!(names(office), expected);
}

/// A: taken without a word about the list.
pub(crate) fn accepted(list: impl AsRef<[u8]>, args: &[&str], expected: &[&str]) {
    let Import { office, run } = import_as("list.csv", list, args);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(!run.stderr.contains("warning: list.csv"), "{}", run.stderr);
    assert_students(&office, expected);
}

/// W: taken, with a warning that has these parts.
pub(crate) fn warned(list: impl AsRef<[u8]>, args: &[&str], expected: &[&str], parts: &[&str]) {
    let Import { office, run } = import_as("list.csv", list, args);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let warnings: Vec<_> = run.stderr.lines().filter(|line| line.starts_with("warning:")).collect();
    let is_told = warnings.iter().any(|line| parts.iter().all(|part| line.contains(part)));
    assert!(is_told, "{parts:?} in {}", run.stderr);
    assert_students(&office, expected);
}

/// R: refused with a line that has these parts, and nothing written.
pub(crate) fn refused(list: impl AsRef<[u8]>, args: &[&str], parts: &[&str]) {
    let Import { office, run } = import_as("list.csv", list, args);
    assert_refused(&office, &run, parts);
}

pub(crate) fn assert_refused(office: &Office, run: &Run, parts: &[&str]) {
    assert_eq!(run.status, 1, "{}{}", run.stdout, run.stderr);
    let is_told = run.stderr.lines().any(|line| parts.iter().all(|part| line.contains(part)));
    assert!(is_told, "{parts:?} in {}", run.stderr);
    assert!(!office.store().exists(), "a store was made");
}
