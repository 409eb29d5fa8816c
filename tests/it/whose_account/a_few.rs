//! `mims import` of lists of a few: newcomers and moves need no override, and what does not fit them is said.

use crate::common::{Office, Run, project};

/// Three classes of four pupils, numbered from 1.
const SECOND: &str = "Class 2027,Reg No,Name
2A,1,ANG MEI LI
2A,2,BAY KAI WEN
2A,3,CHUA HUI MIN
2A,4,DEVI RAJAN
2B,1,ETHAN TEO
2B,2,FATIMAH BINTE OMAR
2B,3,GOH SHU WEN
2B,4,HARITH BIN SAMAD
2C,1,IMAN BINTE YUSOF
2C,2,JOSHUA NAIR
2C,3,KOH ZI YING
2C,4,LIM JUN HAO
";

fn import(office: &Office, list: &str, flags: &[&str]) -> Run {
    office.write("list.csv", list);
    office.run(&[&["import", "list.csv"], flags].concat())
}

fn class_of(office: &Office, name: &str) -> String {
    let sql =
        "SELECT c.name FROM students AS s JOIN classes AS c ON c.id = s.class_id WHERE s.name = ?1";
    office.value(sql, [name])
}

#[test]
fn a_newcomer_three_moves_and_the_next_year_need_no_override() {
    let office = Office::with_store();
    let sample = |year: &str| {
        let path = project("sample-data").join(format!("class-list-{year}.csv"));
        std::fs::read_to_string(path).expect("a list")
    };
    office.import(&sample("2027"));
    assert_eq!(office.students(), 400);
    office.import("Class 2027,Name\n4 Respect,ZARA BINTE KHALID\n");
    assert_eq!(office.students(), 401);
    let moves = ["1 Integrity", "2 Integrity", "5 Integrity"].map(|class| {
        let sql = "SELECT s.name FROM students AS s JOIN classes AS c ON c.id = s.class_id WHERE c.name = ?1 ORDER BY 1";
        (office.value::<String>(sql, [class]), class.replace("Integrity", "Respect"))
    });
    let rows = moves.each_ref().map(|(name, class)| format!("{class},\"{name}\"\n")).concat();
    office.import(&format!("Class 2027,Name\n{rows}3 Integrity,YUSUF BIN KHALID\n"));
    assert_eq!(office.students(), 402);
    for (name, class) in &moves {
        assert_eq!(class_of(&office, name), *class, "{name}");
    }
    let run = office.import(&sample("2028"));
    assert!(run.stdout.contains("391 students in 12 classes of 2028"), "{}", run.stdout);
}

#[test]
fn a_number_of_somebody_who_stays_is_nobody_elses() {
    let office = Office::with_list(SECOND);
    let before = office.facts();
    let run = office.import_refused("Class 2027,Reg No,Name\n2B,3,ZARA BINTE KHALID\n");
    let told = "number 3 of 2B is that of GOH SHU WEN of 2B (goh_shu_wen)";
    assert!(run.stderr.contains(told), "{}", run.stderr);
    assert_eq!(office.facts(), before);
    office.import("Class 2027,Reg No,Name\n2B,5,ZARA BINTE KHALID\n");
    assert_eq!(office.students(), 13);
}

#[test]
fn a_class_that_nobody_knows_stops_a_list_without_a_terminal() {
    let office = Office::with_list(SECOND);
    let slip = SECOND.replace("2C,4", "2K,4");
    let run = office.import_refused(&slip);
    assert!(run.stderr.contains("2K is new: 1 student; did you mean 2A?"), "{}", run.stderr);
    assert_eq!(import(&office, &slip, &["--yes", "--accept-many"]).status, 0);
    assert_eq!(class_of(&office, "LIM JUN HAO"), "2K");
}

#[cfg(unix)] // In a pseudo-terminal.
#[test]
fn a_class_that_nobody_knows_is_asked_about_in_a_terminal() {
    for (answer, status, class) in [("y", 0, "2K"), ("n", 1, "2C")] {
        let office = Office::with_list(SECOND);
        office.write("list.csv", SECOND.replace("2C,4", "2K,4"));
        let mut terminal = office.terminal(&["import", "list.csv"]);
        terminal.sees("2K is new: 1 student").reads_keys().types(answer);
        if status == 0 {
            terminal.sees("Move 1? [y/N]").reads_keys().types("y");
        }
        let ended = terminal.ends();
        assert_eq!(ended.status, Some(status), "{}", ended.screen);
        assert_eq!(class_of(&office, "LIM JUN HAO"), class);
    }
}

#[test]
fn answers_have_to_be_about_the_list() {
    let office = Office::with_list(SECOND);
    let before = office.facts();
    for (flag, value, told) in [
        ("--new", "NOBODY HERE", "nobody on the list has that name"),
        ("--new", "", "--new"),
        ("--rename-class", "2A", "write it as CLASS=NAME"),
        ("--rename-class", "2X=2A", "there is no class 2X in 2027"),
        ("--rename-class", "2A=2X", "the list has no class 2X"),
    ] {
        let run = import(&office, SECOND, &["--yes", flag, value]);
        assert_eq!(run.status, 1, "{flag} {value}: {}", run.stderr);
        assert!(run.stderr.contains(told), "{flag} {value}: {}", run.stderr);
    }
    assert_eq!(office.facts(), before);
}
