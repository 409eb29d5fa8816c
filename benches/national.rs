//! A national list of 500,000 students: what planning costs when everybody is known.
//!
//! The store is filled directly, since hashing 500,000 passwords takes Argon2 half an hour on four cores and says
//! nothing about planning. The yardstick is the sqlite3 program, comparing the same list with the same store.

#![expect(clippy::print_stdout, reason = "a bench prints what it measured")]

mod country;

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use country::{fill, median, mims, mims_ends, person};

const STUDENTS: i64 = 500_000;

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = folder.path().join("store");
    let list = folder.path().join("national.csv");
    write_list(&list);
    mims(&store, &["init", "--yes", "--school", "A whole country"]);
    fill(&store.join("mims.db"), STUDENTS);
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
