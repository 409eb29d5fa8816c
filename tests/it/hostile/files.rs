//! Files that are no class lists at all, or not even files. All are refused, and none may keep the program waiting.

use std::io::Write as _;
use std::process::{Command, Stdio};

use crate::common::{Office, Run, set_mode};
use crate::hostile::{assert_harmless, assert_refused, import_into, refused};

#[test]
fn the_real_kind_of_a_file_is_named() {
    let ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice();
    let locked: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let kinds: &[(&[u8], &str)] = &[
        (b"\x1f\x8b\x08rest", "a gzip archive"),
        (b"%PDF-1.7\n", "a PDF document"),
        (b"SQLite format 3\0rest", "an SQLite database"),
        (b"[{\"Name\": \"TAN\"}]", "JSON data"),
        (b"<!DOCTYPE html><table>", "a web page (HTML)"),
        (ole, "an old Excel workbook"),
    ];
    for (bytes, kind) in kinds {
        refused(bytes, &[], &["list.csv", kind]);
    }
    refused([ole, &locked].concat(), &[], &["a workbook with a password"]);
}

#[test]
fn what_is_no_file_is_refused_at_once() {
    let office = Office::new();
    std::fs::create_dir(office.path("folder")).expect("a folder");
    assert_refused(&office, &import_into(&office, &["folder"]), &["folder"]);
    assert_refused(&office, &import_into(&office, &["missing.csv"]), &["missing.csv"]);
}

#[test]
fn a_file_that_is_larger_than_any_list_is_refused() {
    let office = Office::new();
    let file = std::fs::File::create_new(office.path("sparse.csv")).expect("a file");
    file.set_len(8 << 30).expect("a sparse file");
    assert_refused(&office, &import_into(&office, &["sparse.csv"]), &["more bytes"]);
}

#[test]
fn one_file_named_twice_is_refused() {
    let office = Office::new();
    office.write("a.csv", "Name,Class\nTAN LE,3A\n");
    assert_refused(&office, &import_into(&office, &["a.csv", "a.csv"]), &["named twice"]);
    assert_refused(
        &office,
        &import_into(&office, &["a.csv", "./a.csv"]),
        &["./a.csv:2", "a.csv:2"],
    );
}

#[test]
fn endless_standard_input_is_cut_off() {
    let office = Office::new();
    let mut command = office.command(&["import", "-", "--init", "--yes"]);
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut input = child.stdin.take().expect("a pipe");
    // Ends with a broken pipe, when the program has read enough.
    while input.write_all(&[b'\n'; 1 << 13]).is_ok() {}
    drop(input);
    let output = child.wait_with_output().expect("it ends");
    assert_harmless(&output);
    assert_refused(&office, &Run::of(output), &["standard input", "more bytes"]);
}

#[cfg(unix)] // Links and devices.
#[test]
fn pipes_devices_and_links_in_a_circle_do_not_hang() {
    let office = Office::new();
    let made = Command::new("mkfifo").arg(office.path("pipe.csv")).status().expect("mkfifo");
    assert!(made.success());
    let pipe = import_into(&office, &["pipe.csv"]);
    assert_refused(&office, &pipe, &["pipe.csv", "a device or a pipe"]);
    assert_refused(&office, &import_into(&office, &["/dev/zero"]), &["a device or a pipe"]);
    std::os::unix::fs::symlink("b.csv", office.path("a.csv")).expect("a link");
    std::os::unix::fs::symlink("a.csv", office.path("b.csv")).expect("a link");
    let circle = import_into(&office, &["a.csv"]);
    assert_eq!((circle.status, circle.stderr.contains("a.csv")), (4, true), "{}", circle.stderr);
    assert!(!office.store().exists());
}

/// The administrator of a computer may read everything, so the file is only refused to others.
#[test]
#[cfg_attr(windows, ignore = "files have no modes")]
fn a_file_that_may_not_be_read_is_refused() {
    let office = Office::new();
    let path = office.write("closed.csv", "Name,Class\nTAN LE,3A\n");
    set_mode(&path, 0o000);
    if std::fs::read(&path).is_ok() {
        return;
    }
    let run = import_into(&office, &["closed.csv"]);
    assert_eq!((run.status, run.stderr.contains("closed.csv")), (4, true), "{}", run.stderr);
}
