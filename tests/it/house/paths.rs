//! Paths in a list of tokens: `crate::a::{b, c}` as `crate::a::b` and `crate::a::c`, and what `use` brings into a file.

use super::lexer::{Kind, Token};

/// A path and what it is called where it was brought in.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct NamedPath {
    pub(crate) name: String,
    pub(crate) path: Vec<String>,
}

/// Every path into this crate.
pub(crate) fn paths(tokens: &[Token]) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let begins = ["crate", "super", "self"].iter().any(|word| token.is_word(word));
        let goes_on = at > 0 && tokens.get(at - 1).is_some_and(|before| before.is_sign(':'));
        if begins && !goes_on && is_parted(tokens, at + 1) {
            let mut at = at;
            tree(tokens, &mut at, &[], &mut found);
        }
    }
    // `self::` of a group and a lone `self` name nothing new.
    found.into_iter().map(|named| named.path).filter(|path| path.len() > 1).collect()
}

/// What the `use` items of a file name.
pub(crate) fn uses(tokens: &[Token]) -> Vec<NamedPath> {
    let mut found = Vec::new();
    for (at, _) in tokens.iter().enumerate().filter(|(_, token)| token.is_word("use")) {
        let mut at = at + 1;
        tree(tokens, &mut at, &[], &mut found);
    }
    found
}

/// Whether `::` stands here.
fn is_parted(tokens: &[Token], at: usize) -> bool {
    [at, at + 1].iter().all(|at| tokens.get(*at).is_some_and(|token| token.is_sign(':')))
}

/// Reads one path or a tree of them, and leaves `at` behind it.
fn tree(tokens: &[Token], at: &mut usize, before: &[String], found: &mut Vec<NamedPath>) {
    let mut path = before.to_vec();
    while let Some(token) = tokens.get(*at) {
        match &token.kind {
            Kind::Word(word) if word == "self" && !path.is_empty() => {}
            Kind::Word(word) => path.push(word.clone()),
            Kind::Open('{') => {
                *at += 1;
                while tokens.get(*at).is_some_and(|token| token.kind != Kind::Close('}')) {
                    let before = *at;
                    tree(tokens, at, &path, found);
                    if tokens.get(*at).is_some_and(|token| token.is_sign(',')) || *at == before {
                        *at += 1;
                    }
                }
                *at += 1;
                return;
            }
            _ => break,
        }
        *at += 1;
        if !is_parted(tokens, *at) {
            break;
        }
        *at += 2;
    }
    let alias = tokens.get(*at).filter(|token| token.is_word("as")).and(tokens.get(*at + 1));
    if alias.is_some() {
        *at += 2;
    }
    if let Some(name) = alias.and_then(Token::word).or(path.last().map(String::as_str)) {
        found.push(NamedPath { name: name.to_owned(), path: path.clone() });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::house::code::Code;

    fn joined(paths: impl IntoIterator<Item = Vec<String>>) -> String {
        paths.into_iter().map(|path| path.join("::")).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_tree_of_paths_is_read_as_its_leaves() {
        let check = |text: &str, expected: &str| {
            assert_eq!(joined(paths(&Code::of(text).tokens)), expected, "{text}");
        };
        check("use crate::store::Store;", "crate::store::Store");
        check(
            "use crate::{ops, store::{self, x as y}};",
            "crate::ops crate::store crate::store::x",
        );
        check("let x = crate::cli::run(super::b);", "crate::cli::run super::b");
        check("use super::super::a::*; use std::fmt;", "super::super::a");
        check("pub(crate) fn a(self) -> crate::A<u8> {}", "crate::A");
    }

    #[test]
    fn what_is_brought_in_has_a_name() {
        let uses = uses(&Code::of("use a::b as c; pub use d::{e, f::G};").tokens);
        let names: Vec<_> = uses.iter().map(|used| used.name.as_str()).collect();
        assert_eq!(names, ["c", "e", "G"]);
        assert_eq!(joined(uses.into_iter().map(|used| used.path)), "a::b d::e d::f::G");
    }
}
