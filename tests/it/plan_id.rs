//! The number of a plan: the same for the same plan, another one for any other, and `--expect` does no other.

use crate::program::{Office, Run};
use crate::school::LIST;

/// The number that a dry run shows.
fn plan_id(office: &Office, list: &str, flags: &[&str]) -> String {
    office.write("list.csv", list);
    let run = office.done(&[&["import", "list.csv", "--dry-run"], flags].concat());
    id_in(&run)
}

fn id_in(run: &Run) -> String {
    let (_, id) = run.stderr.split_once("dry run of plan ").expect("a plan's number");
    id.trim_end().trim_end_matches('.').to_owned()
}

#[test]
fn the_order_and_the_spelling_of_the_file_do_not_matter() {
    let office = Office::with_store();
    let first = plan_id(&office, LIST, &[]);
    assert_eq!(first.len(), 8);
    assert!(first.chars().all(|c| c.is_ascii_hexdigit()), "{first}");
    let (heading, rows) = LIST.split_once('\n').expect("rows");
    let mut rows: Vec<_> = rows.lines().collect();
    for _ in 0..rows.len() {
        rows.rotate_left(1);
        let list = format!("{heading}\r\n{}\r\n", rows.join("\r\n"));
        assert_eq!(plan_id(&office, &list, &[]), first);
    }
    assert_eq!(plan_id(&office, LIST, &["--valid", "7d"]), first, "whom it is about is the plan");
}

#[test]
fn other_login_ids_are_another_plan() {
    let office = Office::with_store();
    let first = plan_id(&office, LIST, &[]);
    office.done(&["settings", "set", "login-id.max-words", "2"]);
    assert_ne!(plan_id(&office, LIST, &[]), first);
}

#[test]
fn only_the_expected_plan_is_done() {
    let office = Office::with_store();
    let id = plan_id(&office, LIST, &[]);
    let before = office.facts();
    office.write("list.csv", LIST.replace("LIM WEI LING", "LIM WEI LIN"));
    let run = office.refused(1, &["import", "list.csv", "--yes", "--expect", &id]);
    assert!(
        run.stderr.contains(", another one than expected\nhint: run it with --dry-run"),
        "{}",
        run.stderr
    );
    office.refused(1, &["import", "list.csv", "--dry-run", "--expect", &id]);
    assert_eq!(office.facts(), before);
    office.write("list.csv", LIST);
    office.done(&["import", "list.csv", "--yes", "--expect", &id]);
    assert_eq!(office.value::<i64>("SELECT count(*) FROM students", []), 5);
}

#[cfg(unix)]
#[test]
fn a_store_that_changes_while_the_question_stands_is_left_alone() {
    let office = Office::with_school();
    office.write("list.csv", format!("{LIST}4 Respect,3,HO SI MIN,MP-90-0006,Mr Ong Kah Seng,\n"));
    let mut terminal = office.terminal(&["import", "list.csv"]);
    terminal.sees("Do this?").reads_keys();
    office.done(&["edit", "lim_wei_ling", "--login-id", "ho_si_min"]);
    let before = office.facts();
    terminal.types("y");
    let ended = terminal.ends();
    assert_eq!(ended.status, Some(1), "{}", ended.screen);
    assert!(
        ended.screen.contains("the store was changed while this list was being imported"),
        "{}",
        ended.screen
    );
    assert_eq!(office.facts(), before);
}
