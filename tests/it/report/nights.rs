//! `mims report` beside the night before: what changed, what is compared with what, and when a mail is empty.

use insta::assert_snapshot;

use crate::common::Office;

#[test]
fn the_second_night_stands_beside_the_first_one() {
    let office = Office::at_night();
    office.report(&[]);
    office.let_a_day_pass();
    office.set_questions("dsouza_marie_anne");
    assert_snapshot!(office.report(&["--format", "text"]).shown(&office), @"
    exit 0
    --- stdout
    Merlion Park Primary School
    Nightly report of [day]
    Classes of 2027
    Compared with [time]

                            Now  Share   Before   Change
      Students                5               5        -
      Printed                 4   80 %        4        -
      Signed in               2   40 %        2        -
      Own password            2   40 %        2        -
      Enrolled                2   40 %        1       +1
      Still to enrol          3   60 %        4       -1
      Expired                 1   20 %        1        -
      Locked                  1   20 %        1        -

    Who needs somebody (now, before; attention.csv names them):
             1        1  temporary password too old
             1        1  temporary password stops working within 7 days
             1        1  locked after too many wrong passwords
             1        1  self-service reset is off after too many wrong answers
             1        1  temporary password not printed yet

    What happened since then:
      3 Integrity/1  TAN KAI JUN: new
      3 Integrity/2  D'SOUZA, MARIE ANNE: new
      3 Integrity/12  MUHAMMAD RAYYAN BIN ABDULLAH: new
      4 Respect/1  LIM WEI LING: new
      4 Respect/2  ARJUN S/O VEERASAMY: new

    The furthest to go (enrolled, of how many):
             0      2    0 %  4 Respect
             2      3   66 %  3 Integrity

    Classes that moved (enrolled, of how many, change):
             2      3   66 %     +1  3 Integrity

    Audit log: head 8:[hash]
    Report: reports/[date]
    ");
    let summary = office.summary();
    let both = |value: &serde_json::Value| (value["now"].as_u64(), value["before"].as_u64());
    assert_eq!(both(&summary["totals"]["enrolled"]), (Some(2), Some(1)));
    assert_eq!(both(&summary["by_class"][0]["enrolled"]), (Some(2), Some(1)));
    assert_eq!(both(&summary["by_level"][1]["pending"]), (Some(2), Some(2)));
    assert_eq!(summary["nights"].as_array().expect("nights").len(), 2);
    let page = office.reported("report.html");
    assert!(page.contains("was 1 (+1)") && page.contains("<polyline"), "{page}");
}

#[test]
fn a_few_are_named_with_what_happened_to_them_and_many_are_not() {
    let pupil = |(number, letter): (u8, char)| format!("3 Integrity,{number},PUPIL {letter}A\n");
    let rows: String = (1..=22).zip('A'..='Z').map(pupil).collect();
    let office = Office::with_list(&format!("Class 2027,Reg No,Name of Pupil\n{rows}"));
    office.report(&[]);
    office.let_a_day_pass();
    office.tamper("DROP TRIGGER audit_is_never_updated; UPDATE audit SET at = at - 86401");
    let mail = || office.report(&["--force", "--format", "text"]).stdout;
    assert!(!mail().contains("since then"), "nothing happened");

    office.done(&["reset", "3 Integrity/1"]);
    office.done(&["disable", "3 Integrity/2", "--yes"]);
    office.tamper("UPDATE students SET locked_at = unixepoch() WHERE id = 3");
    office.has_expired("pupil_da");
    office.done(&["edit", "3 Integrity/5", "--name", "PUPIL EVE"]);
    let told = mail();
    let told =
        told.split("\nWhat happened since then:\n").nth(1).and_then(|t| t.split("\n\n").next());
    assert_snapshot!(told.expect("names"), @"
    3 Integrity/1  PUPIL AA: reset
    3 Integrity/2  PUPIL BA: disabled
    3 Integrity/3  PUPIL CA: locked
    3 Integrity/5  PUPIL EVE: corrected
    ");
    office.done(&["reset", "--class", "3 Integrity", "--yes"]);
    let told = mail();
    let day = office.summary()["compared_with"].as_str().expect("a time").split_at(10).0.to_owned();
    let line =
        format!("\nSomething happened to many since then: mims status --since {day} names them\n");
    assert!(told.contains(&line) && !told.contains("PUPIL"), "{told}");
}

#[test]
fn a_class_that_is_new_stands_beside_nothing() {
    let office = Office::at_night();
    office.report(&[]);
    office.let_a_day_pass();
    office.import("Class 2027,Name of Pupil\n5 Courage,NUR AISYAH BINTE HASSAN\n");
    office.report(&[]);
    let summary = office.summary();
    let new = &summary["by_class"][2];
    assert_eq!(new["class"], "5 Courage");
    assert_eq!(
        (new["students"]["now"].as_u64(), new["students"]["before"].as_u64()),
        (Some(1), None)
    );
    assert_eq!(summary["totals"]["students"]["before"].as_u64(), Some(5));
}

#[test]
fn a_second_report_of_a_day_replaces_the_first_one_and_compares_with_the_day_before() {
    let office = Office::at_night();
    office.report(&[]);
    office.let_a_day_pass();
    office.report(&[]);
    assert_snapshot!(office.report(&[]).shown(&office), @"
    exit 1
    --- stderr
    error: reports/[date] is there already
    hint: --force replaces the whole folder
    ");
    office.set_questions("dsouza_marie_anne");
    std::fs::remove_file(office.report_folder().join("students.csv")).expect("removed");
    assert_snapshot!(office.report(&["--force"]).shown(&office), @"
    exit 0
    --- stdout
                     Now  Share  Before  Change
     Students          5              5  -
     Printed           4   80 %       4  -
     Signed in         2   40 %       2  -
     Own password      2   40 %       2  -
     Enrolled          2   40 %       1  +1
     Still to enrol    3   60 %       4  -1
     Expired           1   20 %       1  -
     Locked            1   20 %       1  -
    --- stderr
    reports/[date]: report.html, and 2 pages for form teachers
    Next: open report.html, print chase/all.html, and hand out its pages.
    ");
    assert!(office.report_files().contains(&"students.csv".to_owned()), "the whole folder is new");
    assert_eq!(office.summary()["totals"]["enrolled"]["before"].as_u64(), Some(1));
    let nights: i64 = office.value("SELECT count(DISTINCT taken_at) FROM snapshots", []);
    assert_eq!(nights, 2, "one snapshot a day");
    assert!(office.litter().is_empty());
}

#[test]
fn quiet_mail_is_empty_only_when_there_is_no_news() {
    let office = Office::at_night();
    let quiet = |more: &[&str]| {
        let run = office.report(&[&["--force", "--quiet", "--format", "text"], more].concat());
        assert_eq!(run.stderr, "");
        (run.status, run.stdout.is_empty())
    };
    assert_eq!(quiet(&[]), (0, false), "the first night is news");
    office.let_a_day_pass();
    assert_eq!(quiet(&[]), (0, true));
    assert_eq!(office.summary()["totals"]["students"]["now"].as_u64(), Some(5), "it is written");
    assert_eq!(quiet(&["--fail-over", "expired>0"]), (3, false), "a finding is news");
    // The table stays as it is: the password is open with one day left and with twenty.
    office
        .tamper("UPDATE students SET password_expires_at = unixepoch() + 20 * 86400 WHERE id = 5");
    assert_eq!(quiet(&[]), (0, false), "nobody lapses any more");
    let summary = office.summary();
    let lapsing = |when: &str| summary[when]["lapsing"].as_u64();
    assert_eq!((lapsing("attention"), lapsing("attention_before")), (Some(0), Some(1)));
    office.set_questions("dsouza_marie_anne");
    assert_eq!(quiet(&[]), (0, false));
}

#[test]
fn a_report_of_some_classes_keeps_the_numbers_of_all() {
    let office = Office::at_night();
    office.report(&["--class", "3 Integrity"]);
    assert_eq!(office.summary()["by_class"].as_array().expect("classes").len(), 1);
    office.let_a_day_pass();
    office.report(&[]);
    assert_eq!(office.summary()["totals"]["students"]["before"].as_u64(), Some(5));
    office.report(&["--force", "--level", "P4"]);
    assert_eq!(office.summary()["totals"]["students"]["before"].as_u64(), Some(2));
    office.report(&["--force", "--status", "locked"]);
    let summary = office.summary();
    assert!(summary["totals"]["students"]["before"].is_null(), "a part of a class has no before");
    assert_eq!(summary["totals"]["students"]["now"].as_u64(), Some(1));
}

#[test]
fn resets_are_counted_by_week() {
    let office = Office::with_school();
    office.done(&["reset", "tan_kai_jun", "lim_wei_ling", "--yes"]);
    office.done(&["reset", "tan_kai_jun"]);
    office.tamper("UPDATE batches SET made_at = made_at - 7 * 86400 WHERE id = 3");
    office.report(&[]);
    let resets = |summary: &serde_json::Value| -> Vec<u64> {
        let weeks = summary["resets_by_week"].as_array().expect("weeks").iter();
        weeks.map(|week| week["resets"].as_u64().expect("a count")).collect()
    };
    assert_eq!(resets(&office.summary()), [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2]);
    office.report(&["--force", "--class", "4 Respect"]);
    assert_eq!(resets(&office.summary()), [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
}
