//! What an action did, or would do, as one object for scripts. It has no field for a password, so that none can get in.

use serde::{Serialize, Serializer};

use crate::domain::{BatchId, ChangeKind, Correction, Counts, RegisterNo, Student, words};

words! {
    /// How an action tells what it did.
    pub enum ActionFormat {
        Text = "text",
        Json = "json",
    }
}

/// What was done.
#[derive(Default, Serialize)]
pub struct Action {
    /// What the operator asked for.
    command: &'static str,
    dry_run: bool,
    /// The number of an import's plan.
    plan: Option<String>,
    /// None if nothing was changed.
    batch: Option<i64>,
    counts: Touches,
    students: Vec<Touched>,
    left_out: Vec<LeftOut>,
}

/// How many students were touched in each way.
#[derive(Default, Serialize)]
struct Touches {
    #[serde(flatten, serialize_with = "by_kind")]
    by_kind: Counts<ChangeKind, { ChangeKind::ALL.len() }>,
    unchanged: u64,
    left_out: u64,
}

fn by_kind<S: Serializer, const N: usize>(
    counts: &Counts<ChangeKind, N>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_map(counts.iter().map(|(kind, count)| (kind.as_str(), count)))
}

/// Who it is, as after the action.
#[derive(Serialize)]
pub struct Person {
    pub year: i16,
    pub class: String,
    pub register_no: Option<u16>,
    pub name: String,
    pub login_id: String,
}

/// What happened to one student.
#[derive(Serialize)]
struct Touched {
    what: &'static str,
    /// What an undo takes back.
    undoes: Option<&'static str>,
    #[serde(flatten)]
    person: Person,
    changes: Vec<Changed>,
}

/// A value before and after.
#[derive(Serialize)]
pub struct Changed {
    pub field: &'static str,
    pub before: Option<String>,
    pub after: Option<String>,
}

/// A student who was asked for and not touched.
#[derive(Serialize)]
struct LeftOut {
    #[serde(flatten)]
    person: Person,
    why: String,
}

impl Action {
    /// An action that has touched nobody yet.
    pub fn new(command: &'static str) -> Self {
        Self { command, ..Self::default() }
    }

    /// The same as a batch.
    #[must_use]
    pub fn of_batch(self, batch: impl Into<Option<BatchId>>) -> Self {
        Self { batch: batch.into().map(|BatchId(number)| number), ..self }
    }

    /// The same as what a plan with this number says.
    #[must_use]
    pub fn of_plan(self, number: String) -> Self {
        Self { plan: Some(number), ..self }
    }

    /// The same as what would be done.
    #[must_use]
    pub fn of_dry_run(self, dry_run: bool) -> Self {
        Self { dry_run, ..self }
    }

    /// Adds a student to whom something happened.
    pub fn touch(&mut self, kind: ChangeKind, person: Person, changes: Vec<Changed>) {
        self.counts.by_kind.add(kind, 1);
        self.students.push(Touched { what: kind.as_str(), undoes: None, person, changes });
    }

    /// Adds a student for whom a change of this kind is taken back.
    pub fn undo(&mut self, kind: ChangeKind, person: Person, changes: Vec<Changed>) {
        self.counts.by_kind.add(ChangeKind::Undone, 1);
        let (what, undoes) = (ChangeKind::Undone.as_str(), Some(kind.as_str()));
        self.students.push(Touched { what, undoes, person, changes });
    }

    /// Adds a student who stays as before.
    pub fn leave_out(&mut self, person: Person, why: String) {
        self.counts.left_out += 1;
        self.left_out.push(LeftOut { person, why });
    }

    /// So many were as they should be.
    pub fn count_unchanged(&mut self, unchanged: usize) {
        self.counts.unchanged = unchanged.try_into().unwrap_or(u64::MAX);
    }

    /// The object as text.
    pub fn json(&self) -> serde_json::Result<Vec<u8>> {
        let mut bytes = serde_json::to_vec_pretty(self)?;
        bytes.push(b'\n');
        Ok(bytes)
    }
}

impl From<&Student> for Person {
    fn from(student: &Student) -> Self {
        Self {
            year: student.class.year,
            class: student.class.name.to_string(),
            register_no: student.register_no.map(RegisterNo::get),
            name: student.name.to_string(),
            login_id: student.login.to_string(),
        }
    }
}

impl From<Correction> for Changed {
    fn from(Correction { what, before, after }: Correction) -> Self {
        Self { field: what.field(), before, after }
    }
}

impl Changed {
    /// What is different between two states of a student.
    pub fn between(before: &Student, after: &Student) -> Vec<Self> {
        fn text<T: ToString>(value: Option<&T>) -> Option<String> {
            value.map(ToString::to_string)
        }
        let fields = |student: &Student| {
            [
                ("year", Some(student.class.year.to_string())),
                ("class", Some(student.class.name.to_string())),
                ("register_no", text(student.register_no.as_ref())),
                ("name", Some(student.name.to_string())),
                ("login_id", Some(student.login.to_string())),
                ("student_ref", text(student.student_ref.as_ref())),
                ("recovery_email", text(student.recovery_email.as_ref())),
            ]
        };
        let pairs = fields(before).into_iter().zip(fields(after));
        let changed = pairs.filter(|((_, before), (_, after))| before != after);
        changed.map(|((field, before), (_, after))| Self { field, before, after }).collect()
    }
}
