//! `mims reset`: new passwords that are shown once; the old ones are gone without a trace.

use insta::assert_snapshot;

use crate::common::Office;

/// All that an office knows of one student's password.
fn credential(office: &Office, student: i64) -> (String, i64, Vec<u8>) {
    let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
    let sql = "SELECT hash, issue, sealed FROM credentials WHERE student_id = ?1";
    office.database().query_row(sql, [student], read).expect("a password")
}

#[test]
fn one_student_gets_a_card() {
    let office = Office::with_school();
    assert_snapshot!(office.run(&["reset", "3 Integrity/12"]).shown(&office), @"
    exit 0
    --- stdout
    MUHAMMAD RAYYAN BIN ABDULLAH  3 Integrity, number 12
    Login ID            muhammad_rayyan_bin_abdullah@students.edu.sg
    Temporary password  [password]
    --- stderr
    Works until [day]. The student signs in with it and chooses a password.
    mims undo 2 takes it back.
    ");
}

#[test]
fn several_students_get_a_table() {
    let office = Office::with_school();
    let args = ["reset", "3 Integrity/12", "lim_wei_ling", "MP-90-0001", "--yes"];
    assert_snapshot!(office.run(&args).shown(&office), @"
    exit 0
    --- stdout
     Class        No  Name                          Login ID                      Temporary password
     3 Integrity  12  MUHAMMAD RAYYAN BIN ABDULLAH  muhammad_rayyan_bin_abdullah  [password]
     4 Respect     1  LIM WEI LING                  lim_wei_ling                  [password]
     3 Integrity   1  TAN KAI JUN                   tan_kai_jun                   [password]
    --- stderr
    Works until [day]. The student signs in with it and chooses a password.
    mims undo 2 takes it back.
    ");
}

#[test]
fn more_than_one_needs_a_yes() {
    let office = Office::with_school();
    let before = office.facts();
    let run = office.run(&["reset", "3 Integrity/12", "lim_wei_ling"]);
    assert_snapshot!(run.shown(&office), @"
    exit 5
    --- stderr
      3 Integrity  MUHAMMAD RAYYAN BIN ABDULLAH  muhammad_rayyan_bin_abdullah@students.edu.sg
      4 Respect  LIM WEI LING  lim_wei_ling@students.edu.sg
    error: a question needs a terminal: Reset these 2 passwords?
    hint: --yes answers it
    ");
    assert_eq!(office.facts(), before);
}

#[test]
fn the_same_student_twice_is_reset_once() {
    let office = Office::with_school();
    let run = office.done(&["reset", "3 Integrity/1", "tan_kai_jun", "MP-90-0001"]);
    assert!(run.stdout.contains("Temporary password  "), "a card: {}", run.stdout);
    assert_eq!(credential(&office, 1).1, 2);
}

#[test]
fn the_old_password_is_gone_and_its_hash_is_kept() {
    let office = Office::with_school();
    let (old_hash, _, old_copy) = credential(&office, 1);
    assert_eq!(office.files_with(&old_copy).len(), 1, "else the search below finds nothing ever");
    office.done(&["reset", "tan_kai_jun"]);
    assert!(office.files_with(&old_copy).is_empty());
    let (hash, issue, copy) = credential(&office, 1);
    assert!(hash != old_hash && copy != old_copy);
    assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
    assert_eq!(issue, 2);
    assert_eq!(office.column::<String>("SELECT hash FROM password_history"), [old_hash]);
}

#[test]
fn the_password_that_is_shown_is_the_one_that_is_stored() {
    use argon2::PasswordVerifier as _;
    let office = Office::with_school();
    let run = office.done(&["reset", "tan_kai_jun"]);
    let line = run.stdout.lines().find_map(|line| line.strip_prefix("Temporary password"));
    let password = line.expect("a password").trim().to_owned();
    let hash = credential(&office, 1).0;
    let verified = |password: &str| {
        argon2::Argon2::default().verify_password(password.as_bytes(), hash.as_str()).is_ok()
    };
    assert!(verified(&password));
    assert!(!verified(&password.to_lowercase()), "passwords are case-sensitive");
}

#[test]
fn other_students_keep_their_passwords() {
    let office = Office::with_school();
    let others = "SELECT hash FROM credentials WHERE student_id <> 1 ORDER BY student_id";
    let before: Vec<String> = office.column(others);
    office.done(&["reset", "tan_kai_jun"]);
    assert_eq!(office.column::<String>(others), before);
}

#[test]
fn a_lock_is_lifted_and_the_rest_of_the_account_stays() {
    let office = Office::with_school();
    office.tamper(
        "UPDATE students SET locked_at = 1800000000, questions_set_at = 1700000000, printed_at = 1700000000,
             password_origin = 'own', password_expires_at = NULL WHERE id = 1;
         UPDATE credentials SET wrong_tries = 50, wait_until = 1800000900, sealed = NULL WHERE student_id = 1;
         INSERT INTO questions (student_id, first, second, third, hash) VALUES (1, 1, 2, 3, 'answers')",
    );
    assert!(office.done(&["status", "tan_kai_jun"]).stdout.contains("locked"));
    office.done(&["reset", "tan_kai_jun"]);
    let row = |column: &str| {
        office.value::<Option<i64>>(&format!("SELECT {column} FROM students WHERE id = 1"), [])
    };
    assert_eq!((row("locked_at"), row("printed_at")), (None, None));
    assert_eq!(row("questions_set_at"), Some(1_700_000_000));
    let tries =
        "SELECT wrong_tries + coalesce(wait_until, 0) FROM credentials WHERE student_id = 1";
    assert_eq!(office.value::<i64>(tries, []), 0);
    assert_eq!(office.value::<String>("SELECT hash FROM questions", []), "answers");
    assert!(office.done(&["status", "tan_kai_jun"]).stdout.contains("reset, temporary password"));
}

#[test]
fn a_disabled_account_stops_all_of_them() {
    let office = Office::with_school();
    office.is_closed("dsouza_marie_anne");
    let before = office.facts();
    let run = office.run(&["reset", "tan_kai_jun", "dsouza_marie_anne", "--yes"]);
    assert_snapshot!(run.shown(&office), @"
    exit 1
    --- stderr
    error: the account dsouza_marie_anne@students.edu.sg is disabled
    hint: mims enable dsouza_marie_anne opens it again
    ");
    assert_eq!(office.facts(), before);
}

#[test]
fn the_life_of_the_password_is_what_was_asked_for() {
    let office = Office::with_school();
    office.is_of_year("3 Integrity", 2020);
    let days =
        "SELECT (password_expires_at + 8 * 3600) / 86400 - (password_set_at + 8 * 3600) / 86400
                FROM students WHERE id = 1";
    let check = |flags: &[&str], expected: i64| {
        office.done(&[&["reset", "tan_kai_jun"], flags].concat());
        // It works until the end of the last day, so the moment after is a day later.
        assert_eq!(office.value::<i64>(days, []) - 1, expected, "{flags:?}");
    };
    check(&[], 30);
    check(&["--valid", "7d"], 7);
    check(&["--valid", "90"], 90);
    office.done(&["settings", "set", "password.valid-days", "14"]);
    check(&[], 14);
    let last = (jiff_today() + jiff::ToSpan::days(3)).to_string();
    check(&["--until", &last], 3);
    check(&["--until", &jiff_today().to_string()], 0);
}

#[test]
fn a_life_out_of_range_is_refused() {
    let office = Office::with_school();
    office.is_of_year("3 Integrity", 2020);
    let before = office.facts();
    let yesterday = (jiff_today() - jiff::ToSpan::days(1)).to_string();
    let late = (jiff_today() + jiff::ToSpan::days(91)).to_string();
    assert_snapshot!(office.run(&["reset", "tan_kai_jun", "--until", &yesterday]).shown(&office), @"
    exit 1
    --- stderr
    error: temporary passwords of classes of 2020 cannot work until [day]
    hint: name a day from [day] to [day]
    ");
    office.refused(1, &["reset", "tan_kai_jun", "--until", &late]);
    for flags in
        [["--valid", "0"], ["--valid", "91"], ["--valid", "soon"], ["--until", "15/13/2027"]]
    {
        office.refused(2, &[&["reset", "tan_kai_jun"][..], &flags].concat());
    }
    office.refused(2, &["reset", "tan_kai_jun", "--valid", "7d", "--until", &late]);
    assert_eq!(office.facts(), before);
}

#[test]
fn characters_can_be_had_instead_of_words() {
    let office = Office::with_school();
    let run = office.done(&["reset", "tan_kai_jun", "--style", "characters"]);
    let password = run.stdout.lines().last().and_then(|line| line.split_whitespace().last());
    let password = password.expect("a password");
    assert_eq!(password.len(), 12, "{password}");
    assert!(password.chars().all(|c| c.is_ascii_alphanumeric()), "{password}");
}

#[test]
fn quiet_leaves_the_password() {
    let office = Office::with_school();
    assert_snapshot!(office.run(&["reset", "tan_kai_jun", "--quiet"]).shown(&office), @"
    exit 0
    --- stdout
    TAN KAI JUN  3 Integrity, number 1
    Login ID            tan_kai_jun@students.edu.sg
    Temporary password  [password]
    ");
}

#[test]
fn there_is_no_reset_of_nobody() {
    let office = Office::with_school();
    let run = office.refused(2, &["reset"]);
    assert!(run.stderr.contains("<WHO|"), "{}", run.stderr);
}

/// The day in Singapore, by the one clock that there is.
fn jiff_today() -> jiff::civil::Date {
    #[expect(clippy::disallowed_methods, reason = "the program has no switch for its clock")]
    let now = jiff::Timestamp::now();
    mims::outside::day_of(now)
}
