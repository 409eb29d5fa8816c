//! `mims edit`: corrections by hand; the account stays, and a login ID is never given twice.

use insta::assert_snapshot;

use crate::common::{LIST, Office};

#[test]
fn every_field_can_be_corrected() {
    let check = |flag: &str, value: &str, expected: &str| {
        let office = Office::with_school();
        let accounts = office.accounts();
        office.done(&["edit", "tan_kai_jun", flag, value]);
        assert_eq!(office.people().lines().next(), Some(expected));
        if flag != "--login-id" {
            assert_eq!(office.accounts(), accounts, "{flag} leaves the account alone");
        }
        office.is_sound();
        office.log_of(2)
    };
    let log = [
        check(
            "--name",
            "TAN KAI JUN ALVIN",
            "2027 3 Integrity/1 TAN KAI JUN ALVIN tan_kai_jun MP-90-0001 tan.family@example.org",
        ),
        check(
            "--class",
            "4-respect",
            "2027 4 Respect/- TAN KAI JUN tan_kai_jun MP-90-0001 tan.family@example.org",
        ),
        check(
            "--register-no",
            "34",
            "2027 3 Integrity/34 TAN KAI JUN tan_kai_jun MP-90-0001 tan.family@example.org",
        ),
        check(
            "--student-ref",
            "MP-90-0100",
            "2027 3 Integrity/1 TAN KAI JUN tan_kai_jun MP-90-0100 tan.family@example.org",
        ),
        check(
            "--login-id",
            "Tan_Kai_Jun_Alvin",
            "2027 3 Integrity/1 TAN KAI JUN tan_kai_jun_alvin MP-90-0001 tan.family@example.org",
        ),
        check(
            "--recovery-email",
            "alvin@example.org",
            "2027 3 Integrity/1 TAN KAI JUN tan_kai_jun MP-90-0001 alvin@example.org",
        ),
    ];
    assert_snapshot!(log.join("\n"), @"
    edit | changed | tan_kai_jun | name from TAN KAI JUN to TAN KAI JUN ALVIN
    edit | changed | tan_kai_jun | class from 3 Integrity to 4 Respect; register number from 1 to nothing
    edit | changed | tan_kai_jun | register number from 1 to 34
    edit | changed | tan_kai_jun | student reference from MP-90-0001 to MP-90-0100
    edit | changed | tan_kai_jun_alvin | login ID from tan_kai_jun@students.edu.sg to tan_kai_jun_alvin@students.edu.sg
    edit | changed | tan_kai_jun | recovery e-mail from tan.family@example.org to alvin@example.org
    ");
}

#[test]
fn the_answer_names_the_batch_and_the_way_back() {
    let office = Office::with_school();
    let run = office.run(&["edit", "3 Integrity/1", "--name", "TAN KAI JUN ALVIN", "--no", "5"]);
    assert_snapshot!(run.shown(&office), @"
    exit 0
    --- stdout
    Batch 2: TAN KAI JUN of 3 Integrity (tan_kai_jun) is corrected
      name from TAN KAI JUN to TAN KAI JUN ALVIN
      register number from 1 to 5
    --- stderr
    mims status tan_kai_jun shows the card; mims undo 2 takes it back.
    ");
    // The name that the log and the next list know.
    office.done(&["status", "TAN KAI JUN ALVIN"]);
}

#[test]
fn a_register_number_that_somebody_in_the_class_has_is_refused() {
    let office = Office::with_school();
    let before = office.facts();
    let run = office.refused(1, &["edit", "tan_kai_jun", "--register-no", "12"]);
    assert_snapshot!(run.stderr, @"
    error: register number 12 of 3 Integrity is that of MUHAMMAD RAYYAN BIN ABDULLAH
    hint: give that student another number first, or choose one that is free
    ");
    let run = office.refused(1, &["edit", "tan_kai_jun", "--class", "4 Respect", "--no", "2"]);
    assert_snapshot!(run.stderr, @"
    error: register number 2 of 4 Respect is that of ARJUN S/O VEERASAMY
    hint: give that student another number first, or choose one that is free
    ");
    assert_eq!(office.facts(), before);
    // Two can change places, one after the other; and who left keeps nobody from the number.
    office.done(&["edit", "tan_kai_jun", "--no", "40"]);
    office.done(&["edit", "dsouza_marie_anne", "--no", "1"]);
    office.done(&["edit", "tan_kai_jun", "--no", "2"]);
    office.is_closed("lim_wei_ling");
    office.done(&["edit", "arjun_so_veerasamy", "--no", "1"]);
    // Another correction of whoever has a number does not ask for it.
    office.tamper("UPDATE students SET register_no = 1 WHERE login = 'tan_kai_jun'");
    office.done(&["edit", "tan_kai_jun", "--name", "TAN KAI JUN ALVIN"]);
}

#[test]
fn a_register_number_stays_behind_with_its_class_and_that_is_said() {
    let office = Office::with_school();
    let run = office.run(&["edit", "tan_kai_jun", "--class", "4-respect"]);
    assert_snapshot!(run.shown(&office), @"
    exit 0
    --- stdout
    Batch 2: TAN KAI JUN of 3 Integrity (tan_kai_jun) is corrected
      class from 3 Integrity to 4 Respect
      register number from 1 to nothing
    --- stderr
    A register number belongs to its class: mims edit tan_kai_jun --no NUMBER gives one there.
    mims status tan_kai_jun shows the card; mims undo 2 takes it back.
    ");
    // The same class in another spelling is no other class.
    office.done(&["edit", "lim_wei_ling", "--class", "4-RESPECT"]);
    assert!(office.people().contains("4 Respect/1 LIM WEI LING"), "{}", office.people());
}

#[test]
fn a_login_id_that_is_or_was_anybodys_is_refused() {
    let office = Office::with_school();
    office.done(&["edit", "lim_wei_ling", "--login-id", "wei_ling"]);
    let taken_back = "Class 2027,Name\n5 Care,HO SI MIN\n";
    office.import(taken_back);
    office.done(&["undo", "--yes"]);
    let before = office.facts();
    // In use, with and without the domain; replaced by an edit; of an account that was taken back.
    for login in
        ["dsouza_marie_anne", "DSOUZA_marie_anne@students.edu.sg", "lim_wei_ling", "ho_si_min"]
    {
        let run = office.refused(1, &["edit", "tan_kai_jun", "--login-id", login]);
        assert!(
            run.stderr
                .contains("is or was somebody else's\nhint: no login ID is given a second time"),
            "{}",
            run.stderr
        );
    }
    assert_eq!(office.facts(), before);
    // But her own one from before she can have again.
    office.done(&["edit", "wei_ling", "--login-id", "lim_wei_ling"]);
    assert_eq!(office.column::<String>("SELECT login FROM retired_login_ids"), ["wei_ling"]);
    office.is_sound();
}

#[test]
fn no_later_list_gives_a_replaced_login_id_to_anybody() {
    let office = Office::with_school();
    office.done(&["edit", "tan_kai_jun", "--login-id", "kai_jun", "--name", "TAN KAI JUN ALVIN"]);
    office.import("Class 2027,Reg No,Name\n5 Care,1,TAN KAI JUN\n");
    assert!(
        office.people().ends_with("2027 5 Care/1 TAN KAI JUN tan_kai_jun_1"),
        "{}",
        office.people()
    );
    let before = office.facts();
    // Not even when the list asks for it, for another child or for the one who had it.
    let run = office.import_refused("Class 2027,Name,Login ID\n5 Care,ONG XU EN,tan_kai_jun\n");
    assert_snapshot!(run.stderr, @r#"
    list.csv:2: "ONG XU EN": the login ID tan_kai_jun@students.edu.sg was replaced; nobody gets it again
    error: 1 of 1 rows cannot be taken; nothing was imported
    hint: mend these rows in the list, or leave them out with --skip-bad --rejects FILE
    "#);
    office.import_refused("Class 2027,Name,Login ID\n3 Integrity,TAN KAI JUN ALVIN,tan_kai_jun\n");
    assert_eq!(office.facts(), before);
}

#[test]
fn a_reference_of_another_student_is_refused() {
    let office = Office::with_school();
    let before = office.facts();
    let run = office.refused(1, &["edit", "tan_kai_jun", "--student-ref", "MP-90-0002"]);
    assert_snapshot!(run.stderr, @"error: the student reference MP-90-0002 is that of D'SOUZA, MARIE ANNE");
    assert_eq!(office.facts(), before);
}

#[test]
fn a_class_that_is_not_there_is_refused() {
    let office = Office::with_school();
    office.import("Class 2028,Name,Student Ref\n5 Honour,LIM WEI LING,MP-90-0004\n");
    let before = office.facts();
    let run = office.refused(1, &["edit", "tan_kai_jun", "--class", "3 Care"]);
    assert_snapshot!(run.stderr, @"
    error: there is no class 3 Care in 2027
    hint: mims status lists the classes; new ones come with a class list
    ");
    // Next year's class is none of this year.
    office.refused(1, &["edit", "tan_kai_jun", "--class", "5 Honour"]);
    assert_eq!(office.facts(), before);
}

#[test]
fn what_no_list_could_say_no_edit_can() {
    let office = Office::with_school();
    let before = office.facts();
    let refused = |flag: &str, value: &str| {
        let run = office.refused(1, &["edit", "tan_kai_jun", &format!("{flag}={value}")]);
        assert!(!run.stderr.contains('\u{1b}'), "{:?}", run.stderr);
        run.stderr
    };
    let all = [
        refused("--name", "=1+1"),
        refused("--name", " "),
        refused("--name", "TAN\u{1b}[2J KAI"),
        refused("--class", "="),
        refused("--register-no", "0"),
        refused("--register-no", "1000"),
        refused("--student-ref", "S1234567D"),
        refused("--login-id", "tan kai"),
        refused("--login-id", "tan_kai@example.org"),
        refused("--login-id", "tan_kai@schools.gov.sg"),
        refused("--recovery-email", "tan.example.org"),
    ];
    assert_snapshot!(all.join(""), @r"
    error: =1+1: the name starts with '=', like a spreadsheet formula
    error:  : the name is blank
    error: TAN\u{1b}[2J KAI: the name contains a character that cannot be printed (U+001B)
    error: =: the class contains '=', which no class name has
    error: 0: the register number is not a whole number from 1 to 999
    error: 1000: the register number is not a whole number from 1 to 999
    error: S1234567D: the student reference looks like an NRIC or FIN number, which is never stored
    error: tan kai: the login ID has a character it cannot have (U+0020)
    error: tan_kai@example.org: the login ID does not end in @students.edu.sg
    error: tan_kai@schools.gov.sg: the login ID does not end in @students.edu.sg
    error: tan.example.org: the e-mail address is not complete
    ");
    assert_eq!(office.facts(), before);
}

#[test]
fn something_has_to_be_corrected_and_of_one_student() {
    let office =
        Office::with_list("Class 2027,Reg No,Name\n3 Integrity,1,TAN LE\n3 Integrity,2,TAN LE\n");
    let before = office.facts();
    office.refused(2, &["edit", "tan_le"]);
    office.refused(2, &["edit", "--name", "TAN LEE"]);
    office.refused(2, &["edit", "tan_le", "tan_le_1", "--name", "TAN LEE"]);
    let run = office.refused(1, &["edit", "TAN LE", "--name", "TAN LEE"]);
    assert!(run.stderr.contains("TAN LE could be any of 2"), "{}", run.stderr);
    office.refused(1, &["edit", "nobody_at_all", "--name", "TAN LEE"]);
    assert_eq!(office.facts(), before);
}

#[test]
fn the_next_list_finds_who_was_edited() {
    let office = Office::with_school();
    office.done(&["edit", "tan_kai_jun", "--name", "TAN KAI JUN ALVIN", "--login-id", "kai_jun"]);
    let before = office.facts();
    office.import(&LIST.replace("TAN KAI JUN", "TAN KAI JUN ALVIN"));
    assert_eq!(office.facts(), before);
    // A list that still has the old name brings it back, and the login ID stays as edited.
    office.import(LIST);
    assert!(
        office.people().starts_with("2027 3 Integrity/1 TAN KAI JUN kai_jun "),
        "{}",
        office.people()
    );
}
