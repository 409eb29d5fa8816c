//! The files of the product as the tests of the house see them: their modules, and what a path in one of them leads to.
//! It judges nothing.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use super::code::Code;
use super::lexer::{Kind, Token};
use super::paths::{NamedPath, paths, uses};
use crate::common::project;

/// One file of the product that is compiled without tests too.
pub(crate) struct Source {
    /// Below src, with slashes: `store/audit.rs`.
    pub(crate) file: String,
    pub(crate) tokens: Vec<Token>,
    /// `["store", "audit"]`; a `mod.rs` is called after its folder.
    module: Vec<String>,
    /// What `use` brings into it or hands on.
    uses: Vec<NamedPath>,
}

/// A text behind one of these says why something cannot be.
const REASONS: [&str; 2] = ["expect", "expect_err"];

/// All files of the product.
pub(crate) struct House {
    pub(crate) sources: BTreeMap<Vec<String>, Source>,
}

pub(crate) static HOUSE: LazyLock<House> = LazyLock::new(|| {
    let texts = rust_files("src").into_iter().map(|path| {
        let text = std::fs::read_to_string(&path).expect("a source");
        (below("src", &path), text)
    });
    House::of(texts.filter(|(file, _)| !matches!(file.as_str(), "main.rs" | "lib.rs")))
});

impl Source {
    /// The layer: the first word of its place.
    pub(crate) fn layer(&self) -> &str {
        self.module.first().map_or("", String::as_str)
    }

    /// The texts of the code with their lines, without those for whoever reads the code when it fails.
    pub(crate) fn texts(&self) -> impl Iterator<Item = (&str, usize)> {
        self.tokens.iter().enumerate().filter_map(|(at, token)| {
            let Kind::Text(text) = &token.kind else { return None };
            let before = at.checked_sub(2).and_then(|at| self.tokens.get(at));
            let is_reason = before.is_some_and(|word| REASONS.iter().any(|r| word.is_word(r)));
            (!is_reason).then_some((text.as_str(), token.line))
        })
    }

    /// Whether the code names this path, such as `std::fs`, in a tree of paths too.
    pub(crate) fn names(&self, path: &str) -> bool {
        let named = self.uses.iter().map(|used| used.path.join("::"));
        let words: Vec<_> = self.tokens.iter().filter_map(Token::word).collect();
        let expected: Vec<_> = path.split("::").collect();
        words.windows(expected.len()).any(|found| found == expected)
            || named.into_iter().any(|used| format!("::{used}::").contains(&format!("::{path}::")))
    }

    /// Whether it stands for its folder, so that it declares and hands on what is in there.
    pub(crate) fn is_mod(&self) -> bool {
        self.file.ends_with("/mod.rs")
    }
}

impl House {
    pub(crate) fn of(texts: impl Iterator<Item = (String, String)>) -> Self {
        let mut for_tests: Vec<Vec<String>> = Vec::new();
        let mut sources = BTreeMap::new();
        for (file, text) in texts {
            let module = module_of(&file);
            let code = Code::of(&text);
            let inner = |name| [module.clone(), vec![name]].concat();
            for_tests.extend(code.for_tests.into_iter().map(inner));
            let uses = uses(&code.tokens);
            sources.insert(module.clone(), Source { file, tokens: code.tokens, module, uses });
        }
        sources.retain(|module, _| !for_tests.iter().any(|test| module.starts_with(test)));
        Self { sources }
    }

    /// The files that the paths of this one lead to, without itself.
    pub(crate) fn used_by<'a>(&'a self, source: &'a Source) -> impl Iterator<Item = &'a Source> {
        let found = paths(&source.tokens).into_iter();
        let found = found.filter_map(|path| self.found(&source.module, &path, 0));
        found.filter(|used| used.file != source.file)
    }

    /// The file where what a path names is defined: re-exports are followed.
    fn found(&self, from: &[String], path: &[String], hops: usize) -> Option<&Source> {
        let mut place: Vec<String> = from.to_vec();
        let mut at = 0;
        while let Some(word) = path.get(at) {
            match word.as_str() {
                "crate" => place.clear(),
                "super" => drop(place.pop()),
                "self" => {}
                _ => {
                    place.push(word.clone());
                    if !self.sources.contains_key(&place) {
                        place.pop();
                        break;
                    }
                }
            }
            at += 1;
        }
        let source = self.sources.get(&place)?;
        let rest = path.get(at..).unwrap_or_default();
        let handed_on = rest.first().and_then(|name| source.uses.iter().find(|u| u.name == *name));
        match handed_on {
            Some(used) if hops < 8 => {
                let onward = [used.path.as_slice(), rest.get(1..).unwrap_or_default()].concat();
                self.found(&place, &onward, hops + 1)
            }
            _ => Some(source),
        }
    }
}

/// `store/audit.rs` is `["store", "audit"]`, and so would be `store/audit/mod.rs`.
fn module_of(file: &str) -> Vec<String> {
    let path = file.trim_end_matches(".rs");
    let path = path.strip_suffix("/mod").unwrap_or(path);
    path.split('/').map(str::to_owned).collect()
}

/// The Rust files below a folder of the project.
pub(crate) fn rust_files(folder: &str) -> Vec<PathBuf> {
    let all = folders(folder).into_iter().flat_map(|folder| entries(&folder));
    all.filter(|path| path.extension().is_some_and(|ending| ending == "rs")).collect()
}

/// A folder of the project and all folders below it.
pub(crate) fn folders(folder: &str) -> Vec<PathBuf> {
    let mut found = vec![project(folder)];
    let mut at = 0;
    while let Some(folder) = found.get(at) {
        let inner = entries(folder).into_iter().filter(|path| path.is_dir());
        found.extend(inner);
        at += 1;
    }
    found
}

/// What is in a folder, in the order of names.
pub(crate) fn entries(folder: &Path) -> Vec<PathBuf> {
    let read = std::fs::read_dir(folder).expect("a folder");
    let mut entries: Vec<_> = read.map(|entry| entry.expect("an entry").path()).collect();
    entries.sort();
    entries
}

/// The place of a file below a folder of the project, with slashes.
pub(crate) fn below(folder: &str, path: &Path) -> String {
    let place = path.strip_prefix(project(folder)).expect("a file of the project");
    place.display().to_string().replace('\\', "/")
}

#[test]
fn a_path_leads_to_the_file_where_the_thing_is_defined() {
    let house = House::of(
        [
            ("shop/mod.rs", "mod till; mod shelf; pub use till::{Till as Desk, count}; use crate::town::Street;"),
            ("shop/till.rs", "use super::shelf::Shelf; use super::Street; use std::fmt;"),
            ("shop/shelf.rs", "use super::{Desk, count};"),
            ("town.rs", "fn a() { crate::shop::count(1) } fn b() -> crate::shop::shelf::Shelf<u8> {}"),
        ]
        .map(|(file, text)| (file.to_owned(), text.to_owned()))
        .into_iter(),
    );
    let check = |file: &str, expected: &[&str]| {
        let source = house.sources.values().find(|source| source.file == file).expect("a file");
        let used: Vec<_> = house.used_by(source).map(|used| used.file.as_str()).collect();
        assert_eq!(used, expected, "{file}");
    };
    check("shop/till.rs", &["shop/shelf.rs", "town.rs"]);
    check("shop/shelf.rs", &["shop/till.rs", "shop/till.rs"]);
    check("town.rs", &["shop/till.rs", "shop/shelf.rs"]);
}
