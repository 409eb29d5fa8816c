//! Classes and their levels. A class keeps the school's own text; only the level is derived from it.

use std::fmt;
use std::sync::Arc;

use thiserror::Error;

use super::name::PersonName;
use crate::domain::calendar::month_of;
use crate::domain::ids::ClassId;
use crate::domain::text::{first_unwanted, formula_sign, key, tidy};

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

    /// The level that a class name tells, if it tells one: `3 Integrity`, `P5 RF`, `Primary 3 Respect`, `1A`, `2-5`.
    pub fn of_class(class: &ClassName, stage: Stage) -> Option<Self> {
        let key = class.key();
        let words = ["primary", "secondary", "sec", "pri", "p", "s"];
        let rest = words.iter().find_map(|word| {
            key.strip_prefix(word).filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        });
        let stage = match rest {
            Some(_) if key.starts_with('p') => Stage::Primary,
            Some(_) => Stage::Secondary,
            None => stage,
        };
        let digit = rest.unwrap_or(key).chars().next()?.to_digit(10)?;
        let number = u8::try_from(digit).ok()?;
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

/// Why a text is not taken as a class name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ClassError {
    #[error("the class is blank")]
    Blank,
    #[error("the class is longer than 40 characters")]
    TooLong,
    /// A character that cannot be printed, or a formula's first sign.
    #[error("the class contains a character it cannot have (U+{:04X})", u32::from(*.0))]
    Unwanted(char),
    /// `1.00E+03` or `03-Jan`.
    #[error("the class was turned into a number or a date by a spreadsheet program")]
    SpreadsheetDamage,
}

impl ClassName {
    /// Takes a class name as typed, with tidied spaces.
    pub fn parse(text: &str) -> Result<Self, ClassError> {
        let name = tidy(text);
        if name.chars().all(|c| !c.is_alphanumeric()) {
            return Err(ClassError::Blank);
        }
        if name.chars().count() > 40 {
            return Err(ClassError::TooLong);
        }
        // A hyphen in front is left to the exports, which make formulas harmless: nothing here is ever a path or a flag.
        let formula = formula_sign(&name).filter(|c| *c != '-');
        if let Some(c) = first_unwanted(&name).or(formula) {
            return Err(ClassError::Unwanted(c));
        }
        if is_spreadsheet_damage(&name) {
            return Err(ClassError::SpreadsheetDamage);
        }
        Ok(Self { key: key(&name).into(), text: name.into() })
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

/// A number with an exponent, or day and month.
fn is_spreadsheet_damage(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let exponent = lower.split_once("e+").is_some_and(|(mantissa, exponent)| {
        mantissa.parse::<f64>().is_ok() && exponent.parse::<u16>().is_ok()
    });
    let is_month = |text: &str| text.len() == 3 && month_of(text).is_some();
    let is_number = |text: &str| text.parse::<u16>().is_ok();
    let date = lower.split_once('-').is_some_and(|(left, right)| {
        (is_number(left) && is_month(right)) || (is_month(left) && is_number(right))
    });
    exponent || date
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
        check("=1+1", ClassError::Unwanted('='));
        check("3\u{7}A", ClassError::Unwanted('\u{7}'));
    }

    #[test]
    fn a_class_is_found_however_it_is_typed() {
        let key = |text: &str| ClassName::parse(text).expect("a class").key().to_owned();
        assert_eq!(key("3 Integrity"), key("3-INTEGRITY"));
        assert_eq!(key("P6-HY"), key("p6hy"));
        assert_ne!(key("3A"), key("3B"));
    }
}
