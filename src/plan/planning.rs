//! What importing a class list would do, made of its parts: whom each row is about, what is new, who is missing.

use std::collections::{HashMap, HashSet};

use super::absent::absent_students;
use super::matching::match_rows;
use super::new_accounts::NewAccounts;
use super::types::{Change, Known, Leavers, Plan, Planner, RefusedRow, RowRefusal, Step};
use crate::domain::{Class, ClassId, DisabledWhy, Level, PersonName, Student};
use crate::roster::{Roster, Row};

impl<'a> Planner<'a> {
    /// Plans the import of a list.
    pub fn plan(&self, roster: &'a Roster, known: &'a Known) -> Plan<'a> {
        let mut plan = Plan {
            year: self.year,
            steps: Vec::new(),
            refused: Vec::new(),
            teachers: self.teachers(roster, known),
            closed: Vec::new(),
            absent: Vec::new(),
            graduates: Vec::new(),
            leavers: Leavers::Keep,
        };
        // Made for the first new student; a list of known ones has none.
        let mut accounts = None;
        let mut present = HashSet::new();
        let foreign = self.foreign_classes(known);
        for (row, matched) in roster.rows.iter().zip(match_rows(self, roster, &known.students)) {
            let change = match matched {
                _ if foreign.contains(row.class.key()) || self.is_level_of_staff(row) => {
                    Err(self.wrong_class())
                }
                Some(Ok(student)) => {
                    present.insert(student.id);
                    if matches!(student.account.disabled, Some((_, DisabledWhy::Closed))) {
                        plan.closed.push(student);
                    }
                    Ok(self.change(row, student))
                }
                Some(Err(why)) => Err(why),
                None => accounts
                    .get_or_insert_with(|| NewAccounts::new(self, roster, known))
                    .create(row),
            };
            match change {
                Ok(change) => plan.steps.push(Step { row, change }),
                Err(why) => plan.refused.push(RefusedRow { row, why }),
            }
        }
        if !roster.is_part() {
            let own = known.students.iter().filter(|student| student.login.role() == self.role);
            let not_on_the_list = own.filter(|student| !present.contains(&student.id));
            (plan.absent, plan.graduates) =
                absent_students(self, roster, not_on_the_list, &known.classes);
        }
        plan
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
            Change::Keep
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
