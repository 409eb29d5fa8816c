//! No room: under a limit on file sizes, and on a full disk, a command does all of its work or tells that it did not.

use std::process::Command;

use crate::common::{Office, Run, present};
use crate::crash::CLASS_SIZE;

/// What a run may end with, and what is left then: everything, or a message and nothing.
fn check(office: &Office, run: &Run, room: &str) {
    let Run { status, stderr, .. } = run;
    let left = office.students_after_crash().unwrap_or(0);
    if *status == 0 {
        assert_eq!(left, CLASS_SIZE, "with {room}");
        return;
    }
    assert!(matches!(status, 1 | 4), "exit code {status} with {room}: {stderr}");
    assert!(stderr.contains("error: "), "with {room}: {stderr}");
    assert_eq!(left, 0, "with {room}: {stderr}");
    assert!(office.litter().is_empty(), "with {room}: {:?}", office.litter());
}

/// The program under a limit of so many blocks of 512 bytes for each file.
pub(crate) fn limited(office: &Office, blocks: usize, args: &[&str]) -> Run {
    let program = office.command(args);
    let mut shell = Command::new("sh");
    // The limit is for the shell and what it becomes, not for the tests.
    shell.arg("-c").arg(format!("ulimit -f {blocks} && exec \"$0\" \"$@\""));
    shell.arg(program.get_program()).args(program.get_args()).env_clear();
    shell.envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))));
    Run::of(shell.current_dir(office.path("")).output().expect("a shell"))
}

#[test]
fn a_limit_on_file_sizes_stops_an_import_as_a_whole() {
    let mut ended = Vec::new();
    for blocks in (0..400).step_by(16) {
        let office = Office::with_class_list();
        let run = limited(&office, blocks, &["import", "list.csv", "--init", "--yes"]);
        check(&office, &run, &format!("{blocks} blocks"));
        ended.push(run.status);
        // With room again, the same command completes the work. Once in a while is enough.
        if blocks % 64 == 0 {
            office.done(&["import", "list.csv", "--init", "--yes"]);
            assert_eq!(office.students_after_crash(), Some(CLASS_SIZE), "after {blocks} blocks");
        }
    }
    assert!(ended.contains(&0) && ended.contains(&4), "{ended:?}");
}

#[test]
fn a_limit_on_file_sizes_stops_an_import_into_a_store_as_a_whole() {
    let mut ended = Vec::new();
    for blocks in (0..320).step_by(32) {
        let office = Office::with_school();
        office.write("list.csv", crate::crash::class_list());
        let before = office.facts();
        let run = limited(&office, blocks, &["import", "list.csv", "--yes", "--accept-many"]);
        ended.push(run.status);
        if run.status == 0 {
            assert_eq!(office.students_after_crash(), Some(5 + CLASS_SIZE), "{blocks} blocks");
        } else {
            assert_eq!(
                (run.status, office.facts()),
                (4, before),
                "{blocks} blocks: {}",
                run.stderr
            );
        }
    }
    assert!(ended.contains(&0) && ended.contains(&4), "{ended:?}");
}

/// What the system says of a disk without room is the same as of one that fails.
#[test]
fn a_disk_without_room_is_told_as_that_even_by_who_only_reads() {
    let office = Office::with_school();
    let run = limited(&office, 0, &["status"]);
    assert_eq!(run.status, 4, "{}", run.stderr);
    assert!(
        run.stderr.starts_with("error: the disk with the store is full, or fails: "),
        "{}",
        run.stderr
    );
    assert!(run.stderr.contains("\nhint: nothing was changed; make room"), "{}", run.stderr);
}

#[test]
fn a_limit_on_file_sizes_stops_stickers_without_a_part_of_a_file() {
    let office = Office::with_class_list();
    office.done(&["import", "list.csv", "--init", "--yes"]);
    let mut ended = Vec::new();
    for blocks in (0..160).step_by(8) {
        let file = format!("{blocks}.pdf");
        let run = limited(&office, blocks, &["stickers", "--all", "--again", "--output", &file]);
        let written = std::fs::read(office.path(&file)).ok();
        match run.status {
            0 => assert!(written.is_some_and(|pdf| pdf.ends_with(b"%%EOF")), "{blocks} blocks"),
            4 => assert!(run.stderr.contains("error: ") && written.is_none(), "{blocks} blocks"),
            other => panic!("exit code {other} with {blocks} blocks: {}", run.stderr),
        }
        assert!(office.litter().is_empty(), "{blocks} blocks: {:?}", office.litter());
        ended.push(run.status);
    }
    assert!(ended.contains(&0) && ended.contains(&4), "{ended:?}");
    assert_eq!(office.students_after_crash(), Some(CLASS_SIZE));
}

/// Runs the program on a disk of so many KiB, which is gone afterwards, and brings the office back from it.
fn on_small_disk(office: &Office, size: usize, args: &[&str]) -> Run {
    let program = office.command(args);
    let mut shell = Command::new("unshare");
    shell.args(["--user", "--map-root-user", "--mount", "sh", "-c"]);
    let steps = format!(
        "mkdir disk copy && mount -t tmpfs -o size={size}k,mode=700 tmpfs disk && cp list.csv disk && cd disk || exit 99
         HOME=$PWD MIMS_STORE=$PWD/store \"$0\" \"$@\"; status=$?
         cp -a . ../copy; exit $status"
    );
    shell.arg(steps).arg(program.get_program()).args(program.get_args());
    Run::of(shell.current_dir(office.path("")).output().expect("unshare"))
}

/// A small disk needs the right to mount one, which a container may not give; that is no fault of the machine's set-up.
pub(crate) fn can_mount() -> bool {
    if !present(&["unshare"]) {
        return false;
    }
    let mount = ["--user", "--map-root-user", "--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt"];
    let can = Command::new("unshare").args(mount).output().is_ok_and(|run| run.status.success());
    if !can {
        crate::common::say_skipped("no small disk can be mounted here");
    }
    can
}

#[test]
fn a_full_disk_stops_an_import_as_a_whole() {
    if !can_mount() {
        return;
    }
    let mut ended = Vec::new();
    for size in (16..700).step_by(48) {
        let office = Office::with_class_list();
        let run = on_small_disk(&office, size, &["import", "list.csv", "--init", "--yes"]);
        let copy = office.path("copy");
        assert_ne!(run.status, 99, "{}", run.stderr);
        if copy.join("store").exists() {
            std::fs::rename(copy.join("store"), office.store()).expect("moved");
        }
        check(&office, &run, &format!("{size} KiB"));
        ended.push(run.status);
    }
    assert!(ended.contains(&0) && ended.contains(&4), "{ended:?}");
}
