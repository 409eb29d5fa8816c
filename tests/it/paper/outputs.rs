//! Where paper may go: never into a store, never over what a school cannot have again; and standard output as a place.

use std::process::Stdio;

use insta::assert_snapshot;

use crate::common::{LIST, Office, Run};

/// Every way in which a command writes a file or a folder of the operator's choice.
const WAYS: [&[&str]; 7] = [
    &["stickers", "--all", "--force", "--output"],
    &["reset", "tan_kai_jun", "--force", "--slips"],
    &["reset", "tan_kai_jun", "--force", "--stickers"],
    &["import", "list.csv", "--yes", "--force", "--stickers"],
    &["import", "list.csv", "--yes", "--skip-bad", "--rejects"],
    &["report", "--output", "reports", "--force", "--prometheus"],
    &["export", "zoom", "--all", "--force", "--output"],
];

fn refused(office: &Office, way: &[&str], place: &str) -> String {
    let before = office.store_files();
    let run = office.refused(1, &[way, &[place]].concat());
    let is_log = |path: &std::path::Path| path.to_string_lossy().contains("mims.db-");
    let files = |mut files: Vec<(std::path::PathBuf, Vec<u8>)>| {
        files.retain(|(path, _)| !is_log(path));
        files.sort();
        files
    };
    assert!(files(office.store_files()) == files(before), "{way:?} {place}");
    run.stderr
}

#[test]
fn nothing_is_written_into_a_store() {
    let office = Office::with_school();
    let [inside, elsewhere] = [office.store(), office.path("other")];
    office.done(&["init", "--yes", "--store", &elsewhere.display().to_string()]);
    for way in WAYS {
        for place in ["store/a.pdf", "store/mims.db", "./other/../store/pepper", "other/vault.key"]
        {
            let said = refused(&office, way, place);
            assert!(
                said.contains("would be in the folder of the store"),
                "{way:?} {place}: {said}"
            );
        }
    }
    for place in ["store", "store/reports"] {
        let said = refused(&office, &["report", "--output"], place);
        assert!(said.contains("would be in the folder of the store"), "{place}: {said}");
    }
    assert_eq!(std::fs::read_dir(elsewhere).expect("a folder").count(), 3);
    assert!(inside.is_dir());
}

#[test]
fn a_dash_is_no_name_of_a_file() {
    let office = Office::with_school();
    let others: [&[&str]; 5] = [
        &["export", "sds", "--all", "--output"],
        &["export", "zoom", "--all", "--split", "2", "--output"],
        &["vault", "copy"],
        &["backup", "--without-key"],
        &["report", "--output"],
    ];
    office.write("list.csv", LIST);
    let papers = WAYS.iter().filter(|way| way.first() != Some(&"stickers"));
    for way in papers.chain(&others) {
        let said = refused(&office, way, "-");
        assert!(said.starts_with("error: - would be standard output, where"), "{way:?}: {said}");
    }
    let said = office.refused(1, &["reset", "tan_kai_jun", "--export", "google=-"]).stderr;
    assert!(said.starts_with("error: - would be"), "{said}");
    assert!(!office.path("-").exists() && !office.path("--1").exists());
}

#[test]
fn no_database_and_no_key_is_ever_replaced() {
    let office = Office::with_locked_key();
    let copy = |from: &str, to: &str| {
        std::fs::copy(office.store().join(from), office.path(to)).expect("a copy")
    };
    copy("mims.db", "copy.pdf");
    copy("vault.key", "key.pdf");
    let other = Office::with_store();
    std::fs::copy(other.store().join("vault.key"), office.path("open.pdf")).expect("a copy");
    for way in WAYS {
        for place in ["copy.pdf", "key.pdf", "open.pdf"] {
            if way.contains(&"--rejects") {
                continue;
            }
            let before = std::fs::read(office.path(place)).expect("a file");
            let said = refused(&office, way, place);
            assert!(said.contains("is a database or a key"), "{way:?} {place}: {said}");
            assert!(std::fs::read(office.path(place)).expect("a file") == before);
        }
    }
}

#[test]
fn standard_output_is_written_to_and_not_replaced() {
    let office = Office::with_school();
    for (place, force) in [("/dev/stdout", true), ("/dev/fd/1", false), ("-", true)] {
        let mut args = vec!["stickers", "--all", "--again", "--output", place];
        args.extend(force.then_some("--force"));
        let output = office.command(&args).output().expect("a run");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{place}: {said}");
        assert!(output.stdout.starts_with(b"%PDF-"), "{place}");
        assert!(output.stdout.trim_ascii_end().ends_with(b"%%EOF"), "{place}");
        assert!(said.starts_with("standard output: 5 stickers"), "{place}: {said}");
    }
    #[cfg(unix)]
    assert!(std::path::Path::new("/dev/stdout").is_symlink());
    office.refused(2, &["stickers", "--all", "--split", "--output", "-"]);
}

#[test]
fn a_paper_that_nobody_takes_from_standard_output_is_an_error() {
    let office = Office::with_school();
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    let mut command = office.command(&["stickers", "--all", "--output", "-"]);
    let run = Run::of(command.stdout(writer).stderr(Stdio::piped()).output().expect("a run"));
    assert_snapshot!(run.shown(&office), @"
    exit 4
    --- stderr
    error: the answer cannot be written: broken pipe
    hint: they are noted as printed; the same with --again makes them once more
    ");
}

#[test]
fn a_name_that_a_computer_of_the_school_does_not_take_is_refused_before_any_work() {
    let office = Office::with_school();
    let before = office.facts();
    for name in ["CON.pdf", "nul", "6A:joy.pdf", "a?b.pdf", "dot.pdf."] {
        let refused = |args: &[&str]| {
            let run = office.refused(1, args);
            assert!(run.stderr.contains("is no name that every computer takes"), "{}", run.stderr);
        };
        refused(&["stickers", "--all", "--output", name]);
        refused(&["reset", "--all", "--yes", "--slips", name]);
        refused(&["report", "--output", name]);
        refused(&["export", "zoom", "--all", "-o", name]);
        refused(&["backup", name, "--without-key"]);
        refused(&["init", "--store", name, "--yes"]);
    }
    assert_eq!(office.facts(), before);
    assert!(office.litter().is_empty());
}
