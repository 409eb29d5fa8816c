//! Arguments that would act on the terminal of whoever reads the error, or fill it.

use insta::assert_snapshot;

use crate::common::Office;

const ACTS: &str = "\u{1b}]0;title\u{7}\u{1b}[2J\u{202e}x";

/// Command lines that are refused, with the place of the argument that is repeated.
const LINES: [&[&str]; 17] = [
    &["status", "--class", "@"],
    &["status", "--level", "@"],
    &["status", "--year", "@"],
    &["status", "--status", "@"],
    &["status", "--format", "@"],
    &["status", "--since", "@"],
    &["status", "@"],
    &["reset", "@", "--yes"],
    &["stickers", "--all", "--output", "a.pdf", "--sheet", "@"],
    &["settings", "get", "@"],
    &["settings", "set", "@", "1"],
    &["edit", "tan_kai_jun", "--name", "@"],
    &["edit", "--rename-class", "@"],
    &["import", "list.csv", "--map", "@"],
    &["import", "list.csv", "--encoding", "@"],
    &["audit", "verify", "--head", "@"],
    &["@"],
];

#[test]
fn what_is_repeated_of_an_argument_acts_on_no_terminal_and_is_cut() {
    let office = Office::with_school();
    let long = "A".repeat(100_000);
    for line in LINES {
        for hostile in [ACTS, &long, &format!("{ACTS}{long}"), &format!("--{ACTS}")] {
            let args: Vec<_> = line.iter().map(|arg| arg.replace('@', hostile)).collect();
            let args: Vec<_> = args.iter().map(String::as_str).collect();
            let run = office.run(&args);
            assert!(matches!(run.status, 1 | 2), "{line:?}: {}", run.status);
            let acts = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
            assert!(!run.stderr.contains(acts), "{line:?}: {:?}", run.stderr);
            assert!(run.stderr.len() < 4_000, "{line:?}: {} bytes", run.stderr.len());
        }
    }
}

#[test]
fn the_command_line_itself_is_repeated_like_this() {
    let office = Office::with_school();
    assert_snapshot!(office.run(&["status", "--level", "\u{1b}[2J"]).shown(&office), @r"
    exit 1
    --- stderr
    error: --level \u{1b}[2J is not a level such as P3
    ");
    assert_snapshot!(office.run(&["status", "--year", "\u{1b}[2J"]).shown(&office), @"
    exit 2
    --- stderr
    error: invalid value '' for '--year <YEAR>': invalid digit found in string

    For more information, try '--help'.
    ");
}
