//! Stickers of single students, stickers without a password, and the labels between two classes.

use std::process::Command;

use insta::assert_snapshot;

use crate::common::{LIST, LOGINS, Office, answer, present, text};

fn said(office: &Office, pdf: &str) -> String {
    text(Command::new("pdftotext").arg(office.path(pdf)).arg("-"))
}

#[test]
fn single_students_get_their_stickers() {
    let office = Office::with_school();
    let run = office.run(&["stickers", "3 integrity 12", "lim_wei_ling", "-o", "two.pdf"]);
    assert_snapshot!(run.shown(&office), @r#"
    exit 0
    --- stdout
    two.pdf: 2 stickers on 1 sheet of L7160
    --- stderr
    Next: print it at 100 %, not "fit to page", and delete the file afterwards.
    "#);
    assert_eq!(office.printed(), ["muhammad_rayyan_bin_abdullah", "lim_wei_ling"]);
    let run = office.run(&["stickers", "3 Integrity/12", "tan_kai_jun", "-o", "more.pdf"]);
    assert!(run.stderr.starts_with("Left out: 1 printed before\n"), "{}", run.stderr);
    office.done(&["stickers", "3 Integrity/12", "--again", "-o", "again.pdf"]);
    let run = office.refused(1, &["stickers", "tan_kai_jun", "nobody_at_all", "-o", "x.pdf"]);
    assert!(run.stderr.contains("no student is known as nobody_at_all"), "{}", run.stderr);
    for selection in [&["--class", "3 Integrity"][..], &["--all"], &["--not-printed"]] {
        office.refused(2, &[&["stickers", "tan_kai_jun", "-o", "x.pdf"], selection].concat());
    }
}

#[test]
fn a_login_id_alone_is_printed_without_the_key_and_noted_nowhere() {
    let office = Office::with_school();
    let [own, enrolled, closed, locked, _] = LOGINS;
    office.has_own_password(own);
    office.enrolled_long_ago(enrolled);
    office.is_closed(closed);
    office.is_locked(locked);
    std::fs::remove_file(office.store().join("vault.key")).expect("removed");
    let before = office.facts();
    let run = office.run(&["stickers", "--all", "--login-only", "-o", "new.pdf"]);
    assert_snapshot!(run.shown(&office), @r#"
    exit 0
    --- stdout
    new.pdf: 4 login IDs on 1 sheet of L7160
    --- stderr
    Left out: 1 disabled
    Next: print it at 100 %, not "fit to page".
    "#);
    assert_eq!(office.facts(), before, "nothing of a password is seen, so nothing is noted");
    let run = office.run(&["stickers", closed, "--login-only", "-o", "x.pdf"]);
    assert_snapshot!(run.shown(&office), @"
    exit 1
    --- stderr
    error: no stickers to print: 1 disabled
    hint: mims enable opens an account again
    ");
    for useless in ["--slips", "--split", "--again", "--preview"] {
        office.refused(2, &["stickers", own, "--login-only", "-o", "x.pdf", useless]);
    }
    if present(&["pdftotext"]) {
        let said = said(&office, "new.pdf");
        for words in ["TAN KAI JUN", "3 Integrity", "tan_kai_jun", "mims.moe.gov.sg"] {
            assert!(said.contains(words), "{words}: {said}");
        }
        for words in ["assword", "Works until", "Change it"] {
            assert!(!said.contains(words), "{words}: {said}");
        }
    }
    if present(&["pdftoppm", "zbarimg"]) {
        let image = office.path("new");
        let mut render = Command::new("pdftoppm");
        render.args(["-gray", "-singlefile", "-r", "200"]).arg(office.path("new.pdf"));
        answer(render.arg(&image), b"");
        let mut read = Command::new("zbarimg");
        read.args(["--quiet", "--raw", "-Sdisable", "-Sqrcode.enable"]);
        let codes = text(read.arg(image.with_extension("pgm")));
        assert_eq!(codes, "https://mims.moe.gov.sg\n".repeat(4));
    }
}

#[test]
fn a_print_says_how_many_have_their_own_passwords() {
    let office = Office::with_school();
    office.has_own_password("tan_kai_jun");
    office.enrolled_long_ago("lim_wei_ling");
    let run = office.done(&["stickers", "--all", "-o", "s.pdf"]);
    let way = "Their own passwords: 2 students; mims stickers --login-only prints";
    assert!(run.stderr.contains(way), "{}", run.stderr);
}

#[test]
fn a_class_begins_behind_labels_that_name_it() {
    if !present(&["pdftotext"]) {
        return;
    }
    let office = Office::with_school();
    let check = |more: &[&str], gaps: usize| {
        office.done(&[&["stickers", "--all", "--force", "-o", "s.pdf"], more].concat());
        let found = said(&office, "s.pdf").matches("2 stickers from here on").count();
        assert_eq!(found, gaps, "{more:?}");
    };
    check(&["--again"], 3);
    check(&["--again", "--sheet", "L7163"], 2);
    check(&["--again", "--start-at", "13"], 3);
    // The second class begins a page.
    check(&["--again", "--start-at", "18"], 0);
    check(&["--login-only"], 3);
    check(&["--again", "--new-sheet-per-class"], 0);
    check(&["--again", "--sort", "name"], 0);
    // Single students are handed theirs one by one.
    office.done(&["stickers", "tan_kai_jun", "lim_wei_ling", "--again", "-o", "two.pdf"]);
    assert!(!said(&office, "two.pdf").contains("from here on"));
    office.done(&["reset", "tan_kai_jun", "lim_wei_ling", "--yes", "--stickers", "r.pdf"]);
    assert!(!said(&office, "r.pdf").contains("from here on"));
    office.done(&["reset", "--all", "--yes", "--stickers", "r.pdf", "--force"]);
    assert!(said(&office, "r.pdf").contains("stickers from here on"));
}

#[test]
fn whose_sticker_is_out_of_date_after_an_import_is_named_with_the_command_for_it() {
    let office = Office::with_school();
    office.done(&["stickers", "--all", "-o", "s.pdf"]);
    office.has_own_password("arjun_so_veerasamy");
    let list =
        LIST.replace("4 Respect,1", "3 Integrity,13").replace("4 Respect,2", "3 Integrity,14");
    office.write("list.csv", list.replace("KAI JUN", "KAI JUN ALVIN"));
    let rename = "tan_kai_jun=TAN KAI JUN ALVIN";
    let run = office.done(&["import", "list.csv", "--yes", "--accept-many", "--rename", rename]);
    assert_snapshot!(run.stderr, @"
    Out of date by name or class: 2 printed stickers; mims stickers lim_wei_ling tan_kai_jun --again --output FILE prints them again.
    Another name or class, and their own passwords: 1 student; mims stickers arjun_so_veerasamy --login-only --output FILE prints stickers with the login ID alone.
    mims undo 2 takes it back.
    ");
    office.done(&["stickers", "lim_wei_ling", "tan_kai_jun", "--again", "-o", "two.pdf"]);
    office.done(&["stickers", "arjun_so_veerasamy", "--login-only", "-o", "one.pdf"]);
    let run = office.done(&["edit", "lim_wei_ling", "--name", "LIM WEI LING MAY"]);
    let way = "mims stickers lim_wei_ling --again --output FILE prints them again.";
    assert!(run.stderr.contains(way), "{}", run.stderr);
    let run = office.done(&["edit", "lim_wei_ling", "--recovery-email", "lim@example.org"]);
    assert!(!run.stderr.contains("mims stickers"), "{}", run.stderr);
    let run = office.done(&["edit", "--rename-class", "3 Integrity=3 Honesty", "--yes"]);
    let way = "mims stickers arjun_so_veerasamy --login-only --output FILE";
    assert!(run.stderr.contains(way), "{}", run.stderr);
}
