//! `mims report`: the dated folder, what stands in it, and what is said about it.

use std::path::{Path, PathBuf};

use insta::assert_snapshot;

use crate::common::{Office, Run, replaced};

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

                            Now  Share   Before   Change
      Students                5               -        -
      Printed                 4   80 %        -        -
      Signed in               2   40 %        -        -
      Own password            2   40 %        -        -
      Enrolled                1   20 %        -        -
      Still to enrol          4   80 %        -        -
      Expired                 1   20 %        -        -
      Locked                  1   20 %        -        -

    Who needs somebody (now, before; attention.csv names them):
             1        -  temporary password too old
             1        -  temporary password stops working within 7 days
             1        -  locked after too many wrong passwords
             1        -  self-service reset is off after too many wrong answers
             1        -  temporary password not printed yet

    The furthest to go (enrolled, of how many):
             0      2    0 %  4 Respect
             1      3   33 %  3 Integrity

    Audit log: head 7:[hash]
    Report: reports/[date]
    ");
    assert_eq!(
        office.report_files(),
        [
            "attention.csv",
            "chase/all.html",
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
}

#[test]
fn the_summary_has_the_numbers_of_the_first_night() {
    let office = Office::at_night();
    office.report(&[]);
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
    assert_snapshot!(summary["chase"].to_string(), @r#"[{"for":"Mdm Salmah Bte Yusof","classes":"3 Integrity","pending":2,"students":3,"page":"chase/teacher-mdm-salmah-bte-yusof.html"},{"for":"Mr Ong Kah Seng","classes":"4 Respect","pending":2,"students":2,"page":"chase/teacher-mr-ong-kah-seng.html"}]"#);
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
fn a_report_is_in_the_audit_log() {
    let office = Office::at_night();
    office.report(&[]);
    let details: String = office
        .value("SELECT details FROM audit WHERE command = 'report' AND outcome = 'counted'", []);
    assert_eq!(details, "5 students, classes: 2");
    let head = office.summary()["audit_head"].as_str().expect("a head").to_owned();
    office.done(&["audit", "verify", "--head", &head]);
}
