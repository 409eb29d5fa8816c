//! Signing in: the words of the documents, the one refusal, and what a child types.

use insta::assert_snapshot;

use super::{OWN, WRONG};
use crate::common::Office;
use crate::import::with_staff;

#[test]
fn the_sign_in_page_says_what_the_documents_say() {
    let office = Office::with_school();
    assert_snapshot!(office.portal().browser().page.text(), @"
    Sign in
    Please login using your MIMS account. For Students, your MIMS login ID is <Full_Name>@students.edu.sg. For School Staff, your MIMS login ID ends with @schools.gov.sg. For HQ Staff, your MIMS login ID ends with @hq.moe.gov.sg. If you encounter difficulties logging in, please approach your teachers (for Students) or MIMS Administrators (for Staff).
    Show what I type
    Username
    You may leave out the part from @ on.
    Password
    Sign in
    Forgot Password?
    Forgot Password? will NOT work if you are logging in to MIMS for the first time or you haven't setup Challenge Question in MIMS. Then ask your Form Teacher (for Students) or MIMS Administrators (for Staff) for a new password.
    Note:
    MIMS User ID and Password can be found on the sticker pasted in your Kidz Organiser.
    To ensure a smooth log in, user should log out from all google accounts on the device before accessing the MIMS portal login.
    Please DO NOT enable “save password” on your personal devices to enable auto log-in. User will face difficulty when logging in to another device, for example our school laptops.
    ");
}

#[test]
fn every_sign_in_that_does_not_work_reads_the_same() {
    let office = Office::with_enrolled();
    office.done(&["disable", "lim_wei_ling"]);
    office.is_locked("arjun_so_veerasamy");
    office.has_expired("dsouza_marie_anne");
    office.tamper(
        "UPDATE credentials SET wait_until = 99999999999 WHERE student_id =
             (SELECT id FROM students WHERE login = 'muhammad_rayyan_bin_abdullah');",
    );
    let portal = office.portal();
    let refused = |login: &str| {
        let browser = portal.enters(login, WRONG);
        assert_eq!(browser.path, "/", "{login}");
        browser.page.text()
    };
    let wrong = refused("tan_kai_jun");
    assert!(wrong.contains("That login ID and password did not work."), "{wrong}");
    for login in [
        "nobody_at_all",
        "no login ID at all",
        "lim_wei_ling",
        "arjun_so_veerasamy",
        "dsouza_marie_anne",
        "muhammad_rayyan_bin_abdullah",
        "tan_kai_jun@schools.gov.sg",
    ] {
        assert_eq!(refused(login), wrong, "{login}");
    }
}

#[test]
fn the_login_id_stays_after_a_try_that_failed_and_the_password_does_not() {
    let office = Office::with_school();
    let portal = office.portal();
    let browser = portal.enters("tan_kai_junn", WRONG);
    assert!(browser.page.body.contains("value=\"tan_kai_junn\""));
    assert!(!browser.page.body.contains(WRONG));
    assert!(browser.page.body.contains("<title>Error: Sign in"));
    assert!(browser.page.body.contains("role=\"alert\" tabindex=\"-1\" autofocus"));
}

#[test]
fn a_space_that_came_with_pasting_is_named() {
    let office = Office::with_enrolled();
    let portal = office.portal();
    let pasted = portal.enters("tan_kai_jun", &format!(" {OWN}"));
    assert!(pasted.page.text().contains("begins or ends with a space"), "{}", pasted.page.text());
}

#[test]
fn whoever_signs_out_is_out() {
    let office = Office::with_enrolled();
    let portal = office.portal();
    let mut browser = portal.enters("tan_kai_jun", OWN);
    assert_eq!(browser.path, "/home");
    browser.send("/sign-out", &[]);
    assert_eq!(browser.path, "/");
    assert!(browser.page.text().starts_with("Sign in\nYou have signed out."));
    browser.open("/home");
    assert_eq!(browser.path, "/");
}

#[test]
fn staff_and_students_are_told_whom_to_ask() {
    let office = with_staff();
    let portal = office.portal();
    let told = |login: &str| {
        portal.enrols(login, &office.reset(login));
        let mut browser = portal.enters(login, OWN);
        let home = browser.page.text();
        browser.open("/password");
        office.reset(login);
        let changed = browser.chooses("Kettle-Violin-72-Moss").text();
        assert!(changed.contains("Your account was changed just now"), "{changed}");
        let sentences = home.lines().chain(changed.lines().take(2));
        sentences
            .filter(|line| line.contains(", ask") || line.contains("or ask"))
            .collect::<Vec<_>>()
            .join("\n")
    };
    assert_snapshot!(told("lim_wei_ling"), @"
    If something does not work, ask your Form Teacher.
    Your account was changed just now, so you are signed out. Sign in again, or ask your Form Teacher.
    ");
    assert_snapshot!(told("mdm_salmah@schools.gov.sg"), @"
    If something does not work, ask your MIMS Administrators.
    Your account was changed just now, so you are signed out. Sign in again, or ask your MIMS Administrators.
    ");
}

#[test]
fn the_leaflets_address_and_the_guide_are_there() {
    let office = Office::with_school();
    let portal = office.portal();
    let mut browser = portal.browser();
    browser.open("/sspr");
    assert_eq!(browser.path, "/");
    assert_snapshot!(browser.open("/help").text(), @"
    Self-Help Guide
    What is MIMS used for?
    MOE Identity Management System or “MIMS” is the user account generated for students to access all MOE Centrally Provisioned Digital Tools.
    If you forget your MIMS password, you would not be able to access these accounts:
    Student iCON
    Microsoft Pro Plus
    ZOOM
    SLS
    SSOE school laptops
    MIMS login ID and password
    To access the MIMS Portal, enter mims.moe.gov.sg in your browser, or scan the QR code on your sticker.
    Your login ID is your full_name@students.edu.sg. For School Staff it ends with @schools.gov.sg, for HQ Staff with @hq.moe.gov.sg.
    MIMS User ID and Password can be found on the sticker pasted in your Kidz Organiser. The Form Teachers will be giving it to you.
    Upon your first login, you will be prompted to set your Challenge Questions. It is important to set Challenge Questions as this allows you to do self-service password reset should you forget your password in the future.
    You may also be prompted to enter another email to facilitate future self-service password reset.
    To ensure a smooth log in, log out from all google accounts on the device before.
    Please DO NOT enable “save password” on your personal devices to enable auto log-in. You will face difficulty when logging in to another device, for example our school laptops.
    How do I enable self-service password reset?
    Currently, you would have to approach your Form Teachers or MIMS Student Administrator to perform a password reset for you. With the MIMS Student Self-Service Password Reset Service, you would be able to perform the password reset yourself if you forget your password.
    You will need to perform a one-time set up of answers to challenge questions in your MIMS Portal.
    Log in to MIMS Portal. On the main menu, click on Setup Security Question.
    Choose 3 questions and set the answers to them. After setting the answers, click Save Answers.
    Forgot password?
    Forgot Password? is the Self-Service Password Reset function: you can reset your password by yourself.
    It will NOT work if you are logging in to MIMS for the first time or you haven't setup Challenge Question in MIMS.
    Enter your MIMS Login ID and you will be prompted with the Challenge Questions you have set earlier. 3 out of 3 need to be answered correctly.
    When you cannot reset it yourself
    Tell your Form Teacher.
    Your Form Teacher will tell you the temporary password given by the Local School Administrator.
    Log in to MIMS with the temporary password.
    Complete the password reset and change to a password of your choice.
    Password requirements
    Password is case sensitive.
    Must be at least 12 characters long.
    Must include at least 1 number.
    Must have at least 1 lowercase letter.
    Must have at least 1 uppercase letter.
    Must not include part of your name or user name.
    New password must not have been used previously.
    List of challenge questions
    You will be asked to choose 3 questions from the list:
    What is your favourite animal?
    What is your favourite colour?
    What is your favourite sport or hobby?
    What is your favourite food?
    What is your favourite cartoon hero/pop group?
    What is your favourite toy?
    What is your favourite movie?
    What is your favourite book?
    Queries
    For further queries, students may contact their Form Teachers, and staff their MIMS Administrators.
    Parents may visit the School website for more information on other useful guides.
    Back to the portal
    ");
}
