//! How much one address, one connection or one form may ask of the server, and what it writes about it.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use super::{OWN, WRONG};
use crate::common::{Office, Portal};

const PROXY: [&str; 3] = ["--listen", "127.0.0.1:0", "--behind-proxy"];

/// Signs in as a browser whose address a proxy has written down.
fn enters_from(portal: &Portal, hops: &str, login: &str, password: &str) -> u16 {
    let mut browser = portal.browser();
    let body = browser.filled(&[("login", login), ("password", password)]);
    let headers = format!("Sec-Fetch-Site: same-origin\r\nX-Forwarded-For: {hops}\r\n");
    browser.ask("POST", "/sign-in", &headers, &body).expect("an answer").status
}

/// 2.4.1 and 4.1.3: one password at many accounts, with a forged address in front.
#[test]
fn an_address_that_tries_too_often_is_refused_whatever_it_says_of_itself() {
    let office = Office::with_enrolled();
    let portal = office.portal_with(&PROXY);
    let wrong = |number: u32| {
        enters_from(&portal, &format!("10.0.0.{number}, 203.0.113.7"), "nobody", WRONG)
    };
    let statuses: Vec<_> = (0..32).map(wrong).collect();
    assert!(statuses[..30].iter().all(|status| *status == 303), "{statuses:?}");
    assert_eq!(statuses[30..], [429, 429]);
    // Nobody else has to wait, and what was right is not counted.
    for _ in 0..32 {
        assert_eq!(enters_from(&portal, "203.0.113.8", "tan_kai_jun", OWN), 303);
    }
    let rows: u32 =
        office.value("SELECT count(*) FROM audit WHERE outcome = 'address-refused'", []);
    assert_eq!(rows, 1);
    let noted: String =
        office.value("SELECT details FROM audit WHERE outcome = 'address-refused'", []);
    assert_eq!(noted, "203.0.113.7");
}

#[test]
fn a_school_may_try_more_often_from_its_networks() {
    let office = Office::with_school();
    office.done(&["settings", "set", "portal.school-networks", "203.0.113.0/24"]);
    let portal = office.portal_with(&PROXY);
    for number in 0..40 {
        let status = enters_from(&portal, "203.0.113.7", "nobody", WRONG);
        assert_eq!(status, 303, "try {number}");
    }
}

#[test]
fn only_ten_login_ids_are_asked_about_in_an_hour() {
    let office = Office::with_school();
    let portal = office.portal_with(&PROXY);
    let ask = |portal: &Portal, login: &str| {
        let mut browser = portal.browser();
        browser.open("/forgot");
        browser.send("/forgot", &[("login", login)]).clone()
    };
    for number in 0..10 {
        assert_eq!(ask(&portal, &format!("child_{number}")).status, 200);
        assert_eq!(ask(&portal, &format!("child_{number}")).status, 200);
    }
    let refused = ask(&portal, "child_10");
    assert_eq!((refused.status, refused.header("retry-after")), (429, Some("3600")));
    assert!(refused.text().contains("wait an hour"), "{}", refused.text());
    assert!(
        portal.lines().contains("mims settings set portal.school-networks"),
        "whoever runs it is told"
    );
    assert_eq!(ask(&portal, "child_3").status, 200);
    // Everybody at the help desk has the address of its computer.
    let portal = office.portal();
    for number in 0..12 {
        assert_eq!(ask(&portal, &format!("child_{number}")).status, 200);
    }
}

#[test]
fn a_form_that_nobody_fills_in_is_refused_unread() {
    let office = Office::with_school();
    let portal = office.portal();
    let mut browser = portal.browser();
    let huge = format!("login=x&password={}", "y".repeat(9000));
    assert_eq!(browser.post("/sign-in", &huge).status, 413);
    let long = format!("login=x&password={}", "y".repeat(600));
    assert_eq!(browser.post("/sign-in", &long).status, 413);
    let rows: u32 = office.value("SELECT count(*) FROM audit WHERE outcome = 'turned-away'", []);
    assert_eq!(rows, 0);
}

#[test]
fn a_connection_that_is_slow_to_ask_is_closed() {
    let office = Office::with_school();
    let portal = office.portal();
    let started = Instant::now();
    let slow = |head: &'static str| {
        let address = portal.address;
        std::thread::spawn(move || {
            let mut stream = TcpStream::connect(address).expect("a connection");
            stream.set_read_timeout(Some(Duration::from_mins(1))).expect("a limit");
            stream.write_all(head.as_bytes()).expect("sent");
            let mut answer = String::new();
            let _ = stream.read_to_string(&mut answer);
            answer
        })
    };
    let (header, silent) = (slow("GET / HTTP/1.1\r\nHost: x\r\nX-Slow: "), slow(""));
    let body = slow(
        "POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nSec-Fetch-Site: same-origin\r\nContent-Length: 100\r\n\r\nlogin=",
    );
    // Meanwhile everybody else is answered.
    assert_eq!(portal.browser().page.status, 200);
    for slow in [header, silent] {
        slow.join().expect("an end");
    }
    assert!(body.join().expect("an end").starts_with("HTTP/1.1 408"));
    assert!(started.elapsed() < Duration::from_secs(40));
}

/// 16.2.5
#[test]
fn the_lines_of_the_server_hold_no_login_id_and_nothing_that_was_made_up() {
    let office = Office::with_enrolled();
    let portal = office.portal();
    let mut browser = portal.enters("tan_kai_jun", OWN);
    browser.open("/x%0aforged?tan_kai_jun");
    // They come through a pipe.
    while !portal.lines().contains("(other)") {
        std::thread::sleep(Duration::from_millis(10));
    }
    let lines = portal.lines();
    assert!(lines.contains("127.0.0.1 POST /sign-in 303 "), "{lines}");
    assert!(lines.contains("127.0.0.1 GET (other) 404 "), "{lines}");
    assert!(!lines.contains("tan") && !lines.contains("forged") && !lines.contains(OWN), "{lines}");
}

#[test]
fn without_a_proxy_it_answers_this_computer_only() {
    let office = Office::with_school();
    let busy = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let place = busy.local_addr().expect("an address").to_string();
    let run = office.refused(4, &["portal", "serve", "--listen", &place]);
    let hint =
        "\nhint: another program, or a portal, listens there already; --listen names another";
    assert!(run.stderr.contains(hint), "{}", run.stderr);
    let run = office.refused(1, &["portal", "serve", "--listen", "0.0.0.0:0"]);
    assert!(run.stderr.contains("--behind-proxy"), "{}", run.stderr);
    let portal = office.portal();
    let mut browser = portal.browser();
    let named = "GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n";
    let page = crate::common::exchange(portal.address, named.as_bytes()).expect("an answer");
    assert_eq!(page.status, 421);
    assert_eq!(browser.open("/health").body, "ok\n");
}

#[cfg(unix)] // Signals.
#[test]
fn it_stops_when_it_is_told_and_brings_to_its_end_what_it_has_begun() {
    use rustix::process::{Pid, Signal, kill_process};
    let office = Office::with_enrolled();
    let mut portal = office.portal();
    let mut browser = portal.browser();
    let body = browser.filled(&[("login", "tan_kai_jun"), ("password", OWN)]);
    let asked = std::thread::spawn(move || {
        browser.ask("POST", "/sign-in", "Sec-Fetch-Site: same-origin\r\n", &body)
    });
    // The try is counted, so the hash is being made.
    while office.value::<u32>("SELECT max(wrong_tries) FROM credentials", []) == 0 {
        std::thread::sleep(Duration::from_millis(1));
    }
    let pid = i32::try_from(portal.id()).ok().and_then(Pid::from_raw).expect("a process");
    kill_process(pid, Signal::TERM).expect("a signal");
    assert_eq!(asked.join().expect("an answer").expect("an answer").status, 303);
    assert_eq!(portal.wait(), 0);
}
