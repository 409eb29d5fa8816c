//! Completion in the real shells: what stands on the line then, and that nothing in a name is ever run.

use std::path::Path;

use crate::common::{Office, present, project, text};

const PROMPT: &str = "ready> ";

/// A shell, the arguments with which it reads no file of the user's, and what it is told first.
struct Shell {
    name: &'static str,
    args: &'static [&'static str],
    start: String,
}

impl Shell {
    fn bash() -> Self {
        let script = project("completions/mims.bash").display().to_string();
        let start = format!("PS1='{PROMPT}'; source '{script}'; echo REA''DY\r");
        Self { name: "bash", args: &["--norc", "--noprofile", "-i"], start }
    }

    fn zsh() -> Self {
        let folder = project("completions").display().to_string();
        let start = format!(
            "PROMPT='{PROMPT}'; fpath=('{folder}' $fpath); autoload -U compinit; compinit -u -D; echo REA''DY\r"
        );
        Self { name: "zsh", args: &["-f", "-i"], start }
    }

    fn fish() -> Self {
        let script = project("completions/mims.fish").display().to_string();
        let start = format!(
            "function fish_prompt; echo -n '{PROMPT}'; end; source '{script}'; echo REA''DY\r"
        );
        Self { name: "fish", args: &["--no-config", "-i"], start }
    }

    /// Types an unfinished line, asks for its completion, and waits for the end of the line that comes of it.
    fn completes(&self, line: &str, rest: &str) {
        if !present(&[self.name]) {
            return;
        }
        let office = Office::with_school();
        office.write("january (3A).csv", "");
        office.write("class list 2027.csv", "");
        std::fs::create_dir(office.path("my lists")).expect("a folder");
        office.write("my lists/p 3.csv", "");
        let mut terminal = office.terminal_with(100, self.name, self.args);
        terminal.types(&self.start).sees("READY\r\n").sees(PROMPT);
        terminal.types(line).sees(line).types("\t").sees(rest);
        terminal.types("\u{15}exit\r");
        terminal.ends();
    }

    /// Completes a name of a file and one of a class, with this in it, and sends the lines off.
    fn runs_nothing_of(&self, hostile: &[String]) {
        if !present(&[self.name]) {
            return;
        }
        let office = Office::with_school();
        let mut terminal = office.terminal_with(100, self.name, self.args);
        terminal.types(&self.start).sees("READY\r\n").sees(PROMPT);
        for (number, name) in hostile.iter().enumerate() {
            let folder = office.path(&format!("{number}"));
            std::fs::create_dir(&folder).expect("a folder");
            let file = name.replace('/', "_");
            office.write(&format!("{number}/lis{file}.csv"), "Class 2027,Name\n");
            let set = "UPDATE classes SET name = '3' || ?1, key = '3' || ?1 WHERE id = 1";
            office.database().execute(set, [name]).expect("a class");
            terminal.types(&format!("cd '{}'\r", folder.display()));
            terminal.types("mims import lis\t\rmims status --class 3\t\r");
            terminal.types("echo DO''NE\r").sees("DONE\r\n");
            let found = std::fs::read_dir(&folder).expect("a folder").count();
            assert_eq!(found, 1, "{} has run what stands in {name:?}", self.name);
        }
        terminal.types("exit\r");
        terminal.ends();
    }
}

fn bash(line: &str, rest: &str) {
    Shell::bash().completes(line, rest);
}

fn zsh(line: &str, rest: &str) {
    Shell::zsh().completes(line, rest);
}

/// What makes a file when a shell reads it, in each way of quoting that it could be put into. The mark behind the first is
/// one that letters and digits alone do not keep.
fn hostile(payloads: &[&str]) -> Vec<String> {
    let around = [("", ""), ("", "\u{bcd}"), ("'", "'"), ("\"", "\""), ("\\", ""), (" ", " ")];
    let all = payloads
        .iter()
        .flat_map(|payload| around.map(|(before, after)| format!("{before}{payload}{after}")));
    all.collect()
}

const COMMON: [&str; 4] = ["$(touch PWNED)", "`touch PWNED`", ";touch PWNED;", "&touch PWNED&"];

#[test]
fn nothing_in_a_name_is_run_by_bash() {
    Shell::bash().runs_nothing_of(&hostile(&COMMON[..2]));
}

#[test]
fn nothing_in_a_name_is_run_by_zsh() {
    Shell::zsh().runs_nothing_of(&hostile(&COMMON[..1]));
}

#[test]
fn nothing_in_a_name_is_run_by_fish() {
    Shell::fish().runs_nothing_of(&hostile(&["(touch PWNED)"]));
}

/// The long form: two hundred names in each shell.
#[test]
#[ignore = "takes minutes"]
fn nothing_in_two_hundred_names_is_run() {
    let more = [
        "|touch PWNED|",
        "\ntouch PWNED\n",
        "$(touch${IFS}PWNED)",
        "${x:=$(touch PWNED)}",
        "<(touch PWNED)",
        ">PWNED",
        ">>PWNED",
        "$[$(touch PWNED)]",
        "$((x[$(touch PWNED)]))",
        "!touch PWNED",
        "*(e:touch PWNED:)",
        "{a,>PWNED}",
        "~$(touch PWNED)",
        "#\ntouch PWNED",
        "$'\\n'touch PWNED",
        "&&touch PWNED",
        "||touch PWNED",
        "\rtouch PWNED\r",
        "(touch PWNED)",
        "=(touch PWNED)",
        "[$(touch PWNED)]",
        "\u{b}touch PWNED\u{b}",
        "%(touch PWNED)",
        "-$(touch PWNED)",
        "$(touch PWNED)/",
        "\t$(touch PWNED)",
        ";touch PWNED #",
        "^touch^PWNED",
        "\u{1b}[201~;touch PWNED\r",
        ":$(touch PWNED)",
    ];
    let names = hostile(&[&COMMON[..], &more].concat());
    assert!(names.len() >= 200);
    Shell::bash().runs_nothing_of(&names);
    Shell::zsh().runs_nothing_of(&names);
    Shell::fish().runs_nothing_of(&names);
}

#[test]
fn bash_quotes_the_name_of_a_file() {
    bash("mims import jan", "uary\\ \\(3A\\).csv");
}

#[test]
fn bash_goes_on_in_the_name_of_a_file_behind_a_space() {
    bash("mims import class\\ l", "ist\\ 2027.csv");
    bash("mims import \"class l", "ist 2027.csv\"");
    bash("mims import 'class l", "ist 2027.csv'");
    bash("mims import my\\ lists/", "p\\ 3.csv");
    bash("mims stickers --all --output my\\ l", "ists/");
}

#[test]
fn zsh_goes_on_in_the_name_of_a_file_behind_a_space() {
    zsh("mims import class\\ l", "ist\\ 2027.csv");
    zsh("mims import \"class l", "ist 2027.csv");
    zsh("mims import my\\ lists/", "p\\ 3.csv");
}

#[test]
fn bash_completes_a_login_id() {
    bash("mims reset tan_", "kai_jun ");
}

#[test]
fn bash_completes_a_class_without_a_space_in_it() {
    bash("mims stickers --class 3-", "Integrity ");
}

#[test]
fn bash_completes_a_class_between_quotation_marks() {
    bash("mims stickers --class \"3 I", "ntegrity");
}

#[test]
fn bash_completes_a_place_and_goes_on_with_the_number() {
    bash("mims status 4", "-Respect/");
}

#[test]
fn bash_completes_a_file_for_a_list() {
    bash("mims import lis", "t.csv");
}

#[test]
fn zsh_completes_a_login_id() {
    zsh("mims reset tan_", "kai_jun");
}

#[test]
fn zsh_completes_a_class() {
    zsh("mims stickers --class 3-", "Integrity");
}

#[test]
fn fish_completes_login_ids_and_classes() {
    if !present(&["fish"]) {
        return;
    }
    let office = Office::with_school();
    office.write("class list 2027.csv", "");
    let mims = Path::new(env!("CARGO_BIN_EXE_mims")).parent().expect("a folder");
    let script = project("completions/mims.fish").display().to_string();
    for (line, expected) in [
        ("mims reset tan_", "tan_kai_jun\t3 Integrity, number 1\n"),
        ("mims stickers --class \"3 I", "3 Integrity\t3 Integrity of 2027\n"),
        ("mims import class\\ l", "class list 2027.csv\n"),
        ("mims import \"class l", "class list 2027.csv\n"),
        ("mims undo --dry", "--dry-run\tShow what would be done and stop\n"),
    ] {
        let ask = format!("source '{script}'; complete -C '{line}'");
        let mut fish = std::process::Command::new("fish");
        fish.args(["--no-config", "-c", &ask])
            .env_clear()
            .env("PATH", format!("{}:/usr/bin:/bin", mims.display()))
            .env("HOME", office.path(""))
            .env("MIMS_STORE", office.store())
            .current_dir(office.path(""));
        assert_eq!(text(&mut fish), expected, "{line}");
    }
}
