//! Output that nobody reads, output that cannot be written, and colour.

use std::process::Stdio;

use crate::common::{LIST, Office, Run};

/// Runs the program with a stdout whose reader has gone away.
fn into_closed_pipe(office: &Office, args: &[&str]) -> Run {
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    Run::of(office.command(args).stdout(writer).stderr(Stdio::piped()).output().expect("a run"))
}

#[test]
fn a_closed_pipe_is_no_error() {
    let office = Office::with_school();
    for args in [
        &["status"][..],
        &["status", "--students", "--format", "csv"],
        &["status", "tan_kai_jun"],
        &["settings", "list"],
        &["generate", "-n", "10000"],
        &["completions", "bash"],
        &["man"],
        &["--help"],
        &["--version"],
    ] {
        let run = into_closed_pipe(&office, args);
        assert_eq!(run.status, 0, "{args:?}: {}", run.stderr);
        assert!(!run.stderr.contains("error"), "{args:?}: {}", run.stderr);
    }
}

#[test]
fn an_import_into_a_closed_pipe_still_does_its_work() {
    let office = Office::with_store();
    office.write("list.csv", LIST);
    let run = into_closed_pipe(&office, &["import", "list.csv", "--yes", "--stickers", "s.pdf"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert_eq!(office.students(), 5);
    assert!(office.path("s.pdf").is_file());
}

#[test]
fn a_refusal_into_a_closed_pipe_keeps_its_exit_code() {
    let office = Office::with_school();
    assert_eq!(into_closed_pipe(&office, &["reset", "nobody_here"]).status, 1);
    office.write("list.csv", format!("{LIST}4 Respect,3,HO SI MIN,,,\n"));
    assert_eq!(into_closed_pipe(&office, &["import", "list.csv"]).status, 5);
}

#[test]
fn a_closed_stderr_is_no_error() {
    let office = Office::with_school();
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    let output = office.command(&["status"]).stderr(writer).stdout(Stdio::piped()).output();
    let run = Run::of(output.expect("a run"));
    assert_eq!(run.status, 0);
    assert!(run.stdout.contains("3 Integrity"));
}

#[cfg(target_os = "linux")]
mod full {
    use super::*;

    fn onto_full_disk(office: &Office, args: &[&str]) -> Run {
        let full = std::fs::File::options().write(true).open("/dev/full").expect("the device");
        Run::of(office.command(args).stdout(full).stderr(Stdio::piped()).output().expect("a run"))
    }

    #[test]
    fn an_answer_that_cannot_be_written_is_an_error() {
        let office = Office::with_school();
        let run = onto_full_disk(&office, &["status"]);
        let error = "error: the answer cannot be written: No space left on device";
        assert!(run.status == 4 && run.stderr.contains(error), "{}", run.shown(&office));
        assert_eq!(onto_full_disk(&office, &["generate"]).status, 4);
        assert_eq!(onto_full_disk(&office, &["man"]).status, 4);
    }

    #[test]
    fn help_that_cannot_be_written_is_an_error() {
        let office = Office::new();
        assert_eq!(onto_full_disk(&office, &["--help"]).status, 4);
    }

    #[test]
    fn an_import_whose_plan_cannot_be_shown_does_nothing() {
        let office = Office::with_store();
        office.write("list.csv", LIST);
        let before = office.facts();
        let run = onto_full_disk(&office, &["import", "list.csv", "--yes"]);
        assert_eq!(run.status, 4, "{}", run.stderr);
        assert!(office.facts() == before, "accounts were made that nobody was told of");
    }

    #[test]
    fn a_reset_whose_password_cannot_be_shown_says_so() {
        let office = Office::with_school();
        let run = onto_full_disk(&office, &["reset", "tan_kai_jun"]);
        assert_eq!(run.status, 4, "{}", run.stderr);
        let changed = office.replaced_passwords() > 0;
        assert!(
            !changed || run.stderr.contains("\nhint: "),
            "the new password is lost: {}",
            run.stderr
        );
    }
}

#[test]
fn colour_is_asked_for_or_left_out() {
    let office = Office::new();
    let run = |args: &[&str], name: &str, value: &str| {
        Run::of(office.command(args).env(name, value).output().expect("a run")).stderr
    };
    assert!(!run(&["status"], "TERM", "xterm").contains('\u{1b}'), "a pipe gets none");
    assert!(
        run(&["status", "--color", "always"], "TERM", "xterm")
            .contains("\u{1b}[31;1merror:\u{1b}[0m")
    );
    assert!(run(&["status"], "CLICOLOR_FORCE", "1").contains('\u{1b}'));
    assert!(!run(&["status", "--color", "never"], "CLICOLOR_FORCE", "1").contains('\u{1b}'));
    assert!(!run(&["status", "--no-color"], "CLICOLOR_FORCE", "1").contains('\u{1b}'));
    assert!(
        run(&["status", "--color", "always"], "NO_COLOR", "1").contains('\u{1b}'),
        "a flag wins"
    );
    assert!(!run(&["status"], "NO_COLOR", "1").contains('\u{1b}'));
}
