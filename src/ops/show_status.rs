//! The funnel: how many students of each class have come how far.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::Timestamp;

use super::select_students::check_batch;
use crate::domain::{Selection, Status};
use crate::error::Error;
use crate::store::Store;
use crate::store::classes::Class;
use crate::store::students::{self, Group};

/// Counts of students, from all to enrolled, and those that are stuck. Disabled accounts do not count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Funnel {
    /// All.
    pub students: u64,
    /// The temporary password in force was printed.
    pub printed: u64,
    /// Have signed in at least once.
    pub signed_in: u64,
    /// Have an own password now.
    pub own_password: u64,
    /// Have an own password and 3 questions.
    pub enrolled: u64,
    /// The temporary password is too old.
    pub expired: u64,
    /// Locked after too many wrong passwords.
    pub locked: u64,
}

/// The funnel of one class.
#[derive(Debug, Clone)]
pub struct ClassFunnel {
    /// The class.
    pub class: Arc<Class>,
    /// Its counts.
    pub counts: Funnel,
}

impl Funnel {
    /// Adds other counts to these.
    pub fn add(&mut self, other: &Self) {
        self.students += other.students;
        self.printed += other.printed;
        self.signed_in += other.signed_in;
        self.own_password += other.own_password;
        self.enrolled += other.enrolled;
        self.expired += other.expired;
        self.locked += other.locked;
    }

    fn of(group: &Group) -> Self {
        let status = Status::of(group.facts);
        let counted = |holds: bool| if holds { group.count } else { 0 };
        Self {
            students: group.count,
            printed: counted(group.printed),
            signed_in: counted(group.signed_in),
            own_password: counted(matches!(status, Status::OwnPassword | Status::Enrolled)),
            enrolled: counted(status == Status::Enrolled),
            expired: counted(status == Status::Expired),
            locked: counted(status == Status::Locked),
        }
    }
}

/// The funnel of every class that has students, by year and class.
pub fn funnel(
    store: &Store,
    selection: &Selection,
    now: Timestamp,
) -> Result<Vec<ClassFunnel>, Error> {
    let groups = store.read(|connection| {
        check_batch(connection, selection)?;
        Ok::<_, Error>(students::groups(connection, selection, now)?)
    })?;
    let mut classes: HashMap<i64, ClassFunnel> = HashMap::new();
    for group in groups.iter().filter(|group| !group.facts.disabled) {
        let class = classes.entry(group.class.id).or_insert_with(|| ClassFunnel {
            class: group.class.clone(),
            counts: Funnel::default(),
        });
        class.counts.add(&Funnel::of(group));
    }
    let mut classes: Vec<_> = classes.into_values().collect();
    classes.sort_by(|one, other| {
        (one.class.year, one.class.name.key()).cmp(&(other.class.year, other.class.name.key()))
    });
    Ok(classes)
}
