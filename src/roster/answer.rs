//! What class lists say: students, rows that cannot be taken, and how the lists were understood.

use std::collections::{BTreeMap, HashMap};

use super::finding::{ClassOrigin, Finding, Warning, YearOrigin};
use super::place::Place;
use crate::domain::{ClassName, Email, LoginId, PersonName, RegisterNo, StudentRef};

/// What class lists say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Roster {
    /// The students, in the order of the lists.
    pub rows: Vec<Row>,
    /// The rows that cannot be taken, in the order of the lists.
    pub refusals: Vec<Refusal>,
    /// How each list was understood.
    pub findings: Vec<Finding>,
    /// What the operator should look at, though it stops nothing.
    pub warnings: Vec<Warning>,
    /// Names that were decoded from another encoding than Unicode: the operator's eyes are the only check.
    pub decoded: Vec<Place>,
    /// The school year and what told it; none where no list does.
    pub year: Option<(i16, YearOrigin)>,
}

/// One student of a class list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Where the row stands.
    pub place: Place,
    pub name: PersonName,
    pub class: ClassName,
    /// The class of the year before, where the list tells it.
    pub former_class: Option<ClassName>,
    /// The place in the class register.
    pub register_no: Option<RegisterNo>,
    /// The school's reference.
    pub student_ref: Option<StudentRef>,
    /// A login ID that the student already has.
    pub login_id: Option<LoginId>,
    /// Where to reach the student or parent for later resets.
    pub recovery_email: Option<Email>,
    /// The form teacher of the class.
    pub form_teacher: Option<PersonName>,
}

/// What a file of requests says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Requests {
    /// The requests, in the order of the file.
    pub rows: Vec<Request>,
    /// The rows that cannot be taken.
    pub refusals: Vec<Refusal>,
    /// Headings that mean nothing here.
    pub not_read: Vec<String>,
    pub warnings: Vec<Warning>,
}

/// One student of a file of requests, in all the ways in which the row names them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Where the row stands.
    pub place: Place,
    /// A login ID, or any other text that people name a student by.
    pub who: Option<String>,
    pub class: Option<ClassName>,
    /// The school years that the file tells of its classes.
    pub years: Vec<i16>,
    /// The place in the class register.
    pub number: Option<RegisterNo>,
    /// The school's reference.
    pub reference: Option<String>,
    pub name: Option<PersonName>,
}

impl Request {
    /// A row that names nobody yet.
    pub(super) fn at(place: Place) -> Self {
        let years = Vec::new();
        Self { place, who: None, class: None, years, number: None, reference: None, name: None }
    }
}

/// A row that cannot be taken, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Where the row stands.
    pub place: Place,
    /// The heading of the column, where one column is to blame.
    pub column: Option<String>,
    /// What stands there, as it is in the file; empty where it may be a cell that is never shown.
    pub value: String,
    /// Why it cannot be taken; a sentence without full stop.
    pub reason: String,
}

impl Roster {
    /// One student without a list, which says nothing about anybody else.
    pub fn of_one(row: Row) -> Self {
        let finding = Finding {
            source: row.place.source.clone(),
            heading: 0,
            columns: Vec::new(),
            unknown: Vec::new(),
            class: ClassOrigin::Given,
            joined: Vec::new(),
            name: Vec::new(),
            has_teacher: false,
            passed_over: Vec::new(),
            is_part: true,
        };
        Self { rows: vec![row], findings: vec![finding], ..Self::default() }
    }

    /// Whether there are lists of rows that another import left out: such a list says nothing about who is not on it.
    pub fn is_part(&self) -> bool {
        self.findings.iter().any(|finding| finding.is_part)
    }

    /// The classes of the students, by their keys.
    pub fn classes(&self) -> BTreeMap<&str, &ClassName> {
        // One look for each run of a class: half a million of them are what a national list would wait for.
        let runs = self.rows.chunk_by(|row, next| row.class.key() == next.class.key());
        runs.filter_map(|run| run.first()).map(|row| (row.class.key(), &row.class)).collect()
    }

    /// The form teacher of each class, by the class's key: the first that a row of the class names.
    pub fn teachers(&self) -> HashMap<&str, &PersonName> {
        let mut teachers = HashMap::new();
        for row in &self.rows {
            if let Some(teacher) = &row.form_teacher {
                teachers.entry(row.class.key()).or_insert(teacher);
            }
        }
        teachers
    }
}
