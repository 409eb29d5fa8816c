//! `mims import`: the plan, the agreement, and what is there afterwards.

use insta::assert_snapshot;

use crate::common::{LIST, LOGINS, Office};

/// The day in Singapore, for what depends on it.
fn today() -> jiff::civil::Date {
    #[expect(clippy::disallowed_methods, reason = "the program has no switch for its clock")]
    let now = jiff::Timestamp::now();
    mims::outside::day_of(now)
}

#[test]
fn the_plan_is_shown_and_done() {
    let office = Office::with_store();
    office.write("list.csv", LIST);
    assert_snapshot!(office.run(&["import", "list.csv", "--yes"]).shown(&office), @r#"
    exit 0
    --- stdout
    list.csv: heading on line 1: class "Class 2027", register number "Reg No", name "Name of Pupil", student reference "Student Ref", form teacher "Form Teacher", e-mail address "Email"
    list.csv: 5 students in 2 classes of 2027 (from the heading "Class 2027")

    New: 5
      TAN KAI JUN of 3 Integrity, number 1 (tan_kai_jun)
      D'SOUZA, MARIE ANNE of 3 Integrity, number 2 (dsouza_marie_anne)
      MUHAMMAD RAYYAN BIN ABDULLAH of 3 Integrity, number 12 (muhammad_rayyan_bin_abdullah)
      LIM WEI LING of 4 Respect, number 1 (lim_wei_ling)
      ARJUN S/O VEERASAMY of 4 Respect, number 2 (arjun_so_veerasamy)

    New passwords work until [day]

    Batch 1: 5 accounts created, 0 students moved, 0 corrected, 0 closed
      TAN KAI JUN of 3 Integrity (tan_kai_jun): created
      D'SOUZA, MARIE ANNE of 3 Integrity (dsouza_marie_anne): created
      MUHAMMAD RAYYAN BIN ABDULLAH of 3 Integrity (muhammad_rayyan_bin_abdullah): created
      LIM WEI LING of 4 Respect (lim_wei_ling): created
      ARJUN S/O VEERASAMY of 4 Respect (arjun_so_veerasamy): created
    --- stderr
    Next: mims stickers --batch 1 --output stickers.pdf (or mims undo 1)
    "#);
    assert_eq!(office.logins(), LOGINS);
}

#[test]
fn a_dry_run_changes_nothing() {
    let office = Office::with_store();
    office.write("list.csv", LIST);
    let before = office.facts();
    assert_snapshot!(office.run(&["import", "list.csv", "--dry-run"]).shown(&office), @r#"
    exit 0
    --- stdout
    list.csv: heading on line 1: class "Class 2027", register number "Reg No", name "Name of Pupil", student reference "Student Ref", form teacher "Form Teacher", e-mail address "Email"
    list.csv: 5 students in 2 classes of 2027 (from the heading "Class 2027")

    New: 5
      TAN KAI JUN of 3 Integrity, number 1 (tan_kai_jun)
      D'SOUZA, MARIE ANNE of 3 Integrity, number 2 (dsouza_marie_anne)
      MUHAMMAD RAYYAN BIN ABDULLAH of 3 Integrity, number 12 (muhammad_rayyan_bin_abdullah)
      LIM WEI LING of 4 Respect, number 1 (lim_wei_ling)
      ARJUN S/O VEERASAMY of 4 Respect, number 2 (arjun_so_veerasamy)

    New passwords work until [day]

    Plan 0eebf043
    --- stderr
    Nothing was changed: this was a dry run.
    "#);
    assert_eq!(office.facts(), before);
}

#[test]
fn without_a_terminal_and_yes_nothing_is_done() {
    let office = Office::with_store();
    office.write("list.csv", LIST);
    let before = office.facts();
    assert_snapshot!(office.run(&["import", "list.csv"]).shown(&office), @r#"
    exit 5
    --- stdout
    list.csv: heading on line 1: class "Class 2027", register number "Reg No", name "Name of Pupil", student reference "Student Ref", form teacher "Form Teacher", e-mail address "Email"
    list.csv: 5 students in 2 classes of 2027 (from the heading "Class 2027")

    New: 5
      TAN KAI JUN of 3 Integrity, number 1 (tan_kai_jun)
      D'SOUZA, MARIE ANNE of 3 Integrity, number 2 (dsouza_marie_anne)
      MUHAMMAD RAYYAN BIN ABDULLAH of 3 Integrity, number 12 (muhammad_rayyan_bin_abdullah)
      LIM WEI LING of 4 Respect, number 1 (lim_wei_ling)
      ARJUN S/O VEERASAMY of 4 Respect, number 2 (arjun_so_veerasamy)

    New passwords work until [day]

    --- stderr
    error: a question needs a terminal: Create 5?
    hint: --yes answers it
    "#);
    assert_eq!(office.facts(), before);
}

#[test]
fn importing_the_same_list_twice_changes_nothing() {
    let office = Office::with_school();
    let before = office.facts();
    assert_snapshot!(office.run(&["import", "list.csv", "--yes"]).shown(&office), @r#"
    exit 0
    --- stdout
    list.csv: heading on line 1: class "Class 2027", register number "Reg No", name "Name of Pupil", student reference "Student Ref", form teacher "Form Teacher", e-mail address "Email"
    list.csv: 5 students in 2 classes of 2027 (from the heading "Class 2027")

    Unchanged: 5 students; 2 classes without change

    --- stderr
    Nothing to do: everybody on the list is known as the list says.
    "#);
    assert_eq!(office.facts(), before);
}

#[test]
fn the_same_list_in_another_order_and_spelling_of_its_classes_changes_nothing() {
    let office = Office::with_school();
    let before = office.facts();
    let mut lines: Vec<_> = LIST.lines().collect();
    if let Some(rows) = lines.get_mut(1..) {
        rows.reverse();
    }
    let list = format!("\u{feff}{}\r\n", lines.join("\r\n").replace("3 Integrity", "3-INTEGRITY"));
    let run = office.import(&list);
    assert!(run.stderr.contains("Nothing to do"), "{}", run.stderr);
    assert_eq!(office.facts(), before);
}

#[test]
fn the_plan_tells_new_moved_changed_unchanged_and_absent() {
    let office = Office::with_school();
    let list = "Class 2027,Reg No,Name of Pupil,Student Ref,Email
3 Integrity,1,TAN KAI JUN,MP-90-0001,
3 Integrity,3,\"D'SOUZA, MARIE ANNE\",MP-90-0002,
3 Integrity,4,LIM WEI LING,MP-90-0004,
3 Integrity,5,HO SI MIN,MP-90-0006,
4 Respect,2,ARJUN S/O VEERASAMY,MP-90-0005,arjun.home@example.org
";
    let passwords = "SELECT hash FROM credentials WHERE student_id <= 5 ORDER BY student_id";
    let before: Vec<String> = office.column(passwords);
    assert_snapshot!(office.import(list).shown(&office), @r#"
    exit 0
    --- stdout
    list.csv: heading on line 1: class "Class 2027", register number "Reg No", name "Name of Pupil", student reference "Student Ref", e-mail address "Email"
    list.csv: 5 students in 2 classes of 2027 (from the heading "Class 2027")

    New: 1
      HO SI MIN of 3 Integrity, number 5 (ho_si_min)
    Moved: 1
      LIM WEI LING from 4 Respect to 3 Integrity (lim_wei_ling): register number from 1 to 4
    Corrected: 2
      D'SOUZA, MARIE ANNE of 3 Integrity (dsouza_marie_anne): register number from 2 to 3
      ARJUN S/O VEERASAMY of 4 Respect (arjun_so_veerasamy): recovery e-mail from nothing to arjun.home@example.org
    Not on the list any more (account stays open): 1
      MUHAMMAD RAYYAN BIN ABDULLAH of 3 Integrity 2027 (muhammad_rayyan_bin_abdullah)
    Unchanged: 1 student

    New passwords work until [day]

    Batch 2: 1 account created, 1 student moved, 2 corrected, 0 closed
      HO SI MIN of 3 Integrity (ho_si_min): created
      LIM WEI LING of 3 Integrity (lim_wei_ling): moved
      D'SOUZA, MARIE ANNE of 3 Integrity (dsouza_marie_anne): corrected
      ARJUN S/O VEERASAMY of 4 Respect (arjun_so_veerasamy): corrected
    --- stderr
    Next: mims stickers --batch 2 --output stickers.pdf (or mims undo 2)
    "#);
    assert_eq!(office.column::<String>(passwords), before, "known students keep their passwords");
    let students = "SELECT c.name || '/' || s.register_no || ' ' || s.login || coalesce(' ' || recovery_email, '')
                    FROM students s JOIN classes c ON c.id = s.class_id ORDER BY s.id";
    assert_snapshot!(office.column::<String>(students).join("\n"), @"
    3 Integrity/1 tan_kai_jun tan.family@example.org
    3 Integrity/3 dsouza_marie_anne
    3 Integrity/12 muhammad_rayyan_bin_abdullah
    3 Integrity/4 lim_wei_ling
    4 Respect/2 arjun_so_veerasamy arjun.home@example.org
    3 Integrity/5 ho_si_min
    ");
}

#[test]
fn the_year_comes_from_the_flag_else_the_heading_else_the_day() {
    let without = "Class,Name\n3 Integrity,TAN KAI JUN\n";
    let check = |heading: &str, flags: &[&str], expected: i16| {
        let office = Office::with_store();
        office.write("list.csv", format!("{heading},Name\n3 Integrity,TAN KAI JUN\n"));
        office.done(&[&["import", "list.csv", "--yes"], flags].concat());
        assert_eq!(office.value::<i16>("SELECT year FROM classes", []), expected, "{heading}");
    };
    check("Class 2027", &[], 2027);
    check("Class 2027", &["--year", "2028"], 2028);
    check("Class", &["--year", "2025"], 2025);
    if today().month() < 10 {
        check("Class", &[], today().year());
    } else {
        let office = Office::with_store();
        office.write("list.csv", without);
        let run = office.refused(5, &["import", "list.csv", "--yes"]);
        let (this, next) = (today().year(), today().year() + 1);
        let hint = format!("hint: --year {this} or --year {next} tells it");
        assert!(run.stderr.contains(&hint), "{}", run.stderr);
    }
}

#[test]
fn quiet_leaves_the_answer_and_the_warnings() {
    let office = Office::new();
    office.write("list.csv", LIST);
    let run = office.run(&["import", "list.csv", "--init", "--yes", "--quiet"]);
    assert_snapshot!(run.shown(&office), @r#"
    exit 0
    --- stdout
    list.csv: heading on line 1: class "Class 2027", register number "Reg No", name "Name of Pupil", student reference "Student Ref", form teacher "Form Teacher", e-mail address "Email"
    list.csv: 5 students in 2 classes of 2027 (from the heading "Class 2027")

    New: 5
      TAN KAI JUN of 3 Integrity, number 1 (tan_kai_jun)
      D'SOUZA, MARIE ANNE of 3 Integrity, number 2 (dsouza_marie_anne)
      MUHAMMAD RAYYAN BIN ABDULLAH of 3 Integrity, number 12 (muhammad_rayyan_bin_abdullah)
      LIM WEI LING of 4 Respect, number 1 (lim_wei_ling)
      ARJUN S/O VEERASAMY of 4 Respect, number 2 (arjun_so_veerasamy)

    New passwords work until [day]

    Batch 1: 5 accounts created, 0 students moved, 0 corrected, 0 closed
      TAN KAI JUN of 3 Integrity (tan_kai_jun): created
      D'SOUZA, MARIE ANNE of 3 Integrity (dsouza_marie_anne): created
      MUHAMMAD RAYYAN BIN ABDULLAH of 3 Integrity (muhammad_rayyan_bin_abdullah): created
      LIM WEI LING of 4 Respect (lim_wei_ling): created
      ARJUN S/O VEERASAMY of 4 Respect (arjun_so_veerasamy): created
    --- stderr
    warning: stickers will carry no school name; mims settings set school.name "NAME" gives one
    warning: the vault key has no passphrase; mims vault passphrase gives it one
    "#);
}

#[test]
fn the_whole_sample_school_is_imported() {
    let office = Office::with_store();
    let list = crate::common::project("sample-data/class-list-2027.csv");
    let run = office.done(&["import", &list.display().to_string(), "--yes"]);
    assert!(
        run.stdout
            .contains("Batch 1: 400 accounts created, 0 students moved, 0 corrected, 0 closed\n")
    );
    assert_eq!(office.value::<i64>("SELECT count(DISTINCT login) FROM students", []), 400);
    let run = office.run(&["status"]);
    assert_snapshot!(run.shown(&office), @"
    exit 0
    --- stdout
     Class        All  Printed  Signed  Own            Enrolled  Expired  Locked
     1 Integrity   30        0       0    0  0 ░░░░░░░░░░   0 %        0       0
     1 Respect     30        0       0    0  0 ░░░░░░░░░░   0 %        0       0
     2 Integrity   30        0       0    0  0 ░░░░░░░░░░   0 %        0       0
     2 Respect     30        0       0    0  0 ░░░░░░░░░░   0 %        0       0
     3 Integrity   35        0       0    0  0 ░░░░░░░░░░   0 %        0       0
     3 Respect     34        0       0    0  0 ░░░░░░░░░░   0 %        0       0
     4 Integrity   36        0       0    0  0 ░░░░░░░░░░   0 %        0       0
     4 Respect     33        0       0    0  0 ░░░░░░░░░░   0 %        0       0
     5 Integrity   35        0       0    0  0 ░░░░░░░░░░   0 %        0       0
     5 Respect     37        0       0    0  0 ░░░░░░░░░░   0 %        0       0
     6 Integrity   34        0       0    0  0 ░░░░░░░░░░   0 %        0       0
     6 Respect     36        0       0    0  0 ░░░░░░░░░░   0 %        0       0

     P1            60        0       0    0  0 ░░░░░░░░░░   0 %        0       0
     P2            60        0       0    0  0 ░░░░░░░░░░   0 %        0       0
     P3            69        0       0    0  0 ░░░░░░░░░░   0 %        0       0
     P4            69        0       0    0  0 ░░░░░░░░░░   0 %        0       0
     P5            72        0       0    0  0 ░░░░░░░░░░   0 %        0       0
     P6            70        0       0    0  0 ░░░░░░░░░░   0 %        0       0

     All          400        0       0    0  0 ░░░░░░░░░░   0 %        0       0
    --- stderr
    Audit log: head 402:[hash]
    ");
}
