//! Files that are no class list and command lines that make no sense: a clear error, a hint, and the exit code.

use insta::assert_snapshot;

use crate::common::{Office, Run};

/// What the program says to a list with these bytes.
fn import(bytes: impl AsRef<[u8]>) -> String {
    let office = Office::new();
    office.write("list.csv", bytes);
    let run = office.run(&["import", "list.csv", "--init", "--yes"]);
    assert!(!office.store().exists());
    run.shown(&office)
}

/// Has to be told by its name and with a way out.
fn is_told(run: &Run, status: i32, error: &str) {
    assert_eq!(run.status, status, "{}", run.stderr);
    assert!(run.stderr.starts_with(&format!("error: {error}")), "{}", run.stderr);
    assert!(run.stderr.contains("\nhint: "), "there is no hint: {}", run.stderr);
}

#[test]
fn a_missing_file_is_told() {
    let office = Office::new();
    is_told(&office.run(&["import", "none.csv", "--init", "--yes"]), 1, "none.csv is not there\n");
    assert!(!office.store().exists());
}

#[test]
fn a_folder_is_no_class_list() {
    let office = Office::new();
    std::fs::create_dir(office.path("lists")).expect("a folder");
    is_told(&office.run(&["import", "lists", "--init", "--yes"]), 1, "lists: that is a folder");
}

#[test]
#[cfg_attr(windows, ignore = "no pipes among files")]
fn a_pipe_without_a_writer_does_not_hang() {
    let office = Office::new();
    let made = std::process::Command::new("mkfifo").arg(office.path("pipe")).status();
    assert!(made.expect("mkfifo").success());
    let run = office.run(&["import", "pipe", "--init", "--yes"]);
    assert_eq!(run.status, 1);
    assert!(
        run.stderr.starts_with("error: pipe is a device or a pipe, not a file\n"),
        "{}",
        run.stderr
    );
    office.refused(1, &["init", "--new-passphrase-file", "pipe", "--yes"]);
    assert!(!office.store().exists());
}

#[test]
#[cfg_attr(windows, ignore = "no pipes among files")]
fn a_key_that_is_a_pipe_does_not_hang() {
    let office = Office::with_school();
    let made =
        std::process::Command::new("mkfifo").args(["-m", "600"]).arg(office.path("pipe")).status();
    assert!(made.expect("mkfifo").success());
    let mut child = office
        .command(&["stickers", "--all", "--output", "s.pdf", "--key", "pipe"])
        .stderr(std::process::Stdio::null())
        .spawn()
        .expect("the program starts");
    let end = std::time::Instant::now() + std::time::Duration::from_secs(10);
    let status = loop {
        match child.try_wait().expect("the program") {
            Some(status) => break status.code(),
            None if std::time::Instant::now() > end => {
                child.kill().expect("killed");
                child.wait().expect("ended");
                break None;
            }
            None => std::thread::sleep(std::time::Duration::from_millis(10)),
        }
    };
    assert_eq!(status, Some(4), "none means that it hung");
}

#[cfg(target_os = "linux")]
#[test]
fn a_device_without_an_end_is_not_read() {
    let office = Office::new();
    office.refused(1, &["import", "/dev/zero", "--init", "--yes"]);
}

#[test]
fn an_empty_file_is_told() {
    assert_snapshot!(import(""), @"
    exit 1
    --- stderr
    error: list.csv: the list is empty
    hint: check that this is the right file
    ");
    assert_snapshot!(import("\u{feff}\r\n , ,\r\n"), @"
    exit 1
    --- stderr
    error: list.csv: the list is empty
    hint: check that this is the right file
    ");
}

#[test]
fn a_list_without_a_heading_is_told() {
    assert_snapshot!(import("3 Integrity,1,TAN KAI JUN\n"), @r#"
    exit 1
    --- stderr
    error: list.csv: no row names a column for the student's name; the first row is "3 Integrity", "1", "TAN KAI JUN"
    hint: a row has to name the columns, such as: Class,Reg No,Name; --map name="Pupil" names another heading
    "#);
    assert_snapshot!(import("Name,Reg No\nTAN KAI JUN,1\n"), @r#"
    exit 1
    --- stderr
    error: list.csv: nothing tells the class: no column, no title
    hint: add a class column, or --class "3 Integrity" for a list of one class ("Staff" for staff); --map class="Group" names another heading
    "#);
    assert_snapshot!(import("Name,Class,Pupil Name\nTAN KAI JUN,3 Integrity,TAN\n"), @r#"
    exit 1
    --- stderr
    error: list.csv: line 1: two columns are headed as name: "Name", "Pupil Name"
    hint: put whole names into one column, or say which one: --map name="Pupil Name"
    "#);
    assert_snapshot!(import("Name,Class\n"), @"
    exit 1
    --- stderr
    error: list.csv: there are no students below the heading row
    hint: check that this is the right file
    ");
}

#[test]
fn what_is_not_utf8_is_told_with_the_line() {
    assert_snapshot!(import(b"Class,Name\n3 Integrity,TAN KAI JUN\n3 Integrity,ANA\xCFS MOREAUX\n"), @r#"
    exit 1
    --- stderr
    error: list.csv: line 3 is not UTF-8 text
    hint: save the list as "CSV UTF-8" in the spreadsheet program; or, if an older Excel wrote it, add --encoding windows-1252 and check the names in the plan
    "#);
    // A spreadsheet file under a wrong name.
    assert_snapshot!(import(b"PK\x03\x04\x14\0\x06\0\x08\0\xff\xfe"), @"
    exit 1
    --- stderr
    error: list.csv: the workbook cannot be read: it is damaged or cut off
    hint: open it in the spreadsheet program and save it again as .xlsx without a password
    ");
}

#[test]
fn broken_quoting_is_told_before_it_swallows_anybody() {
    assert_snapshot!(import("Class,Name\n3 Integrity,\"TAN KAI JUN\n3 Integrity,LIM WEI LING\n"), @"
    exit 1
    --- stderr
    error: list.csv: line 2: a quotation mark is opened here and never closed
    hint: save the list again as CSV in the spreadsheet program, or mend this line
    ");
    assert_snapshot!(import("Class,Name\n3 Integrity,TAN \"KJ\" KAI JUN\n"), @"
    exit 1
    --- stderr
    error: list.csv: line 2: a quotation mark stands inside a cell that does not start with one
    hint: save the list again as CSV in the spreadsheet program, or mend this line
    ");
}

#[test]
fn an_unknown_command_is_told_with_one_that_is_like_it() {
    let office = Office::new();
    assert_snapshot!(office.run(&["imprt", "list.csv"]).shown(&office), @"
    exit 2
    --- stderr
    error: unrecognized subcommand 'imprt'

      tip: some similar subcommands exist: 'report', 'portal', 'export', 'import'

    Usage: mims [OPTIONS] <COMMAND>

    For more information, try '--help'.
    ");
    assert_eq!(office.run(&["import"]).status, 2);
    assert_eq!(office.run(&["import", "a.csv", "--year", "1999"]).status, 2);
    assert_eq!(
        office.run(&["import", "a.csv", "--force"]).status,
        2,
        "--force is about --stickers"
    );
    assert_eq!(office.run(&["status", "--format", "xml"]).status, 2);
}

#[test]
fn without_a_command_the_help_is_shown() {
    let office = Office::new();
    let run = office.run(&[]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("The January batch"), "{}", run.stderr);
    let run = office.run(&["--help"]);
    assert!(run.status == 0 && run.stdout.contains("Usage: mims") && run.stderr.is_empty());
    assert!(office.done(&["--version"]).stdout.starts_with("mims "));
}

#[test]
fn a_read_only_command_makes_no_store() {
    let office = Office::new();
    for args in [
        &["status"][..],
        &["settings", "list"],
        &["reset", "tan_kai_jun"],
        &["stickers", "--all", "--output", "s.pdf"],
    ] {
        is_told(&office.run(args), 4, "there is no store in ");
    }
    assert_eq!(std::fs::read_dir(office.path("")).expect("a folder").count(), 0);
}

#[test]
fn a_file_name_cannot_act_on_the_terminal() {
    let office = Office::new();
    let run = office.refused(1, &["import", "\u{1b}[2Jlist.csv"]);
    assert!(!run.stderr.contains('\u{1b}'), "{}", run.stderr);
    let run = office.refused(4, &["status", "--store", "\u{1b}[2Jstore"]);
    assert!(!run.stderr.contains('\u{1b}'), "{}", run.stderr);
}

#[test]
#[cfg_attr(windows, ignore = "no sockets among files")]
fn a_directory_that_cannot_be_reached_is_not_chosen() {
    let office = Office::with_school();
    let init = ["directory", "init", "--url", "ldapi:///nowhere", "--base", "ou=x,dc=example"];
    let run = office.refused(4, &init);
    // No other command knows of it yet.
    assert!(run.stderr.contains("run the same command again"), "{}", run.stderr);
    is_told(&office.run(&["directory", "sync"]), 1, "this store keeps no directory");
}
