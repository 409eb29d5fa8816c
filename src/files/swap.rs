//! Two folders change places at once, so that there is no moment without one, where the system can do that.

use std::io;
use std::path::Path;

use super::naming::patiently;

/// The new one stands where the old one was, and the other way round.
pub(super) fn swap(new: &Path, old: &Path) -> io::Result<()> {
    #[cfg(any(target_os = "linux", target_vendor = "apple"))]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        if renameat_with(CWD, new, CWD, old, RenameFlags::EXCHANGE).is_ok() {
            return Ok(());
        }
    }
    swap_in_steps(new, old)
}

fn swap_in_steps(new: &Path, old: &Path) -> io::Result<()> {
    let mut aside = new.as_os_str().to_owned();
    aside.push("-old");
    let aside = Path::new(&aside);
    patiently(|| std::fs::rename(old, aside))?;
    if let Err(error) = patiently(|| std::fs::rename(new, old)) {
        patiently(|| std::fs::rename(aside, old))?;
        return Err(error);
    }
    patiently(|| std::fs::rename(aside, new))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_change_places_where_the_system_cannot_do_it_at_once_too() {
        let around = tempfile::tempdir().expect("a folder");
        let [new, old] = ["new", "old"].map(|name| around.path().join(name));
        for swap in [swap, swap_in_steps] {
            for folder in [&new, &old] {
                let _ = std::fs::remove_dir_all(folder);
                std::fs::create_dir(folder).expect("a folder");
            }
            std::fs::create_dir(new.join("inside")).expect("a folder");
            swap(&new, &old).expect("swapped");
            assert!(old.join("inside").is_dir() && !new.join("inside").exists());
            assert_eq!(std::fs::read_dir(around.path()).expect("a folder").count(), 2);
        }
    }
}
