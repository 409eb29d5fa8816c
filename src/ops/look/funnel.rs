//! The funnel: how many students of each class have come how far.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::Timestamp;
use rusqlite::Connection;

use super::select_students::{SelectionRefusal, checked_selection};
use crate::domain::{Class, ClassId, Figure, Funnel, Head, Selection, Status};
use crate::store::groups::{self, Group};
use crate::store::{Store, audit};

/// The funnel of one class.
#[derive(Debug, Clone)]
pub struct ClassFunnel {
    pub class: Arc<Class>,
    pub counts: Funnel,
}

/// Whether the students of a group count for a figure.
fn counts_for(group: &Group, figure: Figure) -> bool {
    let status = Status::of(group.facts);
    match figure {
        Figure::Students => true,
        Figure::Printed => group.printed,
        Figure::SignedIn => group.signed_in,
        Figure::OwnPassword => matches!(status, Status::OwnPassword | Status::Enrolled),
        Figure::Enrolled => status == Status::Enrolled,
        Figure::Pending => status != Status::Enrolled,
        Figure::Expired => status == Status::Expired,
        Figure::Locked => status == Status::Locked,
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
    let selection = &checked_selection(connection, selection, now)?;
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
        for figure in Figure::ALL.into_iter().filter(|figure| counts_for(group, *figure)) {
            class.counts.add(figure, group.count);
        }
    }
    let mut classes: Vec<_> = classes.into_values().collect();
    classes.sort_by(|one, other| {
        (one.class.year, one.class.name.key()).cmp(&(other.class.year, other.class.name.key()))
    });
    Ok(classes)
}
