//! What importing a class list would do, as a pure function of the list and what the store knows.

use std::collections::{HashMap, HashSet};

use rusqlite::Connection;
use sha2::{Digest as _, Sha256};

use super::absent::absent_students;
use super::matching::{Match, match_rows};
use super::new_accounts::NewAccounts;
use crate::domain::{
    Class, ClassId, DisabledWhy, Level, LoginId, LoginRule, PersonName, Role, Stage, Student,
    StudentId,
};
use crate::roster::{Refusal, Roster, Row};
use crate::store::students;
use crate::store::{StoreError, classes};

/// What an import would do.
#[derive(Debug, PartialEq, Eq)]
pub struct Plan<'a> {
    /// The school year of the list.
    pub year: i16,
    /// One step for each row that can be taken, in the order of the list.
    pub steps: Vec<Step<'a>>,
    /// Rows that cannot be taken because of what the store knows.
    pub refusals: Vec<Refusal>,
    /// Classes whose form teacher is another one now.
    pub teachers: Vec<(ClassId, PersonName)>,
    /// Students on the list whose accounts an operator closed; they stay closed.
    pub closed: Vec<Student>,
    /// Students who should be on the list and are not; their accounts are closed if that was asked for.
    pub absent: Vec<Student>,
    /// Students of the highest level who have gone through the school.
    pub graduates: Vec<Student>,
    /// What happens to the accounts of those two.
    pub leavers: Leavers,
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
    /// A new account with this login ID. An account that an undo took back is taken up again where the same student
    /// comes back: its number and login ID were this child's.
    Create {
        /// The login ID.
        login: LoginId,
        /// The account that is taken up again.
        again: Option<StudentId>,
    },
    /// Another class; the student as known before.
    Move(Box<Student>),
    /// The same class, but something else is new.
    Amend(Box<Student>),
    /// Nothing.
    Keep,
}

/// What becomes of accounts whose students are not on the list any more. None is ever deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leavers {
    /// They stay open.
    Keep,
    /// They are closed.
    Disable,
}

/// What the plan depends on beside list and store.
#[derive(Debug, Clone, Copy)]
pub struct Planner<'a> {
    /// How login IDs are made.
    pub rule: &'a LoginRule,
    /// Whose accounts the list is of; those of other roles are none of its business.
    pub role: Role,
    /// What the first digit of a class name means.
    pub stage: Stage,
    /// The school year of the list.
    pub year: i16,
    /// What becomes of leavers.
    pub leavers: Leavers,
    /// Names that the list has and the store does not: whose account each of them belongs to.
    pub renames: &'a [(LoginId, PersonName)],
}

/// What the store knows, as far as planning depends on it.
#[derive(Debug, Default)]
pub struct Known {
    /// Everybody with an account.
    pub students: Vec<Student>,
    /// Accounts that an undo took back.
    pub removed: Vec<Student>,
    /// Login IDs that an edit replaced.
    pub retired: Vec<LoginId>,
    /// Classes of all years with their form teachers, even without students.
    pub classes: Vec<Class>,
    /// The number that the next new student gets.
    pub next_id: StudentId,
}

impl Known {
    /// Reads it all at one moment.
    pub fn load(connection: &Connection) -> Result<Self, StoreError> {
        let classes = classes::all(connection)?.into_values();
        Ok(Self {
            students: students::everybody(connection)?,
            removed: students::removed(connection)?,
            retired: students::retired_login_ids(connection)?,
            classes: classes.map(|class| (*class).clone()).collect(),
            next_id: students::next_id(connection)?,
        })
    }
}

impl Plan<'_> {
    /// The rows that need a new account, with its login ID and the account that is taken up again.
    pub fn new_accounts(&self) -> impl Iterator<Item = (&Row, &LoginId, Option<StudentId>)> {
        self.steps.iter().filter_map(|step| match &step.change {
            Change::Create { login, again } => Some((step.row, login, *again)),
            _ => None,
        })
    }

    /// Students on the list whose accounts were closed when they left.
    pub fn returning(&self) -> impl Iterator<Item = &Student> {
        self.steps.iter().filter_map(|step| match &step.change {
            Change::Move(student) | Change::Amend(student) if student.account.has_left() => {
                Some(&**student)
            }
            _ => None,
        })
    }

    /// The accounts that would be closed.
    pub fn leaving(&self) -> impl Iterator<Item = &Student> {
        let all = self.absent.iter().chain(&self.graduates);
        all.filter(|_| self.leavers == Leavers::Disable)
    }

    /// Whether there are students who are not on the list any more.
    pub fn has_leavers(&self) -> bool {
        !self.absent.is_empty() || !self.graduates.is_empty()
    }

    /// Whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        let nothing_new = self.steps.iter().all(|step| step.change == Change::Keep);
        nothing_new && self.teachers.is_empty() && self.leaving().next().is_none()
    }

    /// Eight hexadecimal digits that name exactly this plan, whatever the order of the rows.
    pub fn id(&self) -> String {
        let step = |Step { row, change }: &Step<'_>| {
            let what = match change {
                Change::Create { login, again } => format!("create {login} {again:?}"),
                Change::Move(student) => {
                    format!("move {} {}", student.id, student.account.has_left())
                }
                Change::Amend(student) => {
                    format!("amend {} {}", student.id, student.account.has_left())
                }
                Change::Keep => return None,
            };
            // The form teacher goes with a class that is new.
            let Row { name, class, register_no, student_ref, recovery_email, form_teacher, .. } =
                row;
            Some(format!(
                "{what} {name}|{class}|{register_no:?}|{student_ref:?}|{recovery_email:?}|{form_teacher:?}\n"
            ))
        };
        let mut lines: Vec<String> = self.steps.iter().filter_map(step).collect();
        lines.extend(
            self.teachers.iter().map(|(class, teacher)| format!("teacher {class} {teacher}\n")),
        );
        lines.extend(self.leaving().map(|student| format!("leave {}\n", student.id)));
        lines.sort();
        lines.push(self.year.to_string());
        let hash = Sha256::digest(lines.concat());
        format!("{:08x}", u32::from_be_bytes(hash.first_chunk().copied().unwrap_or_default()))
    }
}

impl Planner<'_> {
    /// Plans the import of a list.
    pub fn plan<'a>(&self, roster: &'a Roster, known: &Known) -> Plan<'a> {
        let mut plan = Plan {
            year: self.year,
            steps: Vec::new(),
            refusals: Vec::new(),
            teachers: self.teachers(roster, known),
            closed: Vec::new(),
            absent: Vec::new(),
            graduates: Vec::new(),
            leavers: self.leavers,
        };
        // Made for the first new student; a list of known ones has none.
        let mut accounts = None;
        let mut present = HashSet::new();
        let foreign = self.foreign_classes(known);
        for (row, matched) in roster.rows.iter().zip(match_rows(self, roster, &known.students)) {
            let change = match matched {
                _ if foreign.contains(row.class.key()) || self.is_level_of_staff(row) => {
                    Err(self.wrong_class(row))
                }
                Match::Known(student) => {
                    present.insert(student.id);
                    if matches!(student.account.disabled, Some((_, DisabledWhy::Closed))) {
                        plan.closed.push(student.clone());
                    }
                    Ok(self.change(row, student))
                }
                Match::Nobody => accounts
                    .get_or_insert_with(|| NewAccounts::new(self, roster, known))
                    .create(row),
                Match::Refused(reason) => Err(reason),
            };
            match change {
                Ok(change) => plan.steps.push(Step { row, change }),
                Err(reason) => plan.refusals.push(refusal(row, reason)),
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
    fn foreign_classes<'a>(&self, known: &'a Known) -> HashSet<&'a str> {
        let is_staff = self.role.is_staff();
        let others =
            known.students.iter().filter(|student| student.login.role().is_staff() != is_staff);
        others.map(|student| student.class.name.key()).collect()
    }

    /// Staff have departments: a class that tells a level is one of students.
    fn is_level_of_staff(&self, row: &Row) -> bool {
        self.role.is_staff() && Level::of_class(&row.class, self.stage).is_some()
    }

    fn wrong_class(&self, row: &Row) -> String {
        let class = &row.class;
        if self.role.is_staff() {
            format!("{class} is a class of students; staff need a department or --class \"Staff\"")
        } else {
            format!("{class} has staff accounts; --role says that a list is of staff")
        }
    }

    fn change(&self, row: &Row, student: &Student) -> Change {
        let is_new = |given: bool, equal: bool| given && !equal;
        let moved = student.class.year != self.year || student.class.name.key() != row.class.key();
        let amended = row.name != student.name
            || is_new(row.register_no.is_some(), row.register_no == student.register_no)
            || is_new(row.student_ref.is_some(), row.student_ref == student.student_ref)
            || is_new(row.recovery_email.is_some(), row.recovery_email == student.recovery_email)
            || student.account.has_left();
        if moved {
            Change::Move(Box::new(student.clone()))
        } else if amended {
            Change::Amend(Box::new(student.clone()))
        } else {
            Change::Keep
        }
    }

    /// Form teachers of known classes that the list names differently; new classes get theirs with the class.
    fn teachers(&self, roster: &Roster, known: &Known) -> Vec<(ClassId, PersonName)> {
        let classes = known.classes.iter().filter(|class| class.year == self.year);
        let ids: HashMap<&str, &Class> = classes.map(|class| (class.name.key(), class)).collect();
        let named = roster.teachers();
        let mut teachers: Vec<_> = named
            .into_iter()
            .filter_map(|(class, teacher)| Some((*ids.get(class)?, teacher)))
            .filter(|(class, teacher)| class.form_teacher.as_ref() != Some(*teacher))
            .map(|(class, teacher)| (class.id, teacher.clone()))
            .collect();
        teachers.sort_by_key(|(class, _)| *class);
        teachers
    }
}

fn refusal(row: &Row, reason: String) -> Refusal {
    Refusal { place: row.place.clone(), column: None, value: row.name.to_string(), reason }
}
