//! Any bytes as a file of requests: reading must end, and every request names somebody.
//!
//! `RUSTC_BOOTSTRAP=1 cargo fuzz run --sanitizer none requests fuzz/seeds/requests -- -max_total_time=600`
#![no_main]

use libfuzzer_sys::fuzz_target;
use mims::outside::{Source, read_requests};

fuzz_target!(|bytes: &[u8]| {
    let source = Source { name: "requests.csv".to_owned(), bytes: bytes.to_vec() };
    let Ok(requests) = read_requests(&source) else { return };
    let lines = 1 + bytes.iter().filter(|byte| matches!(byte, b'\n' | b'\r')).count();
    for row in &requests.rows {
        assert!(bytes.starts_with(b"PK") || (1..=lines).contains(&row.place.line));
        let is_placed = row.class.is_some() && row.number.is_some();
        assert!(is_placed || row.who.is_some() || row.reference.is_some() || row.name.is_some());
    }
});
