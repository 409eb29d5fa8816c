//! Any bytes as parts of a workbook: an archive is made of them here, or the fuzzer would spend its time on checksums.
//!
//! `RUSTC_BOOTSTRAP=1 cargo fuzz run --sanitizer none workbook_bytes fuzz/seeds/workbook_bytes -- -max_total_time=600`
#![no_main]

use std::io::{Cursor, Write as _};

use libfuzzer_sys::fuzz_target;
use mims::outside::{Options, Source, read_lists, rejects};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// The parts, in the order in which the input has them, with a line of this text between.
const BETWEEN: &str = "\n=====\n";
const XLSX: [&str; 6] = [
    "_rels/.rels",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
    "xl/sharedStrings.xml",
    "xl/worksheets/sheet1.xml",
];
const ODS: [&str; 3] = ["mimetype", "META-INF/manifest.xml", "content.xml"];

/// mims takes a panic of calamine for a damaged workbook; any other is a finding.
fn forgive_calamine() {
    std::panic::set_hook(Box::new(|info| {
        if !info.location().is_some_and(|place| place.file().contains("calamine")) {
            eprintln!("{info}");
            std::process::abort();
        }
    }));
}

fuzz_target!(init: forgive_calamine(), |bytes: &[u8]| {
    let Some((choice, rest)) = bytes.split_first() else { return };
    let book = match choice {
        b'x' => archive(&XLSX, rest),
        b'o' => archive(&ODS, rest),
        _ => bytes.to_vec(),
    };
    let sources = [Source { name: "book".to_owned(), bytes: book }];
    let options = Options::default();
    let Ok(roster) = read_lists(&sources, &options) else { return };
    assert!(roster.rows.iter().all(|row| !row.name.as_str().chars().any(char::is_control)));
    rejects(&sources, &options, &roster.refusals, |_| ());
});

fn archive(names: &[&str], contents: &[u8]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let text = String::from_utf8_lossy(contents);
    for (name, part) in names.iter().zip(text.split(BETWEEN)) {
        writer.start_file(*name, stored).expect("a part");
        writer.write_all(part.as_bytes()).expect("in memory");
    }
    writer.finish().expect("in memory").into_inner()
}
