//! Rows whose whole name is that of somebody known, and how namesakes are told apart.

use hashbrown::{HashMap, HashSet};

use super::coverage::Coverage;
use super::evidence::Judgement;
use super::matching::{Answer, Matching};
use super::types::RowRefusal;
use crate::domain::{ClassId, ClassName, Level, Student};
use crate::roster::Row;

/// Fewer students than this may have their namesakes by chance.
const WHOLE: usize = 3;

impl<'r, 'a> Matching<'r, 'a> {
    /// By the whole name, among those who fit. Namesakes are told apart by their register numbers, if all of them are
    /// still there: numbers move up when one leaves or comes, and then they would swap two accounts.
    pub(super) fn by_name(&self, row: &Row, fits: impl Fn(&Student) -> bool) -> Option<Answer<'a>> {
        let candidates: Vec<_> = self.candidates(row).filter(|student| fits(student)).collect();
        let is_rival =
            |other: &&Row| candidates.iter().any(|student| self.is_like(other, row, student));
        let rivals: Vec<_> = self.rivals(row).filter(is_rival).collect();
        match candidates.as_slice() {
            [] => None,
            [student] if rivals.len() == 1 => Some(Ok(*student)),
            _ if candidates.len() != rivals.len() => None,
            // What tells namesakes apart has to tell it in one way.
            _ => match (
                in_place(row, &candidates, &rivals),
                in_next_class(row, &candidates, &rivals),
            ) {
                (Some(one), Some(other)) if one.id != other.id => None,
                // In another class the number is another one, and fits by chance.
                (one, None) => one.filter(|student| self.is_in_class(student, row)).map(Ok),
                (_, other) => other.map(Ok),
            },
        }
    }

    /// The last way by name: whoever fits, if it is one child on both sides. A class list without the list of the other
    /// class cannot tell a move from a namesake; a few moves in a list of their own are meant as such.
    pub(super) fn by_any_name(&self, row: &'r Row, coverage: &Coverage<'_>) -> Option<Answer<'a>> {
        let is_class_list =
            coverage.known_in(row.class.key()) == 0 || coverage.has_class(row.class.key());
        let may_have_moved = |student: &&Student| {
            is_class_list
                && student.class.year == self.planner.year
                && coverage.rows_of(student.class.name.key()) == 0
                && !self.whole_classes.contains(&student.class.id)
        };
        if let Some(answer) = self.by_name(row, |_| true) {
            return Some(answer.and_then(|student| {
                if may_have_moved(&student) {
                    Err(RowRefusal::MayHaveMoved(student))
                } else if self.may_begin(row, student) {
                    Err(RowRefusal::Near(student))
                } else {
                    Ok(student)
                }
            }));
        }
        let candidates: Vec<_> = self.candidates(row).collect();
        (!candidates.is_empty()).then_some(Err(RowRefusal::MayBe(candidates)))
    }

    /// In the lowest level a namesake of a year before is a newcomer as often as somebody who repeats the level, unless
    /// the list shows that the other one is not a level above by now.
    fn may_begin(&self, row: &Row, student: &Student) -> bool {
        let lowest = Level::lowest(self.planner.stage);
        let years = self.planner.year - student.class.year;
        years > 0
            && self.level_of(row) == Some(lowest)
            && student.class.level == Some(lowest)
            && !(1..=years).any(|years| self.names_level(lowest.up(years)))
    }

    /// Classes of the year of which most students are on the list, in whatever class: no namesakes, but they themselves.
    pub(super) fn find_whole_classes(&self) -> HashSet<ClassId> {
        let is_open = |student: &&Student| {
            student.class.year == self.planner.year && student.account.disabled.is_none()
        };
        let mut classes: HashMap<ClassId, (usize, usize)> = HashMap::new();
        for student in self.own().filter(is_open) {
            let is_listed =
                self.is_used(student) || self.rows_by_name.contains_key(student.name.key());
            let (listed, all) = classes.entry(student.class.id).or_default();
            *listed += usize::from(is_listed);
            *all += 1;
        }
        classes.retain(|_, (listed, all)| *listed >= WHOLE && *listed * 3 >= *all * 2);
        classes.into_keys().collect()
    }

    /// Whether two rows of one name compete for a student in the same way: both in the known class, both from it, both
    /// one level up, or none of these.
    fn is_like(&self, other: &Row, row: &Row, student: &Student) -> bool {
        let way = |row: &Row| {
            let came = self.was_in(student, row);
            (self.is_in_class(student, row), came, self.goes_up(student, row))
        };
        self.judge(other, student) == Judgement::TheSame && way(other) == way(row)
    }

    /// The students of the row's name that nothing speaks against and no row has taken. A newcomer is nobody of the year
    /// but who stands in the very place: that is the newcomer, when the list comes again.
    fn candidates(&self, row: &Row) -> impl Iterator<Item = &'a Student> {
        // Of two rows with the newcomer's name one may be the known student.
        let is_newcomer = self.is_newcomer(row) && self.rivals(row).count() == 1;
        let is_there = |student: &Student| {
            let same_number = row.register_no.is_none() || row.register_no == student.register_no;
            self.is_in_class(student, row) && same_number
        };
        let is_other = move |student: &Student| {
            let is_elsewhere = student.class.year == self.planner.year && !is_there(student);
            is_newcomer && (is_elsewhere || self.may_begin(row, student))
        };
        let namesakes = self.namesakes(row).filter(move |student| !is_other(student));
        let free = namesakes.filter(|student| !self.is_used(student));
        free.filter(|student| self.judge(row, student) == Judgement::TheSame)
    }

    /// The open rows of the row's name, itself among them.
    fn rivals(&self, row: &Row) -> impl Iterator<Item = &'r Row> {
        let namesakes = self.rows_by_name.get(row.name.key()).into_iter().flatten();
        let open = namesakes.filter(|at| self.answers.get(**at).is_some_and(Option::is_none));
        open.filter_map(|at| self.rows.get(*at))
    }
}

/// The student in the row's place, where every candidate's number is on one of the rows and all of them are different.
fn in_place<'a>(row: &Row, candidates: &[&'a Student], rivals: &[&Row]) -> Option<&'a Student> {
    let fits = |row: &Row, student: &Student| {
        row.register_no.is_some() && row.register_no == student.register_no
    };
    paired(row, candidates, rivals, fits)
}

/// The student whose class goes up with its pupils, `2 Integrity` to `3 Integrity`, where that tells all of them apart.
fn in_next_class<'a>(
    row: &Row,
    candidates: &[&'a Student],
    rivals: &[&Row],
) -> Option<&'a Student> {
    let stem =
        |class: &ClassName| class.key().chars().filter(|c| !c.is_ascii_digit()).collect::<String>();
    paired(row, candidates, rivals, |row, student| stem(&row.class) == stem(&student.class.name))
}

/// The row's own student, where each student fits one row and each row one student.
fn paired<'a>(
    row: &Row,
    candidates: &[&'a Student],
    rivals: &[&Row],
    fits: impl Fn(&Row, &Student) -> bool,
) -> Option<&'a Student> {
    let is_paired =
        |student: &&&Student| rivals.iter().filter(|row| fits(row, student)).count() == 1;
    let own = || candidates.iter().filter(|student| fits(row, student));
    let is_certain = candidates.iter().filter(is_paired).count() == candidates.len();
    own().next().copied().filter(|_| is_certain && own().count() == 1)
}
