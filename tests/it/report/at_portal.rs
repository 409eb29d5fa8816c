//! What the report tells of the portal: what happened since the report of an earlier day.

use crate::common::Office;
use crate::portal::{ANSWERS, OWN, WRONG};

/// Sign-ins, resets by questions and refused addresses in the summary.
fn counted(office: &Office) -> [Option<u64>; 3] {
    let summary = office.summary();
    ["sign_ins", "resets_by_questions", "refused_addresses"]
        .map(|field| summary.pointer(&format!("/portal/{field}"))?.as_u64())
}

#[test]
fn what_happened_at_the_portal_since_the_night_before_is_told() {
    let office = Office::with_enrolled();
    office.report(&[]);
    assert_eq!(counted(&office), [Some(1), Some(0), Some(0)]);
    assert!(office.summary()["portal"]["since"].is_null());
    // What was done until now, and the report, were yesterday's.
    office.let_a_day_pass();
    office.tamper("DROP TRIGGER audit_is_never_updated; UPDATE audit SET at = at - 86401");
    let quiet = ["--format", "text", "--quiet"];
    assert_eq!(office.report(&quiet).stdout, "", "nothing happened");
    assert_eq!(counted(&office), [Some(0), Some(0), Some(0)]);

    // Not at a help desk, where everybody has the same address.
    let portal = office.portal_with(&["--listen", "127.0.0.1:0", "--behind-proxy"]);
    for _ in 0..2 {
        assert!(portal.enters("tan_kai_jun", OWN).is_in());
    }
    let mut answered = portal.answers("tan_kai_jun", &ANSWERS);
    answered.chooses("Kettle-Violin-72-Moss");
    assert_eq!(answered.path, "/", "{}", answered.page.text());
    for _ in 0..31 {
        portal.enters("nobody", WRONG);
    }
    let mail = office.report(&[&quiet[..], &["--force", "--prometheus", "m.prom"]].concat());
    let told = mail.stdout.split("At the portal, whole school, since ").nth(1).expect("news");
    let lines: Vec<_> = told.lines().skip(1).take(3).map(str::trim).collect();
    assert_eq!(
        lines,
        [
            "2  sign-ins",
            "1  passwords reset with security questions",
            "1  times an address was turned away after too many tries"
        ]
    );
    assert_eq!(counted(&office), [Some(2), Some(1), Some(1)]);
    assert_eq!(office.summary()["portal"]["since"], office.summary()["compared_with"]);
    let page = office.reported("report.html");
    let section = page.split("At the portal").nth(1).expect("a section");
    assert!(
        section.contains("<th scope=\"row\">sign-ins</th><td class=\"number\">2</td>"),
        "{section}"
    );
    let metrics = std::fs::read_to_string(office.path("m.prom")).expect("metrics");
    for line in ["sign_ins\"} 2", "resets_by_questions\"} 1", "refused_addresses\"} 1"] {
        assert!(metrics.contains(&format!("mims_portal_events{{event=\"{line}\n")), "{metrics}");
    }
}
