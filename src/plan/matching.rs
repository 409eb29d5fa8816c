//! Whom each row of a class list is about: by student reference, else login ID, else name and class, else the name
//! where it stands for one person on both sides. What could be two people is refused with the candidates.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::types::{Planner, RowRefusal};
use crate::domain::{ClassName, Level, LoginId, Student, StudentId};
use crate::roster::{Roster, Row};

/// The student whom a row is about, or why that cannot be told.
pub(super) type Answer<'a> = Result<&'a Student, RowRefusal<'a>>;

/// One answer for each row, in their order; none for somebody new.
pub(super) fn match_rows<'a>(
    planner: &Planner<'_>,
    roster: &Roster,
    known: &'a [Student],
) -> Vec<Option<Answer<'a>>> {
    let mut matching = Matching::new(planner, roster, known);
    // The surest ways come first, so that a namesake cannot take a sure match away.
    matching.pass(Matching::by_number);
    matching.index_names(known);
    matching.pass(Matching::by_rename);
    matching.pass(Matching::by_class);
    matching.pass(Matching::by_name);
    matching.answers
}

struct Matching<'r, 'a> {
    planner: Planner<'r>,
    rows: &'r [Row],
    references: HashMap<&'a str, &'a Student>,
    logins: HashMap<&'a LoginId, &'a Student>,
    students_by_name: HashMap<&'a str, Vec<&'a Student>>,
    /// The rows by their places in the list.
    rows_by_name: HashMap<&'r str, Vec<usize>>,
    /// The classes on the list; who left one of them can be told.
    covered: BTreeMap<&'r str, &'r ClassName>,
    answers: Vec<Option<Answer<'a>>>,
    used: HashSet<StudentId>,
}

impl<'r, 'a> Matching<'r, 'a> {
    fn new(planner: &Planner<'r>, roster: &'r Roster, known: &'a [Student]) -> Self {
        let reference =
            |student: &'a Student| Some((student.student_ref.as_ref()?.as_str(), student));
        let names_logins = roster.rows.iter().any(|row| row.login_id.is_some());
        let with_login = known.iter().filter(|_| names_logins || !planner.renames.is_empty());
        Self {
            planner: *planner,
            rows: &roster.rows,
            references: known.iter().filter_map(reference).collect(),
            logins: with_login.map(|student| (&student.login, student)).collect(),
            students_by_name: HashMap::new(),
            rows_by_name: HashMap::new(),
            covered: roster.classes(),
            answers: vec![None; roster.rows.len()],
            used: HashSet::new(),
        }
    }

    /// Makes ready to look for names: only of rows that are still open and of students that are still free, which are
    /// few where a list has references.
    fn index_names(&mut self, known: &'a [Student]) {
        let own = known.iter().filter(|student| student.login.role() == self.planner.role);
        for student in own.filter(|student| !self.used.contains(&student.id)) {
            self.students_by_name.entry(student.name.key()).or_default().push(student);
        }
        for (at, row) in self.open_rows() {
            self.rows_by_name.entry(row.name.key()).or_default().push(at);
        }
    }

    /// Looks at all open rows in one way. Answers take effect after the last one, so that their order does not matter.
    fn pass(&mut self, way: impl Fn(&Self, &'r Row) -> Option<Answer<'a>>) {
        let open = self.open_rows().into_iter();
        let found: Vec<_> = open.filter_map(|(at, row)| Some((at, way(self, row)?))).collect();
        for (at, answer) in found {
            let answer = answer.and_then(|student| self.take(student));
            if let Some(slot) = self.answers.get_mut(at) {
                *slot = Some(answer);
            }
        }
    }

    /// Nobody is matched twice, and nobody goes back to a year that is over.
    fn take(&mut self, student: &'a Student) -> Answer<'a> {
        if student.class.year > self.planner.year {
            Err(RowRefusal::OlderThanTheStore(student))
        } else if !self.used.insert(student.id) {
            Err(RowRefusal::TakenTwice(student))
        } else {
            Ok(student)
        }
    }

    fn open_rows(&self) -> Vec<(usize, &'r Row)> {
        let rows = self.rows.iter().zip(&self.answers).enumerate();
        rows.filter(|(_, (_, answer))| answer.is_none()).map(|(at, (row, _))| (at, row)).collect()
    }

    /// By student reference or login ID; the two may not contradict each other.
    fn by_number(&self, row: &Row) -> Option<Answer<'a>> {
        let reference =
            row.student_ref.as_ref().and_then(|reference| self.references.get(reference.as_str()));
        let login = row.login_id.as_ref().and_then(|login| self.logins.get(login));
        let student = *reference.or(login)?;
        Some(if student.login.role() != self.planner.role {
            Err(RowRefusal::OfAnotherRole(student))
        } else if agrees(row, student) {
            Ok(student)
        } else {
            Err(RowRefusal::Contradicts(student))
        })
    }

    /// By what the operator said: this name on the list is that account's.
    fn by_rename(&self, row: &Row) -> Option<Answer<'a>> {
        let mut renames = self.planner.renames.iter();
        let (login, _) = renames.find(|(_, name)| name.key() == row.name.key())?;
        let student = *self.logins.get(login)?;
        let is_alone = self.rivals(row, |_| true).len() == 1;
        Some(if is_alone { Ok(student) } else { Err(RowRefusal::RenamedTwice) })
    }

    /// By name and class; namesakes in one class are told apart by their register numbers, if all of them
    /// are still there: numbers move up when one leaves or comes, and then they would swap two accounts.
    fn by_class(&self, row: &Row) -> Option<Answer<'a>> {
        let rivals = self.rivals(row, |other| other.class.key() == row.class.key());
        let candidates = self.candidates(row, |student| {
            student.class.year == self.planner.year && student.class.name.key() == row.class.key()
        });
        let has_place = |student: &&&Student| {
            rivals
                .iter()
                .any(|row| row.register_no.is_some() && row.register_no == student.register_no)
        };
        let placed = candidates.iter().filter(has_place).count();
        if placed > 1 && placed == candidates.len() && placed == rivals.len() {
            let own = candidates.into_iter().find(|student| student.register_no == row.register_no);
            return own.map(Ok);
        }
        decide(candidates, rivals.len())
    }

    fn by_name(&self, row: &Row) -> Option<Answer<'a>> {
        let candidates = self.candidates(row, |student| self.could_move(student, row));
        // Without the other class's list it cannot be told whether the student moved or has a namesake.
        let is_doubtful = |student: &&&Student| {
            student.class.year == self.planner.year
                && !self.covered.contains_key(student.class.name.key())
        };
        if let Some(student) = candidates.iter().find(is_doubtful) {
            return Some(Err(RowRefusal::MayHaveMoved(student)));
        }
        // A namesake in a level that none of these can be in by now is no rival.
        let could_be =
            |other: &Row| candidates.iter().any(|student| self.could_move(student, other));
        let rivals = self.rivals(row, could_be).len();
        decide(candidates, rivals)
    }

    /// The students of the row's name that it can still be about: nothing known says that it is somebody else.
    fn candidates(&self, row: &Row, fits: impl Fn(&Student) -> bool) -> Vec<&'a Student> {
        let namesakes = self.students_by_name.get(row.name.key()).into_iter().flatten().copied();
        let free = namesakes.filter(|student| !self.used.contains(&student.id));
        free.filter(|student| agrees(row, student) && fits(student)).collect()
    }

    /// The open rows of the row's name, itself among them.
    fn rivals(&self, row: &Row, fits: impl Fn(&Row) -> bool) -> Vec<&'r Row> {
        let namesakes = self.rows_by_name.get(row.name.key()).into_iter().flatten();
        let open = namesakes.filter(|at| self.answers.get(**at).is_some_and(Option::is_none));
        open.filter_map(|at| self.rows.get(*at)).filter(|row| fits(row)).collect()
    }

    /// From one year to the next a student stays in the level or goes up by one; within a year the level stays.
    fn could_move(&self, student: &Student, row: &Row) -> bool {
        let years = self.planner.year - student.class.year;
        let level = Level::of_class(&row.class, self.planner.stage);
        match (student.class.level, level) {
            (Some(before), Some(after)) => (0..=years).contains(&before.steps_to(after)),
            _ => years >= 0,
        }
    }
}

/// One student for one row is a match; anything else is doubt. Nobody leaves the row open.
fn decide(candidates: Vec<&Student>, rivals: usize) -> Option<Answer<'_>> {
    match candidates.as_slice() {
        [] => None,
        [student] if rivals == 1 => Some(Ok(student)),
        _ => Some(Err(RowRefusal::MayBe(candidates))),
    }
}

/// No student reference and no login ID that says that it is somebody else.
fn agrees(row: &Row, student: &Student) -> bool {
    let same_reference = row.student_ref.is_none()
        || student.student_ref.is_none()
        || row.student_ref == student.student_ref;
    let same_login = row.login_id.as_ref().is_none_or(|login| *login == student.login);
    same_reference && same_login
}
