//! The portal killed at any moment: no try is answered that is not counted, and no account is left half-changed.

use crate::common::{Office, Run};
use crate::crash::moments;
use crate::portal::OWN;

const MOMENTS: u32 = 16;
const LOGIN: &str = "tan_kai_jun";
/// The account as the facts of three tables that only go together.
const WHOLE: &str = "
    SELECT (password_origin = 'own') = (sealed IS NULL)
       AND (password_origin = 'own') = (password_expires_at IS NULL)
       AND issue = 1 + (SELECT count(*) FROM password_history AS h WHERE h.student_id = s.id)
       AND (questions_set_at IS NULL) = (q.student_id IS NULL)
    FROM students AS s JOIN credentials AS c ON c.student_id = s.id LEFT JOIN questions AS q ON q.student_id = s.id
    WHERE login = 'tan_kai_jun'";

impl Office {
    fn rows_about(&self, outcome: &str) -> u32 {
        self.value("SELECT count(*) FROM audit WHERE outcome = ?1", [outcome])
    }

    /// The store is sound, its log too, and the account is in one of the states that a finished step leaves.
    fn is_whole_after_crash(&self) {
        self.holds_together();
        assert!(self.value::<bool>(WHOLE, []), "{:?}", self.facts());
        self.done(&["audit", "verify"]);
    }

    fn wrong_tries(&self) -> u32 {
        let sql =
            "SELECT wrong_tries FROM credentials JOIN students ON id = student_id WHERE login = ?1";
        self.value(sql, [LOGIN])
    }

    fn opens(&self, file: &str) -> bool {
        self.enters(LOGIN, file).status != 1
    }
}

/// Whether anything of an answer came, killed or not.
fn has_answered(run: &Run) -> bool {
    !run.stdout.is_empty() || !run.stderr.is_empty()
}

#[test]
fn a_killed_sign_in_is_counted_before_it_is_answered() {
    let office = Office::with_enrolled();
    let args = ["portal", "sign-in", LOGIN, "--password-file", "wrong"];
    let forget = "UPDATE credentials SET wrong_tries = 0, wait_until = NULL";
    let all: Vec<_> = moments(MOMENTS, || assert_eq!(office.run(&args).status, 1)).collect();
    for moment in all {
        office.tamper(forget);
        let rows = office.rows_about("tried");
        let run = office.kill_at(&args, moment);
        let counted = office.wrong_tries();
        assert!(counted <= 1 && office.rows_about("tried") - rows == counted, "{moment:?}");
        if has_answered(&run) {
            assert_eq!(counted, 1, "answered after {moment:?} and not counted: {}", run.stderr);
        }
        office.is_whole_after_crash();
    }
    office.tamper(forget);
    assert!(office.opens("own"));
}

#[test]
fn killing_between_count_and_check_wins_no_tries() {
    let office = Office::with_enrolled();
    let args = ["portal", "sign-in", LOGIN, "--password-file", "own"];
    // One that was faster has signed in, which forgets the tries before.
    let mut left = 50;
    while office.wrong_tries() < 5 && left > 0 {
        left -= 1;
        let rows = office.rows_about("tried");
        office.kill_when(&args, |_| office.rows_about("tried") > rows);
    }
    assert_eq!(office.wrong_tries(), 5);
    assert!(!office.opens("own"), "the right password has to wait like any other");
    assert_eq!(office.rows_about("turned-away"), 1);
}

#[test]
fn a_killed_sign_in_with_the_right_password_counts_as_a_wrong_one_or_is_done() {
    let office = Office::with_enrolled();
    let args = ["portal", "sign-in", LOGIN, "--password-file", "own"];
    for moment in moments(MOMENTS, || assert_eq!(office.run(&args).status, 0)) {
        office.tamper("UPDATE credentials SET wrong_tries = 0, wait_until = NULL");
        let (tried, signed_in) = (office.rows_about("tried"), office.rows_about("signed-in"));
        let run = office.kill_at(&args, moment);
        let (tried, signed_in) =
            (office.rows_about("tried") - tried, office.rows_about("signed-in") - signed_in);
        assert_eq!(office.wrong_tries(), tried - signed_in, "{moment:?}");
        if has_answered(&run) {
            assert_eq!((tried, signed_in), (1, 1), "{moment:?}: {}", run.stdout);
        }
    }
    office.is_whole_after_crash();
}

#[test]
fn setting_up_an_account_goes_on_where_it_was_killed() {
    let office = Office::with_papers();
    let args = [
        "portal",
        "sign-in",
        LOGIN,
        "--password-file",
        "temporary",
        "--new-password-file",
        "own",
        "--answers-file",
        "answers",
        "--no-recovery-email",
    ];
    let mut number = 0;
    // A fresh temporary password, nothing set up, and an own password that was never used.
    let mut start_again = || {
        number += 1;
        office.reset_to_file(LOGIN);
        office.write("own", format!("Tulip-Rocket-{number}-Sun\n"));
        office.tamper("DELETE FROM questions; UPDATE students SET questions_set_at = NULL, email_asked_at = NULL");
    };
    let all: Vec<_> = moments(MOMENTS, || {
        start_again();
        assert_eq!(office.run(&args).status, 0);
    })
    .collect();
    for moment in all {
        start_again();
        let run = office.kill_at(&args, moment);
        office.is_whole_after_crash();
        // One of the two passwords works, and what it opens leads to the end.
        let own = office.opens("own");
        assert_ne!(own, office.opens("temporary"), "{moment:?}: {}", run.stderr);
        if own {
            office.write("temporary", std::fs::read(office.path("own")).expect("a file"));
        }
        let status = office.status_of(LOGIN);
        let on = office.run(&args);
        assert_eq!(on.status, 0, "killed as {status} after {moment:?}: {}", on.stderr);
        assert_eq!(office.status_of(LOGIN), "enrolled");
    }
}

#[test]
fn a_killed_self_service_reset_leaves_one_password_that_works() {
    let office = Office::with_enrolled();
    let args =
        ["portal", "forgot", LOGIN, "--answers-file", "answers", "--new-password-file", "next"];
    let mut number = 0;
    let mut start_again = || {
        number += 1;
        office.write("next", format!("Lantern-Guitar-{number}-Fox\n"));
        office.done(&["unlock", LOGIN]);
    };
    let all: Vec<_> = moments(MOMENTS, || {
        start_again();
        assert_eq!(office.run(&args).status, 0);
        std::fs::rename(office.path("next"), office.path("own")).expect("renamed");
    })
    .collect();
    for moment in all {
        start_again();
        let before = office.rows_about("questions-answered");
        let run = office.kill_at(&args, moment);
        office.is_whole_after_crash();
        let answered = office.rows_about("questions-answered") - before;
        let tries: u32 = office.value("SELECT count(*) FROM self_service_tries", []);
        let wrong: u32 = office.value("SELECT wrong_tries FROM questions", []);
        assert!(
            tries <= 1 && wrong == tries - answered,
            "{moment:?}: {tries}, {wrong}, {answered}"
        );
        let is_new = office.opens("next");
        assert_ne!(is_new, office.opens("own"), "{moment:?}");
        if is_new || has_answered(&run) {
            assert_eq!((tries, answered), (1, 1), "{moment:?}: {}", run.stderr);
        }
        if is_new {
            std::fs::rename(office.path("next"), office.path("own")).expect("renamed");
        }
    }
    assert_ne!(OWN, std::fs::read_to_string(office.path("own")).expect("a file"));
}

#[test]
fn a_killed_change_of_questions_leaves_three_answers_that_work() {
    let office = Office::with_enrolled();
    office.write("others", "8 the jungle book\n4 laksa\n7 up\n");
    let change = |answers: &'static str| {
        ["portal", "questions", LOGIN, "--password-file", "own", "--answers-file", answers]
    };
    let all: Vec<_> =
        moments(MOMENTS / 2, || assert_eq!(office.run(&change("answers")).status, 0)).collect();
    for moment in all {
        assert_eq!(office.run(&change("answers")).status, 0);
        office.kill_at(&change("others"), moment);
        office.is_whole_after_crash();
        office.done(&["unlock", LOGIN]);
        // The new password of both is refused, so that only the answers are tried.
        office.write("weak", "Password1234\n");
        let works = |answers| {
            let args = [
                "portal",
                "forgot",
                LOGIN,
                "--answers-file",
                answers,
                "--new-password-file",
                "weak",
            ];
            !office.run(&args).stderr.contains("those answers did not work")
        };
        assert_ne!(works("answers"), works("others"), "{moment:?}");
    }
}
