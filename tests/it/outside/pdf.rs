//! The PDF as a file: sound, the same every time, with everything in it that another machine needs.

use std::process::Command;

use crate::common::{FULL_PAGE, Office, present, text};

/// An office with two prints of the same stickers.
fn printed_twice() -> Office {
    let office = Office::with_list(FULL_PAGE);
    for file in ["one.pdf", "two.pdf"] {
        office.done(&["stickers", "--batch", "1", "--again", "--output", file]);
    }
    office
}

#[test]
fn the_same_stickers_are_the_same_bytes_in_every_run() {
    let office = printed_twice();
    let [one, two] =
        ["one.pdf", "two.pdf"].map(|file| std::fs::read(office.path(file)).expect("a PDF"));
    assert!(one.starts_with(b"%PDF-") && one == two);
}

#[test]
fn qpdf_has_nothing_to_complain_about() {
    if !present(&["qpdf"]) {
        return;
    }
    let office = printed_twice();
    let said = text(Command::new("qpdf").arg("--check").arg(office.path("one.pdf")));
    assert!(said.contains("No syntax or stream encoding errors found"), "{said}");
    assert!(!said.contains("WARNING"), "{said}");
}

#[test]
fn every_font_is_embedded() {
    if !present(&["pdffonts"]) {
        return;
    }
    let office = printed_twice();
    let table = text(Command::new("pdffonts").arg(office.path("one.pdf")));
    let fonts: Vec<&str> = table.lines().skip(2).collect();
    for font in &fonts {
        // The columns at the end are: embedded, subset, Unicode map, object number and generation.
        let flags: Vec<_> = font.split_whitespace().rev().skip(2).take(3).collect();
        assert_eq!(flags, ["yes"; 3], "{font}");
    }
    for needed in ["Andika-Bold", "DroidSansFallback", "NotoSansTamil"] {
        assert!(fonts.iter().any(|font| font.contains(needed)), "{needed} in {table}");
    }
}

#[test]
fn the_properties_of_the_file_name_no_pupil() {
    if !present(&["pdfinfo"]) {
        return;
    }
    let office = printed_twice();
    let about = text(Command::new("pdfinfo").arg("-meta").arg(office.path("one.pdf")))
        + &text(Command::new("pdfinfo").arg(office.path("one.pdf")));
    assert!(about.contains("Login stickers"), "{about}");
    for name in office.column::<String>("SELECT name FROM students") {
        assert!(!about.contains(&name), "{name}");
    }
}
