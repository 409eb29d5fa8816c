//! `mims generate`: temporary passwords without an account, by the rules of the source document.

use std::collections::HashSet;
use std::io::Write as _;
use std::process::Stdio;

use crate::common::{Office, Run};

fn passwords(args: &[&str]) -> Vec<String> {
    let office = Office::new();
    let run = office.done(&[&["generate"], args].concat());
    assert_eq!(run.stderr, "");
    assert!(!office.store().exists(), "no store is needed or made");
    run.stdout.lines().map(str::to_owned).collect()
}

/// At least 12 characters, at least 1 number, 1 lower-case and 1 upper-case letter.
fn is_legal(password: &str) -> bool {
    password.chars().count() >= 12
        && password.chars().any(|c| c.is_ascii_digit())
        && password.chars().any(|c| c.is_ascii_lowercase())
        && password.chars().any(|c| c.is_ascii_uppercase())
}

#[test]
fn one_password_is_made_in_the_shape_of_three_words_and_three_digits() {
    let made = passwords(&[]);
    let [password] = made.as_slice() else { panic!("{made:?}") };
    let parts: Vec<_> = password.split('-').collect();
    assert_eq!(parts.len(), 4, "{password}");
    let (digits, words) = parts.split_last().expect("four parts");
    assert!(digits.len() == 3 && digits.chars().all(|c| ('2'..='9').contains(&c)), "{password}");
    for word in words {
        assert!(word.starts_with(|c: char| c.is_ascii_uppercase()), "{password}");
        assert!(word.chars().skip(1).all(|c| c.is_ascii_lowercase()), "{password}");
    }
}

#[test]
fn as_many_as_asked_for_and_all_legal() {
    for style in ["words", "characters"] {
        let made = passwords(&["-n", "500", "--style", style]);
        assert_eq!(made.len(), 500);
        assert_eq!(made.iter().collect::<HashSet<_>>().len(), 500);
        for password in made {
            assert!(is_legal(&password), "{password}");
            assert!(password.starts_with(|c: char| c.is_ascii_alphabetic()), "{password}");
            assert!(password.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'), "{password}");
        }
    }
}

#[test]
fn no_part_of_the_name_shows_up() {
    // "ann" stands in Cannon and Banner, "ray" in Tray and Spray, "tan" in Stand.
    let made = passwords(&["-n", "2000", "--for", "Tan Ray Ann @ Kit O'Neil"]);
    for part in ["tan", "ray", "ann", "kit", "neil"] {
        let with: Vec<_> =
            made.iter().filter(|password| password.to_lowercase().contains(part)).collect();
        assert!(with.is_empty(), "{part}: {with:?}");
    }
}

#[test]
fn the_test_above_would_see_a_part_of_a_name() {
    let made = passwords(&["-n", "2000"]);
    assert!(made.iter().any(|password| password.to_lowercase().contains("ray")));
}

#[test]
fn characters_that_look_alike_are_left_out() {
    let made = passwords(&["-n", "500", "--style", "characters"]).concat();
    assert!(!made.contains(['0', 'O', 'o', '1', 'l', 'I', '5', 'S', '8', 'B', '2', 'Z']));
}

#[test]
fn numbers_and_names_that_make_no_sense_are_refused() {
    let office = Office::new();
    for number in ["0", "10001", "-1", "many"] {
        office.refused(2, &["generate", "-n", number]);
    }
    let run = office.refused(1, &["generate", "--for", "=1+1"]);
    assert!(
        run.stderr.starts_with("error: --for =1+1: the name starts with '='"),
        "{}",
        run.stderr
    );
}

fn checked(password: &str, args: &[&str]) -> Run {
    let office = Office::new();
    let mut command = office.command(&[&["generate", "--check"], args].concat());
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    child.stdin.take().expect("a pipe").write_all(password.as_bytes()).expect("written");
    let run = Run::of(child.wait_with_output().expect("it ends"));
    let shown = format!("{}{}", run.stdout, run.stderr);
    assert!(password.trim().is_empty() || !shown.contains(password.trim()), "{shown}");
    run
}

#[test]
fn a_checked_password_is_shown_with_every_rule_and_never_itself() {
    let run = checked("Tiger-Mango-Kite-482\n", &["--for", "TAN KAI JUN"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    insta::assert_snapshot!(run.stdout + &run.stderr, @"
     Rule                             Outcome
     12 to 128 characters             passed
     at least 1 number                passed
     at least 1 lower-case letter     passed
     at least 1 upper-case letter     passed
     no part of the name or login ID  passed
     never used before                not judged
     hard to guess                    passed
    Whether it was used before depends on the account, so that is not judged here.
    ");
    let run = checked("titan\r\n", &["--for", "TAN KAI JUN"]);
    assert_eq!(run.status, 1);
    insta::assert_snapshot!(run.stdout + &run.stderr, @"
     Rule                             Outcome
     12 to 128 characters             failed
     at least 1 number                failed
     at least 1 lower-case letter     passed
     at least 1 upper-case letter     failed
     no part of the name or login ID  failed
     never used before                not judged
     hard to guess                    not judged
    Whether it was used before depends on the account, so that is not judged here.
    error: the password breaks 4 rules
    ");
}

#[test]
fn a_weak_password_is_refused_with_what_to_do_instead() {
    let run = checked("Password1234", &["--quiet", "--format", "csv"]);
    assert_eq!(run.status, 1);
    insta::assert_snapshot!(run.stdout + &run.stderr, @"
    rule,requirement,outcome,advice
    length,12 to 128 characters,passed,
    number,at least 1 number,passed,
    lower_case,at least 1 lower-case letter,passed,
    upper_case,at least 1 upper-case letter,passed,
    no_name_part,no part of the name or login ID,passed,
    never_used,never used before,not judged,
    hard_to_guess,hard to guess,failed,Many people have a password like this: use three words that do not belong together and a number instead.
    error: the password is easy to guess
    hint: Many people have a password like this: use three words that do not belong together and a number instead.
    ");
    assert_eq!(checked("XuYi-2027-05", &["--for", "XU YI"]).status, 1);
    assert_eq!(checked("XuYi-Tiger-05", &["--for", "XU YI"]).status, 0);
}

#[test]
fn a_space_that_came_with_copying_is_named() {
    let run = checked("Tiger-Mango-Kite-482 \n", &["--quiet"]);
    assert_eq!(run.status, 1);
    insta::assert_snapshot!(run.stderr, @"
    error: the password has a space at its beginning or end
    hint: There is a space at the beginning or the end: type the password without it.
    ");
}

#[test]
fn json_has_a_row_for_each_rule() {
    for format in ["json", "ndjson"] {
        let run = checked("Tiger-Mango-Kite-482", &["--format", format]);
        assert_eq!(run.status, 0, "{}", run.stderr);
        for rule in [
            "length",
            "number",
            "lower_case",
            "upper_case",
            "no_name_part",
            "never_used",
            "hard_to_guess",
        ] {
            assert_eq!(run.stdout.matches(&format!("\"{rule}\"")).count(), 1, "{}", run.stdout);
        }
        assert_eq!(run.stdout.matches("passed").count(), 6, "{}", run.stdout);
        assert_eq!(run.stdout.matches("not judged").count(), 1, "{}", run.stdout);
    }
}

#[test]
fn what_is_not_one_password_is_not_judged() {
    for input in ["", "Tiger-Mango-482\nKite-Tiger-482\n", &"Tiger-Mango-482".repeat(300)] {
        let run = checked(input, &[]);
        assert_eq!((run.status, run.stdout.as_str()), (1, ""));
        assert_eq!(run.stderr, "error: standard input is not one line of text\n");
    }
    let run = checked("\n", &[]);
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("error: the password breaks 4 rules"), "{}", run.stderr);
}

#[test]
fn checking_and_making_are_two_things() {
    let office = Office::new();
    for flag in ["-n=2", "--style=words"] {
        office.refused(2, &["generate", "--check", flag]);
    }
    office.refused(2, &["generate", "--format", "json"]);
}

#[cfg(unix)] // In a pseudo-terminal.
#[test]
fn in_a_terminal_the_password_is_asked_for_and_stays_hidden() {
    let office = Office::new();
    let mut terminal = office.terminal(&["generate", "--check"]);
    terminal.sees("Password to check").hides_typing().types("Tiger-Mango-Kite-482\r");
    let ended = terminal.ends();
    assert_eq!(ended.status, Some(0), "{}", ended.screen);
    assert!(ended.screen.contains("never used before"), "{}", ended.screen);
    assert!(!ended.screen.contains("Mango"), "{}", ended.screen);
    assert!(ended.echo);
}
