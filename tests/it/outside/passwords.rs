//! Stored hashes, checked by the reference implementation of Argon2.
//!
//! The `argon2` program takes the salt as an argument, where a zero byte cannot be, and one salt in sixteen has one.
//! So python3 calls the library that the program is made of (libargon2, installed with it): it reads PHC strings.

use std::fmt::Write as _;
use std::process::Command;

use crate::common::{Office, Pupil, answer, present, skipped, try_to_answer};
use crate::portal::{ANSWERS, OWN};

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

/// Reads pepper, salt and message in hexadecimal digits and writes the PHC string of the hash over three answers. The
/// library's short functions know no secret, its context does.
const HASH_ANSWERS: &str = "
import base64, ctypes, sys
from ctypes import c_char_p, c_uint32, c_void_p
argon2 = ctypes.CDLL('libargon2.so.1')
class Context(ctypes.Structure):
    _fields_ = [('out', c_char_p), ('outlen', c_uint32), ('pwd', c_char_p), ('pwdlen', c_uint32),
                ('salt', c_char_p), ('saltlen', c_uint32), ('secret', c_char_p), ('secretlen', c_uint32),
                ('ad', c_void_p), ('adlen', c_uint32), ('t_cost', c_uint32), ('m_cost', c_uint32),
                ('lanes', c_uint32), ('threads', c_uint32), ('version', c_uint32),
                ('allocate', c_void_p), ('free', c_void_p), ('flags', c_uint32)]
pepper, salt, message = map(bytes.fromhex, sys.stdin.read().split())
out = ctypes.create_string_buffer(32)
context = Context(ctypes.cast(out, c_char_p), 32, message, len(message), salt, len(salt), pepper, len(pepper),
                  None, 0, 3, 65536, 1, 1, 0x13, None, None, 0)
assert argon2.argon2id_ctx(ctypes.byref(context)) == 0
encoded = [base64.b64encode(part).decode().rstrip('=') for part in (salt, out.raw)]
print('$argon2id$v=19$m=65536,t=3,p=1$' + '$'.join(encoded), end='')
";

fn python() -> Command {
    run_python(VERIFY)
}

fn run_python(script: &str) -> Command {
    let mut python = Command::new("python3");
    python.args(["-c", script]);
    python
}

/// The hash of three answers as the library makes it with the pepper of an office.
fn hash_of_answers(office: &Office, salt: &[u8], answers: [&str; 3]) -> String {
    let digits = |byte: &u8| format!("{byte:02x}");
    let hex = |bytes: &[u8]| bytes.iter().map(digits).collect::<Vec<_>>().concat();
    let pepper = std::fs::read(office.store().join("pepper")).expect("a pepper");
    let message = answers.join("\n") + "\n";
    let input = format!("{} {} {}", hex(&pepper), hex(salt), hex(message.as_bytes()));
    let made = answer(&mut run_python(HASH_ANSWERS), input.as_bytes());
    String::from_utf8(made).expect("UTF-8")
}

/// The salt of a PHC string.
fn salt_of(hash: &str) -> Vec<u8> {
    let salt = hash.split('$').nth(4).expect("a salt");
    let decode =
        "import base64, sys; sys.stdout.buffer.write(base64.b64decode(sys.stdin.read() + '=='))";
    answer(&mut run_python(decode), salt.as_bytes())
}

const HASH_OF_STUDENT: &str = "SELECT c.hash FROM credentials AS c JOIN students ON id = c.student_id WHERE login = 'tan_kai_jun'";

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

#[test]
fn what_either_engine_makes_of_many_passwords_verifies() {
    if !can_verify() {
        return;
    }
    let mut list = "Name,Class 2027\n".to_owned();
    for (first, second) in (0..40).map(|number| (number % 5, number / 5)) {
        let first = ["AN", "BO", "CHEN", "DE", "EN"][first];
        let second = ["FA", "GU", "HAI", "IN", "JIA", "KE", "LU", "MEI"][second];
        writeln!(list, "TAN {first} {second},3 Integrity").expect("memory");
    }
    for engine in ["fast", "reference"] {
        let office = Office::with_store();
        office.done(&["settings", "set", "hash.engine", engine]);
        office.import(&list);
        assert_eq!(verified(pairs(&office.pupils())), [true; 40], "{engine}");
    }
}

#[test]
fn a_password_chosen_in_the_portal_verifies() {
    if !can_verify() {
        return;
    }
    let office = Office::with_enrolled();
    let hash: String = office.value(HASH_OF_STUDENT, []);
    let pairs = [(hash.as_str(), OWN), (hash.as_str(), "tulip-rocket-93-sun")];
    assert_eq!(verified(pairs.into_iter()), [true, false]);
}

#[test]
fn a_hash_made_by_the_argon2_program_lets_the_student_in() {
    if !present(&["argon2"]) {
        return;
    }
    let office = Office::with_enrolled();
    let mut argon2 = Command::new("argon2");
    argon2.args(["a-salt-of-argon2", "-id", "-t", "2", "-k", "19456", "-p", "1", "-l", "32", "-e"]);
    let hash = String::from_utf8(answer(&mut argon2, b"Lantern-Guitar-48-Fox")).expect("UTF-8");
    office.tamper(&format!("UPDATE credentials SET hash = '{}' WHERE student_id = 1", hash.trim()));
    assert_eq!(office.value::<String>(HASH_OF_STUDENT, []), hash.trim());
    let portal = office.portal();
    assert!(!portal.enters("tan_kai_jun", OWN).is_in());
    assert!(portal.enters("tan_kai_jun", "Lantern-Guitar-48-Fox").is_in());
    // As dear as ours, so it stays.
    assert_eq!(office.value::<String>(HASH_OF_STUDENT, []), hash.trim());
}

#[test]
fn the_one_hash_over_three_answers_is_what_the_library_makes_and_takes() {
    if !can_verify() {
        return;
    }
    let office = Office::with_enrolled();
    let stored: String = office.value("SELECT hash FROM questions", []);
    let salt = salt_of(&stored);
    assert_eq!(hash_of_answers(&office, &salt, ["otter", "teal", "badminton"]), stored);
    assert_ne!(hash_of_answers(&office, &salt, ["otter", "teal", "tennis"]), stored);

    let theirs = hash_of_answers(&office, b"a-salt-of-theirs", ["icecream", "pokemon", "五月天"]);
    office.tamper(&format!("UPDATE questions SET hash = '{theirs}'"));
    let portal = office.portal();
    assert_eq!(portal.answers("tan_kai_jun", &ANSWERS).path, "/forgot/questions");
    let theirs = [(1, "Ice cream!"), (2, "Pok\u{e9}mon"), (3, "五月天")];
    assert_eq!(portal.answers("tan_kai_jun", &theirs).path, "/forgot/password");
}
