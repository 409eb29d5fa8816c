//! The classes of a list: the new ones are made, the others get the form teacher that the list names.

use std::collections::hash_map::{self, HashMap};

use rusqlite::Transaction;

use crate::domain::{ClassId, ClassName};
use crate::plan::{Known, Plan};
use crate::roster::Roster;
use crate::store::{StoreError, classes};

/// The numbers of the list's classes.
pub(super) struct Classes<'a>(HashMap<&'a str, ClassId>);

impl<'a> Classes<'a> {
    /// Adds the classes that are new, and gives the others the form teacher of the list.
    pub(super) fn prepare(
        tx: &Transaction<'_>,
        roster: &'a Roster,
        known: &'a Known,
        plan: &Plan<'_>,
    ) -> Result<Self, StoreError> {
        let year = plan.year;
        let known = known.classes.iter().filter(|class| class.year == year);
        let mut numbers: HashMap<_, _> = known.map(|class| (class.name.key(), class.id)).collect();
        let teachers = roster.teachers();
        for name in roster.classes().into_values() {
            if let hash_map::Entry::Vacant(number) = numbers.entry(name.key()) {
                let teacher = teachers.get(name.key()).copied();
                number.insert(classes::insert(tx, year, name, teacher)?);
            }
        }
        for (class, teacher) in &plan.teachers {
            classes::set_form_teacher(tx, *class, teacher)?;
        }
        Ok(Self(numbers))
    }

    pub(super) fn number(&self, class: &ClassName) -> ClassId {
        *self.0.get(class.key()).expect("every class of the list was prepared")
    }
}
