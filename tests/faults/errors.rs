//! An error from every call that changes something, once and from then on. What is said afterwards is what holds: nothing
//! was changed, this was done, or it is not known.

use std::collections::BTreeSet;
use std::process::Output;
use std::sync::LazyLock;

use regex::Regex;

use crate::scenes::{Scene, sweep};
use crate::state::State;
use crate::strace::{Point, points, sample, verdicts, with_fault};

const ERRORS: [&str; 4] = ["EIO", "ENOSPC", "EROFS", "EACCES"];

static SAYS_NOTHING: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"nothing (was|is) (changed|imported|saved|made|done)|no store was made")
});
static SAYS_DONE: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"accounts are made|passwords are reset|passwords were changed|noted as printed|report is written|Batch \d+: |Store made|is done",
    )
});
static SAYS_UNKNOWN: LazyLock<Regex> = LazyLock::new(|| regex(r"may or may not|mims status shows"));

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a pattern")
}

/// What holds after a run, beside what was before and what should have come of it.
#[expect(clippy::struct_excessive_bools, reason = "each is looked at by itself")]
struct Holds {
    is_sound: bool,
    /// As before.
    same: bool,
    /// As after the whole command, with its files.
    done: bool,
    has_files: bool,
}

fn of_scene(scene: &Scene, most: usize) -> (usize, Vec<String>) {
    let template = (scene.before)();
    let done = template.copy();
    let points = points(&done, scene.args);
    let (before, after) = (State::of(&template), State::of(&done));
    let expected: BTreeSet<_> = done.tree().into_iter().collect();
    verdicts(&sample(&faults(&points), most), |(point, fault)| {
        let desk = template.copy();
        let output = with_fault(&desk, point, fault, scene.args)?;
        // The loader of the system could not even start it.
        if output.status.code() == Some(127) {
            return None;
        }
        let state = State::of(&desk);
        let has_files = expected.is_subset(&desk.tree().into_iter().collect());
        let holds = Holds {
            is_sound: state.fault.is_none(),
            same: state.exact == before.exact,
            done: state.masked == after.masked,
            has_files,
        };
        let next = desk.run(&["status"]);
        let lost_terminal = point.0 == "write" && point.1.ends_with('+');
        let verdict =
            judge(&output, &holds, lost_terminal).and_then(|()| match next.status.code() {
                Some(0) => Ok(()),
                _ if !state.exists => Ok(()),
                code => Err(format!("the next command ends with {code:?}")),
            });
        Some(verdict.map_err(|why| {
            let said = String::from_utf8_lossy(&output.stderr);
            format!("{} at {point:?} {fault}: {why}: {}", scene.name, said.trim())
        }))
    })
}

/// Every error at every point, once and from then on.
fn faults(points: &[Point]) -> Vec<(Point, String)> {
    let mut faults = Vec::new();
    for (call, place) in points {
        for error in ERRORS {
            for when in [place.clone(), format!("{place}+")] {
                faults.push(((call.clone(), when), format!("error={error}")));
            }
        }
    }
    faults
}

fn judge(output: &Output, holds: &Holds, lost_terminal: bool) -> Result<(), String> {
    let said = String::from_utf8_lossy(&output.stderr);
    let all = format!("{said}{}", String::from_utf8_lossy(&output.stdout));
    let refused = |what: &str| Err(what.to_owned());
    let code = output.status.code();
    if !matches!(code, Some(0 | 1 | 3 | 4 | 5 | 130)) {
        return Err(format!("it ends with {:?}", output.status));
    }
    if !holds.is_sound {
        return refused("the store is unsound");
    }
    if matches!(code, Some(0 | 3)) {
        let says_missing = code == Some(3) && holds.same && said.contains("were not kept");
        return match (holds.done, holds.has_files) {
            (true, true) => Ok(()),
            _ if says_missing => Ok(()),
            (true, false) => refused("it ends well, and a file is missing"),
            (false, _) => refused("it ends well, and it is not done"),
        };
    }
    // With the terminal gone too, nothing could be said, or nothing more.
    let is_cut = lost_terminal && !said.contains("error: ");
    if (is_cut || said.trim().is_empty()) && !holds.same {
        return Ok(());
    }
    if SAYS_UNKNOWN.is_match(&all) {
        return Ok(());
    }
    if SAYS_NOTHING.is_match(&said) {
        return if holds.same { Ok(()) } else { refused("it says that nothing was changed") };
    }
    if SAYS_DONE.is_match(&all) {
        // A backup changes nothing in the store.
        let is_so = !holds.same || (holds.done && holds.has_files);
        return if is_so { Ok(()) } else { refused("it says that it is done") };
    }
    if holds.same { Ok(()) } else { refused("it does not say that something was changed") }
}

#[test]
fn what_is_said_after_an_error_is_so() {
    sweep("errors", of_scene, 6);
}

#[test]
#[ignore = "takes half an hour"]
fn what_is_said_after_any_error_at_any_call_is_so() {
    sweep("errors", of_scene, usize::MAX);
}
