//! What "part of your name or user name" means in a password: every part of the name and the login ID, split at
//! every non-letter, whatever case, accents, width or invisible characters the password hides it with.

use super::login_id::LoginId;
use super::name::PersonName;
use crate::domain::text::{is_latin, is_mark, undisguised};

/// What a password may not contain.
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

    /// Each part in lower case and without accents.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// Whether one of them stands in a password.
    pub(in crate::domain) fn stand_in(&self, password: &str) -> bool {
        let password = undisguised(password);
        self.0.iter().any(|part| password.contains(part))
    }

    fn add(&mut self, text: &str) {
        let letters: Vec<char> = undisguised(text).chars().collect();
        for run in letters.chunk_by(|a, b| Script::of(*a) == Script::of(*b)) {
            let count = run.iter().filter(|c| !is_mark(**c)).count();
            match run.first().and_then(|c| Script::of(*c)) {
                // Shorter parts stand in almost every word, so they do not count.
                Some(Script::Latin) if count >= 3 => self.push(run),
                Some(Script::Other) if count >= 2 => self.push(run),
                Some(Script::Unspaced) => run.windows(2).for_each(|pair| self.push(pair)),
                _ => {}
            }
        }
    }

    fn push(&mut self, letters: &[char]) {
        let part: String = letters.iter().collect();
        if !self.0.contains(&part) {
            self.0.push(part);
        }
    }
}

/// How much of a name a letter is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    /// Parts of 3 letters and more count.
    Latin,
    /// A letter is a syllable, surname and given name stand together, and two letters may be all of it (吴子宁): every
    /// two neighbours count.
    Unspaced,
    /// Other scripts, as Tamil: a letter with its marks is a syllable, so two of them count; the one of an initial
    /// (கே. ராஜன்) does not.
    Other,
}

impl Script {
    /// None for what separates parts.
    fn of(c: char) -> Option<Self> {
        match c {
            _ if is_latin(c) => Some(Self::Latin),
            _ if !c.is_alphabetic() && !is_mark(c) => None,
            // Chinese, Japanese and Korean.
            '\u{3005}'..='\u{9FFF}'
            | '\u{AC00}'..='\u{D7AF}'
            | '\u{F900}'..='\u{FAFF}'
            | '\u{20000}'..='\u{3FFFF}' => Some(Self::Unspaced),
            _ => Some(Self::Other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_split_into_parts_that_count() {
        let check = |name: &str, expected: &[&str]| {
            let parts = NameParts::of_name(&PersonName::parse(name).expect("a name"));
            assert_eq!(parts.iter().collect::<Vec<_>>(), expected, "{name}");
        };
        check("TAN KAI JUN", &["tan", "kai", "jun"]);
        check("ANAÏS TAN-LE (XU YI)", &["anais", "tan"]);
        check("RORY O'MALLEYS", &["rory", "malleys"]);
        check("RAVIN A/L SINNAPPAN", &["ravin", "sinnappan"]);
        check("PHẠM QUỲNH NHƯA", &["pham", "quynh", "nhua"]);
        check("TAN TAN", &["tan"]);
        check("XU YI", &[]);
        check("郑凯", &["郑凯"]);
        check("吴子宁GOH", &["吴子", "子宁", "goh"]);
        check("김민준", &["김민", "민준"]);
        check("கே. ராஜன்", &["ராஜன்"]);
        check("கிருஷ்ணன் உமா", &["கிருஷ்ணன்", "உமா"]);
    }

    #[test]
    fn the_login_id_adds_its_own_parts() {
        let name = PersonName::parse("TAN KAI JUN").expect("a name");
        let login = LoginId::parse("kj_wong_12").expect("a login ID");
        let parts = NameParts::of(&name, &login);
        assert_eq!(parts.iter().collect::<Vec<_>>(), ["tan", "kai", "jun", "wong"]);
    }

    #[test]
    fn a_part_is_seen_through_every_disguise() {
        let name = PersonName::parse("ANAÏS TAN 吴子宁 தேவி").expect("a name");
        let parts = NameParts::of_name(&name);
        for password in [
            "titan",
            "TAN",
            "ＴＡＮ",
            "t\u{ad}a\u{200b}n",
            "Ta\u{303}n",
            "anais",
            "ANAI\u{308}S",
            "x子宁x",
            "1தேவி1",
        ] {
            assert!(parts.stand_in(password), "{password:?}");
        }
        for password in ["t-a-n", "anai", "宁", "தே", ""] {
            assert!(!parts.stand_in(password), "{password:?}");
        }
    }
}
