//! Who is in a file, what is refused, and what the operator is told.

use insta::assert_snapshot;

use super::{exported, school};
use crate::common::{Office, is_private};

#[test]
fn it_tells_what_it_did_with_names_and_passwords() {
    let office = school();
    let run = office.run(&["export", "google", "--all", "-o", "google.csv"]);
    assert_snapshot!(run.shown(&office), @"
    exit 0
    --- stdout
    google.csv: 5 accounts for Google Workspace
    --- stderr
    Names: the full name is the first name, and the class the last name (mims settings set export.names first-word changes that).
    Passwords: **** leaves those of accounts that are there, and a new account needs one; mims import and mims reset with --export google=FILE write the ones they make.
    ");
    let run = office.run(&["export", "entra", "tan_kai_jun", "-o", "entra.csv"]);
    assert_snapshot!(run.shown(&office), @"
    exit 0
    --- stdout
    entra.csv: 1 account for Microsoft Entra ID
    --- stderr
    Names: the full name is the first name, and the class the last name (mims settings set export.names first-word changes that).
    warning: Entra reads a file of one account from its fourth line: put the example row of its template above it
    Passwords: none, because mims keeps none in clear; mims import and mims reset with --export entra=FILE write the ones they make.
    ");
    assert_snapshot!(office.run(&["export", "zoom", "--all", "-o", "entra.csv"]).shown(&office), @"
    exit 1
    --- stderr
    error: entra.csv is there already
    hint: name another file, or add --force to replace it
    ");
    assert!(is_private(&office.path("google.csv")));
}

#[test]
fn a_missing_setting_is_asked_for() {
    let office = Office::with_school();
    let run = office.refused(1, &["export", "google", "--all", "-o", "google.csv"]);
    assert_snapshot!(run.shown(&office), @"
    exit 1
    --- stderr
    error: the setting export.org-unit has no value yet
    hint: mims settings set export.org-unit VALUE: the organisational unit of Google Workspace that accounts go to: /Students
    ");
    assert!(!office.path("google.csv").exists());
}

#[test]
fn closed_accounts_are_in_the_file_only_where_they_are_asked_for_and_the_system_can_be_told() {
    let office = school();
    office.done(&["disable", "lim_wei_ling"]);
    let run = office.done(&["export", "google", "--all", "-o", "open.csv"]);
    assert!(run.stdout.contains("open.csv: 4 accounts"), "{}", run.stdout);
    assert!(run.stderr.contains("Left out: 1 disabled"), "{}", run.stderr);
    let closed = exported(&office, &["google", "--status", "disabled"]);
    assert_eq!(closed.matches(",Suspended,").count(), 1);
    assert!(exported(&office, &["entra", "4 Respect/1"]).contains("@students.edu.sg,,Yes,"));
    let run = office.refused(1, &["export", "zoom", "4 Respect/1", "-o", "none.csv"]);
    assert!(run.stderr.contains("nobody to export: 1 disabled"), "{}", run.stderr);
}

#[test]
fn a_student_whom_the_system_would_not_take_is_named_and_stops_it() {
    let office = school();
    let long = "MUHAMMAD ".repeat(7);
    office.tamper(&format!("UPDATE students SET name = '{}' WHERE id = 3", long.trim()));
    office.tamper("UPDATE students SET name = '=TAN' WHERE id = 1");
    let google = ["export", "google", "--all", "-o", "google.csv"];
    assert_snapshot!(office.refused(1, &google).shown(&office), @"
    exit 1
    --- stderr
    =TAN of 3 Integrity (tan_kai_jun): First Name [Required] starts like a spreadsheet formula
    MUHAMMAD MUHAMMAD MUHAMMAD MUHAMMAD MUHAMMAD MUHAMMAD MUHAMMAD of 3 Integrity (muhammad_rayyan_bin_abdullah): First Name [Required] is longer than 60 characters
    error: 2 accounts cannot be in a file for Google Workspace
    hint: --skip-bad leaves them out
    ");
    assert!(!office.path("google.csv").exists());
    let run = office.run(&[&google[..], &["--skip-bad"]].concat());
    assert_snapshot!(run.shown(&office), @"
    exit 3
    --- stdout
    google.csv: 3 accounts for Google Workspace
    --- stderr
    =TAN of 3 Integrity (tan_kai_jun): First Name [Required] starts like a spreadsheet formula
    MUHAMMAD MUHAMMAD MUHAMMAD MUHAMMAD MUHAMMAD MUHAMMAD MUHAMMAD of 3 Integrity (muhammad_rayyan_bin_abdullah): First Name [Required] is longer than 60 characters
    warning: 2 accounts not in the file
    Names: the full name is the first name, and the class the last name (mims settings set export.names first-word changes that).
    Passwords: **** leaves those of accounts that are there, and a new account needs one; mims import and mims reset with --export google=FILE write the ones they make.
    ");
    let file = std::fs::read_to_string(office.path("google.csv")).expect("a file");
    assert_eq!((file.lines().count(), file.contains("TAN")), (4, false));
}

#[test]
fn a_long_file_is_split_into_numbered_ones_that_are_all_there_or_none() {
    let office = school();
    let split = ["export", "zoom", "--all", "--split", "2", "-o", "zoom.csv"];
    let run = office.done(&split);
    assert_snapshot!(run.shown(&office), @"
    exit 0
    --- stdout
    zoom-1.csv: 2 accounts for Zoom
    zoom-2.csv: 2 accounts for Zoom
    zoom-3.csv: 1 account for Zoom
    --- stderr
    Names: the full name is the first name, and the class the last name (mims settings set export.names first-word changes that).
    ");
    let lines = |name: &str| {
        std::fs::read_to_string(office.path(name)).expect(name).lines().map(str::to_owned).count()
    };
    assert_eq!(["zoom-1.csv", "zoom-2.csv", "zoom-3.csv"].map(lines), [3, 3, 2]);
    std::fs::remove_file(office.path("zoom-1.csv")).expect("removed");
    office.refused(1, &split);
    assert!(!office.path("zoom-1.csv").exists(), "another of the files is in the way");
    let wider = ["export", "zoom", "--all", "--split", "4", "--force", "-o", "zoom.csv"];
    let run = office.done(&wider);
    assert!(run.stderr.contains("warning: zoom-3.csv is from before"), "{}", run.stderr);
}
