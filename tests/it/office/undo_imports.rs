//! `mims undo` of an import: created accounts are taken back, everybody else is as before, and no login ID changes hands.

use insta::assert_snapshot;

use crate::common::{LIST, LOGINS, Office};

/// Sealed copies that are still there.
fn sealed(office: &Office) -> i64 {
    office.value("SELECT count(sealed) FROM credentials", [])
}

#[test]
fn created_accounts_are_taken_back_printed_or_not() {
    let undone = |printed: bool| {
        let office = Office::with_school();
        if printed {
            office.done(&["stickers", "--batch", "1", "--output", "s.pdf"]);
        }
        let run = office.done(&["undo", "1", "--yes"]);
        assert_eq!(office.people(), "");
        assert_eq!(sealed(&office), 0);
        office.refused(1, &["status", "tan_kai_jun"]);
        office.refused(1, &["reset", "tan_kai_jun"]);
        office.is_sound();
        run.shown(&office)
    };
    let shown = undone(false);
    assert_snapshot!(shown, @"
    exit 0
    --- stdout
    Batch 1: import of [time] by [operator], list.csv
    5 created:
      TAN KAI JUN of 3 Integrity (tan_kai_jun)
      D'SOUZA, MARIE ANNE of 3 Integrity (dsouza_marie_anne)
      MUHAMMAD RAYYAN BIN ABDULLAH of 3 Integrity (muhammad_rayyan_bin_abdullah)
      LIM WEI LING of 4 Respect (lim_wei_ling)
      ARJUN S/O VEERASAMY of 4 Respect (arjun_so_veerasamy)
    Batch 2: batch 1 is taken back for 5 students
    --- stderr
    No undo is taken back itself; the same again gives the same login IDs and new passwords.
    ");
    assert_eq!(undone(true), shown);
}

#[test]
fn what_was_sealed_has_left_the_files() {
    let office = Office::with_school();
    let copy: Vec<u8> = office.value("SELECT sealed FROM credentials WHERE student_id = 1", []);
    assert_eq!(office.files_with(&copy).len(), 1, "else the search below finds nothing ever");
    office.done(&["undo", "--yes"]);
    assert_eq!(office.files_with(&copy).len(), 0);
}

#[test]
fn the_log_has_a_row_for_everybody_and_one_for_the_batch() {
    let office = Office::with_school();
    office.done(&["undo", "--yes"]);
    assert_snapshot!(office.log_of(2), @"
    undo | undone | tan_kai_jun | created by batch 1
    undo | undone | dsouza_marie_anne | created by batch 1
    undo | undone | muhammad_rayyan_bin_abdullah | created by batch 1
    undo | undone | lim_wei_ling | created by batch 1
    undo | undone | arjun_so_veerasamy | created by batch 1
    undo | undone | batch 1
    ");
}

#[test]
fn importing_again_gives_the_same_children_the_same_login_ids_and_new_passwords() {
    let office = Office::with_school();
    let people = office.people();
    let hashes: Vec<String> = office.hashes();
    office.done(&["undo", "--yes"]);
    let mut lines: Vec<_> = LIST.lines().collect();
    if let Some(rows) = lines.get_mut(1..) {
        rows.reverse();
    }
    let run = office.import(&lines.join("\n"));
    assert!(run.stdout.contains("Batch 3: 5 accounts created"), "{}", run.stdout);
    assert_eq!(office.people(), people);
    let again: Vec<String> = office.hashes();
    assert!(hashes.iter().zip(&again).all(|(before, after)| before != after));
    assert_eq!(
        office.column::<String>("SELECT hash FROM password_history ORDER BY student_id"),
        hashes,
        "what was handed out once may not be used again"
    );
    assert_eq!(sealed(&office), 5);
    office.done(&["stickers", "--batch", "3", "--output", "s.pdf"]);
    office.is_sound();
}

#[test]
fn nobody_else_gets_a_login_id_that_was_taken_back() {
    let office = Office::with_list("Class 2027,Reg No,Name\n3 Integrity,1,TAN KAI JUN\n");
    office.done(&["undo", "--yes"]);
    office.import("Class 2027,Reg No,Name\n5 Care,1,TAN KAI JUN\n");
    assert_eq!(office.people(), "2027 5 Care/1 TAN KAI JUN tan_kai_jun_1");
    // The first one comes later.
    office.import("Class 2027,Reg No,Name\n3 Integrity,1,TAN KAI JUN\n5 Care,1,TAN KAI JUN\n");
    assert_eq!(
        office.people(),
        "2027 3 Integrity/1 TAN KAI JUN tan_kai_jun\n2027 5 Care/1 TAN KAI JUN tan_kai_jun_1"
    );
    office.is_sound();
}

#[test]
fn namesakes_get_back_the_login_id_of_their_register_number() {
    let list = "Class 2027,Reg No,Name\n3 Integrity,1,TAN KAI JUN\n3 Integrity,2,TAN KAI JUN\n";
    let office = Office::with_list(list);
    let people = office.people();
    office.done(&["undo", "--yes"]);
    office.import("Class 2027,Reg No,Name\n3 Integrity,2,TAN KAI JUN\n3 Integrity,1,TAN KAI JUN\n");
    assert_eq!(office.people(), people);
}

#[test]
fn a_list_that_names_the_login_id_gets_the_account_back_in_any_class() {
    let office = Office::with_list("Class 2027,Name\n3 Integrity,TAN KAI JUN\n");
    office.done(&["undo", "--yes"]);
    office.import("Class 2027,Name,Login ID\n3 Respect,TAN KAI JUN,tan_kai_jun\n");
    assert_eq!(office.people(), "2027 3 Respect/- TAN KAI JUN tan_kai_jun");
    assert_eq!(office.students(), 1);
    office.is_sound();
}

#[test]
fn a_list_cannot_give_somebody_else_a_login_id_that_was_taken_back() {
    let office = Office::with_list("Class 2027,Name\n3 Integrity,TAN KAI JUN\n");
    office.done(&["undo", "--yes"]);
    let before = office.facts();
    let run =
        office.import_refused("Class 2027,Name,Login ID\n3 Integrity,HO SI MIN,tan_kai_jun\n");
    assert_snapshot!(run.stderr, @r#"
    list.csv:2: "HO SI MIN": the login ID tan_kai_jun@students.edu.sg was given to TAN KAI JUN, whose account was taken back; nobody else gets it
    error: 1 of 1 rows cannot be taken; nothing was imported
    hint: mend these rows in the list, or leave them out with --skip-bad --rejects FILE
    "#);
    assert_eq!(office.facts(), before);
}

#[test]
fn moves_and_changes_are_as_before() {
    let office = Office::with_school();
    office.signed_in_long_ago("tan_kai_jun");
    let (people, accounts) = (office.people(), office.accounts());
    let list = "Class 2028,Reg No,Name of Pupil,Student Ref,Email
4 Care,7,TAN KAI JUN ALVIN,MP-90-0001,tan.home@example.org
4 Care,8,\"D'SOUZA, MARIE ANNE\",MP-90-0002,
4 Care,9,MUHAMMAD RAYYAN BIN ABDULLAH,MP-90-0003,
5 Respect,1,LIM WEI LING,MP-90-0004,
5 Respect,2,ARJUN S/O VEERASAMY,MP-90-0005,arjun@example.org
";
    office.import(list);
    assert_ne!(office.people(), people);
    let run = office.done(&["undo", "--yes"]);
    assert_snapshot!(run.shown(&office), @"
    exit 0
    --- stdout
    Batch 2: import of [time] by [operator], list.csv
    5 moved:
      TAN KAI JUN ALVIN of 4 Care (tan_kai_jun)
      D'SOUZA, MARIE ANNE of 4 Care (dsouza_marie_anne)
      MUHAMMAD RAYYAN BIN ABDULLAH of 4 Care (muhammad_rayyan_bin_abdullah)
      LIM WEI LING of 5 Respect (lim_wei_ling)
      ARJUN S/O VEERASAMY of 5 Respect (arjun_so_veerasamy)
    Batch 3: batch 2 is taken back for 5 students
    --- stderr
    No undo is taken back itself; do the same again instead.
    ");
    assert_eq!(office.people(), people);
    assert_eq!(office.accounts(), accounts);
    office.is_sound();
    // And the list can be imported again.
    office.import(list);
    assert_eq!(office.accounts(), accounts);
}

#[test]
fn leavers_are_open_again_and_returners_closed_again() {
    let office = Office::with_school();
    let less = LIST.replace("4 Respect,1,LIM WEI LING,MP-90-0004,Mr Ong Kah Seng,\n", "");
    let open = office.people();
    office.write("list.csv", &less);
    office.done(&["import", "list.csv", "--yes", "--leavers", "disable"]);
    let closed = office.people();
    let at: i64 = office.value("SELECT disabled_at FROM students WHERE login = 'lim_wei_ling'", []);
    office.import(LIST);
    assert_eq!(office.people(), open);
    office.done(&["undo", "--yes"]);
    assert_eq!(office.people(), closed);
    assert_eq!(
        office.value::<i64>("SELECT disabled_at FROM students WHERE login = 'lim_wei_ling'", []),
        at
    );
    let run = office.done(&["undo", "--yes"]);
    assert!(
        run.stdout.starts_with("Batch 2: import of "),
        "the newest one that stands: {}",
        run.stdout
    );
    assert_eq!(office.people(), open);
    office.is_sound();
}

#[test]
fn a_list_with_all_of_it_is_taken_back_as_a_unit() {
    let office = Office::with_school();
    let (people, accounts) = (office.people(), office.accounts());
    office.write(
        "list.csv",
        "Class 2027,Reg No,Name
3 Integrity,1,TAN KAI JUN
3 Integrity,5,MUHAMMAD RAYYAN BIN ABDULLAH
3 Respect,1,\"D'SOUZA, MARIE ANNE\"
3 Respect,2,HO SI MIN
4 Respect,1,LIM WEI LING
",
    );
    office.done(&["import", "list.csv", "--yes", "--leavers", "disable"]);
    let dry = office.done(&["undo", "--dry-run"]);
    assert_snapshot!(dry.shown(&office), @"
    exit 0
    --- stdout
    Batch 2: import of [time] by [operator], list.csv
    1 changed:
      MUHAMMAD RAYYAN BIN ABDULLAH of 3 Integrity (muhammad_rayyan_bin_abdullah)
    1 created:
      HO SI MIN of 3 Respect (ho_si_min)
    1 left:
      ARJUN S/O VEERASAMY of 4 Respect (arjun_so_veerasamy)
    1 moved:
      D'SOUZA, MARIE ANNE of 3 Respect (dsouza_marie_anne)
    --- stderr
    Nothing was changed: this was a dry run.
    ");
    office.done(&["undo", "--yes"]);
    assert_eq!(office.people(), people);
    assert_eq!(office.accounts().get(..5), Some(&accounts[..]));
    assert_eq!(office.column::<String>("SELECT login FROM students ORDER BY id LIMIT 5"), LOGINS);
    assert_snapshot!(office.log_of(3), @"
    undo | undone | dsouza_marie_anne | moved by batch 2
    undo | undone | muhammad_rayyan_bin_abdullah | changed by batch 2
    undo | undone | arjun_so_veerasamy | left by batch 2
    undo | undone | ho_si_min | created by batch 2
    undo | undone | batch 2
    ");
    office.is_sound();
}
