//! A signal at every call that changes something. After SIGKILL what is left is the state before or behind one of the
//! command's transactions, no paper and no key lies about, and the next run takes everything else away; after one that can
//! be heard nothing has to be taken away.

use std::collections::BTreeSet;
use std::os::unix::process::ExitStatusExt as _;

use crate::desk::Desk;
use crate::scenes::{Scene, sweep};
use crate::state::State;
use crate::strace::{points, sample, verdicts, with_fault};

const HEARD: [&str; 3] = ["SIGINT", "SIGTERM", "SIGHUP"];

fn of_scene(scene: &Scene, most: usize) -> (usize, Vec<String>) {
    let template = (scene.before)();
    let done = template.copy();
    let points = points(&done, scene.args);
    let (before, after) = (State::of(&template), State::of(&done));
    let expected: BTreeSet<_> = template.tree().into_iter().chain(done.tree()).collect();
    verdicts(&sample(&points, most), |point| {
        let desk = template.copy();
        let output = with_fault(&desk, point, "signal=SIGKILL", scene.args)?;
        if output.status.signal().is_none() && output.status.code() != Some(137) {
            return None;
        }
        let verdict = check(&desk, scene, &before, &after, (&template.tree(), &expected));
        Some(verdict.map_err(|why| format!("{} at {point:?}: {why}", scene.name)))
    })
}

fn stopped(scene: &Scene, most: usize) -> (usize, Vec<String>) {
    let template = (scene.before)();
    let done = template.copy();
    let points = points(&done, scene.args);
    let (before, after) = (State::of(&template), State::of(&done));
    let points = sample(&points, most);
    let sent: Vec<_> = points.iter().zip(HEARD.iter().cycle()).collect();
    verdicts(&sent, |(point, signal)| {
        let desk = template.copy();
        let output = with_fault(&desk, point, &format!("signal={signal}"), scene.args)?;
        let state = State::of(&desk);
        let (same, is_done) = (state.exact == before.exact, state.masked == after.masked);
        let ends_as_it_is = match output.status.code() {
            Some(0 | 3) => is_done,
            Some(130) => same || is_done || is_behind_a_transaction(&before, &state, &after),
            // While the system was still loading it.
            None => same,
            _ => false,
        };
        let litter = desk.tree().into_iter().find(|name| name.contains(".mims-"));
        if ends_as_it_is && state.fault.is_none() && litter.is_none() {
            return Some(Ok(()));
        }
        let (said, end) = (String::from_utf8_lossy(&output.stderr), output.status);
        Some(Err(format!(
            "{} at {point:?} {signal}: {end}, same {same}, done {is_done}, left {litter:?}: {said}",
            scene.name,
        )))
    })
}

fn check(
    desk: &Desk,
    scene: &Scene,
    before: &State,
    after: &State,
    (old, expected): (&[String], &BTreeSet<String>),
) -> Result<(), String> {
    let state = State::of(desk);
    if let Some(fault) = &state.fault {
        return Err(format!("the store is unsound: {fault}"));
    }
    let is_between = is_behind_a_transaction(before, &state, after);
    if state.exact != before.exact && state.masked != after.masked && !is_between {
        return Err(format!("a half state: {:?}", state.outcomes));
    }
    let left = desk.tree().into_iter().filter(|name| !expected.contains(name));
    // What takes the place of another file has a hidden name for a moment.
    let is_hidden = |name: &String| name.contains(".mims-") && scene.args.contains(&"--force");
    if let Some(paper) = left.clone().find(|name| is_paper(desk, name) && !is_hidden(name)) {
        return Err(format!("a paper is left: {paper}"));
    }
    if state.exists && !desk.run(&["audit", "verify"]).status.success() {
        return Err("the log does not hold together".to_owned());
    }
    let is_new = |name: &String| !old.contains(name) && !name.contains(".mims-");
    let has_begun = state.exact != before.exact || desk.tree().iter().any(is_new);
    let again = desk.run(scene.args);
    let is_fine = match again.status.code() {
        Some(0 | 3) => true,
        // What was done already may be refused a second time.
        Some(1) => has_begun,
        _ => false,
    };
    if !is_fine {
        let said = String::from_utf8_lossy(&again.stderr);
        return Err(format!("the same again ends with {:?}: {said}", again.status));
    }
    let litter: Vec<_> = desk.tree().into_iter().filter(|name| name.contains(".mims-")).collect();
    if litter.is_empty() { Ok(()) } else { Err(format!("still there: {litter:?}")) }
}

/// A command may be more than one transaction: a store, an import, a note that stickers were printed.
fn is_behind_a_transaction(before: &State, now: &State, after: &State) -> bool {
    let is_on_the_way =
        now.outcomes.len() > before.outcomes.len() && after.outcomes.starts_with(&now.outcomes);
    let ends_one = |outcome: &String| ["made", "imported"].contains(&outcome.as_str());
    is_on_the_way && now.outcomes.last().is_some_and(ends_one)
}

fn is_paper(desk: &Desk, name: &str) -> bool {
    std::fs::read(desk.path().join(name)).is_ok_and(|bytes| bytes.starts_with(b"%PDF"))
}

#[test]
fn a_kill_leaves_nothing_half_done() {
    sweep("kills", of_scene, 4);
}

#[test]
#[ignore = "takes minutes"]
fn a_kill_at_any_call_leaves_nothing_half_done() {
    sweep("kills", of_scene, usize::MAX);
}

#[test]
fn a_signal_stops_without_a_trace() {
    sweep("signals", stopped, 3);
}

#[test]
#[ignore = "takes minutes"]
fn a_signal_at_any_call_stops_without_a_trace() {
    sweep("signals", stopped, usize::MAX);
}
