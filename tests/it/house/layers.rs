//! Dependencies between the layers point one way: a `crate::` path to a layer on the wrong side fails here.

use std::path::Path;

use crate::common::project;

/// Each layer and the layers it may use.
const LAYERS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("crypto", &["domain"]),
    ("roster", &["domain"]),
    ("print", &["domain"]),
    ("unfinished", &[]),
    ("store", &["domain", "crypto", "unfinished"]),
    ("plan", &["domain", "roster", "store"]),
    ("ops", &["domain", "crypto", "roster", "plan", "print", "store", "terminal"]),
    ("pages", &["domain", "store", "ops"]),
    ("terminal", &["domain", "crypto", "roster", "print", "store", "ops", "unfinished"]),
    ("context", &["domain", "store", "terminal"]),
    (
        "commands",
        &[
            "domain", "crypto", "roster", "plan", "print", "store", "ops", "pages", "terminal",
            "context",
        ],
    ),
    ("cli", &["terminal", "context", "commands", "unfinished"]),
];

/// Names that would let a layer reach around its neighbours.
const FORBIDDEN: &[(&str, &[&str])] = &[
    ("domain", &["std::fs", "std::io", "std::env", "rusqlite", "clap", "rand::"]),
    // Archives in memory are read through the traits of std::io.
    ("roster", &["std::fs", "io::stdin", "io::stdout", "io::stderr", "rusqlite", "clap"]),
    ("print", &["std::fs", "std::io", "rusqlite", "clap"]),
    ("pages", &["std::fs", "std::io", "rusqlite", "clap", "PreEscaped(format"]),
    ("crypto", &["std::fs", "rusqlite", "clap"]),
    ("ops", &["std::fs", "std::io", "clap", "dialoguer", "indicatif"]),
    ("commands", &["std::fs", "rusqlite"]),
    ("terminal", &["rusqlite"]),
];

/// The Rust files of a layer, without their tests.
fn sources(layer: &str) -> Vec<(String, String)> {
    let src = project("src");
    let mut files = vec![src.join(format!("{layer}.rs"))];
    let mut folders = vec![src.join(layer)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    let is_rust = |path: &Path| path.extension().is_some_and(|extension| extension == "rs");
    let existing = files.into_iter().filter(|path| is_rust(path) && path.is_file());
    existing
        .map(|path| {
            let text = std::fs::read_to_string(&path).expect("a source file");
            let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
            let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
            (path.display().to_string(), lines.collect::<Vec<_>>().join("\n"))
        })
        .collect()
}

/// The layers that a source names in `crate::` paths, grouped ones (`crate::{a, b}`) too.
fn named_layers(code: &str) -> Vec<String> {
    let mut named = Vec::new();
    for after in code.split("crate::").skip(1) {
        let list = after.strip_prefix('{').and_then(|rest| rest.split('}').next());
        let items = list.map_or_else(|| vec![after], |list| list.split(',').collect());
        for item in items {
            let word: String = item
                .trim()
                .chars()
                .take_while(|c| c.is_ascii_alphanumeric() || *c == '_')
                .collect();
            named.push(word);
        }
    }
    named
}

#[test]
fn no_layer_uses_one_on_the_wrong_side() {
    let mut wrong = Vec::new();
    for (layer, allowed) in LAYERS {
        let files = sources(layer);
        assert!(!files.is_empty(), "the layer {layer} has no files");
        for (file, code) in files {
            let named = named_layers(&code);
            let bad =
                named.iter().filter(|name| *name != layer && !allowed.contains(&name.as_str()));
            wrong.extend(bad.map(|name| format!("{file} uses {name}")));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_layer_reaches_around_its_neighbours() {
    let mut wrong = Vec::new();
    for (layer, words) in FORBIDDEN {
        for (file, code) in sources(layer) {
            wrong.extend(
                words
                    .iter()
                    .filter(|word| code.contains(*word))
                    .map(|word| format!("{file} has {word}")),
            );
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn only_the_store_has_sql() {
    for (layer, _) in LAYERS.iter().filter(|(layer, _)| *layer != "store") {
        for (file, code) in sources(layer) {
            for word in ["SELECT ", "INSERT INTO", "UPDATE ", "DELETE FROM", "PRAGMA "] {
                assert!(!code.contains(word), "{file} has {word}");
            }
        }
    }
}

#[test]
fn a_wrong_arrow_is_seen() {
    assert_eq!(named_layers("use crate::store::Store;"), ["store"]);
    assert_eq!(named_layers("use crate::{ops, store::x};"), ["ops", "store"]);
    assert_eq!(named_layers("let x = crate::cli::run();"), ["cli"]);
}
