//! The pages of `mims help TOPIC` say what the program does.

use crate::common::{LIST, Office, project};

/// Title and text of each row of a page.
fn page(topic: &str) -> Vec<(String, String)> {
    let shown = Office::new().done(&["help", topic]).stdout;
    let rows = shown.lines().skip(1).map(|line| {
        let (about, rule) = line.trim().split_once("  ").expect("two columns");
        (about.trim().to_owned(), rule.trim().to_owned())
    });
    rows.collect()
}

fn rule(topic: &str, about: &str) -> String {
    let rows = page(topic);
    let row = rows.into_iter().find(|(title, _)| title == about);
    row.expect("a row of that title").1
}

#[test]
fn help_alone_lists_commands_and_topics_and_help_of_a_command_is_its_own() {
    let office = Office::new();
    let help = office.done(&["help"]).stdout;
    assert_eq!(help, office.done(&["--help"]).stdout);
    for topic in ["exit-codes", "formats", "secrets"] {
        assert!(help.contains(&format!("\n  {topic} ")), "{help}");
        let lines = office.done(&["help", topic]).stdout.lines().count();
        assert!((8..24).contains(&lines), "{topic} has {lines} lines");
    }
    let nested = office.done(&["help", "vault", "passphrase"]).stdout;
    assert_eq!(nested, office.done(&["vault", "passphrase", "--help"]).stdout);
    let refused = office.refused(2, &["help", "nothing"]);
    assert!(refused.stderr.contains("unrecognized subcommand 'nothing'"), "{}", refused.stderr);
}

#[test]
fn the_exit_codes_are_those_of_readme() {
    let readme = std::fs::read_to_string(project("README.md")).expect("README");
    let table = readme.split("| code | meaning |\n| --- | --- |\n").nth(1).expect("a table");
    let rows = table.lines().map_while(|line| line.strip_prefix("| ")?.strip_suffix(" |"));
    let rows: Vec<_> = rows.map(|row| row.split_once(" | ").expect("two columns")).collect();
    let page = page("exit-codes");
    let shown: Vec<_> = page.iter().map(|(code, text)| (code.as_str(), text.as_str())).collect();
    assert_eq!(shown, rows);
}

#[test]
fn the_formats_are_those_that_are_taken_and_the_rules_hold() {
    let office = Office::with_list(LIST);
    let wrong = office.refused(2, &["status", "--format", "nothing"]).stderr;
    let values = wrong.split("[possible values: ").nth(1).and_then(|rest| rest.split(']').next());
    let page = page("formats");
    let names = page.iter().map(|(name, _)| name.as_str());
    let taken: Vec<_> = values.expect("values").split(", ").collect();
    assert_eq!(names.take(taken.len()).collect::<Vec<_>>(), taken);

    let csv = office.done(&["status", "--students", "--format", "csv"]).stdout;
    let json = office.done(&["status", "--students", "--format", "json"]).stdout;
    let fields: Vec<_> = csv.lines().next().expect("names").split(',').collect();
    for field in &fields {
        assert!(json.contains(&format!("\"{field}\": ")), "{field}");
        assert!(field.chars().all(|c| c.is_ascii_lowercase() || c == '_'), "{field}");
    }
    let time = regex::Regex::new(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00").expect("a pattern");
    assert!(time.is_match(&csv) && time.is_match(&rule("formats", "times")));
    assert!(json.contains(": null") && rule("formats", "not known").contains("null in json"));

    office.done(&["reset", "tan_kai_jun", "--reason", "=1+1"]);
    let log = office.done(&["audit", "log", "--format", "csv"]).stdout;
    assert!(log.contains("'=1+1"), "{log}");
    assert!(rule("formats", "formulas").contains("an apostrophe in front"));

    let funnel = office.done(&["status", "--format", "csv", "--quiet"]);
    assert!(!funnel.stdout.contains("All,") && rule("formats", "totals") == "in tables only");
    assert!(funnel.stderr.is_empty(), "{}", funnel.stderr);
}

#[test]
fn the_secrets_are_kept_as_the_page_says() {
    let office = Office::with_list(LIST);
    let page = page("secrets");
    let named: Vec<_> = page.iter().map(|(about, _)| about.as_str()).collect();
    for (file, _) in office.store_files() {
        let name = file.file_name().expect("a name").to_string_lossy().into_owned();
        assert!(named.contains(&name.as_str()), "{name} is not explained in {named:?}");
    }
    let hash: String = office.value("SELECT hash FROM credentials LIMIT 1", []);
    assert!(hash.starts_with("$argon2id$") && rule("secrets", "mims.db").contains("Argon2id"));
    // What is shown once stands nowhere else.
    let shown = office.done(&["reset", "tan_kai_jun"]).stdout;
    let password = shown.split("Temporary password  ").nth(1).expect("a password").trim();
    for args in [
        &["status", "--students", "--format", "csv"][..],
        &["status", "--students", "--format", "json"],
        &["audit", "log", "--format", "json"],
    ] {
        assert!(!office.done(args).stdout.contains(password), "{args:?}");
    }
    assert!(office.files_with(password.as_bytes()).is_empty());
}
