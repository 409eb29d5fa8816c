//! `mims reset` for many: selections, files of requests, and paper instead of the terminal.

use std::io::Write as _;
use std::process::{Command, Stdio};

use insta::assert_snapshot;

use crate::common::{Office, Run, present, text};

#[test]
fn new_passwords_go_on_slips_and_not_on_the_terminal() {
    let office = Office::with_school();
    let run = office.run(&["reset", "3 Integrity/12", "4 Respect/1", "--yes", "--slips", "s.pdf"]);
    assert_snapshot!(run.shown(&office), @r#"
    exit 0
    --- stdout
    s.pdf: 2 slips on 4 pages
      MUHAMMAD RAYYAN BIN ABDULLAH of 3 Integrity (muhammad_rayyan_bin_abdullah)
      LIM WEI LING of 4 Respect (lim_wei_ling)
    --- stderr
    Next: print it at 100 %, not "fit to page", and delete the file afterwards.
    Works until [day]. The student signs in with it and chooses a password.
    mims undo 2 takes it back.
    "#);
    assert_eq!(office.printed(), ["muhammad_rayyan_bin_abdullah", "lim_wei_ling"]);
    let noted: Vec<String> = office
        .column("SELECT outcome || ' ' || details FROM audit WHERE command = 'reset' ORDER BY seq");
    assert_eq!(noted, ["reset forgotten password", "printed slip"].repeat(2));
    if present(&["pdftotext"]) {
        let said = text(Command::new("pdftotext").arg(office.path("s.pdf")).arg("-"));
        // The new password is the one on the paper: the store prints the same.
        office.done(&["stickers", "--batch", "2", "--again", "--slips", "-o", "t.pdf"]);
        let again = text(Command::new("pdftotext").arg(office.path("t.pdf")).arg("-"));
        let password =
            regex::Regex::new("[A-Z][a-z]+-[A-Z][a-z]+-[A-Z][a-z]+-[2-9]{3}").expect("a pattern");
        let all = |text: &str| {
            password.find_iter(text).map(|found| found.as_str().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(all(&said).len(), 2, "{said}");
        assert_eq!(all(&said), all(&again));
    }
}

#[test]
fn new_passwords_go_on_stickers_without_the_vault_key() {
    let office = Office::with_school();
    std::fs::remove_file(office.store().join("vault.key")).expect("removed");
    office.done(&["settings", "set", "stickers.sheet", "L7163"]);
    let run = office.done(&["reset", "tan_kai_jun", "--stickers", "s.pdf"]);
    assert_eq!(
        run.stdout,
        "s.pdf: 1 sticker on 1 sheet of L7163\n  TAN KAI JUN of 3 Integrity (tan_kai_jun)\n"
    );
    assert_eq!(office.printed(), ["tan_kai_jun"]);
}

#[test]
fn paper_that_cannot_be_made_resets_nobody() {
    let office = Office::with_school();
    office.done(&["settings", "set", "stickers.sheet", "L7656"]);
    let before = office.facts();
    office.refused(1, &["reset", "tan_kai_jun", "--stickers", "s.pdf"]);
    office.write("s.pdf", "a letter");
    office.refused(1, &["reset", "tan_kai_jun", "--slips", "s.pdf"]);
    assert_eq!(office.facts(), before);
    office.refused(2, &["reset", "tan_kai_jun", "--slips", "a.pdf", "--stickers", "b.pdf"]);
    office.refused(2, &["reset", "tan_kai_jun", "--force"]);
    office.refused(2, &["reset", "tan_kai_jun", "--no-cover"]);
    office.refused(2, &["reset", "tan_kai_jun", "--stickers", "a.pdf", "--no-cover"]);
    office.refused(2, &["reset", "--from", "day.csv", "--also-own"]);
    assert_eq!(office.facts(), before);
}

#[test]
fn a_selection_leaves_out_those_with_an_own_password() {
    let office = Office::with_school();
    office.has_own_password("tan_kai_jun");
    office.is_closed("dsouza_marie_anne");
    let run = office.run(&["reset", "--class", "3 Integrity", "--slips", "s.pdf"]);
    assert_snapshot!(run.shown(&office), @r#"
    exit 0
    --- stdout
    s.pdf: 1 slip on 2 pages
      MUHAMMAD RAYYAN BIN ABDULLAH of 3 Integrity (muhammad_rayyan_bin_abdullah)
    --- stderr
    Left out: 1 own-password, 1 disabled
    Next: print it at 100 %, not "fit to page", and delete the file afterwards.
    Works until [day]. The student signs in with it and chooses a password.
    mims undo 2 takes it back.
    "#);
    let args = ["reset", "--class", "3 Integrity", "--also-own", "--slips", "s.pdf", "--force"];
    office.refused(5, &args);
    let run = office.done(&[&args[..], &["--yes"]].concat());
    assert!(run.stdout.starts_with("s.pdf: 2 slips on 2 pages\n  "), "{}", run.stdout);
    office.all_have_own_passwords();
    let run = office.run(&["reset", "--all", "--yes"]);
    assert_snapshot!(run.shown(&office), @"
    exit 1
    --- stderr
    error: nobody to reset: 4 own-password, 1 disabled
    hint: --also-own takes those who have their own password too
    ");
    // Whoever is named has forgotten it.
    office.done(&["reset", "tan_kai_jun"]);
    office.refused(2, &["reset", "tan_kai_jun", "--also-own"]);
    office.refused(2, &["reset", "tan_kai_jun", "--all"]);
}

#[test]
fn the_days_requests_come_from_a_file_or_a_pipe() {
    let office = Office::with_school();
    office.write("day.csv", "Class,Reg No\n3 Integrity,12\n4 Respect,1\n");
    let run =
        office.done(&["reset", "--from", "day.csv", "--yes", "--slips", "s.pdf", "--no-cover"]);
    assert!(run.stdout.starts_with("s.pdf: 2 slips on 2 pages\n  "), "{}", run.stdout);
    let mut child = office
        .command(&["reset", "--from", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    child.stdin.take().expect("a pipe").write_all(b"tan_kai_jun\n").expect("written");
    let run = Run::of(child.wait_with_output().expect("an end"));
    assert!(
        run.status == 0 && run.stdout.starts_with("TAN KAI JUN"),
        "{}{}",
        run.stdout,
        run.stderr
    );
}

#[test]
fn a_file_of_requests_that_is_wrong_resets_nobody() {
    let office = Office::with_school();
    office.write("day.csv", "tan_kai_jun\n3 Integrity,99\nnobody_at_all\n");
    let before = office.facts();
    assert_snapshot!(office.run(&["reset", "--from", "day.csv", "--yes"]).shown(&office), @r#"
    exit 1
    --- stderr
    error: day.csv:2: no student is known as 3 Integrity/99
    hint: give a login ID, CLASS/REGISTER ("3 Integrity/12"), a student reference or a full name
    error: day.csv:3: no student is known as nobody_at_all
    hint: give a login ID, CLASS/REGISTER ("3 Integrity/12"), a student reference or a full name
    "#);
    office.write("wide.csv", "3 Integrity,12,TAN KAI JUN\n");
    assert_snapshot!(office.run(&["reset", "--from", "wide.csv"]).shown(&office), @r#"
    exit 1
    --- stderr
    wide.csv:1: the row has 3 cells, and no row names the columns
    error: 1 request cannot be followed; nothing was reset
    hint: one student a row, as "CSV UTF-8" or .xlsx: a login ID, or class and register number (3 Integrity,12); a heading row may name the columns
    "#);
    office.write("empty.csv", "\n");
    let run = office.refused(1, &["reset", "--from", "empty.csv"]);
    assert!(run.stderr.contains("empty.csv: the list is empty"), "{}", run.stderr);
    assert_eq!(office.facts(), before);
}
