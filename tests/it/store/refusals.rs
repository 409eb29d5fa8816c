//! Stores that cannot be used: loose, linked, foreign, newer, damaged or busy. Nothing is touched, and the exit code is 4.

use insta::assert_snapshot;

use crate::common::{LIST, Office, Run, set_mode};

/// Does what the hint says, as an operator with a shell would.
pub(crate) fn run_hint(run: &Run) {
    let hint = run.stderr.lines().find_map(|line| line.strip_prefix("hint: ")).expect("a hint");
    let done = std::process::Command::new("sh").args(["-c", hint]).status().expect("a shell");
    assert!(done.success(), "{hint}");
}

#[test]
#[cfg_attr(windows, ignore = "files have no modes")]
fn what_others_can_read_is_refused_with_the_command_that_mends_it() {
    for (name, mode) in [("", 0o755), ("", 0o710), ("mims.db", 0o640), ("mims.db", 0o604)] {
        let office = Office::with_school();
        let path = office.store().join(name);
        set_mode(&path, mode);
        for args in [&["status"][..], &["reset", "tan_kai_jun"], &["settings", "list"]] {
            let run = office.refused(4, args);
            assert!(run.stderr.contains("can be read by other users"), "{}", run.stderr);
        }
        run_hint(&office.run(&["status"]));
        office.done(&["status"]);
    }
}

#[test]
#[cfg_attr(windows, ignore = "files have no modes")]
fn a_loose_folder_reads_like_this() {
    let office = Office::with_school();
    set_mode(&office.store(), 0o755);
    assert_snapshot!(office.run(&["status"]).shown(&office), @"
    exit 4
    --- stderr
    error: [office]/store can be read by other users of this computer
    hint: chmod 700 '[office]/store'
    ");
}

#[test]
fn a_file_is_no_store() {
    let office = Office::new();
    office.write("list.csv", LIST);
    for args in [&["status"][..], &["import", "list.csv", "--init", "--yes"]] {
        let run = office.refused(4, &[args, &["--store", "list.csv"]].concat());
        assert_eq!(
            run.stderr,
            "error: list.csv is not a mims store\nhint: --store names another folder\n"
        );
    }
}

#[test]
#[cfg_attr(windows, ignore = "files have no modes")]
fn a_folder_name_with_a_quotation_mark_gets_a_command_that_works() {
    let office = Office::new();
    let store = office.path("Pat's $HOME store").display().to_string();
    office.done(&["init", "--yes", "--store", &store]);
    set_mode(store.as_ref(), 0o755);
    run_hint(&office.refused(4, &["status", "--store", &store]));
    office.done(&["status", "--store", &store]);
}

#[cfg(unix)] // Links.
#[test]
fn a_link_to_a_store_is_refused() {
    let office = Office::with_school();
    std::os::unix::fs::symlink(office.store(), office.path("link")).expect("a link");
    assert_snapshot!(office.run(&["status", "--store", "link"]).shown(&office), @"
    exit 4
    --- stderr
    error: link is a link; the store has to be a real folder with real files
    ");
    std::fs::rename(office.store().join("mims.db"), office.path("moved.db")).expect("moved");
    std::os::unix::fs::symlink(office.path("moved.db"), office.store().join("mims.db"))
        .expect("a link");
    assert_snapshot!(office.run(&["status"]).shown(&office), @"
    exit 4
    --- stderr
    error: [office]/store/mims.db is a link; the store has to be a real folder with real files
    ");
}

#[test]
fn another_programs_database_is_not_touched() {
    let office = Office::with_school();
    let database = office.store().join("mims.db");
    std::fs::remove_file(&database).expect("removed");
    private_file(&office, b"");
    office.tamper("CREATE TABLE letters (text TEXT); INSERT INTO letters VALUES ('Dear parents')");
    let before = std::fs::read(&database).expect("a file");
    let run = office.refused(4, &["status"]);
    assert!(run.stderr.contains("store is not a mims store\n"), "{}", run.stderr);
    office.refused(4, &["reset", "tan_kai_jun"]);
    assert!(std::fs::read(&database).expect("a file") == before);
}

#[test]
fn a_folder_without_a_database_is_no_store() {
    let office = Office::new();
    std::fs::create_dir(office.store()).expect("a folder");
    set_mode(&office.store(), 0o700);
    office.write("store/letter.txt", "Dear parents");
    let run = office.refused(4, &["status"]);
    assert!(run.stderr.contains("store is not a mims store\n"), "{}", run.stderr);
}

#[test]
fn a_store_without_its_database_is_damaged_and_none_to_begin_anew() {
    let office = Office::with_school();
    let database = office.store().join("mims.db");
    let told = || {
        office.write("list.csv", LIST);
        for args in [&["status"][..], &["check"], &["import", "list.csv", "--init", "--yes"]] {
            let said = office.refused(4, args).stderr;
            assert!(
                said.contains("store has lost its database: mims.db is not there, or empty"),
                "{said}"
            );
            assert!(said.contains("\nhint: mims restore brings back a backup"), "{said}");
        }
        office.refused(1, &["init", "--yes"]);
    };
    private_file(&office, b"");
    told();
    assert_eq!(std::fs::read(&database).expect("a file"), b"");
    std::fs::remove_file(&database).expect("removed");
    told();
    assert!(!database.exists());
}

#[test]
fn a_folder_in_the_place_of_a_file_is_told_as_one() {
    let office = Office::with_school();
    for name in ["vault.key", "mims.db"] {
        let path = office.store().join(name);
        std::fs::remove_file(&path).expect("removed");
        std::fs::create_dir(&path).expect("a folder");
        let run = office.refused(4, &["stickers", "--all", "--output", "s.pdf"]);
        assert!(run.stderr.contains(&format!("{name} is no file\nhint: ")), "{}", run.stderr);
    }
}

#[test]
fn a_file_as_store_is_refused() {
    let office = Office::new();
    office.write("store", "Dear parents");
    set_mode(&office.store(), 0o600);
    office.refused(4, &["status"]);
    let run = office.refused(1, &["init", "--yes"]);
    assert!(run.stderr.contains("is in use already"), "{}", run.stderr);
}

#[test]
fn a_newer_store_is_not_touched() {
    let office = Office::with_school();
    office.tamper("PRAGMA user_version = 9999; PRAGMA wal_checkpoint(TRUNCATE)");
    let before = std::fs::read(office.store().join("mims.db")).expect("a file");
    assert_snapshot!(office.run(&["status"]).shown(&office), @"
    exit 4
    --- stderr
    error: the store was written by a newer mims
    hint: install the newest mims on this computer
    ");
    office.refused(4, &["reset", "tan_kai_jun"]);
    assert!(std::fs::read(office.store().join("mims.db")).expect("a file") == before);
}

#[test]
fn a_damaged_store_is_told() {
    let office = Office::with_school();
    let mut bytes = std::fs::read(office.store().join("mims.db")).expect("a file");
    bytes.iter_mut().skip(4096).for_each(|byte| *byte = 0xA5);
    private_file(&office, &bytes);
    assert_snapshot!(office.run(&["status"]).shown(&office), @"
    exit 4
    --- stderr
    error: the store is damaged: database disk image is malformed
    hint: mims restore brings back a backup, into a new folder
    ");
    private_file(
        &office,
        b"This is no database at all, but a letter to the parents of 3 Integrity.",
    );
    assert_snapshot!(office.run(&["status"]).shown(&office), @"
    exit 4
    --- stderr
    error: the store is damaged: file is not a database
    hint: mims restore brings back a backup, into a new folder
    ");
}

#[test]
fn a_value_that_cannot_be_is_damage_too() {
    let office = Office::with_school();
    office.tamper("UPDATE students SET login = '../etc' WHERE id = 1");
    let run = office.refused(4, &["status", "--students"]);
    assert!(run.stderr.contains("\nhint: "), "{}", run.stderr);
}

#[test]
fn a_busy_store_is_waited_for_and_then_left_alone() {
    let office = Office::with_school();
    let database = office.database();
    database.execute_batch("BEGIN IMMEDIATE").expect("the lock");
    let start = std::time::Instant::now();
    let run = office.run(&["reset", "tan_kai_jun"]);
    assert!(start.elapsed() >= std::time::Duration::from_secs(4), "{:?}", start.elapsed());
    assert_snapshot!(run.shown(&office), @"
    exit 4
    --- stderr
    error: another mims is writing to the store
    hint: try again in a moment; nothing was changed
    ");
    office.done(&["status"]);
    database.execute_batch("ROLLBACK").expect("the lock");
    assert_eq!(office.replaced_passwords(), 0);
    office.done(&["reset", "tan_kai_jun"]);
}

#[test]
fn a_store_that_is_busy_for_a_moment_is_no_error() {
    let office = Office::with_school();
    let database = office.database();
    database.execute_batch("BEGIN IMMEDIATE").expect("the lock");
    let other = std::thread::spawn(move || {
        std::thread::sleep(std::time::Duration::from_millis(700));
        database.execute_batch("ROLLBACK").expect("the lock");
    });
    office.done(&["reset", "tan_kai_jun"]);
    other.join().expect("the other one");
}

/// Puts these bytes in the place of the database.
fn private_file(office: &Office, bytes: &[u8]) {
    for name in ["mims.db-wal", "mims.db-shm"] {
        let _ = std::fs::remove_file(office.store().join(name));
    }
    let path = office.write("store/mims.db", bytes);
    set_mode(&path, 0o600);
}
