//! The brake: the wrong list is the commonest accident, and it shows by what the list would do to everybody it has. It
//! judges the list it has: a newcomer's row is no class list, and needs no override.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::coverage::Coverage;
use super::doubt::known_newcomers;
use super::near::nearest_class;
use super::types::{Change, Known, Plan, Planner, RowRefusal, Step};
use crate::domain::{ClassName, Level, PersonName, Student};
use crate::roster::{Roster, Row};

/// Why an import looks like an accident.
#[derive(Debug, PartialEq, Eq)]
pub enum Brake<'a> {
    /// The names have accounts that are a year ahead of the list.
    EarlierYear { names: usize, rows: usize, year: i16 },
    /// The names have accounts in this year, one level below the list.
    LaterYear { names: usize, rows: usize },
    /// Students of the year before would all stay in their level.
    NobodyGoesUp { names: usize, rows: usize },
    /// New accounts would be made for names that have one, or a name stands in two classes of a level.
    KnownNames { names: usize, rows: usize },
    /// More than a third of the newcomers have the name, or nearly the name, of somebody with an account, of whatever year.
    KnownNewcomers { names: usize, newcomers: usize },
    /// More than a tenth of the students that the list should have are not on it.
    ManyAbsent {
        absent: usize,
        /// How many the list should have.
        covered: usize,
    },
    /// More than a third of a known class is unknown.
    ManyUnknown {
        class: &'a ClassName,
        unknown: Vec<&'a Row>,
        /// How many rows of the class there are.
        rows: usize,
    },
    /// More than a tenth of the known students would get another name.
    ManyRenamed { names: usize, known: usize },
    /// More than a third of the known students of whole classes would change class within the year.
    ManyMoved { moved: usize, known: usize },
    /// The students of a class are all in one that nobody knows: it may have another name now.
    RenamedClass { from: &'a ClassName, to: &'a ClassName, students: usize },
    /// A few students are in a class that nobody knows, beside known ones.
    NewClass { class: &'a ClassName, rows: usize, like: Option<&'a ClassName> },
}

impl Brake<'_> {
    /// Whether it says of the whole list what would otherwise be said of every row.
    pub fn explains_refusals(&self) -> bool {
        matches!(
            self,
            Self::EarlierYear { .. }
                | Self::LaterYear { .. }
                | Self::KnownNames { .. }
                | Self::RenamedClass { .. }
        )
    }
}

/// Fewer than this are no accident, however small the class.
const FEW: usize = 3;

/// Everything about a plan that looks like an accident.
pub fn brakes<'a>(
    planner: &Planner<'a>,
    roster: &'a Roster,
    plan: &Plan<'a>,
    known: &'a Known,
) -> Vec<Brake<'a>> {
    let judge =
        Judge { planner, roster, plan, known, coverage: Coverage::new(planner, roster, known) };
    let mut brakes = Vec::from_iter(judge.wrong_year());
    if roster.is_part() {
        brakes.extend(judge.new_classes(&[]));
    } else {
        let renamed = judge.renamed_classes();
        brakes.extend(judge.many_absent());
        brakes.extend(judge.many_unknown());
        brakes.extend(judge.many_renamed());
        if renamed.is_empty() {
            brakes.extend(judge.many_moved());
        }
        brakes.extend(judge.new_classes(&renamed));
        brakes.extend(renamed);
    }
    brakes
}

/// At least a few, and more than one in so many.
fn is_many(part: usize, whole: usize, one_in: usize) -> bool {
    part >= FEW && part * one_in > whole
}

struct Judge<'p, 'a> {
    planner: &'p Planner<'a>,
    roster: &'a Roster,
    plan: &'p Plan<'a>,
    known: &'a Known,
    coverage: Coverage<'a>,
}

impl<'p, 'a> Judge<'p, 'a> {
    /// Names that have accounts already, and where: a list of another year, or one of teaching groups.
    fn wrong_year(&self) -> Option<Brake<'a>> {
        let (rows, year) = (self.roster.rows.len(), self.planner.year);
        let refused = self.plan.refused.iter().filter_map(|refused| match refused.why {
            RowRefusal::OlderThanTheStore(student)
            | RowRefusal::WrongLevel(student)
            | RowRefusal::TakenTwice(student) => Some((refused.row, student)),
            _ => None,
        });
        let known: Vec<_> = refused.chain(self.plan.namesakes.iter().copied()).collect();
        let (mut ahead, mut behind, mut newest) = (0, 0, year);
        for (row, student) in &known {
            let steps = self.level_of(row).zip(student.class.level);
            let steps = steps.map_or(0, |(row, known)| row.steps_to(known));
            ahead += usize::from(student.class.year > year || steps > 0);
            behind += usize::from(student.class.year == year && steps < 0);
            newest = newest.max(student.class.year);
        }
        let names = known.len();
        if !is_many(names, rows, 10) {
            return self.known_newcomers().or_else(|| self.nobody_goes_up());
        }
        Some(if ahead * 2 > names {
            Brake::EarlierYear { names: ahead, rows, year: newest }
        } else if behind * 2 > names {
            Brake::LaterYear { names: behind, rows }
        } else {
            Brake::KnownNames { names, rows }
        })
    }

    /// Levels that were written anew, so that those who have gone through the school begin again.
    fn known_newcomers(&self) -> Option<Brake<'a>> {
        let (names, newcomers) = known_newcomers(self.planner, self.plan, self.known);
        // Of a list of two both are too many; one may well be a namesake.
        let are_known = is_many(names, newcomers, 3) || (names >= 2 && names == newcomers);
        are_known.then_some(Brake::KnownNewcomers { names, newcomers })
    }

    fn nobody_goes_up(&self) -> Option<Brake<'a>> {
        let before = self.changed().filter(|(student, _)| student.class.year < self.planner.year);
        let steps = before
            .filter_map(|(student, row)| Some(student.class.level?.steps_to(self.level_of(row)?)));
        let steps: Vec<_> = steps.collect();
        let names = steps.iter().filter(|steps| **steps == 0).count();
        is_many(names, steps.len(), 10).then_some(Brake::NobodyGoesUp { names, rows: steps.len() })
    }

    fn level_of(&self, row: &Row) -> Option<Level> {
        Level::of_class(&row.class, self.planner.stage)
    }

    /// The known students whom the plan changes.
    fn changed(&self) -> impl Iterator<Item = (&'a Student, &'a Row)> + use<'p, 'a> {
        self.plan.steps.iter().filter_map(|step| match step.change {
            Change::Move(student) | Change::Amend(student) => Some((student, step.row)),
            _ => None,
        })
    }

    fn matched(&self) -> usize {
        self.plan.steps.len() - self.plan.new_accounts().count()
    }

    fn many_absent(&self) -> Option<Brake<'a>> {
        let absent = self.plan.absent.len();
        let covered = absent + self.matched();
        is_many(absent, covered, 10).then_some(Brake::ManyAbsent { absent, covered })
    }

    fn many_unknown(&self) -> impl Iterator<Item = Brake<'a>> + use<'p, 'a> {
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
    fn whole_classes(&self) -> BTreeMap<&'a str, (&'a ClassName, Vec<&'p Step<'a>>)> {
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

    fn many_renamed(&self) -> Option<Brake<'a>> {
        let given = |name: &PersonName| {
            self.planner.renames.iter().any(|(_, given)| given.key() == name.key())
        };
        let changes = self.plan.name_changes();
        let names = changes.filter(|(_, row)| !given(&row.name)).count();
        let known = self.matched();
        is_many(names, known, 10).then_some(Brake::ManyRenamed { names, known })
    }

    /// Columns sorted alone, and teaching groups: everybody is somewhere else than a week ago.
    fn many_moved(&self) -> Option<Brake<'a>> {
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
    fn renamed_classes(&self) -> Vec<Brake<'a>> {
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
    fn new_classes(&self, renamed: &[Brake<'a>]) -> Vec<Brake<'a>> {
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
