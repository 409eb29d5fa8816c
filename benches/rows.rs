//! Rows for scripts: the funnel and the students of a school and of a country, and the memory that they take.
//!
//! The yardstick is the sqlite3 program, which answers the same question from the same store.

#![expect(clippy::print_stdout, reason = "a bench prints what it measured")]

mod country;

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use country::{fill, median, mims};

const FUNNEL: &str = "SELECT c.year, c.name, count(*), count(printed_at), count(first_sign_in_at),
        sum(password_origin = 'own'), sum(password_origin = 'own' AND questions_set_at IS NOT NULL),
        sum(password_expires_at <= unixepoch() AND locked_at IS NULL), count(locked_at)
    FROM students AS s JOIN classes AS c ON c.id = s.class_id
    WHERE removed_by IS NULL AND disabled_at IS NULL GROUP BY s.class_id ORDER BY c.year, c.key";

const STUDENTS: &str = "SELECT c.year, c.name, register_no, s.name, login || '@' || domain, student_ref, recovery_email,
        CASE WHEN locked_at IS NOT NULL THEN 'locked' WHEN password_origin = 'own' AND questions_set_at IS NOT NULL
            THEN 'enrolled' WHEN password_origin = 'own' THEN 'own-password' ELSE password_origin END,
        strftime('%FT%T+08:00', password_set_at, 'unixepoch', '+8 hours'),
        strftime('%FT%T+08:00', password_expires_at, 'unixepoch', '+8 hours'),
        strftime('%FT%T+08:00', printed_at, 'unixepoch', '+8 hours'),
        strftime('%FT%T+08:00', first_sign_in_at, 'unixepoch', '+8 hours'),
        strftime('%FT%T+08:00', questions_set_at, 'unixepoch', '+8 hours'), disabled_at
    FROM students AS s JOIN classes AS c ON c.id = s.class_id WHERE removed_by IS NULL
    ORDER BY c.year, c.key, register_no IS NULL, register_no";

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    for students in [2_000, 500_000] {
        let store = folder.path().join(students.to_string());
        mims(&store, &["init", "--yes", "--school", "A whole country"]);
        let database = store.join("mims.db");
        fill(&database, students);
        println!("{students} students");
        compare("funnel", &store, &["status"], &database, FUNNEL);
        let rows = ["status", "--students", "--format", "csv"];
        compare("students as csv", &store, &rows, &database, STUDENTS);
        let rows = ["status", "--students", "--format", "json"];
        let json = median(5, || mims(&store, &rows));
        println!("  students as json  {:8.1} ms", json.0.as_secs_f64() * 1000.0);
        if let Some((own, all)) = memory(&store, &rows) {
            println!(
                "  memory at the most: {own} kB its own, {all} kB with what it maps of the store"
            );
        }
    }
}

fn compare(what: &str, store: &Path, args: &[&str], database: &Path, sql: &str) {
    let ours = median(5, || mims(store, args)).0.as_secs_f64() * 1000.0;
    let theirs = (0..5).map(|_| sqlite3(database, sql)).collect::<Option<Vec<_>>>();
    let theirs = theirs.map(|mut times| {
        times.sort();
        times.get(2).map_or(0.0, |time| time.as_secs_f64() * 1000.0)
    });
    let beside = theirs.map(|ms| format!(" (sqlite3 program {ms:.1} ms)")).unwrap_or_default();
    println!("  {what:<16}  {ours:8.1} ms{beside}");
}

fn sqlite3(database: &Path, sql: &str) -> Option<Duration> {
    let mut command = Command::new("sqlite3");
    command.args(["-readonly", "-csv"]).arg(database).arg(sql).stdout(Stdio::null());
    let started = Instant::now();
    let ended = command.status().ok()?;
    ended.success().then(|| started.elapsed())
}

/// The most kilobytes that a run held of its own, and in all; Linux tells both while it runs.
fn memory(store: &Path, args: &[&str]) -> Option<(u64, u64)> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mims"));
    command.args(args).env("MIMS_STORE", store).stdout(Stdio::null());
    let mut child = command.spawn().ok()?;
    let status = format!("/proc/{}/status", child.id());
    let mut most = None;
    while child.try_wait().ok()?.is_none() {
        let text = std::fs::read_to_string(&status).unwrap_or_default();
        let field = |name: &str| -> Option<u64> {
            let line = text.lines().find_map(|line| line.strip_prefix(name))?;
            line.split_whitespace().next()?.parse().ok()
        };
        if let (Some(own), Some(all)) = (field("RssAnon:"), field("VmHWM:")) {
            let (before, _) = most.unwrap_or_default();
            most = Some((own.max(before), all));
        }
        std::thread::sleep(Duration::from_millis(1));
    }
    most
}
