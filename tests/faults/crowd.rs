//! Many at one store: everything that was acknowledged is there, and nobody is sent away for nothing.

use std::collections::BTreeSet;
use std::sync::Mutex;

use crate::desk::Desk;
use crate::strace::say_figures;

/// A name for a number, with no two that look alike: nobody would know whether they are one child.
fn name_of(number: usize) -> String {
    use rand::{RngExt as _, SeedableRng as _};
    let mut rng = rand::rngs::StdRng::seed_from_u64(number.try_into().expect("a small number"));
    let mut word =
        || -> String { (0..7).map(|_| char::from(rng.random_range(b'A'..=b'Z'))).collect() };
    format!("{} {}", word(), word())
}

fn crowd(clerks: usize, work: impl Fn(usize) + Sync) {
    std::thread::scope(|scope| {
        for clerk in 0..clerks {
            let work = &work;
            scope.spawn(move || work(clerk));
        }
    });
}

/// Every clerk imports lists of his own, one after the other.
fn imports(clerks: usize, lists: usize) {
    let desk = Desk::new();
    desk.done(&["init", "--school", "Merlion Park", "--yes"]);
    crowd(clerks, |clerk| {
        for list in 0..lists {
            let file = format!("{clerk}-{list}.csv");
            let name = name_of(clerk * 100 + list);
            let class = format!("{} C{clerk}", clerk % 6 + 1);
            let number = list + 1;
            desk.write(
                &file,
                format!("Class 2027,Reg No,Name of Pupil\n{class},{number},{name}\n"),
            );
            desk.done(&["import", &file, "--yes", "--accept-many"]);
        }
    });
    let database = rusqlite::Connection::open(desk.store().join("mims.db")).expect("a database");
    let count =
        |sql: &str| database.query_row(sql, [], |row| row.get::<_, usize>(0)).expect("a count");
    let all = clerks * lists;
    say_figures(&format!("{all} imports of {clerks} at once"));
    assert_eq!(count("SELECT count(*) FROM students"), all);
    assert_eq!(count("SELECT count(*) FROM batches"), all);
    // Every copy is sealed for the account that it stands with.
    desk.done(&["stickers", "--all", "--output", "all.pdf"]);
    desk.done(&["audit", "verify"]);
}

/// Every clerk works with a pupil of his own, while lists are imported and papers made of everybody.
fn mixed(clerks: usize, rounds: usize) {
    let desk = Desk::new();
    let rows =
        (0..clerks).map(|clerk| format!("3 Care,{},{}\n", clerk + 1, name_of(10_000 + clerk)));
    desk.write(
        "first.csv",
        format!("Class 2027,Reg No,Name of Pupil\n{}", rows.collect::<String>()),
    );
    desk.done(&["import", "first.csv", "--init", "--school", "M", "--yes"]);
    let batches = Mutex::new(BTreeSet::new());
    crowd(clerks, |clerk| {
        let who = format!("3 Care/{}", clerk + 1);
        for round in 0..rounds {
            let output = match round % 5 {
                0 => desk.done(&["disable", &who]),
                1 => desk.done(&["enable", &who]),
                2 => {
                    let paper = format!("{clerk}-{round}.pdf");
                    desk.done(&["reset", &who, "--slips", &paper])
                }
                3 => {
                    let file = format!("m{clerk}-{round}.csv");
                    let name = name_of(clerk * 100 + round);
                    desk.write(&file, format!("Class 2027,Name of Pupil\n4 C{clerk},{name}\n"));
                    desk.done(&["import", &file, "--yes", "--accept-many"])
                }
                _ => {
                    desk.done(&["edit", &who, "--recovery-email", &format!("a{round}@example.org")])
                }
            };
            let said = String::from_utf8_lossy(&output.stdout).into_owned();
            let number = said.split("Batch ").nth(1).and_then(|rest| rest.split(':').next());
            batches.lock().expect("a lock").extend(number.map(str::to_owned));
        }
    });
    say_figures(&format!("{} commands of {clerks} at once", clerks * rounds));
    let database = rusqlite::Connection::open(desk.store().join("mims.db")).expect("a database");
    for batch in batches.into_inner().expect("a lock") {
        let sql = "SELECT count(*) FROM batches WHERE id = ?1";
        let count = database.query_row(sql, [&batch], |row| row.get::<_, i64>(0)).expect("a count");
        assert_eq!(count, 1, "batch {batch} was acknowledged");
    }
    desk.done(&["audit", "verify"]);
}

#[test]
fn imports_at_the_same_time_are_all_there() {
    imports(4, 3);
}

#[test]
fn the_office_at_the_same_time_is_all_there() {
    mixed(4, 5);
}

#[test]
#[ignore = "takes minutes"]
fn two_hundred_imports_of_eight_are_all_there() {
    imports(8, 25);
}

#[test]
#[ignore = "takes minutes"]
fn four_hundred_commands_of_eight_are_all_there() {
    mixed(8, 50);
}
