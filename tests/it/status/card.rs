//! `mims status WHO`: one student's card.

use insta::assert_snapshot;

use crate::common::Office;

/// A student who was reset, with a sticker.
fn office() -> Office {
    let office = Office::with_school();
    office.done(&["reset", "tan_kai_jun", "--reason", "lost by Mdm Salmah"]);
    office.done(&["stickers", "--batch", "2", "--output", "s.pdf"]);
    office
}

#[test]
fn the_same_again_and_again_is_one_row() {
    let office = office();
    office.tamper(
        "INSERT INTO audit SELECT value, unixepoch(), 'student', 'portal', 1, NULL,
             iif(value < 113, 'tried', 'signed-in'), '', x'' FROM json_each('[110,111,112,113,114]')",
    );
    assert_snapshot!(office.run(&["status", "tan_kai_jun"]).shown_narrow(&office), @"
    exit 0
    --- stdout
    TAN KAI JUN
    Class  3 Integrity of 2027, number 1
    Form teacher  Mdm Salmah Bte Yusof
    Login ID  tan_kai_jun@students.edu.sg
    Student ref  MP-90-0001
    Recovery e-mail  tan.family@example.org
    Status  reset, temporary password until [day]
    Printed  [time]

     When  What  By  Batch  Details
     [time]  created  [operator]  1  tan_kai_jun@students.edu.sg in 3 Integrity
     [time]  reset  [operator]  2  lost by Mdm Salmah
     [time]  printed  [operator]  sticker on L7160
     [time]  tried (3 times)  student
     [time]  signed-in (2 times)  student
    --- stderr
    mims stickers tan_kai_jun --again --output FILE prints the password
    mims undo 2 takes batch 2 back
    ");
}

#[test]
fn what_stops_a_student_is_shown_with_what_helps() {
    let office = Office::with_school();
    let lines = |change: &str| {
        office.tamper(change);
        let shown = office.run(&["status", "tan_kai_jun"]).shown_narrow(&office);
        let is_told = |line: &&str| {
            ["Status", "Self-service", "What helps"].iter().any(|label| line.starts_with(label))
        };
        shown.lines().filter(is_told).collect::<Vec<_>>().join("\n")
    };
    assert_snapshot!(lines("UPDATE credentials SET wrong_tries = 7, wait_until = unixepoch() + 600"), @"
    Status  issued, temporary password until [day], waiting until [time]
    What helps  mims unlock tan_kai_jun lets the student try again at once
    ");
    assert_snapshot!(
        lines("UPDATE credentials SET wrong_tries = 20, wait_until = NULL;
             UPDATE students SET password_expires_at = unixepoch() - 5"),
        @"
    Status  expired, temporary password void after 20 tries
    What helps  mims reset tan_kai_jun gives a new temporary password
    ");
    assert_snapshot!(lines("UPDATE credentials SET wrong_tries = 0"), @"
    Status  expired, temporary password until [day]
    What helps  mims reset tan_kai_jun gives a new temporary password
    ");
    let hash = format!("$argon2id$v=19$m=8,t=1,p=1${}${}", "A".repeat(22), "A".repeat(43));
    office.tamper(&format!("INSERT INTO questions (student_id, first, second, third, hash) SELECT id, 1, 2, 3, '{hash}' FROM students"));
    assert_snapshot!(
        lines("UPDATE students SET password_origin = 'own', password_expires_at = NULL, locked_at = unixepoch(),
             questions_set_at = unixepoch()"),
        @"
    Status  locked
    What helps  mims unlock tan_kai_jun lets the student try again at once; the student can answer the questions instead
    ");
    assert_snapshot!(
        lines("UPDATE students SET locked_at = NULL;
             INSERT INTO self_service_tries (student_id, tried_at)
             SELECT students.id, unixepoch() - value FROM students, json_each('[1,2,3]')"),
        @"
    Status  enrolled
    Self-service  waiting until [time]
    What helps  mims unlock tan_kai_jun lets the student try again at once
    ");
    assert_snapshot!(lines("UPDATE questions SET disabled_at = unixepoch()"), @"
    Status  enrolled
    Self-service  off since [time]
    What helps  mims unlock tan_kai_jun lets the student try again at once
    ");
    office.done(&["disable", "tan_kai_jun"]);
    assert_snapshot!(lines(""), @"
    Status  disabled
    Self-service  off since [time]
    What helps  mims enable tan_kai_jun opens the account
    ");
}

#[test]
fn as_json_a_card_is_an_object_with_the_whole_history() {
    let office = office();
    assert_snapshot!(office.run(&["status", "tan_kai_jun", "--format", "json"]).shown(&office), @r#"
    exit 0
    --- stdout
    [
      {
        "year": 2027,
        "class": "3 Integrity",
        "level": "P3",
        "register_no": 1,
        "name": "TAN KAI JUN",
        "login_id": "tan_kai_jun@students.edu.sg",
        "student_ref": "MP-90-0001",
        "recovery_email": "tan.family@example.org",
        "status": "reset",
        "password_set_at": "[time]",
        "password_expires_at": "[time]",
        "printed_at": "[time]",
        "first_sign_in_at": null,
        "questions_set_at": null,
        "disabled_at": null,
        "form_teacher": "Mdm Salmah Bte Yusof",
        "waiting_until": null,
        "self_service_off_at": null,
        "self_service_waiting_until": null,
        "void_after_tries": null,
        "helps": null,
        "history": [
          {
            "number": 2,
            "at": "[time]",
            "outcome": "created",
            "operator": "[operator]",
            "command": "import",
            "batch": 1,
            "details": "tan_kai_jun@students.edu.sg in 3 Integrity"
          },
          {
            "number": 8,
            "at": "[time]",
            "outcome": "reset",
            "operator": "[operator]",
            "command": "reset",
            "batch": 2,
            "details": "lost by Mdm Salmah"
          },
          {
            "number": 9,
            "at": "[time]",
            "outcome": "printed",
            "operator": "[operator]",
            "command": "stickers",
            "batch": null,
            "details": "sticker on L7160"
          }
        ]
      }
    ]
    "#);
}

#[test]
fn a_card_has_rows_where_rows_are_asked_for() {
    let office = office();
    let rows = |args: &[&str]| {
        let run = office.done(&[&["status", "tan_kai_jun"], args].concat());
        run.stdout.lines().next().unwrap_or_default().to_owned()
    };
    assert_eq!(rows(&["--students", "--format", "json"]), "[");
    assert_eq!(rows(&["--fields", "name", "--format", "csv"]), "name");
    assert!(rows(&["--format", "csv"]).starts_with("year,class,"));
}

#[test]
fn a_batch_is_offered_that_is_open_and_of_this_student_alone() {
    let office = Office::with_school();
    office.done(&["reset", "tan_kai_jun"]);
    let offered = || office.done(&["status", "tan_kai_jun"]).stderr;
    let prints = "mims stickers tan_kai_jun --output FILE prints the password\n";
    assert_eq!(offered(), format!("{prints}mims undo 2 takes batch 2 back\n"));
    office.done(&["undo", "2", "--yes"]);
    assert_eq!(offered(), "", "batch 1 is the whole school, and the first password has no copy");
    office.done(&["reset", "tan_kai_jun", "lim_wei_ling", "--yes"]);
    assert_eq!(offered(), prints, "the newest one is of two");
    office.done(&["disable", "tan_kai_jun"]);
    assert_eq!(offered(), "mims undo 5 takes batch 5 back\n", "nothing to print");
}
