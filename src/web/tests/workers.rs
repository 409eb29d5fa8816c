//! The threads: what happens when too many wait for them, and when their work breaks.

use std::sync::mpsc;

use hyper::header::RETRY_AFTER;
use tokio::task::JoinHandle;

use super::Portal;
use crate::ops::OWN;
use crate::web::workers::{NotDone, QUEUE};

/// Has the one thread for hashes wait until something is sent.
fn busy(portal: &Portal) -> (mpsc::Sender<()>, JoinHandle<Result<(), NotDone>>) {
    let (open, gate) = mpsc::channel::<()>();
    let (begun, has_begun) = tokio::sync::oneshot::channel();
    let waits = asked(portal, move || {
        begun.send(()).expect("somebody waits");
        gate.recv().expect("the gate opens");
    });
    portal.runtime.block_on(has_begun).expect("the thread works");
    (open, waits)
}

fn asked(portal: &Portal, work: impl FnOnce() + Send + 'static) -> JoinHandle<Result<(), NotDone>> {
    let app = portal.app();
    portal.runtime.spawn(async move { app.hashing.ask(move |_| work()).await })
}

#[test]
fn whoever_has_waited_for_too_long_is_asked_to_come_back() {
    let portal = Portal::new();
    for (seconds, expected) in [(10, Ok(())), (11, Err(NotDone::Busy))] {
        let (open, first) = busy(&portal);
        let second = asked(&portal, || {});
        portal.runtime.block_on(tokio::task::yield_now());
        portal.pass(seconds);
        open.send(()).expect("somebody waits");
        assert_eq!(portal.runtime.block_on(first).expect("an end"), Ok(()));
        assert_eq!(portal.runtime.block_on(second).expect("an end"), expected, "{seconds}");
    }
}

#[test]
fn a_full_queue_refuses_at_once_and_counts_no_try() {
    let portal = Portal::new();
    let before = portal.rows();
    let (open, first) = busy(&portal);
    let queue: Vec<_> = (0..QUEUE).map(|_| asked(&portal, || {})).collect();
    // Tasks of one thread are begun only while it has nothing else to do, some dozens at a time.
    portal.runtime.block_on(async {
        for _ in 0..QUEUE {
            tokio::task::yield_now().await;
        }
    });
    let mut browser = portal.browser();
    let login = portal.student.login.local();
    let body = browser.open("/").filled(&[("login", login), ("password", OWN)]);
    let refused = browser.ask("POST", "/sign-in", &body);
    assert_eq!(refused.status, 503);
    assert_eq!(refused.headers.get(RETRY_AFTER).expect("when to come back"), "5");
    assert_eq!(portal.rows(), before);
    // Pages do not wait behind hashes.
    assert_eq!(browser.ask("GET", "/", "").status, 200);
    open.send(()).expect("somebody waits");
    for waiting in std::iter::once(first).chain(queue) {
        assert_eq!(portal.runtime.block_on(waiting).expect("an end"), Ok(()));
    }
    // The same form, sent again, is done.
    assert_eq!(browser.ask("POST", "/sign-in", &body).status, 303);
    assert!(portal.rows() > before);
}

#[test]
fn work_that_breaks_costs_no_thread() {
    let portal = Portal::new();
    let app = portal.app();
    for _ in 0..3 {
        let broken = app.hashing.ask::<()>(|_| panic!("a fault, for the test"));
        assert_eq!(portal.runtime.block_on(broken), Err(NotDone::Broken));
    }
    assert_eq!(portal.enters().path, "/email");
}
