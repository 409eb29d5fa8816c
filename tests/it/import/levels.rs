//! Level and class in two columns: the name of such a class is only one together with the level.

use std::path::Path;

use crate::common::{Office, project};
use crate::hostile::{rows, xlsx};

/// The file of a case from the field, put into the office under its own name.
pub(crate) fn with_case(office: &Office, case: &str, file: &str) {
    let path = Path::new("tests/it/import/cases").join(case).join(file);
    office.write(file, std::fs::read(project(&path.to_string_lossy())).expect("a case"));
}

fn classes(office: &Office) -> Vec<String> {
    office.column("SELECT name FROM classes ORDER BY name")
}

#[test]
fn level_and_class_make_one_name_and_the_plan_says_so() {
    let office = Office::with_store();
    with_case(&office, "05", "level.csv");
    let run = office.done(&["import", "level.csv", "--year", "2027", "--yes"]);
    let told = "class from \"Level\" and \"Class\", name \"Name\"";
    assert!(run.stdout.contains(told), "{}", run.stdout);
    assert_eq!(classes(&office), ["1 Integrity", "2 Integrity", "3 Integrity", "3 Respect"]);
    let third = office.done(&["status", "--level", "P3", "--students"]).stdout;
    assert!(third.contains("ONG MEI LI") && third.contains("GOH SHU WEN"), "{third}");
}

#[test]
fn columns_of_levels_have_many_headings() {
    let check = |list: &str, expected: &[&str]| {
        let office = Office::with_store();
        office.write("list.csv", list);
        office.done(&["import", "list.csv", "--year", "2027", "--yes"]);
        assert_eq!(classes(&office), expected, "{list}");
    };
    check("Year/Grade,Class,Name\n3,A,TAN LE\n4,A,LIM ZI\n", &["3A", "4A"]);
    check(
        "Class,Section,Name\n3,Integrity,TAN LE\n4,Integrity,LIM ZI\n",
        &["3 Integrity", "4 Integrity"],
    );
    check(
        "Grade,Section,Name\nPrimary 3,Care,TAN LE\nPrimary 4,Care,LIM ZI\n",
        &["3 Care", "4 Care"],
    );
    check("Year,Class,Name\nP3,Care,TAN LE\nP4,Care,LIM ZI\n", &["3 Care", "4 Care"]);
    check("Primary,Class,Name\n3,1,TAN LE\n4,1,LIM ZI\n", &["3-1", "4-1"]);
    check("Level,Class,Name\nP3,3 Integrity,TAN LE\nP3,Care,LIM ZI\n", &["3 Care", "3 Integrity"]);
    check("Level,Class,Name\nUpper,Care,TAN LE\nUpper,Care,LIM ZI\n", &["Care"]);
}

#[test]
fn a_level_that_is_blank_or_another_one_is_refused_with_both_named() {
    let office = Office::with_store();
    let list = "Level,Class,Name\nP3,2 Integrity,TAN LE\n,Care,LIM ZI\nP4,Care,ONG XU\n";
    let run = office.import_refused(list);
    let contradicts = "list.csv:2: Level \"P3\": the class is 2 Integrity, of another level";
    assert!(run.stderr.contains(contradicts), "{}", run.stderr);
    let blank = "list.csv:3: Level: the level is blank, and the class Care tells none";
    assert!(run.stderr.contains(blank), "{}", run.stderr);
}

#[test]
fn rejects_keep_level_and_class_apart_and_can_be_mended() {
    let office = Office::with_store();
    office.write("list.csv", "Level,Class 2027,Name\nP3,Care,TAN LE\n,Care,LIM ZI\n");
    let args = ["import", "list.csv", "--yes", "--skip-bad", "--rejects", "r.csv"];
    office.refused(3, &args);
    let again = office.refused(1, &["import", "r.csv", "--yes"]);
    assert!(again.stderr.contains("the level is blank"), "{}", again.stderr);
}

#[test]
fn the_name_of_a_sheet_tells_the_level_where_no_column_does() {
    let check = |names: [&str; 2], classes_of: [&str; 2], expected: &[&str]| {
        let office = Office::with_store();
        let sheet = |class: &str, name: &str| rows(&[&["Class", "Name"], &[class, name]]);
        let [one, other] = classes_of;
        let data = [sheet(one, "TAN LE"), sheet(other, "LIM ZI")];
        let [first, second] = [names[0], names[1]];
        office.write("book.xlsx", xlsx(&[(first, "", &data[0]), (second, "", &data[1])]));
        let run = office.done(&["import", "book.xlsx", "--year", "2027", "--yes"]);
        assert_eq!(classes(&office), expected, "{}", run.stdout);
        run.stdout
    };
    let told = check(["P1", "Primary 2"], ["Joy", "Joy"], &["1 Joy", "2 Joy"]);
    assert!(told.contains("class from \"P1\" and \"Class\""), "{told}");
    check(["P1", "P2"], ["1", "2"], &["1", "2"]);
    check(["P1", "P2"], ["3 Joy", "4 Joy"], &["3 Joy", "4 Joy"]);
    // A number alone counts sheets.
    check(["1", "2"], ["Joy", "Care"], &["Care", "Joy"]);
}
