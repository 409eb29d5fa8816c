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

/// The login IDs of a selection.
fn logins(office: &Office, flags: &[&str]) -> Vec<String> {
    let args = ["status", "--students", "--format", "csv", "--fields", "login_id"];
    let rows = office.done(&[&args, flags].concat()).stdout;
    let rows = rows.lines().skip(1).filter_map(|row| row.split('@').next());
    rows.map(str::to_owned).collect()
}

#[test]
fn a_class_and_a_level_without_a_year_are_of_the_newest() {
    let office = Office::with_list("Class 2024,Reg No,Name\n1A,1,TAN KAI\n1A,3,ONG LE\n");
    office.import("Class 2025,Reg No,Name\n1A,1,KOH WEI\n1A,2,LIM ZI\n2A,1,TAN KAI\n");
    assert_eq!(logins(&office, &["--class", "1A"]), ["koh_wei", "lim_zi"]);
    assert_eq!(logins(&office, &["--level", "P1"]), ["koh_wei", "lim_zi"]);
    assert_eq!(logins(&office, &["--class", "1A", "--year", "2024"]), ["ong_le"]);
    assert_eq!(logins(&office, &["--batch", "1", "--class", "1A"]), ["ong_le"]);
    assert_eq!(logins(&office, &[]).len(), 4);
    let reset = office.done(&["reset", "--class", "1A", "--yes", "--slips", "slips.pdf"]);
    assert!(!reset.stdout.contains("ONG LE"), "{}", reset.stdout);
    // Several years beside one another are told apart.
    assert_snapshot!(office.done(&["status", "--students"]).stdout, @"
     Year  Class  No  Login ID  Status  Name
     2024  1A      3  ong_le    issued  ONG LE
     2025  1A      1  koh_wei   reset   KOH WEI
     2025  1A      2  lim_zi    reset   LIM ZI
     2025  2A      1  tan_kai   issued  TAN KAI
    ");
    assert_snapshot!(office.done(&["status", "--class", "1A", "--students"]).stdout, @"
     Class  No  Login ID  Status  Name
     1A      1  koh_wei   reset   KOH WEI
     1A      2  lim_zi    reset   LIM ZI
    ");
}

/// When the class of next year is there and this year's has not gone up yet, both are called 1A.
#[test]
fn a_class_of_this_year_and_of_the_next_is_asked_about() {
    let office = Office::with_list("Class 2090,Reg No,Name\n1A,1,TAN KAI\n1A,2,HO SI\n");
    office.import("Class 2091,Reg No,Name\n1A,1,KOH WEI\n2A,1,TAN KAI\n");
    let before = office.facts();
    for args in [
        &["status", "--class", "1A"][..],
        &["status", "--level", "P1", "--students"],
        &["stickers", "--class", "1A", "--output", "s.pdf"],
        &["reset", "--class", "1A", "--yes", "--slips", "s.pdf"],
        &["export", "entra", "--class", "1A", "--output", "e.csv"],
    ] {
        let said = office.refused(1, args).stderr;
        let hint = "hint: --year 2090 or --year 2091 says which\n";
        assert_eq!(said, format!("error: there are such classes in 2090 and in 2091\n{hint}"));
    }
    assert_eq!(office.facts(), before);
    assert_eq!(logins(&office, &["--class", "1A", "--year", "2091"]), ["koh_wei"]);
    assert_eq!(logins(&office, &["--class", "2A"]), ["tan_kai"]);
    // Who has left is nobody that a class of this year could mean.
    office.done(&["disable", "ho_si"]);
    assert_eq!(logins(&office, &["--class", "1A"]), ["koh_wei"]);
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
    hint: mims audit log shows which there are
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
