//! Login IDs: the part before the `@` and the domain that goes with the person's role.

use std::fmt;

use thiserror::Error;

use crate::domain::text::undisguised;

words! {
    /// Whose account it is; the login ID's domain follows from it (source document, "Login to MIMS Portal").
    #[derive(Default)]
    pub enum Role, fn domain {
        #[default]
        Student = "student", "students.edu.sg";
        SchoolStaff = "school-staff", "schools.gov.sg";
        /// Of the ministry's headquarters.
        HqStaff = "hq-staff", "hq.moe.gov.sg";
    }
}

impl Role {
    /// Whether the person works instead of learning.
    pub fn is_staff(self) -> bool {
        self != Self::Student
    }

    /// What one of them is called where accounts are counted.
    pub fn noun(self) -> &'static str {
        match self {
            Self::Student => "student",
            Self::SchoolStaff => "school staff account",
            Self::HqStaff => "HQ staff account",
        }
    }
}

/// The longest part before the `@`, in characters (RFC 5321, 4.5.3.1.1).
pub(crate) const MAX_LOCAL: usize = 64;

/// A login ID such as `tan_kai_jun@students.edu.sg`, always in lower case.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct LoginId {
    local: String,
    role: Role,
}

/// Why a text is not taken as a login ID.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum LoginIdError {
    #[error("the login ID needs 1 to {MAX_LOCAL} characters before the @")]
    Length,
    /// A character other than letters, digits, `_`, `.`, `-`.
    #[error("the login ID has a character it cannot have (U+{:04X})", u32::from(*.0))]
    Character(char),
    /// Not the domain of an account of this role.
    #[error("the login ID does not end in @{}", .0.domain())]
    Domain(Role),
}

impl LoginId {
    /// Reads a login ID with or without its domain, in any case; without one it is a student's.
    pub fn parse(text: &str) -> Result<Self, LoginIdError> {
        let text = text.trim().to_lowercase();
        match text.split_once('@') {
            None => Self::new(&text, Role::Student.domain()),
            Some((local, domain)) => Self::new(local, domain),
        }
    }

    /// The one login ID that is meant by what somebody types: a phone puts capitals, spaces and full stops, and a child
    /// hyphens for the lines of the sticker. An ID of a list may have hyphens of its own, so that whoever looks for an
    /// account looks first for the one that is spelled as it was typed.
    pub fn typed(text: &str) -> Result<Self, LoginIdError> {
        let text = undisguised(text);
        let text = text.trim_end_matches(|c: char| c.is_whitespace() || ".,;:".contains(c));
        let (local, domain) = text.split_once('@').unwrap_or((text, Role::Student.domain()));
        let words = local.split(|c: char| c.is_whitespace() || "_-\u{2010}\u{2013}".contains(c));
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        let domain: String = domain.split_whitespace().collect();
        match domain.as_str() {
            "student.edu.sg" => Self::new(&words.join("_"), Role::Student.domain()),
            domain => Self::new(&words.join("_"), domain),
        }
    }

    /// Reads a login ID that has this role's domain, or none.
    pub fn of_role(text: &str, role: Role) -> Result<Self, LoginIdError> {
        let text = text.trim().to_lowercase();
        let (local, domain) = text.split_once('@').unwrap_or((&text, role.domain()));
        if domain == role.domain() {
            Self::new(local, domain)
        } else {
            Err(LoginIdError::Domain(role))
        }
    }

    /// Puts a login ID in lower case together from its two parts.
    pub fn new(local: &str, domain: &str) -> Result<Self, LoginIdError> {
        let role = Role::ALL.into_iter().find(|role| role.domain() == domain);
        let role = role.ok_or(LoginIdError::Domain(Role::Student))?;
        if local.is_empty() || local.len() > MAX_LOCAL {
            return Err(LoginIdError::Length);
        }
        let allowed = |c: char| matches!(c, 'a'..='z' | '0'..='9' | '_' | '.' | '-');
        let wrong_start = local.chars().next().filter(|c| !c.is_ascii_alphanumeric());
        if let Some(c) = wrong_start.or_else(|| local.chars().find(|c| !allowed(*c))) {
            return Err(LoginIdError::Character(c));
        }
        Ok(Self { local: local.to_owned(), role })
    }

    /// The part before the `@`.
    pub fn local(&self) -> &str {
        &self.local
    }

    /// With the domain: joined, not formatted, for a national list has half a million of them.
    pub fn whole(&self) -> String {
        [&self.local, "@", self.role.domain()].concat()
    }

    /// As short as it can be without being taken for somebody else's: without a domain it is a student's.
    pub fn short(&self) -> String {
        if self.role.is_staff() { self.whole() } else { self.local.clone() }
    }

    /// The role that the domain stands for.
    pub fn role(&self) -> Role {
        self.role
    }
}

impl fmt::Display for LoginId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.whole())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_login_id_is_read_with_or_without_domain_in_any_case() {
        let check = |text: &str, expected: Result<&str, LoginIdError>| {
            let parsed = LoginId::parse(text).map(|login| login.to_string());
            assert_eq!(parsed.as_deref(), expected.as_ref().map(|text| *text), "{text}");
        };
        check("tan_kai_jun", Ok("tan_kai_jun@students.edu.sg"));
        check(" Tan_Kai_Jun@STUDENTS.edu.sg ", Ok("tan_kai_jun@students.edu.sg"));
        check("salmah@schools.gov.sg", Ok("salmah@schools.gov.sg"));
        check("tan@example.com", Err(LoginIdError::Domain(Role::Student)));
        check("tan@", Err(LoginIdError::Domain(Role::Student)));
        check("@students.edu.sg", Err(LoginIdError::Length));
        check(&"a".repeat(65), Err(LoginIdError::Length));
        check("tan kai", Err(LoginIdError::Character(' ')));
        check("--help", Err(LoginIdError::Character('-')));
        check("../x", Err(LoginIdError::Character('.')));
        check("=tan", Err(LoginIdError::Character('=')));
    }

    #[test]
    fn what_is_typed_means_one_login_id() {
        let check = |text: &str, expected: Result<&str, LoginIdError>| {
            let typed = LoginId::typed(text).map(|login| login.to_string());
            assert_eq!(typed.as_deref(), expected.as_ref().map(|text| *text), "{text:?}");
        };
        for text in [
            "tan_kai_jun",
            "TAN KAI JUN",
            "Tan kai jun. ",
            "tan-kai-jun",
            " tan\u{a0}kai\u{2011}jun,",
            "tan __kai_jun_",
            "ｔａｎ＿ｋａｉ＿ｊｕｎ",
            "tan\u{200b}_kai_jun",
            "tán_kai_jun",
            "tan_kai_jun@student.edu.sg",
            "Tan_Kai_Jun @ Students. edu. sg.",
        ] {
            check(text, Ok("tan_kai_jun@students.edu.sg"));
        }
        check("Salmah Yusof@schools.gov.sg", Ok("salmah_yusof@schools.gov.sg"));
        check("tan.kai", Ok("tan.kai@students.edu.sg"));
        check("tan@example.com", Err(LoginIdError::Domain(Role::Student)));
        check("tan@school.gov.sg", Err(LoginIdError::Domain(Role::Student)));
        check(" - ", Err(LoginIdError::Length));
        check("tan/kai", Err(LoginIdError::Character('/')));
    }

    proptest! {
        #[test]
        fn a_login_id_without_hyphens_means_itself_however_it_is_typed(
            words in prop::collection::vec("[a-z0-9][a-z0-9.]{0,6}[a-z0-9]", 1..5),
            between in prop::collection::vec(prop::sample::select(vec![" ", "_", "-", " - "]), 4),
            end in prop::sample::select(vec!["", ".", ", ", "@student.edu.sg", "@STUDENTS.edu.sg."]),
        ) {
            let typed: String = words.iter().zip(&between).map(|(word, gap)| [gap, word.as_str()].concat()).collect();
            let login = LoginId::typed(&(typed.to_uppercase() + end)).expect("a login ID");
            prop_assert_eq!(login.local(), words.join("_"));
            prop_assert_eq!(LoginId::typed(&login.to_string()), Ok(login));
        }
    }

    #[test]
    fn a_role_takes_its_own_domain_or_none() {
        let check = |text: &str, role: Role, expected: Result<&str, LoginIdError>| {
            let parsed = LoginId::of_role(text, role).map(|login| login.to_string());
            assert_eq!(parsed.as_deref(), expected.as_ref().map(|text| *text), "{text}");
        };
        let domain = |role| Err(LoginIdError::Domain(role));
        check("salmah", Role::SchoolStaff, Ok("salmah@schools.gov.sg"));
        check(" Salmah@HQ.moe.gov.sg", Role::HqStaff, Ok("salmah@hq.moe.gov.sg"));
        check("salmah@schools.gov.sg", Role::Student, domain(Role::Student));
        check("tan@students.edu.sg", Role::SchoolStaff, domain(Role::SchoolStaff));
        check("tan@schools.gov.sg", Role::HqStaff, domain(Role::HqStaff));
        check("tan@example.org", Role::HqStaff, domain(Role::HqStaff));
    }
}
