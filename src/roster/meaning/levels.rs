//! Classes whose names tell no level, beside a column that does: `Primary 3` and `Integrity` are `3 Integrity`. The name
//! of such a class is only one together with the level.

use std::collections::HashMap;

use super::columns::Columns;
use super::headings::Meaning;
use super::title::tells_level;
use crate::domain::{ClassName, Level, Stage};
use crate::roster::Field;

/// How levels and classes of a list go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Levels {
    /// Classes are numbers within a level, so a number tells no level.
    pub(super) are_classes_numbers: bool,
    /// Levels of two stages would give two classes one name.
    with_letter: bool,
    /// The level of all rows, where the name of the sheet is one and no column is.
    pub(super) of_sheet: Option<LevelText>,
}

/// A text that is a level and nothing else; without a word before the number it is one of either stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct LevelText {
    stage: Option<Stage>,
    number: u8,
}

/// Why level and class make no name.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum LevelFault {
    Blank,
    NoLevel,
    /// The class tells another one.
    Contradicts,
}

impl LevelFault {
    /// A sentence about the level without full stop.
    pub(crate) fn reason(&self, class: &ClassName) -> String {
        match self {
            Self::Blank => format!("the level is blank, and the class {class} tells none"),
            Self::NoLevel => format!("this is no level, and the class {class} tells none"),
            Self::Contradicts => format!("the class is {class}, of another level"),
        }
    }
}

/// Finds the column of the level and that of the class beside it, by what stands in them.
pub(crate) fn settle<'t>(
    columns: &mut Columns,
    sheet: Option<&'t str>,
    is_part: bool,
    cells: &dyn Fn(usize) -> Vec<&'t str>,
) -> Option<Levels> {
    let candidates: Vec<_> = columns.with(Meaning::Field(Field::Level)).collect();
    for index in candidates {
        let texts = cells(index);
        let is_blank = texts.iter().all(|text| text.trim().is_empty());
        let has_levels = texts.iter().any(|text| level_in(text).is_some());
        let is_first = columns.index(Field::Level) == Some(index);
        // A list of rows whose level was blank is not one without levels.
        let is_of_levels =
            has_levels || (is_blank && is_part) || tells_classes_apart(columns, &texts, cells);
        if !is_of_levels {
            columns.set(index, None);
        } else if !is_first {
            columns.set(index, Meaning::Skipped);
        }
    }
    settle_section(columns, cells);
    let classes = columns.index(Field::Class).map(cells).unwrap_or_default();
    // A number alone is one of a sheet as often as of a level.
    let sheet =
        sheet.filter(|name| name.starts_with(char::is_alphabetic) && level_in(name).is_some());
    let (levels, of_sheet) = match columns.index(Field::Level) {
        Some(index) => (cells(index), None),
        None => (vec![sheet?; classes.len()], level_in(sheet?)),
    };
    let is_number = |text: &&str| text.trim().bytes().all(|byte| byte.is_ascii_digit());
    let is_level_again = |(level, class): (&&str, &&str)| {
        level_in(level).map(|level| level.number.to_string()).as_deref() == Some(class.trim())
    };
    let of_stage = |stage: Stage| {
        levels.iter().any(|text| level_in(text).is_some_and(|level| level.stage == Some(stage)))
    };
    Some(Levels {
        are_classes_numbers: classes.iter().all(is_number)
            && !levels.iter().zip(&classes).all(is_level_again),
        with_letter: of_stage(Stage::Primary) && of_stage(Stage::Secondary),
        of_sheet,
    })
}

/// Whether a column that tells no level that is known stands beside two classes of one name: read without it, they would
/// be one class. With it, every such row is refused.
fn tells_classes_apart<'t>(
    columns: &Columns,
    texts: &[&'t str],
    cells: &dyn Fn(usize) -> Vec<&'t str>,
) -> bool {
    let classes = columns.index(Field::Class).map(cells).unwrap_or_default();
    let filled = classes.iter().zip(texts).filter(|(_, text)| !text.trim().is_empty());
    let mut seen = HashMap::new();
    filled.into_iter().any(|(class, text)| {
        let first = seen.entry(class.trim()).or_insert(text.trim());
        *first != text.trim() && ClassName::parse(class).is_ok_and(|class| !tells_level(&class))
    })
}

/// Where the class is nothing but a level, a section beside it is the rest of its name.
fn settle_section<'t>(columns: &mut Columns, cells: &dyn Fn(usize) -> Vec<&'t str>) {
    let Some(section) = columns.with(Meaning::Section).next() else { return };
    let class = columns.index(Field::Class).filter(|class| {
        let texts = cells(*class);
        let mut filled = texts.iter().filter(|text| !text.trim().is_empty()).peekable();
        filled.peek().is_some() && filled.all(|text| level_in(text).is_some())
    });
    let has_text = cells(section).iter().any(|text| !text.trim().is_empty());
    let Some(class) = class.filter(|_| has_text) else { return columns.set(section, None) };
    if let Some(level) = columns.index(Field::Level) {
        columns.set(level, Meaning::Skipped);
    }
    columns.set(class, Meaning::Field(Field::Level));
    columns.set(section, Meaning::Field(Field::Class));
    // The year stands in the heading of the one that is the level now.
    columns.years.swap(class, section);
}

impl Levels {
    /// The name of a class together with its level; none where the class tells it itself.
    pub(crate) fn join(self, level: &str, class: &ClassName) -> Result<Option<String>, LevelFault> {
        let level_of = level_in(level);
        if tells_level(class) && !self.are_classes_numbers {
            return match level_of {
                Some(level) if !level.is_of(class) => Err(LevelFault::Contradicts),
                _ => Ok(None),
            };
        }
        let level = level_of.or(self.of_sheet).ok_or(if level.trim().is_empty() {
            LevelFault::Blank
        } else {
            LevelFault::NoLevel
        })?;
        let letter = match level.stage.filter(|_| self.with_letter) {
            Some(Stage::Primary) => "P",
            Some(Stage::Secondary) => "S",
            None => "",
        };
        let class = class.as_str();
        let between = match class.as_bytes() {
            [letter] if letter.is_ascii_alphabetic() => "",
            [first, ..] if first.is_ascii_digit() => "-",
            _ => " ",
        };
        Ok(Some(format!("{letter}{}{between}{class}", level.number)))
    }
}

impl LevelText {
    fn is_of(self, class: &ClassName) -> bool {
        let stages = [Stage::Primary, Stage::Secondary];
        let mut own = stages.into_iter().filter(|stage| self.stage.is_none_or(|own| own == *stage));
        own.any(|stage| {
            let level = Level::of_class(class, stage);
            level.is_some() && level == Level::parse(&self.number.to_string(), stage)
        })
    }
}

/// `Primary 3`, `P3`, `Sec 2`, `Year Three`, `3`.
fn level_in(text: &str) -> Option<LevelText> {
    const WORDS: [(&str, Option<Stage>); 12] = [
        ("primary", Some(Stage::Primary)),
        ("pri", Some(Stage::Primary)),
        ("p", Some(Stage::Primary)),
        ("secondary", Some(Stage::Secondary)),
        ("sec", Some(Stage::Secondary)),
        ("standard", None),
        ("std", None),
        ("s", Some(Stage::Secondary)),
        ("level", None),
        ("grade", None),
        ("year", None),
        ("", None),
    ];
    const NUMBERS: [&str; 6] = ["one", "two", "three", "four", "five", "six"];
    if text.len() > 20 {
        return None;
    }
    let lower = text.to_ascii_lowercase();
    let key: String = lower.chars().filter(char::is_ascii_alphanumeric).collect();
    WORDS.iter().find_map(|(word, stage)| {
        let rest = key.strip_prefix(word)?;
        let spelt = NUMBERS.iter().position(|number| *number == rest);
        let spelt = spelt.and_then(|at| u8::try_from(at + 1).ok());
        let number = spelt.or_else(|| rest.parse().ok().filter(|_| rest.len() == 1))?;
        (1..=6).contains(&number).then_some(LevelText { stage: *stage, number })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Levels = Levels { are_classes_numbers: false, with_letter: false, of_sheet: None };

    #[test]
    fn a_class_without_a_level_is_joined_with_it() {
        let check = |level: &str, class: &str, expected: Result<Option<&str>, LevelFault>| {
            let name = ClassName::parse(class).expect("a class");
            let expected = expected.map(|joined| joined.map(str::to_owned));
            assert_eq!(PLAIN.join(level, &name), expected, "{level} and {class}");
        };
        check("Primary 1", "Integrity", Ok(Some("1 Integrity")));
        check("P3", "Respect", Ok(Some("3 Respect")));
        check("3", "A", Ok(Some("3A")));
        check("Sec 2", "Integrity", Ok(Some("2 Integrity")));
        check("Year Four", "Care", Ok(Some("4 Care")));
        check("P3", "3 Integrity", Ok(None));
        check("Primary 5", "P5 RF", Ok(None));
        check("Secondary 2", "2-5", Ok(None));
        check("", "3 Integrity", Ok(None));
        check("Lower block", "3 Integrity", Ok(None));
        check("P3", "2 Integrity", Err(LevelFault::Contradicts));
        check("P3", "Sec 3E1", Err(LevelFault::Contradicts));
        check(" ", "Integrity", Err(LevelFault::Blank));
        check("Upper", "Integrity", Err(LevelFault::NoLevel));
        check("P7", "Integrity", Err(LevelFault::NoLevel));
        check("2027", "Integrity", Err(LevelFault::NoLevel));
    }

    #[test]
    fn numbers_of_classes_and_two_stages_stay_apart() {
        let check = |levels: Levels, level: &str, class: &str, expected: &str| {
            let name = ClassName::parse(class).expect("a class");
            assert_eq!(levels.join(level, &name), Ok(Some(expected.to_owned())), "{level} {class}");
        };
        check(Levels { are_classes_numbers: true, ..PLAIN }, "Primary 3", "1", "3-1");
        check(Levels { with_letter: true, ..PLAIN }, "Primary 3", "Care", "P3 Care");
        check(Levels { with_letter: true, ..PLAIN }, "Secondary 3", "Care", "S3 Care");
    }
}
