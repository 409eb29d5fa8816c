//! Temporary passwords that are made before their school year begins: they count their days from its first school day.
//! The clock is the computer's, so the years to come lie far in the future, and those that have begun in the past.

use std::process::Command;

use insta::assert_snapshot;

use crate::common::{LIST, Office, present, text};

/// The pupils of [`LIST`] in classes of this year.
fn list_of(year: i16) -> String {
    LIST.replace("Class 2027", &format!("Class {year}"))
}

/// The last day on which a password works, reckoned in the database.
fn last_day(office: &Office, login: &str) -> String {
    office.value(
        "SELECT date(password_expires_at - 1 + 8 * 3600, 'unixepoch') FROM students
         WHERE login = ?1",
        [login],
    )
}

/// How many days after the one on which it was made.
fn days(office: &Office, login: &str) -> i64 {
    let sql =
        "SELECT (password_expires_at - 1 + 8 * 3600) / 86400 - (password_set_at + 8 * 3600) / 86400
               FROM students WHERE login = ?1";
    office.value(sql, [login])
}

#[test]
fn next_years_list_gives_passwords_that_work_when_the_year_has_begun() {
    let office = Office::with_list(&list_of(2090));
    assert_eq!(last_day(&office, "tan_kai_jun"), "2090-02-01");
    let card = office.done(&["status", "tan_kai_jun"]).stdout;
    assert!(card.contains("temporary password until 1 Feb 2090"), "{card}");
    office.done(&["stickers", "--all", "-o", "stickers.pdf"]);
    office.done(&["stickers", "--all", "--again", "--slips", "-o", "slips.pdf"]);
    if present(&["pdftotext"]) {
        for (paper, pupils) in [("stickers.pdf", 5), ("slips.pdf", 5)] {
            let said = text(Command::new("pdftotext").arg(office.path(paper)).arg("-"));
            let days = said.split_whitespace().collect::<Vec<_>>().join(" ");
            assert_eq!(days.matches("Works until 1 Feb 2090").count(), pupils, "{paper}: {said}");
        }
    }
}

#[test]
fn the_school_says_when_its_year_begins() {
    let office = Office::with_store();
    office.done(&["settings", "set", "school-year.starts", "5 jan"]);
    office.done(&["settings", "set", "password.valid-days", "14"]);
    assert_eq!(office.done(&["settings", "get", "school-year.starts"]).stdout, "5 January\n");
    office.import(&list_of(2090));
    assert_eq!(last_day(&office, "tan_kai_jun"), "2090-01-19");
}

#[test]
fn a_reset_counts_from_the_year_of_each_ones_class() {
    let office = Office::with_list(&list_of(2090));
    office.is_of_year("4 Respect", 2020);
    let run = office.done(&["reset", "tan_kai_jun"]);
    assert!(run.stderr.starts_with("Works until 1 Feb 2090. "), "{}", run.stderr);
    let run = office.run(&["reset", "tan_kai_jun", "lim_wei_ling", "--yes"]);
    assert_snapshot!(run.shown(&office), @"
    exit 0
    --- stdout
     Class        No  Name          Login ID      Temporary password
     3 Integrity   1  TAN KAI JUN   tan_kai_jun   [password]
     4 Respect     1  LIM WEI LING  lim_wei_ling  [password]
    --- stderr
    Works until [day] in classes of 2020, until [day] in classes of 2090. The student signs in with it and chooses a password.
    mims undo 3 takes it back.
    ");
    assert!(run.stderr.contains("until 1 Feb 2090 in classes of 2090. "), "{}", run.stderr);
    assert_eq!(last_day(&office, "tan_kai_jun"), "2090-02-01");
    assert_eq!(days(&office, "lim_wei_ling"), 30);
}

#[test]
fn days_and_a_last_day_that_are_named_win() {
    let office = Office::with_list(&list_of(2090));
    let run = office.run(&["reset", "tan_kai_jun", "--valid", "14d"]);
    assert_snapshot!(run.shown(&office), @"
    exit 0
    --- stdout
    TAN KAI JUN  3 Integrity, number 1
    Login ID            tan_kai_jun@students.edu.sg
    Temporary password  [password]
    --- stderr
    warning: new passwords work until [day] only, and the school year of 2090 begins on [day]
    Works until [day]. The student signs in with it and chooses a password.
    mims undo 2 takes it back.
    ");
    assert_eq!(days(&office, "tan_kai_jun"), 14);
    let run = office.done(&["reset", "tan_kai_jun", "--until", "2090-03-01"]);
    assert!(!run.stderr.contains("warning"), "{}", run.stderr);
    assert_eq!(last_day(&office, "tan_kai_jun"), "2090-03-01");
    office.done(&["reset", "tan_kai_jun", "--until", "2090-04-02"]);
    let before = office.facts();
    let run = office.refused(1, &["reset", "tan_kai_jun", "--until", "2090-04-03"]);
    assert!(run.stderr.contains(" to 2 Apr 2090\n"), "{}", run.stderr);
    assert_eq!(office.facts(), before);
}

#[test]
fn the_plan_says_the_last_day_and_warns_when_it_comes_before_the_year() {
    let office = Office::with_store();
    office.write("list.csv", list_of(2090));
    let plan = |flags: &[&str]| {
        let run = office.done(&[&["import", "list.csv", "--dry-run"], flags].concat());
        let lines = run.stdout.lines().filter(|line| line.contains("work until"));
        let warnings = run.stderr.lines().filter(|line| line.starts_with("warning"));
        lines.chain(warnings).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(plan(&[]), ["New passwords work until 1 Feb 2090"]);
    assert_eq!(plan(&["--until", "2090-01-02"]), ["New passwords work until 2 Jan 2090"]);
    let early = "warning: new passwords work until 1 Jan 2090 only, and the school year of 2090 begins on 2 Jan 2090";
    assert_eq!(plan(&["--until", "2090-01-01"]), ["New passwords work until 1 Jan 2090", early]);
    assert_eq!(plan(&["--valid", "14d"]).len(), 2, "14 days from today");
    office.refused(1, &["import", "list.csv", "--yes", "--until", "2090-04-03"]);
    assert_eq!(office.students(), 0);
    office.done(&["import", "list.csv", "--yes"]);
    assert_eq!(plan(&[]), [""; 0], "nobody is new");
}
