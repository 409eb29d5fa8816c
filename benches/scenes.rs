//! The January batch and the daily commands, measured as whole commands on a school of 2,000.
//!
//! Where a yardstick exists it runs in the same run on the same cores, and the ratio is what counts:
//! `cargo bench`. Nothing here fails; the figures go into the commit message.

#![expect(clippy::print_stdout, reason = "a bench prints what it measured")]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use argon2::{Algorithm, Argon2, Block, Params, Version};

const STUDENTS: usize = 2000;

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    let list = folder.path().join("list.csv");
    #[expect(clippy::disallowed_methods, reason = "bench input")]
    std::fs::write(&list, class_list()).expect("the class list");
    let store = folder.path().join("store");
    let list = list.to_str().expect("a path in UTF-8");

    let (bare, import) = median_pair(3, &bare_hashes, &|| {
        let _ = std::fs::remove_dir_all(&store);
        mims(&store, &["import", list, "--init", "--yes", "--quiet"])
    });
    report("import of 2,000", import, Some(("bare Argon2 hashes on the same cores", bare)));

    let pdf = folder.path().join("stickers.pdf");
    let pdf = pdf.to_str().expect("a path in UTF-8");
    let stickers =
        median(7, || mims(&store, &["stickers", "--all", "--again", "--output", pdf, "--force"]));
    report("stickers for 2,000", stickers, None);

    let query =
        "SELECT class_id, password_origin, count(*), count(printed_at), count(first_sign_in_at),
                 sum(password_expires_at <= unixepoch()) FROM students GROUP BY 1, 2";
    let database = store.join("mims.db");
    let sqlite = sqlite3_is_there()
        .then(|| median(15, || timed(Command::new("sqlite3").arg(&database).arg(query))));
    let status = median(15, || mims(&store, &["status"]));
    report(
        "status of 2,000, cold",
        status,
        sqlite.map(|time| ("the sqlite3 program on the same store", time)),
    );

    let again = median(5, || mims(&store, &["import", list, "--yes"]));
    report("the same 2,000 again", again, None);
    report("reset of one", median(9, || mims(&store, &["reset", "1A/1"])), None);
    report("mims --version", median(15, || mims(&store, &["--version"])), None);
}

/// 50 classes of 40; names made of syllables, so nobody real is meant.
fn class_list() -> String {
    let first = ["TAN", "LIM", "ONG", "NUR", "SITI", "RAVI", "GOH", "LEE", "KAUR", "WONG"];
    let second = ["KAI", "ZI", "JIA", "WEI", "HUI", "ADAM", "PRIYA", "EN", "LE", "MEI"];
    let third = ["JUN", "YING", "HENG", "BINTE OSMAN", "S/O KUMAR", "XUAN", "LING", "HAO"];
    let rows = (0..STUDENTS).map(|number| {
        let pick = |words: &[&'static str], step: usize| {
            *words.iter().cycle().nth(number / step).expect("endless")
        };
        let name = [pick(&first, 1), pick(&second, 10), pick(&third, 100)].join(" ");
        let class = number / 40;
        let letter = char::from(b'A' + u8::try_from(class / 6).expect("nine letters"));
        format!("{name},{}{letter},{},B-{number:04}\n", 1 + class % 6, 1 + number % 40)
    });
    std::iter::once("Name,Class 2027,Reg No,Student Ref\n".to_owned()).chain(rows).collect()
}

/// What no import can do without: a thread a core, memory reused, nothing else.
fn bare_hashes() -> Duration {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let started = Instant::now();
    std::thread::scope(|scope| {
        for core in 0..cores {
            scope.spawn(move || {
                let params = Params::new(19_456, 2, 1, Some(32)).expect("parameters");
                let mut memory = vec![Block::default(); params.block_count()];
                let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
                for number in (core..STUDENTS).step_by(cores) {
                    let mut hash = [0; 32];
                    let salt = [7; 16];
                    argon2
                        .hash_password_into_with_memory(
                            &number.to_le_bytes(),
                            &salt,
                            &mut hash,
                            &mut memory,
                        )
                        .expect("a hash");
                }
            });
        }
    });
    started.elapsed()
}

fn mims(store: &Path, args: &[&str]) -> Duration {
    timed(Command::new(env!("CARGO_BIN_EXE_mims")).env("MIMS_STORE", store).args(args))
}

fn timed(command: &mut Command) -> Duration {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let started = Instant::now();
    let status = command.status().expect("the command starts");
    let took = started.elapsed();
    assert!(status.success(), "{command:?} ended with {status}");
    took
}

fn sqlite3_is_there() -> bool {
    let paths = option_env!("PATH").unwrap_or_default();
    std::env::split_paths(paths).any(|folder: PathBuf| folder.join("sqlite3").is_file())
}

fn median(runs: usize, mut run: impl FnMut() -> Duration) -> Duration {
    run();
    let mut times: Vec<_> = (0..runs).map(|_| run()).collect();
    times.sort();
    *times.get(runs / 2).expect("at least one run")
}

/// Both in turn, so that a machine that slows down slows both.
fn median_pair(
    runs: usize,
    left: &dyn Fn() -> Duration,
    right: &dyn Fn() -> Duration,
) -> (Duration, Duration) {
    let mut times: Vec<_> = (0..runs).map(|_| (left(), right())).collect();
    times.sort_by(|a, b| ratio(a.1, a.0).total_cmp(&ratio(b.1, b.0)));
    *times.get(runs / 2).expect("at least one run")
}

fn ratio(time: Duration, yardstick: Duration) -> f64 {
    time.as_secs_f64() / yardstick.as_secs_f64()
}

fn report(what: &str, time: Duration, yardstick: Option<(&str, Duration)>) {
    let milliseconds = time.as_secs_f64() * 1000.0;
    match yardstick {
        None => println!("{what:24} {milliseconds:9.1} ms"),
        Some((name, other)) => {
            let of = other.as_secs_f64() * 1000.0;
            println!(
                "{what:24} {milliseconds:9.1} ms = {:.3} x {name} ({of:.1} ms)",
                ratio(time, other)
            );
        }
    }
}
