//! Whether a place suits a store, on Windows: files have no modes there, so who may read one is decided by its folder.

use std::path::Path;

/// What is against keeping a store in this folder.
#[cfg(not(windows))]
pub fn doubt_of_place(_: &Path) -> Option<&'static str> {
    None
}

#[cfg(windows)]
pub fn doubt_of_place(folder: &Path) -> Option<&'static str> {
    use std::path::{Component, Prefix};
    let folder = std::path::absolute(folder).ok()?;
    let is_share = folder.components().next().is_some_and(|first| match first {
        Component::Prefix(prefix) => {
            matches!(prefix.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..))
        }
        _ => false,
    });
    if is_share {
        return Some(
            "the store is on a share, where two computers can damage it and others may read it; a folder of your own \
             profile suits it, which is where it is without --store",
        );
    }
    if ["OneDrive", "OneDriveCommercial", "OneDriveConsumer"]
        .iter()
        .any(|name| is_in(&folder, name))
    {
        return Some(
            "the store is in OneDrive, which copies it elsewhere while it is written and can damage it; a folder outside of it \
             suits it, such as the one that is used without --store",
        );
    }
    (!is_in(&folder, "USERPROFILE")).then_some(
        "the store is outside of your own profile, where others may read it; without --store it is inside",
    )
}

/// Whether a path is in the folder that a variable names. Windows makes no difference between large and small letters.
#[cfg(windows)]
#[expect(
    clippy::disallowed_methods,
    reason = "what Windows tells is no option of the command line"
)]
fn is_in(path: &Path, variable: &str) -> bool {
    let small = |path: &Path| std::path::PathBuf::from(path.to_string_lossy().to_lowercase());
    std::env::var_os(variable)
        .filter(|folder| !folder.is_empty())
        .is_some_and(|folder| small(path).starts_with(small(Path::new(&folder))))
}
