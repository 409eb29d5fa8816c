//! Whole outputs as they stand in snapshots: what changes from run to run or from computer to computer has a
//! placeholder. It knows no command.

use std::path::MAIN_SEPARATOR;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::common::{Office, Run};

/// What varies, and what stands for it, in the order of replacement.
static VARYING: LazyLock<Vec<(Regex, &str)>> = LazyLock::new(|| {
    const MONTH: &str = "(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";
    let operator = whoami::username().unwrap_or_else(|_| "unknown".to_owned());
    [
        (r"[A-Z][a-z]+-[A-Z][a-z]+-[A-Z][a-z]+-[2-9]{3}".to_owned(), "[password]"),
        (r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00".to_owned(), "[time]"),
        (r"\d{4}-\d\d-\d\d".to_owned(), "[date]"),
        (format!(r"\b\d\d? {MONTH} \d{{4}} \d\d:\d\d\b"), "[time]"),
        (format!(r"\b\d\d? {MONTH} \d{{4}}\b"), "[day]"),
        (r"\b[0-9a-f]{16}\b".to_owned(), "[hash]"),
        (r"\bage1[0-9a-z]{58}".to_owned(), "[recipient]"),
        (format!(r"\b{}\b", regex::escape(&operator)), "[operator]"),
    ]
    .map(|(pattern, placeholder)| (Regex::new(&pattern).expect("a pattern"), placeholder))
    .into()
});

/// Two and more spaces inside a line, where columns are as wide as what varies.
static COLUMNS: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(\S)  +").expect("a pattern"));

/// The sign between folders on Windows, and what follows where it is one of an escape.
static BACKSLASH: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r#"\\(u\{|")?"#).expect("a pattern"));

impl Run {
    /// Exit code, stdout and stderr.
    pub(crate) fn shown(&self, office: &Office) -> String {
        let part = |name: &str, text: &str| {
            let end = if text.is_empty() || text.ends_with('\n') { "" } else { "[no line end]\n" };
            if text.is_empty() { String::new() } else { format!("--- {name}\n{text}{end}") }
        };
        let all = format!(
            "exit {}\n{}{}",
            self.status,
            part("stdout", &self.stdout),
            part("stderr", &self.stderr)
        );
        replaced(office, &all)
    }

    /// The same with columns two spaces apart.
    pub(crate) fn shown_narrow(&self, office: &Office) -> String {
        let narrow =
            |found: &Captures<'_>| format!("{}  ", found.get(1).map_or("", |m| m.as_str()));
        COLUMNS.replace_all(&self.shown(office), narrow).into_owned()
    }
}

/// The text with placeholders.
pub(crate) fn replaced(office: &Office, text: &str) -> String {
    let home = office.path("").display().to_string();
    let text = text.replace(home.trim_end_matches(MAIN_SEPARATOR), "[office]");
    let slash = |found: &Captures<'_>| {
        let is_between_folders = MAIN_SEPARATOR == '\\' && found.get(1).is_none();
        if is_between_folders { "/" } else { found.get(0).map_or("", |all| all.as_str()) }
            .to_owned()
    };
    let text = BACKSLASH.replace_all(&text, slash).into_owned();
    VARYING.iter().fold(text, |text, (pattern, placeholder)| {
        pattern.replace_all(&text, *placeholder).into_owned()
    })
}

#[test]
fn what_varies_gets_a_placeholder() {
    let office = Office::new();
    let check = |text: &str, expected: &str| assert_eq!(replaced(&office, text), expected);
    check("Tiger-Mango-Kite-482.", "[password].");
    check("until 3 Feb 2027", "until [day]");
    check("13 Feb 2027 09:30  reset", "[time]  reset");
    check("2027-02-03T09:30:00+08:00,2027-02-03", "[time],[date]");
    check("head 0123456789abcdef", "head [hash]");
    check("3 Integrity of 2027", "3 Integrity of 2027");
    check(&format!("{}", office.path("a").join("b").display()), "[office]/a/b");
}
