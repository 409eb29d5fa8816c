//! The committed completion scripts are what the program prints.

use crate::common::{Office, commands, project};

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
    for command in commands(&office) {
        let page = office.done(&["man", &command]).stdout;
        let help = office.done(&[&command, "--help"]).stdout;
        let example = help.split("Examples:\n  ").nth(1).and_then(|rest| rest.lines().next());
        let example = example.expect("an example").replace('-', "\\-").replace('\'', "\\(aq");
        assert!(page.contains(&format!("\n.SH EXAMPLES\n.nf\n{example}\n")), "{page}");
        assert!(page.contains("\n.SH EXIT STATUS\n") && !page.contains("EXTRA"), "{page}");
    }
    assert!(office.done(&["man"]).stdout.starts_with(".TH MIMS 1 "));
    let nested = office.done(&["man", "vault", "passphrase"]).stdout;
    assert!(nested.starts_with(".TH MIMS-VAULT-PASSPHRASE 1 "), "{nested}");
    assert_eq!(office.run(&["man", "nothing"]).status, 1);
    assert_eq!(office.run(&["man", "vault", "nothing"]).status, 1);
}
