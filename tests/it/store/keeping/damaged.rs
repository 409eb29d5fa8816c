//! Each damaged store is named for what it is by `mims check`, which changes nothing; and no command comes to a bad end.

use super::by_sql::{DEFINITIONS, LOG, ROWS};
use super::damage::{Case, Damage, Label};
use crate::common::{Office, set_mode};
use Damage::{Files, Sql};
use Label::{Fault, Refused, Sound};

const FILES: &[Case] = &[
    (Files(|office| office.put("pepper", &[7; 32])), Fault("pepper", "pepper")),
    (Files(|office| office.put("pepper", &[7; 31])), Fault("pepper", "pepper")),
    (Files(|office| remove(office, "pepper")), Fault("missing", "pepper")),
    (
        Files(|office| office.put("vault.key", &key_of(&Office::with_store()))),
        Fault("key", "vault.key"),
    ),
    (
        Files(|office| office.put("vault.key", key_of(office).get(..150).expect("a part"))),
        Fault("key", "vault.key"),
    ),
    (Files(|office| office.put("vault.key", b"Dear parents")), Fault("key", "vault.key")),
    (Files(|office| office.put("vault.key", b"")), Fault("key", "vault.key")),
    (Files(|office| remove(office, "vault.key")), Sound),
    (Files(|office| fill(office, 4096, 200_000)), Refused("is damaged")),
    (Files(|office| fill(office, 40_000, 4096)), Fault("damaged", "")),
    (Files(|office| cut(office, 2)), Refused("is damaged")),
    (Files(|office| cut(office, 200)), Refused("is damaged")),
    (Files(|office| office.put("mims.db", b"")), Refused("has lost its database")),
    (
        Files(|office| {
            office.put("mims.db", b"Dear parents of 3 Integrity, the sports day is put off.");
        }),
        Refused("is damaged"),
    ),
    (Sql("PRAGMA application_id = 1"), Refused("is not a mims store")),
    (Sql("PRAGMA user_version = 9999"), Refused("written by a newer mims")),
    (Sql("PRAGMA user_version = 3"), Fault("damaged", "already exists")),
    (Files(|office| busy_log(&Office::with_school(), office)), Fault("other-log", "mims.db-wal")),
    (Files(|office| busy_log(office, office)), Sound),
    (Files(torn_log), Sound),
];

fn key_of(office: &Office) -> Vec<u8> {
    std::fs::read(office.store().join("vault.key")).expect("a key")
}

fn remove(office: &Office, name: &str) {
    std::fs::remove_file(office.store().join(name)).expect("removed");
}

/// Writes nonsense over a part of the database.
fn fill(office: &Office, from: usize, count: usize) {
    let mut bytes = office.database_bytes();
    bytes.iter_mut().skip(from).take(count).for_each(|byte| *byte = 0xA5);
    office.put("mims.db", &bytes);
}

/// Leaves one of so many parts of the database.
fn cut(office: &Office, parts: usize) {
    let bytes = office.database_bytes();
    office.put("mims.db", bytes.get(..bytes.len() / parts).expect("a part"));
}

/// Gives a store the write-ahead log that another one, or the store itself, has in the middle of its work.
fn busy_log(from: &Office, to: &Office) {
    // As long as somebody has the database open, the log stays.
    let database = from.database();
    database.query_row("SELECT count(*) FROM students", [], |_| Ok(())).expect("a count");
    from.done(&["edit", "tan_kai_jun", "--recovery-email", "tan@example.org"]);
    let log = std::fs::read(from.store().join("mims.db-wal")).expect("a log");
    drop(database);
    to.put("mims.db", &Office::with_same_school().database_bytes());
    to.put("mims.db-wal", &log);
}

/// A computer that lost its power in the middle of writing the log.
fn torn_log(office: &Office) {
    busy_log(office, office);
    let mut log = std::fs::read(office.store().join("mims.db-wal")).expect("a log");
    log.extend([0xA5; 5000]);
    office.put("mims.db-wal", &log);
}

/// What a check says of a store, and that it changes none of it.
fn check((damage, label): &Case) {
    let office = Office::with_same_school();
    office.damage(damage);
    let before = office.database_bytes();
    let run = office.run(&["check", "--format", "json"]);
    assert!(office.database_bytes() == before, "{label:?} was changed");
    let said = format!("{label:?}: {}{}", run.stdout, run.stderr);
    match label {
        Sound => assert!(run.status == 0 && run.stdout == "[]\n", "{said}"),
        Refused(why) => assert!(run.status == 4 && run.stderr.contains(why), "{said}"),
        Fault(kind, place) => {
            let rows: serde_json::Value = serde_json::from_str(&run.stdout).expect(&said);
            let is_it = |row: &serde_json::Value| {
                row["kind"] == *kind && row["place"].as_str().expect("a text").contains(place)
            };
            assert!(rows.as_array().expect("rows").iter().any(is_it), "{said}");
            assert_eq!(run.status, 4, "{said}");
            let told = office.refused(4, &["check"]);
            assert!(
                told.stdout.contains(place) && !told.stdout.contains('\u{1b}'),
                "{}",
                told.stdout
            );
        }
    }
    for args in [
        &["audit", "verify"][..],
        &["status", "--students"],
        &["status", "tan_kai_jun"],
        &["stickers", "--all", "--again", "--output", "s.pdf", "--force"],
        &["report", "--output", "reports"],
        &["backup", "b", "--force", "--recipient", KEY],
        &["reset", "tan_kai_jun"],
    ] {
        let run = office.run(args);
        assert!(
            matches!(run.status, 0 | 1 | 3 | 4),
            "{label:?} {args:?}: {} {}",
            run.status,
            run.stderr
        );
    }
}

const KEY: &str = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";

#[test]
fn definitions_that_are_not_those_of_mims_are_named() {
    DEFINITIONS.iter().for_each(check);
}

#[test]
fn rows_that_cannot_be_are_named() {
    ROWS.iter().for_each(check);
}

#[test]
fn a_log_that_was_changed_is_named() {
    LOG.iter().for_each(check);
}

#[test]
fn files_that_are_not_the_stores_are_named() {
    FILES.iter().for_each(check);
    assert!(DEFINITIONS.len() + ROWS.len() + LOG.len() + FILES.len() >= 60);
}

#[test]
fn the_portal_does_not_begin_where_no_answer_would_be_right() {
    let office = Office::with_same_school();
    office.put("pepper", &[7; 32]);
    let run = office.refused(4, &["portal", "serve", "--listen", "127.0.0.1:0"]);
    assert!(run.stderr.contains("is not the one that this store was made with"), "{}", run.stderr);
    assert!(run.stderr.contains("\nhint: bring back a backup with mims restore"), "{}", run.stderr);
}

#[test]
#[cfg_attr(windows, ignore = "no pipes among files")]
fn a_key_that_is_a_pipe_or_larger_than_any_key_is_refused_at_once() {
    let office = Office::with_same_school();
    remove(&office, "vault.key");
    let path = office.store().join("vault.key");
    let made = std::process::Command::new("mkfifo").arg("-m").arg("600").arg(&path).status();
    assert!(made.expect("mkfifo").success());
    for args in [&["check"][..], &["stickers", "--all", "--output", "s.pdf"]] {
        let run = office.refused(4, args);
        assert!(run.stderr.contains("vault.key is no file"), "{}", run.stderr);
    }
    remove(&office, "vault.key");
    office.put("vault.key", b"");
    let file = std::fs::OpenOptions::new().write(true).open(&path).expect("a file");
    file.set_len(5 << 30).expect("a hole");
    let run = office.refused(4, &["check"]);
    assert!(run.stderr.contains("too large"), "{}", run.stderr);
}

#[test]
#[cfg_attr(windows, ignore = "files have no modes")]
fn a_file_that_others_can_read_is_refused_with_the_command_that_mends_it() {
    for name in ["pepper", "vault.key", "mims.db"] {
        let office = Office::with_same_school();
        set_mode(&office.store().join(name), 0o644);
        crate::store::run_hint(&office.refused(4, &["check"]));
        office.done(&["check"]);
    }
}
