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
fn a_password_that_nobody_reads_is_no_success() {
    let office = Office::with_school();
    let run = into_closed_pipe(&office, &["reset", "tan_kai_jun"]);
    assert_eq!(run.status, 4, "{}", run.stderr);
    let hint = "hint: the passwords were changed but not shown; run the same command again\n";
    assert!(run.stderr.ends_with(hint), "{}", run.stderr);
    assert_eq!(office.replaced_passwords(), 1);
}

/// Runs the program with a stdout that was closed before it began.
fn without_stdout(office: &Office, args: &[&str]) -> Run {
    let program = office.command(args);
    let mut shell = std::process::Command::new("sh");
    shell.args(["-c", "exec \"$0\" \"$@\" >&-"]).arg(program.get_program());
    shell.args(program.get_args()).env_clear();
    shell.envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))));
    Run::of(shell.current_dir(office.path("")).output().expect("a shell"))
}

#[test]
#[cfg_attr(windows, ignore = "by a shell of Unix")]
fn where_nobody_could_read_the_passwords_nothing_is_done() {
    let office = Office::with_school();
    let before = office.facts();
    for args in [
        &["reset", "tan_kai_jun"][..],
        &["stickers", "--all", "--output", "-"],
        &["stickers", "--all", "--preview", "--show"],
    ] {
        let run = without_stdout(&office, args);
        assert_eq!(run.status, 1, "{args:?}: {}", run.stderr);
        let error = "error: nobody would see the passwords: standard output is closed\nhint: ";
        assert!(run.stderr.starts_with(error), "{args:?}: {}", run.stderr);
    }
    assert_eq!(office.facts(), before);
    // Where no password is lost, a program may look only at how a command ends.
    for args in [
        &["--version"][..],
        &["status"],
        &["add", "HO SI", "--class", "3 Integrity", "--dry-run"],
        &["report", "--output", "reports", "--format", "json"],
        &["disable", "tan_kai_jun", "--yes", "--format", "json"],
    ] {
        let run = without_stdout(&office, args);
        assert_eq!(run.status, 0, "{args:?}: {}", run.stderr);
    }
}

#[test]
fn shown_passwords_that_nobody_reads_are_no_success() {
    let office = Office::with_school();
    let run = into_closed_pipe(&office, &["stickers", "--all", "--preview", "--show"]);
    assert_eq!(run.status, 4, "{}", run.stderr);
    assert!(run.stderr.contains("the same command shows them again"), "{}", run.stderr);
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
        let error = "error: the answer cannot be written: the disk is full";
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

    /// What was done before the answer could not be written, as the hint tells it.
    fn told_as_done(office: &Office, args: &[&str]) -> String {
        let before = office.facts();
        let run = onto_full_disk(office, args);
        assert_eq!(run.status, 4, "{args:?}: {}", run.stderr);
        assert!(office.facts() != before, "{args:?}");
        let hint = run.stderr.lines().find_map(|line| line.strip_prefix("hint: "));
        hint.expect("a hint").to_owned()
    }

    #[test]
    fn what_was_done_before_the_answer_was_lost_is_said() {
        let office = Office::with_school();
        let check = |args: &[&str], expected: &str| {
            assert_eq!(told_as_done(&office, args), expected, "{args:?}");
        };
        check(
            &["stickers", "--all", "--output", "s.pdf"],
            "they are noted as printed; the same with --again makes them once more",
        );
        let report = told_as_done(&office, &["report", "--output", "reports"]);
        assert!(report.starts_with("the report is written: reports/"), "{report}");
        check(
            &["unlock", "tan_kai_jun"],
            "this is done: nothing locks them any more, and no try of theirs waits",
        );
        check(
            &["edit", "tan_kai_jun", "--register-no", "7"],
            "this is done as batch 2; mims undo 2 takes it back",
        );
        check(&["disable", "tan_kai_jun"], "this is done as batch 3; mims undo 3 takes it back");
        check(
            &["reset", "lim_wei_ling", "--slips", "s2.pdf"],
            "the passwords are reset; mims stickers --batch 4 --again --output FILE prints them",
        );
        check(
            &["stickers", "--class", "3 Integrity", "--again", "--preview", "--show"],
            "this is done: they are noted as shown; the same command shows them again",
        );
    }

    #[test]
    fn an_undo_whose_answer_is_lost_says_that_it_is_done() {
        let office = Office::with_school();
        // The plan of an undo is an answer too: it is not shown, so nothing is done.
        let before = office.facts();
        let run = onto_full_disk(&office, &["undo", "1", "--yes"]);
        let undone = office.facts() != before;
        assert!(
            run.status == 4 && (!undone || run.stderr.contains("this is done")),
            "{}",
            run.stderr
        );
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
