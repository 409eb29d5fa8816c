//! `--new NAME`: a name that looks like somebody's with an account, and is another child's.

use crate::common::Office;

const KNOWN: &str = "Class 2027,Reg No,Name
3 Integrity,,TAN LE
3 Integrity,2,HO SI MIN
3 Integrity,3,LIM WEI LING
3 Respect,1,ONG XU EN
";

fn import_new(office: &Office, list: &str, status: i32) -> String {
    office.write("list.csv", list);
    let run = office.run(&["import", "list.csv", "--new", "TAN LE", "--yes"]);
    assert_eq!(run.status, status, "{}", run.stderr);
    run.stderr
}

#[test]
fn a_newcomer_with_a_known_name_gets_an_account_and_the_known_child_stays() {
    let office = Office::with_list(KNOWN);
    let (people, accounts) = (office.people(), office.accounts());
    // In another class, where it would be a move, and in the very class.
    import_new(&office, "Class 2027,Reg No,Name\n3 Respect,2,TAN LE\n", 0);
    import_new(&office, "Class 2027,Reg No,Name\n3 Integrity,9,TAN LE\n", 0);
    let now = office.people();
    assert!(now.starts_with(&people), "{now}");
    assert!(now.contains("2027 3 Respect/2 TAN LE tan_le_1"), "{now}");
    assert!(now.ends_with("2027 3 Integrity/9 TAN LE tan_le_2"), "{now}");
    assert_eq!(office.accounts().get(..4), Some(&accounts[..]));
}

#[test]
fn of_two_rows_with_the_name_it_does_not_tell_which_is_the_newcomer() {
    let office = Office::with_list(KNOWN);
    let before = office.facts();
    let list = format!("{KNOWN}3 Integrity,9,TAN LE\n").replace("Integrity,,", "Integrity,7,");
    let said = import_new(&office, &list, 1);
    assert!(said.contains("this may be TAN LE of 3 Integrity"), "{said}");
    assert_eq!(office.facts(), before);
}
