//! A plan in words: a line for each student it touches, and the question whether to do it.

use crate::commands::import::effects::{Effect, count};
use crate::domain::{ChangeKind, Corrected, Correction, Student, counted};
use crate::plan::{LookAlike, Plan};
use crate::roster::Row;

/// Somebody with an account, as known before the import.
pub(in crate::commands::import) fn known(student: &Student) -> String {
    let class = &student.class;
    format!("{} of {} {} ({})", student.name, class.name, class.year, student.login.short())
}

/// A row, with what tells it from others of its class.
pub(in crate::commands::import) fn numbered(row: &Row) -> String {
    let number = row.register_no.map(|number| format!(" (number {number})")).unwrap_or_default();
    format!("{}{number}", row.name)
}

pub(super) fn alike(LookAlike { first, second }: &LookAlike<'_>) -> String {
    format!("{}: {} and {}", first.class, numbered(first), numbered(second))
}

/// What happens to one student, with what was before and what comes after.
pub(super) fn line(effect: &Effect<'_>) -> String {
    let Effect { name, class, .. } = effect;
    let login = effect.login.short();
    match effect.before {
        None => {
            let number = effect.register_no.map(|number| format!(", number {number}"));
            format!("{name} of {class}{} ({login})", number.unwrap_or_default())
        }
        Some(before) if effect.kind == ChangeKind::Moved => {
            let from = &before.class.name;
            let of = Some(before.class.year).filter(|year| *year != effect.year);
            let of = of.map(|year| format!(" of {year}")).unwrap_or_default();
            format!("{} from {from}{of} to {class} ({login}){}", before.name, corrected(effect))
        }
        Some(before) if effect.kind == ChangeKind::Changed => {
            format!("{} of {class} ({login}){}", before.name, corrected(effect))
        }
        Some(before) => {
            let to = if before.class.name.key() == class.key() {
                String::new()
            } else {
                format!(", now in {class}")
            };
            format!("{}{to}{}", known(before), corrected(effect))
        }
    }
}

/// A new year brings new register numbers; only within a year they are news.
fn corrected(effect: &Effect<'_>) -> String {
    let is_new_year = effect.before.is_some_and(|before| before.class.year != effect.year);
    let is_news = |one: &Correction| one.what != Corrected::RegisterNo || !is_new_year;
    let all: Vec<_> = effect.corrections().into_iter().filter(is_news).collect();
    let all: Vec<_> = all.iter().map(ToString::to_string).collect();
    if all.is_empty() { String::new() } else { format!(": {}", all.join(", ")) }
}

/// Says what would be done, and not only that something would be: `Create 3, move 2, correct 1?`
pub(in crate::commands::import) fn question(effects: &[Effect<'_>], plan: &Plan<'_>) -> String {
    let part = |verb, kind, after| match count(effects, kind) {
        0 => None,
        count => Some(format!("{verb} {count}{after}")),
    };
    let teachers = Some(plan.teachers.len()).filter(|count| *count > 0);
    let parts = [
        part("create", ChangeKind::Created, ""),
        part("move", ChangeKind::Moved, ""),
        part("correct", ChangeKind::Changed, ""),
        part("open", ChangeKind::Returned, " again"),
        part("close", ChangeKind::Left, ""),
        teachers.map(|count| format!("change {}", counted(count, "form teacher"))),
    ];
    let all = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let (first, rest) = all.split_at(all.len().min(1));
    format!("{}{rest}?", first.to_uppercase())
}
