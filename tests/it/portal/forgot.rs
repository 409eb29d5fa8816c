//! `mims portal forgot` and `questions`, and `mims unlock`: what a student does alone, how often, and what an operator opens again.

use insta::assert_snapshot;

use crate::common::Office;

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
    Other e-mail address: tan.family@example.org
    Last time here: [time]
    Wrong tries since then: 1
    If that was not you, tell your school.
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
}

#[test]
fn who_lost_the_temporary_password_too_still_has_the_questions() {
    let office = Office::with_enrolled();
    office.done(&["reset", "tan_kai_jun"]);
    office.has_expired("tan_kai_jun");
    assert_eq!(office.forgot("tan_kai_jun", "answers").status, 0);
    assert_eq!(office.status_of("tan_kai_jun"), "enrolled");
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
    TAN KAI JUN of 3 Integrity (tan_kai_jun): self-service reset is open again
    --- stderr
    No undo locks an account again; mims disable closes one.
    ");
    assert_eq!(office.forgot("tan_kai_jun", "answers").status, 0);
    assert_snapshot!(office.done(&["unlock", "tan_kai_jun", "4 Respect/1"]).shown(&office), @"
    exit 0
    --- stdout
    TAN KAI JUN of 3 Integrity (tan_kai_jun): nothing was locked or waiting
    LIM WEI LING of 4 Respect (lim_wei_ling): nothing was locked or waiting
    ");
}

#[test]
fn a_locked_account_opens_with_unlock_and_keeps_its_password() {
    let office = Office::with_enrolled();
    office.tamper("UPDATE credentials SET wrong_tries = 49");
    assert_eq!(office.enters("tan_kai_jun", "wrong").status, 1);
    assert_eq!(office.status_of("tan_kai_jun"), "locked");
    assert_eq!(office.enters("tan_kai_jun", "own").status, 1);
    assert_snapshot!(office.done(&["unlock", "tan_kai_jun"]).shown(&office), @"
    exit 0
    --- stdout
    TAN KAI JUN of 3 Integrity (tan_kai_jun): the lock is taken away, the wait is over
    --- stderr
    No undo locks an account again; mims disable closes one.
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
    TAN KAI JUN of 3 Integrity (tan_kai_jun): nothing was locked or waiting
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
fn answers_that_are_none_or_incomplete_are_refused() {
    let office = Office::with_enrolled();
    let answer = |answers: &str| {
        office.write("given", answers);
        let run = office.portal("questions tan_kai_jun --password-file own --answers-file given");
        assert_eq!(run.status, 1, "{answers:?}");
        run.stderr
    };
    assert_snapshot!(answer("1 ?!\n2 teal\n3 badminton\n"), @"
    error: An answer needs at least one letter or number.
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
      has signed in since: TAN KAI JUN of 3 Integrity (tan_kai_jun)
    --- stderr
    error: 1 student cannot be taken back; nothing was changed
    hint: --except-used leaves them as they are and takes back the rest
    ");
}

#[test]
fn a_reset_opens_both_ways_in() {
    let office = Office::with_enrolled();
    office.tamper("UPDATE questions SET wrong_tries = 9");
    office.write("bad", "1 a b\n2 c d\n3 e f\n");
    assert_eq!(office.forgot("tan_kai_jun", "bad").status, 1);
    let card = office.done(&["status", "tan_kai_jun"]).stdout;
    assert!(card.contains("Self-service     off since"), "{card}");
    office.reset_to_file("tan_kai_jun");
    let card = office.done(&["status", "tan_kai_jun"]).stdout;
    assert!(!card.contains("Self-service"), "{card}");
    let chosen =
        office.portal("sign-in tan_kai_jun --password-file temporary --new-password-file next");
    assert_eq!(chosen.status, 0, "{}", chosen.stderr);
    assert_eq!(office.forgot("tan_kai_jun", "answers").status, 1, "the same password again");
    office.write("next", "Window-Pencil-77-Moss\n");
    let forgot =
        office.portal("forgot tan_kai_jun --answers-file answers --new-password-file next");
    assert_eq!(forgot.status, 0, "{}", forgot.stderr);
}

#[test]
fn undoing_a_reset_closes_self_service_again() {
    let office = Office::with_enrolled();
    office.tamper("UPDATE questions SET wrong_tries = 9");
    office.write("bad", "1 a b\n2 c d\n3 e f\n");
    assert_eq!(office.forgot("tan_kai_jun", "bad").status, 1);
    // What happened in the second of the reset may have come after it, as far as a clock tells.
    office.tamper(
        "UPDATE students SET last_sign_in_at = last_sign_in_at - 60, password_set_at = password_set_at - 60,
             questions_set_at = questions_set_at - 60, email_asked_at = email_asked_at - 60",
    );
    office.done(&["reset", "tan_kai_jun"]);
    office.done(&["undo", "--yes"]);
    let card = office.done(&["status", "tan_kai_jun"]).stdout;
    assert!(card.contains("Self-service     off since"), "{card}");
}

#[test]
fn an_undo_goes_by_the_log_when_the_clock_was_set_back() {
    let office = Office::with_enrolled();
    office.reset_to_file("tan_kai_jun");
    // The reset was made while the clock was an hour fast.
    office.tamper("UPDATE batches SET made_at = made_at + 3600");
    office.write("next", "Window-Pencil-77-Moss\n");
    let chosen =
        office.portal("sign-in tan_kai_jun --password-file temporary --new-password-file next");
    assert_eq!(chosen.status, 0, "{}", chosen.stderr);
    let undone = office.run(&["undo", "--yes"]);
    assert_eq!(undone.status, 1, "{}", undone.stdout);
    assert_eq!(office.enters("tan_kai_jun", "next").status, 0);
}

#[test]
fn a_lock_that_comes_first_ends_a_temporary_password_too() {
    let office = Office::with_papers();
    office.tamper("UPDATE credentials SET wrong_tries = 49");
    assert_eq!(office.enters("tan_kai_jun", "wrong").status, 1);
    let told = office.done(&["unlock", "tan_kai_jun"]).stderr;
    assert!(told.contains("mims reset tan_kai_jun gives a new one"), "{told}");
    assert_eq!(office.status_of("tan_kai_jun"), "expired");
    assert_eq!(office.enters("tan_kai_jun", "temporary").status, 1);
}
