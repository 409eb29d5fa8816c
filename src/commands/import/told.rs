//! An import as one object for scripts: the plan's number, and a row for each student it touches.

use super::effects::{Effect, effects, unchanged};
use crate::domain::{BatchId, RegisterNo};
use crate::plan::Plan;
use crate::rows::{Action, Changed, Person};

/// What the plan did as this batch; without one, what it would do.
pub(super) fn action(
    command: &'static str,
    plan: &Plan<'_>,
    batch: Option<BatchId>,
    dry_run: bool,
) -> Action {
    let action = Action::new(command).of_plan(plan.number()).of_batch(batch);
    let mut action = action.of_dry_run(dry_run);
    for effect in effects(plan) {
        action.touch(effect.kind, person(&effect), changes(&effect));
    }
    action.count_unchanged(unchanged(plan));
    action
}

fn person(effect: &Effect<'_>) -> Person {
    Person {
        year: effect.year,
        class: effect.class.to_string(),
        register_no: effect.register_no.map(RegisterNo::get),
        name: effect.name.to_string(),
        login_id: effect.login.to_string(),
    }
}

fn changes(effect: &Effect<'_>) -> Vec<Changed> {
    let Some(before) = effect.before else { return Vec::new() };
    let class = &before.class;
    let place = [
        ("year", class.year.to_string(), effect.year.to_string()),
        ("class", class.name.to_string(), effect.class.to_string()),
    ];
    let moved = place.into_iter().filter(|(_, before, after)| before != after);
    let moved = moved.map(|(field, before, after)| Changed {
        field,
        before: Some(before),
        after: Some(after),
    });
    moved.chain(effect.corrections().into_iter().map(Changed::from)).collect()
}
