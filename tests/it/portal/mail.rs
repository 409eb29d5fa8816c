//! Notices to the recovery e-mail address: what is sent and what is not, and that neither a program that fails nor a kill
//! loses one or holds a page up.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

use insta::assert_snapshot;

use super::{ANSWERS, OWN, THREE};
use crate::common::{Browser, Office, answer};

const NEXT: &str = "Lantern-Guitar-48-Fox";
const THIRD: &str = "Kettle-Otter-57-Moon";
const OTHERS: [(&str, &str); 3] = [("8", "the jungle book"), ("4", "laksa"), ("7", "up")];
/// Keeps what it was called with and what it read, the whole of it or nothing.
const KEEPS: &str = r#"file="$(mktemp "$here/mail.XXXXXX")"
echo "arguments: $*" > "$file" && cat >> "$file" && mv "$file" "$file.sent""#;

impl Office {
    /// Makes a program out of these lines and names it in the settings.
    fn has_sendmail(&self, lines: &str) {
        let program = self.path("sendmail");
        let here = self.path("");
        let script = format!("#!/bin/sh\nhere='{}'\n{lines}\n", here.display());
        // Written by another process: a file that somebody may still write to cannot be run.
        let mut write = Command::new("sh");
        write.args(["-c", "cat > \"$0\" && chmod 700 \"$0\""]).arg(&program);
        answer(&mut write, script.as_bytes());
        self.done(&["settings", "set", "mail.sendmail", program.to_str().expect("a path")]);
    }

    /// What the program was given so far, without the times.
    fn sent(&self) -> BTreeMap<PathBuf, String> {
        let time = regex::Regex::new(r"\d+ [A-Z][a-z]{2} \d{4} \d\d:\d\d").expect("a pattern");
        let entries = std::fs::read_dir(self.path("")).expect("a folder");
        let paths = entries.map(|entry| entry.expect("an entry").path());
        let mails = paths.filter(|path| path.extension().is_some_and(|end| end == "sent"));
        mails
            .map(|path| {
                let text = std::fs::read_to_string(&path).expect("a mail");
                (path, time.replace_all(&text, "[time]").into_owned())
            })
            .collect()
    }

    fn waiting(&self) -> u32 {
        self.value("SELECT count(*) FROM notices", [])
    }

    fn rows_of(&self, outcome: &str) -> u32 {
        self.value("SELECT count(*) FROM audit WHERE outcome = ?1", [outcome])
    }

    /// The one mail that comes of a step.
    fn mail_after(&self, step: impl FnOnce()) -> String {
        let before = self.sent();
        step();
        soon("a mail", || self.sent().len() > before.len() && self.waiting() == 0);
        let mut new = self.sent();
        new.retain(|path, _| !before.contains_key(path));
        assert_eq!(new.len(), 1, "{new:?}");
        new.into_values().collect()
    }
}

/// Waits until something is so.
fn soon(what: &str, is_so: impl Fn() -> bool) {
    let began = Instant::now();
    while !is_so() {
        assert!(began.elapsed() < Duration::from_secs(20), "{what} did not come");
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn changes_password(browser: &mut Browser, old: &str, new: &str) {
    browser.open("/password");
    browser.send("/password", &[("old", old), ("new", new), ("again", new)]);
    assert_eq!(browser.path, "/home", "{}", browser.page.text());
}

fn gives_address(browser: &mut Browser, address: &str) {
    browser.open("/email");
    browser.send("/email", &[("email", address)]);
    assert_eq!(browser.path, "/home", "{}", browser.page.text());
}

/// An enrolled student with a recovery e-mail address.
fn with_address() -> Office {
    let office = Office::with_enrolled();
    office.done(&["edit", "tan_kai_jun", "--recovery-email", "aunt@example.org"]);
    office
}

#[test]
fn what_changes_an_account_is_told_to_the_address_that_was_known_before() {
    let office = Office::with_school();
    office.has_sendmail(KEEPS);
    // Nothing of this is news: the office's work, and the first password and questions.
    office.done(&["edit", "tan_kai_jun", "--recovery-email", "aunt@example.net"]);
    office.done(&["edit", "tan_kai_jun", "--recovery-email", "aunt@example.org"]);
    let portal = office.portal();
    portal.enrols("tan_kai_jun", &office.reset("tan_kai_jun"));
    assert_eq!((office.waiting(), office.rows_of("notice-tried")), (0, 0));

    let mut browser = portal.enters("tan_kai_jun", OWN);
    let mail = office.mail_after(|| changes_password(&mut browser, OWN, NEXT));
    assert_snapshot!(mail, @"
    arguments: -t -i
    To: aunt@example.org
    Subject: MIMS: the password was changed
    Auto-Submitted: auto-generated
    MIME-Version: 1.0
    Content-Type: text/plain; charset=us-ascii

    This is about the MIMS account
    tan_kai_jun@students.edu.sg

    On [time], Singapore time,
    the password was changed.

    If you or your child did this, there is nothing to do.
    If that was not you or your child, tell the Form Teacher.

    This message comes from the MIMS Portal, where this e-mail address was
    given for the account. Nobody reads what is sent back to it.
    ");
    let about = |mail: String| {
        let of_it = |line: &&str| line.starts_with("To: ") || line.starts_with("Subject: ");
        mail.lines().filter(of_it).collect::<Vec<_>>().join(", ")
    };
    let mail = office.mail_after(|| drop(browser.sets(OTHERS, NEXT).clone()));
    assert_snapshot!(about(mail), @"To: aunt@example.org, Subject: MIMS: the security questions were changed");
    browser.sets(THREE, NEXT);
    soon("the second one", || office.rows_of("notice-sent") == 3);
    let mail = office.mail_after(|| {
        assert_eq!(portal.answers("tan_kai_jun", &ANSWERS).chooses(THIRD).status, 200);
    });
    assert_snapshot!(about(mail), @"To: aunt@example.org, Subject: MIMS: the password was reset");
    let mut browser = portal.enters("tan_kai_jun", THIRD);
    let mail = office.mail_after(|| gives_address(&mut browser, "uncle@example.org"));
    assert_snapshot!(about(mail), @"To: aunt@example.org, Subject: MIMS: this e-mail address was replaced");
    // The same again is no change.
    gives_address(&mut browser, "uncle@example.org");
    let mail = office.mail_after(|| gives_address(&mut browser, ""));
    assert_snapshot!(about(mail), @"To: uncle@example.org, Subject: MIMS: this e-mail address was taken away");
    assert_eq!((office.rows_of("notice-tried"), office.rows_of("notice-sent")), (6, 6));

    // Whom the school gave a new sticker has had an own password before.
    office.done(&["edit", "tan_kai_jun", "--recovery-email", "aunt@example.org"]);
    let mut browser = portal.enters("tan_kai_jun", &office.reset("tan_kai_jun"));
    let mail = office.mail_after(|| drop(browser.chooses("Mango-Bicycle-62-Rain").clone()));
    assert_snapshot!(about(mail), @"To: aunt@example.org, Subject: MIMS: the password was changed");
    for said in ["example.org", "tan_kai_jun"] {
        assert!(!portal.lines().contains(said), "{}", portal.lines());
    }
    office.done(&["audit", "verify"]);
}

#[test]
fn without_a_program_nothing_is_kept_and_no_page_promises_anything() {
    let office = with_address();
    let portal = office.portal();
    let mut browser = portal.enters("tan_kai_jun", OWN);
    changes_password(&mut browser, OWN, NEXT);
    assert_eq!(office.waiting(), 0);
    assert!(!browser.open("/email").text().contains("We tell it"));
    office.has_sendmail(KEEPS);
    assert!(browser.open("/email").text().contains("We tell it when your password is reset"));
    // What still waits when the school sends none any more is given up.
    office.tamper(
        "CREATE TRIGGER stop BEFORE UPDATE ON notices BEGIN SELECT raise(ABORT, 'stop'); END",
    );
    changes_password(&mut browser, NEXT, THIRD);
    assert_eq!(office.waiting(), 1);
    office.done(&["settings", "set", "mail.sendmail", ""]);
    portal.enters("tan_kai_jun", THIRD);
    soon("the end of it", || office.rows_of("notice-given-up") == 1 && office.waiting() == 0);
    assert!(office.sent().is_empty());
}

#[test]
fn a_program_that_fails_is_tried_again_and_in_the_end_given_up() {
    let office = with_address();
    office.has_sendmail("cat > /dev/null; exit 75");
    let portal = office.portal();
    changes_password(&mut portal.enters("tan_kai_jun", OWN), OWN, NEXT);
    for (number, minutes) in [(1, 1), (2, 5), (3, 30), (4, 120), (5, 720), (6, 1)] {
        soon("a try", || office.rows_of("notice-tried") == number);
        let waits = "SELECT due_at - (SELECT max(at) FROM audit WHERE outcome = 'notice-tried') FROM notices";
        assert_eq!(office.value::<i64>(waits, []), minutes * 60, "after try {number}");
        let line = "mail: a notice was not sent: exit status: 75\n";
        soon("a line", || {
            u32::try_from(portal.lines().matches(line).count()).is_ok_and(|count| count == number)
        });
        // It is left alone until then.
        portal.enters("tan_kai_jun", NEXT);
        std::thread::sleep(Duration::from_millis(50));
        assert_eq!(office.rows_of("notice-tried"), number);
        office.tamper("UPDATE notices SET due_at = 0");
        portal.enters("tan_kai_jun", NEXT);
    }
    soon("the end of it", || office.rows_of("notice-given-up") == 1);
    assert_eq!((office.waiting(), office.rows_of("notice-tried")), (0, 6));
    assert_eq!(office.rows_of("notice-sent"), 0);
}

#[test]
fn pages_are_quick_while_the_program_hangs() {
    let office = with_address();
    office.has_sendmail("exec sleep 25");
    let portal = office.portal();
    let mut browser = portal.enters("tan_kai_jun", OWN);
    changes_password(&mut browser, OWN, NEXT);
    soon("a try", || office.rows_of("notice-tried") == 1);
    let began = Instant::now();
    gives_address(&mut browser, "uncle@example.org");
    changes_password(&mut browser, NEXT, THIRD);
    assert_eq!(portal.enters("tan_kai_jun", THIRD).path, "/home");
    assert!(began.elapsed() < Duration::from_secs(15), "{:?}", began.elapsed());
    assert_eq!((office.waiting(), office.rows_of("notice-tried")), (3, 1));
}

/// Whatever stops the program between a change and its notice: both are there or none.
#[test]
fn a_notice_is_kept_with_its_change_and_sent_by_the_next_server() {
    let office = with_address();
    office.has_sendmail(KEEPS);
    let portal = office.portal();
    let mut browser = portal.enters("tan_kai_jun", OWN);
    let refuse = |what: &str| {
        format!(
            "CREATE TRIGGER stop BEFORE {what} ON notices BEGIN SELECT raise(ABORT, 'stop'); END"
        )
    };
    office.tamper(&refuse("INSERT"));
    browser.open("/password");
    let page = browser.send("/password", &[("old", OWN), ("new", NEXT), ("again", NEXT)]);
    assert_eq!(page.status, 503);
    office.tamper("DROP TRIGGER stop");
    assert_eq!(portal.enters("tan_kai_jun", OWN).path, "/home", "nothing was changed");
    // Killed before anybody could take the notice.
    office.tamper(&refuse("UPDATE"));
    changes_password(&mut portal.enters("tan_kai_jun", OWN), OWN, NEXT);
    drop(portal);
    assert_eq!((office.waiting(), office.rows_of("notice-tried")), (1, 0));
    office.tamper("DROP TRIGGER stop");
    let mut portal = None;
    let mail = office.mail_after(|| portal = Some(office.portal()));
    assert!(mail.contains("the password was changed"), "{mail}");
    // Killed while the program was at work: it is tried again when its time has come.
    office.has_sendmail("exec sleep 25");
    let portal = portal.expect("a portal");
    changes_password(&mut portal.enters("tan_kai_jun", NEXT), NEXT, THIRD);
    soon("a try", || office.rows_of("notice-tried") == 2);
    drop(portal);
    office.has_sendmail(KEEPS);
    office.tamper("UPDATE notices SET due_at = 0");
    let portal = office.portal();
    soon("a mail", || office.sent().len() == 2 && office.waiting() == 0);
    drop(portal);
}

#[test]
fn an_address_cannot_bring_a_line_of_its_own() {
    let office = with_address();
    office.has_sendmail(KEEPS);
    let portal = office.portal();
    let mut browser = portal.enters("tan_kai_jun", OWN);
    for address in [
        "uncle@example.org\r\nBcc: all@example.org",
        "uncle@example.org\nBcc:all@example.org",
        "uncle@example.org, all@example.org",
        "uncle@example.org;all@example.org",
        "-f@example.org",
        "|sh@example.org",
    ] {
        browser.open("/email");
        browser.send("/email", &[("email", address)]);
        assert!(browser.page.text().contains("That is not an e-mail address."), "{address:?}");
    }
    assert_eq!(office.waiting(), 0);
}
