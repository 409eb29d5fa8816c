//! Classes and their levels. The level is derived from the class's name.

use std::fmt;

use super::class_name::ClassName;
use super::name::PersonName;
use crate::domain::ids::ClassId;
use crate::domain::text::key;

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
}
