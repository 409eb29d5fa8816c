//! Stored hashes, checked by the reference implementation of Argon2.
//!
//! The `argon2` program takes the salt as an argument, where a zero byte cannot be, and one salt in sixteen has one.
//! So python3 calls the library that the program is made of (libargon2, installed with it): it reads PHC strings.

use std::fmt::Write as _;
use std::process::Command;

use crate::outside::{answer, present, skipped, try_to_answer};
use crate::outside_pupils::Pupil;
use crate::program::Office;

/// Reads lines of hash and password, and writes 1 or 0 for each. The library lets go of Python's lock.
const VERIFY: &str = "
import ctypes, os, sys
from concurrent.futures import ThreadPoolExecutor
argon2 = ctypes.CDLL('libargon2.so.1')
def verify(line):
    encoded, password = line.encode().split()
    return 1 if argon2.argon2id_verify(encoded, password, ctypes.c_size_t(len(password))) == 0 else 0
with ThreadPoolExecutor(os.cpu_count()) as pool:
    print(*pool.map(verify, sys.stdin.read().splitlines()))
";

fn python() -> Command {
    let mut python = Command::new("python3");
    python.args(["-c", VERIFY]);
    python
}

/// Whether python3 and the library are there.
pub(crate) fn can_verify() -> bool {
    let has_library = || try_to_answer(&mut python(), b"").0;
    present(&["python3", "age"]) && (has_library() || skipped("not installed: libargon2.so.1"))
}

/// Whether each password belongs to the hash beside it.
pub(crate) fn verified<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<bool> {
    let mut lines = String::new();
    for (hash, password) in pairs {
        writeln!(lines, "{hash} {password}").expect("memory");
    }
    let answers = String::from_utf8(answer(&mut python(), lines.as_bytes())).expect("UTF-8");
    answers.split_whitespace().map(|answer| answer == "1").collect()
}

/// Hash and password of each pupil.
pub(crate) fn pairs(pupils: &[Pupil]) -> impl Iterator<Item = (&str, &str)> + Clone {
    pupils.iter().map(|pupil| (pupil.hash.as_str(), pupil.password.as_str()))
}

#[test]
fn a_password_verifies_against_no_other_row_and_not_after_a_reset() {
    if !can_verify() {
        return;
    }
    let office = Office::with_school();
    let before = office.pupils();
    let next = pairs(&before).map(|(hash, _)| hash).cycle().skip(1);
    let of_another = next.zip(pairs(&before).map(|(_, password)| password));
    assert_eq!(verified(of_another), [false; 5]);

    office.done(&["reset", "3 Integrity/1", "4 Respect/2", "--yes"]);
    let after = office.pupils();
    assert_eq!(verified(pairs(&after)), [true; 5]);
    let new_hashes = pairs(&after).map(|(hash, _)| hash);
    let old_passwords = new_hashes.zip(pairs(&before).map(|(_, password)| password));
    assert_eq!(verified(old_passwords), [false, true, true, true, false]);
}
