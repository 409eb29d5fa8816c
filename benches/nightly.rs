//! The nightly report of a school of 2,000 and of a whole country of 500,000, as a whole command.
//!
//! The stores are filled directly, as in the other benches: hashing says nothing about reports. A hundred nights were
//! kept, so that every part of the page has something to say.

#![expect(clippy::print_stdout, reason = "a bench prints what it measured")]

mod country;

use std::path::Path;

use country::{fill, median, mims};
use rusqlite::Connection;

const NIGHTS: i64 = 100;

fn main() {
    for (students, runs) in [(2_000, 9), (500_000, 3)] {
        let folder = tempfile::tempdir().expect("a folder");
        let store = folder.path().join("store");
        mims(&store, &["init", "--yes", "--school", "A school"]);
        fill(&store.join("mims.db"), students);
        add_nights(&store.join("mims.db"));
        let reports = folder.path().join("reports");
        let reports = reports.to_str().expect("a path in UTF-8");
        let report = ["report", "--output", reports, "--force", "--quiet"];
        let one_run = || {
            // Replacing a folder means to remove one too, which a night does not do.
            let _ = std::fs::remove_dir_all(reports);
            mims(&store, &report)
        };
        let (took, megabytes) = median(runs, one_run);
        let took = took.as_secs_f64() * 1000.0;
        println!("report of {students:7}   {took:8.0} ms, {megabytes} MB at the most");
    }
}

/// What a report shows beyond the students: form teachers, and the nights before.
fn add_nights(database: &Path) {
    let mut connection = Connection::open(database).expect("the store");
    let tx = connection.transaction().expect("a transaction");
    let sql = "UPDATE classes
               SET form_teacher = 'Mdm ' || char(65 + id / 676 % 26, 65 + id / 26 % 26, 65 + id % 26)";
    tx.execute(sql, []).expect("the form teachers");
    let sql = "INSERT INTO snapshots (taken_at, class_id, students, printed, signed_in, own_password, enrolled, expired, locked)
               SELECT unixepoch() - 86400 * ?1, id, 40, 40, 20, 20, 20, 0, 0 FROM classes";
    for night in (1..=NIGHTS).rev() {
        tx.prepare_cached(sql).expect("sql").execute([night]).expect("a night");
    }
    tx.commit().expect("the nights");
}
