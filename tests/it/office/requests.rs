//! `mims reset --from`: files of requests are read as class lists are, and the program's own lists are requests.

use crate::common::Office;
use crate::hostile::{rows, xlsx};
use crate::import::with_case;

fn reset(office: &Office, file: &str, bytes: impl AsRef<[u8]>) -> String {
    office.write(file, bytes);
    let run = office.done(&["reset", "--from", file, "--yes"]);
    format!("{}{}", run.stdout, run.stderr)
}

fn refused(office: &Office, list: &str, words: &[&str]) {
    office.write("requests.csv", list);
    let before = office.facts();
    let run = office.refused(1, &["reset", "--from", "requests.csv", "--yes"]);
    for word in words {
        assert!(run.stderr.contains(word), "nothing of {word} in {}", run.stderr);
    }
    assert_eq!(office.facts(), before);
}

#[test]
fn a_row_with_a_blank_cell_is_refused_and_nothing_is_reset() {
    let office = Office::with_store();
    with_case(&office, "03", "list.csv");
    with_case(&office, "03", "requests.csv");
    office.done(&["import", "list.csv", "--yes"]);
    let before = office.facts();
    let run = office.refused(1, &["reset", "--from", "requests.csv", "--yes"]);
    assert!(run.stderr.contains("requests.csv:3: the class is blank"), "{}", run.stderr);
    assert!(run.stderr.contains("nothing was reset"), "{}", run.stderr);
    assert_eq!(office.facts(), before);
}

/// Last year's 3 Integrity number 12 is another child than this year's.
#[test]
fn a_place_of_another_year_is_refused() {
    let office = Office::with_school();
    let told = "MUHAMMAD RAYYAN BIN ABDULLAH";
    refused(&office, "Class 2026,Reg No\n3 Integrity,12\n", &[told, "3 Integrity of 2026"]);
    refused(&office, "CLASS LIST 2028\nClass,Reg No\n3 Integrity,12\n", &["of 2028"]);
    refused(&office, "Year,Class,Reg No\n2026,3 Integrity,12\n", &["of 2026"]);
    assert!(reset(&office, "r.csv", "Class 2027,Reg No\n3 Integrity,12\n").contains(told));
    assert!(reset(&office, "r.csv", "Class 2026,Login ID\n,tan_kai_jun\n").contains("TAN KAI"));
}

#[test]
fn the_programs_own_lists_are_requests() {
    let office = Office::with_store();
    with_case(&office, "14", "list.csv");
    office.done(&["import", "list.csv", "--yes"]);
    let both = |said: &str| {
        assert!(said.contains("TAN KAI JUN") && said.contains("LIM ZI YING"), "{said}");
    };
    for fields in
        ["login_id", "class,register_no", "name", "student_ref,login_id,status", "class,name"]
    {
        let rows =
            office.done(&["status", "--students", "--format", "csv", "--fields", fields]).stdout;
        both(&reset(&office, "own.csv", rows));
    }
    let all = office.done(&["status", "--students", "--format", "csv"]).stdout;
    both(&reset(&office, "all.csv", &all));
    let utf16: Vec<u8> =
        format!("\u{feff}{all}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    both(&reset(&office, "utf16.csv", utf16));
    both(&reset(&office, "semicolons.csv", all.replace(',', ";")));
    office.done(&["report", "--output", "rep"]);
    let day = std::fs::read_dir(office.path("rep"))
        .expect("a folder")
        .next()
        .expect("a day")
        .expect("a day");
    let chase = std::fs::read_dir(day.path().join("chase")).expect("pages");
    let chase: Vec<_> = chase
        .map(|page| page.expect("a page").path())
        .filter(|page| page.extension().is_some_and(|end| end == "csv"))
        .collect();
    let [chase] = chase.as_slice() else { panic!("one class") };
    both(&reset(&office, "chase.csv", std::fs::read(chase).expect("a page")));
    let one = reset(&office, "one.csv", "MIMS ID\ntan_kai_jun\n");
    assert!(one.contains("TAN KAI JUN"), "{one}");
}

#[test]
fn a_request_with_another_childs_name_is_refused_with_both_named() {
    let office = Office::with_school();
    let other = ["requests.csv:2", "TAN KAI JUN of 3 Integrity (tan_kai_jun)", "LIM WEI LING"];
    refused(&office, "Class,Reg No,Name\n3 Integrity,1,LIM WEI LING\n", &other);
    refused(&office, "Login ID,Name\ntan_kai_jun,LIM WEI LING\n", &other);
    refused(&office, "Student ID,Name\nMP-90-0001,LIM WEI LING\n", &other);
    refused(&office, "Login ID,Class,Reg No\ntan_kai_jun,4 Respect,1\n", &other);
    refused(&office, "Login ID,Surname,First Name\ntan_kai_jun,LIM,WEI LING\n", &other);
    refused(&office, "Login ID,Class\ntan_kai_jun,4 Respect\n", &["TAN KAI JUN", "4 Respect"]);
    refused(&office, "Login ID,Reg No\ntan_kai_jun,7\n", &["TAN KAI JUN", "number 7"]);
    refused(
        &office,
        "Class,Reg No,Name\n3 Integrity,1,GOH HUI MIN\n",
        &["TAN KAI JUN", "GOH HUI MIN"],
    );
    refused(
        &office,
        "Class,Reg No,Name\n3 Integrity,1,TAN KAI JUN 2\n",
        &["requests.csv:2", "'2'"],
    );
}

#[test]
fn a_name_spelt_in_another_way_is_no_other_child() {
    let office = Office::with_school();
    for name in ["tan kai jun", "Kai Jun Tan", "KAI JUN", "TAN KAI JUNN"] {
        let said = reset(&office, "r.csv", format!("Class,Reg No,Name\n3 Integrity,1,{name}\n"));
        assert!(said.contains("TAN KAI JUN"), "{said}");
    }
}

#[test]
fn other_columns_are_said_to_be_not_read() {
    let office = Office::with_school();
    let said = reset(&office, "r.csv", "Login ID,Asked by\ntan_kai_jun,Mdm Salmah\n");
    assert!(said.contains("r.csv: not read: \"Asked by\""), "{said}");
}

#[test]
fn workbooks_and_other_encodings_are_told_with_what_helps_here() {
    let office = Office::with_school();
    office.write("old.csv", b"Login ID,Name\ntan_kai_jun,TAN KAI J\xdcN\n");
    let run = office.refused(1, &["reset", "--from", "old.csv"]);
    assert!(run.stderr.contains("old.csv: line 2 is not UTF-8 text"), "{}", run.stderr);
    assert!(
        run.stderr.contains("CSV UTF-8") && !run.stderr.contains("--encoding"),
        "{}",
        run.stderr
    );
    let book = [
        ("Notes", "", rows(&[&["Asked on Monday"]])),
        ("Day", "", rows(&[&["Class", "No"], &["3 Integrity", "<c><v>12</v></c>"]])),
        ("Old", "state=\"hidden\"", rows(&[&["x"]])),
    ];
    let sheets: Vec<_> =
        book.iter().map(|(name, state, data)| (*name, *state, data.as_str())).collect();
    let said = reset(&office, "day.xlsx", xlsx(&sheets));
    assert!(said.contains("MUHAMMAD RAYYAN BIN ABDULLAH"), "{said}");
    assert!(said.contains("sheet \"Old\" is hidden and was skipped\n"), "{said}");
    let blank = xlsx(&[("Day", "", &rows(&[&["Class", "No"], &["", "<c><v>12</v></c>"]]))]);
    office.write("blank.xlsx", blank);
    let run = office.refused(1, &["reset", "--from", "blank.xlsx"]);
    assert!(run.stderr.contains("blank.xlsx [Day]:2: the class is blank"), "{}", run.stderr);
}
