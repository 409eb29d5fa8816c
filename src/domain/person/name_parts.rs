//! What "part of your name or user name" means in a password: every part of the name and the login ID, split at
//! every non-letter, whatever case, accents, width or invisible characters the password hides it with.

use zeroize::Zeroizing;

use super::login_id::LoginId;
use super::name::PersonName;
use crate::domain::text::{is_latin, is_mark, undisguised};

/// What a password may not contain, in lower case and without accents.
#[derive(Debug, Clone, Default)]
pub struct NameParts {
    anywhere: Vec<String>,
    /// Two letters, as Le or Ng, stand in almost every word: they count only where they are a word of their own.
    as_words: Vec<String>,
}

/// A part of the name that stands in a password. It says something of the password, so it is wiped and has no debug
/// output.
pub struct FoundPart {
    pub part: String,
    /// The letters of the same word before it.
    pub before: Zeroizing<String>,
    /// Those after it.
    pub after: Zeroizing<String>,
}

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

    /// The first of them that stands in a password.
    pub(in crate::domain) fn found_in(&self, password: &str) -> Option<FoundPart> {
        let password = undisguised(password);
        let inside = |part: &String| {
            let (before, after) = password.split_once(part.as_str())?;
            let is_no_letter = |c: char| Script::of(c).is_none();
            let before = before.rsplit(is_no_letter).next().unwrap_or_default();
            let after = after.split(is_no_letter).next().unwrap_or_default();
            let [before, after] = [before, after].map(|text| Zeroizing::new(text.to_owned()));
            Some(FoundPart { part: part.clone(), before, after })
        };
        let is_word = |part: &&String| {
            let mut words = password.split(|c| Script::of(c) != Some(Script::Latin));
            words.any(|word| word == part.as_str())
        };
        let word = |part: &String| {
            let [before, after] = std::array::from_fn(|_| Zeroizing::default());
            FoundPart { part: part.clone(), before, after }
        };
        let found = self.anywhere.iter().find_map(inside);
        found.or_else(|| self.as_words.iter().find(is_word).map(word))
    }

    fn add(&mut self, text: &str) {
        let letters: Vec<char> = undisguised(text).chars().collect();
        for run in letters.chunk_by(|a, b| Script::of(*a) == Script::of(*b)) {
            let count = run.iter().filter(|c| !is_mark(**c)).count();
            match run.first().and_then(|c| Script::of(*c)) {
                Some(Script::Latin) if count == 2 => push(&mut self.as_words, run),
                Some(Script::Latin) if count > 2 => push(&mut self.anywhere, run),
                Some(Script::Other) if count >= 2 => push(&mut self.anywhere, run),
                Some(Script::Unspaced) => {
                    run.windows(2).for_each(|pair| push(&mut self.anywhere, pair));
                }
                _ => {}
            }
        }
    }
}

fn push(parts: &mut Vec<String>, letters: &[char]) {
    let part: String = letters.iter().collect();
    if !parts.contains(&part) {
        parts.push(part);
    }
}

/// How much of a name a letter is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    /// Parts of 3 letters and more count anywhere, those of 2 as words; the one of an initial does not.
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
        let owned = |texts: &[&str]| texts.iter().map(ToString::to_string).collect::<Vec<_>>();
        let check = |name: &str, expected: &[&str], words: &[&str]| {
            let parts = NameParts::of_name(&PersonName::parse(name).expect("a name"));
            assert_eq!((parts.anywhere, parts.as_words), (owned(expected), owned(words)), "{name}");
        };
        check("TAN KAI JUN", &["tan", "kai", "jun"], &[]);
        check("ANAÏS TAN-LE (XU YI)", &["anais", "tan"], &["le", "xu", "yi"]);
        check("RORY O'MALLEYS", &["rory", "malleys"], &[]);
        check("RAVIN A/L SINNAPPAN", &["ravin", "sinnappan"], &[]);
        check("PHẠM QUỲNH NHƯA", &["pham", "quynh", "nhua"], &[]);
        check("TAN TAN", &["tan"], &[]);
        check("NG NG", &[], &["ng"]);
        check("郑凯", &["郑凯"], &[]);
        check("吴子宁GOH", &["吴子", "子宁", "goh"], &[]);
        check("김민준", &["김민", "민준"], &[]);
        check("கே. ராஜன்", &["ராஜன்"], &[]);
        check("கிருஷ்ணன் உமா", &["கிருஷ்ணன்", "உமா"], &[]);
    }

    #[test]
    fn the_login_id_adds_its_own_parts() {
        let name = PersonName::parse("TAN KAI JUN").expect("a name");
        let login = LoginId::parse("kj_wong_12").expect("a login ID");
        let parts = NameParts::of(&name, &login);
        assert_eq!(parts.anywhere, ["tan", "kai", "jun", "wong"]);
        assert_eq!(parts.as_words, ["kj"]);
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
            assert!(parts.found_in(password).is_some(), "{password:?}");
        }
        for password in ["t-a-n", "anai", "宁", "தே", ""] {
            assert!(parts.found_in(password).is_none(), "{password:?}");
        }
    }

    #[test]
    fn what_is_found_is_told_with_the_word_that_it_stands_in() {
        let name = PersonName::parse("ANG LE TIAN 吴子宁").expect("a name");
        let parts = NameParts::of_name(&name);
        let check = |password: &str, expected: Option<[&str; 3]>| {
            let found = parts.found_in(password);
            let told = found.as_ref().map(|found| {
                let [before, after] = [&found.before, &found.after].map(|text| text.as_str());
                [before, found.part.as_str(), after]
            });
            assert_eq!(told, expected, "{password:?}");
        };
        check("Tiger-Mango-482", Some(["m", "ang", "o"]));
        check("ＭＡＮＧＯ482", Some(["m", "ang", "o"]));
        check("Martian!Tiger", Some(["mar", "tian", ""]));
        check("482ang482", Some(["", "ang", ""]));
        check("x吴子y", Some(["x", "吴子", "y"]));
        check("Le-Tiger-Kite-482", Some(["", "le", ""]));
        check("Tiger 482LÉ", Some(["", "le", ""]));
        check("Lemon-Apple-Tile-482", None);
        check("LeLe-482", None);
        check("L-E-482", None);
    }
}
