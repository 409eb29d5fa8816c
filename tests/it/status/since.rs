//! `mims status --since`: to whom something happened.

use insta::assert_snapshot;

use crate::common::Office;

const FIELDS: &[&str] = &["status", "--format", "csv", "--fields", "login_id,moved", "--since"];

/// Everything before 1970-01-02 but a reset and what was printed after it.
fn office() -> Office {
    let office = Office::with_school();
    office.tamper("DROP TRIGGER audit_is_never_updated; UPDATE audit SET at = 1");
    office.done(&["reset", "lim_wei_ling", "--now-is-right"]);
    office.done(&["stickers", "--class", "4 Respect", "--output", "s.pdf"]);
    office
}

fn moved(office: &Office, since: &str) -> String {
    office.done(&[FIELDS, &[since]].concat()).stdout
}

#[test]
fn who_moved_since_a_day_is_told_with_what_happened() {
    let office = office();
    assert_snapshot!(moved(&office, "1970-01-02"), @r#"
    login_id,moved
    lim_wei_ling@students.edu.sg,"reset, printed"
    arjun_so_veerasamy@students.edu.sg,printed
    "#);
    assert_eq!(moved(&office, "1970-01-01").lines().count(), 6);
    assert_eq!(moved(&office, "2999-01-01").lines().count(), 1);
    assert_snapshot!(office.run(&["status", "--since", "1970-01-02", "--class", "4 Respect"]).shown(&office), @"
    exit 0
    --- stdout
     Class      No  Login ID            Status  What            Name
     4 Respect   1  lim_wei_ling        reset   reset, printed  LIM WEI LING
     4 Respect   2  arjun_so_veerasamy  issued  printed         ARJUN S/O VEERASAMY
    --- stderr
    Since [time]
    ");
}

#[test]
fn a_temporary_password_that_lapsed_since_is_told() {
    let office = office();
    office.has_expired("tan_kai_jun");
    assert_snapshot!(moved(&office, "2026-01-03"), @r#"
    login_id,moved
    tan_kai_jun@students.edu.sg,lapsed
    lim_wei_ling@students.edu.sg,"reset, printed"
    arjun_so_veerasamy@students.edu.sg,printed
    "#);
    assert!(!moved(&office, "2026-01-04").contains("lapsed"));
}

#[test]
fn since_the_last_report_needs_one() {
    let office = office();
    assert_snapshot!(office.refused(1, &["status", "--since", "last"]).stderr, @"
    error: there was no nightly report yet
    hint: mims report makes one
    ");
    office.tamper(
        "INSERT INTO snapshots SELECT unixepoch() - 60, id, 0, 0, 0, 0, 0, 0, 0 FROM classes",
    );
    assert_eq!(moved(&office, "last"), moved(&office, "1970-01-02"));
    office.tamper("UPDATE audit SET at = 2");
    assert_eq!(moved(&office, "last").lines().count(), 1);
    let said = office.done(&["status", "--since", "last", "--now-is-right"]).stderr;
    assert!(said.starts_with("Nobody moved since "), "{said}");
}

#[test]
fn since_is_a_day_or_the_word_last() {
    let office = Office::with_store();
    assert_snapshot!(office.refused(2, &["status", "--since", "yesterday"]).stderr, @"
    error: invalid value 'yesterday' for '--since <DATE|last>': give a day such as 2027-01-31, or last

    For more information, try '--help'.
    ");
    office.refused(2, &["status", "tan_kai_jun", "--since", "last"]);
}

#[test]
fn a_report_of_this_very_second_is_the_last_one() {
    let office = Office::with_school();
    // Once more, for where a second ends between the two.
    for _ in 0..3 {
        office.tamper("DELETE FROM snapshots");
        assert_eq!(office.report(&["--force"]).status, 0);
        office.done(&["status", "--since", "last"]);
    }
}
