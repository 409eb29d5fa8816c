//! `mims audit`: reading the log, and telling whether it was changed.

use insta::assert_snapshot;

use super::keeping::behind_triggers;
use crate::common::{Office, present};

/// An office with a log of eight rows.
fn office_with_log() -> Office {
    let office = Office::with_school();
    office.done(&["reset", "tan_kai_jun", "--reason", "=lost, \"again\""]);
    office
}

/// The head that `status` shows: number and hash.
fn head(office: &Office) -> String {
    let status = office.done(&["status"]).stderr;
    status.trim_end().rsplit(' ').next().expect("a head").to_owned()
}

#[test]
fn the_log_names_the_account_and_the_person_behind_sudo() {
    let office = Office::with_school();
    for (person, operator) in [("mdm_quah", "mdm_quah as "), ("mr\u{1b}[2J", "mr\\u{1b}[2J as ")] {
        let reset = office.command(&["reset", "tan_kai_jun"]).env("SUDO_USER", person).output();
        assert!(reset.expect("the program starts").status.success());
        let log = office.done(&["audit", "log", "--format", "json"]).stdout;
        let log: serde_json::Value = serde_json::from_str(&log).expect("JSON");
        let newest = log.as_array().and_then(|rows| rows.last()).expect("rows");
        let by = newest["operator"].as_str().expect("an operator");
        assert!(by.starts_with(operator) && by.len() > operator.len(), "{by}");
    }
}

#[test]
fn the_log_is_shown_in_all_formats() {
    let office = office_with_log();
    let run = |format| office.run(&["audit", "log", "--format", format]);
    assert_snapshot!(run("table").shown_narrow(&office), @r#"
    exit 0
    --- stdout
     Row  When  By  Command  Login ID  Batch  What  Details
       1  [time]  [operator]  init  made  vault [recipient]
       2  [time]  [operator]  import  tan_kai_jun  1  created  tan_kai_jun@students.edu.sg in 3 Integrity
       3  [time]  [operator]  import  dsouza_marie_anne  1  created  dsouza_marie_anne@students.edu.sg in 3 Integrity
       4  [time]  [operator]  import  muhammad_rayyan_bin_abdullah  1  created  muhammad_rayyan_bin_abdullah@students.edu.sg in 3 Integrity
       5  [time]  [operator]  import  lim_wei_ling  1  created  lim_wei_ling@students.edu.sg in 4 Respect
       6  [time]  [operator]  import  arjun_so_veerasamy  1  created  arjun_so_veerasamy@students.edu.sg in 4 Respect
       7  [time]  [operator]  import  1  imported  list.csv: 5 created, 0 changed, 0 left
       8  [time]  [operator]  reset  tan_kai_jun  2  reset  =lost, "again"
    "#);
    // A login ID in csv and json is a whole one, as in the rows of status.
    assert_snapshot!(run("csv").shown(&office), @r#"
    exit 0
    --- stdout
    number,at,operator,command,login_id,batch,outcome,details
    1,[time],[operator],init,,,made,vault [recipient]
    2,[time],[operator],import,tan_kai_jun@students.edu.sg,1,created,tan_kai_jun@students.edu.sg in 3 Integrity
    3,[time],[operator],import,dsouza_marie_anne@students.edu.sg,1,created,dsouza_marie_anne@students.edu.sg in 3 Integrity
    4,[time],[operator],import,muhammad_rayyan_bin_abdullah@students.edu.sg,1,created,muhammad_rayyan_bin_abdullah@students.edu.sg in 3 Integrity
    5,[time],[operator],import,lim_wei_ling@students.edu.sg,1,created,lim_wei_ling@students.edu.sg in 4 Respect
    6,[time],[operator],import,arjun_so_veerasamy@students.edu.sg,1,created,arjun_so_veerasamy@students.edu.sg in 4 Respect
    7,[time],[operator],import,,1,imported,"list.csv: 5 created, 0 changed, 0 left"
    8,[time],[operator],reset,tan_kai_jun@students.edu.sg,2,reset,"'=lost, ""again"""
    "#);
    assert_snapshot!(run("ndjson").shown(&office), @r#"
    exit 0
    --- stdout
    {"number":1,"at":"[time]","operator":"[operator]","command":"init","login_id":null,"batch":null,"outcome":"made","details":"vault [recipient]"}
    {"number":2,"at":"[time]","operator":"[operator]","command":"import","login_id":"tan_kai_jun@students.edu.sg","batch":1,"outcome":"created","details":"tan_kai_jun@students.edu.sg in 3 Integrity"}
    {"number":3,"at":"[time]","operator":"[operator]","command":"import","login_id":"dsouza_marie_anne@students.edu.sg","batch":1,"outcome":"created","details":"dsouza_marie_anne@students.edu.sg in 3 Integrity"}
    {"number":4,"at":"[time]","operator":"[operator]","command":"import","login_id":"muhammad_rayyan_bin_abdullah@students.edu.sg","batch":1,"outcome":"created","details":"muhammad_rayyan_bin_abdullah@students.edu.sg in 3 Integrity"}
    {"number":5,"at":"[time]","operator":"[operator]","command":"import","login_id":"lim_wei_ling@students.edu.sg","batch":1,"outcome":"created","details":"lim_wei_ling@students.edu.sg in 4 Respect"}
    {"number":6,"at":"[time]","operator":"[operator]","command":"import","login_id":"arjun_so_veerasamy@students.edu.sg","batch":1,"outcome":"created","details":"arjun_so_veerasamy@students.edu.sg in 4 Respect"}
    {"number":7,"at":"[time]","operator":"[operator]","command":"import","login_id":null,"batch":1,"outcome":"imported","details":"list.csv: 5 created, 0 changed, 0 left"}
    {"number":8,"at":"[time]","operator":"[operator]","command":"reset","login_id":"tan_kai_jun@students.edu.sg","batch":2,"outcome":"reset","details":"=lost, \"again\""}
    "#);
}

#[test]
fn some_rows_of_the_log_are_shown_by_student_day_and_number() {
    let office = office_with_log();
    let numbers = |more: &[&str]| {
        let args = [&["audit", "log", "--fields", "number", "--format", "csv"], more].concat();
        let rows = office.done(&args).stdout;
        rows.lines().skip(1).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(numbers(&["--student", "3 Integrity/1"]), ["2", "8"]);
    assert_eq!(numbers(&["--last", "2"]), ["7", "8"], "a pipe reads as it happened");
    assert_eq!(numbers(&["--student", "tan_kai_jun", "--last", "1"]), ["8"]);
    assert_eq!(numbers(&["--sort", "-number", "--last", "2"]), ["8", "7"]);
    office.tamper(
        "DROP TRIGGER audit_is_never_updated; UPDATE audit SET at = 1767400000 WHERE seq < 7",
    );
    assert_eq!(numbers(&["--since", "04/01/2026"]), ["7", "8"]);
    assert_eq!(numbers(&["--since", "2026-01-03"]).len(), 8, "a day begins in Singapore");
    office.refused(1, &["audit", "log", "--student", "nobody"]);
    office.refused(2, &["audit", "log", "--last", "0"]);
}

#[cfg(unix)] // In a pseudo-terminal.
#[test]
fn on_a_terminal_the_newest_row_comes_first_and_a_long_log_is_paged() {
    let office = office_with_log();
    let screen = office.terminal(&["audit", "log", "--last", "3"]).ends().screen;
    let place = |row: &str| screen.find(&format!("\n   {row} ")).expect(row);
    assert!(place("8") < place("7") && place("7") < place("6"), "{screen}");
    if !present(&["less"]) {
        return;
    }
    for _ in 0..12 {
        office.done(&["reset", "tan_kai_jun", "--reason", &"a long reason ".repeat(12)]);
    }
    let mut terminal = office.terminal(&["audit", "log"]);
    terminal.sees("\r\n  20 ").reads_keys().types("q");
    let ended = terminal.ends();
    assert_eq!(ended.status, Some(0), "{}", ended.screen);
    assert!(!ended.screen.contains("\n   1 "), "the oldest is pages away: {}", ended.screen);
}

#[test]
fn an_unchanged_log_is_sound() {
    let office = office_with_log();
    assert_snapshot!(office.run(&["audit", "verify"]).shown(&office), @"
    exit 0
    --- stdout
    The audit log is sound: 8 rows, head 8:[hash]
    ");
    office.done(&["audit", "verify", "--head", &head(&office)]);
}

#[test]
fn a_head_from_earlier_is_held_still() {
    let office = office_with_log();
    let earlier = head(&office);
    office.done(&["reset", "lim_wei_ling"]);
    assert_ne!(head(&office), earlier);
    office.done(&["audit", "verify", "--head", &earlier]);
}

#[test]
fn a_changed_row_is_found() {
    let office = office_with_log();
    office.tamper(
        "DROP TRIGGER audit_is_never_updated; UPDATE audit SET details = 'nothing' WHERE seq = 3",
    );
    assert_snapshot!(office.run(&["audit", "verify"]).shown(&office), @"
    exit 4
    --- stderr
    error: the audit log was changed: row 3 does not fit the rows before it
    hint: compare the log with that of a backup: mims backup --verify FILE shows its head
    ");
}

#[test]
fn every_column_is_covered_by_the_chain() {
    for change in [
        "seq = 100",
        "at = at + 1",
        "operator = 'nobody'",
        "command = 'status'",
        "student_id = 2",
        "batch_id = NULL",
        "outcome = 'shown'",
        "details = ''",
        "hash = zeroblob(32)",
    ] {
        let office = office_with_log();
        office.tamper(&format!(
            "DROP TRIGGER audit_is_never_updated; UPDATE audit SET {change} WHERE seq = 8"
        ));
        let run = office.refused(4, &["audit", "verify"]);
        assert!(
            run.stderr.starts_with("error: the audit log was changed"),
            "{change}: {}",
            run.stderr
        );
    }
}

#[test]
fn a_row_in_the_middle_cannot_be_taken_out() {
    let office = office_with_log();
    office.tamper("DROP TRIGGER audit_is_never_deleted; DELETE FROM audit WHERE seq = 4");
    let run = office.refused(4, &["audit", "verify"]);
    assert!(run.stderr.contains("row 5 does not fit"), "{}", run.stderr);
}

#[test]
fn a_log_that_was_cut_does_not_hold_the_noted_head() {
    let office = office_with_log();
    let noted = head(&office);
    office.tamper(behind_triggers!("DELETE FROM audit WHERE seq = 8"));
    office.done(&["audit", "verify"]);
    let run = office.run(&["audit", "verify", "--head", &noted]);
    assert_snapshot!(run.shown(&office), @"
    exit 4
    --- stderr
    error: the audit log does not hold that head
    hint: compare the log with that of a backup: mims backup --verify FILE shows its head
    ");
}

#[test]
fn a_head_that_is_none_is_refused() {
    let office = office_with_log();
    for head in ["", "8", "8:", "8:xyz", "x:0000000000000000", "8:00000000000000001"] {
        let run = office.refused(2, &["audit", "verify", "--head", head]);
        assert!(run.stderr.contains("is no head of a log"), "{head}: {}", run.stderr);
    }
    office.refused(4, &["audit", "verify", "--head", "9:0000000000000000"]);
}

#[test]
fn a_head_copied_by_hand_may_have_capitals_and_blanks() {
    let office = office_with_log();
    let head = head(&office);
    for copied in [head.to_uppercase(), head.replace(':', " : "), format!(" {head}\t")] {
        office.done(&["audit", "verify", "--head", &copied]);
    }
}
