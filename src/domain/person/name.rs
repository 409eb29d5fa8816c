//! A person's name as the class list has it: one string, never split into given and family name.

use thiserror::Error;

use crate::domain::text::{first_unwanted, formula_sign, is_latin, is_mark, key, tidy};

/// The longest name that is taken, in characters; names of 150 happen.
const MAX_CHARS: usize = 200;
/// More marks than this on one letter are no writing system's spelling.
const MAX_MARKS: usize = 8;

/// A name that can be shown, printed and compared.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PersonName {
    text: String,
    /// Made once: a plan compares every name several times.
    key: String,
}

/// Why a text is not taken as a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NameError {
    #[error("the name is blank")]
    Blank,
    #[error("the name has no letter in it")]
    NoLetter,
    #[error("the name is longer than {MAX_CHARS} characters")]
    TooLong,
    #[error("the name was damaged earlier (it contains \u{fffd})")]
    Damaged,
    /// A character that acts on a terminal, hides, or has no place in a name.
    #[error("the name contains a character that cannot be printed (U+{:04X})", u32::from(*.0))]
    Unwanted(char),
    #[error("the name starts with '{0}', like a spreadsheet formula")]
    Formula(char),
    #[error("the name mixes letters of different alphabets in one word")]
    MixedAlphabets,
    #[error("the name has too many marks on one letter")]
    Marks,
}

impl PersonName {
    /// Takes a name as typed: spaces are tidied and full-width letters made plain, nothing else is changed.
    pub fn parse(text: &str) -> Result<Self, NameError> {
        let name = tidy(text);
        if name.is_empty() {
            return Err(NameError::Blank);
        }
        match first_unwanted(&name) {
            None => {}
            Some(char::REPLACEMENT_CHARACTER) => return Err(NameError::Damaged),
            Some(c) => return Err(NameError::Unwanted(c)),
        }
        if let Some(c) = formula_sign(&name) {
            return Err(NameError::Formula(c));
        }
        if !name.chars().any(char::is_alphabetic) {
            return Err(NameError::NoLetter);
        }
        if name.chars().count() > MAX_CHARS {
            return Err(NameError::TooLong);
        }
        if name.is_ascii() {
            return Ok(Self::with_key(name));
        }
        if name.split(' ').any(mixes_alphabets) {
            return Err(NameError::MixedAlphabets);
        }
        if longest_run_of_marks(&name) > MAX_MARKS {
            return Err(NameError::Marks);
        }
        Ok(Self::with_key(name))
    }

    fn with_key(text: String) -> Self {
        Self { key: key(&text), text }
    }

    /// The name as stored and shown.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// What two spellings of one name have in common: no case, accents, spaces or punctuation.
    pub fn key(&self) -> &str {
        &self.key
    }
}

/// Cyrillic and Greek letters pass for Latin ones, so a word that mixes them is a disguise or damage.
fn mixes_alphabets(word: &str) -> bool {
    let look_alike =
        |c: char| matches!(c, '\u{370}'..='\u{52F}' | '\u{13A0}'..='\u{13FD}') && c.is_alphabetic();
    word.chars().any(is_latin) && word.chars().any(look_alike)
}

fn longest_run_of_marks(name: &str) -> usize {
    let runs = name.chars().scan(0, |run, c| {
        *run = if is_mark(c) { *run + 1 } else { 0 };
        Some(*run)
    });
    runs.max().unwrap_or(0)
}

shown_as_text!(PersonName);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_singapore_are_taken_as_they_are() {
        for name in [
            "TAN KAI JUN",
            "KWA SIEW TIN @ LILY KWA",
            "GAN BEE HWA (YAN MEIHUA)",
            "PRAKASH S/O ARUMUGAM",
            "RORY O'MALLEYS",
            "AISLING O’HARAN",
            "LAI WEN HUI, CALEB",
            "PHẠM QUỲNH NHƯA",
            "E",
            "郑凯文",
            "தேவி ராஜன்",
            "GOH ZI NING 吴子宁",
            "Robert'); DROP TABLE students;--",
        ] {
            assert_eq!(PersonName::parse(name).as_ref().map(PersonName::as_str), Ok(name));
        }
    }

    #[test]
    fn what_is_no_name_is_refused_with_the_reason() {
        let check = |input: &str, expected: NameError| {
            assert_eq!(PersonName::parse(input), Err(expected), "{input:?}");
        };
        check("", NameError::Blank);
        check(" \u{a0}\n", NameError::Blank);
        check("--", NameError::Formula('-'));
        check("(1)", NameError::NoLetter);
        check("=LOW YI EN", NameError::Formula('='));
        check("＝LOW", NameError::Formula('='));
        check("\t=LOW", NameError::Formula('='));
        check("'=LOW", NameError::Formula('='));
        check("TAN\u{1b}[2J", NameError::Unwanted('\u{1b}'));
        check("TAN\u{7f}", NameError::Unwanted('\u{7f}'));
        check("TAN\u{9b}31m", NameError::Unwanted('\u{9b}'));
        check("TAN \u{202e}NAK", NameError::Unwanted('\u{202e}'));
        check("TA\u{200b}N", NameError::Unwanted('\u{200b}'));
        check("TA\u{ad}N", NameError::Unwanted('\u{ad}'));
        check("TAN\u{2028}KAI", NameError::Unwanted('\u{2028}'));
        check("TAN \u{e000}", NameError::Unwanted('\u{e000}'));
        check("TAN \u{1f600}", NameError::Unwanted('\u{1f600}'));
        check("TAN \u{fffd}", NameError::Damaged);
        check("T\u{410}N", NameError::MixedAlphabets);
        check(&format!("T{}", "\u{316}".repeat(9)), NameError::Marks);
        check(&"A".repeat(201), NameError::TooLong);
    }

    #[test]
    fn spellings_of_one_name_have_one_key() {
        let key = |text: &str| PersonName::parse(text).expect("a name").key().to_owned();
        assert_eq!(key("WONG KAI LE"), key("Wong Kai-Le"));
        assert_eq!(key("ANAÏS"), key("anais"));
        assert_eq!(key("RORY O'MALLEYS"), key("RORY O’MALLEYS"));
        assert_ne!(key("தேவி"), key("தேவ"));
        assert_ne!(key("郑凯文"), key("吴子宁"));
    }
}
