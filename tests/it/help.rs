//! Help texts: every command has examples, and every example is understood.

use crate::program::Office;
use crate::school::LIST;

/// The commands that the top-level help lists.
fn commands(office: &Office) -> Vec<String> {
    let help = office.done(&["--help"]).stdout;
    let list = help.split("Commands:\n").nth(1).and_then(|rest| rest.split("\n\n").next());
    let words = list.expect("a list").lines().filter_map(|line| {
        let line = line.strip_prefix("  ").filter(|line| !line.starts_with(' '))?;
        line.split_whitespace().next()
    });
    words.filter(|word| *word != "help").map(str::to_owned).collect()
}

fn examples(help: &str) -> Vec<String> {
    let examples = help.split("Examples:\n").nth(1).unwrap_or_default();
    examples
        .lines()
        .map(str::trim)
        .filter(|line| line.starts_with("mims"))
        .map(str::to_owned)
        .collect()
}

#[cfg(unix)]
#[test]
fn every_example_is_understood() {
    let office = Office::with_list(LIST);
    let commands = commands(&office);
    assert!(commands.len() >= 9, "{commands:?}");
    let mut wrong = Vec::new();
    for command in commands {
        let help = office.done(&[&command, "--help"]).stdout;
        let examples = examples(&help);
        assert!(!examples.is_empty(), "{command} has no examples");
        for example in examples {
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
fn the_top_level_help_fits_a_screen_and_names_the_three_scenes() {
    let office = Office::new();
    let help = office.done(&["--help"]).stdout;
    for word in ["mims import", "mims stickers", "mims reset", "mims status"] {
        assert!(help.contains(word), "{word}: {help}");
    }
    assert!(help.lines().all(|line| line.chars().count() <= 100), "{help}");
}
