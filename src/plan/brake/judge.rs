//! What the brake looks at: the list, the plan made of it, and what is known beside it.

use crate::domain::{Level, Student};
use crate::plan::coverage::Coverage;
use crate::plan::{Change, Known, Plan, Planner};
use crate::roster::{Roster, Row};

/// Fewer than this are no accident, however small the class.
pub(super) const FEW: usize = 3;

/// At least a few, and more than one in so many.
pub(super) fn is_many(part: usize, whole: usize, one_in: usize) -> bool {
    part >= FEW && part * one_in > whole
}

pub(super) struct Judge<'p, 'a> {
    pub(super) planner: &'p Planner<'a>,
    pub(super) roster: &'a Roster,
    pub(super) plan: &'p Plan<'a>,
    pub(super) known: &'a Known,
    pub(super) coverage: Coverage<'a>,
}

impl<'p, 'a> Judge<'p, 'a> {
    pub(super) fn level_of(&self, row: &Row) -> Option<Level> {
        Level::of_class(&row.class, self.planner.stage)
    }

    /// The known students whom the plan changes.
    pub(super) fn changed(&self) -> impl Iterator<Item = (&'a Student, &'a Row)> + use<'p, 'a> {
        self.plan.steps.iter().filter_map(|step| match step.change {
            Change::Move(student) | Change::Amend(student) => Some((student, step.row)),
            _ => None,
        })
    }

    pub(super) fn matched(&self) -> usize {
        self.plan.steps.len() - self.plan.new_accounts().count()
    }
}
