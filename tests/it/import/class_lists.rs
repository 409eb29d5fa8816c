//! Class lists as schools export them: the messy ones of the sample data, several at once, and mending what was refused.

use std::io::Write as _;
use std::process::Stdio;

use crate::common::{Office, Run, is_private, project, replaced};
use crate::hostile::{assert_harmless, assert_students, import_as_it_is, import_into, names};

fn office_with(file: &str) -> Office {
    let office = Office::new();
    let bytes = std::fs::read(project("sample-data").join(file)).expect("sample data");
    office.write(file, bytes);
    office
}

/// What `import --dry-run` says of a sample list, the vault's warnings left out.
fn plan_of(file: &str) -> String {
    let office = office_with(file);
    let run = import_as_it_is(&office, &[file, "--dry-run"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    replaced(&office, &format!("{}{}", run.stdout, run.stderr))
}

#[test]
fn the_plan_of_a_list_with_titles_says_how_it_was_read() {
    insta::assert_snapshot!(plan_of("class-list-titles.csv"));
}

#[test]
fn the_plan_of_a_workbook_says_how_each_sheet_was_read() {
    insta::assert_snapshot!(plan_of("class-lists.xlsx"));
}

#[test]
fn a_clean_list_needs_one_line() {
    let plan = plan_of("class-list-2028.csv");
    let lines = plan.lines().take_while(|line| !line.contains("391 students"));
    assert_eq!(lines.count(), 1, "{plan}");
}

#[test]
fn the_messy_lists_hold_the_students_of_the_clean_one() {
    let clean =
        std::fs::read_to_string(project("sample-data/class-list-2027.csv")).expect("a list");
    for (file, classes) in [
        ("class-list-titles.csv", &["3 Respect"][..]),
        ("class-list-excel-unicode.txt", &["5 Integrity"]),
        ("class-list-semicolons.csv", &["1 Respect"]),
        ("class-lists.xlsx", &["2 Integrity", "2 Respect", "4 Respect"]),
        ("class-lists.ods", &["2 Integrity", "2 Respect", "4 Respect"]),
    ] {
        let wanted = Office::new();
        let is_wanted = |line: &&str| {
            line.starts_with("Class") || classes.iter().any(|class| line.starts_with(class))
        };
        let list: Vec<_> = clean.lines().filter(is_wanted).collect();
        wanted.write("clean.csv", list.join("\n"));
        assert_eq!(import_into(&wanted, &["clean.csv"]).status, 0);
        let office = office_with(file);
        let run = import_into(&office, &[file]);
        assert_eq!(run.status, 0, "{}", run.stderr);
        assert_eq!(names(&office), names(&wanted), "{file}");
    }
}

#[test]
fn several_lists_and_standard_input_are_one_import() {
    let office = Office::new();
    office.write("a.csv", "Name,Class,Reg No\nTAN LE,3A,1\n");
    office.write("b.csv", "Name;Class;Reg No\nLIM ZI;3A;1\n");
    let mut command =
        office.command(&["import", "a.csv", "-", "--init", "--yes", "--year", "2027"]);
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut input = child.stdin.take().expect("a pipe");
    input.write_all(b"Pupil Name\tForm Class\nONG XU\t3B\n").expect("a pipe");
    drop(input);
    let output = child.wait_with_output().expect("it ends");
    assert_harmless(&output);
    let run = Run::of(output);
    assert!(
        run.stdout.contains("a.csv, standard input: 2 students"),
        "{}{}",
        run.stdout,
        run.stderr
    );
    assert_students(&office, &["ONG XU", "TAN LE"]);
    let office = Office::new();
    office.write("a.csv", "Name,Class,Reg No\nTAN LE,3A,1\n");
    office.write("b.csv", "Name;Class;Reg No\nLIM ZI;3A;1\n");
    let run = import_into(&office, &["a.csv", "b.csv"]);
    assert!(
        run.stderr.contains("b.csv:2: \"LIM ZI\": a.csv:2 has the same class"),
        "{}",
        run.stderr
    );
}

#[test]
fn all_lists_that_cannot_be_read_are_named() {
    let office = Office::new();
    office.write("a.csv", "%PDF-1.7");
    office.write("b.csv", "");
    let run = import_into(&office, &["a.csv", "b.csv"]);
    assert!(run.stderr.contains("a.csv: this is no class list but a PDF"), "{}", run.stderr);
    assert!(run.stderr.contains("b.csv: the list is empty"), "{}", run.stderr);
}

#[test]
fn lists_of_two_years_are_not_one_import_unless_the_operator_says_the_year() {
    let office = Office::new();
    office.write("a.csv", "Name,Class 2027\nTAN LE,3A\n");
    office.write("b.csv", "Class list 2028\nName,Class\nLIM ZI,3A\n");
    let run = import_as_it_is(&office, &["a.csv", "b.csv"]);
    assert!(run.stderr.contains("the lists are of 2027 and of 2028"), "{}", run.stderr);
    let run = import_as_it_is(&office, &["a.csv", "b.csv", "--year", "2028"]);
    assert!(run.stdout.contains("2 students in 1 class of 2028"), "{}{}", run.stdout, run.stderr);
}

#[test]
fn the_operator_settles_headings_and_class() {
    let office = Office::new();
    office.write("a.csv", "No;Pupil;Name\n1;TAN LE;x\n2;LIM ZI;y\n");
    let args = ["a.csv", "--map", "name=pupil", "--class", "3 Integrity"];
    let run = import_into(&office, &args);
    assert!(
        run.stdout.contains("register number \"No\", name \"Pupil\", class as given"),
        "{}",
        run.stderr
    );
    assert_students(&office, &["LIM ZI", "TAN LE"]);
    let unused = import_into(&office, &[&args[..], &["--map", "email=Mail"]].concat());
    assert!(unused.stderr.contains("no list has a column headed \"Mail\""), "{}", unused.stderr);
    office.write("b.csv", "Name,Class\nONG XU,3B\n");
    let unused = import_into(&office, &["b.csv", "--class", "3A"]);
    assert!(unused.stderr.contains("every list tells its class itself"), "{}", unused.stderr);
}

#[test]
fn a_running_number_is_no_register_number() {
    let office = Office::new();
    office.write("a.csv", "S/N,Name,Class\n1,TAN LE,3A\n2,LIM ZI,3B\n");
    let run = import_into(&office, &["a.csv"]);
    assert!(run.stderr.contains("\"S/N\" is not taken as the register number"), "{}", run.stderr);
    let rows = office.done(&["status", "--students", "--format", "csv"]).stdout;
    assert!(rows.contains(",,TAN LE,") && rows.contains(",,LIM ZI,"), "{rows}");
}

#[test]
fn refused_rows_can_be_skipped_mended_and_imported() {
    let office = office_with("class-list-faulty.csv");
    let args = ["class-list-faulty.csv", "--skip-bad", "--rejects", "to-mend.csv"];
    let dry = import_into(&office, &[&args[..], &["--dry-run"]].concat());
    assert_eq!((dry.status, office.path("to-mend.csv").exists()), (0, false), "{}", dry.stderr);
    let run = import_into(&office, &args);
    assert_eq!(run.status, 3, "{}", run.stderr);
    assert_eq!(names(&office).len(), 15);
    let rejects = std::fs::read_to_string(office.path("to-mend.csv")).expect("rejects");
    insta::assert_snapshot!(rejects.trim_start_matches('\u{feff}'));
    let again = import_into(&office, &["to-mend.csv"]);
    assert_eq!(again.status, 1, "unmended rows stay refused: {}", again.stdout);
    let mended = rejects
        .replace("\"5\",\"\"", "\"5\",\"EE XIN YI\"")
        .replace("'=HYPERLINK(\"\"http://example.com\"\",\"\"X\"\")", "IVY HENG LE XUAN")
        .replace("\"12A\"", "\"12\"")
        .replace("ong.family.example.com", "ong.family@example.com")
        .replace(
            "\"TEO HAO YANG\",\"MP-27-0518\",\"Mr Hisham Bin Ramdzan\"",
            "\"TEO HAO YANG\",\"MP-27-0518\",\"Mr Hisham Bin Ramdzan\",\"\"",
        );
    office.write("mended.csv", mended);
    let run = import_into(&office, &["mended.csv"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert_eq!(names(&office).len(), 20);
    let over = import_into(&office, &args);
    assert!(over.status == 1 && over.stderr.contains("to-mend.csv"), "{}", over.stderr);
}

#[test]
fn rejects_are_for_their_owner_only() {
    let office = Office::new();
    office.write("a.csv", "Name,Class\nTAN LE,3A\n=A,3A\n");
    assert_eq!(import_into(&office, &["a.csv", "--skip-bad", "--rejects", "r.csv"]).status, 3);
    assert!(is_private(&office.path("r.csv")));
}

#[test]
fn of_rows_that_contradict_each_other_none_is_taken() {
    let office = Office::new();
    let list = "Class,Reg No,Name,Student Ref\n3A,1,ANG LI,7\n3A,1,BAO LI,8\n3A,3,CHU LI,7\n3A,4,DU LI,9\n";
    office.write("a.csv", list);
    let run = import_into(&office, &["a.csv", "--skip-bad", "--rejects", "r.csv"]);
    assert_eq!(run.status, 3, "{}", run.stderr);
    assert!(run.stderr.contains("line 3 has the same class and register number"), "{}", run.stderr);
    assert_eq!(office.students(), 1);
    let rejects = std::fs::read_to_string(office.path("r.csv")).expect("rejects");
    assert_eq!(rejects.lines().count(), 4, "{rejects}");
    // Where nothing is taken the later row alone is named.
    let run = import_into(&office, &["a.csv"]);
    assert!(run.stderr.contains("2 of 4 rows"), "{}", run.stderr);
}

#[test]
fn skipping_needs_a_place_and_something_left() {
    let office = Office::new();
    office.write("a.csv", "Name,Class\n=A,3A\n");
    assert_eq!(import_into(&office, &["a.csv", "--skip-bad"]).status, 2);
    let run = import_into(&office, &["a.csv", "--skip-bad", "--rejects", "r.csv"]);
    assert!(run.stderr.contains("not one row can be taken"), "{}", run.stderr);
    assert!(!office.path("r.csv").exists() && !office.store().exists());
}

#[test]
fn rows_that_only_the_store_refuses_are_rejects_too() {
    let office = Office::new();
    office.write("a.csv", "Class: 3A\nName\nTAN LE\n郑凯文\n");
    let run = import_into(&office, &["a.csv", "--skip-bad", "--rejects", "r.csv"]);
    assert_eq!(run.status, 3, "{}", run.stderr);
    let rejects = std::fs::read_to_string(office.path("r.csv")).expect("rejects");
    assert!(rejects.contains("\"3A\",\"郑凯文\"") && rejects.contains("Login ID"), "{rejects}");
}
