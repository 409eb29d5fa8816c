//! The plan on the screen: names where they are few, a table where they are many, and the question in words.

use crate::common::Office;

/// A list of so many classes of a level, each of five pupils with names of their own.
fn list_of(classes: usize) -> String {
    let letters = || ('A'..='Z').map(|letter| letter.to_string().repeat(4));
    let names =
        letters().flat_map(|family| letters().map(move |given| format!("{family} {given}")));
    let rows = names.take(classes * 5).enumerate();
    let rows = rows.map(|(at, name)| format!("3 {},{},{name}\n", letter(at / 5), at % 5 + 1));
    format!("Class 2027,Reg No,Name\n{}", rows.collect::<String>())
}

fn letter(number: usize) -> char {
    ('A'..='Z').nth(number).expect("a letter")
}

fn plan_of(office: &Office, list: &str) -> String {
    office.write("plan.csv", list);
    office.done(&["import", "plan.csv", "--dry-run", "--accept-many"]).stdout
}

#[test]
fn many_are_counted_by_class_and_a_few_are_named() {
    let office = Office::with_store();
    let plan = plan_of(&office, &list_of(2));
    assert!(plan.contains("\nNew: 10\n  AAAA AAAA of 3 A, number 1 (aaaa_aaaa)\n"), "{plan}");
    assert!(!plan.contains("Moved here"), "{plan}");
    let plan = plan_of(&office, &list_of(3));
    let mut sums = plan.lines().filter_map(|line| line.strip_prefix(" All "));
    assert!(sums.any(|sums| sums.trim().starts_with("15 ")), "{plan}");
    assert!(!plan.contains("(aaaa_aaaa)"), "{plan}");
}

#[test]
fn what_has_to_be_seen_together_fits_the_last_screen() {
    // The table of a whole school is longer than a screen: it stands above, and the counts below.
    for (classes, table_is_below) in [(12, true), (20, false)] {
        let office = Office::with_store();
        let plan = plan_of(&office, &list_of(classes));
        let heading = plan.find("plan.csv: ").and_then(|_| plan.find(" students in "));
        let table = plan.find("Moved here");
        assert_eq!(heading < table, table_is_below, "{plan}");
        let last: Vec<_> = plan.lines().rev().take(22).collect();
        assert!(last.iter().any(|line| line.contains(" students in ")), "{plan}");
    }
}

#[test]
fn classes_without_change_take_one_line() {
    let office = Office::with_list(&list_of(6));
    let plan = plan_of(&office, &list_of(6).replace("3 C,2,", "3 C,9,"));
    let named = "Corrected: 1\n  AAAA LLLL of 3 C (aaaa_llll): register number from 2 to 9\n\
                 Unchanged: 29 students; 5 classes without change\n";
    assert!(plan.contains(named), "{plan}");
}
