//! The number of a plan: the same for the same plan, another one for any other, and `--expect` does no other.

use crate::common::{LIST, Office, Run};

/// The number that a dry run shows.
fn plan_id(office: &Office, list: &str, flags: &[&str]) -> String {
    office.write("list.csv", list);
    let run = office.done(&[&["import", "list.csv", "--dry-run", "--quiet"], flags].concat());
    id_in(&run)
}

fn id_in(run: &Run) -> String {
    let (_, id) = run.stdout.trim_end().rsplit_once("\nPlan ").expect("a plan's number");
    id.to_owned()
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
fn any_other_content_is_another_plan() {
    let office = Office::with_list(
        "Class 2027,Reg No,Name\n3 Integrity,1,TAN KAI JUN\n5 Care,1,ONG XU EN\n",
    );
    let first = plan_id(&office, LIST, &[]);
    let mut seen = vec![first];
    let mut check = |list: &str, flags: &[&str], what: &str| {
        let id = plan_id(&office, list, flags);
        assert!(!seen.contains(&id), "{what}");
        seen.push(id);
    };
    check(&LIST.replace("LIM WEI LING", "LIM WEI LIN"), &[], "a new student's name");
    check(&LIST.replace("TAN KAI JUN", "Tan Kai-Jun"), &[], "a known student's name");
    check(&LIST.replace("4 Respect,1", "4 Respect,3"), &[], "a register number");
    check(&LIST.replace("Respect", "Honour"), &[], "a class");
    check(&LIST.replace("MP-90-0004", "MP-90-0014"), &[], "a new student's reference");
    check(&LIST.replace("MP-90-0001", "MP-90-0011"), &[], "a known student's reference");
    check(&LIST.replace("tan.family@", "tan.home@"), &[], "an e-mail address");
    check(
        &LIST.replace("Mdm Salmah Bte Yusof", "Mr Goh Beng Huat"),
        &[],
        "a known class's form teacher",
    );
    check(&LIST.replace("Mr Ong Kah Seng", "Mr Goh Beng Huat"), &[], "a new class's form teacher");
    check(LIST, &["--year", "2028"], "the year");
    check(&format!("{LIST}4 Respect,3,HO SI MIN,,,\n"), &[], "one more");
    check(LIST.rsplit_once("4 Respect,2").expect("rows").0, &[], "one less");
    check("Class 2027,Name\n5 Care,HO SI MIN\n", &["--leavers", "keep"], "another list");
    check(
        "Class 2027,Name\n5 Care,HO SI MIN\n",
        &["--leavers", "disable"],
        "what becomes of leavers",
    );
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
    assert_eq!(office.students(), 5);
}

#[test]
fn a_store_that_changed_since_the_dry_run_is_another_plan() {
    // Each change by another command makes the import do something else than what was seen.
    let check = |list: &str, change: &dyn Fn(&Office)| {
        let office = Office::with_school();
        let id = plan_id(&office, list, &["--leavers", "disable"]);
        change(&office);
        let before = office.facts();
        office.write("list.csv", list);
        let run = office
            .refused(1, &["import", "list.csv", "--yes", "--leavers", "disable", "--expect", &id]);
        assert!(run.stderr.contains("another one than expected"), "{}", run.stderr);
        assert_eq!(office.facts(), before);
    };
    let newcomer = format!("{LIST}4 Respect,3,HO SI MIN,MP-90-0006,Mr Ong Kah Seng,\n");
    check(&newcomer, &|office| {
        office.import(&newcomer);
    });
    // The made login ID is taken by then.
    check(&newcomer, &|office| {
        office.done(&["edit", "lim_wei_ling", "--login-id", "ho_si_min"]);
    });
    // One who left by then would be opened again.
    let changed = LIST.replace("4 Respect,1,LIM", "4 Respect,9,LIM");
    check(&changed, &|office| {
        office.write(
            "less.csv",
            LIST.lines()
                .filter(|line| !line.contains("LIM"))
                .flat_map(|line| [line, "\n"])
                .collect::<String>(),
        );
        office.done(&["import", "less.csv", "--yes", "--leavers", "disable"]);
    });
    // A leaver who is closed by then is none.
    let less = LIST.replace("4 Respect,1,LIM WEI LING,MP-90-0004,Mr Ong Kah Seng,\n", "");
    check(&less, &|office| {
        office.done(&["disable", "lim_wei_ling"]);
    });
}

#[cfg(unix)] // In a pseudo-terminal.
#[test]
fn a_store_that_changes_while_the_question_stands_is_left_alone() {
    let office = Office::with_school();
    office.write("list.csv", format!("{LIST}4 Respect,3,HO SI MIN,MP-90-0006,Mr Ong Kah Seng,\n"));
    let mut terminal = office.terminal(&["import", "list.csv"]);
    terminal.sees("Create 1?").reads_keys();
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

#[cfg(unix)] // In a pseudo-terminal.
#[test]
fn an_answer_about_leavers_makes_no_plan_but_the_expected_one() {
    let office = Office::with_school();
    let less = LIST.replace(
        "4 Respect,1,LIM WEI LING,MP-90-0004,Mr Ong Kah Seng,\n",
        "4 Respect,3,HO SI MIN,,,\n",
    );
    let id = plan_id(&office, &less, &["--leavers", "keep"]);
    let before = office.facts();
    let mut terminal = office.terminal(&["import", "list.csv", "--expect", &id]);
    terminal.sees("Close the accounts").reads_keys().types("y");
    let ended = terminal.ends();
    assert_eq!(ended.status, Some(1), "{}", ended.screen);
    assert!(ended.screen.contains("another one than expected"), "{}", ended.screen);
    assert_eq!(office.facts(), before);
}
