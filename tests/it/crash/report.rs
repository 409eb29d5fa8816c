//! Stopping `report`: the folder is there as a whole or not at all, and the store is sound.

use crate::common::Office;
use crate::crash::{Fate, limited, moments};
use crate::report::REPORT;

fn imported() -> Office {
    let office = Office::with_class_list();
    office.done(&["import", "list.csv", "--init", "--yes"]);
    office
}

/// The dated folders. One that was killed leaves a hidden one, which is in nobody's way.
fn folders(office: &Office) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(office.path("reports")).into_iter().flatten().flatten();
    let seen = entries.filter(|entry| !entry.file_name().to_string_lossy().starts_with('.'));
    seen.map(|entry| entry.path()).collect()
}

fn hidden(office: &Office) -> usize {
    let entries = std::fs::read_dir(office.path("reports")).into_iter().flatten().flatten();
    entries.filter(|entry| entry.file_name().to_string_lossy().starts_with('.')).count()
}

/// A whole report of the class: every file, and in the lists everybody.
fn check_whole(folder: &std::path::Path, when: &str) {
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).expect(when);
    assert_eq!(read("students.csv").lines().count(), 25, "{when}");
    assert_eq!(read("chase/class-2027-3-integrity.csv").lines().count(), 25, "{when}");
    for page in ["report.html", "chase/class-2027-3-integrity.html"] {
        assert!(read(page).ends_with("</html>"), "{when}");
    }
    let summary: serde_json::Value = serde_json::from_str(&read("summary.json")).expect(when);
    let students = summary.pointer("/totals/students/now").and_then(serde_json::Value::as_u64);
    assert_eq!(students, Some(24), "{when}");
}

fn remove(office: &Office) {
    let _ = std::fs::remove_dir_all(office.path("reports"));
}

#[test]
fn killing_a_report_leaves_the_whole_folder_or_none() {
    let office = imported();
    let run = || {
        remove(&office);
        office.done(&REPORT);
    };
    let mut killed = 0;
    for moment in moments(16, run) {
        remove(&office);
        office.tamper("DELETE FROM snapshots");
        let fate = office.kill_when(&REPORT, |elapsed| elapsed >= moment);
        killed += usize::from(fate == Fate::Killed);
        let folders = folders(&office);
        for folder in &folders {
            check_whole(folder, &format!("after {moment:?}"));
        }
        let kept: i64 = office.value("SELECT count(*) FROM snapshots", []);
        assert!(kept == 0 || folders.len() == 1, "numbers without a report after {moment:?}");
        assert_eq!(office.students_after_crash(), Some(24));
    }
    assert!(killed > 0, "no run was killed before it ended");
}

#[test]
fn killing_a_report_that_replaces_one_leaves_the_old_one_or_the_new_one() {
    let office = imported();
    office.done(&REPORT);
    let force = [&REPORT[..], &["--force"]].concat();
    for moment in moments(10, || drop(office.done(&force))) {
        office.kill_when(&force, |elapsed| elapsed >= moment);
        let folders = folders(&office);
        assert_eq!(folders.len(), 1, "after {moment:?}");
        for folder in &folders {
            check_whole(folder, &format!("after {moment:?}"));
        }
    }
}

#[test]
fn an_interrupted_report_leaves_nothing_half_made() {
    let office = imported();
    for _ in 0..5 {
        remove(&office);
        office.interrupt_when(&REPORT, || hidden(&office) > 0);
        assert_eq!(hidden(&office), 0);
        for folder in folders(&office) {
            check_whole(&folder, "interrupted");
        }
    }
}

#[test]
fn a_limit_on_file_sizes_stops_a_report_as_a_whole() {
    let office = imported();
    let mut ended = Vec::new();
    for blocks in (0..400).step_by(16) {
        remove(&office);
        office.tamper("DELETE FROM snapshots");
        let run = limited(&office, blocks, &REPORT);
        ended.push(run.status);
        assert_eq!(hidden(&office), 0, "{blocks} blocks");
        let (folders, kept) = (folders(&office), office.kept_numbers());
        match run.status {
            // The numbers go into the store's log, which may be too large already.
            0 | 3 => check_whole(folders.first().expect("a folder"), &run.stderr),
            4 => assert_eq!((folders.len(), kept), (0, 0), "{blocks} blocks: {}", run.stderr),
            other => panic!("exit code {other} with {blocks} blocks: {}", run.stderr),
        }
    }
    assert!(ended.contains(&0) && ended.contains(&4), "{ended:?}");
}

#[test]
fn a_report_of_many_classes_stops_at_the_first_file_that_cannot_be_written() {
    let office = Office::with_school();
    let classes = (1..=6).flat_map(|level| ('A'..='P').map(move |letter| (level, letter)));
    let rows = classes.map(|(level, letter)| format!("{level}{letter},1,PUPIL {letter} CHILD\n"));
    office.write(
        "many.csv",
        format!("Class 2028,Reg No,Name of Pupil\n{}", rows.collect::<String>()),
    );
    office.done(&["import", "many.csv", "--yes", "--accept-many"]);
    // Room for the files of the store, and not for the page that grows with every class.
    let run = limited(&office, 80, &REPORT);
    assert_eq!((run.status, folders(&office).len(), hidden(&office)), (4, 0, 0), "{}", run.stderr);
    assert!(run.stderr.contains("all.html"), "{}", run.stderr);
}
