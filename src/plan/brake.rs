//! The brake: the wrong file is the commonest accident, and it shows by how many students it does not know.

use std::collections::{BTreeMap, HashSet};

use super::types::{Change, Known, Plan, Planner, Step};
use crate::domain::ClassName;
use crate::roster::{Roster, Row};

/// Why an import looks like an accident.
pub enum Brake<'a> {
    /// More than a tenth of the students that the list should have are not on it.
    ManyAbsent {
        absent: usize,
        /// How many the list should have.
        covered: usize,
    },
    /// More than a third of a known class is unknown.
    ManyUnknown {
        class: &'a ClassName,
        unknown: Vec<&'a Row>,
        /// How many rows of the class there are.
        rows: usize,
    },
}

/// Fewer than this are no accident, however small the class.
const FEW: usize = 3;

/// Everything about a plan that looks like an accident.
pub fn brakes<'a>(
    planner: &Planner<'_>,
    roster: &Roster,
    plan: &Plan<'a>,
    known: &Known,
) -> Vec<Brake<'a>> {
    if roster.is_part() {
        return Vec::new();
    }
    let matched = plan.steps.len() - plan.new_accounts().count();
    let (absent, covered) = (plan.absent.len(), plan.absent.len() + matched);
    let many_absent = absent >= FEW && absent * 10 > covered;
    let mut brakes = Vec::from_iter(many_absent.then_some(Brake::ManyAbsent { absent, covered }));
    for (class, steps) in known_classes_of(planner, plan, known) {
        // Whoever takes up an account again was known before.
        let is_unknown =
            |step: &&&Step<'_>| matches!(step.change, Change::Create { again: None, .. });
        let unknown: Vec<_> = steps.iter().filter(is_unknown).map(|step| step.row).collect();
        let rows = steps.len();
        if unknown.len() >= FEW && unknown.len() * 3 > rows {
            brakes.push(Brake::ManyUnknown { class, unknown, rows });
        }
    }
    brakes
}

/// What the list has of the classes that have students this year.
fn known_classes_of<'a, 'p>(
    planner: &Planner<'_>,
    plan: &'p Plan<'a>,
    known: &Known,
) -> Vec<(&'a ClassName, Vec<&'p Step<'a>>)> {
    let own = known.students.iter().filter(|student| student.login.role() == planner.role);
    let this_year = own.filter(|student| student.class.year == planner.year);
    let known: HashSet<&str> = this_year.map(|student| student.class.name.key()).collect();
    let mut classes: BTreeMap<&str, (&ClassName, Vec<_>)> = BTreeMap::new();
    for step in plan.steps.iter().filter(|step| known.contains(step.row.class.key())) {
        let class = &step.row.class;
        classes.entry(class.key()).or_insert_with(|| (class, Vec::new())).1.push(step);
    }
    classes.into_values().collect()
}
