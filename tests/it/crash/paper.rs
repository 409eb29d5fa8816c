//! Killing `stickers` and `reset`: a file is there as a whole or not at all, and so are new passwords.

use crate::common::Office;
use crate::crash::{CLASS_SIZE, Fate, moments};

const PRINT: [&str; 5] = ["stickers", "--all", "--again", "--output", "all.pdf"];

fn imported() -> Office {
    let office = Office::with_class_list();
    office.done(&["import", "list.csv", "--init", "--yes"]);
    office
}

#[test]
fn killing_stickers_leaves_the_whole_file_or_none() {
    let office = imported();
    office.done(&["stickers", "--all", "--output", "whole.pdf"]);
    let whole = std::fs::read(office.path("whole.pdf")).expect("a PDF");
    let file = office.path("all.pdf");
    let remove = || {
        if file.exists() {
            std::fs::remove_file(&file).expect("removed");
        }
    };
    let run = || {
        remove();
        office.done(&PRINT);
    };
    let check = |when: &str| {
        if let Ok(printed) = std::fs::read(&file) {
            assert!(printed == whole, "a part of a file {when}");
        }
    };
    let mut killed = 0;
    for moment in moments(25, run) {
        remove();
        let fate = office.kill_when(&PRINT, |elapsed| elapsed >= moment);
        killed += usize::from(fate == Fate::Killed);
        check(&format!("after {moment:?}"));
        // Until it is whole, the file has no name, not even a hidden one.
        assert!(office.litter().is_empty(), "after {moment:?}: {:?}", office.litter());
        assert_eq!(office.students_after_crash(), Some(CLASS_SIZE));
    }
    assert!(killed > 0, "no run was killed before it ended");
    for _ in 0..3 {
        remove();
        office.kill_when(&PRINT, |_| file.exists());
        check("when it is first seen");
    }
    remove();
    office.done(&PRINT);
}

/// The new file has a hidden name only between its last byte and its place, so one that is left is whole and private.
#[test]
fn killing_stickers_that_replace_a_file_leaves_the_old_one_or_the_new_one() {
    use std::os::unix::fs::PermissionsExt as _;
    let office = imported();
    office.done(&PRINT);
    let whole = std::fs::read(office.path("all.pdf")).expect("a PDF");
    let force = ["stickers", "--all", "--again", "--output", "all.pdf", "--force"];
    for moment in moments(12, || drop(office.done(&force))) {
        office.write("all.pdf", "old");
        office.kill_when(&force, |elapsed| elapsed >= moment);
        let left = std::fs::read(office.path("all.pdf")).expect("a file");
        assert!(left == b"old" || left == whole, "a part of a file after {moment:?}");
        for hidden in office.litter() {
            assert!(std::fs::read(&hidden).expect("a file") == whole, "after {moment:?}");
            let mode = hidden.metadata().expect("a file").permissions().mode();
            assert_eq!(mode & 0o077, 0, "after {moment:?}");
        }
    }
}

/// So many passwords are reset at once.
const AT_ONCE: usize = 6;

#[test]
fn killing_a_reset_leaves_all_new_passwords_or_all_old_ones() {
    let office = imported();
    let who: Vec<_> = (1..=AT_ONCE).map(|number| format!("3 Integrity/{number}")).collect();
    let mut reset = vec!["reset", "--yes"];
    reset.extend(who.iter().map(String::as_str));
    let issues = || {
        let sql = "SELECT DISTINCT issue FROM credentials WHERE student_id <= 6";
        let issues = office.column::<usize>(sql);
        assert_eq!(issues.len(), 1, "some have new passwords and some do not: {issues:?}");
        issues[0]
    };
    let mut killed = 0;
    for moment in moments(25, || drop(office.done(&reset))) {
        let before = issues();
        let fate = office.kill_when(&reset, |elapsed| elapsed >= moment);
        killed += usize::from(fate == Fate::Killed);
        assert!(issues() == before || issues() == before + 1, "after {moment:?}");
        let replaced = office.replaced_passwords();
        assert_eq!(replaced, AT_ONCE * (issues() - 1), "after {moment:?}");
        let noted = "SELECT count(*) FROM audit WHERE outcome = 'reset'";
        assert_eq!(office.value::<usize>(noted, []), replaced, "after {moment:?}");
    }
    assert!(killed > 0, "no run was killed before it ended");
    office.holds_together();
    // Every sealed copy belongs to the password that its row is about.
    office.done(&PRINT);
}

/// As a program that was killed leaves it, where a file cannot be without a name.
#[test]
fn what_was_left_is_taken_away_by_the_next_run_and_named() {
    use crate::common::set_mode;
    let office = imported();
    std::fs::create_dir(office.path(".mims-aB3dE6")).expect("a folder");
    set_mode(&office.path(".mims-aB3dE6"), 0o700);
    let left = office.write(".mims-aB3dE6/vault.key", "a key");
    set_mode(&left, 0o600);
    for name in [".mims-000000", "store/.mims-111111"] {
        set_mode(&office.write(name, "a paper or a key"), 0o600);
    }
    office.write(".mims-notes", "the operator's");
    let run = office.done(&["stickers", "--all", "--output", "all.pdf"]);
    for name in [".mims-aB3dE6", ".mims-000000", "store/.mims-111111"] {
        assert!(!office.path(name).exists(), "{name}");
        let named = format!("{name} is removed: a mims that was stopped had left it\n");
        assert!(run.stderr.contains(&named), "{name}: {}", run.stderr);
    }
    assert!(office.path(".mims-notes").exists());
}
