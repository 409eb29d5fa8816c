//! The funnel: how many students of each class have come how far.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::Timestamp;
use rusqlite::Connection;

use super::select_students::{SelectionRefusal, check_selection};
use crate::domain::{Class, ClassId, Funnel, Head, Selection, Status};
use crate::store::groups::{self, Group};
use crate::store::{Store, audit};

/// The funnel of one class.
#[derive(Debug, Clone)]
pub struct ClassFunnel {
    pub class: Arc<Class>,
    pub counts: Funnel,
}

fn counted(group: &Group) -> Funnel {
    let status = Status::of(group.facts);
    let if_so = |holds: bool| if holds { group.count } else { 0 };
    Funnel {
        students: group.count,
        printed: if_so(group.printed),
        signed_in: if_so(group.signed_in),
        own_password: if_so(matches!(status, Status::OwnPassword | Status::Enrolled)),
        enrolled: if_so(status == Status::Enrolled),
        expired: if_so(status == Status::Expired),
        locked: if_so(status == Status::Locked),
    }
}

/// The funnel of every class that has students, by year and class, and the newest row of the audit log.
pub fn funnel(
    store: &Store,
    selection: &Selection,
    now: Timestamp,
) -> Result<(Vec<ClassFunnel>, Head), SelectionRefusal> {
    store.read(|connection| {
        Ok((class_funnels(connection, selection, now)?, audit::head(connection)?))
    })
}

/// The same within a read that asks for more.
pub(in crate::ops) fn class_funnels(
    connection: &Connection,
    selection: &Selection,
    now: Timestamp,
) -> Result<Vec<ClassFunnel>, SelectionRefusal> {
    check_selection(connection, selection)?;
    let wanted = |group: &&Group| {
        let statuses = &selection.statuses;
        statuses.is_empty() || statuses.contains(&Status::of(group.facts))
    };
    let groups = groups::groups(connection, selection, now)?;
    let mut classes: HashMap<ClassId, ClassFunnel> = HashMap::new();
    for group in groups.iter().filter(|group| !group.facts.disabled).filter(wanted) {
        let class = classes.entry(group.class.id).or_insert_with(|| ClassFunnel {
            class: group.class.clone(),
            counts: Funnel::default(),
        });
        class.counts.add(&counted(group));
    }
    let mut classes: Vec<_> = classes.into_values().collect();
    classes.sort_by(|one, other| {
        (one.class.year, one.class.name.key()).cmp(&(other.class.year, other.class.name.key()))
    });
    Ok(classes)
}
