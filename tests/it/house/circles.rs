//! No circles: the files of one folder can be put into an order in which each needs only those before it. A folder in
//! it counts as one.

use std::collections::{BTreeMap, BTreeSet};

use super::sources::{HOUSE, House};
use super::wrong::assert_none;

/// Which entries of a folder need which others, and by which files.
type Arrows<'a> = BTreeMap<&'a str, BTreeMap<&'a str, String>>;

/// The arrows of each folder. A `mod.rs` only hands on, so it needs nothing.
fn arrows(house: &House) -> BTreeMap<&str, Arrows<'_>> {
    let mut found: BTreeMap<&str, Arrows<'_>> = BTreeMap::new();
    for source in house.sources.values().filter(|source| !source.is_mod()) {
        for used in house.used_by(source) {
            let Some((folder, from, to)) = parted(&source.file, &used.file) else { continue };
            // The layers have a table of their own.
            if !folder.is_empty() && to != "mod.rs" {
                let arrow = format!("{} uses {}", source.file, used.file);
                found.entry(folder).or_default().entry(from).or_default().insert(to, arrow);
            }
        }
    }
    found
}

/// The folder that two files share, and the entries of it that they are or stand in.
fn parted<'a>(one: &'a str, other: &'a str) -> Option<(&'a str, &'a str, &'a str)> {
    let shared = one.split('/').zip(other.split('/')).take_while(|(one, other)| one == other);
    let length: usize = shared.map(|(word, _)| word.len() + 1).sum();
    let entry = |file: &'a str| file.get(length..)?.split('/').next();
    Some((one.get(..length)?.trim_end_matches('/'), entry(one)?, entry(other)?))
}

/// Whether an entry needs another one, at once or through others.
fn needs(arrows: &Arrows<'_>, from: &str, to: &str) -> bool {
    let mut reached = BTreeSet::from([from]);
    let mut new = vec![from];
    while let Some(next) = new.pop() {
        let needed = arrows.get(next).into_iter().flatten().map(|(entry, _)| *entry);
        new.extend(needed.filter(|entry| reached.insert(entry)));
    }
    reached.contains(to)
}

/// The arrows of a folder that are part of a circle.
fn circles(arrows: &Arrows<'_>) -> Vec<String> {
    let all = arrows.iter().flat_map(|(from, to)| to.iter().map(move |to| (from, to)));
    let round = all.filter(|(from, (to, _))| needs(arrows, to, from));
    round.map(|(_, (_, arrow))| arrow.clone()).collect()
}

#[test]
fn no_files_of_a_folder_need_each_other_in_a_circle() {
    assert_none("circle", arrows(&HOUSE).values().flat_map(circles));
}

#[test]
fn a_circle_is_seen_through_re_exports_and_folders() {
    let check = |files: &[(&str, &str)], expected: &[&str]| {
        let shop = ("shop/mod.rs", "mod till; mod shelf; pub use till::Till;");
        let files = files.iter().chain([&shop]);
        let files = files.map(|(file, text)| ((*file).to_owned(), (*text).to_owned()));
        let found: Vec<_> = arrows(&House::of(files)).values().flat_map(circles).collect();
        assert_eq!(found, expected);
    };
    check(&[("shop/till.rs", "use super::shelf::A;"), ("shop/shelf.rs", "")], &[]);
    check(
        &[("shop/till.rs", "use super::shelf::A;"), ("shop/shelf.rs", "use crate::shop::Till;")],
        &["shop/shelf.rs uses shop/till.rs", "shop/till.rs uses shop/shelf.rs"],
    );
    check(
        &[
            ("shop/till.rs", "use super::back::Key;"),
            ("shop/back/mod.rs", "mod door; pub use door::Key;"),
            ("shop/back/door.rs", "use crate::shop::Till;"),
        ],
        &["shop/back/door.rs uses shop/till.rs", "shop/till.rs uses shop/back/door.rs"],
    );
}
