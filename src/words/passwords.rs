//! The rules of a password as a child reads them, and what is wrong with one that was not taken.

use crate::domain::{PasswordRule, Weakness};

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
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_says_what_to_do_instead() {
        for kind in [Weakness::Repeated, Weakness::InARow, Weakness::OwnWords, Weakness::Common] {
            let sentence = weak(kind);
            assert!(sentence.ends_with(" and a number instead."), "{sentence}");
            assert_eq!(sentence.matches('.').count(), 1, "{sentence}");
            assert!(sentence.split(' ').count() <= 20, "{sentence}");
        }
    }
}
