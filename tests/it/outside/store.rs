//! The store's files, as the `sqlite3` program and a plain search through their bytes see them.

use std::process::Command;

use crate::common::{Office, present, text};

fn sqlite3(office: &Office, sql: &str) -> String {
    let database = office.store().join("mims.db");
    text(Command::new("sqlite3").args(["-batch", "-readonly"]).arg(database).arg(sql))
}

#[test]
fn sqlite3_finds_the_database_sound() {
    if !present(&["sqlite3"]) {
        return;
    }
    let office = Office::with_school();
    office.done(&["reset", "3 Integrity/1"]);
    office.done(&["stickers", "--all", "--output", "all.pdf"]);
    assert_eq!(sqlite3(&office, "PRAGMA integrity_check"), "ok\n");
    assert_eq!(sqlite3(&office, "PRAGMA foreign_key_check"), "");
    // The letters "mims".
    assert_eq!(sqlite3(&office, "PRAGMA application_id"), "1835625843\n");
    assert_eq!(sqlite3(&office, "PRAGMA journal_mode"), "wal\n");
    assert_eq!(sqlite3(&office, "SELECT count(*) FROM students"), "5\n");
}

#[test]
fn sqlite3_cannot_change_the_audit_log() {
    if !present(&["sqlite3"]) {
        return;
    }
    let office = Office::with_school();
    let rows: i64 = office.value("SELECT count(*) FROM audit", []);
    let database = office.store().join("mims.db");
    for sql in ["DELETE FROM audit", "UPDATE audit SET operator = 'somebody'"] {
        let mut change = Command::new("sqlite3");
        let (done, _, said) =
            crate::common::try_to_answer(change.arg("-batch").arg(&database).arg(sql), b"");
        assert!(!done && said.contains("append-only"), "{sql}: {said}");
    }
    assert_eq!(
        office.value::<i64>("SELECT count(*) FROM audit WHERE operator <> 'somebody'", []),
        rows
    );
}

#[test]
fn no_clear_password_stands_in_any_byte_of_the_store() {
    if !present(&["age"]) {
        return;
    }
    let office = Office::with_store();
    // As long as somebody has the database open, the write-ahead log stays and can be looked into.
    let reader = office.database();
    reader.query_row("SELECT count(*) FROM students", [], |_| Ok(())).expect("a count");
    office.import(crate::common::LIST);
    let before = office.pupils();
    let card = office.done(&["reset", "4 Respect/1"]).stdout;
    office.done(&["stickers", "--all", "--output", "all.pdf"]);
    let after = office.pupils();

    let mut names: Vec<_> = office.store_files().into_iter().map(|(path, _)| path).collect();
    names.sort();
    let expected = ["mims.db", "mims.db-shm", "mims.db-wal", "pepper", "vault.key"];
    assert_eq!(names, expected.map(|name| office.store().join(name)));
    // What may be seen is found, so the search works.
    assert!(!office.files_with(b"dsouza_marie_anne").is_empty());
    assert!(after.iter().any(|pupil| card.contains(&pupil.password)));
    for pupil in before.iter().chain(&after) {
        let parts = pupil.password.rsplit_once('-').expect("words and digits");
        for clear in [pupil.password.as_str(), parts.0] {
            let files = office.files_with(clear.as_bytes());
            assert!(files.is_empty(), "{} in {files:?}", pupil.login);
        }
    }
    drop(reader);
}
