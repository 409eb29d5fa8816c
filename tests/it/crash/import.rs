//! Killing an import at any moment leaves all of it or nothing, and running it again completes it.

use crate::common::Office;
use crate::crash::{CLASS_SIZE, Fate, class_list, moments};

const IMPORT: [&str; 5] = ["import", "list.csv", "--init", "--yes", "--accept-many"];

/// Nothing half is left, and the same command completes the work.
fn check_after_kill(office: &Office, when: &str) {
    let left = office.students_after_crash().unwrap_or(0);
    assert!(left == 0 || left == CLASS_SIZE, "{left} students after a kill {when}");
    office.done(&IMPORT);
    assert_eq!(office.students_after_crash(), Some(CLASS_SIZE), "after a kill {when}");
    // The sealed copies open, so the key in the folder is the one that belongs to the store.
    office.done(&["stickers", "--all", "--output", "all.pdf"]);
}

#[test]
fn killing_an_import_at_any_moment_leaves_all_or_nothing() {
    let mut killed = 0;
    let run = || drop(Office::with_class_list().done(&IMPORT));
    for moment in moments(25, run) {
        let office = Office::with_class_list();
        let fate = office.kill_when(&IMPORT, |elapsed| elapsed >= moment);
        killed += usize::from(fate == Fate::Killed);
        check_after_kill(&office, &format!("after {moment:?}"));
    }
    assert!(killed > 0, "no run was killed before it ended");
}

/// Something that the outside can see of how far an import has come.
type Step = fn(&Office) -> bool;

/// How many bytes a file of the store has.
fn size(office: &Office, file: &str) -> u64 {
    office.store().join(file).metadata().map_or(0, |metadata| metadata.len())
}

/// Moments miss the short steps; these are waited for.
const STEPS: [(&str, Step); 6] = [
    ("when the new store's folder is there", |office| !office.litter().is_empty()),
    ("when the new store has a database", |office| {
        office.litter().iter().any(|folder| folder.join("mims.db").exists())
    }),
    ("when the new store has tables in its log", |office| {
        let log = |folder: &std::path::PathBuf| folder.join("mims.db-wal").metadata();
        office.litter().iter().any(|folder| log(folder).is_ok_and(|log| log.len() > 0))
    }),
    ("when the store has its name", |office| office.store().exists()),
    ("when the accounts are being written", |office| size(office, "mims.db-wal") > 0),
    (SEEN, |office| office.store().exists() && office.students() > 0),
];

/// By then all is done, so the run may end before it is killed.
const SEEN: &str = "when the first account can be seen";

#[test]
fn killing_an_import_at_each_of_its_steps_leaves_all_or_nothing() {
    for (when, has_come) in STEPS {
        let mut killed = 0;
        // On a busy machine a step may be over before it is seen.
        for _ in 0..10 {
            let office = Office::with_class_list();
            let fate = office.kill_when(&IMPORT, |_| has_come(&office));
            check_after_kill(&office, when);
            killed += usize::from(fate == Fate::Killed);
            if killed == 2 || when == SEEN {
                break;
            }
        }
        assert!(killed > 0 || when == SEEN, "no run was killed {when}");
    }
}

/// An office with the five pupils of another list, before the class list is imported.
fn before_second_import() -> Office {
    let office = Office::with_school();
    office.write("list.csv", class_list());
    office
}

#[test]
fn killing_a_second_import_keeps_the_first() {
    let check = |office: &Office, before: &[String], when: &str| {
        let left = office.students_after_crash();
        let untouched = left == Some(5) && office.facts() == before;
        assert!(untouched || left == Some(5 + CLASS_SIZE), "{left:?} students after a kill {when}");
        office.done(&IMPORT);
        assert_eq!(office.students_after_crash(), Some(5 + CLASS_SIZE), "after a kill {when}");
    };
    let mut killed = 0;
    for moment in moments(6, || drop(before_second_import().done(&IMPORT))) {
        let office = before_second_import();
        let before = office.facts();
        let fate = office.kill_when(&IMPORT, |elapsed| elapsed >= moment);
        killed += usize::from(fate == Fate::Killed);
        check(&office, &before, &format!("after {moment:?}"));
    }
    assert!(killed > 0, "no run was killed before it ended");
    let office = before_second_import();
    let before = office.facts();
    office.kill_when(&IMPORT, |_| office.students() > 5);
    check(&office, &before, SEEN);
}

/// Ctrl-C is no crash: whoever stops the program finds nothing half done, and nothing to tidy up.
#[test]
fn an_interrupted_import_leaves_nothing_to_tidy_up() {
    let args = ["import", "list.csv", "--init", "--yes", "--stickers", "all.pdf"];
    let steps: [(&str, Step); 2] = [
        ("while the store is being made", |office| !office.litter().is_empty()),
        ("while the passwords are being made", |office| office.store().exists()),
    ];
    for (when, has_come) in steps {
        let office = Office::with_class_list();
        office.interrupt_when(&args, || has_come(&office));
        assert!(office.litter().is_empty(), "{when}: {:?}", office.litter());
        let left = office.students_after_crash().unwrap_or(0);
        assert!(left == 0 || left == CLASS_SIZE, "{left} students {when}");
    }
}
