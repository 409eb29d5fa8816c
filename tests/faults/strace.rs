//! Runs under strace, which sees every call to the system and can answer in its place.

use std::collections::{BTreeSet, HashMap};
use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use crate::desk::Desk;
use crate::programs::{present, say_skipped};

/// The calls by which something is changed or said.
pub(crate) const CALLS: &str = "pwrite64,write,writev,fsync,fdatasync,syncfs,rename,renameat,renameat2,link,linkat,symlink,symlinkat,\
                     ftruncate,fallocate,unlink,unlinkat,rmdir,mkdir,mkdirat,chmod,fchmod,fchown,openat";

/// The call of this name at this place among those of its thread, or, with a `+`, from there on.
pub(crate) type Point = (String, String);

/// Whether calls can be seen here. A container may forbid it, which no installation mends.
pub(crate) fn can_trace() -> bool {
    if !present(&["strace"]) {
        return false;
    }
    let mut command = Command::new("strace");
    command.args(["-o", "/dev/null", "true"]).stdout(Stdio::null()).stderr(Stdio::null());
    let works = command.status().is_ok_and(|status| status.success());
    if !works {
        say_skipped("strace may not look at programs here");
    }
    works
}

/// Runs the program with these options of strace; the trace.
pub(crate) fn traced(desk: &Desk, options: &[&str], args: &[&str]) -> String {
    traced_by(desk, options, args, |command| command.output().expect("strace starts")).1
}

/// Has the program run by somebody with these options of strace; what comes of it, and the trace.
pub(crate) fn traced_by<R>(
    desk: &Desk,
    options: &[&str],
    args: &[&str],
    run: impl FnOnce(&mut Command) -> R,
) -> (R, String) {
    // Beside the desk, so that it is nothing that the program has left.
    let file = tempfile::NamedTempFile::new().expect("a file");
    let path = file.path().display().to_string();
    let all = [&["-f", "-qq", "-o", &path], options, &[env!("CARGO_BIN_EXE_mims")], args].concat();
    let result = run(&mut desk.command("strace", &all));
    let trace = std::fs::read(file.path()).expect("a trace");
    (result, String::from_utf8_lossy(&trace).into_owned())
}

/// All points of a run.
pub(crate) fn points(desk: &Desk, args: &[&str]) -> Vec<Point> {
    points_in(&traced(desk, &["-e", &format!("trace={CALLS}")], args))
}

/// All points that a trace shows.
pub(crate) fn points_in(trace: &str) -> Vec<Point> {
    let mut counts: HashMap<(&str, &str), usize> = HashMap::new();
    let mut points = BTreeSet::new();
    for line in trace.lines() {
        let Some((process, rest)) = line.split_once(' ') else { continue };
        let Some((call, rest)) = rest.trim_start().split_once('(') else { continue };
        if !CALLS.split(',').any(|one| one == call) {
            continue;
        }
        let count = counts.entry((process, call)).or_default();
        *count += 1;
        let changes = call != "openat" || rest.contains("O_CREAT") || rest.contains("O_TMPFILE");
        if changes {
            points.insert((call.to_owned(), *count));
        }
    }
    points.into_iter().map(|(call, place)| (call, place.to_string())).collect()
}

/// Runs the program with this done at a point; `None` when the run did not come there.
pub(crate) fn with_fault(desk: &Desk, point: &Point, fault: &str, args: &[&str]) -> Option<Output> {
    let run = |command: &mut Command| command.output().expect("strace starts");
    with_fault_by(desk, point, fault, args, run)
}

/// Has the program run by somebody with this done at a point; `None` when the run did not come there.
pub(crate) fn with_fault_by<R>(
    desk: &Desk,
    (call, place): &Point,
    fault: &str,
    args: &[&str],
    run: impl FnOnce(&mut Command) -> R,
) -> Option<R> {
    let (trace, inject) = (format!("trace={call}"), format!("inject={call}:{fault}:when={place}"));
    let (result, trace) = traced_by(desk, &["-e", &trace, "-e", &inject], args, run);
    let signal = fault.strip_prefix("signal=").unwrap_or("SIGKILL");
    let happened = trace.contains("INJECTED")
        || trace.contains("killed by SIGKILL")
        || trace.contains(&format!("--- {signal} "));
    happened.then_some(result)
}

/// A few of many, from all of it.
pub(crate) fn sample<T: Clone>(all: &[T], most: usize) -> Vec<T> {
    let step = all.len().div_ceil(most.max(1)).max(1);
    all.iter().step_by(step).cloned().collect()
}

/// Does something with every item on all cores.
pub(crate) fn on_all_cores<T: Sync, R: Send>(
    items: &[T],
    work: impl Fn(&T) -> R + Sync + Send,
) -> Vec<R> {
    use rayon::prelude::*;
    items.par_iter().map(work).collect()
}

/// Looks at each item on all cores: how many could be looked at, and what was found wrong.
pub(crate) fn verdicts<T: Sync>(
    items: &[T],
    look: impl Fn(&T) -> Option<Result<(), String>> + Sync + Send,
) -> (usize, Vec<String>) {
    let verdicts: Vec<_> = on_all_cores(items, look).into_iter().flatten().collect();
    (verdicts.len(), verdicts.into_iter().filter_map(Result::err).collect())
}

/// Figures for docs/reliability.md; the test harness catches what `eprintln!` writes, but not this.
pub(crate) fn say_figures(text: &str) {
    let _ = writeln!(std::io::stderr(), "FIGURES {text}");
}
