//! What a student sets up and changes after signing in.

use insta::assert_snapshot;

use super::{OWN, THREE, WRONG};
use crate::common::Office;

#[test]
fn a_student_goes_through_everything() {
    let office = Office::with_school();
    let portal = office.portal();
    let temporary = office.reset("lim_wei_ling");
    let mut browser = portal.enters("Lim_Wei_Ling@STUDENTS.edu.sg", &temporary);
    assert_snapshot!(browser.page.text(), @"
    Step 1 of 3: choose your own password
    LIM WEI LING
    lim_wei_ling@students.edu.sg
    If this is not you, sign out at the end of this page.
    Nobody else should know it. Three words that only you would put together, and a number, are good.
    Password is case sensitive.
    Your password needs:
    12 letters, numbers or signs, or more
    a number
    a small letter, like a b c
    a capital letter, like A B C
    no part of your name or login ID
    not a password that you had before
    Show what I type
    New password
    The same password again
    Save
    Please DO NOT enable “save password” on your personal devices to enable auto log-in. User will face difficulty when logging in to another device, for example our school laptops.
    ");
    let questions = browser.chooses(OWN).text();
    let first = questions.split("Question 2 of 3").next().expect("a text");
    assert_snapshot!(first, @"
    Step 2 of 3: Setup Security Questions
    LIM WEI LING
    lim_wei_ling@students.edu.sg
    If this is not you, sign out at the end of this page.
    The password on your sticker does not work any more. Use the one that you chose.
    If you forget your password, you can access your account by answering your security questions.
    Please choose your questions and answers that can be used to verify your identity in case you forget your password. Because the answers to these questions can be used to access your account, be sure to supply answers that are not easy for others to guess or discover.
    Choose answers that you will remember and that a classmate would not guess. Your own name and a word of the question are easy to guess. Capital letters, spaces and signs do not matter.
    Please type your security answers
    Show what I type
    Question 1 of 3
    — Please select a question item from the list —
    What is your favourite animal?
    What is your favourite colour?
    What is your favourite sport or hobby?
    What is your favourite food?
    What is your favourite cartoon hero/pop group?
    What is your favourite toy?
    What is your favourite movie?
    What is your favourite book?
    Your answer to question 1
    ");
    assert_eq!(questions.matches("What is your favourite book?").count(), 3);
    assert_snapshot!(browser.sets(THREE, "").text(), @"
    Step 3 of 3: another e-mail address
    LIM WEI LING
    lim_wei_ling@students.edu.sg
    If this is not you, sign out at the end of this page.
    Your security questions are saved.
    You may give another e-mail address, for example one of your family.
    E-mail address
    Save
    Skip
    ");
    browser.send("/email", &[("email", "aunt@example.org")]);
    let days = regex::Regex::new(r"\d+ [A-Z][a-z]+ \d{4}").expect("a pattern");
    assert_snapshot!(days.replace_all(&browser.page.text(), "[day]"), @"
    Your MIMS account
    LIM WEI LING
    lim_wei_ling@students.edu.sg
    If this is not you, sign out at the end of this page.
    Your other e-mail address is saved.
    Your account opens:
    Student iCON
    Microsoft Pro Plus
    ZOOM
    SLS
    SSOE school laptops
    What would you like to do?
    Setup Security Question
    Change Password
    Another e-mail address
    About your account
    Password chosen: [day]
    Last reset: [day], by your school
    Other e-mail address: aunt@example.org
    If something does not work, ask your Form Teacher.
    ");
    assert_eq!(office.status_of("lim_wei_ling"), "enrolled");
    assert_eq!(portal.enters("lim_wei_ling", OWN).path, "/home");
}

#[test]
fn what_is_set_up_half_way_stays_and_the_next_sign_in_goes_on_there() {
    let office = Office::with_school();
    let temporary = office.reset("tan_kai_jun");
    let portal = office.portal();
    let mut browser = portal.enters("tan_kai_jun", &temporary);
    assert_eq!(
        (browser.path.as_str(), office.status_of("tan_kai_jun").as_str()),
        ("/password", "reset")
    );
    // No step is skipped.
    for path in ["/", "/questions", "/email", "/home"] {
        browser.open(path);
        assert_eq!(browser.path, "/password", "{path}");
    }
    browser.chooses(OWN);
    assert_eq!(office.status_of("tan_kai_jun"), "own-password");
    assert_eq!(portal.enters("tan_kai_jun", &temporary).path, "/");
    let mut browser = portal.enters("tan_kai_jun", OWN);
    assert_eq!(browser.path, "/questions");
    browser.open("/home");
    assert_eq!(browser.path, "/questions");
}

#[test]
fn a_password_that_breaks_a_rule_is_refused_with_the_rules_it_breaks() {
    let office = Office::with_school();
    let portal = office.portal();
    let mut browser = portal.enters("tan_kai_jun", &office.reset("tan_kai_jun"));
    let mut refused = |password: &str| {
        let text = browser.chooses(password).text();
        assert_eq!(browser.path, "/password");
        text.split("Nobody else").next().expect("a text").to_owned()
    };
    assert_snapshot!(refused("tan kai 1"), @"
    Step 1 of 3: choose your own password
    TAN KAI JUN
    tan_kai_jun@students.edu.sg
    If this is not you, sign out at the end of this page.
    That password was not taken.
    It needs 12 letters, numbers or signs, or more.
    It needs a capital letter, like A B C.
    It has a part of your name or login ID: tan.
    ");
    assert_snapshot!(refused("Password1234"), @"
    Step 1 of 3: choose your own password
    TAN KAI JUN
    tan_kai_jun@students.edu.sg
    If this is not you, sign out at the end of this page.
    That password was not taken.
    Many people have a password like this: use three words that do not belong together and a number instead.
    ");
    assert_eq!(office.status_of("tan_kai_jun"), "reset");
    browser.send("/password", &[("new", OWN), ("again", WRONG)]);
    assert!(browser.page.text().contains("The two passwords are not the same."));
    assert!(!browser.page.body.contains(OWN));
}

#[test]
fn what_was_typed_at_the_questions_stays_for_one_page() {
    let office = Office::with_school();
    let portal = office.portal();
    let mut browser = portal.enters("tan_kai_jun", &office.reset("tan_kai_jun"));
    browser.chooses(OWN);
    browser.sets([("1", "otter"), ("1", "teal"), ("3", "badminton")], "");
    assert!(browser.page.text().contains("Choose 3 different questions"));
    assert!(browser.page.body.contains("value=\"badminton\""));
    browser.open("/questions");
    assert!(!browser.page.body.contains("value=\"badminton\""));
    browser.sets(THREE, "");
    assert_eq!(browser.path, "/home");
}

#[test]
fn what_came_of_a_step_is_said_on_its_own_page_only() {
    let office = Office::with_school();
    let portal = office.portal();
    let mut browser = portal.enters("tan_kai_jun", WRONG);
    assert!(browser.open("/").text().contains("did not work"), "it stays when read again");
    for path in ["/help", "/forgot", "/"] {
        assert!(!browser.open(path).text().contains("did not work"), "{path}");
    }
    assert!(browser.page.body.contains("value=\"tan_kai_jun\""), "what was typed stays");
}

#[test]
fn password_and_questions_are_changed_with_the_password_only() {
    let office = Office::with_enrolled();
    let portal = office.portal();
    let others = [("8", "the jungle book"), ("4", "laksa"), ("7", "up")];
    let mut browser = portal.enters("tan_kai_jun", OWN);
    browser.sets(others, WRONG);
    assert!(browser.page.text().contains("That is not your password."), "{}", browser.page.text());
    assert_eq!(portal.answers("tan_kai_jun", &super::ANSWERS).path, "/forgot/password");
    browser.sets(others, OWN);
    assert_eq!(browser.path, "/home");
    assert_eq!(portal.answers("tan_kai_jun", &super::ANSWERS).path, "/forgot/questions");
    let next = "Lantern-Guitar-48-Fox";
    let change = |old| [("old", old), ("new", next), ("again", next)];
    browser.open("/password");
    browser.send("/password", &change(WRONG));
    assert_eq!(browser.path, "/password");
    browser.send("/password", &change(OWN));
    assert_eq!(browser.path, "/home");
    assert_eq!(portal.enters("tan_kai_jun", OWN).path, "/");
    assert_eq!(portal.enters("tan_kai_jun", next).path, "/home");
}

#[test]
fn the_other_address_is_seen_changed_and_taken_away() {
    let office = Office::with_enrolled();
    let portal = office.portal();
    let mut browser = portal.enters("tan_kai_jun", OWN);
    browser.open("/email");
    browser.send("/email", &[("email", "no address")]);
    assert!(browser.page.text().contains("That is not an e-mail address."));
    browser.send("/email", &[("email", "aunt@example.org")]);
    assert_eq!(browser.path, "/home");
    assert!(browser.open("/email").body.contains("aunt@example.org"));
    browser.send("/email", &[("email", "")]);
    assert!(!browser.open("/email").body.contains("aunt@example.org"));
}
