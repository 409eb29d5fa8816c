//! Whom `mims status` is about: selection flags, and those that make no sense together.

use insta::assert_snapshot;

use crate::common::Office;
use crate::status::school_in_spring;

#[test]
fn selection_flags_have_to_fit_together() {
    let office = school_in_spring();
    let check = |flags: &[&str], expected: &[&str]| {
        let run = office.done(&[&["status", "--students", "--format", "ndjson"], flags].concat());
        let name = |line: &str| -> String {
            let row: serde_json::Value = serde_json::from_str(line).expect("JSON");
            row["login_id"]
                .as_str()
                .and_then(|login| login.split('_').next())
                .unwrap_or_default()
                .to_owned()
        };
        assert_eq!(run.stdout.lines().map(name).collect::<Vec<_>>(), expected, "{flags:?}");
    };
    check(&["--class", "3-integrity"], &["tan", "dsouza", "muhammad"]);
    check(
        &["--class", "3 Integrity", "--class", "4 Respect"],
        &["tan", "dsouza", "muhammad", "lim", "arjun"],
    );
    check(&["--level", "P4"], &["lim", "arjun"]);
    check(&["--level", "3"], &["tan", "dsouza", "muhammad"]);
    check(&["--year", "2027", "--level", "P4"], &["lim", "arjun"]);
    check(&["--batch", "1", "--status", "locked"], &["lim"]);
    check(&["--status", "enrolled"], &["tan"]);
    check(&["--status", "own-password"], &["dsouza"]);
    check(&["--status", "expired", "--status", "issued"], &["muhammad", "arjun"]);
    check(&["--status", "reset"], &[]);
}

#[test]
fn a_status_filter_shows_rows() {
    let office = school_in_spring();
    let run = office.done(&["status", "--status", "expired"]);
    assert!(run.stdout.contains("muhammad_rayyan_bin_abdullah"), "{}", run.stdout);
}

#[test]
fn a_selection_that_makes_no_sense_is_refused() {
    let office = Office::with_school();
    assert_snapshot!(office.run(&["status", "--batch", "9", "--students"]).shown(&office), @"
    exit 1
    --- stderr
    error: there is no batch 9
    ");
    office.refused(1, &["status", "--batch", "9"]);
    office.refused(1, &["status", "--level", "P9"]);
    let refused = |flags: &[&str], what: &str| {
        for more in
            [&["status"][..], &["status", "--students"], &["status", "--since", "2027-01-01"]]
        {
            let said = office.refused(1, &[more, flags].concat()).stderr;
            let hint = "hint: classes: 3 Integrity, 4 Respect\n";
            let hint =
                if what.ends_with("2026") { "hint: mims status shows the classes\n" } else { hint };
            assert_eq!(said, format!("error: {what}\n{hint}"));
        }
    };
    refused(&["--class", "9Z"], "there is no class 9Z");
    refused(
        &["--class", "4 Respect", "--class", "9Z", "--year", "2027"],
        "there is no class 9Z in 2027",
    );
    refused(&["--level", "P5"], "there is no class of level P5");
    refused(&["--year", "2026"], "there are no students in 2026");
    refused(&["--level", "P3", "--class", "4 Respect"], "no class is of all that");
    office.refused(2, &["status", "--status", "happy"]);
    office.refused(2, &["status", "tan_kai_jun", "--class", "3 Integrity"]);
}

#[test]
fn a_disabled_account_stands_in_the_rows_and_not_in_the_funnel() {
    let office = Office::with_school();
    office.is_closed("lim_wei_ling");
    office.is_closed("arjun_so_veerasamy");
    let funnel = office.done(&["status", "--format", "csv"]).stdout;
    assert_eq!(funnel.lines().count(), 2, "{funnel}");
    let rows = office.done(&["status", "--status", "disabled", "--format", "csv"]).stdout;
    assert_eq!(rows.lines().count(), 3, "{rows}");
}
