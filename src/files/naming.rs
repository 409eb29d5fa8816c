//! Which names are given, and giving them. On Windows a file that another program has open cannot be replaced: whoever only
//! looks for a moment is waited for.

use std::ffi::OsStr;
use std::io;
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// So long a program that has a file open is waited for.
const PATIENCE: Duration = Duration::from_secs(2);

/// What no part of a name has on Windows: a colon hides what is written in a second stream of another file.
const NEVER: &str = "<>:\"|?*";

/// Names of devices there, with any ending.
const DEVICES: [&str; 4] = ["CON", "PRN", "AUX", "NUL"];

/// Whether every system takes a name as it is. A file that is made on one of them is carried to another.
pub fn is_taken_everywhere(name: &OsStr) -> bool {
    // What is no text is a name on this system alone, and nobody's to judge.
    let Some(name) = name.to_str() else { return true };
    let stem = name.split('.').next().unwrap_or(name).trim_end().to_ascii_uppercase();
    let is_port = ["COM", "LPT"].iter().any(|port| {
        stem.strip_prefix(port).is_some_and(|digit| digit.len() == 1 && digit.parse::<u8>().is_ok())
    });
    !(name.ends_with(['.', ' '])
        || name.contains(|letter: char| letter.is_control() || NEVER.contains(letter))
        || DEVICES.contains(&stem.as_str())
        || is_port)
}

/// Whether this is the failure of a file that another program has open, which stands in the way on Windows only.
pub(super) fn is_held(error: &io::Error) -> bool {
    // A sharing violation, and a lock.
    let is_shared = matches!(error.raw_os_error(), Some(32 | 33));
    cfg!(windows) && (is_shared || error.kind() == io::ErrorKind::PermissionDenied)
}

/// Does what another program may stand in the way of, again and again for a while.
pub(super) fn patiently<T>(act: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    repeated(PATIENCE, is_held, act)
}

fn repeated<T>(
    patience: Duration,
    is_held: fn(&io::Error) -> bool,
    mut act: impl FnMut() -> io::Result<T>,
) -> io::Result<T> {
    let began = Instant::now();
    loop {
        match act() {
            Err(error) if is_held(&error) && began.elapsed() < patience => {
                sleep(Duration::from_millis(100));
            }
            ended => return ended,
        }
    }
}

/// Whether the file of this name can be replaced now.
pub(super) fn can_be_replaced(path: &Path) -> io::Result<()> {
    #[cfg_attr(not(windows), expect(unused_mut, reason = "the rights are those of Windows"))]
    let mut options = std::fs::OpenOptions::new();
    #[cfg(windows)]
    {
        use std::os::windows::fs::OpenOptionsExt as _;
        // To delete: the right that others do not have to a file which its reader shares for reading alone.
        options.access_mode(0x0001_0000);
    }
    if cfg!(windows) && path.exists() {
        patiently(|| options.open(path))?;
    }
    Ok(())
}

/// Puts a folder where there is none, or an empty one.
pub fn rename_folder(making: &Path, path: &Path) -> io::Result<()> {
    if cfg!(windows) {
        // There an empty one is in the way; one with anything in it is not removed.
        let _ = std::fs::remove_dir(path);
    }
    patiently(|| std::fs::rename(making, path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_held_is_tried_again_and_nothing_else_is() {
        use io::ErrorKind::{NotFound, ResourceBusy};
        let check =
            |patience: Duration, failures: &[io::ErrorKind], tries: usize, is_done: bool| {
                let mut failures = failures.iter();
                let mut tried = 0;
                let is_busy = |error: &io::Error| error.kind() == ResourceBusy;
                let ended = repeated(patience, is_busy, || {
                    tried += 1;
                    failures.next().map_or(Ok(()), |kind| Err((*kind).into()))
                });
                assert_eq!((tried, ended.is_ok()), (tries, is_done));
            };
        // As long as no busy machine takes for it.
        let long = Duration::from_hours(1);
        check(long, &[], 1, true);
        check(long, &[ResourceBusy, ResourceBusy], 3, true);
        check(long, &[ResourceBusy, NotFound], 2, false);
        check(Duration::ZERO, &[ResourceBusy], 1, false);
    }

    #[test]
    fn names_that_windows_does_not_take_as_they_are() {
        for name in [
            "CON",
            "con.pdf",
            "nul",
            "Aux.2027.txt",
            "com1",
            "LPT9.pdf",
            "6A:joy.csv",
            "a?b.pdf",
            "a*b",
            "a<b",
            "a|b",
            "\"a\"",
            "dot.pdf.",
            "blank ",
            "nul .pdf",
            "a\tb",
        ] {
            assert!(!is_taken_everywhere(OsStr::new(name)), "{name}");
        }
        for name in [
            "stickers.pdf",
            "console.pdf",
            "com10",
            "com",
            "nulls",
            "a.b.c",
            ".hidden",
            "3A & 3B.pdf",
            "陈.pdf",
            "aux-2",
        ] {
            assert!(is_taken_everywhere(OsStr::new(name)), "{name}");
        }
    }
}
