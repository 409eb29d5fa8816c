//! What an attacker tries, each with its number in the Application Security Verification Standard 5.0.

use super::{ANSWERS, OWN, THREE, WRONG};
use crate::common::{Browser, Office, Portal, exchange};

/// A sign-in form as another site would send it, with these headers.
fn sent_from(portal: &Portal, headers: &str) -> (u16, Browser) {
    let mut browser = portal.browser();
    let body = browser.filled(&[("login", "tan_kai_jun"), ("password", OWN)]);
    let page = browser.ask("POST", "/sign-in", headers, &body).expect("an answer");
    (page.status, browser)
}

fn tries(office: &Office) -> u32 {
    office.value("SELECT count(*) FROM audit WHERE outcome IN ('tried', 'turned-away')", [])
}

/// 3.5.1
#[test]
fn a_form_of_another_site_does_nothing_and_counts_nothing() {
    let office = Office::with_enrolled();
    let portal = office.portal();
    let before = tries(&office);
    for headers in [
        "Sec-Fetch-Site: cross-site\r\n",
        "Sec-Fetch-Site: same-site\r\n",
        "Sec-Fetch-Site: none\r\n",
        "Origin: https://evil.example\r\n",
        "Origin: null\r\n",
        "",
    ] {
        let (status, browser) = sent_from(&portal, headers);
        assert_eq!((status, browser.cookie), (403, None), "{headers}");
    }
    assert_eq!(tries(&office), before);
    let own = format!("Origin: http://{}\r\n", portal.address);
    assert_eq!(sent_from(&portal, &own).0, 303);
}

/// 3.5.3
#[test]
fn a_get_changes_nothing() {
    let office = Office::with_enrolled();
    let portal = office.portal();
    let before: u32 = office.value("SELECT count(*) FROM audit", []);
    let mut browser = portal.browser();
    for path in ["/sign-in", "/sign-out"] {
        let query = format!("{path}?login=tan_kai_jun&password={OWN}");
        assert_eq!(browser.open(&query).status, 405, "{path}");
    }
    assert_eq!(browser.cookie, None);
    let mut inside = portal.enters("tan_kai_jun", OWN);
    inside.open("/sign-out");
    inside.open("/home");
    assert_eq!(inside.path, "/home");
    let rows: u32 = office.value("SELECT count(*) FROM audit", []);
    assert_eq!(rows - before, 2, "one sign-in, tried and right");
}

/// 3.4.6, 3.4.1, 3.4.4, 14.3.2
#[test]
fn every_page_forbids_frames_scripts_sniffing_and_caches() {
    let office = Office::with_school();
    let portal = office.portal();
    let mut browser = portal.browser();
    for path in ["/", "/help", "/forgot", "/no-such-page"] {
        let page = browser.open(path);
        let policy = page.header("content-security-policy").expect("a policy").to_owned();
        for part in [
            "default-src 'none'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "form-action 'self'",
        ] {
            assert!(policy.contains(part), "{path}: {policy}");
        }
        assert_eq!(page.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(page.header("cache-control"), Some("no-store"), "{path}");
        assert_eq!(page.header("referrer-policy"), Some("same-origin"));
        assert!(page.header("strict-transport-security").is_some());
        assert!(!page.body.contains("<script") && !page.body.contains("style=\""));
    }
}

/// 3.2.2, 1.2.1
#[test]
fn a_name_and_what_is_typed_are_text_and_never_markup() {
    let office = Office::with_enrolled();
    let name = "<img src=x onerror=alert(1)>\"'&";
    office.tamper(&format!("UPDATE students SET name = '{}'", name.replace('\'', "''")));
    let portal = office.portal();
    let inside = portal.enters("tan_kai_jun", OWN);
    assert!(!inside.page.body.contains("<img"), "{}", inside.page.body);
    assert!(inside.page.text().contains("<img src=x"));
    let typed = portal.enters("\"><script>alert(1)</script>", WRONG);
    assert!(!typed.page.body.contains("<script"), "{}", typed.page.body);
}

/// 3.3.1 to 3.3.4
#[test]
fn the_cookie_is_for_this_server_and_no_script() {
    let office = Office::with_school();
    let given = |portal: &Portal| {
        let mut browser = portal.browser();
        let body = browser.filled(&[("login", "x"), ("password", "y")]);
        let page = browser.ask("POST", "/sign-in", "Sec-Fetch-Site: same-origin\r\n", &body);
        page.expect("an answer").header("set-cookie").expect("a cookie").to_owned()
    };
    let cookie = given(&office.portal_with(&["--listen", "127.0.0.1:0", "--behind-proxy"]));
    assert!(cookie.starts_with("__Host-mims="), "{cookie}");
    for flag in ["; Path=/", "; Secure", "; HttpOnly", "; SameSite=Strict"] {
        assert!(cookie.contains(flag), "{cookie}");
    }
    // Safari drops what is marked so, or named so, where there is no HTTPS.
    let local = given(&office.portal());
    assert!(local.starts_with("mims=") && !local.contains("Secure"), "{local}");
    assert!(local.contains("; HttpOnly; SameSite=Strict"), "{local}");
    let token = cookie.split(['=', ';']).nth(1).expect("a token");
    assert_eq!(token.len(), 64, "256 bits");
}

/// 2.3.1
#[test]
fn no_step_is_skipped_by_sending_the_form_of_a_later_one() {
    let office = Office::with_school();
    let portal = office.portal();
    let mut browser = portal.enters("tan_kai_jun", &office.reset("tan_kai_jun"));
    browser.send("/email", &[("email", "mine@example.org")]);
    assert_eq!(browser.path, "/password");
    browser.sets(THREE, "");
    assert_eq!(browser.path, "/password");
    assert_eq!(office.status_of("tan_kai_jun"), "reset");
}

/// 2.3.4
#[test]
fn a_form_that_is_sent_twice_is_done_once() {
    let office = Office::with_enrolled();
    let portal = office.portal();
    let before = tries(&office);
    let browser = portal.browser();
    let body = browser.filled(&[("login", "tan_kai_jun"), ("password", OWN)]);
    let clicks: Vec<_> = (0..4)
        .map(|_| {
            let (mut click, body) = (browser.clone(), body.clone());
            std::thread::spawn(move || click.post("/sign-in", &body).status)
        })
        .collect();
    for click in clicks {
        assert_eq!(click.join().expect("a click"), 200);
    }
    assert_eq!(tries(&office) - before, 1);
    // Another password in the same form is another try.
    let other = body.replace(OWN, WRONG);
    let mut again = browser.clone();
    again.post("/sign-in", &other);
    assert_eq!((again.path.as_str(), tries(&office) - before), ("/", 2));
}

/// 6.3.1
#[test]
fn tries_side_by_side_are_all_counted() {
    let office = Office::with_enrolled();
    let portal = office.portal();
    let hands: Vec<_> = (0..12)
        .map(|_| {
            let mut browser = portal.browser();
            std::thread::spawn(move || {
                browser.send("/sign-in", &[("login", "tan_kai_jun"), ("password", WRONG)]);
            })
        })
        .collect();
    for hand in hands {
        hand.join().expect("a try");
    }
    let wrong: u32 = office.value("SELECT max(wrong_tries) FROM credentials", []);
    assert_eq!(wrong, 5, "five are free, and all others had to wait");
}

/// 6.3.8
#[test]
fn accounts_are_not_told_apart_by_status_headers_or_length() {
    let office = Office::with_enrolled();
    let portal = office.portal();
    let seen = |login: &str| {
        let mut browser = portal.browser();
        let body = browser.filled(&[("login", login), ("password", WRONG)]);
        let first = browser.ask("POST", "/sign-in", "Sec-Fetch-Site: same-origin\r\n", &body);
        let first = first.expect("an answer");
        let second = browser.open("/").clone();
        let names = |head: &str| {
            let lines = head.lines().filter(|line| !line.starts_with("date"));
            lines.map(|line| line.split(':').next().unwrap_or("").to_owned()).collect::<Vec<_>>()
        };
        (first.status, names(&first.head), names(&second.head), second.body.len())
    };
    let known = seen("tan_kai_jun");
    assert_eq!(seen("tan_kai_jan"), known);
    let asked = |login: &str| {
        let mut browser = portal.browser();
        browser.open("/forgot");
        browser.send("/forgot", &[("login", login)]).body.matches("What is your").count()
    };
    assert_eq!((asked("tan_kai_jun"), asked("lim_wei_ling"), asked("nobody_at_all")), (3, 3, 3));
}

/// 6.1.1
#[test]
fn whoever_locks_the_sign_in_does_not_lock_the_way_by_questions() {
    let office = Office::with_enrolled();
    let portal = office.portal();
    office.tamper("UPDATE credentials SET wrong_tries = 49");
    portal.enters("tan_kai_jun", WRONG);
    assert_eq!(office.status_of("tan_kai_jun"), "locked");
    assert_eq!(portal.answers("tan_kai_jun", &ANSWERS).path, "/forgot/password");
}

/// 4.1.4
#[test]
fn odd_methods_are_refused() {
    let office = Office::with_school();
    let portal = office.portal();
    let mut browser = portal.browser();
    for method in ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "GIBBERISH"] {
        let page = browser.ask(method, "/", "", "");
        let status = page.map_or(400, |page| page.status);
        assert!([400, 404, 405].contains(&status), "{method}: {status}");
    }
    assert_eq!(browser.ask("HEAD", "/", "", "").expect("an answer").status, 200);
}

/// 4.2.1
#[test]
fn a_request_with_two_lengths_is_refused() {
    let office = Office::with_school();
    let portal = office.portal();
    let smuggled = "POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\
                    Sec-Fetch-Site: same-origin\r\nConnection: close\r\n\r\n0\r\n\r\nGET /home HTTP/1.1\r\n\r\n";
    let answer = exchange(portal.address, smuggled.as_bytes());
    assert!(answer.is_none_or(|page| page.status >= 400));
}

/// 14.2.1
#[test]
fn nothing_secret_stands_in_an_address() {
    let office = Office::with_enrolled();
    let portal = office.portal();
    let browser = portal.enters("tan_kai_jun", OWN);
    assert!(!browser.page.body.contains("tan_kai_jun="));
    for page in [browser.page.clone(), portal.answers("tan_kai_jun", &ANSWERS).page] {
        for address in
            page.body.split("href=\"").skip(1).chain(page.body.split("action=\"").skip(1))
        {
            let address = address.split('"').next().expect("an address");
            assert!(!address.contains("tan") && address.starts_with('/'), "{address}");
        }
    }
}

/// 16.5.1, 13.4.2
#[test]
fn a_page_about_a_fault_tells_nothing_of_the_inside() {
    let office = Office::with_enrolled();
    let portal = office.portal();
    let mut browser = portal.browser();
    office.tamper("UPDATE credentials SET hash = 'none'");
    let page = browser.send("/sign-in", &[("login", "tan_kai_jun"), ("password", OWN)]).clone();
    assert_eq!(page.status, 503);
    let body = page.body.to_lowercase();
    for inside in ["sqlite", "hash", "rust", "panic", "store", "mims.db", "argon"] {
        assert!(!body.contains(inside), "{inside}: {}", page.text());
    }
    assert!(page.header("server").is_none());
}
