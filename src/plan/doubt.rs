//! Rows that are about nobody for sure. Most are newcomers; some bear a name, or nearly the name, of somebody with an
//! account, and a second account for one child is as bad as one child's account for another.

use std::collections::{HashMap, HashSet};

use super::evidence::{Judgement, Name};
use super::matching::{Answer, Matching};
use super::near::{Nearness, Spelt};
use super::types::{Known, Plan, Planner, RowRefusal};
use crate::domain::{ClassId, Level, PersonName, Student};
use crate::roster::Row;

/// More pairs of new students and others than this are another school's list, not corrected names.
const MAX_PAIRS: usize = 2_000_000;

/// So many rows of one class are a class list.
const CLASS_LIST: usize = 5;

impl<'r, 'a> Matching<'r, 'a> {
    /// A namesake who makes it doubtful that the row is somebody new.
    pub(super) fn by_doubt(&self, row: &Row) -> Option<Answer<'a>> {
        if self.is_newcomer(row) {
            return None;
        }
        let doubt = |student: &'a Student| match self.judge(row, student) {
            Judgement::Contradicts if !self.is_used(student) => Some(RowRefusal::OtherKey(student)),
            Judgement::FromElsewhere if !self.is_used(student) => {
                Some(RowRefusal::FromElsewhere(student))
            }
            // Two rows for one child, in two classes of a level.
            Judgement::TheSame | Judgement::FromElsewhere
                if self.is_used_in_level(student, row) =>
            {
                Some(RowRefusal::TakenTwice(student))
            }
            Judgement::Namesake if !self.is_used(student) && !self.is_left_behind(row, student) => {
                Some(RowRefusal::WrongLevel(student))
            }
            _ => None,
        };
        self.namesakes(row).find_map(doubt).map(Err)
    }

    /// Whether the namesake is one that the row need not mind: gone through the school, or in a level of which this
    /// list says nothing. A list of a few rows may hold a slip of the finger; there only a newcomer to the lowest level
    /// goes without a question.
    fn is_left_behind(&self, row: &Row, student: &Student) -> bool {
        let stage = self.planner.stage;
        let Some(level) = student.class.level else { return false };
        let years = self.planner.year - student.class.year;
        let mut expected = (0..=years.max(0)).map(|years| level.up(years));
        let is_class_list = self.rows_of_class(row) >= CLASS_LIST
            || self.level_of(row) == Some(Level::lowest(stage));
        level.up(years) > Level::highest(stage)
            || (years >= 0 && is_class_list && !expected.any(|level| self.names_level(level)))
    }

    /// Whether the operator said so.
    pub(super) fn is_newcomer(&self, row: &Row) -> bool {
        self.planner.newcomers.iter().any(|name| name.key() == row.name.key())
    }

    /// Rows whose name is nearly that of somebody who is missing, or whom another row of the class or level is about.
    pub(super) fn by_nearness(&mut self) {
        self.by_missing();
        let open = self.open_rows();
        if open.is_empty() || open.len().saturating_mul(self.rows.len()) > MAX_PAIRS {
            return;
        }
        let room = |row: &'r Row| self.level_of(row).ok_or(row.class.key());
        let mut beside: HashMap<_, Vec<_>> =
            open.iter().map(|(_, row)| (room(row), Vec::new())).collect();
        for (row, answer) in self.rows.iter().zip(&self.answers) {
            if let Some(Ok(student)) = answer
                && let Some(others) = beside.get_mut(&room(row))
            {
                others.push((Spelt::of(&row.name), *student));
            }
        }
        self.pass(|all, row| {
            let room = all.level_of(row).ok_or(row.class.key());
            let others = beside.get(&room).filter(|_| !all.is_newcomer(row))?;
            let name = Spelt::of(&row.name);
            // With a number of its own it is another child.
            let may_be = |student: &Student| {
                let judgement = all.judge_as(row, student, Name::Near(Nearness::Form));
                matches!(judgement, Judgement::Perhaps(_) | Judgement::Corrected)
            };
            let mut alike = others.iter().filter(|(other, _)| name.is_other_form_of(other));
            let (_, student) = alike.find(|(_, student)| may_be(student))?;
            Some(Err(RowRefusal::TakenTwice(student)))
        });
    }

    fn by_missing(&mut self) {
        let missing: Vec<_> = self
            .own()
            .filter(|student| !self.is_used(student) && student.account.disabled.is_none())
            .map(|student| (student, Spelt::of(&student.name)))
            .collect();
        let open = self.open_rows().len();
        if open == 0 || open.saturating_mul(missing.len()) > MAX_PAIRS {
            return;
        }
        let feeders = self.feeders();
        self.pass(|all, row| all.near_to(row, &missing, &feeders));
    }

    fn near_to(
        &self,
        row: &Row,
        missing: &[(&'a Student, Spelt)],
        feeders: &HashMap<ClassId, (usize, usize)>,
    ) -> Option<Answer<'a>> {
        if self.is_newcomer(row) {
            return None;
        }
        let spelt = Spelt::of(&row.name);
        let mut candidates = Vec::new();
        for (student, other) in missing {
            let Some(how) = spelt.near(other) else { continue };
            match self.judge_as(row, student, Name::Near(how)) {
                Judgement::Corrected => return Some(Ok(student)),
                Judgement::Perhaps(Nearness::Form) => candidates.push(*student),
                Judgement::Perhaps(Nearness::Letter) if self.is_close(row, student, feeders) => {
                    candidates.push(*student);
                }
                _ => {}
            }
        }
        match candidates.as_slice() {
            [] => None,
            [student] => Some(Err(RowRefusal::Near(student))),
            _ => Some(Err(RowRefusal::MayBe(candidates))),
        }
    }

    /// One letter more or less is another name as often as not. It counts within a class, and from one year to the next
    /// for a class whose other pupils are mostly on the list.
    fn is_close(
        &self,
        row: &Row,
        student: &Student,
        feeders: &HashMap<ClassId, (usize, usize)>,
    ) -> bool {
        if student.class.year == self.planner.year {
            return student.class.name.key() == row.class.key();
        }
        feeders.get(&student.class.id).is_some_and(|(matched, all)| matched * 2 >= *all)
    }

    /// Of each class of a year before: how many of its students are on the list, and how many it has.
    fn feeders(&self) -> HashMap<ClassId, (usize, usize)> {
        let mut feeders: HashMap<ClassId, (usize, usize)> = HashMap::new();
        let before = |student: &&Student| student.class.year < self.planner.year;
        for student in self.own().filter(before) {
            let (matched, all) = feeders.entry(student.class.id).or_default();
            *matched += usize::from(self.is_used(student));
            *all += usize::from(student.account.disabled.is_none());
        }
        feeders
    }
}

/// How many of the newcomers have the name of somebody with an account in another form or as it is, in whatever level
/// and year, and how many newcomers there are.
pub(super) fn known_newcomers(
    planner: &Planner<'_>,
    plan: &Plan<'_>,
    known: &Known,
) -> (usize, usize) {
    let newcomers = plan.new_accounts().filter(|(.., again)| again.is_none());
    let newcomers: Vec<_> = newcomers.map(|(row, ..)| &row.name).collect();
    let own = || known.students.iter().filter(|student| student.login.role() == planner.role);
    if newcomers.is_empty() || newcomers.len().saturating_mul(own().count()) > MAX_PAIRS {
        let keys: HashSet<_> = newcomers.iter().map(|name| name.key()).collect();
        let known: HashSet<_> =
            own().map(|student| student.name.key()).filter(|name| keys.contains(name)).collect();
        return (known.len(), newcomers.len());
    }
    let own: Vec<_> = own().map(|student| Spelt::of(&student.name)).collect();
    let is_known = |name: &&&PersonName| {
        let name = Spelt::of(name);
        own.iter().any(|other| name.is_other_form_of(other))
    };
    (newcomers.iter().filter(is_known).count(), newcomers.len())
}
