//! `mims import` and who is not on the list any more, or is back: accounts are closed when asked for, and opened again.

use insta::assert_snapshot;

use crate::common::{LIST, Office};

/// The list of the school without Lim Wei Ling.
fn without_lim() -> String {
    let lines = LIST.lines().filter(|line| !line.contains("LIM WEI LING"));
    lines.flat_map(|line| [line, "\n"]).collect()
}

fn import(office: &Office, list: &str, leavers: &str) -> crate::common::Run {
    office.write("list.csv", list);
    office.done(&["import", "list.csv", "--yes", "--leavers", leavers])
}

#[test]
fn leavers_stay_open_when_they_are_kept_or_nobody_is_asked() {
    for args in [&["--yes"][..], &["--yes", "--leavers", "ask"], &["--yes", "--leavers", "keep"]] {
        let office = Office::with_school();
        let before = office.facts();
        office.write("list.csv", without_lim());
        let run = office.done(&[&["import", "list.csv"], args].concat());
        assert!(
            run.stdout
                .contains("Not on the list any more (account stays open): 1\n  LIM WEI LING of"),
            "{}",
            run.stdout
        );
        assert!(run.stderr.contains("Nothing to do"), "{}", run.stderr);
        assert_eq!(office.facts(), before, "{args:?}");
    }
}

#[test]
fn leavers_are_closed_when_asked_for_and_never_deleted() {
    let office = Office::with_school();
    let before = office.accounts();
    let run = import(&office, &without_lim(), "disable");
    assert_snapshot!(run.shown(&office), @r#"
    exit 0
    --- stdout
    list.csv: heading on line 1: class "Class 2027", register number "Reg No", name "Name of Pupil", student reference "Student Ref", form teacher "Form Teacher", e-mail address "Email"
    list.csv: 4 students in 2 classes of 2027 (from the heading "Class 2027")

    Not on the list any more (account will be closed): 1
      LIM WEI LING of 4 Respect 2027 (lim_wei_ling)
    Unchanged: 4 students; 1 class without change

    Batch 2: 0 accounts created, 0 students moved, 0 corrected, 1 closed
      LIM WEI LING of 4 Respect (lim_wei_ling): closed
    --- stderr
    mims undo 2 takes it back.
    "#);
    assert_eq!(office.closed(), ["lim_wei_ling left"]);
    assert_eq!(office.accounts(), before, "all of the account is kept");
    assert_snapshot!(office.log_of(2), @"
    import | left | lim_wei_ling | from 4 Respect
    import | imported | list.csv: 0 created, 0 changed, 1 left
    ");
    let again = office.facts();
    let run = import(&office, &without_lim(), "disable");
    assert!(run.stderr.contains("Nothing to do"), "{}", run.stderr);
    assert!(!run.stdout.contains("LIM WEI LING"), "who has left is no news: {}", run.stdout);
    assert_eq!(office.facts(), again);
    office.is_sound();
}

#[test]
fn without_a_terminal_the_question_about_leavers_names_its_flags() {
    let office = Office::with_school();
    let before = office.facts();
    office.write("list.csv", without_lim());
    let run = office.run(&["import", "list.csv"]);
    assert_snapshot!(run.stderr, @"
    error: a question needs a terminal: Close the accounts of those who are not on the list any more?
    hint: --leavers keep or --leavers disable answers it
    ");
    assert_eq!(run.status, 5);
    let run = office.refused(5, &["import", "list.csv", "--leavers", "disable"]);
    assert!(run.stderr.contains("hint: --yes answers it"), "{}", run.stderr);
    assert_eq!(office.facts(), before);
}

#[test]
fn rows_left_out_go_to_the_rejects_also_when_nobody_can_be_closed_for_them() {
    let office = Office::with_school();
    let before = office.facts();
    office.write("list.csv", without_lim() + "4 Respect,3,,MP-90-0009,,\n");
    let args = ["import", "list.csv", "--yes", "--skip-bad", "--rejects", "rest.csv"];
    let disable = [&args[..], &["--leavers", "disable"]].concat();
    // A dry run leaves no file behind that would be in the way of the real one.
    office.refused(1, &[&disable[..], &["--dry-run"]].concat());
    assert!(!office.path("rest.csv").exists());
    let run = office.refused(1, &disable);
    assert!(run.stderr.contains("it cannot be told who has left"), "{}", run.stderr);
    let rejects = std::fs::read_to_string(office.path("rest.csv")).expect("the rejects");
    assert!(rejects.contains("MP-90-0009"), "{rejects}");
    assert_eq!(office.facts(), before);
}

#[test]
fn graduates_are_closed_too() {
    let office =
        Office::with_list("Class 2027,Name\n5 Integrity,TAN KAI JUN\n6 Integrity,HO SI MIN\n");
    let run = import(&office, "Class 2028,Name\n6 Integrity,TAN KAI JUN\n", "disable");
    assert!(run.stdout.contains("Through the school (account will be closed): 1\n  HO SI MIN of 6 Integrity 2027 (ho_si_min)\n"), "{}", run.stdout);
    assert_eq!(office.closed(), ["ho_si_min left"]);
}

#[test]
fn who_left_and_is_back_gets_the_same_account_opened_again() {
    let office = Office::with_school();
    office.signed_in_long_ago("lim_wei_ling");
    let before = office.accounts();
    import(&office, &without_lim(), "disable");
    let run = office.import(LIST);
    assert_snapshot!(run.shown(&office), @r#"
    exit 0
    --- stdout
    list.csv: heading on line 1: class "Class 2027", register number "Reg No", name "Name of Pupil", student reference "Student Ref", form teacher "Form Teacher", e-mail address "Email"
    list.csv: 5 students in 2 classes of 2027 (from the heading "Class 2027")

    Back again (account will be opened): 1
      LIM WEI LING of 4 Respect 2027 (lim_wei_ling)
    Unchanged: 4 students; 1 class without change

    Batch 3: 0 accounts created, 0 students moved, 0 corrected, 1 opened again, 0 closed
      LIM WEI LING of 4 Respect (lim_wei_ling): opened again
    --- stderr
    mims undo 3 takes it back.
    "#);
    assert_eq!(office.closed(), [""; 0]);
    assert_eq!(office.accounts(), before);
    assert_snapshot!(office.log_of(3), @"
    import | returned | lim_wei_ling | from 4 Respect of 2027 to 4 Respect
    import | imported | list.csv: 0 created, 1 changed, 0 left
    ");
    office.is_sound();
}

#[test]
fn a_returner_may_be_in_another_class_by_now() {
    let office = Office::with_school();
    import(&office, &without_lim(), "disable");
    office.import("Class 2028,Name\n5 Honour,LIM WEI LING\n");
    assert_eq!(office.closed(), [""; 0]);
    let lim = "SELECT c.name FROM students s JOIN classes c ON c.id = class_id WHERE login = 'lim_wei_ling'";
    assert_eq!(office.column::<String>(lim), ["5 Honour"]);
    assert_eq!(office.students(), 5);
}

#[test]
fn what_an_operator_closed_stays_closed_and_is_named() {
    let office = Office::with_school();
    office.done(&["disable", "lim_wei_ling", "--reason", "asked for by the parents"]);
    // Not on the list is no news either: the account is closed as it is.
    let run = office.import(&without_lim());
    assert!(!run.stdout.contains("LIM WEI LING"), "{}", run.stdout);
    // On the list as she was, with something new, and a year later.
    let lists = [
        LIST.to_owned(),
        LIST.replace("4 Respect,1,LIM", "4 Respect,9,LIM"),
        LIST.replace("Class 2027", "Class 2028")
            .replace("4 Respect", "5 Respect")
            .replace("3 Integrity", "4 Integrity"),
    ];
    for list in lists {
        let run = office.import(&list);
        assert!(
            run.stdout.contains(
                "Closed by an operator (stays closed; mims enable opens it): 1\n  LIM WEI LING"
            ),
            "{}",
            run.stdout
        );
        assert_eq!(office.closed(), ["lim_wei_ling closed"]);
    }
}

#[cfg(unix)] // In a pseudo-terminal.
#[test]
fn in_a_terminal_the_question_is_asked_and_answered() {
    for (answer, expected) in [("y", &["lim_wei_ling left"][..]), ("n", &[])] {
        let office = Office::with_school();
        office.write("list.csv", without_lim() + "4 Respect,3,NUR AISYAH,MP-90-0009,,\n");
        let mut terminal = office.terminal(&["import", "list.csv"]);
        terminal.sees("LIM WEI LING of 4 Respect 2027 (lim_wei_ling)");
        terminal.sees("Close the accounts of those who are not on the list any more? [y/N]");
        terminal.reads_keys().types(answer);
        let question = if answer == "y" { "Create 1, close 1? [y/N]" } else { "Create 1? [y/N]" };
        terminal.sees(question).reads_keys().types("y");
        let ended = terminal.ends();
        assert_eq!(ended.status, Some(0), "{}", ended.screen);
        assert_eq!(office.closed(), expected);
        assert_eq!(office.students(), 6);
    }
}
