//! The committed completion scripts are what the program prints.

use crate::program::{Office, project};

#[test]
fn the_completion_scripts_are_current() {
    for (shell, file) in [
        ("bash", "mims.bash"),
        ("zsh", "_mims"),
        ("fish", "mims.fish"),
        ("powershell", "_mims.ps1"),
    ] {
        let path = project("completions").join(file);
        let committed = std::fs::read_to_string(&path).unwrap_or_default();
        let printed = Office::new().done(&["completions", shell]).stdout;
        assert!(committed == printed, "mims completions {shell} > {}", path.display());
    }
}

#[test]
fn every_command_has_a_manual_page_with_examples() {
    let office = Office::new();
    for command in [
        "init",
        "import",
        "stickers",
        "reset",
        "status",
        "generate",
        "settings",
        "audit",
        "vault",
        "completions",
        "man",
    ] {
        let page = office.done(&["man", command]).stdout;
        assert!(page.contains(".TH") && page.contains("Examples"), "{command}");
    }
    assert!(office.done(&["man"]).stdout.contains(".TH"));
    assert_eq!(office.run(&["man", "nothing"]).status, 1);
}
