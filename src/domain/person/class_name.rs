//! Class names: a class keeps the school's own text, as long as it is one.

use std::sync::Arc;

use thiserror::Error;

use crate::domain::damage::is_spreadsheet_damage;
use crate::domain::text::{first_unwanted, is_mark, key, tidy_signs};

/// A class name as the school writes it; all the students of a class share one text.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ClassName {
    text: Arc<str>,
    key: Arc<str>,
}

/// The longest class name that is taken, in characters.
const MAX_CHARS: usize = 30;

/// Why a text is not taken as a class name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ClassError {
    #[error("the class is blank")]
    Blank,
    #[error("the class is longer than {MAX_CHARS} characters")]
    TooLong,
    #[error("the class contains a character that cannot be printed (U+{:04X})", u32::from(*.0))]
    Unwanted(char),
    #[error("the class contains '{0}', which no class name has")]
    Sign(char),
    /// As of a path, a flag or a formula.
    #[error("the class does not start with a letter or a digit")]
    Start,
    #[error("the class looks like the path of a file")]
    Path,
    /// `1.00E+03` or `03-Jan`.
    #[error("the class was turned into a number, a date or an error by a spreadsheet program")]
    SpreadsheetDamage,
}

impl ClassName {
    /// Takes a class name as typed, with tidied spaces: letters and digits, and the few signs that classes have.
    pub fn parse(text: &str) -> Result<Self, ClassError> {
        let name = tidy_signs(text);
        if name.chars().all(|c| c == '-' || c == ' ') {
            return Err(ClassError::Blank);
        }
        if is_spreadsheet_damage(&name) {
            return Err(ClassError::SpreadsheetDamage);
        }
        if let Some(c) = name.chars().find(|c| !is_of_classes(*c)) {
            return Err(first_unwanted(&name).map_or(ClassError::Sign(c), ClassError::Unwanted));
        }
        if !name.starts_with(char::is_alphanumeric) {
            return Err(ClassError::Start);
        }
        if name.contains("..") || name.matches('/').count() > 1 {
            return Err(ClassError::Path);
        }
        // An accent that the normalisation has torn from nothing.
        if let Some(accent) =
            name.split(' ').find_map(|word| word.chars().next().filter(|c| is_mark(*c)))
        {
            return Err(ClassError::Unwanted(accent));
        }
        if name.chars().count() > MAX_CHARS {
            return Err(ClassError::TooLong);
        }
        Ok(Self::with_key(name))
    }

    /// A name that was taken before, maybe by other rules.
    pub fn stored(text: &str) -> Option<Self> {
        (first_unwanted(text).is_none() && !text.is_empty())
            .then(|| Self::with_key(text.to_owned()))
    }

    fn with_key(name: String) -> Self {
        Self { key: key(&name).into(), text: name.into() }
    }

    /// The name as the school writes it.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// What two spellings of one class have in common (`3 Integrity`, `3-INTEGRITY`).
    pub fn key(&self) -> &str {
        &self.key
    }
}

fn is_of_classes(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || " -/&.()".contains(c)
        || (!c.is_ascii() && (c.is_alphanumeric() || is_mark(c)))
        || matches!(c, '‐'..='―')
}

shown_as_text!(ClassName);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spreadsheet_damage_and_formulas_are_no_classes() {
        let check = |text: &str, expected: ClassError| {
            assert_eq!(ClassName::parse(text), Err(expected), "{text}");
        };
        check(" ", ClassError::Blank);
        check("-", ClassError::Blank);
        check("1.00E+03", ClassError::SpreadsheetDamage);
        check("03-Jan", ClassError::SpreadsheetDamage);
        check("Mar-05", ClassError::SpreadsheetDamage);
        check("#REF!", ClassError::SpreadsheetDamage);
        check("2.00E+01", ClassError::SpreadsheetDamage);
        check("3/1/2027", ClassError::SpreadsheetDamage);
        check("3.0", ClassError::SpreadsheetDamage);
        check("=1+1", ClassError::Sign('='));
        check("3\u{7}A", ClassError::Unwanted('\u{7}'));
    }

    #[test]
    fn what_is_no_name_of_a_class_is_refused() {
        let check = |text: &str, expected: ClassError| {
            assert_eq!(ClassName::parse(text), Err(expected), "{text}");
        };
        check("../../x", ClassError::Start);
        check("/etc/x", ClassError::Start);
        check("--help", ClassError::Start);
        check("-x", ClassError::Start);
        check("3/../x", ClassError::Path);
        check("3//x", ClassError::Path);
        check("3A/etc/x", ClassError::Path);
        check("․․／x", ClassError::Start);
        check("3 O´Brien", ClassError::Sign('\''));
        check("3A ¨", ClassError::Unwanted('\u{308}'));
        check("C:\\x", ClassError::Sign(':'));
        check("3A; rm", ClassError::Sign(';'));
        check("$HOME", ClassError::Sign('$'));
        check("<b>3A</b>", ClassError::Sign('<'));
        check(&"A".repeat(31), ClassError::TooLong);
        for name in [
            "3 Integrity",
            "Level 3 (Joy)",
            "R & D",
            "3/4 Joy",
            "P.E.",
            "三忠",
            "2E1",
            "4E-1",
            &"A".repeat(30),
        ] {
            assert_eq!(ClassName::parse(name).as_ref().map(ClassName::as_str), Ok(name));
        }
    }

    #[test]
    fn a_class_is_found_however_it_is_typed() {
        let key = |text: &str| ClassName::parse(text).expect("a class").key().to_owned();
        assert_eq!(key("3 Integrity"), key("3-INTEGRITY"));
        assert_eq!(key("P6-HY"), key("p6hy"));
        assert_ne!(key("3A"), key("3B"));
    }
}
