//! What a list shows by itself to be wrong: columns that do not belong together, and lists that do not.

use std::collections::{HashMap, HashSet};

use super::judge::{FEW, Judge, is_many};
use super::kinds::{Brake, Misread};
use crate::domain::{Email, LoginId, PersonName, Student, StudentId};
use crate::plan::{Change, Known, Plan, RefusedRow, RowRefusal};
use crate::roster::Row;

/// Shorter lists may well have a class for each student.
const CLASS_LIST: usize = 10;

impl<'a> Judge<'_, 'a> {
    /// What is wrong with the list whoever has an account.
    pub(super) fn misread(&self) -> impl Iterator<Item = Brake<'a>> {
        let found = [
            self.in_two_lists(),
            self.logins_of_others(),
            self.addresses_of_others(),
            self.numbers_of_others(),
            self.one_of_two_classes(),
            self.names_as_classes(),
        ];
        found.into_iter().flatten().map(Brake::Misread)
    }

    /// Names beside the classes of others: one of the two columns was sorted without the other.
    pub(super) fn former_classes(&self) -> Option<Brake<'a>> {
        let is_it = |refused: &&RefusedRow<'_>| matches!(refused.why, RowRefusal::FromElsewhere(_));
        let names = self.plan.refused.iter().filter(is_it).count() + self.plan.elsewhere.len();
        let told = self.roster.rows.iter().filter(|row| names >= FEW && row.former_class.is_some());
        let rows = told.count();
        let fault = Misread::FormerClasses { names, rows };
        is_many(names, rows, 10).then_some(Brake::Misread(fault))
    }

    /// The lists of two years, or of classes and of teaching groups: every child would get two accounts.
    fn in_two_lists(&self) -> Option<Misread<'a>> {
        if !self.has_lists() {
            return None;
        }
        let mut first: HashMap<&str, &Row> = HashMap::new();
        let (mut names, mut rows) = (0, 0);
        for (row, ..) in self.plan.new_accounts() {
            let other = *first.entry(row.name.key()).or_insert(row);
            names += usize::from(other.place.source != row.place.source);
            rows += 1;
        }
        is_many(names, rows, 10).then_some(Misread::InTwoLists { names })
    }

    /// Login IDs that the names of other rows make: their column is a row too high or too low.
    fn logins_of_others(&self) -> Option<Misread<'a>> {
        let told = || {
            let new = self.plan.new_accounts();
            new.filter_map(|(row, ..)| Some((&row.name, row.login_id.as_ref()?)))
        };
        let made =
            |name: &PersonName| self.planner.rule.login_id(name, self.planner.role, |_| false);
        let others: HashSet<LoginId> = told().filter_map(|(name, _)| made(name)).collect();
        let is_of_another = |(name, login): &(&PersonName, &LoginId)| {
            others.contains(*login) && made(name).as_ref() != Some(*login)
        };
        let (names, rows) = (told().filter(is_of_another).count(), told().count());
        is_many(names, rows, 10).then_some(Misread::LoginsOfOthers { names, rows })
    }

    /// Addresses that are known as those of others on the list.
    fn addresses_of_others(&self) -> Option<Misread<'a>> {
        let told = || known_addresses(self.plan);
        let is_new =
            |(student, email): &(&Student, &Email)| student.recovery_email.as_ref() != Some(*email);
        let rows = told().count();
        if !is_many(told().filter(is_new).count(), rows, 10) {
            return None;
        }
        let holders = holders(self.known);
        let is_of_another = |(student, email): &(&Student, &Email)| {
            holders.get(email.as_str()).is_some_and(|of| !of.contains(&student.id))
        };
        let names = told().filter(is_of_another).count();
        is_many(names, rows, 10).then_some(Misread::AddressesOfOthers { names, rows })
    }

    /// The numbers of a class are the same ones and its students too, but they do not belong together as before.
    fn numbers_of_others(&self) -> Option<Misread<'a>> {
        let (mut numbers, mut rows) = (0, 0);
        for (_, steps) in self.whole_classes().into_values() {
            let known = steps.iter().map(|step| match step.change {
                Change::Keep(student) | Change::Amend(student) => {
                    Some((student.register_no, step.row.register_no))
                }
                Change::Move(_) | Change::Create { .. } => None,
            });
            let Some(known) = known.collect::<Option<Vec<_>>>() else { continue };
            let changed =
                known.iter().filter(|(before, now)| now.is_some() && before != now).count();
            let (mut before, mut now): (Vec<_>, Vec<_>) = known.into_iter().unzip();
            if is_many(changed, steps.len(), 3) {
                before.sort_unstable();
                now.sort_unstable();
                numbers += if before == now { changed } else { 0 };
            }
            rows += steps.len();
        }
        (numbers > 0).then_some(Misread::NumbersOfOthers { numbers, rows })
    }

    /// A class without a level on two lists, as on the sheets of two levels.
    fn one_of_two_classes(&self) -> Option<Misread<'a>> {
        if !self.has_lists() || self.planner.role.is_staff() {
            return None;
        }
        let mut first: HashMap<&str, (&'a Row, usize)> = HashMap::new();
        for (row, ..) in self.plan.new_accounts() {
            let (other, beside) = first.entry(row.class.key()).or_insert((row, 0));
            *beside += usize::from(other.place.source != row.place.source);
        }
        let is_one = |row: &Row| {
            self.level_of(row).is_none() && self.coverage.known_in(row.class.key()) == 0
        };
        let mut doubtful: Vec<_> = first.into_values().collect();
        doubtful.retain(|(row, beside)| *beside >= FEW && is_one(row));
        let class = doubtful.into_iter().map(|(row, _)| &row.class).min()?;
        Some(Misread::OneOfTwoClasses { class })
    }

    /// Nearly as many classes as students: names stand in the column of the class.
    fn names_as_classes(&self) -> Option<Misread<'a>> {
        let rows = self.roster.rows.len();
        if rows < CLASS_LIST || self.planner.role.is_staff() {
            return None;
        }
        let classes = self.roster.classes();
        let is_name = classes.len() * 3 > rows * 2
            && self.roster.rows.iter().all(|row| self.level_of(row).is_none());
        is_name.then_some(Misread::NamesAsClasses { classes: classes.len(), rows })
    }

    fn has_lists(&self) -> bool {
        let mut findings = self.roster.findings.iter();
        let first = findings.next().map(|finding| &finding.source);
        findings.any(|finding| Some(&finding.source) != first)
    }
}

/// Students who have an address, each with the one that the list tells.
fn known_addresses<'p>(plan: &'p Plan<'_>) -> impl Iterator<Item = (&'p Student, &'p Email)> {
    plan.steps.iter().filter_map(|step| match step.change {
        Change::Create { .. } => None,
        Change::Move(student) | Change::Amend(student) | Change::Keep(student) => {
            student.recovery_email.as_ref()?;
            Some((student, step.row.recovery_email.as_ref()?))
        }
    })
}

/// Whose each address is; brothers and sisters have one.
fn holders(known: &Known) -> HashMap<&str, Vec<StudentId>> {
    let mut holders: HashMap<_, Vec<_>> = HashMap::new();
    for student in &known.students {
        if let Some(email) = &student.recovery_email {
            holders.entry(email.as_str()).or_default().push(student.id);
        }
    }
    holders
}
