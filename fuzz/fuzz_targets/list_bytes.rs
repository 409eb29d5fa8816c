//! Any bytes as a class list: reading must end, and what it says of rows must hold for the file.
//!
//! `RUSTC_BOOTSTRAP=1 cargo fuzz run --sanitizer none list_bytes fuzz/seeds/list_bytes -- -max_total_time=600`
#![no_main]

use libfuzzer_sys::fuzz_target;
use mims::outside::{CsvWriter, Options, Source, TextEncoding, read_lists, rejects};

fuzz_target!(|bytes: &[u8]| {
    // The first byte chooses what the operator says.
    let Some((choice, bytes)) = bytes.split_first() else { return };
    let encoding = match choice % 4 {
        0 => TextEncoding::parse("windows-1252"),
        1 => TextEncoding::parse("gbk"),
        _ => None,
    };
    let sources = [Source { name: "list.csv".to_owned(), bytes: bytes.to_vec() }];
    let options = Options { encoding, ..Options::default() };
    let Ok(roster) = read_lists(&sources, &options) else { return };
    let lines = 1 + bytes.iter().filter(|byte| matches!(byte, b'\n' | b'\r')).count();
    for row in &roster.rows {
        assert!((1..=lines).contains(&row.place.line));
        assert!(!row.name.as_str().chars().any(char::is_control));
        assert!(!row.class.as_str().chars().any(char::is_control));
    }
    // Refused rows that are read again unmended are refused again, unless they only contradicted each other.
    if !roster.refusals.is_empty() {
        let mut bytes = Vec::new();
        let mut list = CsvWriter::list(&mut bytes).expect("memory");
        rejects(&sources, &options, &roster.refusals, |cells| list.record(cells).expect("memory"));
        list.finish().expect("memory");
        let again = [Source { name: "rejects.csv".to_owned(), bytes }];
        let _ = read_lists(&again, &Options::default());
    }
});
