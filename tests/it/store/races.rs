//! Two of the same command at once, as when two clerks work on one store: all of one, then all of the other or a refusal.

use std::process::Stdio;

use crate::common::{LIST, Office, Run};

/// Runs the same command so often at the same time.
fn at_once(office: &Office, args: &[&str], times: usize) -> Vec<Run> {
    let start = |_| {
        let mut command = office.command(args);
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command.spawn().expect("the program starts")
    };
    let children: Vec<_> = (0..times).map(start).collect();
    children.into_iter().map(|child| Run::of(child.wait_with_output().expect("a run"))).collect()
}

#[test]
fn two_imports_of_one_list_make_everybody_once() {
    let office = Office::with_store();
    office.write("list.csv", LIST);
    for run in at_once(&office, &["import", "list.csv", "--yes"], 3) {
        let is_refused =
            run.status == 1 && run.stderr.contains("nothing was done\nhint: run the same");
        assert!(run.status == 0 || is_refused, "{}", run.stderr);
    }
    assert_eq!(office.students(), 5);
    assert_eq!(office.value::<i64>("SELECT count(*) FROM batches", []), 1);
    office.done(&["audit", "verify"]);
}

#[test]
fn two_first_imports_make_one_store() {
    let office = Office::new();
    office.write("list.csv", LIST);
    let runs = at_once(&office, &["import", "list.csv", "--init", "--yes"], 3);
    assert!(runs.iter().any(|run| run.status == 0));
    for run in runs.iter().filter(|run| run.status != 0) {
        assert_eq!(run.status, 1, "{}", run.stderr);
    }
    assert_eq!(office.students(), 5);
    let left: Vec<_> = std::fs::read_dir(office.path(""))
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name())
        .filter(|name| name.to_string_lossy().starts_with('.'))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn of_two_resets_at_once_no_password_is_shown_that_was_replaced_unseen() {
    let office = Office::with_school();
    let runs = at_once(&office, &["reset", "tan_kai_jun"], 3);
    let shown = runs.iter().filter(|run| run.stdout.contains("Temporary password")).count();
    for run in &runs {
        let is_refused = run.status == 1 && run.stderr.contains("got another password meanwhile");
        assert!(run.status == 0 || is_refused, "{}", run.stderr);
    }
    assert_eq!(office.replaced_passwords(), shown);
}

#[test]
fn status_is_answered_while_somebody_else_writes() {
    let office = Office::with_school();
    let _busy = office.busy();
    let run = office.done(&["status", "--students", "--format", "csv"]);
    assert!(!run.stdout.contains("locked,"), "what is not committed is not there");
}
