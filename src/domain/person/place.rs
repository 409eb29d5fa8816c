//! A place in a class register as people say it.

use super::class_name::ClassName;
use super::register::RegisterNo;

/// What people say between class and number.
const WORDS: [&str; 5] = ["number", "register", "index", "reg", "no"];

/// The class and register number that a text may mean: `3A/12`, `3A 12`, `3A-12`, `3A12` and `3A number 12` are the same.
/// All digits at the end are the number, so that `3A12` is never the second of a class 3A1; digits alone are a reference.
pub fn place(text: &str) -> Option<(ClassName, RegisterNo)> {
    let text = text.trim();
    let (class, number) = text.split_at(text.trim_end_matches(|c: char| c.is_ascii_digit()).len());
    let class = ClassName::parse(without_words(class)).ok()?;
    Some((class, RegisterNo::parse(number).ok()?))
}

/// What stands behind the word class: `3A 12` of `class 3A 12`. A class may be called Class 3A, so that comes first.
pub fn after_class_word(text: &str) -> Option<&str> {
    let (word, rest) = text.trim().split_once(' ')?;
    word.eq_ignore_ascii_case("class").then_some(rest)
}

fn without_words(class: &str) -> &str {
    let class = class.trim_end_matches(|c: char| !c.is_alphanumeric() && c != ')');
    let before = WORDS.iter().find_map(|word| {
        let (before, end) = class.split_at_checked(class.len().checked_sub(word.len())?)?;
        let is_word = end.eq_ignore_ascii_case(word) && before.ends_with([' ', ',', '/', '-']);
        is_word.then_some(before)
    });
    before.map_or(class, without_words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_found_however_it_is_said() {
        let check = |text: &str, expected: Option<(&str, u16)>| {
            let found = place(text);
            let found = found.as_ref().map(|(class, number)| (class.as_str(), number.get()));
            assert_eq!(found, expected, "{text}");
        };
        for text in [
            "3A/12",
            "3A 12",
            "3A-12",
            "3A number 12",
            "3A, no. 12",
            "3A #12",
            "3A / 012",
            " 3A reg no 12 ",
            "3A Index Number: 12",
        ] {
            check(text, Some(("3A", 12)));
        }
        check("3A12", Some(("3A", 12)));
        check("3a5", Some(("3a", 5)));
        check("3 integrity 12", Some(("3 integrity", 12)));
        check("P3 (HMT) 7", Some(("P3 (HMT)", 7)));
        check("4 Exp 1/30", Some(("4 Exp 1", 30)));
        check("Casino 4", Some(("Casino", 4)));
        for nothing in ["3A", "12", "312", "", "3A/0", "3A/1000", "/12", "tan kai jun"] {
            check(nothing, None);
        }
    }
}
