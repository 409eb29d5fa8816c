//! No clear password anywhere but where it is meant to be seen.

use crate::common::{Office, all_files, holds, open_passwords, open_records};

#[test]
fn no_clear_password_stands_in_any_file_or_other_answer() {
    let office = Office::with_store();
    office.write("list.csv", crate::common::LIST);
    let mut said = String::new();
    let import = office.done(&["import", "list.csv", "--yes"]);
    said += &(import.stdout + &import.stderr);
    let first = open_passwords(&office);
    assert_eq!(first.len(), 5);
    let reset = office.done(&["reset", "tan_kai_jun", "lim_wei_ling", "--yes"]);
    said += &reset.stderr;
    let now = open_passwords(&office);
    for (at, password) in now.iter().enumerate() {
        let is_new = first.get(at) != Some(password);
        assert_eq!(
            reset.stdout.contains(password.as_str()),
            is_new,
            "only the reset ones are shown"
        );
    }
    // The paper is meant to show them; its text is compressed, so it cannot be searched like this anyway.
    office.done(&["stickers", "--all", "--output", "s.pdf"]);
    std::fs::remove_file(office.path("s.pdf")).expect("removed");
    for args in [
        &["status"][..],
        &["status", "--students", "--format", "json"],
        &["status", "--students", "--format", "csv"],
        &["status", "tan_kai_jun"],
        &["settings", "list"],
    ] {
        let run = office.done(args);
        said += &(run.stdout + &run.stderr);
    }
    let files = all_files(&office);
    assert!(files.len() >= 4, "{}", files.len());
    for password in first.iter().chain(&now) {
        assert!(!said.contains(password.as_str()), "an answer holds a password");
        for (path, bytes) in &files {
            assert!(!holds(bytes, password), "{path} holds a password");
        }
    }
}

#[test]
fn a_sealed_record_is_as_long_as_any_other_and_says_what_it_is_for() {
    let office = Office::with_school();
    office.done(&["reset", "tan_kai_jun", "--style", "characters"]);
    let records = open_records(&office);
    assert_eq!(records.iter().map(String::len).collect::<Vec<_>>(), [160; 5]);
    let store: String = office.value("SELECT store_id FROM identity", []);
    let sql = "SELECT ' ' || id || ' ' || issue || ' ' || password_set_at || ' ' || password_expires_at || ' '
               FROM students JOIN credentials ON student_id = id ORDER BY id";
    for (record, about) in records.iter().zip(office.column::<String>(sql)) {
        assert!(record.starts_with(&format!("mims-1 {store}{about}")), "{about}");
    }
}

#[test]
fn the_copies_of_expired_passwords_leave_with_the_next_change() {
    let office = Office::with_school();
    let copy: Vec<u8> = office.value("SELECT sealed FROM credentials WHERE student_id = 5", []);
    office.has_expired("arjun_so_veerasamy");
    office.done(&["reset", "tan_kai_jun"]);
    assert!(office.files_with(&copy).is_empty());
    assert_eq!(open_passwords(&office).len(), 4);
}

#[test]
fn the_clear_password_is_what_was_shown() {
    let office = Office::with_school();
    let run = office.done(&["reset", "tan_kai_jun"]);
    let first = open_passwords(&office).into_iter().next().expect("a password");
    assert!(run.stdout.contains(&format!("Temporary password  {first}\n")));
}

#[test]
fn no_two_passwords_of_a_batch_are_equal() {
    let rows: Vec<_> = ('a'..='t').map(|c| format!("3 Integrity,HO SI MIN {c}{c}\n")).collect();
    let office = Office::with_list(&format!("Class 2027,Name\n{}", rows.concat()));
    let mut passwords = open_passwords(&office);
    passwords.sort();
    passwords.dedup();
    assert_eq!(passwords.len(), 20);
}
