//! The brake: the wrong file is the commonest accident, and it shows by how many students it does not know.

use std::collections::{BTreeMap, HashSet};

use super::planning::{Change, Known, Plan, Planner};
use crate::roster::{Roster, Row};

/// Why an import looks like an accident.
pub enum Brake<'a> {
    /// More than a tenth of the students that the list should have are not on it.
    ManyAbsent {
        /// How many.
        absent: usize,
        /// Of how many.
        covered: usize,
    },
    /// More than a third of a known class is unknown.
    ManyUnknown {
        /// The class.
        class: String,
        /// The ones that are.
        unknown: Vec<&'a Row>,
        /// Of how many.
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
    let own = known.students.iter().filter(|student| student.login.role() == planner.role);
    let this_year = own.filter(|student| student.class.year == planner.year);
    let known_classes: HashSet<&str> = this_year.map(|student| student.class.name.key()).collect();
    let mut counts: BTreeMap<&str, (String, Vec<&Row>, usize)> = BTreeMap::new();
    for step in plan.steps.iter().filter(|step| known_classes.contains(step.row.class.key())) {
        let class = &step.row.class;
        let (_, unknown, rows) =
            counts.entry(class.key()).or_insert_with(|| (class.to_string(), Vec::new(), 0));
        *rows += 1;
        unknown
            .extend(matches!(step.change, Change::Create { again: None, .. }).then_some(step.row));
    }
    let is_many = |unknown: usize, rows: usize| unknown >= FEW && unknown * 3 > rows;
    let many = counts.into_values().filter(|(_, unknown, rows)| is_many(unknown.len(), *rows));
    brakes.extend(many.map(|(class, unknown, rows)| Brake::ManyUnknown { class, unknown, rows }));
    brakes
}
