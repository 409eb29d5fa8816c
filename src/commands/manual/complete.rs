//! What the shells complete: the values that the store knows, attached to the arguments that take them.
//!
//! Silent whatever is wrong with the store, because the operator is in the middle of a line; and never a student's name.

use std::ffi::OsStr;
use std::path::PathBuf;
use std::sync::Arc;

use clap::{Arg, Command};
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};

use crate::commands::manual::help::TOPICS;
use crate::domain::{ClassName, Settings, day_of, shown_day};
use crate::print::Sheet;
use crate::store::glance::{Glance, Place};

/// The variable in which the scripts of `mims completions` name their shell.
pub const SHELL_VARIABLE: &str = "MIMS_COMPLETE";

/// The command line with completers for the store in this folder.
pub fn with_completers(root: Command, folder: Option<PathBuf>) -> Command {
    let known = Arc::new(Known { folder, commands: commands(&root) });
    attach(root, &known)
}

/// Looks at every argument of every command, so that a new command needs nothing but the usual value name.
fn attach(command: Command, known: &Arc<Known>) -> Command {
    let command = command.mut_args(|arg| match source(&arg) {
        Some(source) => {
            let known = Arc::clone(known);
            let complete = move |typed: &OsStr| {
                let typed = typed.to_string_lossy();
                // The shell's own opening quotation mark.
                source(&known, typed.trim_start_matches(['"', '\''])).unwrap_or_default()
            };
            arg.add(ArgValueCompleter::new(complete))
        }
        None => arg,
    });
    command.mut_subcommands(|command| attach(command, known))
}

/// Candidates for what is typed; none when the store does not answer.
type Source = fn(&Known, &str) -> Option<Vec<CompletionCandidate>>;

fn source(arg: &Arg) -> Option<Source> {
    let value = arg.get_value_names()?.first()?;
    Some(match (arg.get_id().as_str(), value.as_str()) {
        (_, "WHO") => Known::who,
        (_, "CLASS") => Known::class,
        (_, "LEVEL") => Known::level,
        (_, "YEAR") => Known::year,
        ("batch", _) => Known::batch,
        (_, "SHEET") => |_, typed| Some(sheets(typed)),
        ("key", "NAME") => |_, typed| Some(settings(typed)),
        (_, "COMMAND") => |known, typed| Some(plain(known.commands.iter().cloned(), typed)),
        _ => return None,
    })
}

struct Known {
    folder: Option<PathBuf>,
    commands: Vec<String>,
}

impl Known {
    fn glance(&self) -> Option<Glance> {
        Glance::at(self.folder.as_ref()?).ok()
    }

    /// Login IDs, and classes to go on from; behind `3A/` the register numbers of that class.
    fn who(&self, typed: &str) -> Option<Vec<CompletionCandidate>> {
        let glance = self.glance()?;
        let Some((class, _)) = typed.split_once('/') else {
            let places = glance.logins(&typed.to_lowercase()).ok()?;
            let logins = places.into_iter().map(|place| explained(&place.login, place_of(&place)));
            let classes = if typed.is_empty() { Vec::new() } else { self.class(typed)? };
            let classes = classes.into_iter().map(|class| {
                let start = format!("{}/", class.get_value().to_string_lossy());
                CompletionCandidate::new(start).help(class.get_help().cloned())
            });
            return Some(logins.chain(classes).collect());
        };
        let places = glance.class_of(&ClassName::parse(class).ok()?).ok()?;
        let numbered = places.into_iter().filter_map(|Place { login, register_no, .. }| {
            let candidate = format!("{class}/{}", register_no?);
            candidate.starts_with(typed).then(|| explained(&candidate, login))
        });
        Some(numbered.collect())
    }

    fn class(&self, typed: &str) -> Option<Vec<CompletionCandidate>> {
        let start = ClassName::parse(typed).map_or_else(|_| String::new(), |c| c.key().to_owned());
        let mut classes = self.glance()?.classes().ok()?;
        classes.retain(|class| class.name.key().starts_with(&start));
        classes.dedup_by(|a, b| a.name.key() == b.name.key());
        let candidates = classes.iter().map(|class| {
            let spaced = typed.contains(' ');
            let name = if spaced { class.name.to_string() } else { without_spaces(&class.name) };
            explained(&name, format!("{} of {}", class.name, class.year))
        });
        Some(candidates.collect())
    }

    fn level(&self, typed: &str) -> Option<Vec<CompletionCandidate>> {
        let classes = self.glance()?.classes().ok()?;
        let levels = classes.iter().filter_map(|class| Some(class.level?.to_string()));
        Some(plain(levels, typed))
    }

    fn year(&self, typed: &str) -> Option<Vec<CompletionCandidate>> {
        let classes = self.glance()?.classes().ok()?;
        Some(plain(classes.iter().map(|class| class.year.to_string()), typed))
    }

    fn batch(&self, typed: &str) -> Option<Vec<CompletionCandidate>> {
        let batches = self.glance()?.batches(typed).ok()?;
        let candidates = batches.into_iter().map(|(number, kind, made_at)| {
            let help = format!("{} of {}", kind.as_str(), shown_day(day_of(made_at)));
            explained(&number.to_string(), help)
        });
        Some(candidates.collect())
    }
}

fn commands(root: &Command) -> Vec<String> {
    let commands = root.get_subcommands().filter(|command| !command.is_hide_set());
    let names = commands.map(Command::get_name).chain(TOPICS.map(|topic| topic.name));
    names.map(str::to_owned).collect()
}

fn settings(typed: &str) -> Vec<CompletionCandidate> {
    let settings = Settings::ALL.iter().filter(|setting| setting.key.starts_with(typed));
    settings.map(|setting| explained(setting.key, setting.meaning.to_owned())).collect()
}

fn sheets(typed: &str) -> Vec<CompletionCandidate> {
    let names = Sheet::all().iter().map(Sheet::name).chain(["list"]);
    plain(names.map(str::to_owned), typed)
}

fn explained(value: &str, help: String) -> CompletionCandidate {
    CompletionCandidate::new(value).help(Some(help.into()))
}

/// Those that start like this, whatever the case, each once.
fn plain(values: impl Iterator<Item = String>, start: &str) -> Vec<CompletionCandidate> {
    let mut values: Vec<_> =
        values.filter(|value| value.to_uppercase().starts_with(&start.to_uppercase())).collect();
    values.sort();
    values.dedup();
    values.into_iter().map(CompletionCandidate::new).collect()
}

fn place_of(place: &Place) -> String {
    let number = place.register_no.map(|number| format!(", number {number}")).unwrap_or_default();
    format!("{}{number}", place.class)
}

/// `3-Integrity` for `3 Integrity`: bash puts candidates on the line as they are, and a class is known by its letters
/// and digits.
fn without_spaces(class: &ClassName) -> String {
    let words =
        class.as_str().split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let joined = words.collect::<Vec<_>>().join("-");
    match ClassName::parse(&joined) {
        Ok(parsed) if parsed.key() == class.key() => joined,
        _ => class.to_string(),
    }
}
