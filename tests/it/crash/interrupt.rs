//! Ctrl-C in the middle of work: exit code 130, nothing half-made, and a sound store.

use std::process::Stdio;
use std::thread::sleep;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};

use crate::common::{Office, quiet};
use crate::crash::{CLASS_SIZE, moments};

/// Runs the program and presses Ctrl-C after a while; when it was stopped, what it said.
fn interrupted(office: &Office, args: &[&str], after: Duration) -> Option<String> {
    let mut command = quiet(office.command(args));
    let child = command.stderr(Stdio::piped()).spawn().expect("the program starts");
    sleep(after);
    // It may have ended meanwhile.
    let _ = kill_process(Pid::from_child(&child), Signal::INT);
    let output = child.wait_with_output().expect("an end");
    let status = output.status.code();
    // Before it watches for signals it has made nothing yet, and is ended by the signal itself.
    assert!(matches!(status, Some(0 | 130) | None), "{args:?}: {status:?}");
    (status == Some(130)).then(|| String::from_utf8_lossy(&output.stderr).into_owned())
}

/// Stops the command at many moments of its work; what is there afterwards is whole.
fn check(args: &[&str], made: &str) {
    let office = Office::with_class_list();
    office.done(&["import", "list.csv", "--init", "--yes"]);
    let path = office.path(made);
    let remove = || {
        let _ = std::fs::remove_file(&path);
    };
    let run = || {
        remove();
        office.done(args);
    };
    let mut stopped = 0;
    for after in moments(25, run) {
        remove();
        let before = office.facts();
        if let Some(said) = interrupted(&office, args, after) {
            stopped += 1;
            let is_nothing = said.ends_with("error: stopped; nothing was done\n");
            assert!(
                is_nothing || said.ends_with("hint: mims status shows what was done\n"),
                "{said}"
            );
            assert!(!is_nothing || (office.facts() == before && !path.exists()), "after {after:?}");
        }
        assert!(office.litter().is_empty(), "{args:?} after {after:?}: {:?}", office.litter());
        if let Ok(pdf) = std::fs::read(&path) {
            assert!(pdf.starts_with(b"%PDF") && pdf.trim_ascii_end().ends_with(b"%%EOF"));
        }
        assert_eq!(office.students_count(), CLASS_SIZE);
    }
    assert!(stopped > 0, "{args:?} was never stopped in the middle");
    // Whatever was left, the next run does all of it.
    run();
}

impl Office {
    /// How many students there are; the store has to be sound, and all have a password.
    fn students_count(&self) -> usize {
        self.holds_together();
        let issues: usize = self.value("SELECT count(DISTINCT issue) FROM credentials", []);
        assert_eq!(issues, 1, "some were reset and some were not");
        self.value("SELECT count(*) FROM students JOIN credentials ON student_id = id", [])
    }
}

#[test]
fn stopped_stickers_leave_the_whole_file_or_nothing() {
    check(&["stickers", "--all", "--again", "--output", "all.pdf"], "all.pdf");
}

#[test]
fn stopped_slips_of_a_reset_leave_the_whole_file_or_nothing() {
    check(&["reset", "--all", "--yes", "--slips", "slips.pdf"], "slips.pdf");
}
