//! Classes that the list and the store have in different ways: unknown pupils, moves, other names.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::judge::{FEW, Judge, is_many};
use super::kinds::Brake;
use crate::domain::{ClassName, Level, Student};
use crate::plan::near::nearest_class;
use crate::plan::{Change, RowRefusal, Step};

impl<'p, 'a> Judge<'p, 'a> {
    pub(super) fn many_unknown(&self) -> impl Iterator<Item = Brake<'a>> + use<'p, 'a> {
        let classes = self.whole_classes().into_values();
        classes.filter_map(|(class, steps)| {
            // Whoever takes up an account again was known before.
            let is_unknown =
                |step: &&&Step<'_>| matches!(step.change, Change::Create { again: None, .. });
            let unknown: Vec<_> = steps.iter().filter(is_unknown).map(|step| step.row).collect();
            let rows = steps.len();
            is_many(unknown.len(), rows, 3).then_some(Brake::ManyUnknown { class, unknown, rows })
        })
    }

    /// What the plan does in the classes that have students this year, and of which the list is one.
    pub(super) fn whole_classes(&self) -> BTreeMap<&'a str, (&'a ClassName, Vec<&'p Step<'a>>)> {
        let mut classes: BTreeMap<_, (_, Vec<_>)> = BTreeMap::new();
        // A national list is looked at in runs of a class.
        let is_run =
            |step: &Step<'_>, next: &Step<'_>| step.row.class.key() == next.row.class.key();
        for run in self.plan.steps.chunk_by(is_run) {
            let Some(class) = run.first().map(|step| &step.row.class) else { continue };
            if self.coverage.known_in(class.key()) > 0 && self.coverage.has_class(class.key()) {
                classes.entry(class.key()).or_insert_with(|| (class, Vec::new())).1.extend(run);
            }
        }
        classes
    }

    /// Columns sorted alone, and teaching groups: everybody is somewhere else than a week ago.
    pub(super) fn many_moved(&self) -> Option<Brake<'a>> {
        let this_year = |student: &Student| student.class.year == self.planner.year;
        let is_moved = |step: &&Step<'_>| {
            matches!(step.change, Change::Move(student) if this_year(student)
                && self.planner.now_called(student.class.name.key()) != step.row.class.key())
        };
        let whole = |step: &&Step<'_>| self.coverage.has_class(step.row.class.key());
        let moved = self.plan.steps.iter().filter(is_moved).filter(whole).count();
        let stay = |step: &&Step<'_>| matches!(step.change, Change::Keep(_) | Change::Amend(_));
        let staying = self.plan.steps.iter().filter(|_| moved >= FEW).filter(stay).filter(whole);
        let known = moved + staying.count();
        is_many(moved, known, 3).then_some(Brake::ManyMoved { moved, known })
    }

    /// Classes that nobody knows this year, and whose students were mostly those of a class that the list has no more.
    pub(super) fn renamed_classes(&self) -> Vec<Brake<'a>> {
        let mut moves: BTreeMap<(&str, &str), (&ClassName, &ClassName, usize)> = BTreeMap::new();
        let perhaps = self.plan.refused.iter().filter_map(|refused| match refused.why {
            RowRefusal::MayHaveMoved(student) => Some((student, refused.row)),
            _ => None,
        });
        for (student, row) in self.changed().chain(perhaps) {
            let (from, to) = (&student.class.name, &row.class);
            let is_renamed = student.class.year == self.planner.year
                && self.coverage.rows_of(from.key()) == 0
                && self.coverage.known_in(to.key()) == 0
                && self.planner.now_called(from.key()) == from.key();
            if is_renamed && from.key() != to.key() {
                moves.entry((from.key(), to.key())).or_insert((from, to, 0)).2 += 1;
            }
        }
        let is_most = |(from, to, students): &(&ClassName, &ClassName, usize)| {
            *students >= 2
                && students * 3 >= self.coverage.known_in(from.key()) * 2
                && students * 3 >= self.coverage.rows_of(to.key()) * 2
        };
        let renamed = moves.into_values().filter(is_most);
        renamed.map(|(from, to, students)| Brake::RenamedClass { from, to, students }).collect()
    }

    /// Classes of a few students that nobody knows, in levels that have known classes: mostly a slip of the finger.
    pub(super) fn new_classes(&self, renamed: &[Brake<'a>]) -> Vec<Brake<'a>> {
        let is_renamed = |class: &ClassName| {
            let told = renamed
                .iter()
                .any(|brake| matches!(brake, Brake::RenamedClass { to, .. } if *to == class));
            told || self.planner.class_renames.iter().any(|(_, to)| to.key() == class.key())
        };
        let mut known: HashMap<Level, Vec<&'a ClassName>> = HashMap::new();
        let mut seen = HashSet::new();
        for class in self.known.classes.iter().filter(|class| class.year == self.planner.year) {
            let has_students = self.coverage.known_in(class.name.key()) > 0;
            if let Some(level) =
                class.level.filter(|_| has_students && seen.insert(class.name.key()))
            {
                known.entry(level).or_default().push(&class.name);
            }
        }
        let listed = self.roster.classes().into_values();
        let unknown = listed.filter(|class| self.coverage.known_in(class.key()) == 0);
        unknown
            .filter(|class| !is_renamed(class))
            .filter_map(|class| {
                let level = Level::of_class(class, self.planner.stage)?;
                let beside = known.get(&level)?;
                let rows = self.coverage.rows_of(class.key());
                let students: usize =
                    beside.iter().map(|class| self.coverage.known_in(class.key())).sum();
                // As large as the ones beside it, it is one of them, and its list came later.
                (rows * 2 * beside.len() < students).then(|| Brake::NewClass {
                    class,
                    rows,
                    like: nearest_class(class, beside),
                })
            })
            .collect()
    }
}
