//! What is wrong is told by types: no layer below the people who read it names a command or a flag, or speaks to them.

use std::sync::LazyLock;

use regex::Regex;

use super::layers::SILENT;
use super::sources::HOUSE;
use super::wrong::assert_none;
use crate::common::{Office, commands};

/// What only a layer that speaks to people says, and the layers that may after all.
static SPOKEN: LazyLock<[(&str, Regex, &[&str]); 4]> = LazyLock::new(|| {
    let commands = commands(&Office::new()).join("|");
    // Four words from a capital on, or three up to a full stop; neither `SELECT id FROM ...` nor `Own password`.
    let sentence = r"(^|[.:;!?] )[A-Z][a-z]*( [a-z']+){2}( [a-z']|[.?!])";
    // A hint tells the reader to do something.
    let hint = r"\b(please|try again|you|your|make sure|instead)\b";
    [
        ("command", format!(r"\bmims ({commands})\b"), &[][..]),
        ("flag", r"(^|[^-\w])--[a-z]".to_owned(), &[]),
        // Paper speaks to whoever holds it.
        ("sentence", sentence.to_owned(), &["print"]),
        ("hint", hint.to_owned(), &["print"]),
    ]
    .map(|(name, pattern, but)| (name, Regex::new(&pattern).expect("a pattern"), but))
});

/// Texts that may say it, and why.
const EXEMPT: &[(&str, &str, &str)] = &[
    (
        "domain/password/question.rs",
        "favourite",
        "the questions stand in the source document word for word",
    ),
    (
        "crypto/key_file.rs",
        "# mims vault key",
        "the comment of a file for people, which age reads too",
    ),
];

/// What a text of a layer says that only speaking layers say.
fn spoken(layer: &str, text: &str) -> impl Iterator<Item = &'static str> {
    let said = SPOKEN
        .iter()
        .filter(move |(_, pattern, but)| !but.contains(&layer) && pattern.is_match(text));
    said.map(|(name, ..)| *name)
}

fn is_exempt(file: &str, text: &str) -> bool {
    EXEMPT.iter().any(|(of, part, _)| *of == file && text.contains(part))
}

#[test]
fn no_silent_layer_names_a_command_or_a_flag_or_speaks_to_people() {
    let silent = HOUSE.sources.values().filter(|source| SILENT.contains(&source.layer()));
    let wrong = silent.flat_map(|source| {
        let texts = source.texts().filter(|(text, _)| !is_exempt(&source.file, text));
        texts.flat_map(move |(text, line)| {
            spoken(source.layer(), text)
                .map(move |kind| format!("{}:{line} {kind} {text:?}", source.file))
        })
    });
    assert_none("words", wrong);
}

#[test]
fn speech_is_told_from_fragments() {
    let check = |text: &str, expected: &[&str]| {
        assert_eq!(spoken("ops", text).collect::<Vec<_>>(), expected, "{text}");
    };
    check("mims undo takes it back", &["command"]);
    check("mims-1 {id}", &[]);
    check("add --accept-many", &["flag"]);
    check("a--b", &[]);
    check("The list holds nobody", &["sentence"]);
    check("no such class. Give it another name", &["sentence"]);
    check("Still to enrol", &[]);
    check("SELECT id FROM students", &[]);
    check("the name is longer than {MOST} letters", &[]);
    check("3 Integrity", &[]);
    check("check your list", &["hint"]);
}
