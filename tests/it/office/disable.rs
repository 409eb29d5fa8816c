//! `mims disable` and `mims enable`: accounts are closed and opened by hand, and nothing of them is lost.

use insta::assert_snapshot;

use crate::common::Office;

#[test]
fn an_account_is_closed_and_opened_with_all_that_belongs_to_it() {
    let office = Office::with_school();
    office.signed_in_long_ago("tan_kai_jun");
    let (people, accounts) = (office.people(), office.accounts());
    let run = office.run(&["disable", "tan_kai_jun", "--reason", "left for another school"]);
    assert_snapshot!(run.shown(&office), @"
    exit 0
    --- stdout
    Batch 2: 1 account closed now
      TAN KAI JUN of 3 Integrity (tan_kai_jun)
    --- stderr
    mims undo 2 takes it back.
    ");
    assert_eq!(office.closed(), ["tan_kai_jun closed"]);
    assert!(office.done(&["status", "tan_kai_jun"]).stdout.contains("disabled"));
    let run = office.run(&["enable", "tan_kai_jun", "--reason", "came back"]);
    assert_snapshot!(run.shown(&office), @"
    exit 0
    --- stdout
    Batch 3: 1 account open now
      TAN KAI JUN of 3 Integrity (tan_kai_jun)
    --- stderr
    mims undo 3 takes it back.
    ");
    assert_eq!(office.people(), people);
    assert_eq!(office.accounts(), accounts);
    assert_snapshot!([office.log_of(2), office.log_of(3)].join("\n"), @"
    disable | closed | tan_kai_jun | left for another school
    enable | opened | tan_kai_jun | came back
    ");
    office.is_sound();
}

#[test]
fn a_closed_account_gets_no_password_and_no_sticker() {
    let office = Office::with_school();
    office.done(&["disable", "tan_kai_jun"]);
    office.refused(1, &["reset", "tan_kai_jun"]);
    let run = office.run(&["stickers", "--class", "3 Integrity", "--output", "s.pdf"]);
    assert_snapshot!(run.shown(&office), @r#"
    exit 0
    --- stdout
    s.pdf: 2 stickers on 1 sheet of L7160
    --- stderr
    Left out: 1 disabled
    Next: print it at 100 %, not "fit to page", and delete the file afterwards.
    "#);
}

#[test]
fn what_is_so_already_is_left_alone() {
    let office = Office::with_school();
    office.done(&["disable", "tan_kai_jun"]);
    let before = office.facts();
    let run = office.done(&["disable", "tan_kai_jun"]);
    assert_eq!(run.stderr, "Nothing to do: already closed.\n");
    let run = office.done(&["enable", "lim_wei_ling"]);
    assert_eq!(run.stderr, "Nothing to do: already open.\n");
    assert_eq!(office.facts(), before);
    // Of two, only the one that needs it is in the batch.
    office.done(&["disable", "tan_kai_jun", "lim_wei_ling"]);
    assert_eq!(office.closed(), ["tan_kai_jun closed", "lim_wei_ling closed"]);
    let batch = "SELECT student_id FROM batch_changes WHERE batch_id = 3";
    assert_eq!(office.column::<i64>(batch), [4]);
}

#[test]
fn more_than_one_needs_a_yes() {
    let office = Office::with_school();
    let before = office.facts();
    let run = office.run(&["disable", "tan_kai_jun", "4 Respect/1"]);
    assert_snapshot!(run.shown(&office), @"
    exit 5
    --- stderr
      TAN KAI JUN of 3 Integrity (tan_kai_jun)
      LIM WEI LING of 4 Respect (lim_wei_ling)
    error: a question needs a terminal: Close these 2 accounts?
    hint: --yes answers it
    ");
    assert_eq!(office.facts(), before);
    office.done(&["disable", "tan_kai_jun", "4 Respect/1", "--yes"]);
    let run = office.refused(5, &["enable", "tan_kai_jun", "4 Respect/1"]);
    assert!(run.stderr.contains("Open these 2 accounts?"), "{}", run.stderr);
    office.done(&["enable", "tan_kai_jun", "4 Respect/1", "--yes"]);
    assert_eq!(office.closed(), [""; 0]);
}

#[test]
fn one_unknown_name_stops_all_of_them() {
    let office = Office::with_school();
    let before = office.facts();
    office.refused(1, &["disable", "tan_kai_jun", "nobody_at_all", "--yes"]);
    office.refused(2, &["disable"]);
    assert_eq!(office.facts(), before);
}

#[test]
fn who_left_can_be_opened_by_hand_too() {
    let office = Office::with_school();
    office.write("list.csv", "Class 2027,Name\n4 Respect,LIM WEI LING\n");
    office.done(&["import", "list.csv", "--yes", "--leavers", "disable"]);
    assert_eq!(office.closed(), ["arjun_so_veerasamy left"]);
    office.done(&["enable", "arjun_so_veerasamy"]);
    assert_eq!(office.closed(), [""; 0]);
    office.done(&["undo", "--yes"]);
    assert_eq!(office.closed(), ["arjun_so_veerasamy left"]);
}

#[test]
fn the_reason_stands_in_the_log_without_control_characters() {
    let office = Office::with_school();
    office.done(&["disable", "tan_kai_jun", "--reason", "left\u{1b}[2J\nfor good"]);
    let details: String = office.value("SELECT details FROM audit WHERE outcome = 'closed'", []);
    assert!(!details.chars().any(char::is_control), "{details:?}");
}
