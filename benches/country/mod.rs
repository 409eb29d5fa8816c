//! A country of invented students, in a store and in the program: what the large benches share.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use rusqlite::{Connection, params};

/// Class, number and name of a student; the names are numbers spelt out, so nobody real is meant.
pub(crate) fn person(number: i64) -> (String, i64, String) {
    const SYLLABLES: [&str; 10] =
        ["TAN", "LIM", "ONG", "GOH", "LEE", "NG", "SIM", "KOH", "TEO", "YEO"];
    let digits = format!("{number:06}");
    let words =
        digits.bytes().map(|digit| SYLLABLES.get(usize::from(digit - b'0')).expect("a digit"));
    let name = words.copied().collect::<Vec<_>>().join(" ");
    let class = number / 40;
    (format!("{} K{class}", 1 + class % 6), 1 + number % 40, name)
}

/// Fills a store directly, since hashing 500,000 passwords takes Argon2 half an hour on four cores. A third of the
/// students has an own password, and most of the temporary ones were printed.
pub(crate) fn fill(database: &Path, students: i64) {
    let mut connection = Connection::open(database).expect("the store");
    let tx = connection.transaction().expect("a transaction");
    for class in 0..=(students - 1) / 40 {
        let name = person(class * 40).0;
        let key = name.to_lowercase().replace(' ', "");
        let sql = "INSERT INTO classes (id, year, name, key) VALUES (?1, 2027, ?2, ?3)";
        tx.prepare_cached(sql)
            .expect("sql")
            .execute(params![class + 1, name, key])
            .expect("a class");
    }
    for number in 0..students {
        let (_, register_no, name) = person(number);
        let key = name.to_lowercase().replace(' ', "");
        let login = name.to_lowercase().replace(' ', "_");
        let sql = "INSERT INTO students (id, class_id, register_no, name, name_key, login, domain, student_ref,
                       created_at, password_origin, password_set_at, password_expires_at, printed_at,
                       first_sign_in_at, questions_set_at)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'students.edu.sg', ?7, 1,
                       iif(?1 % 3 = 0, 'own', 'issued'), 1800000000, iif(?1 % 3 = 0, NULL, 4000000000),
                       iif(?1 % 5 = 0, NULL, 1790000000), iif(?1 % 3 = 0, 1800000000, NULL),
                       iif(?1 % 6 = 0, 1800000060, NULL))";
        let reference = format!("N{number:06}");
        tx.prepare_cached(sql)
            .expect("sql")
            .execute(params![number + 1, number / 40 + 1, register_no, name, key, login, reference])
            .expect("a student");
    }
    tx.commit().expect("the students");
}

/// Runs the program, which has to end well.
pub(crate) fn mims(store: &Path, args: &[&str]) -> (Duration, u64) {
    mims_ends(0, store, args)
}

/// Wall time, and peak memory in MB where GNU time is there to tell.
pub(crate) fn mims_ends(code: i32, store: &Path, args: &[&str]) -> (Duration, u64) {
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
    assert_eq!(output.status.code(), Some(code), "{args:?}: {text}");
    let kilobytes = text.lines().last().and_then(|line| line.trim().parse::<u64>().ok());
    (took, kilobytes.unwrap_or(0) / 1024)
}

/// The middle one of several runs.
pub(crate) fn median(runs: usize, mut run: impl FnMut() -> (Duration, u64)) -> (Duration, u64) {
    let mut times: Vec<_> = (0..runs).map(|_| run()).collect();
    times.sort();
    *times.get(runs / 2).expect("at least one run")
}
