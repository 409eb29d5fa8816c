//! `mims import --stickers`: the paper is looked at before anything is done and holds the new accounts only.

use insta::assert_snapshot;

use crate::common::{LIST, Office, is_private};

#[test]
fn the_stickers_of_the_new_accounts_are_made() {
    let office = Office::with_store();
    office.write("list.csv", LIST);
    let run = office.run(&["import", "list.csv", "--yes", "--stickers", "new.pdf"]);
    assert_snapshot!(run.shown(&office), @r#"
    exit 0
    --- stdout
    list.csv: heading on line 1: class "Class 2027", register number "Reg No", name "Name of Pupil", student reference "Student Ref", form teacher "Form Teacher", e-mail address "Email"
    list.csv: 5 students in 2 classes of 2027 (from the heading "Class 2027")

    New: 5
      TAN KAI JUN of 3 Integrity, number 1 (tan_kai_jun)
      D'SOUZA, MARIE ANNE of 3 Integrity, number 2 (dsouza_marie_anne)
      MUHAMMAD RAYYAN BIN ABDULLAH of 3 Integrity, number 12 (muhammad_rayyan_bin_abdullah)
      LIM WEI LING of 4 Respect, number 1 (lim_wei_ling)
      ARJUN S/O VEERASAMY of 4 Respect, number 2 (arjun_so_veerasamy)

    New passwords work until [day]

    Batch 1: 5 accounts created, 0 students moved, 0 corrected, 0 closed
      TAN KAI JUN of 3 Integrity (tan_kai_jun): created
      D'SOUZA, MARIE ANNE of 3 Integrity (dsouza_marie_anne): created
      MUHAMMAD RAYYAN BIN ABDULLAH of 3 Integrity (muhammad_rayyan_bin_abdullah): created
      LIM WEI LING of 4 Respect (lim_wei_ling): created
      ARJUN S/O VEERASAMY of 4 Respect (arjun_so_veerasamy): created
    new.pdf: 5 stickers on 1 sheet of L7160
    --- stderr
    Next: print it at 100 %, not "fit to page", and delete the file afterwards.
    mims undo 1 takes it back.
    "#);
    let pdf = std::fs::read(office.path("new.pdf")).expect("a PDF");
    assert!(pdf.starts_with(b"%PDF-"));
    assert_eq!(office.printed().len(), 5);
}

#[test]
fn a_list_without_new_accounts_makes_no_stickers() {
    let office = Office::with_school();
    office.write("moved.csv", LIST.replace("4 Respect,1,LIM", "4 Respect,7,LIM"));
    let run = office.run(&["import", "moved.csv", "--yes", "--stickers", "new.pdf"]);
    assert_snapshot!(run.shown(&office), @r#"
    exit 0
    --- stdout
    moved.csv: heading on line 1: class "Class 2027", register number "Reg No", name "Name of Pupil", student reference "Student Ref", form teacher "Form Teacher", e-mail address "Email"
    moved.csv: 5 students in 2 classes of 2027 (from the heading "Class 2027")

    Corrected: 1
      LIM WEI LING of 4 Respect (lim_wei_ling): register number from 1 to 7
    Unchanged: 4 students; 1 class without change

    Batch 2: 0 accounts created, 0 students moved, 1 corrected, 0 closed
      LIM WEI LING of 4 Respect (lim_wei_ling): corrected
    --- stderr
    mims undo 2 takes it back.
    "#);
    assert!(!office.path("new.pdf").exists());
}

#[test]
fn without_the_key_what_works_is_said_before_anything_is_done() {
    let office = Office::with_locked_key();
    office.write("new.csv", format!("{LIST}4 Respect,3,HO SI MIN,MP-90-0006,Mr Ong Kah Seng,\n"));
    let before = office.facts();
    let import = ["import", "new.csv", "--yes", "--stickers", "new.pdf"];
    assert_snapshot!(office.run(&import).shown(&office), @r#"
    exit 5
    --- stdout
    new.csv: heading on line 1: class "Class 2027", register number "Reg No", name "Name of Pupil", student reference "Student Ref", form teacher "Form Teacher", e-mail address "Email"
    --- stderr
    error: stickers need the passphrase of the vault key; nothing was done
    hint: --passphrase-file FILE answers it; without it, leave out --stickers: the accounts are made, and mims reset --batch NUMBER --stickers FILE then makes new passwords and prints them
    "#);
    assert_eq!(office.facts(), before);
    // What it says works.
    office.done(&import[..3]);
    office.done(&["reset", "--batch", "2", "--stickers", "new.pdf"]);
    assert_eq!(office.printed(), ["ho_si_min"]);
    // Nobody new, nothing to open.
    office.write("moved.csv", LIST.replace("4 Respect,1,LIM", "4 Respect,7,LIM"));
    office.done(&["import", "moved.csv", "--yes", "--stickers", "moved.pdf"]);
    std::fs::remove_file(office.store().join("vault.key")).expect("removed");
    let newcomer = ["add", "TAN JIA EN", "--class", "4 Respect", "--yes", "--stickers", "one.pdf"];
    let run = office.refused(4, &newcomer);
    assert!(run.stderr.contains("the vault key, which is not in the store; nothing was done"));
}

#[cfg(unix)] // In a pseudo-terminal.
#[test]
fn who_can_be_asked_for_the_passphrase_hears_before_the_plan_what_works_without() {
    let office = Office::with_locked_key();
    office.write("new.csv", format!("{LIST}4 Respect,3,HO SI MIN,MP-90-0006,Mr Ong Kah Seng,\n"));
    let mut terminal = office.terminal(&["import", "new.csv", "--stickers", "new.pdf"]);
    terminal.sees("Stickers need the passphrase of the vault key").sees("--stickers:");
    terminal.sees("Create 1").reads_keys().types("y");
    terminal.sees("Passphrase of the vault key").hides_typing().types("\u{3}");
    let ended = terminal.ends();
    assert_eq!(ended.status, Some(130), "{}", ended.screen);
    assert!(ended.screen.contains("error: stopped; nothing was done"), "{}", ended.screen);
    assert_eq!(office.students(), 5);
}

#[test]
fn an_existing_file_is_refused_before_anything_is_done() {
    let office = Office::new();
    office.write("list.csv", LIST);
    office.write("new.pdf", "a letter");
    let args = ["import", "list.csv", "--init", "--yes", "--stickers", "new.pdf"];
    assert_snapshot!(office.run(&args).shown(&office), @r#"
    exit 1
    --- stderr
    error: new.pdf is there already
    hint: name another file, or add --force to replace it
    "#);
    assert!(!office.store().exists());
    assert_eq!(std::fs::read(office.path("new.pdf")).expect("a file"), b"a letter");
    office.done(&[&args[..], &["--force"]].concat());
    assert!(std::fs::read(office.path("new.pdf")).expect("a file").starts_with(b"%PDF-"));
}

#[test]
fn an_unknown_sheet_is_refused_before_the_accounts_are_made() {
    let office = Office::with_store();
    office.write("list.csv", LIST);
    office.done(&["settings", "set", "stickers.sheet", "L7163"]);
    office.tamper("UPDATE settings SET value = 'L9999' WHERE key = 'stickers.sheet'");
    let before = office.facts();
    let run = office.refused(1, &["import", "list.csv", "--yes", "--stickers", "new.pdf"]);
    assert!(run.stderr.contains("no label sheet is called L9999"), "{}", run.stderr);
    assert_eq!(office.facts(), before);
    assert!(!office.path("new.pdf").exists());
}

#[test]
fn a_missing_folder_is_refused_before_anything_is_done() {
    let office = Office::new();
    office.write("list.csv", LIST);
    let run = office.run(&["import", "list.csv", "--init", "--yes", "--stickers", "none/new.pdf"]);
    assert_eq!(run.status, 1);
    assert!(run.stderr.starts_with("error: there is no folder none\n"), "{}", run.stderr);
    assert!(!run.stderr.contains(".mims-"), "our own file is nobody's business: {}", run.stderr);
    assert!(!office.store().exists());
}

/// As a reader of PDF files has it open.
#[cfg(windows)]
#[test]
fn a_file_that_is_open_elsewhere_is_refused_before_anything_is_done() {
    use std::os::windows::fs::OpenOptionsExt as _;
    let office = Office::new();
    office.write("list.csv", LIST);
    let path = office.write("new.pdf", "stickers of before");
    let reader = std::fs::OpenOptions::new().read(true).share_mode(3).open(&path).expect("open");
    let args = ["import", "list.csv", "--init", "--yes", "--stickers", "new.pdf", "--force"];
    let run = office.refused(4, &args);
    assert!(run.stderr.starts_with("error: new.pdf is open in another program"), "{}", run.stderr);
    assert!(!office.store().exists() && office.litter().is_empty());
    drop(reader);
    office.done(&args);
}

#[test]
fn the_wrong_key_is_refused_before_the_accounts_are_made() {
    let (office, other) = (Office::with_store(), Office::with_store());
    office.write("list.csv", LIST);
    let before = office.facts();
    let key = other.store().join("vault.key").display().to_string();
    let run =
        office.refused(4, &["import", "list.csv", "--yes", "--stickers", "new.pdf", "--key", &key]);
    assert!(run.stderr.contains("another store's vault"), "{}", run.stderr);
    assert_eq!(office.facts(), before);
    assert!(!office.path("new.pdf").exists());
}

#[test]
fn a_sheet_that_is_too_small_leaves_the_accounts_and_says_so() {
    let office = Office::with_store();
    office.write("list.csv", LIST);
    let run = office.done(&["settings", "set", "stickers.sheet", "L7656"]);
    let warning = "warning: the labels of L7656 are too small for the built-in sticker\n";
    assert!(run.stderr.starts_with(warning), "{}", run.stderr);
    let run = office.refused(1, &["import", "list.csv", "--yes", "--stickers", "new.pdf"]);
    let error = "error: the labels of sheet L7656 are too small for these login IDs and passwords; L7160 holds them\n";
    assert!(run.stderr.contains(error), "{}", run.stderr);
    assert!(run.stderr.contains("hint: the accounts are made; "), "{}", run.stderr);
    assert!(!office.path("new.pdf").exists());
    let hint = "mims stickers --batch 1 --output ";
    assert!(run.stderr.contains(hint), "the hint is a command that works: {}", run.stderr);
}

#[test]
fn only_the_owner_can_read_the_stickers() {
    let office = Office::with_store();
    office.write("list.csv", LIST);
    office.done(&["import", "list.csv", "--yes", "--stickers", "new.pdf"]);
    assert!(is_private(&office.path("new.pdf")));
}

/// An import that was stopped behind the accounts and before their stickers goes on with the same command.
const IMPORT: [&str; 5] = ["import", "list.csv", "--yes", "--stickers", "new.pdf"];

#[test]
fn the_same_command_prints_what_is_not_printed_and_says_so() {
    let office = Office::with_school();
    let run = office.done(&IMPORT);
    assert_snapshot!(run.stderr, @r#"
    Nothing to do: everybody on the list is known as the list says.
    Not printed yet: 5 students on this list; the stickers are made now.
    Next: print it at 100 %, not "fit to page", and delete the file afterwards.
    "#);
    assert_eq!(office.printed().len(), 5);
    assert!(std::fs::read(office.path("new.pdf")).expect("a PDF").starts_with(b"%PDF-"));
}

#[test]
fn those_who_are_not_on_the_list_are_left_alone() {
    let office = Office::with_school();
    let part: Vec<_> = LIST.lines().take(3).collect();
    office.write("list.csv", part.join("\n"));
    let run = office.done(&IMPORT);
    assert!(run.stdout.contains("new.pdf: 2 stickers"), "{}", run.stdout);
    assert_eq!(office.printed().len(), 2);
}

#[test]
fn what_is_printed_already_is_not_printed_again() {
    let office = Office::with_school();
    office.done(&["stickers", "--all", "--output", "all.pdf"]);
    let before = office.facts();
    let run = office.done(&IMPORT);
    assert_snapshot!(run.stderr, @"
    Nothing to do: everybody on the list is known as the list says.
    No stickers are made: 5 printed before; mims stickers --year 2027 --again --output FILE prints those of the year.
    ");
    assert_eq!(office.facts(), before);
    assert!(!office.path("new.pdf").exists());
}

#[test]
fn one_newcomer_gets_the_sticker_by_the_same_command_too() {
    let office = Office::with_school();
    let add = ["add", "HO SI MIN", "--class", "4 Respect", "--yes"];
    office.done(&add);
    let run = office.done(&[&add[..], &["--stickers", "new.pdf"]].concat());
    assert!(run.stdout.contains("new.pdf: 1 sticker"), "{}", run.stdout);
    assert_eq!(office.printed(), ["ho_si_min"]);
}
