//! The layers of the product, bottom first, and whom each may use. A path to a layer on the wrong side fails here.

use super::sources::{HOUSE, Source};
use super::wrong::assert_none;

/// Each layer and the layers it may use, in the order of the list in src/lib.rs.
pub(crate) const LAYERS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("files", &[]),
    ("roster", &["domain"]),
    ("crypto", &["domain"]),
    ("plan", &["domain", "roster"]),
    ("print", &[]),
    ("directory", &["domain"]),
    ("store", &["domain", "files", "crypto"]),
    ("rows", &["domain"]),
    ("exports", &["domain", "directory", "rows"]),
    ("ops", &["domain", "roster", "crypto", "plan", "print", "directory", "store"]),
    ("words", &["domain", "ops"]),
    ("pages", &["domain", "rows", "ops", "words"]),
    ("web", &["domain", "crypto", "directory", "store", "ops", "words", "pages"]),
    (
        "terminal",
        &[
            "domain",
            "files",
            "roster",
            "crypto",
            "plan",
            "print",
            "directory",
            "store",
            "rows",
            "exports",
            "ops",
            "web",
        ],
    ),
    ("context", &["domain", "files", "crypto", "store", "terminal"]),
    (
        "commands",
        &[
            "domain",
            "files",
            "roster",
            "crypto",
            "plan",
            "print",
            "directory",
            "store",
            "rows",
            "exports",
            "ops",
            "words",
            "pages",
            "web",
            "terminal",
            "context",
        ],
    ),
    ("cli", &["terminal", "context", "commands"]),
];

/// The layers that know nothing of commands, flags and whoever reads: they say what is the matter by types.
pub(crate) const SILENT: [&str; 11] = [
    "domain",
    "files",
    "roster",
    "crypto",
    "plan",
    "print",
    "directory",
    "store",
    "rows",
    "exports",
    "ops",
];

/// Names that would let a layer reach around its neighbours.
const FORBIDDEN: &[(&str, &[&str])] = &[
    ("domain", &["std::fs", "std::io", "std::env", "rusqlite", "clap", "rand"]),
    // Archives in memory are read through the traits of std::io.
    ("roster", &["std::fs", "io::stdin", "io::stdout", "io::stderr", "rusqlite", "clap"]),
    ("crypto", &["std::fs", "rusqlite", "clap"]),
    ("plan", &["std::fs", "std::io", "std::env", "rusqlite", "clap", "rand"]),
    // Fonts are unpacked through the same traits.
    ("print", &["std::fs", "io::stdin", "io::stdout", "io::stderr", "rusqlite", "clap"]),
    ("rows", &["std::fs", "rusqlite", "clap"]),
    ("exports", &["std::fs", "rusqlite", "clap"]),
    ("ops", &["std::fs", "std::io", "clap", "dialoguer", "indicatif"]),
    ("words", &["std::fs", "std::io", "rusqlite", "clap"]),
    // What is not escaped is written by hand, never put together.
    ("pages", &["std::fs", "std::io", "rusqlite", "clap", "PreEscaped::format"]),
    ("terminal", &["rusqlite"]),
    ("commands", &["std::fs", "rusqlite"]),
];

/// The layers that this source uses and may not.
fn wrong_arrows(source: &Source) -> Vec<String> {
    let allowed = LAYERS.iter().find(|(layer, _)| *layer == source.layer());
    let allowed = allowed.map_or(&[][..], |(_, allowed)| allowed);
    let used = HOUSE.used_by(source).map(Source::layer);
    let wrong = used.filter(|used| *used != source.layer() && !allowed.contains(used));
    wrong.map(|used| format!("{} uses {used}", source.file)).collect()
}

#[test]
fn no_layer_uses_one_on_the_wrong_side() {
    assert_none("arrow", HOUSE.sources.values().flat_map(wrong_arrows));
}

#[test]
fn every_file_is_in_a_layer_and_every_layer_has_files() {
    let named = |source: &&Source| LAYERS.iter().any(|(layer, _)| *layer == source.layer());
    let homeless = HOUSE.sources.values().filter(|source| !named(source));
    let empty = LAYERS
        .iter()
        .map(|(layer, _)| *layer)
        .filter(|layer| !HOUSE.sources.values().any(|source| source.layer() == *layer));
    let homeless = homeless.map(|source| source.file.clone());
    assert_none("layer", homeless.chain(empty.map(str::to_owned)));
}

#[test]
fn the_arrows_of_the_table_point_one_way() {
    for (at, (layer, allowed)) in LAYERS.iter().enumerate() {
        let before = LAYERS.iter().take(at).map(|(layer, _)| layer);
        let before: Vec<_> = before.collect();
        for used in *allowed {
            assert!(before.contains(&used), "{layer} may not use {used}");
        }
    }
}

#[test]
fn every_arrow_of_the_table_is_needed() {
    let needs = |layer: &str, used: &str| {
        let own = HOUSE.sources.values().filter(|source| source.layer() == layer);
        own.flat_map(|source| HOUSE.used_by(source)).any(|found| found.layer() == used)
    };
    let arrows =
        LAYERS.iter().flat_map(|(layer, allowed)| allowed.iter().map(move |to| (layer, to)));
    let unused = arrows.filter(|(layer, used)| !needs(layer, used));
    assert_none("unused", unused.map(|(layer, used)| format!("{layer} uses no {used}")));
}

#[test]
fn the_list_in_lib_rs_is_in_the_order_of_the_table() {
    let path = crate::common::project("src/lib.rs");
    let text = std::fs::read_to_string(path).expect("a source");
    let item = |line: &str| {
        let name = line.strip_prefix("//! - ")?.split('`').nth(1)?;
        Some(name.trim_start_matches("mod@").to_owned())
    };
    let listed: Vec<_> = text.lines().filter_map(item).collect();
    let layers: Vec<_> = LAYERS.iter().map(|(layer, _)| *layer).collect();
    assert_eq!(listed, layers);
}

#[test]
fn no_layer_reaches_around_its_neighbours() {
    let wrong = FORBIDDEN.iter().flat_map(|(layer, names)| {
        let sources = HOUSE.sources.values().filter(move |source| source.layer() == *layer);
        sources.flat_map(move |source| {
            let named = names.iter().filter(|name| source.names(name));
            named.map(|name| format!("{} names {name}", source.file))
        })
    });
    assert_none("neighbour", wrong);
}

#[test]
fn only_the_store_has_sql() {
    let others = HOUSE.sources.values().filter(|source| source.layer() != "store");
    let wrong = others.flat_map(|source| {
        let words = ["SELECT ", "INSERT INTO", "UPDATE ", "DELETE FROM", "PRAGMA "];
        let texts = source.texts().filter(move |(text, _)| words.iter().any(|w| text.contains(w)));
        texts.map(|(text, line)| format!("{}:{line} has {text:?}", source.file))
    });
    assert_none("sql", wrong);
}
