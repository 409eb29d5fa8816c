//! Runs as cron makes them: an empty environment, no home, no terminal, and standard input closed.

use std::process::Command;

use crate::common::{LIST, Office, Run};

impl Office {
    fn unattended(&self, args: &[&str]) -> Run {
        let mut shell = Command::new("/bin/sh");
        shell
            .args(["-c", "exec \"$@\" 0<&-", "sh", env!("CARGO_BIN_EXE_mims"), "--store"])
            .arg(self.store())
            .args(args)
            .env_clear()
            .current_dir(self.path(""));
        Run::of(shell.output().expect("a shell"))
    }
}

#[test]
fn every_command_that_reads_runs_unattended() {
    let office = Office::with_list(LIST);
    for args in [
        &["status"][..],
        &["status", "tan_kai_jun"],
        &["status", "--students", "--format", "csv"],
        &["status", "--format", "json"],
        &["audit", "log"],
        &["audit", "verify"],
        &["settings", "list"],
        &["settings", "get", "school.name"],
        &["stickers", "--preview", "--all"],
        &["sheets"],
        &["sheets", "--template", "-"],
        &["undo", "--dry-run"],
        &["import", "list.csv", "--dry-run"],
        &["report", "--output", "."],
        &["generate"],
        &["help"],
        &["help", "formats"],
        &["man", "report"],
        &["completions", "bash"],
        &["--version"],
    ] {
        let run = office.unattended(args);
        assert_eq!(run.status, 0, "{args:?}: {}", run.stderr);
        assert!(
            !run.stdout.is_empty() && !run.stderr.contains("error"),
            "{args:?}: {}",
            run.stderr
        );
        assert!(!run.stdout.contains('\u{1b}') && !run.stderr.contains('\u{1b}'), "{args:?}");
    }
}

#[test]
fn what_would_ask_says_so_at_once() {
    let office = Office::with_list(LIST);
    let more = format!("{LIST}4 Respect,3,HO SI MIN,,,\n");
    office.write("list.csv", more);
    for args in
        [&["import", "list.csv"][..], &["undo"], &["reset", "--all"], &["vault", "passphrase"]]
    {
        let run = office.unattended(args);
        assert_eq!(run.status, 5, "{args:?}: {}", run.stderr);
        assert!(run.stderr.contains("\nhint: "), "{args:?}: {}", run.stderr);
    }
}
