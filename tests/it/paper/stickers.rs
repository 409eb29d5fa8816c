//! `mims stickers`: who gets one, on which sheet, and with which key.

use insta::assert_snapshot;

use crate::common::{LOGINS, Office};

#[test]
fn a_selection_is_printed_and_noted() {
    let office = Office::with_school();
    let run = office.run(&["stickers", "--class", "3 integrity", "--output", "3i.pdf"]);
    assert_snapshot!(run.shown(&office), @r#"
    exit 0
    --- stdout
    3i.pdf: 3 stickers on 1 sheet of L7160
    --- stderr
    Next: print it at 100 %, not "fit to page", and delete the file afterwards.
    "#);
    assert!(std::fs::read(office.path("3i.pdf")).expect("a PDF").starts_with(b"%PDF-"));
    assert_eq!(office.printed().len(), 3);
}

#[test]
fn a_selection_is_needed() {
    let office = Office::with_school();
    assert_snapshot!(office.run(&["stickers", "--output", "s.pdf"]).shown(&office), @"
    exit 2
    --- stderr
    error: which students?
    hint: WHO, --class, --batch, --all, ... say which
    ");
    office.refused(2, &["stickers", "--all"]);
    assert!(!office.path("s.pdf").exists());
}

#[test]
fn who_is_left_out_is_counted_with_the_reason() {
    let office = Office::with_school();
    let [own, expired, closed, locked, _] = LOGINS;
    office.has_own_password(own);
    office.has_expired(expired);
    office.is_closed(closed);
    office.is_locked(locked);
    let run = office.run(&["stickers", "--all", "--output", "s.pdf"]);
    assert_snapshot!(run.shown(&office), @r#"
    exit 0
    --- stdout
    s.pdf: 1 sticker on 1 sheet of L7160
    --- stderr
    Left out: 1 expired, 1 own-password, 1 locked, 1 disabled
    Their own passwords: 1 student; mims stickers --login-only prints stickers with the login ID alone.
    Next: print it at 100 %, not "fit to page", and delete the file afterwards.
    "#);
    assert_eq!(office.printed().len(), 1);
}

#[test]
fn with_nobody_left_no_file_is_made() {
    let office = Office::with_school();
    office.all_have_own_passwords();
    let run = office.run(&["stickers", "--all", "--output", "s.pdf"]);
    assert_snapshot!(run.shown(&office), @"
    exit 1
    --- stderr
    error: no stickers to print: 5 own-password
    hint: --login-only prints the login ID of those with their own passwords; mims reset gives a temporary one
    ");
    let run = office.run(&["stickers", "--class", "6 Respect", "--output", "s.pdf"]);
    assert_snapshot!(run.shown(&office), @"
    exit 1
    --- stderr
    error: there is no class 6 Respect
    hint: classes: 3 Integrity, 4 Respect
    ");
    assert!(!office.path("s.pdf").exists());
}

#[test]
fn a_batch_is_printed_as_a_unit() {
    let office = Office::with_school();
    office.import("Class 2027,Reg No,Name\n5 Respect,1,HO SI MIN\n");
    let run = office.done(&["stickers", "--batch", "2", "--output", "s.pdf"]);
    assert_eq!(run.stdout.split(" sticker").next(), Some("s.pdf: 1"), "{}", run.stdout);
    let run = office.refused(1, &["stickers", "--batch", "3", "--output", "t.pdf"]);
    assert!(run.stderr.starts_with("error: there is no batch 3"), "{}", run.stderr);
}

#[test]
fn every_known_sheet_takes_a_sticker_or_names_one_that_does() {
    let office = Office::with_school();
    for sheet in ["L7160", "avery l7159", "J8163", "28185", "5160"] {
        office.done(&[
            "stickers", "--all", "--again", "--output", "s.pdf", "--force", "--sheet", sheet,
        ]);
    }
    let run =
        office.run(&["stickers", "--all", "--again", "--output", "t.pdf", "--sheet", "L7656"]);
    assert_snapshot!(run.shown(&office), @"
    exit 1
    --- stderr
    error: the labels of sheet L7656 are too small for these login IDs and passwords; L7160 holds them
    hint: mims stickers --sheet L7160 prints on it once, mims settings set stickers.sheet L7160 always
    ");
    assert!(!office.path("t.pdf").exists());
}

#[test]
fn a_refused_sheet_notes_nobody_as_printed() {
    let office = Office::with_school();
    let before = office.facts();
    office.refused(1, &["stickers", "--all", "--again", "--output", "t.pdf", "--sheet", "L7656"]);
    assert_eq!(office.facts(), before);
}

#[test]
fn an_unknown_sheet_lists_the_known_ones() {
    let office = Office::with_school();
    let run = office.run(&["stickers", "--all", "--output", "s.pdf", "--sheet", "L9999"]);
    assert_snapshot!(run.shown(&office), @"
    exit 1
    --- stderr
    error: no label sheet is called L9999
    hint: known are L7160, L7159, L7161, L7162, L7163, L7164, L7165, L7173, L7157, L7651, L7654, L7656, 28185, 28187, M88183, J88919, J88935, L78388, ELM012, 4098, 3474, 5160, 5161, 5163, 5167
    ");
}

#[test]
fn an_existing_file_is_replaced_only_by_force() {
    let office = Office::with_school();
    office.write("s.pdf", "a letter");
    let before = office.facts();
    let run = office.run(&["stickers", "--all", "--output", "s.pdf"]);
    assert_snapshot!(run.shown(&office), @"
    exit 1
    --- stderr
    error: s.pdf is there already
    hint: name another file, or add --force to replace it
    ");
    assert_eq!(office.facts(), before);
    office.done(&["stickers", "--all", "--output", "s.pdf", "--force"]);
    assert!(std::fs::read(office.path("s.pdf")).expect("a PDF").starts_with(b"%PDF-"));
}

#[test]
fn a_place_that_is_no_file_is_refused() {
    let office = Office::with_school();
    std::fs::create_dir(office.path("folder")).expect("a folder");
    let before = office.facts();
    for (place, error) in [
        ("folder", "folder: "),
        ("none/s.pdf", "there is no folder none\n"),
        ("list.csv/s.pdf", "list.csv/s.pdf"),
    ] {
        let run = office.refused(1, &["stickers", "--all", "--force", "--output", place]);
        assert!(run.stderr.starts_with(&format!("error: {error}")), "{}", run.stderr);
        assert!(
            !run.stderr.contains(".mims-"),
            "our own file is nobody's business: {}",
            run.stderr
        );
    }
    assert_eq!(office.facts(), before);
}

/// A link may lead to anything, and what stands where a device was is not that device any more.
#[cfg(unix)] // Links and devices.
#[test]
fn only_a_file_is_ever_replaced() {
    let office = Office::with_school();
    std::os::unix::fs::symlink("list.csv", office.path("link")).expect("a link");
    let made = std::process::Command::new("mkfifo").arg(office.path("pipe")).status();
    assert!(made.expect("mkfifo").success());
    for place in ["link", "pipe", "/dev/null"] {
        let run = office.refused(1, &["stickers", "--all", "--force", "--output", place]);
        let error = format!("error: {place} is a link, a device or a pipe, and is not replaced\n");
        assert!(run.stderr.starts_with(&error), "{}", run.stderr);
    }
    assert!(office.path("link").is_symlink());
}

#[test]
fn what_is_printed_twice_is_the_same_paper() {
    let office = Office::with_school();
    office.done(&["stickers", "--all", "--output", "one.pdf"]);
    office.done(&["stickers", "--all", "--again", "--output", "two.pdf"]);
    let read = |name: &str| std::fs::read(office.path(name)).expect("a PDF");
    assert!(read("one.pdf") == read("two.pdf"));
}

#[test]
fn no_other_file_is_left_behind() {
    let office = Office::with_school();
    office.done(&["stickers", "--all", "--output", "s.pdf"]);
    office.refused(1, &["stickers", "--all", "--again", "--output", "t.pdf", "--sheet", "L7656"]);
    let entries = std::fs::read_dir(office.path("")).expect("a folder");
    let mut names: Vec<_> =
        entries.map(|entry| entry.expect("an entry").file_name().into_string()).collect();
    names.sort();
    assert_eq!(names, ["list.csv", "s.pdf", "store"].map(|name| Ok(name.to_owned())));
}
