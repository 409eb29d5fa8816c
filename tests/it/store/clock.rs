//! A clock that lies: it is said, nothing is erased by it, and somebody's word ends the doubt.

use insta::assert_snapshot;

use crate::common::{Office, replaced};

const DAY: i64 = 24 * 60 * 60;

impl Office {
    /// Puts everything that was written down so far into another time than the clock's.
    fn written_down(&self, seconds_from_now: i64) {
        self.tamper(&format!(
            "DROP TRIGGER IF EXISTS audit_is_never_updated;
             UPDATE audit SET at = at + {seconds_from_now};
             UPDATE students SET password_expires_at = created_at - 1 WHERE id = 1;"
        ));
    }

    fn sealed(&self) -> i64 {
        self.value("SELECT count(sealed) FROM credentials", [])
    }

    /// What the newest row of the log calls its command.
    fn newest_command(&self) -> String {
        self.value("SELECT command FROM audit ORDER BY seq DESC LIMIT 1", [])
    }
}

const CHANGE: [&str; 3] = ["unlock", "lim_wei_ling", "--quiet"];

#[test]
fn by_a_clock_that_is_believed_what_has_lapsed_is_erased() {
    for seconds in [0, -DAY + 600] {
        let office = Office::with_school();
        office.written_down(seconds);
        assert_eq!(office.done(&CHANGE).stderr, "");
        assert_eq!((office.sealed(), office.newest_command().as_str()), (4, "unlock"));
    }
}

#[test]
fn by_a_clock_in_doubt_nothing_is_erased_however_often_it_is_used() {
    for seconds in [-2 * DAY, 600] {
        let office = Office::with_school();
        office.written_down(seconds);
        for _ in 0..2 {
            let run = office.done(&CHANGE);
            assert!(
                run.stderr.starts_with("warning: this computer's clock says"),
                "{}",
                run.stderr
            );
            assert_eq!(office.sealed(), 5);
            assert!(office.newest_command().starts_with("unlock (clock in doubt since "));
        }
        let confirmed = office.done(&[&CHANGE[..], &["--now-is-right"]].concat());
        assert_eq!((confirmed.stderr.as_str(), office.sealed()), ("", 4));
        assert_eq!(office.done(&CHANGE).stderr, "", "the word is given once");
    }
}

#[test]
fn a_clock_in_doubt_reads_like_this() {
    let office = Office::with_school();
    let said = |seconds| {
        office.written_down(seconds);
        let run = office.done(&CHANGE);
        replaced(&office, &run.stderr)
    };
    assert_snapshot!(said(-2 * DAY), @"warning: this computer's clock says [time], more than a day after the store's newest entry of [time]: nothing is erased and no wait counts by it; if it is right, add --now-is-right once");
    office.done(&[&CHANGE[..], &["--now-is-right"]].concat());
    assert_snapshot!(said(DAY), @"warning: this computer's clock says [time], before the store's newest entry of [time]: nothing is erased and no wait counts by it; if it is right, add --now-is-right once");
}

#[test]
fn whoever_only_looks_or_imports_is_warned_too() {
    let office = Office::with_school();
    office.written_down(-2 * DAY);
    for args in [&["status"][..], &["import", "list.csv", "--dry-run"], &["audit", "log"]] {
        let run = office.done(args);
        assert!(run.stderr.contains("this computer's clock says"), "{args:?}: {}", run.stderr);
    }
}
