//! `mims stickers`: slips, separate papers, what is printed once and what again.

use std::process::Command;

use insta::assert_snapshot;

use crate::common::{Office, present, text};

fn said(office: &Office, pdf: &str) -> String {
    text(Command::new("pdftotext").args(["-layout"]).arg(office.path(pdf)).arg("-"))
}

fn bytes(office: &Office, pdf: &str) -> Vec<u8> {
    std::fs::read(office.path(pdf)).expect("a PDF")
}

#[test]
fn a_password_is_printed_once_unless_it_is_asked_for_again() {
    let office = Office::with_school();
    office.done(&["stickers", "--class", "3 Integrity", "-o", "3i.pdf"]);
    assert_snapshot!(office.run(&["stickers", "--all", "-o", "all.pdf"]).shown(&office), @r#"
    exit 0
    --- stdout
    all.pdf: 2 stickers on 1 sheet of L7160
    --- stderr
    Left out: 3 printed before
    Next: print it at 100 %, not "fit to page", and delete the file afterwards.
    "#);
    assert_snapshot!(office.run(&["stickers", "--all", "-o", "more.pdf"]).shown(&office), @"
    exit 1
    --- stderr
    error: no stickers to print: 5 printed before
    hint: --again prints the same passwords again (a printer fault); a lost sticker needs mims reset
    ");
    assert!(!office.path("more.pdf").exists());
    let run = office.done(&["stickers", "--class", "3 Integrity", "--again", "-o", "again.pdf"]);
    assert!(run.stdout.starts_with("again.pdf: 3 stickers"), "{}", run.stdout);
    assert!(bytes(&office, "3i.pdf") == bytes(&office, "again.pdf"), "the same paper");
}

#[test]
fn the_rest_is_printed_without_naming_it() {
    let office = Office::with_school();
    office.done(&["stickers", "--class", "3 Integrity", "-o", "3i.pdf"]);
    assert_snapshot!(office.run(&["stickers", "--not-printed", "-o", "rest.pdf"]).shown(&office), @r#"
    exit 0
    --- stdout
    rest.pdf: 2 stickers on 1 sheet of L7160
    --- stderr
    Next: print it at 100 %, not "fit to page", and delete the file afterwards.
    "#);
    let run = office.refused(1, &["stickers", "--not-printed", "-o", "none.pdf"]);
    assert!(run.stderr.contains("nobody is like that"), "{}", run.stderr);
    office.refused(2, &["stickers", "--not-printed", "--again", "-o", "none.pdf"]);
}

#[test]
fn a_reset_makes_a_password_that_was_not_printed() {
    let office = Office::with_school();
    office.done(&["stickers", "--all", "-o", "all.pdf"]);
    office.done(&["reset", "3 Integrity/12"]);
    let run = office.done(&["stickers", "--not-printed", "-o", "one.pdf"]);
    assert!(run.stdout.starts_with("one.pdf: 1 sticker"), "{}", run.stdout);
}

#[test]
fn every_printing_stands_in_the_log_and_on_the_card() {
    let office = Office::with_school();
    office.done(&["stickers", "--class", "3 Integrity", "-o", "one.pdf"]);
    office.done(&[
        "stickers",
        "--class",
        "3 Integrity",
        "--again",
        "--sheet",
        "L7163",
        "-o",
        "two.pdf",
    ]);
    office.done(&["stickers", "--class", "3 Integrity", "--again", "--slips", "-o", "three.pdf"]);
    office.done(&["stickers", "--class", "3 Integrity", "--again", "--split", "-o", "four.pdf"]);
    let card = office.done(&["status", "tan_kai_jun"]).stdout;
    for details in [
        "sticker on L7160",
        "sticker on L7163, again",
        "slip, again",
        "stickers on L7160, login ID and password apart, again",
    ] {
        assert!(
            card.lines().any(|line| line.contains("printed") && line.ends_with(details)),
            "{details} in {card}"
        );
    }
}

#[test]
fn slips_come_by_class_with_covers() {
    let office = Office::with_school();
    office.has_own_password("lim_wei_ling");
    assert_snapshot!(office.run(&["stickers", "--all", "--slips", "-o", "slips.pdf"]).shown(&office), @r#"
    exit 0
    --- stdout
    slips.pdf: 4 slips on 4 pages
    --- stderr
    Left out: 1 own-password
    Their own passwords: 1 student; mims stickers --login-only prints stickers with the login ID alone.
    Next: print it at 100 %, not "fit to page", and delete the file afterwards.
    "#);
    office.done(&["stickers", "--all", "--slips", "--no-cover", "--again", "-o", "bare.pdf"]);
    office.refused(2, &["stickers", "--all", "--slips", "--sheet", "L7163", "-o", "no.pdf"]);
    for useless in [
        &["--no-cover"][..],
        &["--no-cover", "--sheet", "L7163"],
        &["--no-cover", "--split"],
        &["--slips", "--start-at", "3"],
        &["--slips", "--sort", "name"],
        &["--slips", "--split"],
        &["--show"],
        &["--print", "jet"],
    ] {
        let args = [&["stickers", "--all", "-o", "no.pdf"], useless].concat();
        office.refused(2, &args);
    }
    office.refused(2, &["stickers", "--all", "--print", "jet", "--force"]);
    if !present(&["pdftotext"]) {
        return;
    }
    let pages: Vec<_> = said(&office, "slips.pdf").split('\u{c}').map(str::to_owned).collect();
    for words in [
        "3 Integrity, 2027",
        "Mdm Salmah Bte Yusof",
        "Nobody was left out.",
        "Audit log before",
        "Vault",
    ] {
        assert!(pages[0].contains(words), "{words} in {}", pages[0]);
    }
    assert!(!pages[0].contains("tan_kai_jun"), "a cover hides what is below it");
    assert!(pages[2].contains("LIM WEI LING") && pages[2].contains("own-password"), "{}", pages[2]);
    assert!(
        pages[3].contains("arjun_so_veerasamy") && !pages[3].contains("LIM WEI LING"),
        "{}",
        pages[3]
    );
    assert_eq!(said(&office, "bare.pdf").matches('\u{c}').count(), 2);
}

#[test]
fn the_head_on_a_cover_is_one_that_the_log_verifies() {
    if !present(&["pdftotext"]) {
        return;
    }
    let office = Office::with_school();
    office.done(&["stickers", "--class", "3 Integrity", "--slips", "-o", "slips.pdf"]);
    let said = said(&office, "slips.pdf");
    let line = said.lines().find(|line| line.contains("Audit log before")).expect("a head");
    let head = line.split_whitespace().last().expect("a head");
    office.done(&["audit", "verify", "--head", head]);
}

#[test]
fn login_ids_and_passwords_come_on_separate_papers() {
    let office = Office::with_school();
    office.tamper("UPDATE students SET register_no = NULL WHERE login = 'lim_wei_ling'");
    assert_snapshot!(office.run(&["stickers", "--all", "--split", "-o", "s.pdf"]).shown(&office), @r#"
    exit 0
    --- stdout
    s-login.pdf: 4 login IDs on 1 sheet of L7160
    s-password.pdf: 4 passwords on 1 sheet of L7160
    --- stderr
    Left out: 1 without a register number
    Next: print it at 100 %, not "fit to page", and delete the file afterwards.
    "#);
    assert!(!office.path("s.pdf").exists());
    if !present(&["pdftotext"]) {
        return;
    }
    let password =
        regex::Regex::new("[A-Z][a-z]+-[A-Z][a-z]+-[A-Z][a-z]+-[2-9]{3}").expect("a pattern");
    let (logins, passwords) = (said(&office, "s-login.pdf"), said(&office, "s-password.pdf"));
    assert!(logins.contains("tan_kai_jun") && logins.contains("TAN KAI JUN"));
    assert_eq!(password.find_iter(&logins).count(), 0);
    assert_eq!(password.find_iter(&passwords).count(), 4);
    for secret in ["tan_kai_jun", "TAN", "@students"] {
        assert!(
            !passwords.contains(secret),
            "whoever finds a password must not learn whose it is: {secret}"
        );
    }
    assert!(
        passwords.contains("3 Integrity · No. 12") || passwords.contains("3 Integrity  ·  No. 12"),
        "{passwords}"
    );
}

#[test]
fn a_name_that_no_font_has_is_reduced_and_told() {
    let office = Office::with_list(
        "Class 2027,Reg No,Name of Pupil,Login ID\n3 Integrity,1,RAJESH KUMAR राजेश,\n",
    );
    let run = office.run(&["stickers", "--all", "-o", "s.pdf"]);
    assert_snapshot!(run.shown(&office), @r#"
    exit 0
    --- stdout
    s.pdf: 1 sticker on 1 sheet of L7160
    --- stderr
    warning: only the Latin part of the name of rajesh_kumar@students.edu.sg is printed: no font has U+0930
    Next: print it at 100 %, not "fit to page", and delete the file afterwards.
    "#);
    let office =
        Office::with_list("Class 2027,Reg No,Name of Pupil,Login ID\n3 Integrity,1,राजेश,rajesh\n");
    let before = office.facts();
    let run = office.run(&["stickers", "--all", "-o", "s.pdf"]);
    assert_snapshot!(run.shown(&office), @r#"
    exit 1
    --- stderr
    error: no font has the character U+0930 in the name of "राजेश"
    hint: give the name in Latin letters, or in simpler characters
    "#);
    assert_eq!(office.facts(), before);
}
