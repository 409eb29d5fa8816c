//! `mims portal` and `mims unlock` without a terminal: what is asked comes from files, and every refusal reads the same.

use insta::assert_snapshot;

use crate::program::{Office, Run};

/// Three answers that nothing is against.
pub(crate) const ANSWERS: &str = "1 otter\n2 teal\n3 badminton\n";
/// A password that nothing is against.
pub(crate) const OWN: &str = "Tulip-Rocket-93-Sun\n";
/// Nobody's password.
pub(crate) const WRONG: &str = "Nobodys-Word-11\n";

impl Office {
    /// Resets a student's password; the new one stands in the file `temporary`.
    pub(crate) fn reset_to_file(&self, who: &str) {
        let shown = self.done(&["reset", who]).stdout;
        let line = shown.lines().find(|line| line.starts_with("Temporary password"));
        self.write(
            "temporary",
            line.and_then(|line| line.split_whitespace().nth(2)).expect("a password"),
        );
    }

    /// An office of the small school with the files of a student who has everything ready.
    pub(crate) fn with_papers() -> Self {
        let office = Self::with_school();
        office.write("own", OWN);
        office.write("answers", ANSWERS);
        office.write("wrong", WRONG);
        office.reset_to_file("tan_kai_jun");
        office
    }

    /// The same, and the student has enrolled.
    pub(crate) fn with_enrolled() -> Self {
        let office = Self::with_papers();
        office.done(&[
            "portal",
            "sign-in",
            "tan_kai_jun",
            "--password-file",
            "temporary",
            "--new-password-file",
            "own",
            "--answers-file",
            "answers",
            "--no-recovery-email",
        ]);
        office
    }

    /// The status of a student, as the operator reads it.
    pub(crate) fn status_of(&self, who: &str) -> String {
        let csv = self.done(&["status", who, "--format", "csv"]).stdout;
        let mut lines = csv.lines();
        let fields = lines.next().expect("fields").split(',');
        let values = lines.next().expect("a student").split(',');
        let mut pairs = fields.zip(values);
        pairs.find(|(field, _)| *field == "status").expect("a status").1.to_owned()
    }

    pub(crate) fn enters(&self, login: &str, file: &str) -> Run {
        self.run(&["portal", "sign-in", login, "--password-file", file])
    }

    pub(crate) fn forgot(&self, login: &str, answers: &str) -> Run {
        self.write("next", "Lantern-Guitar-48-Fox\n");
        self.run(&[
            "portal",
            "forgot",
            login,
            "--answers-file",
            answers,
            "--new-password-file",
            "next",
        ])
    }
}

#[test]
fn a_student_signs_in_and_sets_everything_up() {
    let office = Office::with_papers();
    let run = office.run(&[
        "portal",
        "sign-in",
        "TAN_Kai_Jun@STUDENTS.edu.sg",
        "--password-file",
        "temporary",
        "--new-password-file",
        "own",
        "--answers-file",
        "answers",
        "--recovery-email",
        "aunt@example.org",
    ]);
    assert_snapshot!(run.shown(&office), @"
    exit 0
    --- stdout
    MIMS Portal

    TAN KAI JUN
    tan_kai_jun@students.edu.sg

    Your MIMS account opens:
      Student iCON
      Microsoft Pro Plus
      ZOOM
      SLS
      SSOE school laptops

    Password chosen: [day]
    Last reset: [day], by your school
    --- stderr
    You have signed out.
    ");
    assert_eq!(office.status_of("tan_kai_jun"), "enrolled");
    let again = office.enters("tan_kai_jun", "own");
    assert_eq!(again.status, 0, "{}", again.stderr);
    assert_eq!(office.enters("tan_kai_jun", "temporary").status, 1);
}

#[test]
fn what_is_set_up_half_way_stays_and_the_next_sign_in_goes_on_there() {
    let office = Office::with_papers();
    assert_snapshot!(office.enters("tan_kai_jun", "temporary").shown(&office), @"
    exit 5
    --- stderr
    error: a question needs a terminal: New password?
    hint: --new-password-file FILE answers it
    ");
    assert_eq!(office.status_of("tan_kai_jun"), "reset");
    let stopped = office.run(&[
        "portal",
        "sign-in",
        "tan_kai_jun",
        "--password-file",
        "temporary",
        "--new-password-file",
        "own",
    ]);
    assert_snapshot!(stopped.shown(&office), @"
    exit 5
    --- stderr
    error: a question needs a terminal: Question 1 of 3: choose with the arrow keys and Enter?
    hint: --answers-file FILE answers it
    ");
    assert_eq!(office.status_of("tan_kai_jun"), "own-password");
    let on = office.run(&[
        "portal",
        "sign-in",
        "tan_kai_jun",
        "--password-file",
        "own",
        "--answers-file",
        "answers",
    ]);
    assert_eq!(on.status, 0, "{}", on.stderr);
    assert_eq!(office.status_of("tan_kai_jun"), "enrolled");
}

#[test]
fn a_password_that_breaks_a_rule_is_refused_with_all_rules() {
    let office = Office::with_papers();
    let choose = |password: &str| {
        office.write("own", password);
        office.run(&[
            "portal",
            "sign-in",
            "tan_kai_jun",
            "--password-file",
            "temporary",
            "--new-password-file",
            "own",
        ])
    };
    assert_snapshot!(choose("tan kai 1\n").shown(&office), @"
    exit 1
    --- stderr
      NO   12 letters, numbers or signs, or more
      ok   a number
      ok   a small letter, like a b c
      NO   a capital letter, like A B C
      NO   no part of your name or login ID
      ok   not a password that you had before

    That password was not taken.
    error: the new password was not taken
    hint: mims generate --check judges one before
    ");
    assert_snapshot!(choose("Password1234\n").shown(&office), @"
    exit 1
    --- stderr
      ok   12 letters, numbers or signs, or more
      ok   a number
      ok   a small letter, like a b c
      ok   a capital letter, like A B C
      ok   no part of your name or login ID
      ok   not a password that you had before

    That password was not taken.
    Many people have a password like this: use three words that
    do not belong together and a number instead.
    error: the new password was not taken
    hint: mims generate --check judges one before
    ");
    assert_eq!(office.status_of("tan_kai_jun"), "reset");
    office.done(&["settings", "set", "password.refuse-weak", "no"]);
    assert_eq!(choose("Password1234\n").status, 5, "only the questions are missing");
    assert_eq!(office.status_of("tan_kai_jun"), "own-password");
}

#[test]
fn every_sign_in_that_does_not_work_reads_the_same() {
    let office = Office::with_enrolled();
    office.write("right", OWN);
    office.done(&["disable", "lim_wei_ling"]);
    office.tamper(
        "UPDATE students SET locked_at = 1 WHERE login = 'arjun_so_veerasamy';
         UPDATE students SET password_expires_at = 1 WHERE login = 'dsouza_marie_anne';
         UPDATE credentials SET wait_until = 99999999999 WHERE student_id =
             (SELECT id FROM students WHERE login = 'muhammad_rayyan_bin_abdullah');",
    );
    let wrong = office.enters("tan_kai_jun", "wrong").shown(&office);
    assert_snapshot!(wrong, @"
    exit 1
    --- stderr
    error: that login ID and password did not work
    hint: check the spelling, and capital and small letters; after some wrong tries you have to wait a while; your form teacher can help you
    ");
    for login in [
        "nobody_at_all",
        "no login ID at all",
        "lim_wei_ling",
        "arjun_so_veerasamy",
        "dsouza_marie_anne",
        "muhammad_rayyan_bin_abdullah",
        "tan_kai_jun@schools.gov.sg",
    ] {
        assert_eq!(office.enters(login, "wrong").shown(&office), wrong, "{login}");
    }
}

#[test]
fn a_forgotten_password_is_reset_with_three_right_answers() {
    let office = Office::with_enrolled();
    assert_snapshot!(office.forgot("tan_kai_jun", "answers").shown(&office), @"
    exit 0
    --- stderr
    Your password is changed. Sign in with it now.
    ");
    assert_eq!(office.enters("tan_kai_jun", "own").status, 1);
    assert_snapshot!(office.enters("tan_kai_jun", "next").shown(&office), @"
    exit 0
    --- stdout
    MIMS Portal

    TAN KAI JUN
    tan_kai_jun@students.edu.sg

    Your MIMS account opens:
      Student iCON
      Microsoft Pro Plus
      ZOOM
      SLS
      SSOE school laptops

    Password chosen: [day]
    Last reset: [day], by you, with your security questions
    --- stderr
    You have signed out.
    ");
}

#[test]
fn every_self_service_reset_that_does_not_work_reads_the_same() {
    let office = Office::with_enrolled();
    office.write("two-right", "1 otter\n2 teal\n3 tennis\n");
    office.write("others", "4 otter\n5 teal\n6 badminton\n");
    let wrong = office.forgot("tan_kai_jun", "two-right").shown(&office);
    assert_snapshot!(wrong, @"
    exit 1
    --- stderr
    error: those answers did not work
    hint: after some tries you have to wait; your form teacher can get you a new password
    ");
    for login in ["nobody_at_all", "lim_wei_ling", "no login ID at all"] {
        assert_eq!(office.forgot(login, "answers").shown(&office), wrong, "{login}");
    }
    assert_eq!(office.forgot("tan_kai_jun", "others").shown(&office), wrong);
    // The operator's reset may have been one because somebody else knows the answers.
    office.done(&["reset", "tan_kai_jun"]);
    assert_eq!(office.forgot("tan_kai_jun", "answers").shown(&office), wrong);
}

#[test]
fn three_tries_an_hour_are_taken_and_unlock_gives_new_ones() {
    let office = Office::with_enrolled();
    office.write("bad", "1 a b\n2 c d\n3 e f\n");
    for _ in 0..3 {
        assert_eq!(office.forgot("tan_kai_jun", "bad").status, 1);
    }
    assert_eq!(office.forgot("tan_kai_jun", "answers").status, 1, "right, but too often");
    assert_snapshot!(office.done(&["unlock", "tan_kai_jun", "--reason", "asked by Mdm Salmah"]).shown(&office), @"
    exit 0
    --- stdout
    tan_kai_jun@students.edu.sg: self-service reset works again
    ");
    assert_eq!(office.forgot("tan_kai_jun", "answers").status, 0);
    assert_snapshot!(office.done(&["unlock", "tan_kai_jun", "4 Respect/1"]).shown(&office), @"
    exit 0
    --- stdout
    tan_kai_jun@students.edu.sg: nothing was locked
    lim_wei_ling@students.edu.sg: nothing was locked
    ");
}

#[test]
fn a_locked_account_opens_with_unlock_and_keeps_its_password() {
    let office = Office::with_enrolled();
    office.done(&["settings", "set", "sign-in.free-tries", "10"]);
    office.done(&["settings", "set", "sign-in.lock-after", "5"]);
    for _ in 0..5 {
        assert_eq!(office.enters("tan_kai_jun", "wrong").status, 1);
    }
    assert_eq!(office.status_of("tan_kai_jun"), "locked");
    assert_eq!(office.enters("tan_kai_jun", "own").status, 1);
    assert_snapshot!(office.done(&["unlock", "tan_kai_jun"]).shown(&office), @"
    exit 0
    --- stdout
    tan_kai_jun@students.edu.sg: sign-in works again
    ");
    assert_eq!(office.status_of("tan_kai_jun"), "enrolled");
    assert_eq!(office.enters("tan_kai_jun", "own").status, 0);
}

#[test]
fn wrong_tries_end_a_temporary_password_and_only_a_reset_helps() {
    let office = Office::with_papers();
    office.done(&["settings", "set", "sign-in.temporary-tries", "3"]);
    for _ in 0..3 {
        assert_eq!(office.enters("tan_kai_jun", "wrong").status, 1);
    }
    assert_eq!(office.status_of("tan_kai_jun"), "expired");
    assert_eq!(office.enters("tan_kai_jun", "temporary").status, 1);
    assert_snapshot!(office.done(&["unlock", "tan_kai_jun"]).shown(&office), @"
    exit 0
    --- stdout
    tan_kai_jun@students.edu.sg: nothing was locked
    --- stderr
    The temporary password does not work any more: mims reset tan_kai_jun gives a new one.
    ");
    office.reset_to_file("tan_kai_jun");
    assert_eq!(
        office.enters("tan_kai_jun", "temporary").status,
        5,
        "signed in, and a new password is missing"
    );
}

#[test]
fn questions_are_changed_with_the_password_only() {
    let office = Office::with_enrolled();
    office.write("new-answers", "8 the jungle book\n4 laksa\n7 up\n");
    let change = |password: &str, answers: &str| {
        office.run(&[
            "portal",
            "questions",
            "tan_kai_jun",
            "--password-file",
            password,
            "--answers-file",
            answers,
        ])
    };
    assert_eq!(change("wrong", "new-answers").status, 1);
    assert_snapshot!(change("own", "new-answers").shown(&office), @"
    exit 0
    --- stderr
    Your security questions are saved.
    ");
    assert_eq!(office.forgot("tan_kai_jun", "answers").status, 1);
    assert_eq!(office.forgot("tan_kai_jun", "new-answers").status, 0);
}

#[test]
fn easily_guessed_and_incomplete_answers_are_refused() {
    let office = Office::with_enrolled();
    let answer = |answers: &str| {
        office.write("given", answers);
        let run = office.run(&[
            "portal",
            "questions",
            "tan_kai_jun",
            "--password-file",
            "own",
            "--answers-file",
            "given",
        ]);
        assert_eq!(run.status, 1, "{answers:?}");
        run.stderr
    };
    assert_snapshot!(answer("1 animal\n2 teal\n3 badminton\n"), @"
    error: That word is in the question. Choose another answer.
    hint: nothing was saved
    ");
    assert_snapshot!(answer("1 Kai Jun\n2 teal\n3 badminton\n"), @"
    error: Your own name is too easy to guess. Choose another answer.
    hint: nothing was saved
    ");
    assert_snapshot!(answer("1 teal\n2 Teal!\n3 badminton\n"), @"
    error: Two answers are the same. Choose three different answers.
    hint: nothing was saved
    ");
    assert_snapshot!(answer("1 otter\n1 teal\n3 badminton\n"), @"
    error: there have to be 3 different questions with their answers
    hint: one a line: the question's number from 1 to 8, a space, and the answer
    ");
    assert_snapshot!(answer("1 otter\n2 teal\n"), @"
    error: there have to be 3 different questions with their answers
    hint: one a line: the question's number from 1 to 8, a space, and the answer
    ");
    assert_snapshot!(answer("9 otter\n2 teal\n3 badminton\n"), @"
    error: the file of answers has a line that is none
    hint: one a line: the question's number from 1 to 8, a space, and the answer
    ");
    assert_snapshot!(answer("otter\nteal\nbadminton\n"), @"
    error: the file of answers has a line that is none
    hint: one a line: the question's number from 1 to 8, a space, and the answer
    ");
    assert_eq!(
        office.forgot("tan_kai_jun", "answers").status,
        0,
        "the answers before are in force"
    );
}

#[test]
fn an_import_is_not_undone_for_a_student_who_has_reset_the_password_alone() {
    let office = Office::with_enrolled();
    office.done(&["edit", "tan_kai_jun", "--register-no", "7"]);
    assert_eq!(office.forgot("tan_kai_jun", "answers").status, 0);
    assert_snapshot!(office.run(&["undo", "--yes"]).shown(&office), @"
    exit 1
    --- stdout
    Batch 3: edit of [time] by [operator], tan_kai_jun
      has signed in since: TAN KAI JUN (tan_kai_jun)
    --- stderr
    error: 1 student cannot be taken back; nothing was changed
    hint: --except-used leaves them as they are and takes back the rest
    ");
}
