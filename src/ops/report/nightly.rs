//! The nightly report: how far everybody has come, beside the night before, and who needs somebody to look.
//!
//! Everything is read at one moment, however long an import is writing meanwhile, and the students go by class by
//! class: what stays in memory is counts.

use std::cmp::Reverse;

use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::Connection;

use super::news::{Search, WhoMoved};
use super::numbers::{Compared, NightlyClass, by_level, compared_classes, resets_by_week, sum};
use super::students::{ReportSink, hand_over_students};
use crate::domain::{
    Act, AtPortal, Attention, ClassId, Condition, Detail, Figure, Finding, Funnel, Head, Level,
    Outcome, PortalUse, Reason, Selection, begin_of, day_of,
};
use crate::ops::look::{SelectionRefusal, checked_selection, class_funnels};
use crate::store::{Store, StoreError, attention, classes, settings, snapshots, students};
use crate::store::{at_portal, audit};

/// What to report.
pub struct NightlyRequest<'a> {
    /// Whom; without a year and a batch it is about the newest year.
    pub selection: Selection,
    pub conditions: &'a [Condition],
}

/// All numbers of one night.
pub struct Nightly {
    pub school: String,
    /// The moment that everything is about.
    pub at: Timestamp,
    pub selection: Selection,
    pub head: Head,
    /// When the counts were taken that these stand beside.
    pub compared_with: Option<Timestamp>,
    pub total: Compared,
    /// By level; classes whose name tells none come last.
    pub levels: Vec<(Option<Level>, Compared)>,
    /// By class, in the order of year and name.
    pub classes: Vec<NightlyClass>,
    pub attention: Attention,
    /// The same the night before; only reports of a whole year keep them, and stand beside them.
    pub attention_before: Option<Attention>,
    /// The counts of earlier nights and of this one.
    pub nights: Vec<(Timestamp, Funnel)>,
    /// The Mondays of the last weeks, each with the resets of its week.
    pub weeks: Vec<(Date, u64)>,
    /// What happened at the portal since the last report of an earlier day, whichever part of the school is reported: an
    /// address that is turned away is in no class.
    pub portal: PortalUse,
    pub portal_since: Option<Timestamp>,
    /// To whom something happened since the night before.
    pub moved: WhoMoved,
    pub findings: Vec<Finding>,
    /// The counts of every class of the store, for the next night.
    snapshot: Vec<(ClassId, Funnel)>,
}

impl Nightly {
    /// Whether every class stands where it stood the night before, as many need somebody, and nobody has tried passwords
    /// at the portal until it was turned away. What has nothing to stand beside is news, unless it is nobody.
    pub fn is_unchanged(&self) -> bool {
        let same = |class: &NightlyClass| class.counts.before == Some(class.counts.now);
        self.compared_with.is_some()
            && self.classes.iter().all(same)
            && self.attention == self.attention_before.unwrap_or_default()
            && self.portal.count(AtPortal::RefusedAddresses) == 0
    }

    /// The classes, those with the furthest to go first.
    pub fn furthest_first(&self) -> Vec<&NightlyClass> {
        let mut classes: Vec<_> = self.classes.iter().collect();
        classes.sort_by_key(|class| Reverse(class.counts.to_go()));
        classes
    }

    /// The year, when all of it is reported.
    fn whole_year(&self) -> Option<i16> {
        self.selection.year.filter(|_| self.selection.part().is_none())
    }

    /// The reasons to look that there are or were, each with how many now and before.
    pub fn reasons(&self) -> impl Iterator<Item = (Reason, u64, Option<u64>)> {
        let all = self.attention.iter().map(|(reason, now)| {
            (reason, now, self.attention_before.map(|before| before.count(reason)))
        });
        all.filter(|(_, now, before)| *now > 0 || before.is_some_and(|before| before > 0))
    }
}

/// Reads the whole report at one moment.
pub fn nightly_report<S: ReportSink>(
    store: &Store,
    request: NightlyRequest<'_>,
    now: Timestamp,
    sink: &mut S,
) -> Result<Nightly, S::Error> {
    store.read(|connection| {
        let NightlyRequest { mut selection, conditions } = request;
        if selection.year.is_none() && selection.batch.is_none() {
            selection.year = classes::newest_year(connection)?;
        }
        let selection = checked_selection(connection, &selection, now)?;
        let mut nightly = numbers(connection, selection, now)?;
        let chosen = students::classes_of(connection, &nightly.selection)?;
        sink.begin(&nightly.school, &chosen)?;
        let ids: Vec<_> = chosen.iter().map(|class| class.id).collect();
        let search = nightly.compared_with.map(|since| Search::begin(connection, since, &ids));
        let mut search = search.transpose()?;
        nightly.attention =
            hand_over_students(connection, &nightly.selection, now, sink, search.as_mut())?;
        nightly.moved = search.map_or(WhoMoved::Unknown, Search::end);
        nightly.attention_before = attention_before(connection, &nightly)?;
        let found =
            conditions.iter().filter_map(|one| one.check(&nightly.total.now, &nightly.attention));
        nightly.findings = found.collect();
        Ok(nightly)
    })
}

/// Keeps the counts for the next night. It comes after the files: counts of a report that was never written would
/// hide what changed, while a report without its counts is only compared with an older one the next time.
pub fn record_night(store: &mut Store, act: &Act, nightly: &Nightly) -> Result<(), StoreError> {
    crate::ops::write(store, act, |tx, log| {
        snapshots::replace(tx, nightly.at, &nightly.snapshot)?;
        if let Some(year) = nightly.whole_year() {
            attention::replace(tx, nightly.at, year, &nightly.attention)?;
        }
        let students: u64 =
            nightly.snapshot.iter().map(|(_, counts)| counts.count(Figure::Students)).sum();
        let students = usize::try_from(students).unwrap_or(usize::MAX);
        let detail = Detail::Counted { students, classes: nightly.snapshot.len() };
        log.note(None, Outcome::Counted, &detail)
    })
}

/// The counts of the night that the report is compared with.
fn attention_before(
    connection: &Connection,
    nightly: &Nightly,
) -> Result<Option<Attention>, StoreError> {
    let (Some(year), Some(before)) = (nightly.whole_year(), nightly.compared_with) else {
        return Ok(None);
    };
    attention::of_day(connection, day_of(before), year)
}

/// Everything but what only the students themselves tell.
fn numbers(
    connection: &Connection,
    selection: Selection,
    now: Timestamp,
) -> Result<Nightly, SelectionRefusal> {
    let today = begin_of(day_of(now));
    let chosen = students::classes_of(connection, &selection)?;
    let ids: Vec<ClassId> = chosen.iter().map(|class| class.id).collect();
    // Counts of a part of a class have nothing to stand beside.
    let comparable = selection.batch.is_none() && selection.statuses.is_empty();
    let newest = snapshots::newest_before(connection, today)?;
    let portal_since = newest.as_ref().map(|snapshot| snapshot.taken_at);
    let snapshot = newest.filter(|_| comparable);
    let snapshot = snapshot.filter(|one| ids.iter().any(|id| one.classes.contains_key(id)));
    let everybody = class_funnels(connection, &Selection::default(), now)?;
    let classes = if comparable {
        compared_classes(&chosen, &everybody, snapshot.as_ref())
    } else {
        compared_classes(&chosen, &class_funnels(connection, &selection, now)?, None)
    };
    let total = sum(classes.iter().map(|class| class.counts));
    let mut nights = Vec::new();
    if comparable {
        nights = snapshots::nights_before(connection, today, &ids)?;
    }
    nights.push((now, total.now));
    Ok(Nightly {
        school: settings::load(connection)?.school_name,
        at: now,
        head: audit::head(connection)?,
        compared_with: snapshot.map(|snapshot| snapshot.taken_at),
        total,
        levels: by_level(&classes),
        classes,
        attention: Attention::default(),
        attention_before: None,
        nights,
        weeks: resets_by_week(connection, &ids, now)?,
        portal: at_portal::since(connection, portal_since)?,
        portal_since,
        moved: WhoMoved::Unknown,
        findings: Vec::new(),
        snapshot: everybody.iter().map(|class| (class.class.id, class.counts)).collect(),
        selection,
    })
}
