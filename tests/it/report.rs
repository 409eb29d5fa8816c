//! `mims report`: the dated folder, what stands in it, and what is said about it.

use std::path::{Path, PathBuf};

use insta::assert_snapshot;

use crate::program::{Office, Run};
use crate::shown::replaced;

pub(crate) const REPORT: [&str; 3] = ["report", "--output", "reports"];

impl Office {
    /// Five students at five points of an account's life; one's temporary password lapses tomorrow.
    pub(crate) fn at_night() -> Self {
        let office = Self::with_school();
        office.tamper(
            "UPDATE students SET printed_at = created_at WHERE id <= 4;
             UPDATE students SET password_origin = 'own', password_expires_at = NULL, first_sign_in_at = created_at,
                 questions_set_at = iif(id = 1, created_at, NULL) WHERE id IN (1, 2);
             UPDATE students SET password_expires_at = 1767398400 WHERE id = 3;
             UPDATE students SET locked_at = 1767400000 WHERE id = 4;
             UPDATE students SET password_expires_at = unixepoch() + 86400 WHERE id = 5;
             INSERT INTO questions (student_id, first, second, third, hash, disabled_at) VALUES (1, 1, 2, 3, 'x', 1767400000);",
        );
        office
    }

    /// Runs the report with more arguments.
    pub(crate) fn report(&self, more: &[&str]) -> Run {
        self.run(&[&REPORT, more].concat())
    }

    /// Makes everything that reports kept a day older.
    pub(crate) fn let_a_day_pass(&self) {
        self.tamper("UPDATE snapshots SET taken_at = taken_at - 86400; UPDATE attention SET taken_at = taken_at - 86400");
        if self.path("reports").exists() {
            std::fs::remove_dir_all(self.path("reports")).expect("removed");
        }
    }

    /// The folder of the one report there is.
    pub(crate) fn report_folder(&self) -> PathBuf {
        let entries = std::fs::read_dir(self.path("reports")).expect("reports");
        let folders: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
        assert_eq!(folders.len(), 1, "{folders:?}");
        folders.into_iter().next().expect("one")
    }

    /// A file of the report.
    pub(crate) fn reported(&self, name: &str) -> String {
        std::fs::read_to_string(self.report_folder().join(name)).expect(name)
    }

    /// The summary of the report.
    pub(crate) fn summary(&self) -> serde_json::Value {
        serde_json::from_str(&self.reported("summary.json")).expect("JSON")
    }

    /// All files of the report, by their names from its folder.
    pub(crate) fn report_files(&self) -> Vec<String> {
        let top = self.report_folder();
        let mut folders = vec![top.clone()];
        let mut files = Vec::new();
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).expect("a folder") {
                let path = entry.expect("an entry").path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let name = path.strip_prefix(&top).expect("below").display().to_string();
                    files.push(name.replace('\\', "/"));
                }
            }
        }
        files.sort();
        files
    }
}

/// Those of these files that have this ending.
pub(crate) fn with_ending(files: Vec<String>, ending: &str) -> Vec<String> {
    let has = |name: &String| Path::new(name).extension().is_some_and(|found| found == ending);
    files.into_iter().filter(has).collect()
}

#[test]
fn the_first_night_has_nothing_to_compare_with() {
    let office = Office::at_night();
    assert_snapshot!(office.report(&["--format", "text"]).shown(&office), @"
    exit 0
    --- stdout
    Merlion Park Primary School
    Nightly report of [day]
    Classes of 2027
    No earlier night to compare with

                            Now   Before   Change
      Students                5        -        -
      Printed                 4        -        -
      Signed in               2        -        -
      Own password            2        -        -
      Enrolled                1        -        -
      Still to enrol          4        -        -
      Expired                 1        -        -
      Locked                  1        -        -

    Who needs somebody (now, before; attention.csv names them):
             1        -  temporary password too old
             1        -  temporary password stops to work within 7 days
             1        -  locked after too many wrong passwords
             1        -  self-service reset is off after too many wrong answers
             1        -  temporary password not printed yet

    Audit log: head 7:[hash]
    Report: reports/[date]
    ");
    assert_eq!(
        office.report_files(),
        [
            "attention.csv",
            "chase/teacher-mdm-salmah-bte-yusof.csv",
            "chase/teacher-mdm-salmah-bte-yusof.html",
            "chase/teacher-mr-ong-kah-seng.csv",
            "chase/teacher-mr-ong-kah-seng.html",
            "report.html",
            "students.csv",
            "summary.json",
        ]
    );
    assert_snapshot!(replaced(&office, &office.reported("attention.csv")), @r#"
    ﻿year,class,level,register_no,name,login_id,reason,details
    2027,3 Integrity,P3,1,TAN KAI JUN,tan_kai_jun@students.edu.sg,self_service_off,self-service reset is off after too many wrong answers
    2027,3 Integrity,P3,12,MUHAMMAD RAYYAN BIN ABDULLAH,muhammad_rayyan_bin_abdullah@students.edu.sg,expired,the temporary password worked until [day]
    2027,4 Respect,P4,1,LIM WEI LING,lim_wei_ling@students.edu.sg,locked,"locked after too many wrong passwords, since [time]"
    2027,4 Respect,P4,2,ARJUN S/O VEERASAMY,arjun_so_veerasamy@students.edu.sg,lapsing,the temporary password works until [day]
    2027,4 Respect,P4,2,ARJUN S/O VEERASAMY,arjun_so_veerasamy@students.edu.sg,not_printed,temporary password not printed yet
    "#);
    assert_snapshot!(replaced(&office, &office.reported("chase/teacher-mdm-salmah-bte-yusof.csv")), @r#"
    ﻿year,class,register_no,name,login_id,status,to_do
    2027,3 Integrity,2,"D'SOUZA, MARIE ANNE",dsouza_marie_anne@students.edu.sg,own-password,set 3 security questions
    2027,3 Integrity,12,MUHAMMAD RAYYAN BIN ABDULLAH,muhammad_rayyan_bin_abdullah@students.edu.sg,expired,needs a reset: the temporary password is too old
    "#);
    let summary = office.summary();
    let weeks = summary["resets_by_week"].as_array().expect("weeks").len();
    assert_eq!((weeks, summary["compared_with"].is_null()), (12, true));
    assert_snapshot!(format!("{:#}", summary["by_class"][0]), @r#"
    {
      "year": 2027,
      "class": "3 Integrity",
      "level": "P3",
      "form_teacher": "Mdm Salmah Bte Yusof",
      "students": {
        "now": 3,
        "before": null
      },
      "printed": {
        "now": 3,
        "before": null
      },
      "signed_in": {
        "now": 2,
        "before": null
      },
      "own_password": {
        "now": 2,
        "before": null
      },
      "enrolled": {
        "now": 1,
        "before": null
      },
      "pending": {
        "now": 2,
        "before": null
      },
      "expired": {
        "now": 1,
        "before": null
      },
      "locked": {
        "now": 0,
        "before": null
      }
    }
    "#);
    assert_snapshot!(summary["attention"].to_string(), @r#"{"expired":1,"lapsing":1,"locked":1,"self_service_off":1,"not_printed":1,"look_alike":0}"#);
    assert_snapshot!(summary["chase"].to_string(), @r#"[{"for":"Mdm Salmah Bte Yusof","classes":"3 Integrity","pending":2,"page":"chase/teacher-mdm-salmah-bte-yusof.html"},{"for":"Mr Ong Kah Seng","classes":"4 Respect","pending":2,"page":"chase/teacher-mr-ong-kah-seng.html"}]"#);
}

#[test]
fn the_second_night_stands_beside_the_first_one() {
    let office = Office::at_night();
    office.report(&[]);
    office.let_a_day_pass();
    office.tamper("UPDATE students SET questions_set_at = created_at WHERE id = 2");
    assert_snapshot!(office.report(&["--format", "text"]).shown(&office), @"
    exit 0
    --- stdout
    Merlion Park Primary School
    Nightly report of [day]
    Classes of 2027
    Compared with [time]

                            Now   Before   Change
      Students                5        5        -
      Printed                 4        4        -
      Signed in               2        2        -
      Own password            2        2        -
      Enrolled                2        1       +1
      Still to enrol          3        4       -1
      Expired                 1        1        -
      Locked                  1        1        -

    Who needs somebody (now, before; attention.csv names them):
             1        1  temporary password too old
             1        1  temporary password stops to work within 7 days
             1        1  locked after too many wrong passwords
             1        1  self-service reset is off after too many wrong answers
             1        1  temporary password not printed yet

    Classes that moved (enrolled: now, change, of how many):
             2       +1        3  3 Integrity

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
    office.tamper("UPDATE students SET questions_set_at = created_at WHERE id = 2");
    std::fs::remove_file(office.report_folder().join("students.csv")).expect("removed");
    assert_snapshot!(office.report(&["--force"]).shown(&office), @"
    exit 0
    --- stdout
                     Now  Before  Change
     Students          5       5  -
     Printed           4       4  -
     Signed in         2       2  -
     Own password      2       2  -
     Enrolled          2       1  +1
     Still to enrol    3       4  -1
     Expired           1       1  -
     Locked            1       1  -
    --- stderr
    reports/[date]: report.html, and 2 pages for form teachers
    Next: open report.html, and hand out the pages in chase.
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
    office.tamper("UPDATE students SET questions_set_at = created_at WHERE id = 2");
    assert_eq!(quiet(&[]), (0, false));
}

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
    assert_snapshot!(office.report(&["--fail-over", "expired>0,locked>1,pending>=80%"]).shown(&office), @"
    exit 3
    --- stdout
                     Now  Before  Change
     Students          5          -
     Printed           4          -
     Signed in         2          -
     Own password      2          -
     Enrolled          1          -
     Still to enrol    4          -
     Expired           1          -
     Locked            1          -
    --- stderr
    warning: expired>0: 1 of 5
    warning: pending>=80%: 4 of 5
    reports/[date]: report.html, and 2 pages for form teachers
    Next: open report.html, and hand out the pages in chase.
    ");
    let findings = office.summary()["findings"].to_string();
    assert_snapshot!(findings, @r#"[{"condition":"expired>0","count":1,"students":5},{"condition":"pending>=80%","count":4,"students":5}]"#);
    assert!(office.reported("report.html").contains("expired&gt;0: 1 of 5"));
    let calm = ["--force", "--fail-over", "expired>1, pending>80%"];
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
    office.tamper("UPDATE classes SET year = 2026 WHERE id = 2");
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
fn students_csv_says_what_status_says() {
    let office = Office::at_night();
    office.report(&[]);
    let csv = office.reported("students.csv");
    let status = office.done(&["status", "--students", "--format", "csv"]).stdout;
    assert_eq!(csv.strip_prefix('\u{feff}'), Some(status.as_str()));
}

#[test]
fn json_on_stdout_is_the_summary() {
    let office = Office::at_night();
    let run = office.report(&["--format", "json"]);
    assert_eq!((run.status, run.stdout), (0, office.reported("summary.json")));
}

#[test]
fn a_chase_page_has_only_the_pupils_who_are_left() {
    let office = Office::at_night();
    office.report(&[]);
    let page = office.reported("chase/teacher-mdm-salmah-bte-yusof.html");
    assert!(page.contains("3 Integrity") && !page.contains("4 Respect"), "{page}");
    assert!(!page.contains("TAN KAI JUN") && page.contains("D'SOUZA, MARIE ANNE"), "{page}");
    assert!(page.contains("set 3 security questions"), "{page}");
    assert!(page.contains("needs a reset: the temporary password is too old"), "{page}");
    let other = office.reported("chase/teacher-mr-ong-kah-seng.html");
    assert!(other.contains("too many wrong passwords: ask the office to unlock it"), "{other}");
    assert!(other.contains("get the sticker (not printed yet)"), "{other}");
    office.tamper("UPDATE classes SET form_teacher = 'Mdm Salmah Bte Yusof'");
    office.report(&["--force"]);
    let both = office.reported("chase/teacher-mdm-salmah-bte-yusof.html");
    assert!(both.contains("3 Integrity") && both.contains("4 Respect"), "{both}");
    office.tamper("UPDATE classes SET form_teacher = NULL WHERE id = 2");
    office.report(&["--force"]);
    assert!(office.reported("chase/class-2027-4-respect.html").contains("LIM WEI LING"));
}

#[test]
fn what_helps_against_a_lock_is_to_unlock() {
    let office = Office::at_night();
    office.report(&[]);
    let page = office.reported("report.html");
    assert_eq!(page.matches("<code>mims unlock LOGIN</code>").count(), 2, "{page}");
    assert!(office.done(&["unlock", "lim_wei_ling"]).stdout.ends_with("sign-in works again\n"));
}

#[test]
fn a_password_from_a_reset_waits_for_no_printer() {
    let office = Office::at_night();
    office.done(&["reset", "arjun_so_veerasamy"]);
    office.report(&[]);
    assert_eq!(office.summary()["attention"]["not_printed"].as_u64(), Some(0));
}

#[test]
fn when_everybody_is_enrolled_nobody_is_chased() {
    let office = Office::with_school();
    office.tamper(
        "UPDATE students SET password_origin = 'own', password_expires_at = NULL, questions_set_at = created_at",
    );
    office.report(&[]);
    assert_eq!(
        office.report_files(),
        ["attention.csv", "report.html", "students.csv", "summary.json"]
    );
    assert!(office.reported("report.html").contains("Everybody is enrolled"));
}

#[test]
fn look_alikes_of_one_class_are_named() {
    let office = Office::with_list(
        "Class 2027,Reg No,Name of Pupil\n3A,1,TAN JIA HUI\n3A,2,TAN JIA HUI\n3A,3,TAN JIA HU\n3B,1,TAN JIA HUI\n",
    );
    office.tamper("UPDATE students SET printed_at = created_at");
    office
        .tamper("UPDATE students SET disabled_at = 1, disabled_why = 'left' WHERE register_no = 3");
    office.report(&[]);
    assert_snapshot!(replaced(&office, &office.reported("attention.csv")), @"
    ﻿year,class,level,register_no,name,login_id,reason,details
    2027,3A,P3,1,TAN JIA HUI,tan_jia_hui@students.edu.sg,look_alike,looks like TAN JIA HUI (number 2)
    2027,3A,P3,2,TAN JIA HUI,tan_jia_hui_1@students.edu.sg,look_alike,looks like TAN JIA HUI (number 1)
    ");
}

#[test]
fn the_report_is_about_the_newest_year_unless_another_one_is_asked_for() {
    let office = Office::at_night();
    office.tamper("UPDATE classes SET year = 2026 WHERE id = 2");
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

#[test]
fn a_report_is_in_the_audit_log() {
    let office = Office::at_night();
    office.report(&[]);
    let details: String = office
        .value("SELECT details FROM audit WHERE command = 'report' AND outcome = 'counted'", []);
    assert_eq!(details, "5 students, classes: 2");
    let head = office.summary()["audit_head"].as_str().expect("a head").to_owned();
    office.done(&["audit", "verify", "--head", &head]);
}

#[test]
fn a_store_without_students_has_a_report_too() {
    let office = Office::with_store();
    let run = office.report(&["--fail-over", "pending>0%"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(office.summary()["year"].is_null());
    assert_eq!(office.report(&["--force", "--format", "text", "--quiet"]).status, 0);
}
