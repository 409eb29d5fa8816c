//! `mims stickers --print`: what `lp` is told, what happens without it, and a real CUPS of our own.

use std::path::PathBuf;

use insta::assert_snapshot;

use crate::common::{Office, Run, set_mode};

const PRINT: [&str; 5] = ["stickers", "--all", "--again", "--print", "jet"];

/// Programs that write down how they were called, and know the queues jet and staffroom; staffroom is the default.
const LP: &str = r#"#!/bin/sh
for argument in "$@"; do printf '%s\n' "$argument"; done > "$HOME/lp-arguments"
/bin/cat > "$HOME/lp-input.pdf"
[ -e "$HOME/lp-fails" ] && { echo "lp: the printer is on fire" >&2; exit 1; }
echo "request id is $2-12 (0 file(s))"
"#;
const LPSTAT: &str = r#"#!/bin/sh
case "$1" in
    -e) printf 'jet\nstaffroom\n' ;;
    -d) echo 'system default destination: staffroom' ;;
esac
"#;

fn with_lp(lp: &str, lpstat: &str) -> (Office, PathBuf) {
    let office = Office::with_school();
    let folder = office.path("bin");
    std::fs::create_dir(&folder).expect("a folder");
    for (name, script) in [("lp", lp), ("lpstat", lpstat)] {
        set_mode(&office.write(&format!("bin/{name}"), script), 0o755);
    }
    (office, folder)
}

fn run(office: &Office, folder: &std::path::Path, args: &[&str]) -> Run {
    Run::of(office.command(args).env("PATH", folder).output().expect("the program starts"))
}

#[test]
fn the_paper_goes_to_lp_at_full_size_and_leaves_nothing_on_the_disk() {
    let (office, bin) = with_lp(LP, LPSTAT);
    assert_snapshot!(run(&office, &bin, &PRINT).shown(&office), @r#"
    exit 0
    --- stdout
    Job jet-12: 5 stickers on 1 sheet of L7160
    --- stderr
    CUPS keeps the job with all its passwords in its spool, for a day as it comes. When it is printed, cancel -a -x jet removes it, with all that waits there; "PreserveJobFiles No" in cupsd.conf keeps none.
    "#);
    let arguments = std::fs::read_to_string(office.path("lp-arguments")).expect("arguments");
    let expected =
        ["-d", "jet", "-t", "mims stickers", "-o", "media=A4", "-o", "print-scaling=none"];
    assert_eq!(arguments.lines().collect::<Vec<_>>(), expected);
    office.done(&["stickers", "--all", "--again", "-o", "s.pdf"]);
    let read = |name: &str| std::fs::read(office.path(name)).expect("a PDF");
    assert!(read("lp-input.pdf") == read("s.pdf"), "the printer gets what a file would");
    std::fs::remove_file(office.path("s.pdf")).expect("removed");
    std::fs::remove_file(office.path("lp-input.pdf")).expect("removed");
    let left = std::fs::read_dir(office.path("")).expect("a folder");
    let mut left: Vec<_> = left.map(|entry| entry.expect("an entry").file_name()).collect();
    left.sort();
    assert_eq!(left, ["bin", "list.csv", "lp-arguments", "store"]);
    let details: Vec<String> =
        office.column("SELECT DISTINCT details FROM audit WHERE outcome = 'printed'");
    assert_eq!(details, ["sticker on L7160, again, printer jet", "sticker on L7160, again"]);
}

#[test]
fn letter_sheets_ask_for_letter_paper_and_no_name_is_the_default_printer() {
    let (office, bin) = with_lp(LP, LPSTAT);
    let done = run(&office, &bin, &["stickers", "--all", "--sheet", "5163", "--print"]);
    assert!(done.stdout.starts_with("Job staffroom-12: "), "{}{}", done.stdout, done.stderr);
    let arguments = std::fs::read_to_string(office.path("lp-arguments")).expect("arguments");
    assert!(arguments.contains("media=Letter"), "{arguments}");
}

#[test]
fn separate_papers_are_two_jobs_and_a_test_page_needs_no_store() {
    let (office, bin) = with_lp(LP, LPSTAT);
    let done = run(&office, &bin, &["stickers", "--all", "--split", "--print", "jet", "-q"]);
    assert_eq!(
        done.stdout,
        "Job jet-12: 5 login IDs on 1 sheet of L7160\nJob jet-12: 5 passwords on 1 sheet of L7160\n"
    );
    std::fs::remove_dir_all(office.store()).expect("removed");
    let done = run(&office, &bin, &["sheets", "--print-test-page", "jet"]);
    assert_eq!(
        (done.stdout.as_str(), done.stderr.as_str()),
        ("Job jet-12: test page for L7160\n", "")
    );
}

#[test]
fn an_unknown_printer_is_refused_before_anything_is_noted() {
    let (office, bin) = with_lp(LP, LPSTAT);
    let before = office.facts();
    let refused = run(&office, &bin, &["stickers", "--all", "--print", "inkjet"]);
    assert_snapshot!(refused.shown(&office), @"
    exit 1
    --- stderr
    error: no printer is called inkjet
    hint: known are jet, staffroom
    ");
    assert_eq!(office.facts(), before);
    let none = "#!/bin/sh\n[ $1 = -d ] && echo 'no system default destination'\nexit 0\n";
    let (office, bin) = with_lp(LP, none);
    assert_snapshot!(run(&office, &bin, &["stickers", "--all", "--print"]).shown(&office), @"
    exit 1
    --- stderr
    error: no printer is the default one
    hint: no printer is set up here; --output FILE makes a PDF to be printed elsewhere
    ");
}

#[test]
fn without_lp_nothing_is_noted() {
    let office = Office::with_school();
    let before = office.facts();
    assert_snapshot!(run(&office, &office.path("none"), &PRINT).shown(&office), @"
    exit 1
    --- stderr
    error: the program lpstat is not installed
    hint: --output FILE makes a PDF to be printed by hand
    ");
    assert_eq!(office.facts(), before);
}

#[test]
fn a_printer_that_fails_is_told_and_so_is_what_was_noted() {
    let (office, bin) = with_lp(LP, LPSTAT);
    office.write("lp-fails", "");
    assert_snapshot!(run(&office, &bin, &["stickers", "--all", "--print", "jet"]).shown(&office), @"
    exit 4
    --- stderr
    error: lp failed: the printer is on fire
    hint: they are noted as printed; the same with --again makes them once more
    ");
    std::fs::remove_file(office.path("lp-fails")).expect("removed");
    let again = run(&office, &bin, &PRINT);
    assert_eq!(again.status, 0, "{}", again.stderr);
}

#[test]
fn a_preview_masks_the_passwords_until_they_are_asked_for() {
    let office = Office::with_school();
    let before = office.facts();
    let masked = office.run(&["stickers", "--class", "4 Respect", "--preview"]);
    assert_snapshot!(masked.shown(&office), @"
    exit 0
    --- stdout
    4 Respect, number 1  LIM WEI LING
      Login ID  lim_wei_ling@students.edu.sg
      Password  ••••••••
      Works until [day]

    4 Respect, number 2  ARJUN S/O VEERASAMY
      Login ID  arjun_so_veerasamy@students.edu.sg
      Password  ••••••••
      Works until [day]

    https://mims.moe.gov.sg
    ");
    assert_eq!(office.facts(), before, "looking at what is no secret is not noted");
    let shown = office.run(&["stickers", "--class", "4 Respect", "--preview", "--show"]);
    assert_snapshot!(shown.shown(&office).lines().nth(4).unwrap_or_default(), @"  Password  [password]");
    let noted: i64 = office
        .value("SELECT count(*) FROM audit WHERE outcome = 'shown' AND student_id IS NOT NULL", []);
    assert_eq!(noted, 2);
    assert_eq!(office.printed(), [""; 0]);
    office.refused(2, &["stickers", "--all", "--show", "-o", "s.pdf"]);
    office.refused(2, &["stickers", "--all", "--preview", "--sheet", "L7163"]);
    office.refused(2, &["stickers", "--all", "--preview", "-o", "s.pdf"]);
}
