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

     Class        New  Moved here  Changed  Unchanged  Not on the list
     3 Integrity    3           0        0          0                0
     4 Respect      2           0        0          0                0
     All            5           0        0          0                0

    New passwords work until [day]

    Batch 1: 5 accounts created, 0 students moved or changed, 0 accounts closed
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

     Class        New  Moved here  Changed  Unchanged  Not on the list
     3 Integrity    3           0        0          0                0
     4 Respect      2           0        0          0                0
     All            5           0        0          0                0

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

     Class        New  Moved here  Changed  Unchanged  Not on the list
     3 Integrity    3           0        0          0                0
     4 Respect      2           0        0          0                0
     All            5           0        0          0                0

    New passwords work until [day]

    --- stderr
    error: a question needs a terminal: Do this?
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

     Class        New  Moved here  Changed  Unchanged  Not on the list
     3 Integrity    0           0        0          3                0
     4 Respect      0           0        0          2                0
     All            0           0        0          5                0

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

     Class        New  Moved here  Changed  Unchanged  Not on the list
     3 Integrity    1           1        1          1                1
     4 Respect      0           0        1          0                0
     All            1           1        2          1                1

    Not on the list any more (account stays open): 1
      MUHAMMAD RAYYAN BIN ABDULLAH of 3 Integrity 2027 (muhammad_rayyan_bin_abdullah)

    New passwords work until [day]

    Batch 2: 1 account created, 3 students moved or changed, 0 accounts closed
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

     Class        New  Moved here  Changed  Unchanged  Not on the list
     3 Integrity    3           0        0          0                0
     4 Respect      2           0        0          0                0
     All            5           0        0          0                0

    New passwords work until [day]

    Batch 1: 5 accounts created, 0 students moved or changed, 0 accounts closed
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
    assert!(run.stdout.ends_with(
        "Batch 1: 400 accounts created, 0 students moved or changed, 0 accounts closed\n"
    ));
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
