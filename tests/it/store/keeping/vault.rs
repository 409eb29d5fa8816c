//! `mims vault rotate`, `copy` and `replace`: the store and its key fit together, and what cannot be printed is said.

use insta::assert_snapshot;

use crate::common::{Office, is_private, open_passwords, set_mode};

const NO_PASSPHRASE: [&str; 3] = ["--new-passphrase-file", "none.txt", "--yes"];

fn with_school() -> Office {
    let office = Office::with_school();
    office.write("none.txt", "\n");
    office.write("pass.txt", crate::common::PASSPHRASE);
    office
}

fn vault<'a>(action: &'a str, flags: &[&'a str]) -> Vec<&'a str> {
    [&["vault", action], flags].concat()
}

fn prints(office: &Office, flags: &[&str]) -> i32 {
    let args = ["stickers", "--all", "--again", "--output", "s.pdf", "--force"];
    office.run(&[&args[..], flags].concat()).status
}

impl Office {
    fn sealed_copies(&self) -> Vec<Vec<u8>> {
        self.column("SELECT sealed FROM credentials WHERE sealed IS NOT NULL ORDER BY student_id")
    }

    /// Keeps a copy of the vault key as it is now.
    fn keep_key(&self) {
        std::fs::copy(self.store().join("vault.key"), self.path("old.key")).expect("a copy");
    }
}

#[test]
fn a_new_key_opens_everything_and_the_old_one_nothing() {
    let office = with_school();
    office.keep_key();
    let (passwords, sealed) = (open_passwords(&office), office.sealed_copies());
    let run = office.run(&vault("rotate", &NO_PASSPHRASE));
    assert_snapshot!(run.shown(&office), @"
    exit 0
    --- stdout
    The vault gets a new key; sealed to it: 5 open passwords
    New vault key [hash]: 5 open passwords sealed again
    --- stderr
    warning: the vault key has no passphrase; mims vault passphrase gives it one
    Copies of the old key and older backups open only what was sealed before; make a new backup.
    ");
    assert_eq!(open_passwords(&office), passwords, "the same passwords, for the new key");
    assert_eq!(prints(&office, &[]), 0);
    assert_eq!(prints(&office, &["--key", "old.key"]), 4);
    for copy in sealed {
        assert!(office.files_with(&copy).is_empty(), "what the old key opens has left the disk");
    }
    assert!(office.done(&["check"]).stdout.starts_with("The store is sound"));
    office.done(&["audit", "verify"]);
    let key = std::fs::read_to_string(office.store().join("vault.key")).expect("a key");
    assert_eq!(key.matches("AGE-SECRET-KEY-").count(), 1, "the old key is gone");
    office.done(&["reset", "tan_kai_jun"]);
    office.done(&vault("rotate", &NO_PASSPHRASE));
    assert_eq!(open_passwords(&office).len(), 5);
}

#[test]
fn a_key_behind_a_passphrase_gets_a_new_one() {
    let office = Office::with_locked_key();
    office.write("new.txt", "blue pears fly\n");
    let old = ["--passphrase-file", "pass.txt"];
    let before = office.facts();
    let run = office
        .refused(5, &vault("rotate", &[&old[..], &["--new-passphrase-file", "new.txt"]].concat()));
    assert!(run.stderr.contains("--yes answers it"), "{}", run.stderr);
    assert_eq!(office.facts(), before);
    office.done(&vault(
        "rotate",
        &[&old[..], &["--new-passphrase-file", "new.txt", "--yes"]].concat(),
    ));
    assert_eq!(prints(&office, &old), 4);
    assert_eq!(prints(&office, &["--passphrase-file", "new.txt"]), 0);
    let check = office.done(&["check", "--passphrase-file", "new.txt"]);
    assert!(check.stderr.is_empty(), "{}", check.stderr);
    assert!(office.done(&["check"]).stderr.contains("Not checked: the vault key"));
}

/// A rotation that is stopped after any of its steps leaves one of these files with either of these stores.
#[test]
fn a_file_with_both_keys_opens_the_store_before_and_after() {
    let office = with_school();
    let old = std::fs::read(office.store().join("vault.key")).expect("a key");
    let before = office.database_bytes();
    office.done(&vault("rotate", &NO_PASSPHRASE));
    let new = std::fs::read(office.store().join("vault.key")).expect("a key");
    for database in [before, office.database_bytes()] {
        office.put("mims.db", &database);
        for both in [[old.clone(), new.clone()].concat(), [new.clone(), old.clone()].concat()] {
            office.put("vault.key", &both);
            assert_eq!(prints(&office, &[]), 0);
            office.done(&["check"]);
        }
        office.done(&vault("rotate", &NO_PASSPHRASE));
        assert_eq!(prints(&office, &[]), 0);
        office.put("vault.key", &[old.clone(), new.clone()].concat());
    }
}

#[test]
fn without_the_old_key_the_open_passwords_are_named() {
    let office = Office::with_locked_key();
    office.write("none.txt", "\n");
    office.has_own_password("lim_wei_ling");
    assert_snapshot!(office.run(&vault("replace", &NO_PASSPHRASE)).shown(&office), @"
    exit 0
    --- stdout
    The vault gets a new key in [office]/store/vault.key.
    Can be printed no more then, and need a reset: 4
    New vault key [hash]: 0 open passwords sealed again
    Can be printed no more, and need a reset: 4
      arjun_so_veerasamy
      dsouza_marie_anne
      muhammad_rayyan_bin_abdullah
      tan_kai_jun
    --- stderr
    Next: mims reset LOGIN-ID, or --class with --slips FILE for many.
    warning: the vault key has no passphrase; mims vault passphrase gives it one
    Copies of the old key and older backups open only what was sealed before; make a new backup.
    ");
    assert_eq!(prints(&office, &[]), 1);
    office.done(&["check"]);
    office.done(&["reset", "tan_kai_jun"]);
    assert_eq!(prints(&office, &[]), 0);
    // The file may be gone too.
    std::fs::remove_file(office.store().join("vault.key")).expect("removed");
    office.refused(4, &vault("rotate", &NO_PASSPHRASE));
    office.done(&vault("replace", &NO_PASSPHRASE));
    office.done(&["check"]);
    assert!(is_private(&office.store().join("vault.key")));
}

#[test]
fn a_copy_that_does_not_open_is_named_and_left_out() {
    let office = with_school();
    office.tamper("UPDATE credentials SET sealed = zeroblob(300) WHERE student_id = 1");
    let run = office.done(&vault("rotate", &NO_PASSPHRASE));
    assert!(run.stdout.contains("4 open passwords sealed again"), "{}", run.stdout);
    assert!(run.stdout.contains("need a reset: 1\n  tan_kai_jun\n"), "{}", run.stdout);
    assert_eq!(prints(&office, &[]), 0);
    office.done(&["check"]);
}

#[test]
fn a_copy_of_the_key_is_for_another_operator() {
    let office = with_school();
    let copy = vault("copy", &["colleague.key", "--new-passphrase-file", "pass.txt"]);
    assert_snapshot!(office.run(&copy).shown(&office), @"
    exit 0
    --- stdout
    colleague.key: the vault key, behind a passphrase
    --- stderr
    Next: tell the passphrase by another way; --key FILE uses the copy.
    ");
    std::fs::remove_file(office.store().join("vault.key")).expect("removed");
    assert_eq!(prints(&office, &["--key", "colleague.key", "--passphrase-file", "pass.txt"]), 0);
    office.refused(1, &copy);
    let rows: Vec<String> = office.column("SELECT details FROM audit WHERE outcome = 'key-copied'");
    assert_eq!(rows, ["behind a passphrase"]);
}

#[test]
fn a_copy_for_an_age_key_opens_with_it() {
    let office = with_school();
    let recipient = office.age_key();
    office.done(&vault("copy", &["colleague.key", "--recipient", &recipient]));
    let key: age::x25519::Identity =
        std::fs::read_to_string(office.path("age.key")).expect("a key").parse().expect("a key");
    let copy = std::fs::read(office.path("colleague.key")).expect("a copy");
    set_mode(&office.write("mine.key", age::decrypt(&key, &copy).expect("opened")), 0o600);
    std::fs::remove_file(office.store().join("vault.key")).expect("removed");
    assert_eq!(prints(&office, &["--key", "mine.key"]), 0);
    let rows: Vec<String> = office.column("SELECT details FROM audit WHERE outcome = 'key-copied'");
    assert_eq!(rows, [format!("for {recipient}")]);
}
