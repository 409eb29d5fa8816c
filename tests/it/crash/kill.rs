//! Runs that are stopped in the middle: killing one at a moment or at a step, and looking at what is left.

use std::thread::sleep;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal};

use crate::common::{Office, quiet};

/// A class of 24, enough work to be stopped in the middle of.
pub(crate) const CLASS_SIZE: usize = 24;

/// A class list with so many pupils.
pub(crate) fn class_list() -> String {
    let row = |number| format!("3 Integrity,{number},PUPIL NUMBER {}\n", letters(number));
    let rows: String = (1..=CLASS_SIZE).map(row).collect();
    format!("Class 2027,Reg No,Name of Pupil\n{rows}")
}

/// A number as letters, because names have no digits.
fn letters(number: usize) -> String {
    number.to_string().bytes().map(|digit| char::from(digit - b'0' + b'A')).collect()
}

/// What became of a run that was to be killed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fate {
    Killed,
    /// It was faster.
    Finished,
}

impl Office {
    /// An office with the class list and no store.
    pub(crate) fn with_class_list() -> Self {
        let office = Self::new();
        office.write("list.csv", class_list());
        office
    }

    /// Runs the program and kills it as soon as the moment has come.
    pub(crate) fn kill_when(&self, args: &[&str], has_come: impl Fn(Duration) -> bool) -> Fate {
        let mut child = quiet(self.command(args)).spawn().expect("the program starts");
        let start = Instant::now();
        loop {
            if let Some(status) = child.try_wait().expect("a child") {
                assert!(status.success(), "{args:?} ended by itself with {status}");
                return Fate::Finished;
            }
            if has_come(start.elapsed()) {
                break;
            }
            sleep(Duration::from_micros(50));
        }
        child.kill().expect("a child");
        let status = child.wait().expect("an end");
        if status.success() { Fate::Finished } else { Fate::Killed }
    }

    /// Runs the program and interrupts it, as Ctrl-C does, as soon as the moment has come.
    pub(crate) fn interrupt_when(&self, args: &[&str], has_come: impl Fn() -> bool) {
        let mut child = quiet(self.command(args)).spawn().expect("the program starts");
        while !has_come() && child.try_wait().expect("a child").is_none() {
            sleep(Duration::from_micros(50));
        }
        // It may have ended meanwhile.
        let _ = rustix::process::kill_process(Pid::from_child(&child), Signal::INT);
        child.wait().expect("an end");
    }

    /// How many students the store has; none when there is no store. A store that is there has to be sound.
    pub(crate) fn students_after_crash(&self) -> Option<usize> {
        if !self.store().exists() {
            return None;
        }
        self.holds_together();
        let count = |table: &str| self.value(&format!("SELECT count(*) FROM {table}"), []);
        let students: usize = count("students");
        // Students, their secrets and what is noted of them come together.
        assert_eq!((students, students), (count("credentials"), count("batch_changes")));
        assert_eq!(count("batches") > 0_usize, students > 0);
        Some(students)
    }
}

/// Moments from the start of a run to a little after its end, as long as the shortest of a few runs: one that the machine
/// kept waiting would put nearly all of them after the end.
pub(crate) fn moments(count: u32, mut run: impl FnMut()) -> impl Iterator<Item = Duration> {
    let timed = |()| {
        let start = Instant::now();
        run();
        start.elapsed()
    };
    let shortest = [(); 3].map(timed).into_iter().min().expect("a run");
    (0..count).map(move |moment| shortest * moment / (count - 2))
}
