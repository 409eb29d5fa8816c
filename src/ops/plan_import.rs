//! What importing a class list would do, as a pure function of the list and the students known.

use std::collections::HashSet;

use super::match_rows::{Match, match_rows};
use crate::domain::{ClassName, LoginId, LoginRule, Stage};
use crate::roster::{Refusal, Roster, Row};
use crate::store::students::Student;

/// What an import would do.
#[derive(Debug, PartialEq, Eq)]
pub struct Plan<'a> {
    /// One step for each row that can be taken, in the order of the list.
    pub steps: Vec<Step<'a>>,
    /// Rows that cannot be taken because of what the store knows.
    pub refusals: Vec<Refusal>,
    /// Students of the classes on the list who are not on it any more. An import leaves them as they are.
    pub absent: Vec<Student>,
}

/// What would happen with one row.
#[derive(Debug, PartialEq, Eq)]
pub struct Step<'a> {
    /// The row.
    pub row: &'a Row,
    /// What would happen.
    pub change: Change,
}

/// What would happen with a student.
#[derive(Debug, PartialEq, Eq)]
pub enum Change {
    /// A new account with this login ID.
    Create(LoginId),
    /// Another class; the student as known before.
    Move(Box<Student>),
    /// The same class, but something else is new.
    Amend(Box<Student>),
    /// Nothing.
    Keep,
}

/// What the plan depends on beside list and store.
#[derive(Debug, Clone, Copy)]
pub struct Planner<'a> {
    /// How login IDs are made.
    pub rule: &'a LoginRule,
    /// What the first digit of a class name means.
    pub stage: Stage,
    /// The school year of the list.
    pub year: i16,
}

impl Plan<'_> {
    /// The rows that need a new account, with its login ID.
    pub fn new_accounts(&self) -> impl Iterator<Item = (&Row, &LoginId)> {
        self.steps.iter().filter_map(|step| match &step.change {
            Change::Create(login) => Some((step.row, login)),
            _ => None,
        })
    }

    /// Whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        self.steps.iter().all(|step| step.change == Change::Keep)
    }
}

impl Planner<'_> {
    /// Plans the import of a list into a store with these students.
    pub fn plan<'a>(&self, roster: &'a Roster, known: &[Student]) -> Plan<'a> {
        let matches = match_rows(self, roster, known);
        let mut taken: HashSet<LoginId> =
            known.iter().map(|student| student.login.clone()).collect();
        taken.extend(roster.rows.iter().filter_map(|row| row.login_id.clone()));
        let mut plan = Plan { steps: Vec::new(), refusals: Vec::new(), absent: Vec::new() };
        let mut present = HashSet::new();
        for (row, matched) in roster.rows.iter().zip(matches) {
            let change = match matched {
                Match::Known(student) => {
                    present.insert(student.id);
                    Ok(self.change(row, student))
                }
                Match::Nobody => new_account(row, self.rule, &mut taken),
                Match::Refused(reason) => Err(reason),
            };
            match change {
                Ok(change) => plan.steps.push(Step { row, change }),
                Err(reason) => plan.refusals.push(refusal(row, reason)),
            }
        }
        let covered: HashSet<String> = roster.classes().into_keys().map(ClassName::key).collect();
        let absent = known.iter().filter(|student| {
            student.class.year == self.year
                && student.account.disabled_at.is_none()
                && !present.contains(&student.id)
                && covered.contains(&student.class.name.key())
        });
        plan.absent = absent.cloned().collect();
        plan
    }

    fn change(&self, row: &Row, student: &Student) -> Change {
        let is_new = |given: bool, equal: bool| given && !equal;
        let moved = student.class.year != self.year || student.class.name.key() != row.class.key();
        let amended = row.name != student.name
            || is_new(row.register_no.is_some(), row.register_no == student.register_no)
            || is_new(row.student_ref.is_some(), row.student_ref == student.student_ref)
            || is_new(row.recovery_email.is_some(), row.recovery_email == student.recovery_email);
        if moved {
            Change::Move(Box::new(student.clone()))
        } else if amended {
            Change::Amend(Box::new(student.clone()))
        } else {
            Change::Keep
        }
    }
}

fn new_account(
    row: &Row,
    rule: &LoginRule,
    taken: &mut HashSet<LoginId>,
) -> Result<Change, String> {
    if let Some(login) = &row.login_id {
        return Ok(Change::Create(login.clone()));
    }
    let made = rule.login_id(&row.name, |login| taken.contains(login));
    let login = made
        .ok_or("the name has no Latin letters to make a login ID of; add a \"Login ID\" column")?;
    taken.insert(login.clone());
    Ok(Change::Create(login))
}

fn refusal(row: &Row, reason: String) -> Refusal {
    Refusal { line: row.line, column: None, value: row.name.to_string(), reason }
}
