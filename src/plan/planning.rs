//! What importing a class list would do, made of its parts: whom each row is about, what is new, who is missing.

use std::collections::{HashMap, HashSet};

use super::coverage::{Before, Coverage, absent_students};
use super::matching::match_rows;
use super::new_accounts::NewAccounts;
use super::types::{Change, Known, Plan, Planner, RefusedRow, RowRefusal, Step};
use crate::domain::{
    Class, ClassId, ClassName, DisabledWhy, Level, PersonName, RegisterNo, Student,
};
use crate::roster::{Roster, Row};

impl<'a> Planner<'a> {
    /// Plans the import of a list.
    pub fn plan(&self, roster: &'a Roster, known: &'a Known) -> Plan<'a> {
        let teachers = self.teachers(roster, known);
        let mut plan = Plan { year: self.year, teachers, ..Plan::default() };
        let coverage = Coverage::new(self, roster, known);
        let (answers, present) = match_rows(self, roster, known, &coverage);
        let matched = answers.iter().filter_map(|answer| answer.as_ref()?.as_ref().ok());
        let is_closed = |student: &&&Student| {
            matches!(student.account.disabled, Some((_, DisabledWhy::Closed)))
        };
        plan.closed = matched.filter(is_closed).copied().collect();
        let own = known.students.iter().filter(|student| student.login.role() == self.role);
        let not_on_the_list: Vec<_> =
            own.filter(|student| !present.contains_key(&student.id)).collect();
        let numbers = self.numbers_taken(&coverage, &not_on_the_list);
        // Made for the first new student; a list of known ones has none.
        let mut accounts = None;
        let foreign = self.foreign_classes(known);
        for (row, answer) in roster.rows.iter().zip(answers) {
            let number = row.register_no.filter(|_| !numbers.is_empty());
            let holder = number.and_then(|number| numbers.get(&(row.class.key(), number)));
            let change = match (answer, holder) {
                _ if foreign.contains(row.class.key()) || self.is_level_of_staff(row) => {
                    Err(self.wrong_class())
                }
                (Some(Err(why)), _) => Err(why),
                (_, Some(holder)) => Err(RowRefusal::NumberTaken(holder)),
                (Some(Ok(student)), None) => Ok(self.change(row, student)),
                (None, None) => accounts
                    .get_or_insert_with(|| NewAccounts::new(self, roster, known))
                    .create(row),
            };
            match change {
                Ok(change) => plan.steps.push(Step { row, change }),
                Err(why) => plan.refused.push(RefusedRow { row, why }),
            }
        }
        plan.namesakes = self.namesakes(&plan, known);
        plan.elsewhere = Before::new(self, roster, known).elsewhere(&plan.steps);
        plan.carried = self.carried(&not_on_the_list);
        if !roster.is_part() {
            (plan.absent, plan.graduates) = absent_students(&coverage, not_on_the_list.into_iter());
        }
        plan
    }

    /// Who keeps which register number, though the list may give it to somebody else: a list of a few newcomers says
    /// nothing of the others of their class.
    fn numbers_taken(
        &self,
        coverage: &Coverage<'_>,
        not_on_the_list: &[&'a Student],
    ) -> HashMap<(&'a str, RegisterNo), &'a Student> {
        let stays = |student: &&&Student| {
            let class = &student.class;
            class.year == self.year
                && student.account.disabled.is_none()
                && !coverage.has_class(class.name.key())
        };
        let staying = not_on_the_list.iter().filter(stays);
        staying
            .filter_map(|student| {
                Some(((student.class.name.key(), student.register_no?), *student))
            })
            .collect()
    }

    /// New students with the name of somebody who has an open account in this year or a later one.
    fn namesakes(&self, plan: &Plan<'a>, known: &'a Known) -> Vec<(&'a Row, &'a Student)> {
        let mut rows: HashMap<&str, &'a Row> =
            plan.new_accounts().map(|(row, ..)| (row.name.key(), row)).collect();
        if rows.is_empty() {
            return Vec::new();
        }
        let is_here = |student: &&Student| {
            student.class.year >= self.year
                && student.login.role() == self.role
                && student.account.disabled.is_none()
        };
        let known = known.students.iter().filter(is_here);
        known.filter_map(|student| Some((rows.remove(student.name.key())?, student))).collect()
    }

    /// Everybody of a renamed class goes along, whether on the list or not, so that nobody is left in a class that is
    /// not there any more.
    fn carried(&self, not_on_the_list: &[&'a Student]) -> Vec<(&'a Student, &'a ClassName)> {
        let now = |student: &Student| {
            let mut renames = self.class_renames.iter();
            let (_, now) = renames.find(|(before, _)| {
                student.class.year == self.year && before.key() == student.class.name.key()
            })?;
            Some(now)
        };
        let students = not_on_the_list.iter();
        students.filter_map(|student| Some((*student, now(student)?))).collect()
    }

    /// For students the classes of staff, and the other way round: what is done with a class must not reach both.
    fn foreign_classes<'k>(&self, known: &'k Known) -> HashSet<&'k str> {
        let is_staff = self.role.is_staff();
        let others =
            known.students.iter().filter(|student| student.login.role().is_staff() != is_staff);
        others.map(|student| student.class.name.key()).collect()
    }

    /// Staff have departments: a class that tells a level is one of students.
    fn is_level_of_staff(&self, row: &Row) -> bool {
        self.role.is_staff() && Level::of_class(&row.class, self.stage).is_some()
    }

    fn wrong_class(&self) -> RowRefusal<'static> {
        if self.role.is_staff() { RowRefusal::ClassOfStudents } else { RowRefusal::ClassOfStaff }
    }

    fn change(&self, row: &Row, student: &'a Student) -> Change<'a> {
        let moved = student.class.year != self.year || student.class.name.key() != row.class.key();
        let amended = row.name != student.name
            || is_new(row.register_no.as_ref(), student.register_no.as_ref())
            || is_new(row.student_ref.as_ref(), student.student_ref.as_ref())
            || is_new(row.recovery_email.as_ref(), student.recovery_email.as_ref())
            || student.account.has_left();
        if moved {
            Change::Move(student)
        } else if amended {
            Change::Amend(student)
        } else {
            Change::Keep(student)
        }
    }

    /// Form teachers of known classes that the list names differently; new classes get theirs with the class.
    fn teachers(&self, roster: &'a Roster, known: &Known) -> Vec<(ClassId, &'a PersonName)> {
        let classes = known.classes.iter().filter(|class| class.year == self.year);
        let classes: HashMap<&str, &Class> =
            classes.map(|class| (class.name.key(), class)).collect();
        let named = roster.teachers().into_iter();
        let mut teachers: Vec<_> = named
            .filter_map(|(class, teacher)| Some((*classes.get(class)?, teacher)))
            .filter(|(class, teacher)| class.form_teacher.as_ref() != Some(*teacher))
            .map(|(class, teacher)| (class.id, teacher))
            .collect();
        teachers.sort_by_key(|(class, _)| *class);
        teachers
    }
}

/// A list that says nothing of something leaves it as it is known.
fn is_new<T: PartialEq>(listed: Option<&T>, known: Option<&T>) -> bool {
    listed.is_some() && listed != known
}
