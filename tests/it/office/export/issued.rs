//! Clear passwords for another system: only in the run that makes them, in one file that only its owner can read, noted
//! in the audit log, and nowhere else.

use insta::assert_snapshot;

use super::{SETTINGS, school};
use crate::common::{LIST, Office, all_files, holds, is_private, open_passwords};

/// A store that knows what Google wants to know, without students.
fn empty() -> Office {
    let office = Office::with_store();
    for (key, value) in SETTINGS {
        office.done(&["settings", "set", key, value]);
    }
    office.write("list.csv", LIST);
    office
}

fn read(office: &Office, name: &str) -> String {
    std::fs::read_to_string(office.path(name)).expect(name)
}

#[test]
fn one_file_is_not_made_twice() {
    let office = Office::with_list(LIST);
    let before = office.facts();
    let whole = office.path("both").display().to_string();
    for path in ["both", "./both", &whole] {
        let list = format!("google={path}");
        for args in [
            &["reset", "tan_kai_jun", "--slips", "both", "--export", &list, "--force"][..],
            &["import", "list.csv", "--yes", "--stickers", "both", "--export", &list, "--force"],
        ] {
            let run = office.refused(1, args);
            assert!(run.stderr.contains("both cannot be both files"), "{}", run.stderr);
        }
    }
    assert!(before == office.facts() && !office.path("both").exists());
}

#[test]
fn an_import_writes_the_passwords_that_it_makes_and_says_them_nowhere_else() {
    let office = empty();
    let run = office.run(&["import", "list.csv", "--yes", "--export", "google=google.csv"]);
    let said: Vec<_> = run.stderr.lines().filter(|line| !line.contains("list.csv")).collect();
    assert_snapshot!(said.join("\n"), @"
    Names: the full name is the first name, and the class the last name (mims settings set export.names first-word changes that).
    warning: google.csv has passwords in clear in it: upload it now, and delete it
    Next: mims stickers --batch 1 --output stickers.pdf (or mims undo 1)
    ");
    assert!(run.stdout.ends_with("google.csv: 5 accounts for Google Workspace, with passwords\n"));
    assert!(is_private(&office.path("google.csv")));
    let passwords = open_passwords(&office);
    let file = read(&office, "google.csv");
    let rows: Vec<_> = file.lines().skip(1).collect();
    assert_eq!((rows.len(), passwords.len()), (5, 5));
    for (row, password) in rows.iter().zip(&passwords) {
        assert!(row.contains(&format!("@students.edu.sg,{password},,/Students/2027,")), "a row");
        assert!(row.contains(",True,"), "a temporary password has to be changed");
    }
    let log = office.done(&["audit", "log", "--format", "csv"]).stdout;
    assert_eq!(log.matches(",exported,password in a file for Google Workspace").count(), 5);
    std::fs::remove_file(office.path("google.csv")).expect("removed");
    let said = run.stdout + &run.stderr + &log;
    for password in &passwords {
        assert!(!said.contains(password.as_str()), "an answer holds a password");
        for (path, bytes) in all_files(&office) {
            assert!(!holds(&bytes, password), "{path} holds a password");
        }
    }
}

#[test]
fn only_accounts_of_this_run_are_in_the_file_and_stickers_come_beside_it() {
    let office = empty();
    office.done(&["import", "list.csv", "--yes"]);
    let passwords = open_passwords(&office);
    // A password from another day, on a sticker.
    office.tamper("UPDATE students SET password_set_at = password_set_at - 86400, printed_at = 1");
    office.write(
        "list.csv",
        LIST.replace("4 Respect,1,", "4 Care,1,") + "4 Care,9,ONG KAH SENG,,,\n",
    );
    office.done(&[
        "import",
        "list.csv",
        "--yes",
        "--accept-many",
        "--export",
        "entra=entra.csv",
        "--stickers",
        "new.pdf",
    ]);
    let file = read(&office, "entra.csv");
    assert_eq!(file.lines().count(), 3, "{file}");
    assert!(file.contains("ONG KAH SENG") && office.path("new.pdf").exists());
    assert!(passwords.iter().all(|password| !file.contains(password.as_str())));
    let again = office.done(&["import", "list.csv", "--yes", "--export", "entra=again.csv"]);
    assert!(
        again.stderr.contains("No file is written: nobody got a password."),
        "{}",
        again.stderr
    );
    assert!(!office.path("again.csv").exists());
}

#[test]
fn a_reset_writes_its_passwords_beside_slips_or_instead_of_showing_them() {
    let office = school();
    let run = office.done(&["reset", "tan_kai_jun", "--export", "scim=one.json"]);
    let password = open_passwords(&office).into_iter().next().expect("a password");
    assert!(!run.stdout.contains(&password) && !run.stderr.contains(&password));
    assert!(read(&office, "one.json").contains(&format!("\"password\":\"{password}\"")));
    let both = ["reset", "--class", "4 Respect", "--yes", "--format", "json", "--slips", "s.pdf"];
    let run = office.done(&[&both[..], &["--export", "google=google.csv"]].concat());
    assert!(run.stdout.starts_with('{') && office.path("s.pdf").exists());
    assert_eq!(read(&office, "google.csv").lines().count(), 3);
    let log = office.done(&["audit", "log", "--format", "csv"]).stdout;
    assert_eq!((log.matches(",exported,").count(), log.matches(",printed,").count()), (3, 2));
}

#[test]
fn what_cannot_be_written_is_refused_before_anything_is_done() {
    let office = school();
    office.write("there.csv", "");
    office.tamper("UPDATE students SET name = replace(hex(zeroblob(31)), '0', 'A') WHERE id = 2");
    let facts = office.facts();
    let reset = |export: &str, status| {
        let run = office.refused(status, &["reset", "--all", "--yes", "--export", export]);
        assert_eq!(office.facts(), facts, "{export}");
        run.stderr
    };
    assert!(reset("zoom=zoom.csv", 2).contains("only google, entra and scim files have passwords"));
    assert!(reset("google", 2).contains("write it as FORMAT=FILE"));
    assert!(reset("google=there.csv", 1).contains("is there already"));
    assert!(reset("google=store/g.csv", 1).contains("would be in the folder of the store"));
    let said = reset("google=google.csv", 1);
    assert!(said.contains("First Name [Required] is longer than 60 characters"), "{said}");
    office.done(&["settings", "set", "export.org-unit", ""]);
    let facts = office.facts();
    let run = office.refused(1, &["reset", "--all", "--yes", "--export", "google=google.csv"]);
    assert!(run.stderr.contains("the setting export.org-unit has no value yet"), "{}", run.stderr);
    assert_eq!(office.facts(), facts);
    assert!(!office.path("google.csv").exists());
}
