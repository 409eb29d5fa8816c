//! Two years of the sample school: its list, sign-ins, next year's list, undo of that, and the same list again.

use std::fmt::Write as _;

use crate::common::{Office, project};

/// Next year's list of the sample school, made of this year's: everybody one level up, no P6, 60 newcomers in P1,
/// 6 leavers, 4 pupils in the other class of their level.
fn next_year(list: &str) -> String {
    let mut text = String::from("Class 2028,Reg No,Name of Pupil,Student Ref\n");
    let mut number = 0;
    for (at, line) in list.lines().skip(1).enumerate() {
        let Some((class, rest)) = line.split_once(',') else { continue };
        let Some((register, rest)) = rest.split_once(',') else { continue };
        // A name with a comma stands in quotes.
        let end =
            if rest.starts_with('"') { rest.rfind("\",").map(|at| at + 1) } else { rest.find(',') };
        let (name, rest) = rest.split_at(end.expect("a cell behind the name"));
        // Only the two of the same name in one class need their references.
        let reference =
            rest.split(',').nth(1).filter(|_| name == "TAN JIA HUI").unwrap_or_default();
        let (level, house) = class.split_once(' ').expect("a level and a name");
        let level: u32 = level.parse().expect("a level");
        number += 1;
        if level == 6 || at % 55 == 7 {
            continue;
        }
        let house = match (at % 80 == 11, house) {
            (true, "Integrity") => "Respect",
            (true, _) => "Integrity",
            (false, house) => house,
        };
        // Those who change class go behind the others.
        let register = if at % 80 == 11 { "40" } else { register };
        writeln!(text, "{} {house},{register},{name},{reference}", level + 1).expect("a line");
    }
    assert_eq!(number, 400);
    for number in 0..60_u8 {
        let letter = |number: u8| char::from(b'A' + number);
        let (class, first, second) = (number / 30, letter(number % 8), letter(number / 8));
        let house = if class == 0 { "Integrity" } else { "Respect" };
        writeln!(text, "1 {house},{},NEWCOMER {first}{second},", number % 30 + 1).expect("a line");
    }
    text
}

fn count(office: &Office, what: &str) -> i64 {
    office.value(&format!("SELECT count(*) FROM students WHERE removed_by IS NULL AND {what}"), [])
}

#[test]
fn the_sample_school_goes_through_two_years() {
    let office = Office::with_store();
    let list = std::fs::read_to_string(project("sample-data/class-list-2027.csv")).expect("a list");
    office.import(&list);
    // Half of them are enrolled in the course of the year; the others never came round to it.
    let logins: Vec<String> = office.logins();
    office.tamper(
        "UPDATE students SET password_origin = 'own', password_expires_at = NULL, first_sign_in_at = 1700000000,
             last_sign_in_at = 1700000000, questions_set_at = 1700000000 WHERE id % 2 = 0;
         UPDATE credentials SET sealed = NULL WHERE student_id % 2 = 0;
         INSERT INTO questions (student_id, first, second, third, hash)
             SELECT id, 1, 2, 3, 'answers of ' || login FROM students WHERE id % 2 = 0",
    );
    let (people, accounts) = (office.people(), office.accounts());

    let next = next_year(&list);
    office.write("next.csv", &next);
    let import = ["import", "next.csv", "--yes", "--leavers", "disable"];
    let run = office.done(&import);
    assert!(
        run.stdout.contains("\nNot on the list any more (account will be closed): 6\n"),
        "{}",
        run.stdout
    );
    assert!(
        run.stdout.contains("\nThrough the school (account will be closed): 70\n"),
        "{}",
        run.stdout
    );
    assert!(
        run.stdout.contains(
            "\nBatch 2: 60 accounts created, 324 students moved, 0 corrected, 76 closed\n"
        ),
        "{}",
        run.stdout
    );
    let check_second_year = || {
        assert_eq!(count(&office, "TRUE"), 460);
        assert_eq!(count(&office, "disabled_why = 'left'"), 76);
        assert_eq!(
            office.accounts().get(..400),
            Some(&accounts[..]),
            "accounts go along as they are"
        );
        let other_house = "SELECT count(*) FROM students s JOIN classes c ON c.id = s.class_id
            WHERE c.year = 2028 AND s.register_no = 40";
        assert_eq!(office.value::<i64>(other_house, []), 4);
    };
    check_second_year();
    let newcomers: Vec<String> =
        office.column("SELECT login FROM students WHERE id > 400 ORDER BY id");
    let before = office.facts();
    assert!(office.done(&import).stderr.contains("Nothing to do"));
    assert_eq!(office.facts(), before);

    // It was the wrong day: taken back, and everything is as in December.
    office.done(&["undo", "--yes"]);
    assert_eq!(office.people(), people);
    assert_eq!(office.accounts().get(..400), Some(&accounts[..]));

    // Again, and now two newcomers and one of the moved sign in before somebody asks for the undo.
    office.done(&import);
    check_second_year();
    let again: Vec<String> = office.column("SELECT login FROM students WHERE id > 400 ORDER BY id");
    assert_eq!(again, newcomers);
    office.signs_in("newcomer_aa");
    office.signs_in("newcomer_ba");
    office.signs_in(&logins[0]);
    let before = office.facts();
    let run = office.refused(1, &["undo", "--yes"]);
    assert_eq!(run.stdout.matches("has signed in since").count(), 3, "{}", run.stdout);
    assert!(run.stderr.contains("3 students cannot be taken back"), "{}", run.stderr);
    assert_eq!(office.facts(), before);
    office.done(&["undo", "--except-used", "--yes"]);
    assert_eq!(count(&office, "TRUE"), 402);
    assert_eq!(count(&office, "disabled_at IS NOT NULL"), 0);
    let in_2028 = "class_id IN (SELECT id FROM classes WHERE year = 2028)";
    assert_eq!(count(&office, in_2028), 3);

    // And a last time: those three are known, everybody else goes where the list says.
    let used = "SELECT hash FROM credentials WHERE hash LIKE 'own hash%' ORDER BY student_id";
    let own: Vec<String> = office.column(used);
    let run = office.done(&import);
    assert!(
        run.stdout.contains("58 accounts created, 323 students moved, 0 corrected, 76 closed\n"),
        "{}",
        run.stdout
    );
    assert_eq!(count(&office, in_2028), 384);
    assert_eq!(office.column::<String>(used), own);
    let all: Vec<String> = office.logins();
    assert_eq!(all, [logins, newcomers].concat(), "no login ID changed, and none was given twice");
    office.is_sound();
}
