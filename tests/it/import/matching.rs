//! `mims import` and whom a row is about: never a guess between two children, and login IDs stay.

use insta::assert_snapshot;

use crate::common::{LIST, LOGINS, Office};

const NAMESAKES: &str = "Class 2027,Reg No,Name
3 Integrity,1,TAN KAI JUN
3 Integrity,2,TAN KAI JUN
";

#[test]
fn equal_names_are_numbered_in_the_order_of_the_list() {
    let office = Office::with_list(NAMESAKES);
    assert_eq!(office.logins(), ["tan_kai_jun", "tan_kai_jun_1"]);
    let before = office.facts();
    office.import(NAMESAKES);
    assert_eq!(office.facts(), before, "the same two children");
}

#[test]
fn a_third_namesake_needs_something_that_tells_the_three_apart() {
    let office = Office::with_list(NAMESAKES);
    office.import_refused(&format!("{NAMESAKES}3 Integrity,3,\"Tan, Kai-Jun\"\n"));
    assert_eq!(office.logins(), ["tan_kai_jun", "tan_kai_jun_1"]);
}

#[test]
fn a_known_login_id_wins_over_a_made_one() {
    let office = Office::with_list(
        "Class 2027,Name,MIMS Login ID
3 Integrity,TAN KAI JUN,
3 Integrity,HO SI MIN,Tan_Kai_Jun@Students.edu.sg
4 Respect,LIM WEI LING,lim_wei_ling_27
",
    );
    assert_eq!(office.logins(), ["tan_kai_jun_1", "tan_kai_jun", "lim_wei_ling_27"]);
}

#[test]
fn namesakes_in_two_classes_imported_one_after_the_other_are_not_confused() {
    let office = Office::with_list("Class 2027,Reg No,Name\n3 Integrity,1,TAN KAI JUN\n");
    let before = office.facts();
    let run = office.import_refused("Class 2027,Reg No,Name\n3 Respect,5,TAN KAI JUN\n");
    assert_snapshot!(run.shown(&office), @r#"
    exit 1
    --- stdout
    list.csv: heading on line 1: class "Class 2027", register number "Reg No", name "Name"
    --- stderr
    list.csv:2: "TAN KAI JUN": this may be TAN KAI JUN of 3 Integrity (tan_kai_jun); import the lists of both classes together, or if it is the same child: --rename "tan_kai_jun=TAN KAI JUN", if not: --new "TAN KAI JUN"
    error: 1 of 1 rows cannot be taken; nothing was imported
    hint: mend these rows in the list, or leave them out with --skip-bad --rejects FILE
    "#);
    assert_eq!(office.facts(), before);
}

#[test]
fn namesakes_without_register_numbers_are_refused_with_the_candidates() {
    let office = Office::with_list(NAMESAKES);
    let before = office.facts();
    let run = office.import_refused("Class 2027,Name\n3 Integrity,TAN KAI JUN\n");
    assert_snapshot!(run.shown(&office), @r#"
    exit 1
    --- stdout
    list.csv: heading on line 1: class "Class 2027", name "Name"
    --- stderr
    list.csv:2: "TAN KAI JUN": this may be TAN KAI JUN of 3 Integrity (tan_kai_jun) or TAN KAI JUN of 3 Integrity (tan_kai_jun_1); add a "Student Ref" or "Login ID" column
    error: 1 of 1 rows cannot be taken; nothing was imported
    hint: mend these rows in the list, or leave them out with --skip-bad --rejects FILE
    "#);
    assert_eq!(office.facts(), before);
}

#[test]
fn a_child_who_changes_class_is_moved_when_both_lists_come_together() {
    let office = Office::with_school();
    let list = LIST.replace("4 Respect,1,LIM", "4 Integrity,3,LIM");
    let without = |list: &str| list.replace(",MP-90-0004", ",");
    let run = office.import(&without(&list));
    assert_snapshot!(run.stdout, @r#"
    list.csv: heading on line 1: class "Class 2027", register number "Reg No", name "Name of Pupil", student reference "Student Ref", form teacher "Form Teacher", e-mail address "Email"
    list.csv: 5 students in 3 classes of 2027 (from the heading "Class 2027")

    Moved: 1
      LIM WEI LING from 4 Respect to 4 Integrity (lim_wei_ling): register number from 1 to 3
    Unchanged: 4 students; 2 classes without change

    Batch 2: 0 accounts created, 1 student moved, 0 corrected, 0 closed
      LIM WEI LING of 4 Integrity (lim_wei_ling): moved
    "#);
    assert_eq!(office.logins(), LOGINS);
}

#[test]
fn a_new_year_moves_everybody_up_and_keeps_accounts() {
    let office = Office::with_school();
    let before: Vec<String> = office.hashes();
    let list = LIST
        .replace("4 Respect", "5 Respect")
        .replace("3 Integrity", "4 Integrity")
        .replace("Class 2027", "Class 2028");
    assert_snapshot!(office.import(&list).shown(&office), @r#"
    exit 0
    --- stdout
    list.csv: heading on line 1: class "Class 2028", register number "Reg No", name "Name of Pupil", student reference "Student Ref", form teacher "Form Teacher", e-mail address "Email"
    list.csv: 5 students in 2 classes of 2028 (from the heading "Class 2028")

    Moved: 5
      TAN KAI JUN from 3 Integrity of 2027 to 4 Integrity (tan_kai_jun)
      D'SOUZA, MARIE ANNE from 3 Integrity of 2027 to 4 Integrity (dsouza_marie_anne)
      MUHAMMAD RAYYAN BIN ABDULLAH from 3 Integrity of 2027 to 4 Integrity (muhammad_rayyan_bin_abdullah)
      LIM WEI LING from 4 Respect of 2027 to 5 Respect (lim_wei_ling)
      ARJUN S/O VEERASAMY from 4 Respect of 2027 to 5 Respect (arjun_so_veerasamy)

    Batch 2: 0 accounts created, 5 students moved, 0 corrected, 0 closed
      TAN KAI JUN of 4 Integrity (tan_kai_jun): moved
      D'SOUZA, MARIE ANNE of 4 Integrity (dsouza_marie_anne): moved
      MUHAMMAD RAYYAN BIN ABDULLAH of 4 Integrity (muhammad_rayyan_bin_abdullah): moved
      LIM WEI LING of 5 Respect (lim_wei_ling): moved
      ARJUN S/O VEERASAMY of 5 Respect (arjun_so_veerasamy): moved
    --- stderr
    mims undo 2 takes it back.
    "#);
    assert_eq!(office.logins(), LOGINS);
    assert_eq!(office.hashes(), before);
}

#[test]
fn last_years_list_does_not_move_anybody_back() {
    let office = Office::with_school();
    let before = office.facts();
    let run = office.import_refused(&LIST.replace("Class 2027", "Class 2026"));
    let expected = "this looks like last year's list: 5 of 5 names have accounts in 2027";
    assert!(run.stderr.contains(expected), "{}", run.stderr);
    assert_eq!(office.facts(), before);
}

#[test]
fn the_reference_finds_a_child_with_another_name_and_the_login_id_stays() {
    let office = Office::with_school();
    office.import(&LIST.replace("LIM WEI LING", "LIM WEI LING GRACE"));
    assert_eq!(office.logins(), LOGINS);
    let name = "SELECT name FROM students WHERE login = 'lim_wei_ling'";
    assert_eq!(office.value::<String>(name, []), "LIM WEI LING GRACE");
}

#[test]
fn reference_and_login_id_of_two_children_are_refused() {
    let office = Office::with_school();
    let before = office.facts();
    let run = office.import_refused(
        "Class 2027,Name,Student Ref,Login ID\n3 Integrity,TAN KAI JUN,MP-90-0001,lim_wei_ling\n",
    );
    assert_snapshot!(run.shown(&office), @r#"
    exit 1
    --- stdout
    list.csv: heading on line 1: class "Class 2027", name "Name", student reference "Student Ref", login ID "Login ID"
    --- stderr
    list.csv:2: "TAN KAI JUN": the student reference is that of TAN KAI JUN of 3 Integrity (tan_kai_jun), and the login ID that of LIM WEI LING of 4 Respect (lim_wei_ling)
    error: 1 of 1 rows cannot be taken; nothing was imported
    hint: mend these rows in the list, or leave them out with --skip-bad --rejects FILE
    "#);
    assert_eq!(office.facts(), before);
}

#[test]
fn namesakes_whose_register_numbers_shifted_are_not_swapped() {
    let office = Office::with_list(NAMESAKES);
    let before = office.facts();
    office.import_refused(
        "Class 2027,Reg No,Name\n3 Integrity,2,TAN KAI JUN\n3 Integrity,3,TAN KAI JUN\n",
    );
    assert_eq!(office.facts(), before);
}

#[test]
fn one_of_two_namesakes_left_is_doubt_because_numbers_move_up() {
    // When number 1 leaves, number 2 may become number 1: the row may be about either.
    let office = Office::with_list(NAMESAKES);
    let before = office.facts();
    office.import_refused("Class 2027,Reg No,Name\n3 Integrity,1,TAN KAI JUN\n");
    assert_eq!(office.facts(), before);
}
