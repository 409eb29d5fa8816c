//! Files with pieces cut out, put in twice or replaced, as the fuzz targets have them: reading ends, nothing panics, and
//! what is taken can be shown. More of them: `PROPTEST_CASES=20000`.

use std::io::{Cursor, Write as _};

use mims::outside::{
    LoginRule, Options, PersonName, Role, Source, read_lists, read_requests, rejects,
};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::common::project;

const PIECES: [&str; 24] = [
    "",
    "\"",
    ",",
    ";",
    "\n",
    "\r",
    "\0",
    "Name",
    "Class",
    "Surname",
    "#REF!",
    "&#x2f;",
    "NIL",
    "1.0E+5",
    "é",
    "Ã©",
    "\u{301}",
    "<row hidden=\"1\">",
    "</row>",
    "<f>",
    "r=\"Z99999999999\"",
    "s=\"9\"",
    "*END*",
    "99999999999999999999",
];

/// One change of a text: where it begins, how much is cut out, and what is put in.
fn changes() -> impl Strategy<Value = Vec<(Index, Index, &'static str)>> {
    prop::collection::vec((any::<Index>(), any::<Index>(), select(PIECES.to_vec())), 0..6)
}

fn changed(text: &str, changes: &[(Index, Index, &'static str)]) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for (from, length, piece) in changes {
        let from = from.index(chars.len() + 1);
        let to = (from + length.index(20)).min(chars.len());
        chars.splice(from..to, piece.chars());
    }
    chars.into_iter().collect()
}

fn seed(path: &str) -> String {
    std::fs::read_to_string(project(path)).expect("a seed")
}

/// Reads a file as a list, its rejects and as requests.
fn check(bytes: Vec<u8>) {
    let sources = [Source { name: "list".to_owned(), bytes }];
    if let Ok(requests) = read_requests(&sources[0]) {
        for row in &requests.rows {
            let is_placed = row.class.is_some() && row.number.is_some();
            assert!(
                is_placed || row.who.is_some() || row.reference.is_some() || row.name.is_some()
            );
        }
    }
    let Ok(roster) = read_lists(&sources, &Options::default()) else { return };
    let texts = roster.rows.iter().flat_map(|row| [row.name.as_str(), row.class.as_str()]);
    assert!(!texts.flat_map(str::chars).any(char::is_control));
    rejects(&sources, &Options::default(), &roster.refusals, |_| ());
}

fn archive(names: &[&str], parts: &str) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in names.iter().zip(parts.split("\n=====\n")) {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(part.as_bytes()).expect("in memory");
    }
    writer.finish().expect("in memory").into_inner()
}

proptest! {
    #[test]
    fn lists_with_pieces_out_of_place_are_read_to_an_end(
        list in select(vec!["tests/it/import/cases/11/surname.csv", "tests/it/import/cases/15/list.csv", "sample-data/class-list-titles.csv"]),
        changes in changes(),
    ) {
        check(changed(&seed(list), &changes).into_bytes());
    }

    #[test]
    fn workbooks_with_pieces_out_of_place_are_read_to_an_end(changes in changes()) {
        let xlsx = changed(seed("fuzz/seeds/workbook_bytes/xlsx").trim_start_matches('x'), &changes);
        let parts = ["_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"];
        check(archive(&parts, &xlsx));
        let ods = changed(seed("fuzz/seeds/workbook_bytes/ods").trim_start_matches('o'), &changes);
        check(archive(&["mimetype", "META-INF/manifest.xml", "content.xml"], &ods));
    }

    #[test]
    fn a_name_that_is_taken_stays_itself_and_makes_one_login_id_in_both_cases(
        text in "([\\p{Latin}ÃÂâ '’`´–.,/@()\\p{Han}\\p{M}-]|\\PC){0,24}",
    ) {
        let Ok(name) = PersonName::parse(&text) else { return Ok(()) };
        prop_assert!(!name.as_str().chars().any(|c| c.is_ascii_digit() || "=#<:?".contains(c)));
        let again = PersonName::parse(name.as_str());
        prop_assert_eq!(again.as_ref().map(PersonName::as_str), Ok(name.as_str()));
        let made = |name: &PersonName| LoginRule::default().login_id(name, Role::Student, |_| false);
        if let Ok(small) = PersonName::parse(&name.as_str().to_lowercase()) {
            prop_assert_eq!(made(&small), made(&name));
        }
    }
}
