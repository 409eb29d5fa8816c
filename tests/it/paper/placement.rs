//! Label sheets: listed, described, begun in the middle, shifted, and tried on plain paper.

use std::process::Command;

use insta::assert_snapshot;

use crate::common::{Office, present, text};

fn said(office: &Office, pdf: &str) -> String {
    text(Command::new("pdftotext").args(["-layout"]).arg(office.path(pdf)).arg("-"))
}

fn bytes(office: &Office, pdf: &str) -> Vec<u8> {
    std::fs::read(office.path(pdf)).expect("a PDF")
}

/// The left edges of all words on a page that begin a password, in mm.
fn lefts(office: &Office, pdf: &str) -> Vec<f64> {
    let all = text(Command::new("pdftotext").arg("-bbox").arg(office.path(pdf)).arg("-"));
    let school = all.lines().filter(|line| line.contains(">Merlion<"));
    school
        .map(|line| {
            line.split('"').nth(1).expect("an edge").parse::<f64>().expect("points") * 25.4 / 72.0
        })
        .collect()
}

#[test]
fn all_sheets_are_listed_as_rows() {
    let office = Office::new();
    let run = office.done(&["sheets"]);
    assert_eq!(run.stdout.lines().count(), 26, "{}", run.stdout);
    let school = "Stickers go on L7160 (mims settings set stickers.sheet).\n";
    assert_eq!(run.stderr, school);
    let csv = office.done(&["sheets", "--format", "csv"]).stdout;
    assert!(
        csv.starts_with("sheet,maker,page,columns,rows,labels,width_mm,height_mm,stickers,also\n"),
        "{csv}"
    );
    assert!(csv.contains("\nL7160,Avery,A4,3,7,21,63.5,38.1,yes,J8160 C2160 J8360\n"), "{csv}");
    assert!(csv.contains("\nL7651,Avery,A4,5,13,65,38.1,21.2,too small,"), "{csv}");
    for useless in [
        &["--sheet", "L7160"][..],
        &["--force"],
        &["--format", "csv", "--test-page", "t.pdf"],
        &["--template", "t.toml", "--test-page", "t.pdf"],
        &["--print-test-page", "--force"],
    ] {
        office.refused(2, &[&["sheets"], useless].concat());
    }
}

#[test]
fn a_custom_sheet_with_the_measures_of_a_known_one_is_the_same_paper() {
    let office = Office::with_school();
    let custom = "custom:A4,2,7,99.1,38.1,4.67,15.15,101.6,38.1";
    office.done(&["stickers", "--all", "--sheet", "L7163", "-o", "one.pdf"]);
    office.done(&["stickers", "--all", "--again", "--sheet", custom, "-o", "two.pdf"]);
    assert!(bytes(&office, "one.pdf") == bytes(&office, "two.pdf"));
    let run = office.run(&[
        "stickers",
        "--all",
        "--sheet",
        "custom:A4,3,7,80,38,7,15,80,38",
        "-o",
        "s.pdf",
    ]);
    assert_snapshot!(run.shown(&office), @"
    exit 1
    --- stderr
    error: custom:A4,3,7,80,38,7,15,80,38: the labels reach 37.00 mm over the right edge of the page
    hint: custom:PAGE,COLS,ROWS,WIDTH,HEIGHT,LEFT,TOP,PITCHX,PITCHY, all lengths in mm
    ");
}

#[test]
fn a_used_sheet_is_gone_on_with_and_a_nudge_shifts_everything() {
    if !present(&["pdftotext"]) {
        return;
    }
    let office = Office::with_school();
    let print = |name: &str, more: &[&str]| {
        let args = [&["stickers", "--class", "4 Respect", "--again", "-o", name], more].concat();
        office.done(&args);
        lefts(&office, name)
    };
    let near = |found: &[f64], expected: [f64; 2]| {
        let off = found.iter().zip(expected).map(|(found, expected)| (found - expected).abs());
        assert!(found.len() == 2 && off.fold(0.0, f64::max) < 0.05, "{found:?} {expected:?}");
    };
    near(&print("a.pdf", &[]), [10.2, 76.24]);
    near(&print("b.pdf", &["--start-at", "3"]), [142.28, 10.2]);
    office.done(&["settings", "set", "stickers.nudge", "-1.5,2"]);
    near(&print("c.pdf", &[]), [8.7, 74.74]);
    let run = office.run(&["stickers", "--all", "--again", "--start-at", "22", "-o", "d.pdf"]);
    assert_snapshot!(run.shown(&office), @"
    exit 1
    --- stderr
    error: --start-at 22: L7160 has labels 1 to 21
    ");
}

#[test]
fn each_class_starts_a_sheet_and_names_come_in_their_order() {
    if !present(&["pdftotext"]) {
        return;
    }
    let office = Office::with_school();
    let run = office.done(&["stickers", "--all", "--new-sheet-per-class", "-o", "two.pdf"]);
    assert!(run.stdout.contains("5 stickers on 2 sheets"), "{}", run.stdout);
    let pages: Vec<_> = said(&office, "two.pdf").split('\u{c}').map(str::to_owned).collect();
    assert!(pages[0].contains("TAN KAI JUN") && !pages[0].contains("LIM WEI LING"));
    assert!(pages[1].contains("LIM WEI LING") && !pages[1].contains("TAN KAI JUN"));
    office.done(&[
        "stickers",
        "--all",
        "--again",
        "--sort",
        "name",
        "--sheet",
        "L7165",
        "-o",
        "names.pdf",
    ]);
    let text = text(Command::new("pdftotext").arg("-raw").arg(office.path("names.pdf")).arg("-"));
    let at = |name: &str| text.find(name).expect(name);
    assert!(
        at("ARJUN") < at("D'SOUZA")
            && at("D'SOUZA") < at("LIM WEI")
            && at("LIM WEI") < at("TAN KAI")
    );
}

#[test]
fn a_test_page_says_at_which_size_to_print_and_names_nobody() {
    let office = Office::new();
    let run = office.done(&["sheets", "--test-page", "t.pdf"]);
    assert_eq!(run.stdout, "t.pdf: test page for L7160\n");
    let office = Office::with_school();
    office.done(&["settings", "set", "stickers.nudge", "1,0"]);
    let run = office.done(&["sheets", "--test-page", "t.pdf", "--sheet", "L7163"]);
    assert_eq!(run.stdout, "t.pdf: test page for L7163\n");
    office.refused(1, &["sheets", "--test-page", "t.pdf"]);
    if present(&["pdftotext"]) {
        let said = said(&office, "t.pdf");
        assert!(said.contains("Print at 100 %") && said.contains("Avery L7163"), "{said}");
        assert!(said.contains("1 mm to the right"), "{said}");
        assert_eq!(said.matches("sample_student").count(), 2, "{said}");
    }
}
