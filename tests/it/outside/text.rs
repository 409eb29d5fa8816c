//! The texts of the printed sheets, as `pdftotext` reads them.

use std::path::Path;
use std::process::Command;

use crate::common::{Office, Pupil, present, project, text};
use crate::outside::{can_verify, pairs, verified};

const SCHOOL: &str = "Merlion Park Primary School";

/// The texts of each sticker in the order of drawing. The school's name comes first on every one.
fn stickers(pdf: &Path) -> Vec<String> {
    let all = text(Command::new("pdftotext").arg("-raw").arg(pdf).arg("-"));
    let (before, stickers) = all.split_once(SCHOOL).expect("a sticker");
    assert_eq!(before, "");
    stickers.split(SCHOOL).map(str::to_owned).collect()
}

/// Where a line ends is the label's business, not the text's.
fn unbroken(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn the_whole_sample_school_is_found_on_its_sheets_and_every_password_verifies() {
    if !present(&["age"]) {
        return;
    }
    let office = Office::new();
    let list = project("sample-data/class-list-2027.csv").display().to_string();
    let import = ["import", &list, "--init", "--school", SCHOOL, "--yes", "--stickers", "all.pdf"];
    office.done(&import);
    let pupils = office.pupils();
    if can_verify() {
        let ours = "$argon2id$v=19$m=19456,t=2,p=1$";
        assert!(pupils.iter().all(|pupil| pupil.hash.starts_with(ours)));
        assert_eq!(verified(pairs(&pupils)), [true; 400]);
    }
    if present(&["pdftotext"]) {
        check_texts(Path::new(&list), &stickers(&office.path("all.pdf")), &pupils);
    }
}

/// Compares the stickers with the class list that they were made from.
fn check_texts(list: &Path, stickers: &[String], pupils: &[Pupil]) {
    let mut list = csv::Reader::from_path(list).expect("the class list");
    let rows: Vec<_> = list.records().map(|row| row.expect("a row")).collect();
    assert_eq!((rows.len(), pupils.len(), stickers.len()), (400, 400, 400));
    for ((row, pupil), sticker) in rows.iter().zip(pupils).zip(stickers) {
        let sticker = unbroken(sticker);
        let expected = [
            unbroken(&row[2]),
            format!("{}·No.{}", unbroken(&row[0]), &row[1]),
            format!("{}@students.edu.sg", pupil.login),
            pupil.password.clone(),
        ];
        // Behind the last of a class come the labels that say which one begins.
        assert!(sticker.contains(&expected.concat()), "{expected:?} in {sticker}");
        assert!(sticker.contains("mims.moe.gov.sg"), "{sticker}");
        assert_eq!(row[2], pupil.name);
    }
}

#[test]
fn a_password_can_be_searched_for_as_one_word() {
    if !present(&["pdftotext", "age"]) {
        return;
    }
    let office = Office::with_school();
    for sheet in ["L7160", "L7159", "L7163"] {
        let file = format!("{sheet}.pdf");
        office.done(&["stickers", "--all", "--again", "--sheet", sheet, "--output", &file]);
        let words = text(Command::new("pdftotext").arg(office.path(&file)).arg("-"));
        for pupil in office.pupils() {
            let found = words.split_whitespace().filter(|word| *word == pupil.password).count();
            assert_eq!(found, 1, "{} on {sheet}", pupil.login);
        }
    }
}

#[test]
fn the_address_of_the_portal_stands_on_every_kind_of_sticker() {
    if !present(&["pdftotext"]) {
        return;
    }
    let office = Office::with_school();
    let check = |sheet: &str, address: &str| {
        let file = format!("{sheet}-{}.pdf", address.len());
        office.done(&["stickers", "--all", "--again", "--sheet", sheet, "--output", &file]);
        let words = text(Command::new("pdftotext").arg(office.path(&file)).arg("-"));
        let found = words.split_whitespace().filter(|word| *word == address).count();
        assert_eq!(found, 5, "{address} on {sheet}");
    };
    for sheet in ["L7160", "L7163", "5160", "5161"] {
        check(sheet, "mims.moe.gov.sg");
    }
    office.done(&["settings", "set", "portal.url", "https://portal.example.sg/mims/"]);
    check("L7160", "portal.example.sg/mims");
}
