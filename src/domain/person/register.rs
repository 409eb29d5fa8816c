//! The numbers a school knows a student by: register number within the class, student reference within the school.

use std::fmt;

use thiserror::Error;

use crate::domain::damage::is_spreadsheet_damage;
use crate::domain::text::{first_unwanted, formula_sign, tidy};

/// Place in the class register, from 1 to 999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RegisterNo(u16);

/// The text is no register number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the register number is not a whole number from 1 to 999")]
pub struct RegisterError;

impl RegisterNo {
    /// Reads `12` or `012`.
    pub fn parse(text: &str) -> Result<Self, RegisterError> {
        let digits = tidy(text);
        let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        let number = digits.parse().ok().filter(|_| is_number);
        number.and_then(Self::new).ok_or(RegisterError)
    }

    /// A number from 1 to 999.
    pub fn new(number: u16) -> Option<Self> {
        (1..=999).contains(&number).then_some(Self(number))
    }

    /// The number itself.
    pub fn get(self) -> u16 {
        self.0
    }
}

impl fmt::Display for RegisterNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The school's own reference for a student, never an NRIC, FIN or birth certificate number.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct StudentRef(String);

/// Why a text is not taken as a student reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum StudentRefError {
    /// Blank, longer than 40 characters, or with characters that cannot be printed.
    #[error("the student reference cannot be used")]
    Malformed,
    /// It has the shape of an NRIC, FIN or birth certificate number.
    #[error("the student reference looks like an NRIC or FIN number, which is never stored")]
    NationalNumber,
    /// `2.02701E+11` or `27-Jan`.
    #[error(
        "the student reference was turned into a number, a date or an error by a spreadsheet program"
    )]
    SpreadsheetDamage,
}

impl StudentRef {
    /// Takes a reference as typed, with tidied spaces.
    ///
    /// # Errors
    /// Says what is wrong; a text shaped like a national number is refused.
    pub fn parse(text: &str) -> Result<Self, StudentRefError> {
        let text = tidy(text);
        if is_spreadsheet_damage(&text) {
            return Err(StudentRefError::SpreadsheetDamage);
        }
        if text.is_empty()
            || formula_sign(&text).is_some()
            || text.chars().count() > 40
            || first_unwanted(&text).is_some()
        {
            return Err(StudentRefError::Malformed);
        }
        if is_national_number(&text) {
            return Err(StudentRefError::NationalNumber);
        }
        Ok(Self(text))
    }

    /// A reference that was taken before, maybe by other rules.
    pub fn stored(text: &str) -> Option<Self> {
        (first_unwanted(text).is_none() && !text.is_empty()).then(|| Self(text.to_owned()))
    }

    /// The reference as the school writes it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether a text has the shape of an NRIC, FIN or birth certificate number: one of the letters S, T, F, G, M, seven
/// digits and a letter.
pub fn is_national_number(text: &str) -> bool {
    let bytes = text.as_bytes();
    let [first, digits @ .., last] = bytes else { return false };
    b"STFGM".contains(&first.to_ascii_uppercase())
        && digits.len() == 7
        && digits.iter().all(u8::is_ascii_digit)
        && last.is_ascii_alphabetic()
}

shown_as_text!(StudentRef);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn register_numbers_are_whole_numbers_from_1_to_999() {
        let check = |text: &str, expected: Option<u16>| {
            assert_eq!(RegisterNo::parse(text).ok().map(RegisterNo::get), expected, "{text:?}");
        };
        check("1", Some(1));
        check(" 012 ", Some(12));
        check("999", Some(999));
        for bad in ["", "0", "1000", "12A", "1.0", "-1", "+1", "99999999999"] {
            check(bad, None);
        }
    }

    #[test]
    fn national_numbers_are_no_student_references() {
        let check = |text: &str, expected: Result<&str, StudentRefError>| {
            let parsed = StudentRef::parse(text);
            assert_eq!(
                parsed.as_ref().map(StudentRef::as_str),
                expected.as_ref().map(|text| *text)
            );
        };
        check(" MP-27-0001 ", Ok("MP-27-0001"));
        check("T1234567Z", Err(StudentRefError::NationalNumber));
        check("s1234567a", Err(StudentRefError::NationalNumber));
        check("=1+1", Err(StudentRefError::Malformed));
        check("", Err(StudentRefError::Malformed));
        for damage in ["#REF!", "#N/A", "1.23E+11", "2,02701E+11", "27-Jan", "123.0", "2027-01-03"]
        {
            check(damage, Err(StudentRefError::SpreadsheetDamage));
        }
    }
}
