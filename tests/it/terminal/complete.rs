//! Completions that know the store: what is offered, that nothing is touched, and that nothing is ever said.

use std::path::Path;

use insta::assert_snapshot;

use crate::common::{Office, Run, set_mode};

impl Office {
    /// What the last of these words is completed to, as fish asks for it.
    fn completed(&self, words: &[&str]) -> String {
        let run = self.complete(words);
        assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{words:?}");
        run.stdout
    }

    fn complete(&self, words: &[&str]) -> Run {
        let args: Vec<_> = ["--", "mims"].iter().chain(words).copied().collect();
        let mut command = self.command(&args);
        Run::of(command.env("MIMS_COMPLETE", "fish").output().expect("a run"))
    }
}

#[test]
fn students_are_offered_by_login_id_and_by_place_and_never_by_name() {
    let office = Office::with_school();
    assert_snapshot!(office.completed(&["reset", "tan"]), @"tan_kai_jun	3 Integrity, number 1");
    assert_snapshot!(office.completed(&["reset", "TAN"]), @"tan_kai_jun	3 Integrity, number 1");
    assert_snapshot!(office.completed(&["status", "3"]), @"3-Integrity/	3 Integrity of 2027");
    assert_snapshot!(office.completed(&["disable", "lim_wei_ling", "3-Integrity/1"]), @"
    3-Integrity/1	tan_kai_jun
    3-Integrity/12	muhammad_rayyan_bin_abdullah
    ");
    let all = office.completed(&["edit", ""]);
    assert!(all.contains("arjun_so_veerasamy\t4 Respect, number 2"), "{all}");
    assert!(!all.contains("ARJUN") && !all.contains("D'SOUZA"), "{all}");
    office.done(&["status", "3-Integrity/12"]);
}

#[test]
fn flags_that_select_and_name_things_know_their_values() {
    let office = Office::with_school();
    assert_snapshot!(office.completed(&["stickers", "--class", ""]), @"
    3-Integrity	3 Integrity of 2027
    4-Respect	4 Respect of 2027
    ");
    assert_snapshot!(office.completed(&["stickers", "--class", "3 i"]), @"3 Integrity	3 Integrity of 2027");
    assert_snapshot!(office.completed(&["status", "--level", ""]), @"
    P3
    P4
    ");
    assert_snapshot!(office.completed(&["reset", "--year", ""]), @"2027");
    assert!(office.completed(&["undo", "1"]).starts_with("1\timport of "));
    assert!(office.completed(&["stickers", "--batch", ""]).starts_with("1\timport of "));
    assert_snapshot!(office.completed(&["settings", "get", "portal"]), @"
    portal.url	the address in the QR code of a sticker
    portal.school-networks	the school's networks, which may try more often at the portal: 203.0.113.0/24, separated by commas
    ");
    assert_snapshot!(office.completed(&["stickers", "--sheet", "l716"]), @"
    L7160
    L7161
    L7162
    L7163
    L7164
    L7165
    ");
    assert_snapshot!(office.completed(&["help", "ex"]), @"
    exit-codes
    export
    ");
    assert_snapshot!(office.completed(&["man", "st"]), @"
    status
    stickers
    ");
    // What is offered is taken.
    office.done(&["status", "--class", "3-Integrity"]);
}

/// A shell would run what stands in it when the line is sent off.
#[test]
fn a_class_name_that_means_something_to_a_shell_is_left_out() {
    let office = Office::with_school();
    office.tamper("UPDATE classes SET name = '3 $(touch PWNED)', key = '3touchpwned' WHERE id = 1");
    assert_snapshot!(office.completed(&["stickers", "--class", "3"]), @"3-touch-PWNED	3 $(touch PWNED) of 2027");
    assert_eq!(office.completed(&["stickers", "--class", "3 "]), "");
}

#[test]
fn the_store_of_the_unfinished_line_is_the_one_that_is_asked() {
    let office = Office::with_school();
    let elsewhere = office.path("my office");
    std::fs::rename(office.store(), &elsewhere).expect("moved");
    assert_eq!(office.completed(&["reset", "tan"]), "");
    let equals = format!("--store={}", elsewhere.display());
    let quoted = format!("\"{}\"", elsewhere.display());
    for words in [
        &["--store", "my office", "reset", "tan"][..],
        &["reset", &equals, "tan"],
        // As bash takes it apart.
        &["reset", "--store", "=", &quoted, "tan"],
        &["reset", "--store", "my\\ office", "tan"],
        // Windows does not take a home folder from a variable.
        &["reset", "--store", if cfg!(unix) { "~/my\\ office" } else { "my office" }, "tan"],
    ] {
        assert!(office.completed(words).starts_with("tan_kai_jun\t"), "{words:?}");
    }
}

#[test]
fn a_store_that_cannot_be_used_offers_nothing_and_says_nothing() {
    let spoil: &[fn(&Office)] = &[
        |office| std::fs::remove_dir_all(office.store()).expect("removed"),
        #[cfg(unix)]
        |office| set_mode(&office.store(), 0o755),
        #[cfg(unix)]
        |office| set_mode(&office.store().join("mims.db"), 0o644),
        |office| drop(office.write("store/mims.db", "SQLite format 3\0 and then nothing")),
        |office| drop(office.write("store/mims.db", "")),
        |office| office.tamper("PRAGMA application_id = 7"),
    ];
    for (number, spoil) in spoil.iter().enumerate() {
        let office = Office::with_school();
        assert_ne!(office.completed(&["reset", "t"]), "");
        spoil(&office);
        for words in [&["reset", "t"][..], &["stickers", "--class", "3"], &["undo", "1"]] {
            assert_eq!(office.completed(words), "", "{number}: {words:?}");
        }
    }
    let office = Office::new();
    assert_eq!(office.completed(&["reset", "--store", "/dev/null", "t"]), "");
    assert!(!office.store().exists());
}

/// Names, contents and times of all files of a store.
fn traces(folder: &Path) -> Vec<(String, Vec<u8>, std::time::SystemTime)> {
    let files = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("a file"));
    let mut traces: Vec<_> = files
        .map(|file| {
            let changed = file.metadata().and_then(|metadata| metadata.modified()).expect("a time");
            let bytes = std::fs::read(file.path()).expect("a file");
            (file.file_name().to_string_lossy().into_owned(), bytes, changed)
        })
        .collect();
    traces.sort();
    traces
}

#[test]
fn completing_leaves_no_trace_in_the_store() {
    let office = Office::with_school();
    let before = traces(&office.store());
    for words in [&["reset", ""][..], &["undo", ""], &["status", "--class", ""]] {
        assert_ne!(office.completed(words), "");
        assert!(traces(&office.store()) == before, "{words:?}");
    }
}

/// Another mims may be working, with its change in the write-ahead log only.
#[test]
fn completing_beside_an_open_store_sees_what_is_new_and_touches_nothing() {
    let office = Office::with_school();
    let open = office.database();
    open.execute("UPDATE students SET login = 'zoe_lim' WHERE login = 'lim_wei_ling'", [])
        .expect("a change");
    let before = traces(&office.store());
    assert_eq!(before.len(), 5, "the log and its index are there");
    assert_eq!(office.completed(&["reset", "zo"]), "zoe_lim\t4 Respect, number 1\n");
    assert!(traces(&office.store()) == before);
    drop(open);
}

#[test]
fn the_variable_of_the_scripts_changes_no_other_run() {
    let office = Office::with_school();
    for value in ["bash", "nothing"] {
        let mut command = office.command(&["status", "--format", "csv", "--quiet"]);
        let run = Run::of(command.env("MIMS_COMPLETE", value).output().expect("a run"));
        assert!(run.status == 0 && run.stdout.starts_with("year,class"), "{}", run.stdout);
    }
}
