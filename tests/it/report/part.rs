//! Which students `mims report` is about, and the conditions that end it with exit code 3.

use insta::assert_snapshot;

use crate::common::Office;
use crate::report::REPORT;

#[test]
fn a_part_of_the_school_does_not_pass_for_all_of_it() {
    let office = Office::at_night();
    office.report(&[]);
    office.let_a_day_pass();
    let check = |flags: &[&str], about: &str, selection: serde_json::Value| {
        let mail = office.report(&[&["--force", "--format", "text"], flags].concat()).stdout;
        assert_eq!(mail.lines().nth(2), Some(about), "{mail}");
        let page = office.reported("report.html");
        assert!(page.contains(&format!("{about}. ")), "{page}");
        let summary = office.summary();
        assert_eq!(summary["selection"], selection);
        assert_eq!(summary["attention_before"].is_null(), !selection.is_null());
    };
    let json = |text: &str| serde_json::from_str(text).expect("JSON");
    check(&[], "Classes of 2027", json("null"));
    check(
        &["--class", "3 integrity", "--level", "P3"],
        "Classes of 2027, only class 3 integrity, level P3",
        json(r#"{"classes":["3 integrity"],"levels":["P3"],"batch":null,"statuses":[]}"#),
    );
    check(
        &["--batch", "1", "--status", "locked", "--status", "expired"],
        "All years, only batch 1, status locked or expired",
        json(r#"{"classes":[],"levels":[],"batch":1,"statuses":["locked","expired"]}"#),
    );
    office.report(&["--force"]);
    let kept = office.value::<i64>("SELECT count(*) FROM attention", []);
    assert_eq!(kept, 2, "one row a night, of whole years only");
}

#[test]
fn conditions_that_hold_end_the_report_with_3() {
    let office = Office::at_night();
    assert_snapshot!(office.report(&["--fail-over", "expired>0,locked>1,pending>=80%,enrolled<90%"]).shown(&office), @"
    exit 3
    --- stdout
                     Now  Share  Before  Change
     Students          5                 -
     Printed           4   80 %          -
     Signed in         2   40 %          -
     Own password      2   40 %          -
     Enrolled          1   20 %          -
     Still to enrol    4   80 %          -
     Expired           1   20 %          -
     Locked            1   20 %          -
    --- stderr
    warning: 1 of 5 passwords has expired: mims reset --status expired --slips slips.pdf makes new ones for all of them
    warning: 4 of 5 students are not enrolled yet (80 %; the limit is 80 %): chase/all.html has a page for each class
    warning: 1 of 5 students is enrolled (20 %; the goal is 90 %): chase/all.html has a page for each class
    reports/[date]: report.html, and 2 pages for form teachers
    Next: open report.html, print chase/all.html, and hand out its pages.
    ");
    let findings = office.summary()["findings"].to_string();
    assert_snapshot!(findings, @r#"[{"condition":"expired>0","count":1,"students":5},{"condition":"pending>=80%","count":4,"students":5},{"condition":"enrolled<90%","count":1,"students":5}]"#);
    let page = office.reported("report.html");
    assert!(
        page.contains("1 of 5 passwords has expired: <code>mims reset --status expired"),
        "{page}"
    );
    let calm = ["--force", "--fail-over", "expired>1, pending>80%, enrolled<20%"];
    assert_eq!(office.report(&calm).status, 0);
    let wrong = office.report(&["--force", "--fail-over", "happy>0"]);
    assert_snapshot!(wrong.shown(&office), @"
    exit 2
    --- stderr
    error: invalid value 'happy>0' for '--fail-over <CONDITIONS>': 'happy>0' is no condition; what can be counted: students, printed, signed_in, own_password, enrolled, pending, expired, locked, lapsing, self_service_off, not_printed, look_alike

    For more information, try '--help'.
    ");
}

#[test]
fn a_class_that_is_not_there_is_not_well() {
    let office = Office::at_night();
    office.is_of_year("4 Respect", 2026);
    assert_snapshot!(office.refused(1, &[&REPORT[..], &["--class", "4 Respect"]].concat()).stderr, @"
    error: there is no class 4 Respect in 2027
    hint: classes: 3 Integrity
    ");
    office.refused(1, &[&REPORT[..], &["--level", "P4"]].concat());
    office.refused(1, &[&REPORT[..], &["--year", "2028"]].concat());
    assert!(office.litter().is_empty());
    let run = office.report(&["--class", "4 Respect", "--year", "2026", "--status", "reset"]);
    assert_eq!(run.status, 0, "of a class that is there nobody may be chosen: {}", run.stderr);
}

#[test]
fn the_report_is_about_the_newest_year_unless_another_one_is_asked_for() {
    let office = Office::at_night();
    office.is_of_year("4 Respect", 2026);
    office.report(&[]);
    let students = |office: &Office| {
        let summary = office.summary();
        (summary["year"].as_i64(), summary["totals"]["students"]["now"].as_u64())
    };
    assert_eq!(students(&office), (Some(2027), Some(3)));
    assert!(!office.reported("students.csv").contains("4 Respect"));
    office.report(&["--force", "--year", "2026"]);
    assert_eq!(students(&office), (Some(2026), Some(2)));
    office.tamper("UPDATE students SET disabled_at = 1, disabled_why = 'left' WHERE class_id = 1");
    office.report(&["--force"]);
    assert_eq!(students(&office), (Some(2026), Some(2)), "nobody is left in 2027");
    office.report(&["--force", "--batch", "1", "--status", "issued"]);
    assert_eq!(students(&office), (None, Some(1)));
}

#[test]
fn a_store_without_students_has_a_report_too() {
    let office = Office::with_store();
    let run = office.report(&["--fail-over", "pending>0%"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(office.summary()["year"].is_null());
    assert_eq!(office.report(&["--force", "--format", "text", "--quiet"]).status, 0);
}
