//! `mims edit --rename-class`: a class gets another name with all that belongs to it, and gets the old one back.

use insta::assert_snapshot;

use crate::common::{LIST, Office};

fn rename(office: &Office, names: &str) {
    office.done(&["edit", "--rename-class", names, "--yes"]);
}

fn teachers(office: &Office) -> Vec<String> {
    let sql = "SELECT c.name || ': ' || coalesce(c.form_teacher, '-') FROM classes AS c
               WHERE EXISTS (SELECT 1 FROM students WHERE class_id = c.id) ORDER BY c.key";
    office.column(sql)
}

#[test]
fn a_class_takes_its_students_and_its_form_teacher_along_and_comes_back() {
    let office = Office::with_school();
    office.is_closed("dsouza_marie_anne");
    let (people, accounts, before) = (office.people(), office.accounts(), teachers(&office));
    let run = office.run(&["edit", "--rename-class", "3-integrity=3 Honour", "--yes"]);
    assert_snapshot!(run.shown(&office), @"
    exit 0
    --- stdout
    3 Integrity of 2027 becomes 3 Honour: 3 students
      TAN KAI JUN of 3 Integrity (tan_kai_jun)
      D'SOUZA, MARIE ANNE of 3 Integrity (dsouza_marie_anne)
      MUHAMMAD RAYYAN BIN ABDULLAH of 3 Integrity (muhammad_rayyan_bin_abdullah)
      form teacher: Mdm Salmah Bte Yusof
    Batch 2: 3 Integrity is 3 Honour now, with 3 students
    --- stderr
    mims undo 2 takes it back.
    ");
    // Closed accounts too: whoever comes back is found in the class.
    assert_eq!(office.people(), people.replace("3 Integrity", "3 Honour"));
    assert_eq!(office.accounts(), accounts);
    assert_eq!(teachers(&office), ["3 Honour: Mdm Salmah Bte Yusof", "4 Respect: Mr Ong Kah Seng"]);
    assert_snapshot!(office.log_of(2), @"
    edit | moved | tan_kai_jun | from 3 Integrity of 2027 to 3 Honour
    edit | moved | dsouza_marie_anne | from 3 Integrity of 2027 to 3 Honour
    edit | moved | muhammad_rayyan_bin_abdullah | from 3 Integrity of 2027 to 3 Honour
    ");
    office.done(&["status", "3 Honour/12"]);
    office.done(&["undo", "2", "--yes"]);
    assert_eq!((office.people(), teachers(&office)), (people.clone(), before));
    // The name that was free again is taken by the same class a second time.
    rename(&office, "3 Integrity=3 Honour");
    assert_eq!(office.people(), people.replace("3 Integrity", "3 Honour"));
    office.is_sound();
}

#[test]
fn the_next_list_with_the_new_name_finds_everybody() {
    let office = Office::with_school();
    rename(&office, "3 Integrity=3 Honour");
    let before = office.facts();
    let run = office.import(&LIST.replace("3 Integrity", "3 Honour"));
    assert!(run.stderr.contains("Nothing to do"), "{}", run.stderr);
    assert_eq!(office.facts(), before);
}

#[test]
fn it_is_a_class_of_the_newest_year_unless_another_is_named() {
    let office = Office::with_school();
    office.import("Class 2028,Reg No,Name,Student Ref\n3 Integrity,7,TAN KAI JUN,MP-90-0001\n");
    rename(&office, "3 Integrity=3 Honour");
    assert!(office.people().starts_with("2028 3 Honour/7 TAN KAI JUN "), "{}", office.people());
    office.done(&["edit", "--rename-class", "3 Integrity=3 Care", "--year", "2027", "--yes"]);
    assert!(office.people().contains("2027 3 Care/12 MUHAMMAD RAYYAN"), "{}", office.people());
}

#[test]
fn what_would_mix_classes_or_levels_is_refused() {
    let office = Office::with_school();
    let before = office.facts();
    let refused =
        |names: &str| office.refused(1, &["edit", "--rename-class", names, "--yes"]).stderr;
    let all = [
        refused("3 Integrity=4 Respect"),
        refused("3 Integrity=4 Honour"),
        refused("3 Integrity=3-INTEGRITY"),
        refused("3 Honour=3 Care"),
    ];
    assert_snapshot!(all.concat(), @"
    error: there is a class 4 Respect already, with 2 students
    hint: mims edit WHO --class moves one student into it
    error: that would make a class of P4 out of one of P3
    hint: next year's classes come with next year's class list
    error: that is how 3 Integrity is called already
    hint: capitals, spaces and hyphens make no other class
    error: there is no class 3 Honour in 2027
    hint: mims status lists the classes
    ");
    for names in ["3 Integrity", "3 Integrity=", "=3 Honour", "3 Integrity=\u{1b}[2J"] {
        office.refused(2, &["edit", "--rename-class", names, "--yes"]);
    }
    // It is about a class or about a student.
    office.refused(2, &["edit", "tan_kai_jun", "--rename-class", "3 Integrity=3 Honour"]);
    office.refused(2, &["edit", "tan_kai_jun", "--no", "5", "--yes"]);
    office.refused(2, &["edit", "--no", "5"]);
    assert_eq!(office.facts(), before);
}

#[test]
fn more_than_one_student_needs_a_yes() {
    let office = Office::with_school();
    let before = office.facts();
    let run = office.run(&["edit", "--rename-class", "4 Respect=4 Honour"]);
    assert_snapshot!(run.shown(&office), @"
    exit 5
    --- stdout
    4 Respect of 2027 becomes 4 Honour: 2 students
      LIM WEI LING of 4 Respect (lim_wei_ling)
      ARJUN S/O VEERASAMY of 4 Respect (arjun_so_veerasamy)
      form teacher: Mr Ong Kah Seng
    --- stderr
    error: a question needs a terminal: Move 2 students from 4 Respect to 4 Honour?
    hint: --yes answers it
    ");
    assert_eq!(office.facts(), before);
}

#[cfg(unix)] // In a pseudo-terminal.
#[test]
fn whoever_comes_into_the_class_while_the_question_stands_is_not_passed_over() {
    let office = Office::with_school();
    let mut terminal = office.terminal(&["edit", "--rename-class", "4 Respect=4 Honour"]);
    terminal.sees("Move 2 students from 4 Respect to 4 Honour?").reads_keys();
    office.done(&["edit", "tan_kai_jun", "--class", "4 Respect"]);
    terminal.types("y");
    let ended = terminal.ends();
    assert_eq!(ended.status, Some(1), "{}", ended.screen);
    assert!(ended.screen.contains("the class was changed meanwhile"), "{}", ended.screen);
    assert!(!office.people().contains("4 Honour"), "{}", office.people());
}
