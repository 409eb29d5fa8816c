//! `mims portal sign-in` without a terminal: what is asked comes from files, and every refusal reads the same.

use insta::assert_snapshot;

use crate::common::{Office, Run};

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
        assert_eq!(office.portal("sign-in tan_kai_jun --password-file temporary --new-password-file own --answers-file answers --no-recovery-email").status, 0);
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

    /// A step of the portal, with its arguments in one line.
    pub(crate) fn portal(&self, line: &str) -> Run {
        let args: Vec<&str> = ["portal"].into_iter().chain(line.split(' ')).collect();
        self.run(&args)
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
    let run = office.portal("sign-in TAN_Kai_Jun@STUDENTS.edu.sg --password-file temporary --new-password-file own --answers-file answers --recovery-email aunt@example.org");
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
    Other e-mail address: tan.family@example.org
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
    let stopped =
        office.portal("sign-in tan_kai_jun --password-file temporary --new-password-file own");
    assert_snapshot!(stopped.shown(&office), @"
    exit 5
    --- stderr
    error: a question needs a terminal: Question 1 of 3: choose with the arrow keys and Enter?
    hint: --answers-file FILE answers it
    ");
    assert_eq!(office.status_of("tan_kai_jun"), "own-password");
    let on = office.portal("sign-in tan_kai_jun --password-file own --answers-file answers");
    assert_eq!(on.status, 0, "{}", on.stderr);
    assert_eq!(office.status_of("tan_kai_jun"), "enrolled");
}

#[test]
fn a_password_that_breaks_a_rule_is_refused_with_all_rules() {
    let office = Office::with_papers();
    let choose = |password: &str| {
        office.write("own", password);
        office.portal("sign-in tan_kai_jun --password-file temporary --new-password-file own")
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
    It has a part of your name or login ID: tan.
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
    office.is_locked("arjun_so_veerasamy");
    office.has_expired("dsouza_marie_anne");
    office.tamper(
        "UPDATE credentials SET wait_until = 99999999999 WHERE student_id =
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
fn a_mark_in_front_of_a_file_is_no_part_of_the_secret() {
    let office = Office::with_papers();
    office.write("marked", "\u{feff}Tulip-Rocket-93-Sun\r\n");
    let chosen =
        office.portal("sign-in tan_kai_jun --password-file temporary --new-password-file marked");
    assert_eq!(chosen.status, 5, "only the questions are missing: {}", chosen.stderr);
    assert_eq!(office.enters("tan_kai_jun", "own").status, 5, "the same without the mark");
    office.write("long", "x".repeat(5000));
    let long = office.enters("tan_kai_jun", "long");
    assert!(long.stderr.contains("long is longer than any secret"), "{}", long.stderr);
}
