//! Help texts: every command has examples, and every example is understood.

use crate::common::{LIST, Office, commands};

fn examples(help: &str) -> Vec<String> {
    let examples = help.split("Examples:\n").nth(1).unwrap_or_default();
    examples
        .lines()
        .map(str::trim)
        .filter(|line| line.starts_with("mims"))
        .map(str::to_owned)
        .collect()
}

#[test]
#[cfg_attr(windows, ignore = "by a shell of Unix")]
fn every_example_is_understood() {
    let office = Office::with_list(LIST);
    let commands = commands(&office);
    assert!(commands.len() >= 15, "{commands:?}");
    let mut wrong = Vec::new();
    for command in commands {
        let help = office.done(&[&command, "--help"]).stdout;
        let examples = examples(&help);
        assert!(!examples.is_empty(), "{command} has no examples");
        for mut example in examples {
            // A server would not end; whether the line is understood is told before its help is shown.
            if example.starts_with("mims portal serve") {
                example += " --help";
            }
            // What PowerShell does with it is no matter of this shell.
            example.truncate(example.find(" | Out-String").unwrap_or(example.len()));
            let program = std::path::Path::new(env!("CARGO_BIN_EXE_mims"));
            let folder = program.parent().expect("a folder").display().to_string();
            let output = std::process::Command::new("sh")
                .args(["-c", &example])
                .env_clear()
                .env("PATH", format!("{folder}:/usr/bin:/bin"))
                .env("HOME", office.path(""))
                .env("MIMS_STORE", office.store())
                .current_dir(office.path(""))
                .stdin(std::process::Stdio::null())
                .output()
                .expect("a shell");
            let stderr = String::from_utf8_lossy(&output.stderr);
            assert_ne!(output.status.code(), Some(127), "{example}: {stderr}");
            if stderr.contains("Usage: mims") {
                wrong.push(format!("{example}: {}", stderr.lines().next().unwrap_or_default()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_top_level_help_lists_the_commands_by_scene() {
    let help = Office::new().done(&["-h"]).stdout;
    let scene = |from: &str, to: &str| {
        let rest = help.split(&format!("\n{from}:\n")).nth(1).expect(from);
        rest.split(&format!("\n{to}:\n")).next().expect(to).to_owned()
    };
    assert!(scene("The January batch", "The daily reset").contains("\n  stickers "), "{help}");
    assert!(scene("The daily reset", "The nightly report").contains("\n  reset "), "{help}");
    assert!(scene("The nightly report", "Looking after the store").contains("  status "), "{help}");
    assert!(scene("Getting help", "Options").contains("  completions "), "{help}");
}

#[test]
fn a_word_of_other_programs_leads_to_the_command_for_it() {
    let office = Office::new();
    for (words, command) in [
        (&["delete", "tan_kai_jun"][..], "disable"),
        (&["print"], "stickers"),
        (&["add", "user"], "--class"),
        (&["user"], "add"),
        (&["daily"], "reset"),
        (&["log"], "audit log"),
        (&["stauts"], "status"),
    ] {
        let run = office.refused(2, words);
        assert!(run.stderr.contains(command), "{words:?}: {}", run.stderr);
    }
}

/// Help is wrapped at words, never by the terminal.
#[test]
fn every_help_fits_terminals_of_60_and_80_columns() {
    let office = Office::new();
    let mut pages = vec![Vec::new()];
    pages.extend(commands(&office).into_iter().map(|command| vec![command]));
    for mut page in pages {
        page.push("--help".to_owned());
        for columns in [60, 80] {
            let args: Vec<_> = page.iter().map(String::as_str).collect();
            let mut command = office.command(&args);
            let output = command.env("COLUMNS", columns.to_string()).output().expect("a run");
            let help = String::from_utf8(output.stdout).expect("UTF-8");
            // Examples are command lines; a wrapped one could not be copied.
            let text = help.split("Examples:").next().expect("a text");
            // One word alone, such as the description of a label sheet, has no place to be broken at.
            let is_long = |line: &&str| line.chars().count() > columns && line.trim().contains(' ');
            let long: Vec<_> = text.lines().filter(is_long).collect();
            assert!(long.is_empty(), "{page:?} at {columns}: {long:#?}");
        }
    }
}

#[test]
fn the_top_level_help_fits_a_screen_and_names_the_three_scenes() {
    let office = Office::new();
    let help = office.done(&["--help"]).stdout;
    for word in ["mims import", "mims stickers", "mims reset", "mims status"] {
        assert!(help.contains(word), "{word}: {help}");
    }
    assert!(help.lines().all(|line| line.chars().count() <= 100), "{help}");
}
