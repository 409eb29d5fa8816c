//! Files, functions and folders stay small enough to be read, and a `mod.rs` only declares and hands on.

use super::lexer::Kind;
use super::sources::{HOUSE, Source, below, entries, folders, rust_files};
use super::wrong::assert_none;

const LINES_OF_A_FILE: usize = 300;
const LINES_OF_A_FUNCTION: usize = 60;
const ENTRIES_OF_A_FOLDER: usize = 16;
/// What a file says about itself at its top.
const LINES_OF_A_PREFACE: std::ops::RangeInclusive<usize> = 1..=5;

/// The functions of a source: name, first line and length.
fn functions(source: &Source) -> Vec<(String, usize, usize)> {
    let mut found = Vec::new();
    for (at, token) in source.tokens.iter().enumerate().filter(|(_, t)| t.is_word("fn")) {
        let Some(name) = source.tokens.get(at + 1).and_then(|token| token.word()) else { continue };
        let mut depth = 0;
        for end in source.tokens.iter().skip(at) {
            match end.kind {
                Kind::Open(_) => depth += 1,
                Kind::Close(_) => depth -= 1,
                Kind::Sign(';') if depth == 0 => break,
                _ => {}
            }
            if depth == 0 && end.kind == Kind::Close('}') {
                found.push((name.to_owned(), token.line, end.line + 1 - token.line));
                break;
            }
        }
    }
    found
}

#[test]
fn no_file_is_too_long_and_each_says_what_it_is_for() {
    let files = ["src", "tests"].into_iter().flat_map(rust_files);
    let wrong = files.filter_map(|path| {
        let text = std::fs::read_to_string(&path).expect("a source");
        let preface = text.lines().take_while(|line| line.starts_with("//!")).count();
        let is_list = path.ends_with("src/lib.rs");
        let is_right = text.lines().count() <= LINES_OF_A_FILE
            && (is_list || LINES_OF_A_PREFACE.contains(&preface));
        (!is_right).then(|| below("", &path))
    });
    assert_none("file", wrong);
}

#[test]
fn no_function_is_too_long() {
    let all = HOUSE.sources.values();
    let all = all.flat_map(|source| functions(source).into_iter().map(move |f| (source, f)));
    let long = all.filter(|(_, (_, _, length))| *length > LINES_OF_A_FUNCTION);
    assert_none("function", long.map(|(source, (name, ..))| format!("{} {name}", source.file)));
}

#[test]
fn no_folder_is_too_full() {
    // What stands in src itself is the table of layers.
    let rooms = folders("src").into_iter().skip(1);
    let folders = rooms.chain(folders("tests"));
    let full = folders.filter(|folder| entries(folder).len() > ENTRIES_OF_A_FOLDER);
    assert_none("folder", full.map(|folder| below("", &folder)));
}

#[test]
fn a_mod_rs_only_declares_and_hands_on() {
    let items = ["fn", "struct", "enum", "trait", "impl", "const", "static", "type"];
    let mods = HOUSE.sources.values().filter(|source| source.is_mod());
    let wrong = mods.filter(|source| {
        source.tokens.iter().any(|token| items.iter().any(|item| token.is_word(item)))
    });
    assert_none("mod", wrong.map(|source| source.file.clone()));
}
