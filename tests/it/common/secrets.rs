//! Secrets, and where they may have got to: sealed records opened as `age` would, and a search through all files.

use std::io::Read as _;
use std::str::FromStr as _;

use crate::common::Office;

/// The sealed records, opened with the vault key as the stock `age` program would.
pub(crate) fn open_records(office: &Office) -> Vec<String> {
    let key = std::fs::read_to_string(office.store().join("vault.key")).expect("a key");
    let secret = key.lines().find(|line| line.starts_with("AGE-SECRET-KEY-")).expect("a key");
    let identity = age::x25519::Identity::from_str(secret).expect("a key");
    let copies: Vec<Vec<u8>> = office
        .column("SELECT sealed FROM credentials WHERE sealed IS NOT NULL ORDER BY student_id");
    let open = |copy: &Vec<u8>| {
        let decryptor = age::Decryptor::new(copy.as_slice()).expect("an age file");
        let identities = std::iter::once(&identity as &dyn age::Identity);
        let mut text = String::new();
        decryptor
            .decrypt(identities)
            .expect("our key")
            .read_to_string(&mut text)
            .expect("a record");
        text
    };
    copies.iter().map(open).collect()
}

/// The temporary passwords in force.
pub(crate) fn open_passwords(office: &Office) -> Vec<String> {
    let password =
        |record: &String| record.split_whitespace().last().expect("a password").to_owned();
    open_records(office).iter().map(password).collect()
}

/// All files below the office's home.
pub(crate) fn all_files(office: &Office) -> Vec<(String, Vec<u8>)> {
    let mut folders = vec![office.path("")];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push((path.display().to_string(), std::fs::read(&path).expect("a file")));
            }
        }
    }
    files
}

pub(crate) fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}
