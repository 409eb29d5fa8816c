//! All that the brake has against an import.

use super::judge::{Judge, is_many};
use super::kinds::Brake;
use crate::domain::PersonName;
use crate::plan::coverage::Coverage;
use crate::plan::{Known, Plan, Planner};
use crate::roster::Roster;

/// Everything about a plan that looks like an accident.
pub fn brakes<'a>(
    planner: &Planner<'a>,
    roster: &'a Roster,
    plan: &Plan<'a>,
    known: &'a Known,
) -> Vec<Brake<'a>> {
    let judge =
        Judge { planner, roster, plan, known, coverage: Coverage::new(planner, roster, known) };
    // Whose rows they are is not known then, and all else follows from that.
    if let Some(brake) = judge.former_classes() {
        return vec![brake];
    }
    let mut brakes: Vec<_> = judge.misread().chain(judge.wrong_year()).collect();
    if roster.is_part() {
        brakes.extend(judge.new_classes(&[]));
    } else {
        let renamed = judge.renamed_classes();
        brakes.extend(judge.many_absent());
        brakes.extend(judge.many_unknown());
        brakes.extend(judge.many_renamed());
        if renamed.is_empty() {
            brakes.extend(judge.many_moved());
        }
        brakes.extend(judge.new_classes(&renamed));
        brakes.extend(renamed);
    }
    brakes
}

impl<'a> Judge<'_, 'a> {
    fn many_absent(&self) -> Option<Brake<'a>> {
        let absent = self.plan.absent.len();
        let covered = absent + self.matched();
        is_many(absent, covered, 10).then_some(Brake::ManyAbsent { absent, covered })
    }

    fn many_renamed(&self) -> Option<Brake<'a>> {
        let given = |name: &PersonName| {
            self.planner.renames.iter().any(|(_, given)| given.key() == name.key())
        };
        let changes = self.plan.name_changes();
        let names = changes.filter(|(_, row)| !given(&row.name)).count();
        let known = self.matched();
        is_many(names, known, 10).then_some(Brake::ManyRenamed { names, known })
    }
}
