//! `mims import` and lists that cannot be taken: every faulty row is named, and nothing is done.

use insta::assert_snapshot;

use crate::common::{LIST, Office, project};

#[test]
fn every_faulty_row_is_named_and_no_store_is_made() {
    let office = Office::new();
    let list = std::fs::read(project("sample-data/class-list-faulty.csv")).expect("a list");
    office.write("faulty.csv", list);
    let run = office.run(&["import", "faulty.csv", "--init", "--yes"]);
    assert_snapshot!(run.shown(&office), @r#"
    exit 1
    --- stdout
    faulty.csv: heading on line 1: class "Class 2027", register number "Reg No", name "Name of Pupil", student reference "Student Ref", form teacher "Form Teacher", e-mail address "Email"
    --- stderr
    faulty.csv:6: Name of Pupil: the name is blank
    faulty.csv:10: Name of Pupil "=HYPERLINK("http://example.com","X")": the name starts with '=', like a spreadsheet formula
    faulty.csv:13: Reg No "12A": the register number is not a whole number from 1 to 999
    faulty.csv:16: Email "ong.family.example.com": the e-mail address is not complete
    faulty.csv:19: the row has 5 cells where the heading has 6
    error: 5 of 20 rows cannot be taken; nothing was imported
    hint: mend these rows in the list, or leave them out with --skip-bad --rejects FILE
    "#);
    assert!(!office.store().exists());
}

#[test]
fn one_bad_row_among_known_students_changes_nothing() {
    let office = Office::with_school();
    let before = office.facts();
    office.import_refused(
        &LIST.replace("LIM WEI LING", "").replace("3 Integrity,1,", "3 Integrity,9,"),
    );
    assert_eq!(office.facts(), before);
}

#[test]
fn national_numbers_and_passwords_are_left_out_with_a_note() {
    let office = Office::with_store();
    let run = office.import(
        "Class 2027,NRIC,Name,Password\n3 Integrity,T0000001X,TAN KAI JUN,hunter2hunter2\n",
    );
    assert_snapshot!(run.shown(&office), @r#"
    exit 0
    --- stdout
    list.csv: heading on line 1: class "Class 2027", name "Name"
    list.csv: 1 student in 1 class of 2027 (from the heading "Class 2027")

    New: 1
      TAN KAI JUN of 3 Integrity (tan_kai_jun)

    New passwords work until [day]

    Batch 1: 1 account created, 0 students moved, 0 corrected, 0 closed
      TAN KAI JUN of 3 Integrity (tan_kai_jun): created
    --- stderr
    warning: list.csv:1: column "NRIC" is left out: NRIC and FIN numbers are never read
    warning: list.csv:1: column "Password" is left out: passwords are never read
    Next: mims stickers --batch 1 --output stickers.pdf (or mims undo 1)
    "#);
    assert!(office.files_with(b"T0000001X").is_empty());
    assert!(office.files_with(b"hunter2hunter2").is_empty());
}

#[test]
fn a_national_number_as_reference_is_left_out_without_a_trace() {
    let office = Office::with_store();
    let run = office.import("Class 2027,Name,Student Ref\n3 Integrity,TAN KAI JUN,T0000001X\n");
    assert!(!run.stdout.contains("T0000001X") && !run.stderr.contains("T0000001X"));
    assert!(run.stderr.contains("warning: "), "{}", run.stderr);
    assert!(office.files_with(b"T0000001X").is_empty());
}

#[test]
fn a_name_without_latin_letters_needs_a_login_id() {
    let office = Office::with_store();
    let run =
        office.import_refused("Class 2027,Name\n3 Integrity,吴子宁\n3 Integrity,TAN KAI JUN\n");
    assert_snapshot!(run.shown(&office), @r#"
    exit 1
    --- stdout
    list.csv: heading on line 1: class "Class 2027", name "Name"
    --- stderr
    list.csv:2: "吴子宁": no login ID can be made of the letters of this name; add a "Login ID" column
    error: 1 of 2 rows cannot be taken; nothing was imported
    hint: mend these rows in the list, or leave them out with --skip-bad --rejects FILE
    "#);
    office.import("Class 2027,Name,Login ID\n3 Integrity,吴子宁,wu_zi_ning\n");
    assert_eq!(office.value::<String>("SELECT login FROM students", []), "wu_zi_ning");
}

#[test]
fn rows_that_contradict_each_other_are_all_named() {
    let office = Office::with_store();
    let run = office.import_refused(
        "Class 2027,Reg No,Name,Student Ref,Login ID
3 Integrity,1,TAN KAI JUN,A-1,tan_kai_jun
3 Integrity,1,LIM WEI LING,A-2,lim_wei_ling
3 Integrity,3,HO SI MIN,A-1,ho_si_min
3 Integrity,4,CHUA LE TING,A-4,TAN_KAI_JUN@students.edu.sg
3 Integrity,1,TAN KAI JUN,A-1,tan_kai_jun
",
    );
    assert_snapshot!(run.shown(&office), @r#"
    exit 1
    --- stdout
    list.csv: heading on line 1: class "Class 2027", register number "Reg No", name "Name", student reference "Student Ref", login ID "Login ID"
    --- stderr
    list.csv:3: "LIM WEI LING": line 2 has the same class and register number
    list.csv:4: "HO SI MIN": line 2 has the same student reference
    list.csv:5: "CHUA LE TING": line 2 has the same login ID
    list.csv:6: "TAN KAI JUN": the same student stands on line 2
    error: 4 of 5 rows cannot be taken; nothing was imported
    hint: mend these rows in the list, or leave them out with --skip-bad --rejects FILE
    "#);
}

#[test]
fn what_a_faulty_row_says_cannot_act_on_the_terminal() {
    let office = Office::with_store();
    let run = office.import_refused("Class 2027,Name\n3 Integrity,\"TAN \u{1b}[2J\u{202e}JUN\"\n");
    assert_snapshot!(run.shown(&office), @r#"
    exit 1
    --- stdout
    list.csv: heading on line 1: class "Class 2027", name "Name"
    --- stderr
    list.csv:2: Name "TAN \u{1b}[2J\u{202e}JUN": the name contains a character that cannot be printed (U+001B)
    error: 1 of 1 rows cannot be taken; nothing was imported
    hint: mend these rows in the list, or leave them out with --skip-bad --rejects FILE
    "#);
    assert!(!run.stderr.contains(['\u{1b}', '\u{202e}']));
}

#[test]
fn the_same_fault_a_hundred_times_is_counted_in_the_end() {
    let office = Office::with_store();
    let rows = "3 Integrity,=1+1\n".repeat(100);
    let run = office.import_refused(&format!("Class 2027,Name\n{rows}"));
    let shown = run.stderr.lines().filter(|line| line.starts_with("list.csv:")).count();
    assert_eq!(shown, 50);
    assert!(run.stderr.contains("... and 50 more\nerror: 100 of 100 rows"), "{}", run.stderr);
}

#[test]
fn a_row_with_two_faults_counts_once() {
    let office = Office::with_store();
    let run = office
        .import_refused("Class 2027,Reg No,Name\n3 Integrity,0,\n3 Integrity,2,TAN KAI JUN\n");
    assert!(run.stderr.contains("error: 1 of 2 rows cannot be taken"), "{}", run.stderr);
}

#[test]
fn a_staff_login_id_is_no_students() {
    let office = Office::with_store();
    let run = office.import_refused(
        "Class 2027,Name,Login ID\n3 Integrity,TAN KAI JUN,tan_kai_jun@schools.gov.sg\n",
    );
    assert!(run.stderr.contains("does not end in @students.edu.sg"), "{}", run.stderr);
}

#[test]
fn a_list_of_thousands_in_one_class_is_planned_at_once() {
    let office = Office::with_store();
    let rows = (0..4000).map(|number| {
        let digits = format!("{number:04}");
        let name: String = digits.bytes().map(|digit| char::from(digit - b'0' + b'A')).collect();
        format!("3 Integrity,X{name}\n")
    });
    let list: String = std::iter::once("Class 2027,Name\n".to_owned()).chain(rows).collect();
    office.write("list.csv", list);
    office.done(&["import", "list.csv", "--dry-run"]);
}
