//! A place in a class register as people say it.

use super::class_name::ClassName;
use super::register::RegisterNo;

/// What people say between class and number.
const WORDS: [&str; 5] = ["number", "register", "index", "reg", "no"];

/// Every class and register number that a text may mean: `3A/12`, `3A 12`, `3A-12`, `3A12` and `3A number 12` are the
/// same. Where nothing stands between, a class may end with some of the digits; digits alone are a reference.
pub fn places(text: &str) -> Vec<(ClassName, RegisterNo)> {
    let text = text.trim();
    let class = text.trim_end_matches(|c: char| c.is_ascii_digit());
    if class.is_empty() {
        return Vec::new();
    }
    let is_apart = class.ends_with(|c: char| !c.is_alphanumeric());
    let ends = if is_apart { class.len()..=class.len() } else { class.len()..=text.len() };
    let split = |at| {
        let (class, number) = text.split_at_checked(at)?;
        let class = ClassName::parse(without_words(class)).ok()?;
        Some((class, RegisterNo::parse(number).ok()?))
    };
    ends.filter_map(split).collect()
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
        let check = |text: &str, expected: &[(&str, u16)]| {
            let places = places(text);
            let found: Vec<_> =
                places.iter().map(|(class, number)| (class.as_str(), number.get())).collect();
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
            check(text, &[("3A", 12)]);
        }
        check("3A12", &[("3A", 12), ("3A1", 2)]);
        check("3a5", &[("3a", 5)]);
        check("3 integrity 12", &[("3 integrity", 12)]);
        check("P3 (HMT) 7", &[("P3 (HMT)", 7)]);
        check("4 Exp 1/30", &[("4 Exp 1", 30)]);
        check("Casino 4", &[("Casino", 4)]);
        for nothing in ["3A", "12", "312", "", "3A/0", "3A/1000", "/12", "tan kai jun"] {
            check(nothing, &[]);
        }
    }
}
