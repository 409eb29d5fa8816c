//! Random sequences of everything that can happen to accounts, with a directory behind them: what the commands have
//! written one by one is what a full run would write, and what the tables say.

use rand::rngs::StdRng;
use rand::seq::IndexedRandom as _;
use rand::{RngExt as _, SeedableRng as _};

use super::slapd::Slapd;
use crate::common::{LIST, Office};

const OWN: [&str; 3] = ["Tulip-Rocket-93-Sun", "Walnut-Comet-58-Rain", "Basil-Saturn-27-Wind"];
const NAMES: [&str; 4] =
    ["TAN KAI JUN ALVIN", "NUR AISYAH", "CHENG XIN YI 郑欣怡", "LÊ THỊ MINH KHUÊ"];
const CLASSES: [&str; 3] = ["3 Integrity", "4 Respect", "4 Care"];

/// One thing that an operator or a child does; it may be refused, which changes nothing.
fn do_something(office: &Office, rng: &mut StdRng) -> String {
    let logins: Vec<String> =
        office.column("SELECT login FROM students WHERE removed_by IS NULL ORDER BY id");
    let who = logins.choose(rng).expect("a pupil").as_str();
    let name = *NAMES.choose(rng).expect("a name");
    let class = *CLASSES.choose(rng).expect("a class");
    let fresh = format!("pupil_{}", rng.random_range(0..1_000_000));
    let renamed = format!("{class}=4 Care");
    let args: Vec<&str> = match rng.random_range(0..12) {
        0 => vec!["reset", who],
        1 => vec!["disable", who],
        2 | 3 => vec!["enable", who],
        4 => vec!["edit", who, "--name", name],
        5 => vec!["edit", who, "--class", class],
        6 => vec!["edit", who, "--login-id", &fresh],
        7 => vec!["undo", "--yes"],
        8 => vec!["edit", "--rename-class", &renamed, "--yes"],
        9 => vec!["add", name, "--class", class, "--yes"],
        10 => return import_a_part(office, rng),
        _ => return choose_password(office, who, rng),
    };
    let run = office.run(&args);
    assert!([0, 1, 3, 5].contains(&run.status), "{args:?}: {}", run.stderr);
    format!("{args:?}: {}", run.status)
}

fn import_a_part(office: &Office, rng: &mut StdRng) -> String {
    let rows = LIST.lines().enumerate().filter(|(at, _)| *at == 0 || rng.random_bool(0.8));
    let list = rows.flat_map(|(_, row)| [row, "\n"]).collect::<String>();
    office.write("list.csv", &list);
    let leavers = if rng.random_bool(0.5) { "disable" } else { "keep" };
    let args = ["import", "list.csv", "--yes", "--leavers", leavers, "--accept-many"];
    let run = office.run(&args);
    format!("{args:?}: {}\n{list}", run.status)
}

/// The child does it at the portal, where nobody brings the directory in step.
fn choose_password(office: &Office, who: &str, rng: &mut StdRng) -> String {
    let reset = office.run(&["reset", who]);
    let line = reset.stdout.lines().find(|line| line.starts_with("Temporary password"));
    if let Some(password) = line.and_then(|line| line.split_whitespace().nth(2)) {
        let portal = office.portal();
        portal.enters(who, password).chooses(OWN.choose(rng).expect("a password"));
    }
    format!("{who} at the portal: {}", reset.status)
}

fn try_sequences(seeds: std::ops::Range<u64>, steps: usize) {
    let office = Office::with_school();
    let Some(slapd) = Slapd::start(&office) else { return };
    office.chooses(&slapd);
    for seed in seeds {
        let mut rng = StdRng::seed_from_u64(seed);
        let mut story = Vec::new();
        for _ in 0..steps {
            story.push(do_something(&office, &mut rng));
        }
        office.done(&["directory", "sync", "--accept-many"]);
        let told = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            office.is_in_step_with(&slapd);
        }));
        assert!(told.is_ok(), "seed {seed}:\n{}", story.join("\n"));
    }
}

#[test]
fn whatever_happens_the_directory_says_what_the_tables_say() {
    try_sequences(0..8, 8);
}

#[test]
#[ignore = "an hour: a thousand sequences"]
fn whatever_happens_a_thousand_times_the_directory_says_what_the_tables_say() {
    try_sequences(1000..2000, 8);
}
