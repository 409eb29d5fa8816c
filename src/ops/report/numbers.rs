//! The numbers of a nightly report: each class beside the night before, the resets week by week.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};
use rusqlite::Connection;

use crate::domain::{Class, ClassId, Figure, Funnel, Level, begin_of, day_of, monday_of, to_go};
use crate::ops::look::ClassFunnel;
use crate::store::snapshots::Snapshot;
use crate::store::{StoreError, batches};

/// So many weeks of resets are counted: about a term.
const WEEKS: i64 = 12;

/// Counts of this night beside those of the last one.
#[derive(Debug, Clone, Copy, Default)]
pub struct Compared {
    pub now: Funnel,
    /// In the newest snapshot of an earlier day; none in the first night.
    pub before: Option<Funnel>,
}

impl Compared {
    /// One figure, now and before.
    pub fn figure(&self, figure: Figure) -> (u64, Option<u64>) {
        (self.now.count(figure), self.before.map(|before| before.count(figure)))
    }

    /// How far there is to go, to be compared.
    pub(super) fn to_go(self) -> impl Ord {
        to_go(self.now.count(Figure::Pending), self.now.count(Figure::Students))
    }
}

/// One class.
pub struct NightlyClass {
    pub class: Arc<Class>,
    pub counts: Compared,
}

/// Every class that has students, or had some the night before.
pub(super) fn compared_classes(
    chosen: &[Arc<Class>],
    funnels: &[ClassFunnel],
    snapshot: Option<&Snapshot>,
) -> Vec<NightlyClass> {
    let funnels: HashMap<ClassId, Funnel> =
        funnels.iter().map(|funnel| (funnel.class.id, funnel.counts)).collect();
    let classes = chosen.iter().map(|class| {
        let now = funnels.get(&class.id).copied().unwrap_or_default();
        let before = snapshot.and_then(|one| one.classes.get(&class.id).copied());
        let counts = Compared { now, before };
        NightlyClass { class: class.clone(), counts }
    });
    let has_students = |class: &NightlyClass| {
        let (now, before) = class.counts.figure(Figure::Students);
        now > 0 || before.is_some_and(|before| before > 0)
    };
    classes.filter(has_students).collect()
}

pub(super) fn by_level(classes: &[NightlyClass]) -> Vec<(Option<Level>, Compared)> {
    let mut levels: Vec<_> = classes.iter().map(|class| class.class.level).collect();
    levels.sort_by_key(|level| (level.is_none(), *level));
    levels.dedup();
    let of_level = |level: Option<Level>| {
        let classes = classes.iter().filter(|class| class.class.level == level);
        (level, sum(classes.map(|class| class.counts)))
    };
    levels.into_iter().map(of_level).collect()
}

/// The night before is known as soon as it is known of one of them: the others are new.
pub(super) fn sum(counts: impl Iterator<Item = Compared>) -> Compared {
    counts.fold(Compared::default(), |mut sum, counts| {
        sum.now.add_all(&counts.now);
        if let Some(before) = counts.before {
            sum.before.get_or_insert_default().add_all(&before);
        }
        sum
    })
}

pub(super) fn resets_by_week(
    connection: &Connection,
    classes: &[ClassId],
    now: Timestamp,
) -> Result<Vec<(Date, u64)>, StoreError> {
    let this_week = monday_of(day_of(now));
    let mondays = (0..WEEKS).rev().map(|ago| this_week.saturating_sub(ago.weeks()));
    let mut weeks: Vec<_> = mondays.map(|monday| (monday, 0)).collect();
    let since = weeks.first().map_or(now, |(monday, _)| begin_of(*monday));
    for (at, count) in batches::resets_since(connection, since, classes)? {
        let monday = monday_of(day_of(at));
        for week in weeks.iter_mut().filter(|(week, _)| *week == monday) {
            week.1 += count;
        }
    }
    Ok(weeks)
}
