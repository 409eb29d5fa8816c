//! The password policy: the requirements of the source document ("Password requirements"), judged in one pure check.

use unicode_normalization::UnicodeNormalization as _;
use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory as _};

use crate::domain::person::{FoundPart, NameParts};

/// The shortest password, in characters.
const MIN_CHARS: usize = 12;
/// The longest: no book has to be hashed.
const MAX_CHARS: usize = 128;

words! {
    /// One requirement, in the order of the source document: as it is called, and its field in files.
    pub enum PasswordRule, fn field {
        Length = "12 to 128 characters", "length";
        Number = "at least 1 number", "number";
        LowerCase = "at least 1 lower-case letter", "lower_case";
        UpperCase = "at least 1 upper-case letter", "upper_case";
        NoNamePart = "no part of the name or login ID", "no_name_part";
        /// Not a password that the account had before, temporary ones included.
        NeverUsed = "never used before", "never_used";
    }
}

/// What the caller knows about the account's earlier passwords; only their hashes are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum History {
    /// There is no account, or nobody has looked.
    Unknown,
    /// No earlier password is the same.
    New,
    /// An earlier password is the same.
    Used,
}

words! {
    /// How a password stands to a rule.
    pub enum Ruling {
        Passed = "passed",
        Failed = "failed",
        /// Nobody can tell without the account.
        NotJudged = "not judged",
    }
}

/// The ruling on every rule.
pub struct Verdict {
    rulings: [(PasswordRule, Ruling); 6],
    /// The part of the name that breaks its rule.
    pub name_part: Option<FoundPart>,
}

impl PasswordRule {
    /// Judges a password by every rule.
    pub fn check(password: &str, parts: &NameParts, history: History) -> Verdict {
        let name_part = parts.found_in(password);
        let found = name_part.as_ref();
        let rulings = Self::ALL.map(|rule| (rule, rule.ruling(password, found, history)));
        Verdict { rulings, name_part }
    }

    fn ruling(self, password: &str, found: Option<&FoundPart>, history: History) -> Ruling {
        let holds = match self {
            Self::Length => has_length(password),
            Self::Number => password.chars().any(|c| c.is_ascii_digit()),
            Self::LowerCase => password.chars().any(char::is_lowercase),
            Self::UpperCase => password.chars().any(char::is_uppercase),
            Self::NoNamePart => found.is_none(),
            Self::NeverUsed if history == History::Unknown => return Ruling::NotJudged,
            Self::NeverUsed => history == History::New,
        };
        if holds { Ruling::Passed } else { Ruling::Failed }
    }
}

/// Composed first: the same keys must not count more on a Mac, which sends accents apart from their letters. What
/// cannot be seen makes no password longer, but does have to be hashed.
fn has_length(password: &str) -> bool {
    let seen = |c: &char| c.general_category_group() != GeneralCategoryGroup::Other;
    password.nfc().filter(seen).count() >= MIN_CHARS && password.nfc().count() <= MAX_CHARS
}

impl Verdict {
    /// Each rule with its ruling, in the order of the source document.
    pub fn rules(&self) -> impl Iterator<Item = (PasswordRule, Ruling)> {
        self.rulings.into_iter()
    }

    /// Whether no rule is broken.
    pub fn is_legal(&self) -> bool {
        self.rules().all(|(_, ruling)| ruling != Ruling::Failed)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::person::LoginId;
    use crate::domain::person::PersonName;

    fn parts() -> NameParts {
        let name = PersonName::parse("ANAÏS TAN-LE (XU YI)").expect("a name");
        NameParts::of(&name, &LoginId::parse("anais_wong_1").expect("a login ID"))
    }

    fn failed(password: &str, history: History) -> Vec<PasswordRule> {
        let rules = PasswordRule::check(password, &parts(), history);
        let failed = rules.rules().filter(|(_, ruling)| *ruling == Ruling::Failed);
        failed.map(|(rule, _)| rule).collect()
    }

    #[test]
    fn the_sentence_about_the_length_has_its_figures() {
        let sentence = format!("{MIN_CHARS} to {MAX_CHARS} characters");
        assert_eq!(PasswordRule::Length.as_str(), sentence);
    }

    #[test]
    fn each_rule_fails_alone() {
        use PasswordRule::{Length, LowerCase, NeverUsed, NoNamePart, Number, UpperCase};
        let check = |password: &str, expected: &[PasswordRule]| {
            assert_eq!(failed(password, History::New), expected, "{password}");
        };
        check("Tiger-Mango-482", &[]);
        check("Tiger-Lexuyi-Kite-1", &[]);
        check("Tiger-M-4821", &[]);
        check("Tiger-M-482", &[Length]);
        check(&"Tiger-M4".repeat(16), &[]);
        check(&("Tiger-M4".repeat(16) + "!"), &[Length]);
        check("Tiger-Mango-Kite", &[Number]);
        check("TIGER-MANGO-482", &[LowerCase]);
        check("tiger-mango-482", &[UpperCase]);
        check("Titan-Mango-482", &[NoNamePart]);
        check("Mango-482-anaïs", &[NoNamePart]);
        check("Mango-482-WONGx", &[NoNamePart]);
        check("Tiger-Le-Kite-1", &[NoNamePart]);
        check("", &[Length, Number, LowerCase, UpperCase]);
        assert_eq!(failed("Tiger-Mango-482", History::Used), [NeverUsed]);
        assert_eq!(failed("Tiger-Mango-482", History::Unknown), []);
    }

    #[test]
    fn what_is_not_known_is_not_judged() {
        let ruling = |history| {
            let verdict = PasswordRule::check("Tiger-Mango-482", &parts(), history);
            let never_used = verdict.rules().find(|(rule, _)| *rule == PasswordRule::NeverUsed);
            (never_used.map(|(_, ruling)| ruling), verdict.is_legal())
        };
        assert_eq!(ruling(History::Unknown), (Some(Ruling::NotJudged), true));
        assert_eq!(ruling(History::New), (Some(Ruling::Passed), true));
        assert_eq!(ruling(History::Used), (Some(Ruling::Failed), false));
    }

    #[test]
    fn length_is_counted_as_people_see_it() {
        let is_long_enough =
            |password: &str| !failed(password, History::New).contains(&PasswordRule::Length);
        assert!(is_long_enough("ééééééééé-E1"));
        assert!(!is_long_enough("ééééééé-E1"));
        assert!(!is_long_enough("e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}-E1"));
        assert!(!is_long_enough("Tiger-1\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}"));
        assert!(!is_long_enough(&("Tiger-Mango-1".to_owned() + &"\u{200b}".repeat(120))));
        assert!(is_long_enough("老虎和芒果在天上飞Aa1"));
        assert!(!is_long_enough("\u{fdfa}Aa1"));
    }

    proptest! {
        #[test]
        fn a_part_of_the_name_is_found_wherever_and_however_it_stands(
            before in "\\PC{0,20}",
            part in prop::sample::select(vec!["tan", "WONG", "Anaïs", "ANAI\u{308}S", "ｔａｎ", "wo\u{ad}ng"]),
            after in "[ -~]{0,20}",
        ) {
            let password = before + part + &after;
            prop_assert!(failed(&password, History::New).contains(&PasswordRule::NoNamePart));
        }

        #[test]
        fn the_way_a_keyboard_sends_accents_changes_no_outcome(password in "[a-zA-Zé-ÿ0-9 -/ạ-ỹ]{0,140}") {
            let apart: String = password.nfd().collect();
            prop_assert_eq!(failed(&password, History::New), failed(&apart, History::New));
        }

        #[test]
        fn any_text_is_judged_by_all_rules_and_a_broken_one_makes_it_illegal(password in "\\PC{0,140}|(?s:.{0,40})") {
            let verdict = PasswordRule::check(&password, &parts(), History::New);
            let rules: Vec<_> = verdict.rules().map(|(rule, _)| rule).collect();
            prop_assert_eq!(rules, PasswordRule::ALL);
            prop_assert_eq!(verdict.is_legal(), failed(&password, History::New).is_empty());
        }
    }
}
