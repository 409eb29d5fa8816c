//! The rules of a password as a child reads them, and what is wrong with one that was not taken.

use zeroize::Zeroizing;

use crate::domain::{FoundPart, PasswordRule, Verdict, Weakness};

/// Before the rules: it is true of all of them.
pub(crate) const CASE_SENSITIVE: &str = "Password is case sensitive.";

/// What a password needs.
pub(crate) fn rule(rule: PasswordRule) -> &'static str {
    match rule {
        PasswordRule::Length => "12 letters, numbers or signs, or more",
        PasswordRule::Number => "a number",
        PasswordRule::LowerCase => "a small letter, like a b c",
        PasswordRule::UpperCase => "a capital letter, like A B C",
        PasswordRule::NoNamePart => "no part of your name or login ID",
        PasswordRule::NeverUsed => "not a password that you had before",
    }
}

/// What to say of a rule that was broken.
pub(crate) fn broken(broken: PasswordRule) -> String {
    match broken {
        PasswordRule::NoNamePart => "It must have no part of your name or login ID.".to_owned(),
        PasswordRule::NeverUsed => "You had this password before. Choose a new one.".to_owned(),
        _ => format!("It needs {}.", rule(broken)),
    }
}

/// What to say of a password that was not taken, beside the rules that it breaks. It may show a word of it.
pub(crate) fn why_not(verdict: &Verdict, weakness: Option<Weakness>) -> Vec<Zeroizing<String>> {
    let found = verdict.name_part.as_ref().map(name_part);
    // Advice against guessing is for who has kept the rules; what is wrong with the typing spoils any password.
    let is_told = |weakness: &Weakness| verdict.is_legal() || weakness.is_in_typing();
    let weak = weakness.filter(is_told).map(|weakness| Zeroizing::new(weak(weakness).to_owned()));
    found.into_iter().chain(weak).collect()
}

/// Which letters: a child does not see the ang in mango.
fn name_part(found: &FoundPart) -> Zeroizing<String> {
    let FoundPart { part, before, after } = found;
    let mut sentence = Zeroizing::new(format!("It has a part of your name or login ID: {part}"));
    if !(before.is_empty() && after.is_empty()) {
        let pieces = [before.as_str(), part, after].into_iter().filter(|piece| !piece.is_empty());
        let word = Zeroizing::new(pieces.collect::<Vec<_>>().join("-"));
        sentence.push_str(", in ");
        sentence.push_str(&word);
    }
    sentence.push('.');
    sentence
}

/// Why it would be guessed, and what to do instead.
pub(crate) fn weak(weakness: Weakness) -> &'static str {
    match weakness {
        Weakness::Repeated => {
            "This says the same thing again and again: use three different words and a number instead."
        }
        Weakness::InARow => {
            "These come one after the other, like abc, 123 or qwerty: use three words and a number instead."
        }
        Weakness::OwnWords => {
            "Your friends would try your name or your school first: use three other words and a number instead."
        }
        Weakness::Common => {
            "Many people have a password like this: use three words that do not belong together and a number instead."
        }
        Weakness::OuterSpace => {
            "There is a space at the beginning or the end: type the password without it."
        }
        Weakness::OtherKeyboard => {
            "It has a letter or sign that a school laptop's keyboard does not have: use plain letters, numbers and signs."
        }
        Weakness::NearlySticker => {
            "This is nearly the password of your sticker: use three other words and a number instead."
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{History, NameParts, PersonName};

    #[test]
    fn a_sentence_says_what_to_do_instead() {
        for kind in [
            Weakness::Repeated,
            Weakness::InARow,
            Weakness::OwnWords,
            Weakness::Common,
            Weakness::NearlySticker,
        ] {
            let sentence = weak(kind);
            assert!(sentence.ends_with(" and a number instead."), "{sentence}");
            assert_eq!(sentence.matches('.').count(), 1, "{sentence}");
            assert!(sentence.split(' ').count() <= 20, "{sentence}");
        }
    }

    #[test]
    fn the_letters_of_a_name_are_shown_where_they_stand() {
        let name = PersonName::parse("ANG XU").expect("a name");
        let check = |password: &str, weakness: Option<Weakness>, expected: &[&str]| {
            let parts = NameParts::of_name(&name);
            let verdict = PasswordRule::check(password, &parts, History::New);
            let told = why_not(&verdict, weakness);
            let told: Vec<&str> = told.iter().map(|text| text.as_str()).collect();
            assert_eq!(told, expected, "{password}");
        };
        let outer = weak(Weakness::OuterSpace);
        check(
            "Tiger-Mango-482",
            None,
            &["It has a part of your name or login ID: ang, in m-ang-o."],
        );
        check("Fang-Tiger-482", None, &["It has a part of your name or login ID: ang, in f-ang."]);
        check("Tiger-Xu-48222", None, &["It has a part of your name or login ID: xu."]);
        check("Tiger-Kite-482", Some(Weakness::Common), &[weak(Weakness::Common)]);
        check("Tiger-Kite", Some(Weakness::Common), &[]);
        check("Tiger-Kite ", Some(Weakness::OuterSpace), &[outer]);
        let other = Weakness::OtherKeyboard;
        check("Tiger-Kite-４８２", Some(other), &[weak(other)]);
    }
}
