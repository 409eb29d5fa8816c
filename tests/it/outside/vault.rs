//! The vault's files, opened by the stock `age` program.

use std::process::Command;

use crate::common::{Office, answer, present};

/// What a sealed copy should say before the password.
fn heading(office: &Office) -> String {
    let sql = "SELECT 'mims-1 ' || i.store_id || ' ' || s.id || ' ' || r.issue || ' ' || s.password_set_at
                   || ' ' || s.password_expires_at || ' '
               FROM identity i, students s JOIN credentials r ON r.student_id = s.id WHERE s.id = 2";
    office.value(sql, [])
}

fn sealed(office: &Office) -> Vec<u8> {
    office.value("SELECT sealed FROM credentials WHERE student_id = 2", [])
}

#[test]
fn age_opens_a_sealed_copy_with_the_vault_key() {
    if !present(&["age"]) {
        return;
    }
    let office = Office::with_school();
    let first = office.opened_by_age(&sealed(&office));
    assert!(first.starts_with(&heading(&office)), "the record is not about its account");
    assert_eq!(first.len(), 160);

    let shown = office.done(&["reset", "3 Integrity/2"]).stdout;
    let second = office.opened_by_age(&sealed(&office));
    assert!(second.starts_with(&heading(&office)), "the record is not about its account");
    let password = second.split_whitespace().last().expect("a password");
    assert!(shown.contains(password) && !first.contains(password));
}

/// `age` asks for a passphrase on its terminal only, so `script` gives it one.
#[test]
fn age_opens_a_sealed_copy_with_the_key_behind_its_passphrase() {
    if !present(&["age", "script"]) {
        return;
    }
    let office = Office::new();
    office.write("passphrase", "otters like long rivers\n");
    office.done(&["init", "--new-passphrase-file", "passphrase", "--yes"]);
    office.import(crate::common::LIST);
    let copy = office.write("copy.age", sealed(&office));
    let key = office.store().join("vault.key");
    let opened = office.path("opened");
    let age = format!(
        "age --decrypt --identity {} --output {} {}",
        key.display(),
        opened.display(),
        copy.display()
    );
    let mut terminal = Command::new("script");
    terminal.args(["--quiet", "--return", "--command", &age, "/dev/null"]);
    answer(&mut terminal, b"otters like long rivers\n");
    let record = std::fs::read_to_string(opened).expect("an opened copy");
    assert!(record.starts_with(&heading(&office)), "the record is not about its account");
}
