//! What `mims undo` does not take back: what students have used since, what was changed again, what is gone already.

use insta::assert_snapshot;

use crate::common::{LIST, Office};

/// Everything one class up.
fn next_year() -> String {
    LIST.replace("4 Respect", "5 Respect")
        .replace("3 Integrity", "4 Integrity")
        .replace("Class 2027", "Class 2028")
}

#[test]
fn students_who_have_signed_in_since_stop_it_and_are_named() {
    let office = Office::with_school();
    office.signs_in("lim_wei_ling");
    let before = office.facts();
    let run = office.refused(1, &["undo", "--yes"]);
    assert_snapshot!(run.shown(&office), @"
    exit 1
    --- stdout
    Batch 1: import of [time] by [operator], list.csv
    4 created:
      TAN KAI JUN of 3 Integrity (tan_kai_jun)
      D'SOUZA, MARIE ANNE of 3 Integrity (dsouza_marie_anne)
      MUHAMMAD RAYYAN BIN ABDULLAH of 3 Integrity (muhammad_rayyan_bin_abdullah)
      ARJUN S/O VEERASAMY of 4 Respect (arjun_so_veerasamy)
      has signed in since: LIM WEI LING of 4 Respect (lim_wei_ling)
    --- stderr
    error: 1 student cannot be taken back; nothing was changed
    hint: --except-used leaves them as they are and takes back the rest
    ");
    office.refused(1, &["undo", "--dry-run"]);
    assert_eq!(office.facts(), before);
}

#[test]
fn except_used_takes_back_the_rest() {
    let office = Office::with_school();
    office.signs_in("lim_wei_ling");
    let lim = office.accounts().get(3).cloned();
    let run = office.done(&["undo", "--except-used", "--yes"]);
    assert_snapshot!(run.shown(&office), @"
    exit 0
    --- stdout
    Batch 1: import of [time] by [operator], list.csv
    4 created:
      TAN KAI JUN of 3 Integrity (tan_kai_jun)
      D'SOUZA, MARIE ANNE of 3 Integrity (dsouza_marie_anne)
      MUHAMMAD RAYYAN BIN ABDULLAH of 3 Integrity (muhammad_rayyan_bin_abdullah)
      ARJUN S/O VEERASAMY of 4 Respect (arjun_so_veerasamy)
      has signed in since: LIM WEI LING of 4 Respect (lim_wei_ling)
    Batch 2: batch 1 is taken back for 4 students
    --- stderr
    No undo is taken back itself; the same again gives the same login IDs and new passwords.
    ");
    assert_eq!(office.people(), "2027 4 Respect/1 LIM WEI LING lim_wei_ling MP-90-0004");
    assert_eq!(office.accounts().get(3).cloned(), lim);
    let run = office.refused(1, &["undo", "1", "--except-used", "--yes"]);
    assert!(run.stderr.contains("batch 1 was taken back already, by batch 2"), "{}", run.stderr);
    // The list again: she is known, the others come back.
    office.import(LIST);
    assert_eq!(office.accounts().get(3).cloned(), lim);
    assert_eq!(
        office.value::<i64>("SELECT count(*) FROM students WHERE removed_by IS NULL", []),
        5
    );
    office.is_sound();
}

#[test]
fn a_sign_in_before_the_batch_does_not_count() {
    let office = Office::with_school();
    office.signed_in_long_ago("lim_wei_ling");
    let people = office.people();
    office.import(&next_year());
    office.done(&["undo", "--yes"]);
    assert_eq!(office.people(), people);
}

#[test]
fn when_everybody_has_signed_in_there_is_nothing_left() {
    let office = Office::with_list("Class 2027,Name\n3 Integrity,TAN KAI JUN\n");
    office.signs_in("tan_kai_jun");
    let before = office.facts();
    let run = office.refused(1, &["undo", "--except-used", "--yes"]);
    assert!(run.stderr.contains("there is nothing left to take back"), "{}", run.stderr);
    assert_eq!(office.facts(), before);
}

#[test]
fn what_a_later_batch_changed_stops_it() {
    let office = Office::with_school();
    office.done(&["edit", "tan_kai_jun", "--name", "TAN KAI JUN ALVIN"]);
    office.done(&["reset", "lim_wei_ling"]);
    let before = office.facts();
    let run = office.refused(1, &["undo", "1", "--yes"]);
    assert_snapshot!(run.shown(&office), @"
    exit 1
    --- stdout
    Batch 1: import of [time] by [operator], list.csv
    3 created:
      D'SOUZA, MARIE ANNE of 3 Integrity (dsouza_marie_anne)
      MUHAMMAD RAYYAN BIN ABDULLAH of 3 Integrity (muhammad_rayyan_bin_abdullah)
      ARJUN S/O VEERASAMY of 4 Respect (arjun_so_veerasamy)
      changed since by batch 2: TAN KAI JUN ALVIN of 3 Integrity (tan_kai_jun)
      changed since by batch 3: LIM WEI LING of 4 Respect (lim_wei_ling)
    --- stderr
    error: 2 students cannot be taken back; nothing was changed
    hint: --except-used leaves them as they are and takes back the rest
    ");
    assert_eq!(office.facts(), before);
    // From the newest to the oldest it goes.
    for _ in 0..3 {
        office.done(&["undo", "--yes"]);
    }
    assert_eq!(office.people(), "");
    let run = office.refused(1, &["undo", "--yes"]);
    assert_snapshot!(run.shown(&office), @"
    exit 1
    --- stderr
    error: there is no batch to take back
    ");
    office.is_sound();
}

#[test]
fn a_batch_that_was_only_partly_taken_back_still_counts_for_the_rest() {
    let office = Office::with_school();
    office.done(&["edit", "lim_wei_ling", "--register-no", "7"]);
    office.import(&next_year());
    office.done(&["edit", "lim_wei_ling", "--register-no", "8"]);
    office.done(&["undo", "3", "--except-used", "--yes"]);
    office.done(&["undo", "4", "--yes"]);
    let before = office.people();
    assert!(before.contains("2028 5 Respect/1 LIM WEI LING"), "batch 3 stands for her: {before}");
    // To take back the first edit would bring her back to last year's class.
    let run = office.refused(1, &["undo", "2", "--yes"]);
    assert!(
        run.stdout.contains("changed since by batch 3: LIM WEI LING of 5 Respect (lim_wei_ling)"),
        "{}",
        run.stdout
    );
    assert_eq!(office.people(), before);
}

#[test]
fn nothing_is_taken_back_twice_and_no_undo_is_undone() {
    let office = Office::with_school();
    office.done(&["undo", "1", "--yes"]);
    let before = office.facts();
    assert_snapshot!(office.refused(1, &["undo", "1", "--yes"]).shown(&office), @"
    exit 1
    --- stderr
    error: batch 1 was taken back already, by batch 2
    ");
    assert_snapshot!(office.refused(1, &["undo", "2", "--yes"]).shown(&office), @"
    exit 1
    --- stderr
    error: batch 2 took another batch back; that cannot be undone
    hint: do again what it took back: mims import, mims reset or mims edit
    ");
    assert_snapshot!(office.refused(1, &["undo", "--yes"]).shown(&office), @"
    exit 1
    --- stderr
    error: there is no batch to take back
    ");
    assert_snapshot!(office.refused(1, &["undo", "7", "--yes"]).shown(&office), @"
    exit 1
    --- stderr
    error: there is no batch 7
    hint: mims audit log shows which there are
    ");
    office.refused(1, &["undo", "0"]);
    office.refused(2, &["undo", "-1"]);
    office.refused(2, &["undo", "first"]);
    assert_eq!(office.facts(), before);
}

#[test]
fn without_a_terminal_nothing_is_done_and_the_flag_is_named() {
    let office = Office::with_school();
    let before = office.facts();
    let run = office.refused(5, &["undo"]);
    assert_snapshot!(run.stderr, @"
    error: a question needs a terminal: Take this back?
    hint: --yes answers it
    ");
    let run = office.done(&["undo", "--dry-run"]);
    assert_snapshot!(run.shown(&office), @"
    exit 0
    --- stdout
    Batch 1: import of [time] by [operator], list.csv
    5 created:
      TAN KAI JUN of 3 Integrity (tan_kai_jun)
      D'SOUZA, MARIE ANNE of 3 Integrity (dsouza_marie_anne)
      MUHAMMAD RAYYAN BIN ABDULLAH of 3 Integrity (muhammad_rayyan_bin_abdullah)
      LIM WEI LING of 4 Respect (lim_wei_ling)
      ARJUN S/O VEERASAMY of 4 Respect (arjun_so_veerasamy)
    --- stderr
    Nothing was changed: this was a dry run.
    ");
    assert_eq!(office.facts(), before);
}

#[cfg(unix)] // In a pseudo-terminal.
#[test]
fn in_a_terminal_it_asks() {
    let office = Office::with_school();
    let before = office.facts();
    let mut terminal = office.terminal(&["undo"]);
    terminal.sees("5 created").sees("Take this back? [y/N]").reads_keys().types("n");
    assert_eq!(terminal.ends().status, Some(1));
    assert_eq!(office.facts(), before);
    let mut terminal = office.terminal(&["undo", "1"]);
    terminal.sees("Take this back?").reads_keys().types("y");
    assert_eq!(terminal.ends().status, Some(0));
    assert_eq!(office.people(), "");
}

#[cfg(unix)] // In a pseudo-terminal.
#[test]
fn a_sign_in_while_the_question_stands_is_not_overlooked() {
    let office = Office::with_school();
    let mut terminal = office.terminal(&["undo"]);
    terminal.sees("Take this back?").reads_keys();
    office.signs_in("lim_wei_ling");
    let before = office.facts();
    terminal.types("y");
    let ended = terminal.ends();
    assert_eq!(ended.status, Some(1), "{}", ended.screen);
    assert_eq!(office.facts(), before);
}

#[test]
fn an_import_that_only_changed_a_form_teacher_does_not_stand_in_the_way_of_undo() {
    let office = Office::with_store();
    office.import("Class 2027,Name,Form Teacher\n3 Integrity,TAN KAI JUN,Mdm Quah\n");
    office.import("Class 2027,Name,Form Teacher\n3 Integrity,TAN KAI JUN,Mr Ong\n");
    let run = office.done(&["undo", "--yes"]);
    assert!(run.stdout.contains("batch 1 is taken back"), "{}", run.stdout);
}
