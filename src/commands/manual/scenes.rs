//! The commands by scene, for the help of mims itself: clap knows one list of subcommands only, without headings.

use std::fmt::Write as _;

use clap::builder::StyledStr;

use super::topics::TOPICS;

/// Wider lines are hard to read.
pub const MAX_WIDTH: usize = 100;

/// The headings in reading order, and the commands under each. A test looks that every command has one place here.
pub const SCENES: [(&str, &[&str]); 7] = [
    ("The January batch", &["init", "import", "stickers", "sheets", "undo", "generate"]),
    ("The daily reset", &["find", "reset", "unlock", "add", "edit", "disable", "enable"]),
    ("The student's own steps", &["portal"]),
    ("The nightly report", &["status", "report"]),
    ("What the accounts open", &["directory", "export"]),
    ("Looking after the store", &["check", "backup", "restore", "settings", "audit", "vault"]),
    ("Getting help", &["help", "man", "completions"]),
];

/// What mims alone says: a screen of 24 lines, with the scenes of a year.
pub const OVERVIEW: &str = "\
mims keeps the MIMS accounts of a school's students.

The January batch
  mims import LIST.csv --stickers stickers.pdf    accounts, and their stickers
  mims undo                                       takes the newest batch back

The daily reset
  mims reset \"3A 12\"                              a new temporary password
  mims find danish                                who is that
  mims status \"3A 12\"                             what stops the student

The nightly report
  mims status                                     who has enrolled, by class
  mims report --output reports                    pages for the school

mims --help lists all commands, mims help reset explains one; mims init begins.";

/// Gives the root a help that lists its commands by scene.
pub fn by_scene(root: clap::Command) -> clap::Command {
    let template = template(&root);
    root.help_template(template)
}

fn template(root: &clap::Command) -> StyledStr {
    let header = root.get_styles().get_header();
    let about = |name: &str| root.find_subcommand(name)?.get_about().cloned();
    let mut text = "{about-with-newline}\n{usage-heading} {usage}\n".to_owned();
    // Writing to a String cannot fail.
    for (scene, names) in SCENES {
        let commands = names.iter().map(|name| (*name, about(name).unwrap_or_default()));
        let _ = write!(text, "\n{header}{scene}:{header:#}\n{}", list(commands));
    }
    let topics = TOPICS.map(|(name, about)| (name, about.into()));
    let heading = "Topics, as in mims help exit-codes";
    let _ = write!(text, "\n{header}{heading}:{header:#}\n{}", list(topics));
    let _ = write!(text, "\n{header}Options:{header:#}\n{{options}}{{after-help}}");
    text.into()
}

/// Names and what they are, aligned and wrapped as clap does it. All lists are as wide as the longest name.
fn list(entries: impl IntoIterator<Item = (&'static str, StyledStr)>) -> impl std::fmt::Display {
    let line = |(name, about)| clap::Command::new(format!("{name:<11}")).about(about);
    let list = clap::Command::new("list").max_term_width(MAX_WIDTH).disable_help_subcommand(true);
    let mut list = list.help_template("{subcommands}\n").subcommands(entries.into_iter().map(line));
    list.render_help().ansi().to_string()
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
