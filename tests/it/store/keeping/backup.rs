//! `mims backup` and `mims restore`: the same store again, whole or not at all, and for nobody who cannot open it.

use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};

use age::secrecy::ExposeSecret as _;
use insta::assert_snapshot;

use crate::common::{Office, answer, is_private, present, set_mode};

const RECIPIENT: &str = "--recipient";

impl Office {
    /// A new age key in `age.key`; its public half.
    pub(crate) fn age_key(&self) -> String {
        let key = age::x25519::Identity::generate();
        set_mode(&self.write("age.key", key.to_string().expose_secret()), 0o600);
        key.to_public().to_string()
    }

    /// Backs the store up for an age key of its own.
    fn backed_up(&self, flags: &[&str]) -> String {
        let recipient = self.age_key();
        self.done(&[&["backup", "b", RECIPIENT, &recipient], flags].concat());
        recipient
    }

    /// All that a store says of itself: the check, the open passwords as on stickers, and the log.
    fn says(&self) -> Vec<String> {
        let all = [
            &["check"][..],
            &["stickers", "--all", "--again", "--preview"],
            &["status", "--students", "--format", "json"],
            &["settings", "list", "--format", "json"],
            &["audit", "log", "--format", "json"],
            &["audit", "verify"],
        ];
        let mut says: Vec<_> = all.map(|args| self.done(args).stdout).into();
        says.push(crate::common::open_passwords(self).join(" "));
        says
    }
}

/// Restores the backup of another office's here.
fn restore(from: &Office, flags: &[&str]) -> Office {
    let office = Office::new();
    let path = |name: &str| from.path(name).display().to_string();
    office.done(&[&["restore", &path("b"), "--identity", &path("age.key")], flags].concat());
    office
}

#[test]
fn a_restored_store_says_the_same_as_the_one_before() {
    let office = Office::with_school();
    office.done(&["reset", "tan_kai_jun"]);
    office.done(&["settings", "set", "school.name", "Merlion Park Secondary School"]);
    office.backed_up(&[]);
    let new = restore(&office, &[]);
    assert_eq!(new.says(), office.says());
    new.is_sound();
    let mut names: Vec<_> = new.store_files().into_iter().map(|(path, _)| path).collect();
    names.sort();
    assert_eq!(names, ["mims.db", "pepper", "vault.key"].map(|name| new.store().join(name)));
    assert_eq!(new.value::<String>("PRAGMA journal_mode", []), "wal");
    assert!(names.iter().all(|name| is_private(name)));
    // It goes on from there, with the same key and pepper.
    new.done(&["reset", "lim_wei_ling"]);
    new.done(&["stickers", "--all", "--again", "--output", "s.pdf"]);
}

#[test]
fn a_backup_is_told_like_this() {
    let office = Office::with_school();
    office.write("pass.txt", crate::common::PASSPHRASE);
    let run = office.run(&["backup", "usb.backup", "--new-passphrase-file", "pass.txt"]);
    assert_snapshot!(run.shown(&office), @"
    exit 0
    --- stdout
    usb.backup: the whole store, with its vault key
    --- stderr
    Next: mims backup --verify usb.backup looks whether it opens.
    ");
    let verify = ["backup", "--verify", "usb.backup", "--passphrase-file", "pass.txt"];
    assert_snapshot!(office.run(&verify).shown(&office), @"
    exit 0
    --- stdout
    The store is sound: 5 students, 7 rows in the audit log, head 7:[hash]
    ");
    let restore = ["restore", "usb.backup", "--passphrase-file", "pass.txt"];
    assert_snapshot!(office.run(&restore).shown(&office), @"
    exit 1
    --- stderr
    error: [office]/store is in use already
    hint: --store names another folder
    ");
    std::fs::rename(office.store(), office.path("laptop-before")).expect("moved");
    assert_snapshot!(office.run(&restore).shown(&office), @"
    exit 0
    --- stdout
    The store is sound: 5 students, head 7:[hash]
    --- stderr
    Store restored in [office]/store
    Next: compare the head with the one that was noted last.
    ");
    assert_snapshot!(office.run(&["restore", "usb.backup"]).shown(&office), @"
    exit 5
    --- stderr
    error: a question needs a terminal: Passphrase of the backup?
    hint: --passphrase-file FILE answers it
    ");
    office.write("wrong.txt", "Green apples roll\n");
    let wrong = ["backup", "--verify", "usb.backup", "--passphrase-file", "wrong.txt"];
    assert_snapshot!(office.run(&wrong).shown(&office), @"
    exit 4
    --- stderr
    error: usb.backup: it does not open with that
    hint: give the passphrase or the age key it was made with
    ");
}

#[test]
fn nothing_that_is_secret_stands_in_a_backup() {
    let office = Office::with_school();
    office.backed_up(&[]);
    let backup = std::fs::read(office.path("b")).expect("a backup");
    for file in ["vault.key", "pepper"] {
        let secret = std::fs::read(office.store().join(file)).expect("a file");
        let part = secret.get(..30).expect("a part");
        assert!(!backup.windows(30).any(|window| window == part), "{file}");
    }
    assert!(is_private(&office.path("b")));
}

#[test]
fn the_key_can_be_left_out_or_be_elsewhere() {
    let office = Office::with_school();
    office.backed_up(&["--without-key"]);
    let new = restore(&office, &[]);
    assert!(!new.store().join("vault.key").exists());
    assert_eq!(new.done(&["check"]).stdout, office.done(&["check"]).stdout);

    std::fs::rename(office.store().join("vault.key"), office.path("usb.key")).expect("moved");
    let recipient = office.age_key();
    let run = office.refused(4, &["backup", "c", RECIPIENT, &recipient]);
    assert!(
        run.stderr.contains("hint: --key FILE names the vault key; --without-key"),
        "{}",
        run.stderr
    );
    assert!(!office.path("c").exists());
    office.backed_up(&["--force", "--key", "usb.key"]);
    let new = restore(&office, &[]);
    new.done(&["stickers", "--all", "--again", "--output", "s.pdf"]);
}

#[test]
fn a_backup_that_was_changed_or_is_none_brings_nothing_back() {
    let office = Office::with_school();
    office.backed_up(&[]);
    let backup = std::fs::read(office.path("b")).expect("a backup");
    let flags = ["--identity", "age.key", "--store", "new"];
    let mut changed = backup.clone();
    let at = backup.len() - 100;
    *changed.get_mut(at).expect("a byte") ^= 1;
    let cut = backup.get(..at).expect("a part").to_vec();
    for bytes in [changed, cut, b"Dear parents".to_vec(), Vec::new()] {
        office.write("bad", bytes);
        for args in [&["restore", "bad"][..], &["backup", "--verify", "bad"]] {
            let run = office.run(&[args, &flags].concat());
            assert!(matches!(run.status, 1 | 4), "{}", run.stderr);
            assert!(
                run.stderr.contains("\nhint: ") && !office.path("new").exists(),
                "{}",
                run.stderr
            );
        }
    }
    // Sealed for the right key, and no store.
    let recipient: age::x25519::Recipient = office.age_key().parse().expect("a key");
    office.write("bad", age::encrypt(&recipient, b"Dear parents").expect("sealed"));
    let run = office.refused(4, &[&["restore", "bad"][..], &flags].concat());
    assert!(run.stderr.contains("bad: it is no backup of mims"), "{}", run.stderr);
}

#[test]
fn what_is_there_is_not_touched() {
    let office = Office::with_school();
    let recipient = office.backed_up(&[]);
    let before = std::fs::read(office.path("b")).expect("a backup");
    office.refused(1, &["backup", "b", RECIPIENT, &recipient]);
    assert!(std::fs::read(office.path("b")).expect("a backup") == before);
    let facts = office.facts();
    office.refused(1, &["restore", "b", "--identity", "age.key"]);
    assert_eq!(office.facts(), facts);
    assert!(
        office.refused(2, &["backup", "c", "--identity", "age.key"]).stderr.contains("--verify")
    );
    office.refused(5, &["backup", "c"]);
    office.refused(2, &["backup", "c", RECIPIENT, "age1nothing"]);
    assert!(!office.path("c").exists());
}

#[test]
fn a_backup_of_a_changed_log_says_so_when_it_comes_back() {
    let office = Office::with_school();
    office.tamper("DROP TRIGGER audit_is_never_deleted");
    office.backed_up(&[]);
    let verify = ["backup", "--verify", "b", "--identity", "age.key"];
    assert!(
        office.refused(4, &verify).stdout.contains("trigger audit_is_never_deleted: is not there")
    );
    let run = office.refused(3, &["restore", "b", "--identity", "age.key", "--store", "new"]);
    assert!(run.stderr.contains("warning: trigger audit_is_never_deleted"), "{}", run.stderr);
}

/// How many backups are taken while others write.
const TURNS: usize = 12;

#[test]
fn backups_that_are_taken_while_others_write_are_sound() {
    let office = Office::with_school();
    let recipient = office.age_key();
    let is_over = AtomicBool::new(false);
    let write = |login: &str| {
        for number in 0.. {
            if is_over.load(Ordering::Relaxed) {
                break;
            }
            let email = format!("a{number}@example.org");
            office.done(&["edit", login, "--recovery-email", &email]);
        }
    };
    std::thread::scope(|scope| {
        scope.spawn(|| write("tan_kai_jun"));
        scope.spawn(|| write("lim_wei_ling"));
        let rows = || office.value::<i64>("SELECT max(seq) FROM audit", []);
        for _ in 0..TURNS {
            let before = rows();
            let run = office.run(&["backup", "b", "--force", RECIPIENT, &recipient]);
            let verify = office.run(&["backup", "--verify", "b", "--identity", "age.key"]);
            if run.status != 0 || verify.status != 0 {
                is_over.store(true, Ordering::Relaxed);
            }
            assert_eq!((run.status, verify.status), (0, 0), "{}{}", run.stderr, verify.stdout);
            let held = verify
                .stdout
                .split(", ")
                .find_map(|part| part.strip_suffix(" rows in the audit log"));
            let held: i64 = held.expect("rows").parse().expect("a number");
            assert!(held >= before, "a change that was made before is in it");
        }
        is_over.store(true, Ordering::Relaxed);
    });
    office.is_sound();
}

#[test]
fn age_and_any_unpacker_open_a_backup() {
    if !present(&["age", "python3", "sqlite3"]) {
        return;
    }
    let office = Office::with_school();
    office.backed_up(&[]);
    let mut age = Command::new("age");
    age.arg("--decrypt").arg("--identity").arg(office.path("age.key")).arg(office.path("b"));
    office.write("b.zip", answer(&mut age, b""));
    let mut unpack = Command::new("python3");
    unpack.args(["-m", "zipfile", "-e"]).arg(office.path("b.zip")).arg(office.path("out"));
    answer(&mut unpack, b"");
    for name in ["pepper", "vault.key"] {
        let [one, other] = ["store", "out"].map(|folder| office.path(folder).join(name));
        assert_eq!(std::fs::read(one).expect("a file"), std::fs::read(other).expect("a file"));
    }
    let mut count = Command::new("sqlite3");
    count
        .arg(office.path("out/mims.db"))
        .arg("PRAGMA integrity_check; SELECT count(*) FROM students");
    assert_eq!(answer(&mut count, b""), b"ok\n5\n");
}
