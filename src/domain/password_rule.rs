//! The password rules of the source document, "Password requirements", each as one test.

use std::fmt;

use super::login_id::LoginId;
use super::name::PersonName;
use super::text::folded;

/// The shortest password, in characters.
const MIN_CHARS: usize = 12;
/// Shorter parts of a name stand in almost every word, so they do not count.
const MIN_PART: usize = 3;

/// One requirement; "never used before" needs the account's history and is judged where that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasswordRule {
    /// At least 12 characters.
    Length,
    /// At least 1 number.
    Number,
    /// At least 1 lower-case letter.
    LowerCase,
    /// At least 1 upper-case letter.
    UpperCase,
    /// No part of the name or user name.
    NoNamePart,
}

impl PasswordRule {
    /// All rules in the order of the source document.
    pub const ALL: [Self; 5] =
        [Self::Length, Self::Number, Self::LowerCase, Self::UpperCase, Self::NoNamePart];

    /// Whether a password keeps this rule.
    pub fn holds(self, password: &str, parts: &NameParts) -> bool {
        match self {
            Self::Length => password.chars().count() >= MIN_CHARS,
            Self::Number => password.chars().any(|c| c.is_ascii_digit()),
            Self::LowerCase => password.chars().any(char::is_lowercase),
            Self::UpperCase => password.chars().any(char::is_uppercase),
            Self::NoNamePart => !parts.stand_in(password),
        }
    }
}

impl fmt::Display for PasswordRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Length => "at least 12 characters",
            Self::Number => "at least 1 number",
            Self::LowerCase => "at least 1 lower-case letter",
            Self::UpperCase => "at least 1 upper-case letter",
            Self::NoNamePart => "no part of the name or login ID",
        })
    }
}

/// What a password may not contain: the parts of a name and its login ID, split at every non-letter, of 3 letters and more.
#[derive(Debug, Clone, Default)]
pub struct NameParts(Vec<String>);

impl NameParts {
    /// The parts of one person's name and login ID.
    pub fn of(name: &PersonName, login: &LoginId) -> Self {
        let mut parts = Self::of_name(name);
        parts.add(login.local());
        parts
    }

    /// The parts of a name without an account.
    pub fn of_name(name: &PersonName) -> Self {
        let mut parts = Self::default();
        parts.add(name.as_str());
        parts
    }

    fn add(&mut self, text: &str) {
        let folded = folded(text);
        for part in folded.split(|c: char| !c.is_alphabetic()) {
            if part.chars().count() >= MIN_PART && !self.0.iter().any(|known| known == part) {
                self.0.push(part.to_owned());
            }
        }
    }

    fn stand_in(&self, password: &str) -> bool {
        let folded = folded(password);
        self.0.iter().any(|part| folded.contains(part))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_rule_fails_alone() {
        let name = PersonName::parse("ANAÏS TAN-LE (XU YI)").expect("a name");
        let login = LoginId::parse("anais_wong_1").expect("a login ID");
        let parts = NameParts::of(&name, &login);
        let check = |password: &str, broken: &[PasswordRule]| {
            let found: Vec<_> = PasswordRule::ALL
                .into_iter()
                .filter(|rule| !rule.holds(password, &parts))
                .collect();
            assert_eq!(found, broken, "{password}");
        };
        check("Tiger-Mango-482", &[]);
        check("Tiger-Le-Xu-Yi-1", &[]);
        check("Tiger-M-482", &[PasswordRule::Length]);
        check("Tiger-Mango-Kite", &[PasswordRule::Number]);
        check("TIGER-MANGO-482", &[PasswordRule::LowerCase]);
        check("tiger-mango-482", &[PasswordRule::UpperCase]);
        check("Titan-Mango-482", &[PasswordRule::NoNamePart]);
        check("Mango-482-anaïs", &[PasswordRule::NoNamePart]);
        check("Mango-482-WONGx", &[PasswordRule::NoNamePart]);
        check(
            "",
            &[
                PasswordRule::Length,
                PasswordRule::Number,
                PasswordRule::LowerCase,
                PasswordRule::UpperCase,
            ],
        );
    }
}
