//! Login IDs for students who are new: nobody gets one that was given before.

use std::collections::{HashMap, HashSet};

use super::types::{Change, Known, Planner, RowRefusal};
use crate::domain::{LoginId, LoginRule, Role, Student};
use crate::roster::{Roster, Row};

/// Gives login IDs to new students: the list's own, that of an account taken back, or a new one.
pub(super) struct NewAccounts<'a> {
    rule: &'a LoginRule,
    role: Role,
    taken: HashSet<LoginId>,
    retired: HashSet<&'a LoginId>,
    removed_by_login: HashMap<&'a LoginId, &'a Student>,
    /// Accounts taken back whose students may come back, by name and class.
    removed: HashMap<(&'a str, &'a str), Vec<&'a Student>>,
}

impl<'a> NewAccounts<'a> {
    pub(super) fn new(planner: &Planner<'a>, roster: &Roster, known: &'a Known) -> Self {
        let everybody = known.students.iter().chain(&known.removed).map(|student| &student.login);
        let listed: HashSet<_> =
            roster.rows.iter().filter_map(|row| row.login_id.as_ref()).collect();
        let may_return = known.removed.iter().filter(|student| {
            student.login.role() == planner.role
                && student.class.year == planner.year
                && !listed.contains(&student.login)
        });
        let mut removed: HashMap<_, Vec<_>> = HashMap::new();
        for student in may_return {
            let place = (student.name.key(), student.class.name.key());
            removed.entry(place).or_default().push(student);
        }
        Self {
            rule: planner.rule,
            role: planner.role,
            taken: everybody.chain(&known.retired).chain(listed).cloned().collect(),
            retired: known.retired.iter().collect(),
            removed_by_login: known.removed.iter().map(|one| (&one.login, one)).collect(),
            removed,
        }
    }

    /// The account that a new row gets.
    pub(super) fn create(&mut self, row: &'a Row) -> Result<Change<'a>, RowRefusal<'a>> {
        let again = match &row.login_id {
            Some(login) => self.named(row, login)?,
            None => self.take_removed(row),
        };
        let login = match (again, &row.login_id) {
            (Some(student), _) => student.login.clone(),
            (None, Some(login)) => login.clone(),
            (None, None) => self.made_for(row)?,
        };
        Ok(Change::Create { login, again: again.map(|student| student.id) })
    }

    fn made_for(&mut self, row: &Row) -> Result<LoginId, RowRefusal<'a>> {
        let made = self.rule.login_id(&row.name, self.role, |login| self.taken.contains(login));
        let login = made.ok_or(RowRefusal::NoLatinLetters)?;
        self.taken.insert(login.clone());
        Ok(login)
    }

    /// The account that the list's own login ID stands for. One that was given is never somebody else's.
    fn named(&self, row: &Row, login: &'a LoginId) -> Result<Option<&'a Student>, RowRefusal<'a>> {
        if self.retired.contains(login) {
            return Err(RowRefusal::Replaced(login));
        }
        match self.removed_by_login.get(login) {
            Some(student) if student.name.key() != row.name.key() => {
                Err(RowRefusal::TakenBack(student))
            }
            student => Ok(student.copied()),
        }
    }

    /// The same name in the same class; of two namesakes the one with the same register number.
    fn take_removed(&mut self, row: &'a Row) -> Option<&'a Student> {
        let removed = self.removed.get_mut(&(row.name.key(), row.class.key()))?;
        let same_place = removed.iter().position(|student| student.register_no == row.register_no);
        (!removed.is_empty()).then(|| removed.remove(same_place.unwrap_or(0)))
    }
}
