//! The commands by scene, for the help of mims itself: clap knows one list of subcommands only, without headings.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use clap::builder::StyledStr;

use crate::commands::manual::help::{TOPICS, Topic};

/// The headings in reading order, and the commands under each. A test looks that every command has one place here.
pub const SCENES: [(&str, &[&str]); 6] = [
    ("The January batch", &["init", "import", "stickers", "undo", "generate"]),
    ("The daily reset", &["reset", "unlock", "edit", "disable", "enable"]),
    ("The student's own steps", &["portal"]),
    ("The nightly report", &["status", "report"]),
    ("Looking after the store", &["settings", "audit", "vault"]),
    ("Getting help", &["help", "man", "completions"]),
];

/// Gives the root a help that lists its commands by scene.
pub fn by_scene(root: clap::Command) -> clap::Command {
    let template = template(&root);
    root.help_template(template)
}

fn template(root: &clap::Command) -> StyledStr {
    let header = root.get_styles().get_header();
    let entries = entries(root);
    let mut text = "{about-with-newline}\n{usage-heading} {usage}\n".to_owned();
    // Writing to a String cannot fail.
    for (scene, names) in SCENES {
        let _ = writeln!(text, "\n{header}{scene}:{header:#}");
        text.extend(names.iter().filter_map(|name| entries.get(*name).cloned()));
    }
    let literal = root.get_styles().get_literal();
    let _ = writeln!(text, "\n{header}Topics, as in mims help exit-codes:{header:#}");
    for Topic { name, about, .. } in TOPICS {
        let _ = writeln!(text, "  {literal}{name:<11}{literal:#}  {about}");
    }
    let _ = write!(text, "\n{header}Options:{header:#}\n{{options}}{{after-help}}");
    text.into()
}

/// The lines of each command in clap's own list, which is aligned and wrapped already.
fn entries(root: &clap::Command) -> BTreeMap<String, String> {
    let list = root.clone().help_template("{subcommands}").render_help();
    let (plain, styled) = (list.to_string(), list.ansi().to_string());
    let mut entries = BTreeMap::new();
    let mut name = String::new();
    for (plain, styled) in plain.lines().zip(styled.lines()) {
        let is_first = plain.starts_with("  ") && !plain.starts_with("   ");
        if let Some(word) = plain.split_whitespace().next().filter(|_| is_first) {
            word.clone_into(&mut name);
        }
        let entry: &mut String = entries.entry(name.clone()).or_default();
        entry.push_str(styled);
        entry.push('\n');
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scenes_of(name: &str) -> usize {
        SCENES.iter().flat_map(|(_, names)| *names).filter(|known| **known == name).count()
    }

    #[test]
    fn every_command_stands_under_exactly_one_scene() {
        let mut root = crate::cli::definition();
        root.build();
        let visible = root.get_subcommands().filter(|command| !command.is_hide_set());
        let names: Vec<_> = visible.map(clap::Command::get_name).collect();
        assert!(names.len() > 10, "{names:?}");
        for name in &names {
            assert_eq!(scenes_of(name), 1, "{name} in SCENES");
        }
        for name in SCENES.iter().flat_map(|(_, names)| *names) {
            assert!(names.contains(name), "{name} is no command");
        }
    }
}
