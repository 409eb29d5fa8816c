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

#[cfg(unix)]
mod while_a_question_stands {
    use super::*;
    use crate::common::LOGINS;

    const NEWCOMERS: &str = "3 Integrity,3,ONG LI TING,,,\n3 Integrity,4,HO SI MIN,,,\n";

    /// An import of two newcomers; what happens before it is agreed to, and how it ends.
    fn import_while(happens: impl FnOnce(&Office)) -> (Office, crate::common::Ended) {
        let office = Office::with_school();
        office.write("list.csv", format!("{LIST}{NEWCOMERS}"));
        let mut terminal = office.terminal(&["import", "list.csv"]);
        terminal.sees("Create 2? [y/N]").reads_keys();
        happens(&office);
        terminal.types("y");
        let ended = terminal.ends();
        (office, ended)
    }

    #[test]
    fn an_import_is_not_in_vain_because_others_have_worked_meanwhile() {
        let (office, ended) = import_while(|office| {
            office.done(&["reset", LOGINS[0]]);
            office.done(&["stickers", "--all", "--output", "all.pdf"]);
            office.done(&["disable", LOGINS[1]]);
            // The numbers of the new accounts are others by it.
            office.done(&["add", "ZHAO MIN", "--class", "4 Respect", "--yes"]);
        });
        assert_eq!(ended.status, Some(0), "{}", ended.screen);
        assert_eq!(office.students(), 8);
        let batch = ended.screen.split("Batch ").nth(1).and_then(|rest| rest.split(':').next());
        // What is sealed for an account opens with it, and with no other.
        office.done(&["stickers", "--batch", batch.expect("a batch"), "--output", "new.pdf"]);
        office.done(&["audit", "verify"]);
    }

    #[test]
    fn an_import_that_would_do_something_else_by_now_is_refused() {
        let (office, ended) = import_while(|office| {
            office.done(&["add", "HO SI MIN", "--class", "3 Integrity", "--no", "4", "--yes"]);
        });
        assert_eq!(ended.status, Some(1), "{}", ended.screen);
        assert!(ended.screen.contains("nothing was done"), "{}", ended.screen);
        assert_eq!(office.students(), 6);
    }

    #[test]
    fn a_store_that_was_moved_or_replaced_meanwhile_is_noticed() {
        for is_replaced in [false, true] {
            let (office, ended) = import_while(|office| {
                std::fs::rename(office.store(), office.path("moved")).expect("moved");
                if is_replaced {
                    office.done(&["init", "--yes"]);
                }
            });
            assert_eq!(ended.status, Some(4), "{}", ended.screen);
            let error = "store was moved or replaced meanwhile";
            assert!(ended.screen.contains(error), "{}", ended.screen);
            assert!(ended.screen.contains("nothing was changed"), "{}", ended.screen);
            let moved = office.path("moved").display().to_string();
            let there =
                office.done(&["status", "--students", "--format", "csv", "--store", &moved]);
            assert_eq!(there.stdout.lines().count(), 6);
        }
    }
}
