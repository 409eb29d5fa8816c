//! `mims undo` of a reset, of corrections and of closed accounts.

use insta::assert_snapshot;

use crate::common::Office;

/// Hash, issue number, whether a sealed copy is there, and the hashes of the history.
fn password(office: &Office, student: i64) -> (String, i64, bool, Vec<String>) {
    let sql = "SELECT hash, issue, sealed IS NOT NULL FROM credentials WHERE student_id = ?1";
    let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
    let (hash, issue, sealed) =
        office.database().query_row(sql, [student], read).expect("a password");
    let history =
        format!("SELECT hash FROM password_history WHERE student_id = {student} ORDER BY hash");
    (hash, issue, sealed, office.column(&history))
}

/// Where the password in force came from, when it was set and when it ends.
fn origin(office: &Office, login: &str) -> String {
    let sql = "SELECT concat_ws(' ', password_origin, password_set_at, password_expires_at, printed_at, locked_at)
               FROM students WHERE login = ?1";
    office.value(sql, [login])
}

#[test]
fn an_own_password_is_in_force_again_after_the_undo_of_a_reset() {
    let office = Office::with_school();
    office.signed_in_long_ago("tan_kai_jun");
    office.is_locked("tan_kai_jun");
    let (own, issue, _, _) = password(&office, 1);
    let before = origin(&office, "tan_kai_jun");
    office.done(&["reset", "tan_kai_jun", "--reason", "asked at the counter"]);
    let (temporary, _, sealed, _) = password(&office, 1);
    assert!(sealed);
    let run = office.done(&["undo", "--yes"]);
    assert_snapshot!(run.shown(&office), @"
    exit 0
    --- stdout
    Batch 2: reset of [time] by [operator], asked at the counter
    1 reset:
      TAN KAI JUN of 3 Integrity (tan_kai_jun)
    Batch 3: batch 2 is taken back for 1 student
    --- stderr
    No undo is taken back itself; mims reset gives other passwords.
    ");
    let (hash, number, sealed, history) = password(&office, 1);
    assert_eq!(hash, own);
    assert!(number > issue + 1, "a slip of the reset cannot be taken for this one");
    assert!(!sealed);
    assert!(history.contains(&temporary) && !history.contains(&own), "{history:?}");
    assert_eq!(origin(&office, "tan_kai_jun"), before);
    assert_snapshot!(office.log_of(3), @"
    undo | undone | tan_kai_jun | reset by batch 2
    undo | undone | batch 2
    ");
    assert!(office.done(&["status", "tan_kai_jun"]).stdout.contains("locked"));
    office.is_sound();
}

#[test]
fn a_first_password_works_again_but_cannot_be_printed() {
    let office = Office::with_school();
    let (first, ..) = password(&office, 1);
    let before = origin(&office, "tan_kai_jun");
    office.done(&["reset", "tan_kai_jun"]);
    let said = office.done(&["undo", "--yes"]).stderr;
    assert!(
        said.contains(
            "warning: 1 student with a password again that was never printed and cannot be now; \
             whoever does not know it needs mims reset:\n  TAN KAI JUN"
        ),
        "{said}"
    );
    let card = office.done(&["status", "tan_kai_jun"]).stderr;
    assert_eq!(card, "", "what cannot be printed is not offered");
    let (hash, issue, sealed, _) = password(&office, 1);
    assert_eq!((hash, issue, sealed), (first, 3, false));
    assert_eq!(origin(&office, "tan_kai_jun"), before);
    let run = office.run(&["stickers", "--class", "3 Integrity", "--output", "s.pdf"]);
    assert_snapshot!(run.shown(&office), @r#"
    exit 0
    --- stdout
    s.pdf: 2 stickers on 1 sheet of L7160
    --- stderr
    Left out: 1 with a password that cannot be printed any more
    Next: print it at 100 %, not "fit to page", and delete the file afterwards.
    "#);
    // And there is a way on.
    office.done(&["reset", "tan_kai_jun"]);
    assert_eq!(password(&office, 1).1, 4);
    office.is_sound();
}

#[test]
fn two_resets_are_taken_back_one_after_the_other() {
    let office = Office::with_school();
    office.signed_in_long_ago("tan_kai_jun");
    let (own, ..) = password(&office, 1);
    let before = origin(&office, "tan_kai_jun");
    office.done(&["reset", "tan_kai_jun"]);
    let (second, ..) = password(&office, 1);
    office.done(&["reset", "tan_kai_jun"]);
    office.done(&["undo", "--yes"]);
    assert_eq!(password(&office, 1).0, second);
    office.done(&["undo", "--yes"]);
    assert_eq!(password(&office, 1).0, own, "not one of the two resets");
    assert_eq!(origin(&office, "tan_kai_jun"), before);
    // The same again with a reset in between that stands no more.
    office.done(&["reset", "tan_kai_jun"]);
    office.done(&["undo", "--yes"]);
    assert_eq!(password(&office, 1).0, own);
    let history = password(&office, 1).3;
    assert_eq!(history.len(), 4, "the first one and three resets: {history:?}");
    assert!(!history.contains(&own));
    office.is_sound();
}

#[test]
fn a_reset_of_several_is_taken_back_for_all_and_for_nobody_else() {
    let office = Office::with_school();
    let before = office.hashes();
    office.done(&["reset", "tan_kai_jun", "lim_wei_ling", "--yes"]);
    office.done(&["undo", "2", "--yes"]);
    assert_eq!(office.hashes(), before);
    assert_eq!(
        office.column::<i64>("SELECT student_id FROM batch_changes WHERE batch_id = 3 ORDER BY 1"),
        [1, 4]
    );
}

#[test]
fn an_edit_of_everything_is_as_before() {
    let office = Office::with_school();
    let (people, accounts) = (office.people(), office.accounts());
    office.done(&[
        "edit",
        "tan_kai_jun",
        "--name",
        "TAN KAI JUN ALVIN",
        "--class",
        "4 Respect",
        "--register-no",
        "34",
        "--student-ref",
        "MP-90-0100",
        "--login-id",
        "tan_kai_jun_alvin",
        "--recovery-email",
        "alvin@example.org",
    ]);
    assert_ne!(office.people(), people);
    office.done(&["undo", "--yes"]);
    assert_eq!(office.people(), people);
    assert_eq!(office.accounts(), accounts);
    // The login ID that was tried is nobody's, and nobody gets it.
    assert_eq!(
        office.column::<String>("SELECT login FROM retired_login_ids"),
        ["tan_kai_jun_alvin"]
    );
    office.import("Class 2027,Reg No,Name\n5 Care,1,TAN KAI JUN ALVIN\n");
    assert!(
        office.people().ends_with("TAN KAI JUN ALVIN tan_kai_jun_alvin_1"),
        "{}",
        office.people()
    );
    assert_snapshot!(office.log_of(3), @"
    undo | undone | tan_kai_jun | changed by batch 2
    undo | undone | batch 2
    ");
    office.is_sound();
}

#[test]
fn two_edits_of_the_login_id_are_taken_back_in_turn() {
    let office = Office::with_school();
    let people = office.people();
    office.done(&["edit", "tan_kai_jun", "--login-id", "kai_jun"]);
    office.done(&["edit", "kai_jun", "--login-id", "kai_jun_tan"]);
    office.done(&["undo", "--yes"]);
    assert!(
        office.people().starts_with("2027 3 Integrity/1 TAN KAI JUN kai_jun "),
        "{}",
        office.people()
    );
    office.done(&["undo", "--yes"]);
    assert_eq!(office.people(), people);
    office.is_sound();
}

#[test]
fn closed_and_opened_accounts_are_as_before() {
    let office = Office::with_school();
    let open = office.people();
    office.done(&["disable", "tan_kai_jun", "lim_wei_ling", "--yes"]);
    let closed = office.people();
    office.done(&["enable", "tan_kai_jun"]);
    office.done(&["undo", "--yes"]);
    assert_eq!(office.people(), closed);
    office.done(&["undo", "--yes"]);
    assert_eq!(office.people(), open);
    office.is_sound();
}

#[test]
fn a_reference_that_is_somebody_elses_by_now_is_named_and_nothing_is_done() {
    let office = Office::with_school();
    office.done(&["edit", "tan_kai_jun", "--student-ref", "MP-90-0100"]);
    office.import("Class 2027,Reg No,Name,Student Ref\n5 Care,1,ONG XU EN,MP-90-0001\n");
    let before = office.facts();
    let run = office.refused(1, &["undo", "2", "--yes"]);
    assert_snapshot!(run.stderr, @"error: the student reference MP-90-0001 that TAN KAI JUN had is that of ONG XU EN now; nothing was done");
    assert_eq!(office.facts(), before);
}
