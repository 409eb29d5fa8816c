//! What a plan does to each student it touches, in the order in which it is told: new accounts, moves, corrections, who is
//! back, who is closed. It only reads the plan; words for it are made by whoever shows it.

use crate::domain::{
    ChangeKind, ClassName, Corrected, Correction, LoginId, PersonName, RegisterNo, Student,
};
use crate::plan::{Change, Plan};
use crate::roster::Row;

/// What happens to one student.
pub(super) struct Effect<'a> {
    pub(super) kind: ChangeKind,
    pub(super) login: &'a LoginId,
    pub(super) name: &'a PersonName,
    pub(super) class: &'a ClassName,
    pub(super) year: i16,
    pub(super) register_no: Option<RegisterNo>,
    /// Nobody before, if the account is a new one.
    pub(super) before: Option<&'a Student>,
    row: Option<&'a Row>,
}

/// Everybody whom the plan touches.
pub(super) fn effects<'a>(plan: &'a Plan<'_>) -> Vec<Effect<'a>> {
    let steps = plan.steps.iter().filter_map(|step| match &step.change {
        Change::Keep(_) => None,
        Change::Create { login, .. } => Some(Effect::new_account(plan.year, step.row, login)),
        Change::Move(student) => {
            Some(Effect::of_row(plan.year, ChangeKind::Moved, step.row, student))
        }
        Change::Amend(student) => {
            Some(Effect::of_row(plan.year, ChangeKind::Changed, step.row, student))
        }
    });
    let carried = plan.carried.iter().map(|(student, class)| {
        let kind = ChangeKind::Moved;
        Effect { class, ..Effect::without_row(kind, student) }
    });
    let leaving = plan.leaving().map(|student| Effect::without_row(ChangeKind::Left, student));
    let mut all: Vec<_> = steps.chain(carried).chain(leaving).collect();
    // As the kinds stand: first what is new, last what ends.
    all.sort_by_key(|effect| effect.kind);
    all
}

/// To how many students this happens.
pub(super) fn count(effects: &[Effect<'_>], kind: ChangeKind) -> usize {
    effects.iter().filter(|effect| effect.kind == kind).count()
}

/// How many students are as the list says.
pub(super) fn unchanged(plan: &Plan<'_>) -> usize {
    plan.steps.iter().filter(|step| matches!(step.change, Change::Keep(_))).count()
}

impl<'a> Effect<'a> {
    fn new_account(year: i16, row: &'a Row, login: &'a LoginId) -> Self {
        let Row { name, class, register_no, .. } = row;
        let (kind, register_no) = (ChangeKind::Created, *register_no);
        Self { kind, login, name, class, year, register_no, before: None, row: Some(row) }
    }

    fn of_row(year: i16, kind: ChangeKind, row: &'a Row, student: &'a Student) -> Self {
        let Row { name, class, .. } = row;
        let kind = if student.account.has_left() { ChangeKind::Returned } else { kind };
        // A register number belongs to the class it was given in.
        let is_same_class = student.class.name.key() == class.key();
        let register_no = row.register_no.or(student.register_no.filter(|_| is_same_class));
        let (login, before) = (&student.login, Some(student));
        Self { kind, login, name, class, year, register_no, before, row: Some(row) }
    }

    fn without_row(kind: ChangeKind, student: &'a Student) -> Self {
        Self {
            kind,
            login: &student.login,
            name: &student.name,
            class: &student.class.name,
            year: student.class.year,
            register_no: student.register_no,
            before: Some(student),
            row: None,
        }
    }

    /// Whether the student gets another name, not only another spelling of its spaces and capitals.
    pub(super) fn changes_name(&self) -> bool {
        self.before.is_some_and(|before| before.name.key() != self.name.key())
    }

    /// What is put right, beside year and class.
    pub(super) fn corrections(&self) -> Vec<Correction> {
        let Some((before, row)) = self.before.zip(self.row) else { return Vec::new() };
        let all = [
            correction(Corrected::Name, Some(&before.name), Some(self.name)),
            correction(
                Corrected::RegisterNo,
                before.register_no.as_ref(),
                self.register_no.as_ref(),
            ),
            row.student_ref.as_ref().and_then(|reference| {
                correction(Corrected::StudentRef, before.student_ref.as_ref(), Some(reference))
            }),
            row.recovery_email.as_ref().and_then(|email| {
                correction(Corrected::RecoveryEmail, before.recovery_email.as_ref(), Some(email))
            }),
        ];
        all.into_iter().flatten().collect()
    }
}

fn correction<T: ToString + PartialEq>(
    what: Corrected,
    before: Option<&T>,
    after: Option<&T>,
) -> Option<Correction> {
    let text = |value: Option<&T>| value.map(ToString::to_string);
    (before != after).then(|| Correction { what, before: text(before), after: text(after) })
}
