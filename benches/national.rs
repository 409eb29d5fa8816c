//! A national list of 500,000 students: what planning costs when everybody is known.
//!
//! The store is filled directly, since hashing 500,000 passwords takes Argon2 half an hour on four cores and says
//! nothing about planning. The yardstick is the sqlite3 program, comparing the same list with the same store.

#![expect(clippy::print_stdout, reason = "a bench prints what it measured")]

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use rusqlite::{Connection, params};

const STUDENTS: i64 = 500_000;

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = folder.path().join("store");
    let list = folder.path().join("national.csv");
    write_list(&list);
    mims(&store, &["init", "--yes", "--school", "A whole country"]);
    fill(&store.join("mims.db"));
    let list = list.to_str().expect("a path in UTF-8");

    let plan = median(5, || mims(&store, &["import", list, "--dry-run"]));
    println!(
        "plan of the unchanged 500,000   {:8.0} ms, {} MB at the most",
        plan.0.as_secs_f64() * 1000.0,
        plan.1
    );
    // Without a store the command ends behind the reading of the list.
    let reading =
        median(5, || mims_ends(4, &folder.path().join("none"), &["import", list, "--dry-run"]));
    println!("  of it reading the list        {:8.0} ms", reading.0.as_secs_f64() * 1000.0);
    let newcomers =
        median(3, || mims(&folder.path().join("none"), &["import", list, "--dry-run", "--init"]));
    println!("plan of 500,000 newcomers       {:8.0} ms", newcomers.0.as_secs_f64() * 1000.0);
    let status = median(5, || mims(&store, &["status"]));
    println!(
        "status                          {:8.0} ms, {} MB at the most",
        status.0.as_secs_f64() * 1000.0,
        status.1
    );
    if let Some(sqlite) = sqlite3(&store.join("mims.db"), list) {
        println!("sqlite3, comparing the list     {:8.0} ms", sqlite.as_secs_f64() * 1000.0);
    }
}

/// Class, number and name of a student; the names are numbers spelt out, so nobody real is meant.
fn person(number: i64) -> (String, i64, String) {
    const SYLLABLES: [&str; 10] =
        ["TAN", "LIM", "ONG", "GOH", "LEE", "NG", "SIM", "KOH", "TEO", "YEO"];
    let digits = format!("{number:06}");
    let words =
        digits.bytes().map(|digit| SYLLABLES.get(usize::from(digit - b'0')).expect("a digit"));
    let name = words.copied().collect::<Vec<_>>().join(" ");
    let class = number / 40;
    (format!("{} K{class}", 1 + class % 6), 1 + number % 40, name)
}

fn write_list(path: &Path) {
    #[expect(clippy::disallowed_methods, reason = "bench input")]
    let mut file = BufWriter::new(File::create(path).expect("the list"));
    writeln!(file, "Class 2027,Reg No,Name,Student Ref").expect("a line");
    for number in 0..STUDENTS {
        let (class, register_no, name) = person(number);
        writeln!(file, "{class},{register_no},{name},N{number:06}").expect("a line");
    }
    file.flush().expect("the list");
}

fn fill(database: &Path) {
    let mut connection = Connection::open(database).expect("the store");
    let tx = connection.transaction().expect("a transaction");
    for class in 0..=(STUDENTS - 1) / 40 {
        let name = person(class * 40).0;
        let key = name.to_lowercase().replace(' ', "");
        let sql = "INSERT INTO classes (id, year, name, key) VALUES (?1, 2027, ?2, ?3)";
        tx.prepare_cached(sql)
            .expect("sql")
            .execute(params![class + 1, name, key])
            .expect("a class");
    }
    for number in 0..STUDENTS {
        let (_, register_no, name) = person(number);
        let key = name.to_lowercase().replace(' ', "");
        let login = name.to_lowercase().replace(' ', "_");
        let sql = "INSERT INTO students (id, class_id, register_no, name, name_key, login, domain, student_ref,
                       created_at, password_origin, password_set_at, password_expires_at)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'students.edu.sg', ?7, 1, 'issued', 1, 4000000000)";
        let reference = format!("N{number:06}");
        tx.prepare_cached(sql)
            .expect("sql")
            .execute(params![number + 1, number / 40 + 1, register_no, name, key, login, reference])
            .expect("a student");
    }
    tx.commit().expect("the students");
}

fn mims(store: &Path, args: &[&str]) -> (Duration, u64) {
    mims_ends(0, store, args)
}

/// Wall time, and peak memory in MB where GNU time is there to tell.
fn mims_ends(code: i32, store: &Path, args: &[&str]) -> (Duration, u64) {
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

fn sqlite3(database: &Path, list: &str) -> Option<Duration> {
    let script = format!(
        ".import --csv {list} list\n.mode list\nSELECT count(*) FROM list JOIN students ON student_ref = \"Student Ref\"
         WHERE students.name = list.Name AND register_no = \"Reg No\";\n"
    );
    let started = Instant::now();
    let mut child = Command::new("sqlite3")
        .args([":memory:", "-cmd"])
        .arg(format!("ATTACH '{}' AS store", database.display()))
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .ok()?;
    child.stdin.take()?.write_all(script.as_bytes()).ok()?;
    child.wait().ok().filter(std::process::ExitStatus::success)?;
    Some(started.elapsed())
}

fn median(runs: usize, mut run: impl FnMut() -> (Duration, u64)) -> (Duration, u64) {
    let mut times: Vec<_> = (0..runs).map(|_| run()).collect();
    times.sort();
    *times.get(runs / 2).expect("at least one run")
}
