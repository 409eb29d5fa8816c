//! Closed word lists of the domain as values of flags: what a flag takes, its help and its completions are the one list.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use crate::domain::{Role, Word};

/// Takes one of the words.
pub fn one_of<T: Word>() -> impl TypedValueParser<Value = T> {
    parser(PossibleValue::new)
}

/// The same, with a sentence about each.
pub fn one_of_explained<T: Word>(about: fn(T) -> String) -> impl TypedValueParser<Value = T> {
    parser(move |word| {
        let explained = T::of_word(word).map(about).unwrap_or_default();
        PossibleValue::new(word).help(explained)
    })
}

/// Takes whose accounts are meant.
pub fn role() -> impl TypedValueParser<Value = Role> {
    one_of_explained(|role: Role| format!("Login IDs ending in @{}", role.domain()))
}

fn parser<T: Word>(
    value: impl Fn(&'static str) -> PossibleValue,
) -> impl TypedValueParser<Value = T> {
    let values: Vec<_> = T::WORDS.iter().map(|one| value(one.word())).collect();
    PossibleValuesParser::new(values)
        .map(|word| T::of_word(&word).expect("the parser lets only these words through"))
}
