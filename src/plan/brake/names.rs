//! Names that have accounts elsewhere than the list has them: a list of another year.

use super::judge::{Judge, is_many};
use super::kinds::Brake;
use crate::plan::RowRefusal;
use crate::plan::doubt::known_newcomers;

impl<'a> Judge<'_, 'a> {
    /// Names that have accounts already, and where: a list of another year, or one of teaching groups.
    pub(super) fn wrong_year(&self) -> Option<Brake<'a>> {
        let (rows, year) = (self.roster.rows.len(), self.planner.year);
        let refused = self.plan.refused.iter().filter_map(|refused| match refused.why {
            RowRefusal::OlderThanTheStore(student)
            | RowRefusal::WrongLevel(student)
            | RowRefusal::TakenTwice(student) => Some((refused.row, student)),
            _ => None,
        });
        let known: Vec<_> = refused.chain(self.plan.namesakes.iter().copied()).collect();
        let (mut ahead, mut behind, mut newest) = (0, 0, year);
        for (row, student) in &known {
            let steps = self.level_of(row).zip(student.class.level);
            let steps = steps.map_or(0, |(row, known)| row.steps_to(known));
            ahead += usize::from(student.class.year > year || steps > 0);
            behind += usize::from(student.class.year == year && steps < 0);
            newest = newest.max(student.class.year);
        }
        let names = known.len();
        if !is_many(names, rows, 10) {
            return self.known_newcomers().or_else(|| self.nobody_goes_up());
        }
        Some(if ahead * 2 > names {
            Brake::EarlierYear { names: ahead, rows, year: newest }
        } else if behind * 2 > names {
            Brake::LaterYear { names: behind, rows }
        } else {
            Brake::KnownNames { names, rows }
        })
    }

    /// Levels that were written anew, so that those who have gone through the school begin again.
    fn known_newcomers(&self) -> Option<Brake<'a>> {
        let (names, newcomers) = known_newcomers(self.planner, self.plan, self.known);
        // Of a list of two both are too many; one may well be a namesake.
        let are_known = is_many(names, newcomers, 3) || (names >= 2 && names == newcomers);
        are_known.then_some(Brake::KnownNewcomers { names, newcomers })
    }

    fn nobody_goes_up(&self) -> Option<Brake<'a>> {
        let before = self.changed().filter(|(student, _)| student.class.year < self.planner.year);
        let steps = before
            .filter_map(|(student, row)| Some(student.class.level?.steps_to(self.level_of(row)?)));
        let steps: Vec<_> = steps.collect();
        let names = steps.iter().filter(|steps| **steps == 0).count();
        is_many(names, steps.len(), 10).then_some(Brake::NobodyGoesUp { names, rows: steps.len() })
    }
}
