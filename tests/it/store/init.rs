//! `mims init`: a store is made whole, for its owner alone, and never over another one.

use insta::assert_snapshot;

use crate::common::{Office, is_private};

#[test]
fn a_store_is_made_without_a_question() {
    let office = Office::new();
    assert_snapshot!(office.run(&["init", "--yes"]).shown(&office), @r#"
    exit 0
    --- stderr
    Store made in [office]/store
    warning: stickers will carry no school name; mims settings set school.name "NAME" gives one
    warning: the vault key has no passphrase; mims vault passphrase gives it one
    Next: mims import CLASS-LIST.csv
    "#);
    let names: Vec<_> = office.store_files().into_iter().map(|(path, _)| path).collect();
    for name in ["mims.db", "pepper", "vault.key"] {
        assert!(names.contains(&office.store().join(name)), "{names:?} without {name}");
    }
    assert_eq!(names.len(), 3, "{names:?}");
}

#[test]
fn what_is_given_is_kept() {
    let office = Office::new();
    let run = office.run(&[
        "init",
        "--school",
        "  Merlion  Park Secondary School ",
        "--stage",
        "secondary",
        "--yes",
    ]);
    assert_snapshot!(run.shown(&office), @"
    exit 0
    --- stderr
    Store made in [office]/store
    warning: the vault key has no passphrase; mims vault passphrase gives it one
    Next: mims import CLASS-LIST.csv
    ");
    let get = |key| office.done(&["settings", "get", key]).stdout;
    assert_eq!(get("school.name"), "Merlion Park Secondary School\n");
    assert_eq!(get("school.stage"), "secondary\n");
}

#[test]
fn a_passphrase_wraps_the_vault_key() {
    let office = Office::new();
    office.write("pass.txt", "green apples roll\nsecond line\n");
    let args = ["init", "--school", "Merlion Park", "--new-passphrase-file", "pass.txt", "--yes"];
    assert_snapshot!(office.run(&args).shown(&office), @"
    exit 0
    --- stderr
    Store made in [office]/store
    Next: mims import CLASS-LIST.csv
    ");
    let key = std::fs::read(office.store().join("vault.key")).expect("a key");
    assert!(key.starts_with(b"age-encryption.org/v1\n-> scrypt "));
    assert!(office.files_with(b"AGE-SECRET-KEY").is_empty());
    assert!(office.files_with(b"green apples roll").is_empty());
}

#[test]
fn a_missing_passphrase_file_stops_before_a_store_is_made() {
    let office = Office::new();
    let run = office.run(&["init", "--new-passphrase-file", "none.txt", "--yes"]);
    assert_eq!(run.status, 1);
    assert!(run.stderr.starts_with("error: none.txt is not there\n"), "{}", run.stderr);
    assert!(!office.store().exists());
}

#[test]
fn a_store_that_is_there_is_left_alone() {
    let office = Office::with_school();
    let before = office.facts();
    assert_snapshot!(office.run(&["init", "--yes"]).shown(&office), @"
    exit 1
    --- stderr
    error: [office]/store is in use already
    hint: --store names another folder
    ");
    assert_eq!(office.facts(), before);
}

#[test]
fn a_folder_with_other_files_is_left_alone() {
    let office = Office::new();
    std::fs::create_dir(office.store()).expect("a folder");
    office.write("store/letter.txt", "Dear parents");
    assert_snapshot!(office.run(&["init", "--yes"]).shown(&office), @"
    exit 1
    --- stderr
    error: [office]/store is in use already
    hint: --store names another folder
    ");
    assert_eq!(office.store_files().len(), 1);
}

#[test]
fn an_empty_folder_becomes_the_store() {
    let office = Office::new();
    std::fs::create_dir(office.store()).expect("a folder");
    office.done(&["init", "--yes"]);
    office.done(&["status"]);
}

#[test]
fn an_unknown_stage_is_refused() {
    let office = Office::new();
    let run = office.run(&["init", "--stage", "kindergarten", "--yes"]);
    assert_snapshot!(run.shown(&office), @"
    exit 1
    --- stderr
    error: school.stage: the value has to be primary or secondary
    ");
    assert!(!office.store().exists());
}

#[test]
fn without_a_terminal_and_yes_no_store_is_made() {
    let office = Office::new();
    assert_snapshot!(office.run(&["init"]).shown(&office), @"
    exit 5
    --- stderr
    error: a question needs a terminal: Name of the school, as on the stickers?
    hint: --school NAME or --yes answers it
    ");
    assert!(!office.store().exists());
}

#[test]
#[cfg_attr(windows, ignore = "no variable leads to another profile")]
fn without_another_place_the_store_is_in_the_users_data_folder() {
    let office = Office::new();
    let run = |args: &[&str]| {
        let output = office.command(args).env_remove("MIMS_STORE").output();
        crate::common::Run::of(output.expect("the program starts"))
    };
    assert_eq!(run(&["init", "--yes"]).status, 0);
    assert_eq!(run(&["status"]).status, 0);
    if cfg!(target_os = "linux") {
        assert!(office.path(".local/share/mims/mims.db").is_file());
    }
    assert!(!office.store().exists());
}

#[test]
fn only_the_owner_can_read_what_is_made() {
    let office = Office::with_school();
    assert!(is_private(&office.store()));
    for (path, _) in office.store_files() {
        assert!(is_private(&path), "{}", path.display());
    }
}
