//! `mims vault`: the passphrase of the vault key.

use insta::assert_snapshot;

use crate::common::{Office, is_private};

const PASSPHRASE: [&str; 2] = ["vault", "passphrase"];

fn with<'a>(flags: &[&'a str]) -> Vec<&'a str> {
    [&PASSPHRASE[..], flags].concat()
}

fn prints(office: &Office, flags: &[&str]) -> i32 {
    let args = ["stickers", "--all", "--again", "--output", "s.pdf", "--force"];
    office.run(&[&args[..], flags].concat()).status
}

#[test]
fn a_key_gets_a_passphrase_changes_it_and_loses_it() {
    let office = Office::with_school();
    office.write("one.txt", "green apples roll\n");
    office.write("two.txt", "blue pears fly\n");
    office.write("none.txt", "\n");
    let run = office.run(&with(&["--new-passphrase-file", "one.txt"]));
    assert_snapshot!(run.shown(&office), @"
    exit 0
    --- stderr
    The vault key has a new passphrase. Without it, nothing can be printed again.
    ");
    assert!(office.files_with(b"AGE-SECRET-KEY").is_empty());
    assert_eq!(office.store_files().len(), 3, "no other file is left behind");
    assert!(is_private(&office.store().join("vault.key")));
    assert_eq!(prints(&office, &[]), 5);
    assert_eq!(prints(&office, &["--passphrase-file", "one.txt"]), 0);
    office.done(&with(&["--passphrase-file", "one.txt", "--new-passphrase-file", "two.txt"]));
    assert_eq!(prints(&office, &["--passphrase-file", "one.txt"]), 4);
    assert_eq!(prints(&office, &["--passphrase-file", "two.txt"]), 0);
    let run =
        office.run(&with(&["--passphrase-file", "two.txt", "--new-passphrase-file", "none.txt"]));
    assert_snapshot!(run.shown(&office), @"
    exit 0
    --- stderr
    warning: the vault key has no passphrase now
    ");
    assert_eq!(prints(&office, &[]), 0);
    let rows: Vec<String> = office.column("SELECT details FROM audit WHERE command = 'vault'");
    assert_eq!(rows, ["vault key wrapped", "vault key wrapped", "vault key without passphrase"]);
}

#[test]
fn a_wrong_passphrase_changes_nothing() {
    let office = Office::with_locked_key();
    office.write("wrong.txt", "red apples roll\n");
    let key = || std::fs::read(office.store().join("vault.key")).expect("a key");
    let before = (key(), office.facts());
    office.refused(
        4,
        &with(&["--passphrase-file", "wrong.txt", "--new-passphrase-file", "wrong.txt"]),
    );
    assert!((key(), office.facts()) == before);
}

#[test]
fn another_stores_key_is_not_touched() {
    let (office, other) = (Office::with_school(), Office::with_store());
    office.write("one.txt", "green apples roll\n");
    let key = other.store().join("vault.key");
    let before = std::fs::read(&key).expect("a key");
    let path = key.display().to_string();
    office.refused(4, &with(&["--key", &path, "--new-passphrase-file", "one.txt"]));
    assert!(std::fs::read(&key).expect("a key") == before);
}

#[test]
fn without_a_terminal_the_flag_is_named() {
    let office = Office::with_school();
    let before = office.facts();
    assert_snapshot!(office.run(&PASSPHRASE).shown(&office), @"
    exit 5
    --- stderr
    error: a question needs a terminal: New passphrase for the vault key (Enter for none)?
    hint: --new-passphrase-file FILE answers it
    ");
    assert_eq!(office.facts(), before);
}
