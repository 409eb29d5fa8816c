//! `mims add`: one newcomer without a list, by the same rules as with one.

use insta::assert_snapshot;

use crate::common::{LIST, Office};

/// Adds somebody, which has to go well.
fn add(office: &Office, name: &str, class: &str, more: &[&str]) -> String {
    let args = [&["add", name, "--class", class, "--yes"], more].concat();
    office.done(&args).shown(office)
}

/// What is said of somebody who cannot be added, and that nothing is changed.
fn refused(office: &Office, name: &str, class: &str, more: &[&str]) -> String {
    let before = office.facts();
    let args = [&["add", name, "--class", class, "--yes"], more].concat();
    let run = office.refused(1, &args);
    assert_eq!(office.facts(), before, "{}", run.stderr);
    run.stderr
}

fn last(office: &Office) -> String {
    office.people().lines().last().unwrap_or_default().to_owned()
}

#[test]
fn a_newcomer_gets_an_account_and_a_sticker_and_undo_takes_both_back() {
    let office = Office::with_school();
    let (people, accounts) = (office.people(), office.accounts());
    let more = ["--no", "36", "--student-ref", "MP-90-0036", "--stickers", "new.pdf"];
    assert_snapshot!(add(&office, "ONG XU EN", "3-integrity", &more), @r#"
    exit 0
    --- stdout
    New in 3 Integrity of 2027: ONG XU EN, number 36, login ID ong_xu_en@students.edu.sg
    New passwords work until [day]

    Batch 2: ONG XU EN of 3 Integrity (ong_xu_en) has an account
    new.pdf: 1 sticker on 1 sheet of L7160
    --- stderr
    Next: print it at 100 %, not "fit to page", and delete the file afterwards.
    mims undo 2 takes it back.
    "#);
    assert_eq!(last(&office), "2027 3 Integrity/36 ONG XU EN ong_xu_en MP-90-0036");
    assert_eq!(office.accounts().get(..5), Some(&accounts[..]));
    assert_eq!(office.printed(), ["ong_xu_en"]);
    assert!(office.path("new.pdf").exists());
    assert_snapshot!(office.log_of(2), @"
    add | created | ong_xu_en | ong_xu_en@students.edu.sg in 3 Integrity
    add | imported | ONG XU EN: 1 created, 0 changed, 0 left
    ");
    office.done(&["undo", "2", "--yes"]);
    assert_eq!(office.people(), people);
    office.is_sound();
}

#[test]
fn the_next_list_knows_the_newcomer() {
    let office = Office::with_school();
    add(&office, "ONG XU EN", "3 Integrity", &["--no", "36"]);
    let before = office.facts();
    let run = office.import(&format!("{LIST}3 Integrity,36,ONG XU EN,,,\n"));
    assert!(run.stderr.contains("Nothing to do"), "{}", run.stderr);
    let run = office.done(&["add", "ONG XU EN", "--class", "3 Integrity", "--no", "36", "--yes"]);
    assert_eq!(run.stderr, "Nothing to do: ONG XU EN has that account already.\n");
    assert_eq!(office.facts(), before);
}

#[test]
fn whoever_has_an_account_gets_no_second_one_unless_it_is_another_child() {
    let office = Office::with_school();
    let all = [
        // The same name in another class and another level, and nearly the same name.
        refused(&office, "TAN KAI JUN", "3 Care", &["--new-class"]),
        refused(&office, "TAN KAI JUN", "4 Respect", &[]),
        refused(&office, "TAN KAI JUN", "3 Integrity", &["--no", "7"]),
        refused(&office, "MOHD RAYYAN BIN ABDULLAH", "3 Integrity", &[]),
        // Another child's keys.
        refused(&office, "KOH LI", "3 Integrity", &["--student-ref", "MP-90-0004"]),
        refused(&office, "KOH LI", "3 Integrity", &["--login-id", "lim_wei_ling"]),
    ];
    assert_snapshot!(all.concat(), @r#"
    error: TAN KAI JUN may be TAN KAI JUN of 3 Integrity (tan_kai_jun)
    hint: mims edit tan_kai_jun with --class or --name corrects it; if it is another child, add --new
    error: TAN KAI JUN may be TAN KAI JUN of 3 Integrity (tan_kai_jun)
    hint: mims edit tan_kai_jun with --class or --name corrects it; if it is another child, add --new
    error: TAN KAI JUN of 3 Integrity (tan_kai_jun) has an account already
    hint: mims edit tan_kai_jun with --class or --name corrects it; if it is another child, add --new
    error: MOHD RAYYAN BIN ABDULLAH may be MUHAMMAD RAYYAN BIN ABDULLAH of 3 Integrity (muhammad_rayyan_bin_abdullah)
    hint: mims edit muhammad_rayyan_bin_abdullah with --class or --name corrects it; if it is another child, add --new
    error: the student reference is that of LIM WEI LING of 4 Respect (lim_wei_ling)
    hint: mims edit lim_wei_ling --name "KOH LI" corrects a name; another child has another student reference
    error: the login ID is that of LIM WEI LING of 4 Respect (lim_wei_ling)
    hint: mims edit lim_wei_ling --name "KOH LI" corrects a name; another child has another login ID
    "#);
    assert_snapshot!(refused(&office, "TAN KAI JUN", "3 Integrity", &["--new"]), @"
    error: nothing tells the newcomer and TAN KAI JUN of 3 Integrity (tan_kai_jun) apart
    hint: add --no NUMBER, the register number of the newcomer
    ");
    add(&office, "TAN KAI JUN", "4 Respect", &["--new"]);
    assert_eq!(last(&office), "2027 4 Respect/- TAN KAI JUN tan_kai_jun_1");
    add(&office, "TAN KAI JUN", "3 Integrity", &["--no", "7", "--new"]);
    assert_eq!(last(&office), "2027 3 Integrity/7 TAN KAI JUN tan_kai_jun_2");
    let again = ["add", "TAN KAI JUN", "--class", "3 Integrity", "--no", "7", "--new", "--yes"];
    assert!(office.done(&again).stderr.starts_with("Nothing to do: "));
    add(&office, "MOHD RAYYAN BIN ABDULLAH", "3 Integrity", &["--new"]);
    // A number of somebody else's is no matter of who it is.
    refused(&office, "KOH LI", "3 Integrity", &["--student-ref", "MP-90-0004", "--new"]);
    office.is_sound();
}

#[test]
fn a_register_number_that_is_taken_is_refused_in_a_small_class_too() {
    let office = Office::with_school();
    assert_snapshot!(refused(&office, "KOH LI", "4 Respect", &["--no", "2"]), @"
    error: number 2 of 4 Respect is that of ARJUN S/O VEERASAMY of 4 Respect (arjun_so_veerasamy)
    hint: --no NUMBER gives one that is free
    ");
    office.is_closed("arjun_so_veerasamy");
    add(&office, "KOH LI", "4 Respect", &["--no", "2"]);
    assert_eq!(last(&office), "2027 4 Respect/2 KOH LI koh_li");
}

#[test]
fn a_class_that_nobody_is_in_needs_a_word_more() {
    let office = Office::with_school();
    assert_snapshot!(refused(&office, "KOH LI", "3 Integrty", &[]), @"
    error: 3 Integrty is new: 1 student; did you mean 3 Integrity?
    hint: if the class is right, add --new-class
    ");
    assert_snapshot!(add(&office, "KOH LI", "3 Care", &["--new-class"]), @"
    exit 0
    --- stdout
    New in 3 Care of 2027: KOH LI, login ID koh_li@students.edu.sg
      3 Care is a new class
    New passwords work until [day]

    Batch 2: KOH LI of 3 Care (koh_li) has an account
    --- stderr
    Next: mims stickers --batch 2 --output stickers.pdf (or mims undo 2)
    ");
    // Who comes second is in a class that is known.
    add(&office, "GOH SHU WEN", "3 Care", &[]);
    assert_eq!(last(&office), "2027 3 Care/- GOH SHU WEN goh_shu_wen");
}

#[test]
fn whoever_left_gets_the_account_from_before() {
    let office = Office::with_school();
    office.write("list.csv", "Class 2027,Reg No,Name\n4 Respect,1,LIM WEI LING\n");
    office.done(&["import", "list.csv", "--yes", "--leavers", "disable"]);
    assert_eq!(office.closed(), ["arjun_so_veerasamy left"]);
    let accounts = office.accounts();
    assert_snapshot!(add(&office, "ARJUN S/O VEERASAMY", "4 Respect", &[]), @"
    exit 0
    --- stdout
    Back in 4 Respect of 2027: ARJUN S/O VEERASAMY, login ID arjun_so_veerasamy@students.edu.sg
    Batch 3: ARJUN S/O VEERASAMY of 4 Respect (arjun_so_veerasamy) is back, with the password from before
    --- stderr
    mims undo 3 takes it back.
    ");
    assert_eq!((office.closed(), office.accounts()), (vec![], accounts));
    // Closed by hand is another thing.
    office.done(&["disable", "arjun_so_veerasamy"]);
    assert_snapshot!(refused(&office, "ARJUN S/O VEERASAMY", "4 Respect", &[]), @"
    error: the account of ARJUN S/O VEERASAMY of 4 Respect (arjun_so_veerasamy) is closed
    hint: mims enable arjun_so_veerasamy opens it; if it is another child, add --new
    ");
}

#[test]
fn the_plan_comes_first_and_its_number_is_kept() {
    let office = Office::with_school();
    let before = office.facts();
    let args = ["add", "ONG XU EN", "--class", "3 Integrity", "--no", "36"];
    let run = office.run(&[&args[..], &["--dry-run"]].concat());
    assert_eq!(run.status, 0);
    let plan = run.stdout.lines().last().and_then(|line| line.strip_prefix("Plan "));
    let plan = plan.expect("a number").to_owned();
    assert_snapshot!(office.run(&args).shown(&office), @"
    exit 5
    --- stdout
    New in 3 Integrity of 2027: ONG XU EN, number 36, login ID ong_xu_en@students.edu.sg
    New passwords work until [day]

    --- stderr
    error: a question needs a terminal: Create this account?
    hint: --yes answers it
    ");
    let other = office.refused(1, &[&args[..4], &["--expect", &plan, "--yes"]].concat());
    assert!(other.stderr.contains("another one than expected"), "{}", other.stderr);
    assert_eq!(office.facts(), before);
    office.done(&[&args[..], &["--expect", &plan, "--yes"]].concat());
    assert_eq!(last(&office), "2027 3 Integrity/36 ONG XU EN ong_xu_en");
}

#[test]
fn it_is_the_newest_year_unless_another_is_named() {
    let office = Office::with_school();
    office.import("Class 2028,Reg No,Name,Student Ref\n4 Integrity,7,TAN KAI JUN,MP-90-0001\n");
    add(&office, "KOH LI", "4 Integrity", &[]);
    assert_eq!(last(&office), "2028 4 Integrity/- KOH LI koh_li");
    add(&office, "ONG XU EN", "3 Integrity", &["--year", "2027"]);
    assert_eq!(last(&office), "2027 3 Integrity/- ONG XU EN ong_xu_en");
    add(&office, "NG HUI MIN", "Staff", &["--role", "school-staff"]);
    assert_eq!(last(&office), "2028 Staff/- NG HUI MIN ng_hui_min");
}

#[test]
fn what_no_list_could_say_cannot_be_added() {
    let office = Office::with_school();
    let all = [
        refused(&office, "=1+1", "3 Integrity", &[]),
        refused(&office, "KOH LI", "=", &[]),
        refused(&office, "KOH LI", "3 Integrity", &["--no", "0"]),
        refused(&office, "KOH LI", "3 Integrity", &["--student-ref", "S1234567D"]),
        refused(&office, "KOH LI", "3 Integrity", &["--login-id", "koh li"]),
        refused(&office, "KOH LI", "3 Integrity", &["--recovery-email", "koh"]),
        refused(&office, "吴子宁", "3 Integrity", &[]),
    ];
    assert_snapshot!(all.concat(), @"
    error: =1+1: the name starts with '=', like a spreadsheet formula
    error: =: the class contains '=', which no class name has
    error: 0: the register number is not a whole number from 1 to 999
    error: S1234567D: the student reference looks like an NRIC or FIN number, which is never stored
    error: koh li: the login ID has a character it cannot have (U+0020)
    error: koh: the e-mail address is not complete
    error: no login ID can be made of the letters of this name
    hint: --login-id LOGIN gives one
    ");
    office.refused(2, &["add", "KOH LI"]);
    office.refused(2, &["add", "--class", "3 Integrity"]);
}

#[cfg(unix)] // In a pseudo-terminal.
#[test]
fn a_near_name_is_asked_about_before_anything_else() {
    for (same, status) in [("y", 1), ("n", 0)] {
        let office = Office::with_school();
        let before = office.people();
        let mut terminal =
            office.terminal(&["add", "MOHD RAYYAN BIN ABDULLAH", "--class", "3 Integrity"]);
        terminal.sees("is this MUHAMMAD RAYYAN BIN ABDULLAH").reads_keys().types(same);
        if same == "n" {
            terminal.sees("Create this account?").reads_keys().types("y");
        }
        let ended = terminal.ends();
        assert_eq!(ended.status, Some(status), "{}", ended.screen);
        assert_eq!(office.people() == before, same == "y", "{}", ended.screen);
        assert_eq!(ended.says("has an account already"), same == "y", "{}", ended.screen);
    }
}
