//! What the shells complete: the values that the store knows, attached at the arguments that take them.
//!
//! Silent whatever is wrong with the store, because the operator is in the middle of a line; and never a student's name.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use clap::Command;
use clap_complete::CompleteEnv;
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};

use super::scenes::SCENES;
use super::topics::TOPICS;
use crate::context::store_folder;
use crate::domain::{Class, ClassName, Settings, day_of, key, shown_day};
use crate::print::Sheet;
use crate::store::glance::{Glance, Place};

/// The variable in which the scripts of `mims completions` name their shell.
pub const SHELL_VARIABLE: &str = "MIMS_COMPLETE";

/// The store of the unfinished line: a completer is told the word that it completes, and no other.
static STORE: OnceLock<PathBuf> = OnceLock::new();

/// Answers a completion script, which calls `mims -- mims reset tan`. `false` when it is no script that calls.
pub fn answer_shell(args: &[OsString], definition: fn() -> Command) -> bool {
    // Shells hand over words as they were typed: my\ lists is a folder with a space in its name.
    let args: Vec<_> = args.iter().map(|word| unquoted(word)).collect();
    let line = definition().ignore_errors(true).try_get_matches_from(with_home(&args));
    let given = line.ok().and_then(|line| line.get_one("store").cloned());
    if let Some(folder) = store_folder(given) {
        STORE.get_or_init(|| folder);
    }
    let answer = CompleteEnv::with_factory(definition).var(SHELL_VARIABLE);
    answer.try_complete(&args, std::env::current_dir().ok().as_deref()).unwrap_or(true)
}

/// A word as the shell will read it when the line is sent off: a quotation mark may still be open.
fn unquoted(word: &OsStr) -> OsString {
    let Some(text) = word.to_str() else { return word.to_owned() };
    let (mut plain, mut open) = (String::with_capacity(text.len()), None);
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match (letter, open) {
            // On Windows it stands between the folders of a path, but before a blank it is a shell's there too.
            ('\\', None | Some('"')) if !cfg!(windows) || letters.as_str().starts_with(' ') => {
                plain.extend(letters.next());
            }
            ('"' | '\'', None) => open = Some(letter),
            (mark, Some(opened)) if mark == opened => open = None,
            _ => plain.push(letter),
        }
    }
    plain.into()
}

/// The line behind the first two words, with the home folder for `~`. bash takes `--store=office` apart at the sign.
fn with_home(args: &[OsString]) -> impl Iterator<Item = OsString> {
    let home = directories::BaseDirs::new().map(|folders| folders.home_dir().to_owned());
    let words = args.iter().skip(2).filter(|word| *word != "=");
    words.map(move |word| match (Path::new(word).strip_prefix("~"), &home) {
        (Ok(rest), Some(home)) => home.join(rest).into(),
        _ => word.clone(),
    })
}

/// Login IDs, and classes to go on from; behind `3A/` the register numbers of that class.
pub fn who() -> ArgValueCompleter {
    completer(|typed| {
        let glance = glance()?;
        let Some((class, _)) = typed.split_once('/') else {
            let places = glance.logins(&typed.to_lowercase()).ok()?;
            let logins = places.into_iter().map(|place| explained(&place.login, place_of(&place)));
            let classes = if typed.is_empty() { Vec::new() } else { classes_like(typed)? };
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
    })
}

/// The classes, each once.
pub fn class() -> ArgValueCompleter {
    completer(classes_like)
}

fn classes_like(typed: &str) -> Option<Vec<CompletionCandidate>> {
    let start = key(typed);
    let mut classes = classes()?;
    classes.retain(|class| class.name.key().starts_with(&start));
    classes.dedup_by(|a, b| a.name.key() == b.name.key());
    let candidates = classes.iter().map(|class| {
        let spaced = typed.contains(' ');
        let name = if spaced { class.name.to_string() } else { without_spaces(&class.name) };
        explained(&name, format!("{} of {}", class.name, class.year))
    });
    Some(candidates.collect())
}

/// The levels of the classes.
pub fn level() -> ArgValueCompleter {
    completer(|typed| {
        let classes = classes()?;
        let levels = classes.iter().filter_map(|class| Some(class.level?.to_string()));
        Some(plain(levels, typed))
    })
}

/// The school years.
pub fn year() -> ArgValueCompleter {
    completer(|typed| Some(plain(classes()?.iter().map(|class| class.year.to_string()), typed)))
}

/// The batches, newest first.
pub fn batch() -> ArgValueCompleter {
    completer(|typed| {
        let batches = glance()?.batches(typed).ok()?;
        let candidates = batches.into_iter().map(|(number, kind, made_at)| {
            let help = format!("{} of {}", kind.as_str(), shown_day(day_of(made_at)));
            explained(&number.to_string(), help)
        });
        Some(candidates.collect())
    })
}

/// The label sheets that are known by name.
pub fn sheet() -> ArgValueCompleter {
    completer(|typed| {
        let names = Sheet::all().iter().map(|sheet| sheet.name);
        Some(plain(names.map(str::to_owned), typed))
    })
}

/// The names of the settings.
pub fn setting() -> ArgValueCompleter {
    completer(|typed| {
        let settings = Settings::ALL.iter().filter(|setting| setting.key.starts_with(typed));
        Some(settings.map(|setting| explained(setting.key, setting.meaning.to_owned())).collect())
    })
}

/// The commands, and the topics of the help.
pub fn command() -> ArgValueCompleter {
    completer(|typed| {
        let commands = SCENES.iter().flat_map(|(_, names)| names.iter().copied());
        let names = commands.chain(TOPICS.map(|(name, _)| name));
        Some(plain(names.map(str::to_owned), typed))
    })
}

/// Candidates for what is typed; none when the store does not answer.
fn completer(source: fn(&str) -> Option<Vec<CompletionCandidate>>) -> ArgValueCompleter {
    ArgValueCompleter::new(move |typed: &OsStr| {
        let mut found = source(&typed.to_string_lossy()).unwrap_or_default();
        // bash puts candidates on the line as they are, and a class may be called `3$(halt)`.
        let is_plain = |c: char| c.is_alphanumeric() || "-_/. ".contains(c);
        found.retain(|candidate| candidate.get_value().to_string_lossy().chars().all(is_plain));
        found
    })
}

fn glance() -> Option<Glance> {
    Glance::at(STORE.get()?).ok()
}

fn classes() -> Option<Vec<Class>> {
    glance()?.classes().ok()
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
