//! Classes and their levels. A class keeps the school's own text; only the level is derived from it.

use std::fmt;
use std::sync::Arc;

use thiserror::Error;

use super::name::PersonName;
use crate::domain::damage::is_spreadsheet_damage;
use crate::domain::ids::ClassId;
use crate::domain::text::{first_unwanted, is_mark, key, tidy};

/// A class of one school year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Class {
    pub id: ClassId,
    pub year: i16,
    pub name: ClassName,
    /// The level that the name tells.
    pub level: Option<Level>,
    pub form_teacher: Option<PersonName>,
}

words! {
    /// The school's stage; it decides what the first digit of a class name means.
    pub enum Stage {
        /// Levels P1 to P6.
        Primary = "primary",
        /// Levels S1 to S5.
        Secondary = "secondary",
    }
}

impl Stage {
    fn letter(self) -> char {
        match self {
            Self::Primary => 'P',
            Self::Secondary => 'S',
        }
    }

    fn last_level(self) -> u8 {
        match self {
            Self::Primary => 6,
            Self::Secondary => 5,
        }
    }
}

/// A level such as P3 or S2.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Level {
    letter: char,
    number: u8,
}

impl Level {
    /// Reads `P3`, `p3`, `S1`; the number alone takes the school's stage.
    pub fn parse(text: &str, stage: Stage) -> Option<Self> {
        let text = key(text);
        let (letter, number) = match text.strip_prefix(['p', 's']) {
            Some(number) if text.starts_with('p') => ('P', number),
            Some(number) => ('S', number),
            None => (stage.letter(), text.as_str()),
        };
        let number = number.parse().ok()?;
        (1..=6).contains(&number).then_some(Self { letter, number })
    }

    /// The level that a class name tells by its first number, if it tells one: `3 Integrity`, `P5 RF`, `Primary 3
    /// Respect`, `1A`, `2-5`, `4 Exp 1`; 10B is of no level, and not of the first.
    pub fn of_class(class: &ClassName, stage: Stage) -> Option<Self> {
        let text = class.as_str();
        let (word, number) = text.split_at(text.find(|c: char| c.is_ascii_digit())?);
        let end = number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len());
        let number = number.get(..end)?.parse().ok()?;
        let stage = match key(word).as_str() {
            "" => stage,
            "primary" | "pri" | "p" => Stage::Primary,
            "secondary" | "sec" | "s" => Stage::Secondary,
            _ => return None,
        };
        (1..=stage.last_level())
            .contains(&number)
            .then_some(Self { letter: stage.letter(), number })
    }
}

impl Level {
    /// The first level of a school.
    pub fn lowest(stage: Stage) -> Self {
        Self { letter: stage.letter(), number: 1 }
    }

    /// The last level of a school.
    pub fn highest(stage: Stage) -> Self {
        Self { letter: stage.letter(), number: stage.last_level() }
    }

    /// The level so many years later; beyond the highest it goes on counting.
    #[must_use]
    pub fn up(self, years: i16) -> Self {
        let number = self.number.saturating_add(u8::try_from(years.max(0)).unwrap_or(u8::MAX));
        Self { number, ..self }
    }

    /// How many levels up it is; P6 to S1 is one step, and a step down is negative.
    pub fn steps_to(self, other: Self) -> i16 {
        let height =
            |level: Self| i16::from(level.number) + if level.letter == 'S' { 6 } else { 0 };
        height(other) - height(self)
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}{}", self.letter, self.number))
    }
}

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
        let name = tidy(text);
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
        if name.contains("..") || name.contains("//") {
            return Err(ClassError::Path);
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
    fn the_level_is_read_from_the_class_name() {
        let check = |class: &str, stage: Stage, expected: Option<&str>| {
            let class = ClassName::parse(class).expect("a class");
            let level = Level::of_class(&class, stage).map(|level| level.to_string());
            assert_eq!(level.as_deref(), expected, "{class}");
        };
        check("3 Integrity", Stage::Primary, Some("P3"));
        check("P5 RF", Stage::Primary, Some("P5"));
        check("P6-HY", Stage::Primary, Some("P6"));
        check("1A", Stage::Primary, Some("P1"));
        check("2-5", Stage::Secondary, Some("S2"));
        check("Primary 3 Respect", Stage::Secondary, Some("P3"));
        check("Sec 4E1", Stage::Primary, Some("S4"));
        check("Sincerity", Stage::Primary, None);
        check("7 Integrity", Stage::Primary, None);
        check("10B", Stage::Primary, None);
        check("12 Joy", Stage::Primary, None);
        check("P10", Stage::Primary, None);
        check("1E1", Stage::Secondary, Some("S1"));
        check("2N2", Stage::Secondary, Some("S2"));
        check("4 Exp 1", Stage::Secondary, Some("S4"));
        check("5NA", Stage::Secondary, Some("S5"));
        check("1-10", Stage::Primary, Some("P1"));
        check("S1-05", Stage::Primary, Some("S1"));
        check("PRI. 6 Joy", Stage::Secondary, Some("P6"));
        check("K2 Joy", Stage::Primary, None);
        check("Joy 3", Stage::Primary, None);
    }

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
