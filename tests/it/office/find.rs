//! `mims find`: a child is found by whatever is known of it.

use insta::assert_snapshot;

use crate::common::Office;

#[test]
fn one_is_shown_with_the_first_lines_of_the_card() {
    let office = Office::with_school();
    let run = office.run(&["find", "rayyan"]);
    assert_snapshot!(run.shown(&office), @"
    exit 0
    --- stdout
    MUHAMMAD RAYYAN BIN ABDULLAH
    Class            3 Integrity of 2027, number 12
    Form teacher     Mdm Salmah Bte Yusof
    Login ID         muhammad_rayyan_bin_abdullah@students.edu.sg
    Student ref      MP-90-0003
    Status           issued, temporary password until [day]
    --- stderr
    mims status muhammad_rayyan_bin_abdullah shows all that happened to the account
    ");
    for text in [&["3", "integrity", "12"][..], &["MP-90-0003"], &["muhammad_rayyan_bin_abdullah"]]
    {
        let other = office.run(&[&["find"], text].concat());
        assert_eq!(other.stdout, run.stdout, "{text:?}");
    }
}

#[test]
fn several_are_rows_as_in_status() {
    let office = Office::with_school();
    office.import("Class 2027,Reg No,Name\n5 Respect,7,TAN JIA HUI\n2 Care,1,TAN JIA EN\n");
    assert_snapshot!(office.run(&["find", "tan", "jia"]).shown(&office), @"
    exit 0
    --- stdout
     Class      No  Login ID     Status  Name
     2 Care      1  tan_jia_en   issued  TAN JIA EN
     5 Respect   7  tan_jia_hui  issued  TAN JIA HUI
    ");
    let run = office.run(&["find", "tan", "jia", "--format", "csv", "--fields", "login_id"]);
    assert_eq!(run.stdout, "login_id\ntan_jia_en@students.edu.sg\ntan_jia_hui@students.edu.sg\n");
}

#[test]
fn a_name_and_a_login_id_from_before_lead_to_who_has_another_now() {
    let office = Office::with_school();
    let edit = ["edit", "tan_kai_jun", "--name", "LIM KAI JUN", "--login-id", "lim_kai_jun"];
    assert_eq!(office.run(&edit).status, 0);
    for text in ["tan_kai_jun", "tan kai", "lim kai"] {
        let run = office.run(&["find", text]);
        assert!(run.stdout.contains("lim_kai_jun@students.edu.sg"), "{text}: {}", run.stderr);
    }
}

#[test]
fn nobody_is_no_answer() {
    let office = Office::with_school();
    let run = office.refused(1, &["find", "danish"]);
    assert!(run.stderr.starts_with("error: no student is known as danish"), "{}", run.stderr);
}
