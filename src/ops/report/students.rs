//! The students of a nightly report on their way to its files: class by class, so that one class is in memory.

use std::sync::Arc;

use jiff::Timestamp;
use rusqlite::Connection;

use super::news::Search;
use crate::domain::{Attention, Class, Reason, Selection, Status, Student, ToDo};
use crate::ops::look::SelectionRefusal;
use crate::plan::alike_pairs;
use crate::store::{StoreError, questions, students};

/// A student as the files show it.
pub struct Reported {
    pub student: Student,
    pub status: Status,
    pub reasons: Vec<Reason>,
    /// The places in the class of those with nearly the same name.
    pub alike: Vec<usize>,
    /// What is left to do until the student is enrolled.
    pub to_do: Option<ToDo>,
}

/// One class with its students in the order of the register.
pub struct ReportedClass {
    pub class: Arc<Class>,
    pub students: Vec<Reported>,
}

/// Takes the students while they are read.
pub trait ReportSink {
    /// What can go wrong on its way, beside what can go wrong here.
    type Error: From<StoreError> + From<SelectionRefusal>;

    /// The school's name, and all classes that may come, in their order.
    fn begin(&mut self, school: &str, classes: &[Arc<Class>]) -> Result<(), Self::Error>;
    /// The next class; one without students does not come.
    fn class(&mut self, class: ReportedClass) -> Result<(), Self::Error>;
}

/// Gives the students to the sink, class by class, and counts those that need somebody to look.
pub(super) fn hand_over_students<S: ReportSink>(
    connection: &Connection,
    selection: &Selection,
    now: Timestamp,
    sink: &mut S,
    mut search: Option<&mut Search>,
) -> Result<Attention, S::Error> {
    let off = questions::switched_off(connection)?;
    let mut attention = Attention::default();
    let statuses = &selection.statuses;
    students::each_class(connection, selection, |class| -> Result<(), S::Error> {
        let reported = class.into_iter().map(|student| Reported {
            status: student.account.status(now),
            reasons: Reason::of_account(&student.account, off.contains(&student.id), now),
            alike: Vec::new(),
            to_do: ToDo::of(&student.account, now),
            student,
        });
        let is_wanted = |one: &Reported| statuses.is_empty() || statuses.contains(&one.status);
        let mut students: Vec<_> = reported.filter(is_wanted).collect();
        let Some(class) = students.first().map(|one| one.student.class.clone()) else {
            return Ok(());
        };
        note_look_alikes(&mut students);
        if let Some(search) = &mut search {
            for one in &students {
                search.look(&one.student, one.status);
            }
        }
        students.iter().flat_map(|one| &one.reasons).for_each(|reason| attention.add(*reason, 1));
        sink.class(ReportedClass { class, students })
    })?;
    Ok(attention)
}

/// Who has left cannot be taken for somebody.
fn note_look_alikes(students: &mut [Reported]) {
    let open = students.iter().enumerate();
    let open = open.filter(|(_, one)| one.student.account.disabled.is_none());
    let class: Vec<_> = open.map(|(place, one)| (place, &one.student.name)).collect();
    let pairs = alike_pairs(&class, |(_, name)| name).into_iter();
    let pairs: Vec<_> = pairs.map(|((first, _), (second, _))| (*first, *second)).collect();
    for (first, second) in pairs {
        for (one, other) in [(first, second), (second, first)] {
            let Some(one) = students.get_mut(one) else { continue };
            if one.alike.is_empty() {
                one.reasons.push(Reason::LookAlike);
            }
            one.alike.push(other);
        }
    }
}
