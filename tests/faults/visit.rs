//! A pupil at the portal whose server is killed, or whose system answers with errors: what a page has confirmed holds, the
//! account is whole, and the pupil gets to the end afterwards.

use std::process::Command;

use crate::desk::Desk;
use crate::portal::{Portal, WHOLE};
use crate::scenes::school;
use crate::state::State;
use crate::strace::{
    CALLS, Point, can_trace, points_in, sample, say_figures, traced_by, verdicts, with_fault_by,
};

const SERVE: [&str; 4] = ["portal", "serve", "--listen", "127.0.0.1:0"];
const LOGIN: &str = "goh_shu_wen";
const OWN: &str = "Tulip-Rocket-93-Sun";
const LATER: &str = "Lantern-Guitar-48-Fox";
const THREE: [(&str, &str); 3] = [("1", "otter"), ("2", "teal"), ("3", "badminton")];
const ANSWERS: [(u8, &str); 3] = [(1, "otter"), (2, "teal"), (3, "badminton")];

/// How far the pages say that the pupil has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Confirmed {
    Nothing,
    Own,
    Questions,
    Later,
}

/// Signs in with the sticker, sets everything up, and forgets the password.
fn walk(portal: &Portal, temporary: &str) -> Confirmed {
    let mut browser = portal.enters(LOGIN, temporary);
    if !browser.is_in() {
        return Confirmed::Nothing;
    }
    browser.chooses(OWN);
    if !browser.is_in() || browser.path != "/questions" {
        return Confirmed::Nothing;
    }
    browser.sets(THREE, "");
    if !browser.is_in() || browser.path == "/questions" {
        return Confirmed::Own;
    }
    if browser.path == "/email" {
        browser.send("/email", &[("email", "")]);
    }
    let mut browser = portal.answers(LOGIN, &ANSWERS);
    if browser.path != "/forgot/password" {
        return Confirmed::Questions;
    }
    let is_changed = browser.chooses(LATER).text().contains("Your password is changed.");
    if is_changed { Confirmed::Later } else { Confirmed::Questions }
}

/// A server that is stopped after the walk.
fn visit(server: &mut Command, temporary: &str) -> Confirmed {
    let Ok(mut portal) = Portal::start(server) else { return Confirmed::Nothing };
    let confirmed = walk(&portal, temporary);
    // The server is the child of the program that watches it.
    let watcher = portal.id();
    let children = std::fs::read_to_string(format!("/proc/{watcher}/task/{watcher}/children"));
    if let Some(server) = children.unwrap_or_default().split_whitespace().next() {
        let _ = Command::new("kill").args(["-INT", server]).output();
    }
    portal.wait();
    confirmed
}

/// Signs in with whatever works now, and goes through what is left.
fn goes_on(desk: &Desk, confirmed: Confirmed, temporary: &str) -> Result<(), String> {
    let portal = Portal::start(&mut desk.command(env!("CARGO_BIN_EXE_mims"), &SERVE))?;
    let words =
        [(LATER, Confirmed::Later), (OWN, Confirmed::Questions), (temporary, Confirmed::Nothing)];
    for (password, most) in words {
        let mut browser = portal.enters(LOGIN, password);
        if !browser.is_in() {
            continue;
        }
        if confirmed > most {
            return Err(format!("{confirmed:?} was confirmed and does not hold"));
        }
        if browser.path == "/password" {
            browser.chooses(OWN);
        }
        if browser.path == "/questions" {
            browser.sets(THREE, "");
        }
        if browser.path == "/email" {
            browser.send("/email", &[("email", "")]);
        }
        return match browser.path.as_str() {
            "/home" => Ok(()),
            other => Err(format!("it does not go on from {other}: {}", browser.page.text())),
        };
    }
    Err("no password opens the account".to_owned())
}

fn check(desk: &Desk, confirmed: Confirmed, temporary: &str) -> Result<(), String> {
    if let Some(fault) = State::of(desk).fault {
        return Err(format!("the store is unsound: {fault}"));
    }
    let database = rusqlite::Connection::open(desk.store().join("mims.db"));
    let is_whole = database.and_then(|it| it.query_row(WHOLE, [LOGIN], |row| row.get(0)));
    if is_whole != Ok(true) {
        return Err(format!("the account is half-changed: {is_whole:?}"));
    }
    if !desk.run(&["audit", "verify"]).status.success() {
        return Err("the log does not hold together".to_owned());
    }
    goes_on(desk, confirmed, temporary)
}

/// Lets each of so many faults happen to a visit; none may be found wrong.
fn sweep(what: &str, faults: fn(&Point) -> Vec<(Point, String)>, most: usize) {
    if !can_trace() {
        return;
    }
    let template = school();
    let shown = String::from_utf8(template.done(&["reset", LOGIN]).stdout).expect("UTF-8");
    let line = shown.lines().find(|line| line.starts_with("Temporary password"));
    let temporary = line.and_then(|line| line.split_whitespace().nth(2)).expect("a password");
    let trace_all = format!("trace={CALLS}");
    let (confirmed, trace) =
        traced_by(&template.copy(), &["-e", &trace_all], &SERVE, |server| visit(server, temporary));
    assert_eq!(confirmed, Confirmed::Later);
    let faults: Vec<_> = points_in(&trace).iter().flat_map(faults).collect();
    let (count, wrong) = verdicts(&sample(&faults, most), |(point, fault)| {
        let desk = template.copy();
        let confirmed =
            with_fault_by(&desk, point, fault, &SERVE, |server| visit(server, temporary))?;
        let verdict = check(&desk, confirmed, temporary);
        Some(verdict.map_err(|why| format!("the portal at {point:?} {fault}: {why}")))
    });
    say_figures(&format!("{count} {what} of the portal, {} wrong", wrong.len()));
    assert!(wrong.is_empty(), "{} of {count} {what}:\n{}", wrong.len(), wrong.join("\n"));
}

fn kills(point: &Point) -> Vec<(Point, String)> {
    vec![(point.clone(), "signal=SIGKILL".to_owned())]
}

/// Errors of the disk; the server's threads wake each other by writing, which no disk answers.
fn errors((call, place): &Point) -> Vec<(Point, String)> {
    if call.starts_with("write") {
        return Vec::new();
    }
    let places = [place.clone(), format!("{place}+")];
    let both = |place: String| {
        ["EIO", "ENOSPC"].map(|error| ((call.clone(), place.clone()), format!("error={error}")))
    };
    places.into_iter().flat_map(both).collect()
}

#[test]
fn a_killed_portal_keeps_what_it_has_confirmed() {
    sweep("kills", kills, 8);
}

#[test]
fn a_portal_with_errors_keeps_what_it_has_confirmed() {
    sweep("errors", errors, 8);
}

#[test]
#[ignore = "takes minutes"]
fn a_portal_killed_at_any_call_keeps_what_it_has_confirmed() {
    sweep("kills", kills, usize::MAX);
}

#[test]
#[ignore = "takes minutes"]
fn a_portal_with_an_error_at_any_call_keeps_what_it_has_confirmed() {
    sweep("errors", errors, usize::MAX);
}
