//! The vault key of commands that print: missing, another store's, or behind a passphrase.

use insta::assert_snapshot;

use crate::common::{LIST, Office, set_mode};

const STICKERS: [&str; 4] = ["stickers", "--all", "--output", "s.pdf"];

fn with<'a>(flags: &[&'a str]) -> Vec<&'a str> {
    [&STICKERS[..], flags].concat()
}

#[test]
fn another_stores_key_opens_nothing() {
    let (office, other) = (Office::with_school(), Office::with_school());
    let key = other.store().join("vault.key");
    std::fs::copy(&key, office.path("other.key")).expect("a copy");
    let before = office.facts();
    let run = office.run(&with(&["--key", "other.key"]));
    assert_snapshot!(run.shown(&office), @"
    exit 4
    --- stderr
    error: other.key: the key belongs to another store's vault
    hint: --key names the right key file; without it, mims reset gives new passwords
    ");
    assert_eq!(office.facts(), before);
    assert!(!office.path("s.pdf").exists());
}

#[test]
fn a_key_can_be_kept_elsewhere() {
    let office = Office::with_school();
    let key = office.store().join("vault.key");
    std::fs::rename(&key, office.path("usb.key")).expect("moved");
    let run = office.refused(4, &STICKERS);
    assert!(run.stderr.contains("vault.key is not there\n"), "{}", run.stderr);
    assert!(run.stderr.contains("\nhint: "), "--key is the way out: {}", run.stderr);
    office.done(&with(&["--key", "usb.key"]));
}

#[test]
fn what_is_no_key_is_told() {
    let office = Office::with_school();
    std::fs::copy(office.store().join("pepper"), office.path("no.key")).expect("a copy");
    assert_snapshot!(office.run(&with(&["--key", "no.key"])).shown(&office), @"
    exit 4
    --- stderr
    error: no.key: the file holds no vault key
    hint: --key names the right key file; without it, mims reset gives new passwords
    ");
}

#[test]
fn the_passphrase_file_opens_a_wrapped_key() {
    let office = Office::with_locked_key();
    office.done(&with(&["--passphrase-file", "pass.txt"]));
    assert!(office.path("s.pdf").is_file());
}

#[test]
fn a_wrong_passphrase_opens_nothing() {
    let office = Office::with_locked_key();
    office.write("wrong.txt", "Green apples roll\n");
    let before = office.facts();
    let run = office.run(&with(&["--passphrase-file", "wrong.txt"]));
    assert_snapshot!(run.shown(&office), @"
    exit 4
    --- stderr
    error: [office]/store/vault.key: the passphrase does not open the vault key
    hint: try again; without the passphrase, mims reset gives new passwords
    ");
    assert_eq!(office.facts(), before);
    assert!(!office.path("s.pdf").exists());
}

#[test]
fn without_a_terminal_the_flag_for_the_passphrase_is_named() {
    let office = Office::with_locked_key();
    assert_snapshot!(office.run(&STICKERS).shown(&office), @"
    exit 5
    --- stderr
    error: a question needs a terminal: Passphrase of the vault key?
    hint: --passphrase-file FILE answers it
    ");
}

#[test]
fn a_missing_passphrase_file_is_told() {
    let office = Office::with_locked_key();
    let run = office.refused(1, &with(&["--passphrase-file", "none.txt"]));
    assert!(run.stderr.starts_with("error: none.txt is not there\n"), "{}", run.stderr);
}

#[test]
fn resets_and_imports_need_no_key() {
    let office = Office::with_locked_key();
    std::fs::remove_file(office.store().join("vault.key")).expect("removed");
    office.done(&["reset", "tan_kai_jun"]);
    office.import(&format!("{LIST}4 Respect,3,HO SI MIN,MP-90-0006,Mr Ong Kah Seng,\n"));
    office.done(&["status"]);
}

#[test]
#[cfg_attr(windows, ignore = "files have no modes")]
fn a_key_that_others_can_read_is_refused_with_the_command_that_mends_it() {
    let office = Office::with_school();
    let key = office.store().join("vault.key");
    set_mode(&key, 0o644);
    assert_snapshot!(office.run(&STICKERS).shown(&office), @"
    exit 4
    --- stderr
    error: [office]/store/vault.key can be read by other users of this computer
    hint: chmod 600 '[office]/store/vault.key'
    ");
    crate::store::run_hint(&office.run(&STICKERS));
    office.done(&STICKERS);
}
