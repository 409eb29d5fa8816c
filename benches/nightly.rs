//! The nightly report of a school of 2,000 and of a whole country of 500,000, as a whole command.
//!
//! The stores are filled directly, as in the other benches: hashing says nothing about reports. Half of the students
//! are enrolled, and a hundred nights were kept, so that every part of the page has something to say.

#![expect(clippy::print_stdout, reason = "a bench prints what it measured")]

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use rusqlite::{Connection, params};

const NIGHTS: i64 = 100;

fn main() {
    for (students, runs) in [(2_000, 9), (500_000, 3)] {
        let folder = tempfile::tempdir().expect("a folder");
        let store = folder.path().join("store");
        mims(&store, &["init", "--yes", "--school", "A school"]);
        fill(&store.join("mims.db"), students);
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

/// Classes of 40, half of the students enrolled; the names are numbers spelt out, so nobody real is meant.
fn fill(database: &Path, students: i64) {
    const SYLLABLES: [&str; 10] =
        ["TAN", "LIM", "ONG", "GOH", "LEE", "NG", "SIM", "KOH", "TEO", "YEO"];
    let mut connection = Connection::open(database).expect("the store");
    let now = connection.query_row("SELECT unixepoch()", [], |row| row.get::<_, i64>(0));
    let now = now.expect("the time");
    let tx = connection.transaction().expect("a transaction");
    for class in 0..=(students - 1) / 40 {
        let name = format!("{} K{class}", 1 + class % 6);
        let key = name.to_lowercase().replace(' ', "");
        let teacher = format!("Mdm {}", spelt(class, &SYLLABLES));
        let sql =
            "INSERT INTO classes (id, year, name, key, form_teacher) VALUES (?1, 2027, ?2, ?3, ?4)";
        let params = params![class + 1, name, key, teacher];
        tx.prepare_cached(sql).expect("sql").execute(params).expect("a class");
    }
    // Night by night, as they come.
    let sql = "INSERT INTO snapshots (taken_at, class_id, students, printed, signed_in, own_password, enrolled, expired, locked)
               SELECT ?1, id, 40, 40, 20, 20, 20, 0, 0 FROM classes";
    for night in (1..=NIGHTS).rev() {
        tx.prepare_cached(sql).expect("sql").execute([now - 86_400 * night]).expect("a night");
    }
    for number in 0..students {
        let name = spelt(number, &SYLLABLES);
        let key = name.to_lowercase().replace(' ', "");
        let login = name.to_lowercase().replace(' ', "_");
        let sql = "INSERT INTO students (id, class_id, register_no, name, name_key, login, domain, student_ref, created_at,
                       password_origin, password_set_at, password_expires_at, printed_at, first_sign_in_at, questions_set_at)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'students.edu.sg', ?7, 1, iif(?1 % 2, 'own', 'issued'), 1,
                       iif(?1 % 2, NULL, 4000000000), 1, iif(?1 % 2, 1, NULL), iif(?1 % 2, 1, NULL))";
        let reference = format!("N{number:06}");
        let params =
            params![number + 1, number / 40 + 1, 1 + number % 40, name, key, login, reference];
        tx.prepare_cached(sql).expect("sql").execute(params).expect("a student");
    }
    tx.commit().expect("the students");
}

fn spelt(number: i64, syllables: &[&str; 10]) -> String {
    let digits = format!("{number:06}");
    let words =
        digits.bytes().map(|digit| *syllables.get(usize::from(digit - b'0')).expect("a digit"));
    words.collect::<Vec<_>>().join(" ")
}

/// Wall time, and peak memory in MB where GNU time is there to tell.
fn mims(store: &Path, args: &[&str]) -> (Duration, u64) {
    let program = env!("CARGO_BIN_EXE_mims");
    let mut command = Command::new("/usr/bin/time");
    command.args(["-f", "%M", program]);
    if !Path::new("/usr/bin/time").is_file() {
        command = Command::new(program);
    }
    command.args(args).env("MIMS_STORE", store).stdin(Stdio::null()).stdout(Stdio::null());
    let started = Instant::now();
    let output = command.output().expect("the program starts");
    let took = started.elapsed();
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(0), "{args:?}: {text}");
    let kilobytes = text.lines().last().and_then(|line| line.trim().parse::<u64>().ok());
    (took, kilobytes.unwrap_or(0) / 1024)
}

fn median(runs: usize, mut run: impl FnMut() -> (Duration, u64)) -> (Duration, u64) {
    let mut times: Vec<_> = (0..runs).map(|_| run()).collect();
    times.sort();
    *times.get(runs / 2).expect("at least one run")
}
