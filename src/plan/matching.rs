//! Whom each row of a class list is about. The surest ways come first, so that a namesake cannot take a sure match
//! away; what is left is either somebody new or a doubt, and a doubt is refused with the candidates.

use std::collections::BTreeMap;

use hashbrown::hash_map::Entry;
use hashbrown::{HashMap, HashSet};

use super::coverage::{Before, Coverage};
use super::evidence::{Evidence, Judgement, Key, Name};
use super::near::Spelt;
use super::types::{Known, Planner, RowRefusal};
use crate::domain::{ClassId, ClassName, Level, LoginId, Student, StudentId};
use crate::roster::{Roster, Row};

/// The student whom a row is about, or why that cannot be told.
pub(super) type Answer<'a> = Result<&'a Student, RowRefusal<'a>>;

/// What is known of whom the rows are about; the ways to find out are passes over the open ones.
pub(super) struct Matching<'r, 'a> {
    pub(super) planner: Planner<'r>,
    pub(super) rows: &'r [Row],
    known: &'a [Student],
    references: HashMap<&'a str, &'a Student>,
    logins: HashMap<&'a LoginId, &'a Student>,
    /// The namesakes of rows that are still open once the keys are looked at: few, where a list has references.
    students_by_name: HashMap<&'a str, Vec<&'a Student>>,
    /// The rows by their places in the list.
    pub(super) rows_by_name: HashMap<&'r str, Vec<usize>>,
    levels: HashMap<&'r str, Option<Level>>,
    before: Before<'a>,
    pub(super) answers: Vec<Option<Answer<'a>>>,
    /// Who is matched, and by which row.
    used: HashMap<StudentId, usize>,
    pub(super) whole_classes: HashSet<ClassId>,
}

/// One answer for each row, in their order; none for somebody new. Then who is matched, and by which row.
pub(super) fn match_rows<'a>(
    planner: &Planner<'_>,
    roster: &Roster,
    known: &'a Known,
    coverage: &Coverage<'_>,
) -> (Vec<Option<Answer<'a>>>, HashMap<StudentId, usize>) {
    let mut matching = Matching::new(planner, roster, known);
    matching.pass(Matching::by_rename);
    matching.pass(Matching::by_key_and_name);
    matching.index_names();
    matching.pass(Matching::by_key);
    matching.pass(|all, row| all.by_name(row, |student| all.is_in_class(student, row)));
    matching.pass(|all, row| all.by_name(row, |student| all.was_in(student, row) == Some(true)));
    // Who goes up by one level for each year comes before who repeats a year.
    matching.pass(|all, row| all.by_name(row, |student| all.goes_up(student, row)));
    matching.pass(|all, row| all.by_any_name(row, coverage));
    matching.pass(Matching::by_doubt);
    matching.by_nearness();
    (matching.answers, matching.used)
}

impl<'r, 'a> Matching<'r, 'a> {
    fn new(planner: &Planner<'r>, roster: &'r Roster, known: &'a Known) -> Self {
        let before = Before::new(planner, roster, known);
        let known = &known.students;
        let reference =
            |student: &'a Student| Some((student.student_ref.as_ref()?.as_str(), student));
        let names_logins = roster.rows.iter().any(|row| row.login_id.is_some());
        let with_login = known.iter().filter(|_| names_logins || !planner.renames.is_empty());
        // With room for a whole country from the start: to grow takes as long as to fill.
        let mut references = HashMap::with_capacity(known.len());
        references.extend(known.iter().filter_map(reference));
        let classes: BTreeMap<&str, &ClassName> = roster.classes();
        let level = |class: &ClassName| Level::of_class(class, planner.stage);
        Self {
            planner: *planner,
            rows: &roster.rows,
            known,
            references,
            logins: with_login.map(|student| (&student.login, student)).collect(),
            students_by_name: HashMap::new(),
            rows_by_name: HashMap::new(),
            levels: classes.into_iter().map(|(key, class)| (key, level(class))).collect(),
            before,
            answers: vec![None; roster.rows.len()],
            used: HashMap::with_capacity(roster.rows.len()),
            whole_classes: HashSet::new(),
        }
    }

    /// Makes ready to look for names. Students of all kinds of match are in it: a name that another row has taken tells
    /// something too.
    fn index_names(&mut self) {
        for (at, row) in self.open_rows() {
            self.rows_by_name.entry(row.name.key()).or_default().push(at);
        }
        if self.rows_by_name.is_empty() {
            return;
        }
        for student in self.own() {
            if self.rows_by_name.contains_key(student.name.key()) {
                self.students_by_name.entry(student.name.key()).or_default().push(student);
            }
        }
        self.whole_classes = self.find_whole_classes();
    }

    /// The students whom the list is one of.
    pub(super) fn own(&self) -> impl Iterator<Item = &'a Student> + use<'a, 'r> {
        let role = self.planner.role;
        self.known.iter().filter(move |student| student.login.role() == role)
    }

    /// Looks at all open rows in one way. Answers take effect after the last one, so that their order does not matter.
    pub(super) fn pass(&mut self, way: impl Fn(&Self, &'r Row) -> Option<Answer<'a>>) {
        let open = self.open_rows().into_iter();
        let found: Vec<_> = open.filter_map(|(at, row)| Some((at, way(self, row)?))).collect();
        for (at, answer) in found {
            let answer = answer.and_then(|student| self.take(student, at));
            if let Some(slot) = self.answers.get_mut(at) {
                *slot = Some(answer);
            }
        }
    }

    /// Nobody is matched twice, and nobody goes back to a year that is over.
    fn take(&mut self, student: &'a Student, at: usize) -> Answer<'a> {
        if student.class.year > self.planner.year {
            return Err(RowRefusal::OlderThanTheStore(student));
        }
        match self.used.entry(student.id) {
            Entry::Occupied(_) => Err(RowRefusal::TakenTwice(student)),
            Entry::Vacant(free) => {
                free.insert(at);
                Ok(student)
            }
        }
    }

    pub(super) fn open_rows(&self) -> Vec<(usize, &'r Row)> {
        let rows = self.rows.iter().zip(&self.answers).enumerate();
        rows.filter(|(_, (_, answer))| answer.is_none()).map(|(at, (row, _))| (at, row)).collect()
    }

    pub(super) fn is_used(&self, student: &Student) -> bool {
        self.used.contains_key(&student.id)
    }

    /// Whether another row of the row's level is about this student.
    pub(super) fn is_used_in_level(&self, student: &Student, row: &Row) -> bool {
        let other = self.used.get(&student.id).and_then(|at| self.rows.get(*at));
        other.is_some_and(|other| self.level_of(other) == self.level_of(row))
    }

    /// By what the operator said: this name on the list is that account's.
    fn by_rename(&self, row: &Row) -> Option<Answer<'a>> {
        let mut renames = self.planner.renames.iter();
        let (login, _) = renames.find(|(_, name)| name.key() == row.name.key())?;
        let student = *self.logins.get(login)?;
        let namesakes = self.rows.iter().filter(|other| other.name.key() == row.name.key());
        Some(if namesakes.count() == 1 { Ok(student) } else { Err(RowRefusal::RenamedTwice) })
    }

    fn by_reference(&self, row: &Row) -> Option<&'a Student> {
        self.references.get(row.student_ref.as_ref()?.as_str()).copied()
    }

    fn by_login(&self, row: &Row) -> Option<&'a Student> {
        self.logins.get(row.login_id.as_ref()?).copied()
    }

    /// Whom reference and login ID stand for, if anybody.
    fn holder(&self, row: &Row) -> Option<&'a Student> {
        self.by_reference(row).or_else(|| self.by_login(row))
    }

    fn by_key_and_name(&self, row: &Row) -> Option<Answer<'a>> {
        let student = self.holder(row)?;
        let is_own = student.login.role() == self.planner.role;
        let is_sure = || self.judge(row, student) == Judgement::TheSame;
        (is_own && row.name.key() == student.name.key() && is_sure()).then_some(Ok(student))
    }

    /// By a key whose name on the list is another one: a correction, or somebody else's number.
    fn by_key(&self, row: &Row) -> Option<Answer<'a>> {
        let holder = self.holder(row)?;
        if holder.login.role() != self.planner.role {
            return Some(Err(RowRefusal::OfAnotherRole(holder)));
        }
        if let Some(login) = self.by_login(row).filter(|login| login.id != holder.id) {
            return Some(Err(RowRefusal::KeysOfTwo { reference: holder, login }));
        }
        if holder.name.key() == row.name.key() {
            return Some(Err(RowRefusal::OtherKey(holder)));
        }
        let namesake = self.namesakes(row).next();
        // Whose whole name it is has more to say than whose name it nearly is.
        let is_corrected = self.judge(row, holder) == Judgement::Corrected && namesake.is_none();
        Some(if is_corrected {
            Ok(holder)
        } else {
            Err(RowRefusal::KeyOfAnother { holder, namesake })
        })
    }

    /// Everybody of the row's name.
    pub(super) fn namesakes(
        &self,
        row: &Row,
    ) -> impl Iterator<Item = &'a Student> + use<'a, 'r, '_> {
        self.students_by_name.get(row.name.key()).into_iter().flatten().copied()
    }

    pub(super) fn is_in_class(&self, student: &Student, row: &Row) -> bool {
        let class = &student.class;
        class.year == self.planner.year
            && self.planner.now_called(class.name.key()) == row.class.key()
    }

    pub(super) fn goes_up(&self, student: &Student, row: &Row) -> bool {
        let years = self.planner.year - student.class.year;
        let steps = self.steps(student, row);
        years > 0 && steps == Some(years)
    }

    /// Whether the student was in the class that the list tells of the year before, as far as that is known.
    pub(super) fn was_in(&self, student: &Student, row: &Row) -> Option<bool> {
        self.before.has(student, row)
    }

    /// Whether nobody else has the row's name, neither on the list nor with an account.
    fn has_name_alone(&self, row: &Row) -> bool {
        let rows = self.rows_by_name.get(row.name.key()).map_or(0, Vec::len);
        rows == 1 && self.namesakes(row).count() == 1
    }

    /// How many levels up the row is from the student's class, where both tell one.
    fn steps(&self, student: &Student, row: &Row) -> Option<i16> {
        let level = self.levels.get(row.class.key()).copied().flatten();
        Some(student.class.level?.steps_to(level?))
    }

    /// From one year to the next a student stays in the level or goes up by one; within a year the level stays.
    fn level_fits(&self, student: &Student, row: &Row) -> bool {
        let years = self.planner.year - student.class.year;
        self.steps(student, row).is_none_or(|steps| (years.min(0)..=years.max(0)).contains(&steps))
    }

    pub(super) fn judge(&self, row: &Row, student: &Student) -> Judgement {
        let is_same = row.name.key() == student.name.key();
        let near = || Spelt::of(&row.name).near(&Spelt::of(&student.name));
        let name = if is_same { Name::Same } else { near().map_or(Name::Other, Name::Near) };
        self.judge_as(row, student, name)
    }

    pub(super) fn judge_as(&self, row: &Row, student: &Student, name: Name) -> Judgement {
        let same_number = row.register_no.is_some() && row.register_no == student.register_no;
        let evidence = Evidence {
            name,
            key: key_of(row, student),
            level_fits: self.level_fits(student, row),
            same_place: same_number && self.is_in_class(student, row),
            // Of a name that one child has it tells only that a move was not noted.
            from_elsewhere: self.was_in(student, row) == Some(false) && !self.has_name_alone(row),
        };
        evidence.judge()
    }

    pub(super) fn level_of(&self, row: &Row) -> Option<Level> {
        self.levels.get(row.class.key()).copied().flatten()
    }

    pub(super) fn rows_of_class(&self, row: &Row) -> usize {
        self.rows.iter().filter(|other| other.class.key() == row.class.key()).count()
    }

    pub(super) fn names_level(&self, level: Level) -> bool {
        self.levels.values().any(|named| *named == Some(level))
    }
}

fn key_of(row: &Row, student: &Student) -> Key {
    let reference = row.student_ref.as_ref().zip(student.student_ref.as_ref());
    let reference = reference.map(|(one, other)| one == other);
    let login = row.login_id.as_ref().map(|login| *login == student.login);
    match (reference, login) {
        (None, None) => Key::Unknown,
        (Some(true), Some(false)) | (Some(false), Some(true)) => Key::Mixed,
        (Some(true), _) | (_, Some(true)) => Key::Same,
        _ => Key::Other,
    }
}
