//! `mims generate`: temporary passwords without an account, by the rules of the source document.

use std::collections::HashSet;

use crate::program::Office;

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
