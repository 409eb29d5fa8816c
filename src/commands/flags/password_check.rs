//! One password judged by every rule, without showing it.

use crate::context::{Context, Done};
use crate::crypto::weakness;
use crate::domain::{History, NameParts, PasswordRule, Ruling, Verdict, Weakness, counted};
use crate::rows::{Cell, Column, Format, Rows};
use crate::terminal::Error;
use crate::words::passwords;

/// Reads a password, shows how it stands to each rule, and fails when it is illegal or easy to guess.
pub fn check(
    ctx: &mut Context,
    parts: &NameParts,
    own: &[&str],
    format: Format,
) -> Result<Done, Error> {
    let password = ctx.ui.given_secret("Password to check")?;
    let verdict = PasswordRule::check(password.expose(), parts, History::Unknown);
    let is_legal = verdict.is_legal();
    // An illegal one has to be changed anyhow, and advice about an empty text would be strange.
    let guessed = || if is_legal { weakness(password.expose(), own) } else { None };
    let found = Weakness::at_sight(password.expose(), None).or_else(guessed);
    ctx.ui.rows(rows(&verdict, found), format)?;
    ctx.ui.status("Whether it was used before depends on the account, so that is not judged here.");
    match found {
        Some(weakness) => {
            let why = match weakness {
                Weakness::OuterSpace => "has a space at its beginning or end",
                Weakness::OtherKeyboard => "cannot be typed on every keyboard",
                _ => "is easy to guess",
            };
            Err(Error::refused(format!("the password {why}")).hint(passwords::weak(weakness)))
        }
        None if is_legal => Ok(Done::Well),
        None => {
            let broken = verdict.rules().filter(|(_, outcome)| *outcome == Ruling::Failed).count();
            Err(Error::refused(format!("the password breaks {}", counted(broken, "rule"))))
        }
    }
}

/// A row for each rule, and one for guessing, which is judged for legal passwords only.
fn rows(verdict: &Verdict, weakness: Option<Weakness>) -> Rows {
    const COLUMNS: [Column; 4] = [
        Column { field: "rule", title: None },
        Column { field: "requirement", title: Some("Rule") },
        Column { field: "outcome", title: Some("Outcome") },
        Column { field: "advice", title: None },
    ];
    let mut rows = Rows::new(&COLUMNS);
    let mut push = |rule: &'static str, requirement: String, outcome: Ruling, advice| {
        rows.push(vec![rule.into(), requirement.into(), Cell::shown(outcome), advice]);
    };
    for (rule, outcome) in verdict.rules() {
        push(rule.field(), rule.to_string(), outcome, Cell::Empty);
    }
    let guessing = match weakness {
        _ if !verdict.is_legal() => Ruling::NotJudged,
        Some(weakness) if weakness.is_in_typing() => Ruling::NotJudged,
        None => Ruling::Passed,
        Some(_) => Ruling::Failed,
    };
    let advice = weakness.map(|weakness| Cell::shown(passwords::weak(weakness))).into();
    push("hard_to_guess", "hard to guess".to_owned(), guessing, advice);
    rows
}
