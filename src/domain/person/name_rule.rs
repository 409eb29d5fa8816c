//! First and last names for the systems that want two: the full name stays the truth, and which of two plain rules was
//! used is always told. Nothing is guessed.

use std::borrow::Cow;

use super::class_name::ClassName;
use super::name::PersonName;

words! {
    /// How a full name becomes a first and a last name.
    #[derive(Default)]
    pub enum NameRule, fn meaning {
        /// What nobody has split stays whole.
        #[default]
        Class = "class", "the full name is the first name, and the class the last name";
        FirstWord = "first-word", "the first word of a name is the last name, and the rest the first name";
    }
}

impl NameRule {
    /// First name and last name. Both have something in them, because systems want both: a name of one word is both.
    pub fn split<'a>(
        self,
        name: &'a PersonName,
        class: &'a ClassName,
    ) -> (Cow<'a, str>, Cow<'a, str>) {
        let name = name.as_str();
        match (self, name.split_once(' ')) {
            (Self::Class, _) => (name.into(), class.as_str().into()),
            (Self::FirstWord, None) => (name.into(), name.into()),
            // D'SOUZA, MARIE: the comma says it already.
            (Self::FirstWord, Some((first, rest))) => {
                (rest.into(), first.trim_end_matches(',').into())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_split_by_the_rule_that_was_chosen_and_no_part_is_empty() {
        let check = |name: &str, rule: NameRule, first: &str, last: &str| {
            let name = PersonName::parse(name).expect("a name");
            let class = ClassName::parse("3 Integrity").expect("a class");
            assert_eq!(rule.split(&name, &class), (first.into(), last.into()), "{name}");
        };
        check("TAN KAI JUN", NameRule::Class, "TAN KAI JUN", "3 Integrity");
        check("TAN KAI JUN", NameRule::FirstWord, "KAI JUN", "TAN");
        check("D'SOUZA, MARIE ANNE", NameRule::FirstWord, "MARIE ANNE", "D'SOUZA");
        check("SUHARTO", NameRule::FirstWord, "SUHARTO", "SUHARTO");
        check("SUHARTO", NameRule::Class, "SUHARTO", "3 Integrity");
    }
}
