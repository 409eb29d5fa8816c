//! A person's name as the class list has it: one string, never split into given and family name.

use thiserror::Error;

use crate::domain::damage::{is_spreadsheet_damage, is_wrongly_decoded};
use crate::domain::text::{
    first_unwanted, formula_sign, is_latin, is_mark, is_symbol, key, tidy_signs,
};

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
    /// A digit, a sign or a bracket that no name is written with.
    #[error("the name contains '{0}', which no name has")]
    Sign(char),
    /// `ANA?S`: an encoding without the letter.
    #[error(
        "the name contains '?', as where a letter was lost when the list was saved in another encoding"
    )]
    Lost,
    /// `ANAÃ¯S`: damage that is valid text.
    #[error(
        "the name was damaged when a program opened the list in the wrong encoding and saved it"
    )]
    WronglyDecoded,
    #[error("the name was replaced by an error of a spreadsheet program")]
    SpreadsheetDamage,
    #[error("the name has an accent that stands on no letter")]
    LooseAccent,
    #[error("the name ends in dots, as where a program cut it off")]
    CutOff,
    #[error("the name mixes letters of different alphabets in one word")]
    MixedAlphabets,
    #[error("the name has too many marks on one letter")]
    Marks,
}

impl PersonName {
    /// Takes a name as typed: spaces are tidied, full-width letters made plain, accents that were typed as apostrophes
    /// made such; nothing else is changed. A name has letters, and the few signs that names are written with.
    pub fn parse(text: &str) -> Result<Self, NameError> {
        Self::checked(text, |_| false)
    }

    /// Takes the names of form teachers, of whom there may be two with a telephone number: nothing is made of them.
    pub fn of_teachers(text: &str) -> Result<Self, NameError> {
        Self::checked(text, |c| c.is_ascii_digit() || "&;:+\"".contains(c))
    }

    /// A name that was taken before, maybe by other rules.
    pub fn stored(text: &str) -> Option<Self> {
        (first_unwanted(text).is_none() && !text.is_empty())
            .then(|| Self::with_key(text.to_owned()))
    }

    fn checked(text: &str, may_have: fn(char) -> bool) -> Result<Self, NameError> {
        if is_wrongly_decoded(text) {
            return Err(NameError::WronglyDecoded);
        }
        let name = tidy_signs(text);
        if name.is_empty() {
            return Err(NameError::Blank);
        }
        // An accent that stood apart from its letter hides what it was.
        if is_wrongly_decoded(&name) {
            return Err(NameError::WronglyDecoded);
        }
        if let Some(c) = name.chars().find(|c| !is_of_names(*c) && !may_have(*c)) {
            return Err(fault_of(&name, c));
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
        if name.ends_with("...") {
            return Err(NameError::CutOff);
        }
        if name.is_ascii() {
            return Ok(Self::with_key(name));
        }
        if name.split(' ').any(mixes_alphabets) {
            return Err(NameError::MixedAlphabets);
        }
        if name.split(' ').any(|word| word.starts_with(is_mark)) {
            return Err(NameError::LooseAccent);
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

/// What names are written with, curly apostrophes, all hyphens and the dot between Chinese syllables among it.
fn is_of_names(c: char) -> bool {
    c.is_ascii_alphabetic()
        || " '-.,/@()".contains(c)
        || (!c.is_ascii() && (c.is_alphabetic() || is_mark(c)))
        || matches!(c, '‘' | '’' | '‐'..='―' | '\u{2212}' | '·' | '・')
}

/// Why a name cannot have a character.
fn fault_of(name: &str, c: char) -> NameError {
    match first_unwanted(name) {
        Some(char::REPLACEMENT_CHARACTER) => NameError::Damaged,
        Some(c) => NameError::Unwanted(c),
        None if is_spreadsheet_damage(name) => NameError::SpreadsheetDamage,
        None => match formula_sign(name) {
            Some(sign) => NameError::Formula(sign),
            None if c == '?' => NameError::Lost,
            None if !c.is_ascii() && is_symbol(c) => NameError::WronglyDecoded,
            None => NameError::Sign(c),
        },
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
            "EVELYN BROOKES–TAN",
            "古丽·买买提",
            "ƏLİYEV ƏLƏKBƏR",
            "V. KEERTHANA",
        ] {
            assert_eq!(PersonName::parse(name).as_ref().map(PersonName::as_str), Ok(name));
        }
    }

    #[test]
    fn what_was_taken_is_taken_again_as_it_is() {
        for c in '\u{80}'..='\u{1ffff}' {
            for text in [format!("A{c}"), format!("{c} B")] {
                let Ok(name) = PersonName::parse(&text) else { continue };
                assert_eq!(
                    PersonName::parse(name.as_str()).as_ref(),
                    Ok(&name),
                    "U+{:04X}",
                    u32::from(c)
                );
            }
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
        check("(...)", NameError::NoLetter);
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
        for sign in
            ['1', '=', '#', '<', ':', ';', '*', '_', '&', '"', '%', '[', '$', '\\', '“', '¿']
        {
            check(&format!("TAN {sign} LE"), NameError::Sign(sign));
        }
        check("TAN LE 2", NameError::Sign('2'));
        check("TAN ٣", NameError::Sign('٣'));
        check("ANA?S", NameError::Lost);
        check("??? ???", NameError::Lost);
        check("ANAÃ¯S", NameError::WronglyDecoded);
        check("AISLING Oâ€™HARAN", NameError::WronglyDecoded);
        check("ANA√ØS", NameError::WronglyDecoded);
        check("ANA╧S", NameError::WronglyDecoded);
        check("#REF!", NameError::SpreadsheetDamage);
        check("ZOE¨", NameError::LooseAccent);
        check("MUHAMMAD RAYYAN BIN ABD…", NameError::CutOff);
        check("T\u{410}N", NameError::MixedAlphabets);
        check(&format!("T{}", "\u{316}".repeat(9)), NameError::Marks);
        check(&"A".repeat(201), NameError::TooLong);
    }

    #[test]
    fn an_accent_that_was_typed_for_an_apostrophe_is_one() {
        for accent in "`´ʹʻʼʽʾʿˈˊˋ′＇｀".chars() {
            let name = PersonName::parse(&format!("RORY O{accent}MALLEYS")).expect("a name");
            assert_eq!(name.as_str(), "RORY O'MALLEYS", "{accent}");
        }
        let slash = PersonName::parse("PRAKASH S⁄O ARUMUGAM").expect("a name");
        assert_eq!(slash.as_str(), "PRAKASH S/O ARUMUGAM");
    }

    #[test]
    fn teachers_may_be_two_and_have_a_number() {
        let check = |text: &str, good: bool| {
            assert_eq!(PersonName::of_teachers(text).is_ok(), good, "{text}");
        };
        check("Mr Ong & Mdm Lim", true);
        check("Mr Ong Kah Seng (ext. 214)", true);
        check("Mr Ong; Mdm Lim", true);
        check("#REF!", false);
        check("=A1", false);
        check("<b>", false);
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
