//! How a test of the house fails: with everything that is wrong, in order.

/// Fails with what was found.
pub(crate) fn assert_none(check: &str, found: impl IntoIterator<Item = String>) {
    let mut wrong: Vec<_> = found.into_iter().collect();
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "{check}: {wrong:#?}");
}
