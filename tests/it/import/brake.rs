//! The brake of `mims import`: a list that does not fit the school stops, with names, until somebody has looked.

use std::fmt::Write as _;

use insta::assert_snapshot;

use crate::common::{Office, Run};

/// A class of so many pupils from number `first` on; names made of letters, so that nobody is like anybody.
fn class(name: &str, first: u32, count: u32) -> String {
    let word = |number: u32| -> String {
        let letters = b"BDFGKLMNPR".get(usize::try_from(number).expect("small") % 10).copied();
        String::from(char::from(letters.unwrap_or_default())).repeat(5)
    };
    (first..first + count).fold(String::new(), |mut text, number| {
        writeln!(text, "{name},{number},{} {}", word(number / 10), word(number)).expect("a line");
        text
    })
}

fn list(classes: &[String]) -> String {
    format!("Class 2027,Reg No,Name\n{}", classes.concat())
}

fn import(office: &Office, list: &str, flags: &[&str]) -> Run {
    office.write("list.csv", list);
    office.run(&[&["import", "list.csv"], flags].concat())
}

/// The number of the plan is a hash over all of it.
fn without_plan_id(shown: &str) -> String {
    let (text, id) = shown.split_once("(plan ").expect("a plan's number");
    format!("{text}(plan [id]{}", id.trim_start_matches(|c: char| c.is_ascii_hexdigit()))
}

#[test]
fn more_than_a_tenth_absent_stops_with_the_names() {
    let office = Office::with_list(&list(&[class("3 Integrity", 1, 29)]));
    let before = office.facts();
    let short = list(&[class("3 Integrity", 1, 26)]);
    let run = import(&office, &short, &["--yes"]);
    assert_snapshot!(without_plan_id(&run.shown(&office)), @r#"
    exit 1
    --- stdout
    list.csv: heading on line 1: class "Class 2027", register number "Reg No", name "Name"
    list.csv: 26 students in 1 class of 2027 (from the heading "Class 2027")

    Not on the list any more (account stays open): 3
      FFFFF NNNNN of 3 Integrity 2027 (fffff_nnnnn)
      FFFFF PPPPP of 3 Integrity 2027 (fffff_ppppp)
      FFFFF RRRRR of 3 Integrity 2027 (fffff_rrrrr)
    Unchanged: 26 students

    --- stderr
    error: this looks like the wrong list: 3 of 29 known students are not on the list any more
    hint: if the list is right, add --accept-many (plan [id])
    "#);
    // With leavers it is another plan, with the same danger.
    let run = import(&office, &short, &["--yes", "--leavers", "disable"]);
    assert_eq!(run.status, 1, "{}", run.stderr);
    assert!(run.stderr.contains("this looks like the wrong list"), "{}", run.stderr);
    assert_eq!(office.facts(), before);
    let run = import(&office, &short, &["--yes", "--leavers", "disable", "--accept-many"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert_eq!(office.closed().len(), 3);
}

#[test]
fn a_tenth_absent_or_two_of_a_few_do_not_stop() {
    let check = |before: u32, after: u32, stops: bool| {
        let office = Office::with_list(&list(&[class("3 Integrity", 1, before)]));
        let run = import(&office, &list(&[class("3 Integrity", 1, after)]), &["--yes"]);
        assert_eq!(run.status, i32::from(stops), "{before} {after}: {}", run.stderr);
    };
    check(30, 27, false);
    check(29, 26, true);
    check(4, 2, false);
    check(6, 3, true);
    // One row of four is no class list: it says nothing of the others.
    check(4, 1, false);
}

#[test]
fn more_than_a_third_of_a_known_class_unknown_stops_with_the_names() {
    let office = Office::with_list(&list(&[class("3 Integrity", 1, 5), class("3 Respect", 10, 8)]));
    let before = office.facts();
    // A class that is not known yet is no accident, whoever is in it.
    let long =
        list(&[class("3 Integrity", 1, 8), class("3 Respect", 10, 10), class("3 Care", 92, 4)]);
    let run = import(&office, &long, &["--yes"]);
    assert_snapshot!(without_plan_id(&run.shown(&office)), @r#"
    exit 1
    --- stdout
    list.csv: heading on line 1: class "Class 2027", register number "Reg No", name "Name"
    list.csv: 22 students in 3 classes of 2027 (from the heading "Class 2027")

    New: 9
      BBBBB MMMMM of 3 Integrity, number 6 (bbbbb_mmmmm)
      BBBBB NNNNN of 3 Integrity, number 7 (bbbbb_nnnnn)
      BBBBB PPPPP of 3 Integrity, number 8 (bbbbb_ppppp)
      DDDDD PPPPP of 3 Respect, number 18 (ddddd_ppppp)
      DDDDD RRRRR of 3 Respect, number 19 (ddddd_rrrrr)
      RRRRR FFFFF of 3 Care, number 92 (rrrrr_fffff)
      RRRRR GGGGG of 3 Care, number 93 (rrrrr_ggggg)
      RRRRR KKKKK of 3 Care, number 94 (rrrrr_kkkkk)
      RRRRR LLLLL of 3 Care, number 95 (rrrrr_lllll)
    Unchanged: 13 students

    New passwords work until [day]

    Unknown in 3 Integrity: 3
      BBBBB MMMMM (number 6)
      BBBBB NNNNN (number 7)
      BBBBB PPPPP (number 8)

    --- stderr
    error: this looks like the wrong list: 3 of 8 students of 3 Integrity are unknown
    hint: if the list is right, add --accept-many (plan [id])
    "#);
    assert_eq!(office.facts(), before);
    assert_eq!(import(&office, &long, &["--yes", "--accept-many"]).status, 0);
    assert_eq!(office.students(), 22);
}

#[test]
fn a_third_unknown_or_two_of_a_few_do_not_stop() {
    let check = |before: u32, after: u32, stops: bool| {
        let office = Office::with_list(&list(&[class("3 Integrity", 1, before)]));
        let run = import(&office, &list(&[class("3 Integrity", 1, after)]), &["--yes"]);
        assert_eq!(run.status, i32::from(stops), "{before} {after}: {}", run.stderr);
    };
    check(6, 9, false);
    check(5, 8, true);
    check(1, 3, false);
    check(1, 4, true);
}

#[test]
fn a_dry_run_stops_too_and_names_the_plan_that_can_be_expected() {
    let office = Office::with_list(&list(&[class("3 Integrity", 1, 9)]));
    let before = office.facts();
    let other = list(&[class("3 Integrity", 21, 9)]);
    let run = import(&office, &other, &["--dry-run"]);
    assert_eq!(run.status, 1, "{}", run.stderr);
    let (_, id) = run.stderr.split_once("(plan ").expect("a plan's number");
    let id = id.trim_end().trim_end_matches(')').to_owned();
    // Looking on is allowed, and the number is the same.
    let run = import(&office, &other, &["--dry-run", "--accept-many"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(run.stdout.ends_with(&format!("Plan {id}\n")), "{}", run.stdout);
    assert_eq!(office.facts(), before);
    // To expect a plan is not to accept what is odd about it.
    assert_eq!(import(&office, &other, &["--yes", "--expect", &id]).status, 1);
    assert_eq!(import(&office, &other, &["--yes", "--accept-many", "--expect", &id]).status, 0);
}

#[test]
fn names_sorted_without_the_class_of_the_year_before_stop() {
    let classes = [class("2 Integrity", 1, 6), class("2 Respect", 11, 6)];
    let office = Office::with_list(&format!("Class 2026,Reg No,Name\n{}", classes.concat()));
    let before = office.facts();
    let rows = |names: &[&str]| {
        names
            .iter()
            .zip(["2 Integrity,3 Joy", "2 Respect,3 Care"].into_iter().cycle())
            .fold("Name,Class 2026,Class 2027\n".to_owned(), |text, (name, classes)| {
                format!("{text}{name},{classes}\n")
            })
    };
    let whole = classes.concat();
    let names: Vec<_> = whole.lines().filter_map(|line| line.rsplit(',').next()).collect();
    let run = import(&office, &rows(&names), &["--yes"]);
    assert_snapshot!(run.stderr, @r#"
    error: this looks like the wrong list: 6 of 12 students were in another class of 2026 than the list says
    hint: check that each row is of one child: a column may have been sorted or moved alone; if the list is right, delete the column of the class before
    "#);
    assert_eq!((run.status, office.facts()), (1, before));
    let (one, other) = names.split_at(6);
    let in_order: Vec<_> = one.iter().zip(other).flat_map(|(one, other)| [*one, *other]).collect();
    let run = import(&office, &rows(&in_order), &["--yes"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
}

#[test]
fn columns_and_lists_that_do_not_belong_together_stop_a_new_store_too() {
    let stopped = |lists: &[(&str, &str)], part: &str| {
        let office = Office::new();
        for (name, list) in lists {
            office.write(name, list);
        }
        let names = lists.iter().map(|(name, _)| *name);
        let args: Vec<_> =
            ["import", "--init", "--yes", "--year", "2027"].into_iter().chain(names).collect();
        let run = office.refused(1, &args);
        assert!(run.stderr.contains(part), "{}", run.stderr);
        let run = office.run(&[args.as_slice(), &["--accept-many"]].concat());
        assert_eq!(run.status, 0, "{}", run.stderr);
    };
    let shifted = "Name,Class,Email
TAN LE,3A,goh_shu@students.edu.sg
ANG MEI,3A,tan_le@students.edu.sg
LIM ZI,3A,ang_mei@students.edu.sg
GOH SHU,3A,lim_zi@students.edu.sg
";
    stopped(&[("list.csv", shifted)], "4 of 4 login IDs are made of the names of other rows");
    let old = "Name,Class\nTAN LE,2A\nANG MEI,2A\nLIM ZI,2A\nONG XU,2A\n";
    let both = [("old.csv", old), ("new.csv", &old.replace("2A", "3A"))];
    stopped(&both, "4 names stand in two of the lists and would get two accounts each");
    let one = "Name,Class\nTAN LE,Joy\nANG MEI,Joy\nLIM ZI,Joy\nONG XU,Joy\n";
    let other = "Name,Class\nGOH SHU,Joy\nWONG HUI,Joy\nBAY EN,Joy\nQUEK LI,Joy\n";
    stopped(&[("one.csv", one), ("two.csv", other)], "Joy stands in two of the lists");
    let classes = class("Joy", 1, 12).replace(',', " ");
    let exchanged = classes.lines().fold("Class,Name\n".to_owned(), |text, line| {
        let name = line.split(' ').skip(2).collect::<Vec<_>>().join(" ");
        format!("{text}{name},Joy\n")
    });
    stopped(
        &[("list.csv", &exchanged)],
        "12 students are in 12 classes, and none of them tells a level",
    );
}

#[test]
fn e_mail_addresses_that_are_known_as_those_of_others_stop() {
    let list = |addresses: [&str; 4]| {
        let names = ["TAN LE", "ANG MEI", "LIM ZI", "GOH SHU"];
        names
            .iter()
            .zip(addresses)
            .fold("Name,Class 2027,Email\n".to_owned(), |text, (name, email)| {
                format!("{text}{name},3A,{email}@example.com\n")
            })
    };
    let office = Office::with_list(&list(["tans", "angs", "lims", "gohs"]));
    let run = import(&office, &list(["gohs", "tans", "angs", "lims"]), &["--yes"]);
    let part = "4 of 4 e-mail addresses are known as those of other students";
    assert!(run.status == 1 && run.stderr.contains(part), "{}", run.stderr);
    assert_eq!(import(&office, &list(["new", "angs", "lims", "angs"]), &["--yes"]).status, 0);
}

#[test]
fn register_numbers_that_changed_places_stop() {
    let list = |numbers: [u32; 4]| {
        let names = ["TAN LE", "ANG MEI", "LIM ZI", "GOH SHU"];
        names
            .iter()
            .zip(numbers)
            .fold("Name,Class 2027,Reg No\n".to_owned(), |text, (name, number)| {
                format!("{text}{name},3A,{number}\n")
            })
    };
    let office = Office::with_list(&list([1, 2, 3, 5]));
    let run = import(&office, &list([5, 1, 2, 3]), &["--yes"]);
    let part = "4 of 4 register numbers are those of other students of the class now";
    assert!(run.status == 1 && run.stderr.contains(part), "{}", run.stderr);
    // Who stood behind one that left moves up, and two may have been mistaken for each other.
    assert_eq!(import(&office, &list([2, 1, 3, 4]), &["--yes"]).status, 0);
}

#[test]
fn a_class_that_was_split_needs_one_answer_for_all() {
    let office = Office::with_list(&list(&[class("3 Joy", 1, 6), class("3 Care", 11, 6)]));
    let split = |rows: &str| {
        let halves = rows.lines().enumerate().map(|(at, line)| {
            let class = if at < 3 { "3 Hope" } else { "3 Faith" };
            format!("{}\n", line.replace("3 Joy", class))
        });
        list(&halves.collect::<Vec<_>>())
    };
    let now = split(&class("3 Joy", 1, 6));
    let run = import(&office, &now, &["--yes"]);
    let part = "6 of 6 known students would change class within 2027";
    assert!(run.status == 1 && run.stderr.contains(part), "{}", run.stderr);
    assert_eq!(import(&office, &now, &["--yes", "--accept-many"]).status, 0);
    assert_eq!(office.students(), 12);
    // One or two of a class may be namesakes of whoever is in it.
    let some = "Class 2027,Reg No,Name\n3 Hope,7,".to_owned()
        + class("3 Care", 11, 1).rsplit(',').next().unwrap_or_default();
    assert!(
        import(&office, &(now + some.lines().nth(1).unwrap_or_default()), &["--yes"])
            .stderr
            .contains("this may be")
    );
}
