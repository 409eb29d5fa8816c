//! What is still wrong and known to be. The list only ever gets shorter.

/// The check and how what it finds begins.
const KNOWN: &[(&str, &str)] = &[("list", "src/lib.rs")];

/// Fails with what was found, but for what is known of this check.
pub(crate) fn assert_none(check: &str, found: impl IntoIterator<Item = String>) {
    let is_known =
        |found: &String| KNOWN.iter().any(|(of, start)| *of == check && found.starts_with(start));
    let mut wrong: Vec<_> = found.into_iter().filter(|found| !is_known(found)).collect();
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "{check}: {wrong:#?}");
}
