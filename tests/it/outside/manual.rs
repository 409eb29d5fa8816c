//! Manual pages and completion scripts, read by the programs that they are made for.

use std::process::Command;

use crate::common::{Office, answer, commands, present, project, try_to_answer};

#[test]
fn mandoc_finds_nothing_wrong_with_any_manual_page() {
    if !present(&["mandoc"]) {
        return;
    }
    let office = Office::new();
    let commands = commands(&office);
    assert!(commands.len() >= 15, "{commands:?}");
    let pages = commands.iter().map(|command| vec!["man", command.as_str()]);
    for args in pages.chain([vec!["man"]]) {
        let page = office.done(&args).stdout;
        let lint = &mut Command::new("mandoc");
        let (well, found, _) =
            try_to_answer(lint.args(["-T", "lint", "-W", "warning"]), page.as_bytes());
        assert!(well, "{args:?}: {}", String::from_utf8_lossy(&found));
        let shown = answer(Command::new("mandoc").args(["-T", "utf8"]), page.as_bytes());
        assert!(String::from_utf8_lossy(&shown).contains("mims"), "{args:?}");
    }
}

fn parses(shell: &str, script: &str) {
    if present(&[shell]) {
        answer(Command::new(shell).arg("-n").arg(project("completions").join(script)), b"");
    }
}

#[test]
fn bash_parses_its_completion_script() {
    parses("bash", "mims.bash");
}

#[test]
fn zsh_parses_its_completion_script() {
    parses("zsh", "_mims");
}

#[test]
fn fish_parses_its_completion_script() {
    parses("fish", "mims.fish");
}
