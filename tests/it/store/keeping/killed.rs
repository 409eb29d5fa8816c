//! Killed at any moment, a backup is there as a whole or not at all, and the store and its key fit together.

use crate::common::Office;
use crate::crash::{Fate, moments};

const MOMENTS: u32 = 24;

#[test]
fn a_rotation_that_is_killed_leaves_a_key_that_opens_the_store() {
    let office = Office::with_school();
    office.write("none.txt", "\n");
    let rotate = ["vault", "rotate", "--new-passphrase-file", "none.txt", "--yes"];
    let passwords = crate::common::open_passwords(&office);
    for moment in moments(MOMENTS, || drop(office.done(&rotate))) {
        office.kill_when(&rotate, |elapsed| elapsed >= moment);
        office.done(&["check"]);
        office.done(&["stickers", "--all", "--again", "--output", "s.pdf", "--force"]);
    }
    office.done(&rotate);
    assert_eq!(crate::common::open_passwords(&office), passwords);
    assert!(office.litter().is_empty(), "{:?}", office.litter());
    assert_eq!(office.store_files().len(), 3);
}

#[test]
fn a_backup_or_restore_that_is_killed_leaves_all_or_nothing() {
    let office = Office::with_school();
    let recipient = office.age_key();
    let backup = ["backup", "b", "--force", "--recipient", &recipient];
    for moment in moments(MOMENTS, || drop(office.done(&backup))) {
        let _ = std::fs::remove_file(office.path("b"));
        let fate = office.kill_when(&backup, |elapsed| elapsed >= moment);
        if fate == Fate::Finished || office.path("b").exists() {
            office.done(&["backup", "--verify", "b", "--identity", "age.key"]);
        }
    }
    office.done(&backup);
    let restore = ["restore", "b", "--identity", "age.key", "--store", "new"];
    let remove = || std::fs::remove_dir_all(office.path("new"));
    let run = || {
        office.done(&restore);
        remove().expect("removed");
    };
    for moment in moments(MOMENTS, run) {
        let fate = office.kill_when(&restore, |elapsed| elapsed >= moment);
        if fate == Fate::Finished || office.path("new").exists() {
            office.done(&["check", "--store", "new"]);
            remove().expect("removed");
        }
    }
    office.is_sound();
}
