//! Which school year a list is read as, and that the plan says what told it.

use crate::common::{Office, Run};
use crate::import::with_case;

fn heading_of(run: &Run) -> &str {
    let mut lines = run.stdout.lines();
    lines.find(|line| line.contains(" student")).unwrap_or(&run.stderr)
}

const PUPIL: &str = "\n3 Integrity,TAN KAI JUN\n";

#[test]
fn the_plan_says_what_told_the_year() {
    let check = |file: &str, list: &str, flags: &[&str], expected: &str| {
        let office = Office::with_store();
        office.write(file, list);
        let run = office.done(&[&["import", file, "--yes"], flags].concat());
        let wanted = format!("{file}: 1 student in 1 class of {expected}");
        assert_eq!(heading_of(&run), wanted);
    };
    let plain = format!("Class,Name{PUPIL}");
    let in_heading = "2027 (from the heading \"Class 2027\")";
    check("list.csv", &format!("Class 2027,Name{PUPIL}"), &[], in_heading);
    check("list 2026.csv", &format!("Class 2027,Name{PUPIL}"), &[], in_heading);
    check("list.csv", &format!("Class 2027,Name{PUPIL}"), &["--year", "2028"], "2028 (as given)");
    check("list.csv", &format!("CLASS LIST 2027\n{plain}"), &[], "2027 (from the title)");
    check("Namelist 2027.csv", &plain, &[], "2027 (from the file's name)");
    check("P3 2027-01-04.csv", &plain, &[], "2027 (from the file's name)");
    let column = "Year,Class,Name\n2027,3 Integrity,TAN KAI JUN\n";
    check("list.csv", column, &[], "2027 (from the column \"Year\")");
    let two = "Class 2026,Class 2027,Name\n2 Integrity,3 Integrity,TAN KAI JUN\n";
    check("list.csv", two, &[], in_heading);
    check(
        "list.csv",
        two,
        &["--map", "class=Class 2026"],
        "2026 (from the heading \"Class 2026\")",
    );
}

#[test]
fn a_list_that_tells_no_year_is_of_the_newest_one_with_accounts() {
    let office = Office::with_list(&format!("Class 2090,Name{PUPIL}"));
    office.write("list.csv", "Class,Name\n3 Integrity,LIM WEI LING\n");
    let run = office.done(&["import", "list.csv", "--yes"]);
    let expected = "list.csv: 1 student in 1 class of 2090 (the year of the accounts there are)";
    assert_eq!(heading_of(&run), expected);
}

#[test]
fn a_class_without_a_year_beside_that_of_another_one_tells_none() {
    let office = Office::with_list(&format!("Class 2090,Name{PUPIL}"));
    let list = "CLASS LIST 2090\nClass 2090,New Class,Name\n3 Integrity,4 Integrity,TAN KAI JUN\n";
    office.write("list.csv", list);
    let run = office.refused(1, &["import", "list.csv", "--yes"]);
    let told = "two columns are headed as class: \"Class 2090\", \"New Class\"";
    assert!(run.stderr.contains(told), "{}", run.stderr);
    assert!(run.stderr.contains("--map class=\"New Class\""), "{}", run.stderr);
    let args = ["import", "list.csv", "--yes", "--map", "class=New Class"];
    let run = office.refused(5, &args);
    assert!(run.stderr.contains("--year 2090 or --year 2091"), "{}", run.stderr);
    let run = office.done(&[&args[..], &["--year", "2091"]].concat());
    assert!(run.stdout.contains("0 accounts created, 1 student moved"), "{}", run.stdout);
}

#[cfg(unix)] // In a pseudo-terminal.
#[test]
fn a_year_that_is_open_is_asked_for_in_a_terminal() {
    let office = Office::with_list(&format!("Class 2090,Name{PUPIL}"));
    office.write("list.csv", "Class,New Class,Name\n3 Integrity,4 Integrity,TAN KAI JUN\n");
    let mut terminal = office.terminal(&["import", "list.csv", "--map", "class=New Class"]);
    terminal.sees("Which school year is this list of").sees("2090").sees("2091").reads_keys();
    terminal.types("j\r").sees("1 class of 2091 (as given)").sees("[y/N]").reads_keys().types("y");
    let ended = terminal.ends();
    assert_eq!(ended.status, Some(0), "{}", ended.screen);
}

#[test]
fn old_and_new_class_side_by_side_move_everybody_up() {
    let office = Office::with_store();
    with_case(&office, "02", "2026.csv");
    with_case(&office, "02", "promotion.csv");
    office.done(&["import", "2026.csv", "--yes"]);
    let dry = office.done(&["import", "promotion.csv", "--dry-run"]);
    let told =
        "\"Class 2027\" is taken as the class, not \"Class 2026\"; --map class=\"Class 2026\"";
    assert!(dry.stdout.contains(told), "{}", dry.stdout);
    let args = ["import", "promotion.csv", "--yes", "--map", "class=Class 2027"];
    let run = office.done(&args);
    let expected = "promotion.csv: 8 students in 1 class of 2027 (from the heading \"Class 2027\")";
    assert_eq!(heading_of(&run), expected);
    assert!(run.stdout.contains("0 accounts created, 8 students moved"), "{}", run.stdout);
    let years = office
        .column::<i16>("SELECT DISTINCT year FROM classes c JOIN students s ON s.class_id = c.id");
    assert_eq!(years, [2027]);
}

#[test]
fn a_register_number_of_the_old_class_is_not_one_of_the_new() {
    let office = Office::with_store();
    let list = "Class 2026,Reg No,Name,Class 2027\n\
                2 Integrity,7,TAN KAI JUN,3 Integrity\n2 Respect,7,LIM WEI LING,3 Integrity\n";
    office.write("list.csv", list);
    let run = office.done(&["import", "list.csv", "--yes"]);
    assert!(run.stderr.contains("column \"Reg No\" is left out"), "{}", run.stderr);
    let numbered = "SELECT count(*) FROM students WHERE register_no IS NOT NULL";
    assert_eq!(office.value::<i64>(numbered, []), 0);
}

#[test]
fn rejects_are_imported_as_the_year_of_their_list() {
    let office = Office::with_store();
    office.write("2090 list.csv", "Class,Name\n3 Integrity,TAN KAI JUN\n3 Integrity,=A\n");
    let args = ["import", "2090 list.csv", "--yes", "--skip-bad", "--rejects", "r.csv"];
    let run = office.refused(3, &args);
    assert!(run.stderr.contains("then: mims import r.csv --year 2090"), "{}", run.stderr);
}
