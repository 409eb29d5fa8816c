//! What planning is given and what it answers. A plan borrows from the list and from what is known; it does nothing.

use crate::domain::{
    Class, ClassId, ClassName, LoginId, LoginRule, PersonName, Role, Stage, Student, StudentId,
};
use crate::roster::Row;

/// What a plan depends on beside list and store.
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
    /// Names that the list has and the store does not: whose account each of them belongs to.
    pub renames: &'a [(LoginId, PersonName)],
    /// Names on the list that are nobody's with an account, whatever it looks like.
    pub newcomers: &'a [PersonName],
    /// Classes of this year that have another name now: the one before, and the one on the list.
    pub class_renames: &'a [(ClassName, ClassName)],
}

impl Planner<'_> {
    /// The key under which the list has a class of this year.
    pub(super) fn now_called<'k>(&'k self, class: &'k str) -> &'k str {
        let renamed = self.class_renames.iter().find(|(before, _)| before.key() == class);
        renamed.map_or(class, |(_, now)| now.key())
    }
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

/// What an import would do.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Plan<'a> {
    /// The school year of the list.
    pub year: i16,
    /// One step for each row that can be taken, in the order of the list.
    pub steps: Vec<Step<'a>>,
    /// Rows that cannot be taken because of what the store knows.
    pub refused: Vec<RefusedRow<'a>>,
    /// Classes whose form teacher is another one now.
    pub teachers: Vec<(ClassId, &'a PersonName)>,
    /// Students of renamed classes who are not on the list: they go along with their class.
    pub carried: Vec<(&'a Student, &'a ClassName)>,
    /// New students who bear the name of somebody with an account; one or two are nothing, many are a wrong list.
    pub namesakes: Vec<(&'a Row, &'a Student)>,
    /// Students who were in another class of the year before than the list says; many are columns sorted alone.
    pub elsewhere: Vec<(&'a Row, &'a Student)>,
    /// Students on the list whose accounts an operator closed; they stay closed.
    pub closed: Vec<&'a Student>,
    /// Students who should be on the list and are not.
    pub absent: Vec<&'a Student>,
    /// Students of the highest level who have gone through the school.
    pub graduates: Vec<&'a Student>,
    /// What becomes of those two. A plan starts with open accounts; the operator may decide otherwise.
    pub leavers: Leavers,
}

/// What would happen with one row.
#[derive(Debug, PartialEq, Eq)]
pub struct Step<'a> {
    pub row: &'a Row,
    pub change: Change<'a>,
}

/// What would happen with a student.
#[derive(Debug, PartialEq, Eq)]
pub enum Change<'a> {
    /// A new account with this login ID. An account that an undo took back is taken up again where the same student
    /// comes back: its number and login ID were this child's.
    Create {
        login: LoginId,
        /// The account that is taken up again.
        again: Option<StudentId>,
    },
    /// Another class; the student as known before.
    Move(&'a Student),
    /// The same class, but something else is new.
    Amend(&'a Student),
    /// Nothing; the student as known.
    Keep(&'a Student),
}

/// What becomes of accounts whose students are not on the list any more. None is ever deleted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Leavers {
    /// They stay open.
    #[default]
    Keep,
    /// They are closed.
    Disable,
}

/// A row that reads well and cannot be taken all the same.
#[derive(Debug, PartialEq, Eq)]
pub struct RefusedRow<'a> {
    pub row: &'a Row,
    pub why: RowRefusal<'a>,
}

/// Why a row that reads well cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowRefusal<'a> {
    /// The student is in a class of a later year: the list is older than the store.
    OlderThanTheStore(&'a Student),
    /// Another row is about the same student.
    TakenTwice(&'a Student),
    /// The reference or login ID is that of somebody who is not of the list's role.
    OfAnotherRole(&'a Student),
    /// The reference or login ID belongs to somebody whose name is another one.
    KeyOfAnother {
        holder: &'a Student,
        /// Somebody else, whose name the row has.
        namesake: Option<&'a Student>,
    },
    /// The reference is one student's and the login ID another's.
    KeysOfTwo { reference: &'a Student, login: &'a Student },
    /// The name is this student's, who is known by another reference or login ID.
    OtherKey(&'a Student),
    /// The name is this student's, who cannot be in the row's level by now.
    WrongLevel(&'a Student),
    /// The name is this student's, who was in another class of the year before than the list says.
    FromElsewhere(&'a Student),
    /// The name is nearly this student's: one child in two spellings, or two children?
    Near(&'a Student),
    /// Somebody who is not on the list has the register number.
    NumberTaken(&'a Student),
    /// More than one row has the name that the operator gave to an account.
    RenamedTwice,
    /// It may be this student, who moved, or a namesake: the list of the other class would tell.
    MayHaveMoved(&'a Student),
    /// It may be any of these.
    MayBe(Vec<&'a Student>),
    /// A list of staff names a class that students are in.
    ClassOfStudents,
    /// A list of students names a class that staff are in.
    ClassOfStaff,
    /// No login ID can be made of the name.
    NoLatinLetters,
    /// The list's own login ID was replaced by another one.
    Replaced(&'a LoginId),
    /// The list's own login ID is that of this student, whose account was taken back.
    TakenBack(&'a Student),
}

impl<'a> Plan<'a> {
    /// The rows that need a new account, with its login ID and the account that is taken up again.
    pub fn new_accounts(&self) -> impl Iterator<Item = (&'a Row, &LoginId, Option<StudentId>)> {
        self.steps.iter().filter_map(|step| match &step.change {
            Change::Create { login, again } => Some((step.row, login, *again)),
            _ => None,
        })
    }

    /// Everybody on the list who has an account already.
    pub fn known_students(&self) -> impl Iterator<Item = &'a Student> {
        self.steps.iter().filter_map(|step| match step.change {
            Change::Create { .. } => None,
            Change::Move(student) | Change::Amend(student) | Change::Keep(student) => Some(student),
        })
    }

    /// The accounts that would be closed.
    pub fn leaving(&self) -> impl Iterator<Item = &'a Student> {
        let all = self.absent.iter().chain(&self.graduates).copied();
        all.filter(|_| self.leavers == Leavers::Disable)
    }

    /// Whether there are students who are not on the list any more.
    pub fn has_leavers(&self) -> bool {
        !self.absent.is_empty() || !self.graduates.is_empty()
    }

    /// Students whose names would be corrected, each with its row.
    pub fn name_changes(&self) -> impl Iterator<Item = (&'a Student, &'a Row)> {
        self.steps.iter().filter_map(|step| match step.change {
            Change::Move(student) | Change::Amend(student)
                if student.name.key() != step.row.name.key() =>
            {
                Some((student, step.row))
            }
            _ => None,
        })
    }

    /// Whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        let nothing_new = self.steps.iter().all(|step| matches!(step.change, Change::Keep(_)));
        nothing_new
            && self.teachers.is_empty()
            && self.carried.is_empty()
            && self.leaving().next().is_none()
    }
}
