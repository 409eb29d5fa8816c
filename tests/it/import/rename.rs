//! `mims import --rename`: a corrected name is suggested, taken when the operator says so, and never by itself.

use insta::assert_snapshot;

use crate::common::{Office, Run};

/// No references: only the names tell who is who.
const BEFORE: &str = "Class 2027,Reg No,Name
3 Integrity,1,TAN KAI JUN
3 Integrity,2,NUR AISYAH BTE RAHMAN
3 Integrity,3,HO SI MIN
";

fn import(office: &Office, list: &str, renames: &[&str]) -> Run {
    office.write("list.csv", list);
    let flags = renames.iter().flat_map(|rename| ["--rename", rename]);
    office.run(&["import", "list.csv", "--yes"].into_iter().chain(flags).collect::<Vec<_>>())
}

fn suggestions(run: &Run) -> Vec<String> {
    let flags = run.stderr.lines().filter_map(|line| line.split_once("--rename \""));
    flags.map(|(_, rename)| rename.split('"').next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn a_near_match_is_suggested_and_not_taken_by_itself() {
    let office = Office::with_list(BEFORE);
    let moved_down = BEFORE.replace("1,TAN KAI JUN", "4,TAN KAI JUNE");
    let run = import(&office, &moved_down, &[]);
    assert_snapshot!(run.shown(&office), @r#"
    exit 1
    --- stdout
    list.csv: heading on line 1: class "Class 2027", register number "Reg No", name "Name"
    --- stderr
    list.csv:2: "TAN KAI JUNE": this may be TAN KAI JUN of 3 Integrity (tan_kai_jun); if it is the same child: --rename "tan_kai_jun=TAN KAI JUNE", if not: --new "TAN KAI JUNE"
    error: 1 of 3 rows cannot be taken; nothing was imported
    hint: mend these rows in the list, or leave them out with --skip-bad --rejects FILE
    "#);
    assert_eq!(office.students(), 3);
    // Somebody says that it is another child.
    let new = ["import", "list.csv", "--yes", "--new", "TAN KAI JUNE"];
    office.done(&new);
    assert_eq!(office.students(), 4);
}

#[test]
fn a_near_name_in_the_same_place_is_a_correction() {
    let office = Office::with_list(BEFORE);
    let accounts = office.accounts();
    let run = import(&office, &BEFORE.replace("TAN KAI JUN", "TAN KAI JUNE"), &[]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let named = "Corrected: 1\n  TAN KAI JUN of 3 Integrity (tan_kai_jun): name from TAN KAI JUN to TAN KAI JUNE\n";
    assert!(run.stdout.contains(named), "{}", run.stdout);
    assert_eq!(office.accounts(), accounts);
}

#[test]
fn a_suggestion_can_be_accepted_as_it_stands() {
    // A letter more, a word added, a spelling of binte.
    let check = |before: &str, after: &str| {
        let office = Office::with_list(BEFORE);
        let accounts = office.accounts();
        // Other register numbers: only the names tell who is who.
        let list = BEFORE.replace(before, after).replace("Integrity,", "Integrity,1");
        office.write("list.csv", &list);
        let dry = office.run(&["import", "list.csv", "--dry-run"]);
        let suggested = suggestions(&dry);
        assert_eq!(suggested.len(), 1, "{}{}", dry.stdout, dry.stderr);
        let flags: Vec<&str> = suggested.iter().map(String::as_str).collect();
        let run = import(&office, &list, &flags);
        assert_eq!(run.status, 0, "{}", run.stderr);
        assert_eq!(office.accounts(), accounts, "the login ID and all of the account stay");
        assert!(office.people().contains(after), "{}", office.people());
        // The corrected name is known from now on, with the flag and without it.
        for flags in [&flags[..], &[]] {
            let run = import(&office, &list, flags);
            assert!(run.stderr.contains("Nothing to do"), "{}", run.stderr);
        }
    };
    check("TAN KAI JUN", "TAN KAI JUNE");
    check("TAN KAI JUN", "TAN KAI JUN ALVIN");
    check("AISYAH BTE RAHMAN", "AISYAH BINTE RAHMAN");
    check("NUR AISYAH BTE RAHMAN", "AISYAH BTE RAHMAN NUR");
    check("HO SI MIN", "HOE SI MIN");
}

#[test]
fn another_child_in_the_same_class_is_no_near_match() {
    let office = Office::with_list(BEFORE);
    let run = import(&office, &BEFORE.replace("TAN KAI JUN", "WONG MEI YEE"), &[]);
    assert_eq!(suggestions(&run), [""; 0], "{}", run.stdout);
}

#[test]
fn a_rename_has_to_fit_an_account_and_a_row() {
    let office = Office::with_list(BEFORE);
    let before = office.facts();
    let list = BEFORE.replace("TAN KAI JUN", "TAN KAI JUN ALVIN");
    let refused = |renames: &[&str]| {
        let run = import(&office, &list, renames);
        assert_eq!(run.status, 1, "{renames:?}: {}{}", run.stdout, run.stderr);
        assert_eq!(office.facts(), before);
        run.stderr
    };
    assert_snapshot!(refused(&["tan_kai_june=TAN KAI JUN ALVIN"]), @"error: --rename tan_kai_june=TAN KAI JUN ALVIN: no student is known by that login ID");
    assert_snapshot!(refused(&["tan_kai_jun"]), @"error: --rename tan_kai_jun: write it as LOGIN=NAME");
    assert_snapshot!(refused(&["tan_kai_jun="]), @"error: --rename tan_kai_jun=: the name is blank");
    assert_snapshot!(refused(&["tan_kai_jun=TAN KAI JUN CALVIN"]), @"error: --rename tan_kai_jun=TAN KAI JUN CALVIN: nobody on the list has that name");
    // Two names for one account.
    assert_snapshot!(refused(&["tan_kai_jun=TAN KAI JUN ALVIN", "tan_kai_jun=HO SI MIN"]), @r#"
    list.csv:4: "HO SI MIN": another row is about TAN KAI JUN of 3 Integrity (tan_kai_jun); keep one of the two, or, if it is another child: --new "HO SI MIN"
    error: 1 of 3 rows cannot be taken; nothing was imported
    hint: mend these rows in the list, or leave them out with --skip-bad --rejects FILE
    "#);
}

#[test]
fn two_rows_of_the_name_are_refused() {
    let office = Office::with_list(BEFORE);
    let before = office.facts();
    let list =
        BEFORE.replace("TAN KAI JUN", "TAN KAI JUN ALVIN") + "3 Respect,1,TAN KAI JUN ALVIN\n";
    let run = import(&office, &list, &["tan_kai_jun=TAN KAI JUN ALVIN"]);
    assert_snapshot!(run.stderr, @r#"
    list.csv:2: "TAN KAI JUN ALVIN": more than one row has the name of a --rename
    list.csv:5: "TAN KAI JUN ALVIN": more than one row has the name of a --rename
    error: 2 of 4 rows cannot be taken; nothing was imported
    hint: mend these rows in the list, or leave them out with --skip-bad --rejects FILE
    "#);
    assert_eq!(run.status, 1);
    assert_eq!(office.facts(), before);
}

#[test]
fn a_rename_goes_with_a_move() {
    let office = Office::with_list(BEFORE);
    let accounts = office.accounts();
    let run = import(
        &office,
        "Class 2028,Name\n4 Respect,TAN KAI JUN ALVIN\n",
        &["tan_kai_jun=Tan Kai Jun Alvin"],
    );
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert_eq!(office.accounts(), accounts);
    assert_eq!(
        office.people().lines().next(),
        Some("2028 4 Respect/- TAN KAI JUN ALVIN tan_kai_jun")
    );
}
