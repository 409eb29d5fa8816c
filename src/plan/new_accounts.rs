//! Login IDs for students who are new: nobody gets one that was given before.

use std::collections::{HashMap, HashSet};

use super::planning::{Change, Known, Planner};
use crate::domain::{LoginId, LoginRule, Role, Student};
use crate::roster::{Roster, Row};

/// Gives login IDs to new students: the list's own, that of an account taken back, or a new one.
pub(super) struct NewAccounts<'a> {
    rule: &'a LoginRule,
    role: Role,
    taken: HashSet<LoginId>,
    retired: HashSet<&'a LoginId>,
    removed_by_login: HashMap<&'a LoginId, &'a Student>,
    removed: HashMap<(&'a str, &'a str), Vec<&'a Student>>,
}

impl<'a> NewAccounts<'a> {
    pub(super) fn new(planner: &Planner<'a>, roster: &Roster, known: &'a Known) -> Self {
        let everybody = known.students.iter().chain(&known.removed).map(|student| &student.login);
        let listed: HashSet<_> =
            roster.rows.iter().filter_map(|row| row.login_id.as_ref()).collect();
        let mut removed: HashMap<_, Vec<_>> = HashMap::new();
        let is_open = |student: &&Student| {
            student.login.role() == planner.role
                && student.class.year == planner.year
                && !listed.contains(&student.login)
        };
        for student in known.removed.iter().filter(is_open) {
            removed
                .entry((student.name.key(), student.class.name.key()))
                .or_default()
                .push(student);
        }
        Self {
            rule: planner.rule,
            role: planner.role,
            taken: everybody.chain(&known.retired).chain(listed).cloned().collect(),
            retired: known.retired.iter().collect(),
            removed_by_login: known
                .removed
                .iter()
                .map(|student| (&student.login, student))
                .collect(),
            removed,
        }
    }

    /// The account that a new row gets.
    pub(super) fn create(&mut self, row: &'a Row) -> Result<Change, String> {
        let again = match &row.login_id {
            Some(login) => self.named(row, login)?,
            None => self.take_removed(row),
        };
        if let Some(student) = again {
            return Ok(Change::Create { login: student.login.clone(), again: Some(student.id) });
        }
        if let Some(login) = &row.login_id {
            return Ok(Change::Create { login: login.clone(), again: None });
        }
        let made = self.rule.login_id(&row.name, self.role, |login| self.taken.contains(login));
        let login = made.ok_or(
            "the name has no Latin letters to make a login ID of; add a \"Login ID\" column",
        )?;
        self.taken.insert(login.clone());
        Ok(Change::Create { login, again: None })
    }

    /// The account that the list's own login ID stands for. One that was given is never somebody else's.
    fn named(&self, row: &Row, login: &LoginId) -> Result<Option<&'a Student>, String> {
        if self.retired.contains(login) {
            return Err(format!("the login ID {login} was replaced; nobody gets it again"));
        }
        match self.removed_by_login.get(login) {
            Some(student) if student.name.key() != row.name.key() => Err(format!(
                "the login ID {login} was given to {}, whose account was taken back; nobody else gets it",
                student.name
            )),
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
