//! `mims import`: is this the same child? Evidence that contradicts itself is refused with everybody named, and a near
//! name is asked about before anything else.

use crate::common::{Office, Run};

/// Two classes of two levels, of whom the list tells everything.
const BEFORE: &str = "Class 2027,Reg No,Name,Student Ref,Login ID
3A,1,ANG MEI LI,R1,
3A,2,CHUA KAI WEN,R2,
3A,3,HARITH BIN SAMAD,R3,
3A,4,YEO HUI MIN,R4,
4A,1,DEVI RAJAN,R5,
4A,2,ETHAN TEO,R6,
4A,3,FATIMAH BINTE OMAR,R7,
4A,4,GOH SHU WEN,R8,
";

/// Refused without a trace, whatever --yes says.
fn refused(office: &Office, list: &str, words: &[&str]) -> Run {
    let before = office.facts();
    let run = office.import_refused(list);
    for word in words {
        assert!(run.stderr.contains(word), "nothing of {word} in {}", run.stderr);
    }
    assert_eq!(office.facts(), before, "{list}");
    run
}

/// The list with the cells of one column in another order.
fn with_column(at: usize, change: impl FnOnce(&mut Vec<&str>)) -> String {
    let (heading, rows) = BEFORE.split_once('\n').expect("a heading");
    let mut cells: Vec<_> = rows.lines().filter_map(|row| row.split(',').nth(at)).collect();
    change(&mut cells);
    let rows = rows.lines().zip(cells).map(|(row, cell)| {
        let own =
            row.split(',').enumerate().map(|(column, own)| if column == at { cell } else { own });
        own.collect::<Vec<_>>().join(",") + "\n"
    });
    format!("{heading}\n{}", rows.collect::<String>())
}

#[test]
fn a_column_sorted_alone_hands_no_account_to_another_child() {
    let office = Office::with_list(BEFORE);
    // Names, then references, then classes; the numbers of a register stay numbers.
    refused(&office, &with_column(2, |names| names.reverse()), &["ANG MEI LI", "GOH SHU WEN"]);
    refused(&office, &with_column(3, |keys| keys.rotate_right(1)), &["ANG MEI LI", "GOH SHU WEN"]);
    refused(&office, &with_column(0, |classes| classes.reverse()), &["8 of 8 known students"]);
}

#[test]
fn the_login_id_of_another_child_is_refused_with_both_named() {
    let office = Office::with_list(BEFORE);
    let list = "Class 2027,Name,Login ID\n3A,ANG MEI LI,chua_kai_wen\n3A,CHUA KAI WEN,ang_mei_li\n";
    refused(
        &office,
        list,
        &[
            "the login ID is that of CHUA KAI WEN of 3A (chua_kai_wen), not ANG MEI LI of 3A (ang_mei_li)",
            "the login ID is that of ANG MEI LI of 3A (ang_mei_li), not CHUA KAI WEN of 3A (chua_kai_wen)",
        ],
    );
}

#[test]
fn the_same_children_in_two_classes_of_a_level_stop() {
    let office = Office::with_list(BEFORE);
    let groups = BEFORE.lines().filter_map(|row| row.strip_prefix("3A,"));
    let groups: Vec<_> = groups
        .map(|row| {
            let (_, rest) = row.split_once(',').expect("a number");
            format!("3 Maths,,{rest}\n")
        })
        .collect();
    refused(&office, &format!("{BEFORE}{}", groups.concat()), &[]);
    let names_only = "Class 2027,Name\n3M1,ANG MEI LI\n3M1,HARITH BIN SAMAD\n3A,ANG MEI LI\n3A,CHUA KAI WEN\n3A,HARITH BIN SAMAD\n3A,YEO HUI MIN\n";
    refused(&office, names_only, &["ANG MEI LI", "HARITH BIN SAMAD"]);
}

#[test]
fn a_newcomer_to_the_lowest_level_is_not_held_up_by_a_namesake_above() {
    let before = "Class 2027,Name\n1A,TAN KAI JUN\n1A,ONG JUN HAO\n2A,LIM ZI YING\n";
    for list in [
        // The namesake is on the list, one level up; or in a level of which the list says nothing.
        "Class 2028,Name\n1A,TAN KAI JUN\n1A,SITI AMINAH\n2A,TAN KAI JUN\n2A,ONG JUN HAO\n3A,LIM ZI YING\n",
        "Class 2028,Name\n1A,LIM ZI YING\n1A,SITI AMINAH\n",
    ] {
        let office = Office::with_list(before);
        office.import(list);
        assert_eq!(office.logins().last().map(String::as_str), Some("siti_aminah"), "{list}");
        assert!(office.logins().iter().any(|login| login.ends_with("_1")), "{list}");
    }
}

#[test]
fn a_name_of_the_lowest_level_in_the_year_before_is_asked_about() {
    const AGAIN: &str = "Class 2028,Name\n1A,TAN KAI JUN\n1A,SITI AMINAH\n";
    for (flag, value, students) in
        [("--new", "TAN KAI JUN", 4), ("--rename", "tan_kai_jun=TAN KAI JUN", 3)]
    {
        let office = Office::with_list("Class 2027,Name\n1A,TAN KAI JUN\n2A,LIM ZI YING\n");
        let told = [
            "this may be TAN KAI JUN of 1A (tan_kai_jun)",
            "--rename \"tan_kai_jun=TAN KAI JUN\"",
            "--new \"TAN KAI JUN\"",
        ];
        refused(&office, AGAIN, &told);
        office.done(&["import", "list.csv", "--yes", flag, value]);
        assert_eq!(office.students(), students, "{flag}");
    }
}

#[cfg(unix)] // In a pseudo-terminal.
#[test]
fn a_near_name_is_asked_about_before_the_leavers() {
    const BEFORE: &str =
        "Class 2027,Name\n3A,TAN AH SENG @ TAN SOON HENG\n3A,ONG JUN HAO\n3A,LIM ZI YING\n";
    const AFTER: &str = "Class 2027,Name\n3A,TAN AH SENG\n3A,ONG JUN HAO\n";
    for (answer, question, students, first) in [
        ("y", "Correct 1?", 3, "tan_ah_seng TAN AH SENG"),
        ("n", "Create 1?", 4, "tan_ah_seng TAN AH SENG @ TAN SOON HENG"),
    ] {
        let office = Office::with_list(BEFORE);
        office.write("list.csv", AFTER);
        let mut terminal = office.terminal(&["import", "list.csv"]);
        terminal.sees("TAN AH SENG in 3A: is this TAN AH SENG @ TAN SOON HENG of 3A 2027");
        terminal.reads_keys().types(answer);
        terminal.sees("Close the accounts of those who are not on the list any more? [y/N]");
        terminal.reads_keys().types("n");
        terminal.sees(question).reads_keys().types("y");
        let ended = terminal.ends();
        assert_eq!(ended.status, Some(0), "{}", ended.screen);
        assert_eq!(office.students(), students, "{}", ended.screen);
        let owners = office.owners();
        assert_eq!(owners.first().map(String::as_str), Some(first), "{}", ended.screen);
    }
}
