//! The units under `sample-data/portal` do what they are for: systemd reads them, and hands the socket over.

use std::io::{Read as _, Write as _};
use std::os::unix::net::UnixStream;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::common::{Office, present, project};
use crate::report::{finds_nothing_wrong, value};

fn unit(name: &str) -> String {
    std::fs::read_to_string(project("sample-data/portal").join(name)).expect("a unit")
}

#[test]
fn systemd_finds_nothing_wrong_with_the_units() {
    finds_nothing_wrong("sample-data/portal", &["mims-portal.service", "mims-portal.socket"]);
    let service = unit("mims-portal.service");
    for (key, expected) in [
        ("MemoryMax", "512M"),
        ("LimitCORE", "0"),
        ("ProtectSystem", "strict"),
        ("NoNewPrivileges", "yes"),
        ("PrivateTmp", "yes"),
        ("PrivateNetwork", "yes"),
        ("RestrictAddressFamilies", "AF_UNIX"),
        ("CapabilityBoundingSet", ""),
    ] {
        assert_eq!(value(&service, key), expected, "{key}");
    }
}

#[test]
fn the_proxies_ask_at_the_socket_that_systemd_opens() {
    let socket = value(&unit("mims-portal.socket"), "ListenStream");
    assert!(unit("nginx.conf").contains(&format!("proxy_pass http://unix:{socket}:;")));
    assert!(unit("Caddyfile").contains(&format!("reverse_proxy unix/{socket}\n")));
}

#[test]
fn the_service_answers_at_the_socket_that_it_is_handed() {
    if !present(&["systemd-socket-activate"]) {
        return;
    }
    let office = Office::with_school();
    let line = value(&unit("mims-portal.service"), "ExecStart");
    let line = line.replace("/usr/local/bin/mims", env!("CARGO_BIN_EXE_mims"));
    let line = line.replace("/var/lib/mims/store", &office.store().display().to_string());
    let socket = office.path("portal.sock");
    // It becomes the program itself when the first visitor comes.
    let mut activate = Command::new("systemd-socket-activate");
    activate.arg("--listen").arg(&socket).args(line.split(' ')).stderr(Stdio::null());
    let mut server = activate.spawn().expect("a server");
    let began = Instant::now();
    // It is there before anybody listens at it.
    let mut stream = loop {
        match UnixStream::connect(&socket) {
            Ok(stream) => break stream,
            Err(error) => assert!(began.elapsed() < Duration::from_secs(20), "{error}"),
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    let request = b"GET / HTTP/1.1\r\nHost: portal.school.example\r\nConnection: close\r\n\r\n";
    stream.write_all(request).expect("sent");
    stream.set_read_timeout(Some(Duration::from_mins(1))).expect("a limit");
    let mut page = String::new();
    let read = stream.read_to_string(&mut page);
    server.kill().expect("killed");
    server.wait().expect("an end");
    read.expect("a page");
    assert!(page.starts_with("HTTP/1.1 200") && page.contains("<h1>Sign in</h1>"), "{page}");
}
