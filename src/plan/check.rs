//! Tables for tests: who is known, what a list says, and beside each row what the plan has to make of it.

use std::sync::Arc;

use jiff::Timestamp;

use super::types::{Change, Known, Plan, Planner, RowRefusal};
use crate::domain::{
    Account, Class, ClassId, ClassName, Level, LoginId, LoginRule, PasswordOrigin, PersonName,
    RegisterNo, Role, Stage, Student, StudentId, StudentRef,
};
use crate::roster::{Options, Roster, Row, Source, read_lists};

static RULE: LoginRule = LoginRule { drop_words: Vec::new(), max_words: None };

/// The import of a primary school's list of students.
pub(super) fn planner(year: i16) -> Planner<'static> {
    Planner {
        rule: &RULE,
        role: Role::Student,
        stage: Stage::Primary,
        year,
        renames: &[],
        newcomers: &[],
        class_renames: &[],
    }
}

/// Plans a list of this year, and compares every answer with the table's.
///
/// ```text
/// known TAN LE, 3A 2027, no 1, ref R1, login tan_le
/// row   TAN LE, 4B, no 2          => moved tan_le
/// gone  lim_zi
/// ```
///
/// A known student without a login ID has the one that the name makes. Answers are `new`, `moved` and `changed` with
/// the login ID, `same`, and for a refused row the name of the refusal with the login IDs of those it names. `gone` and
/// `through` are the absent and the graduates; a table names all of them.
pub(super) fn check(year: i16, table: &str) {
    let lines = || table.lines().filter_map(|line| line.trim().split_once(' '));
    let of = |word: &'static str| lines().filter(move |(kind, _)| *kind == word);
    let (mut rows, mut expected): (Vec<_>, Vec<_>) = of("row")
        .map(|(_, rest)| rest.split_once("=>").expect("a row and its answer"))
        .map(|(row, answer)| (Facts::of(row).csv(), answer.trim().to_owned()))
        .unzip();
    rows.insert(0, "Name,Class,Reg No,Student Ref,Login ID,Previous Class\n".to_owned());
    expected.extend(["gone", "through"].iter().flat_map(|word| of(word)).map(joined));
    let known = known(of("known").map(|(_, rest)| rest));
    let roster = list(&rows.concat());
    let plan = planner(year).plan(&roster, &known);
    let gone = plan.absent.iter().map(|student| ("gone", student.login.local()));
    let through = plan.graduates.iter().map(|student| ("through", student.login.local()));
    let mut found: Vec<_> = roster.rows.iter().map(|row| answer(&plan, row)).collect();
    found.extend(gone.chain(through).map(joined));
    assert_eq!(found, expected, "{table}");
}

/// A list of which every row reads well.
pub(super) fn list(text: &str) -> Roster {
    let source = Source { name: "list".to_owned(), bytes: text.as_bytes().to_vec() };
    let roster = read_lists(&[source], &Options::default()).expect("a class list");
    assert_eq!(roster.refusals, [], "{text}");
    roster
}

/// What a store knows that has these students, numbered from 1.
pub(super) fn known<'t>(texts: impl Iterator<Item = &'t str>) -> Known {
    let mut classes: Vec<Arc<Class>> = Vec::new();
    let mut students = Vec::new();
    for (id, text) in (1..).zip(texts) {
        let facts = Facts::of(text);
        let class = facts.class(ClassId(id));
        let place = classes.iter().find(|one| one.year == class.year && one.name == class.name);
        let class = place.cloned().unwrap_or_else(|| class.into());
        students.push(facts.student(StudentId(id), class.clone()));
        classes.push(class);
    }
    classes.dedup();
    let classes = classes.iter().map(|class| (**class).clone()).collect();
    Known { students, classes, ..Known::default() }
}

/// An account to which nothing has happened yet.
pub(super) fn issued_account() -> Account {
    Account {
        origin: PasswordOrigin::Issued,
        password_set_at: Timestamp::UNIX_EPOCH,
        expires_at: Some(Timestamp::UNIX_EPOCH),
        printed_at: None,
        first_sign_in_at: None,
        questions_set_at: None,
        locked_at: None,
        last_sign_in_at: None,
        email_asked_at: None,
        disabled: None,
    }
}

/// What one line of a table says of a student; blank where it says nothing.
#[derive(Default)]
struct Facts<'t> {
    name: &'t str,
    class: &'t str,
    year: &'t str,
    no: &'t str,
    reference: &'t str,
    login: &'t str,
    from: &'t str,
}

impl<'t> Facts<'t> {
    fn of(text: &'t str) -> Self {
        let mut parts = text.split(',').map(str::trim);
        let name = parts.next().expect("a name");
        let class = parts.next().expect("a class");
        let (class, year) = class.split_once(' ').unwrap_or((class, ""));
        let mut facts = Self { name, class, year, ..Self::default() };
        for (word, value) in parts.map(|part| part.split_once(' ').expect("a word and a value")) {
            match word {
                "no" => facts.no = value,
                "ref" => facts.reference = value,
                "login" => facts.login = value,
                "from" => facts.from = value,
                _ => panic!("{text}: no table has {word}"),
            }
        }
        facts
    }

    fn csv(&self) -> String {
        let Self { name, class, no, reference, login, from, .. } = self;
        format!("{name},{class},{no},{reference},{login},{from}\n")
    }

    fn class(&self, id: ClassId) -> Class {
        let name = ClassName::parse(self.class).expect("a class");
        let level = Level::of_class(&name, Stage::Primary);
        let year = self.year.parse().expect("a year");
        Class { id, year, name, level, form_teacher: None }
    }

    fn student(&self, id: StudentId, class: Arc<Class>) -> Student {
        let name = PersonName::parse(self.name).expect("a name");
        let login = match self.login {
            "" => RULE.login_id(&name, Role::Student, |_| false).expect("a Latin name"),
            login => LoginId::parse(login).expect("a login ID"),
        };
        Student {
            id,
            class,
            register_no: RegisterNo::parse(self.no).ok(),
            name,
            login,
            student_ref: StudentRef::parse(self.reference).ok(),
            recovery_email: None,
            account: issued_account(),
        }
    }
}

fn joined((word, login): (&str, &str)) -> String {
    format!("{word} {}", login.trim())
}

fn answer(plan: &Plan<'_>, row: &Row) -> String {
    if let Some(step) = plan.steps.iter().find(|step| step.row == row) {
        return match &step.change {
            Change::Create { login, .. } => format!("new {}", login.local()),
            Change::Move(student) => format!("moved {}", student.login.local()),
            Change::Amend(student) => format!("changed {}", student.login.local()),
            Change::Keep(_) => "same".to_owned(),
        };
    }
    let refused = plan.refused.iter().find(|refused| refused.row == row);
    refusal(&refused.expect("an answer for every row").why)
}

fn refusal(why: &RowRefusal<'_>) -> String {
    let shown = format!("{why:?}");
    let word = shown.split(['(', ' ']).next().unwrap_or_default().to_owned();
    let students = match why {
        RowRefusal::OlderThanTheStore(student)
        | RowRefusal::TakenTwice(student)
        | RowRefusal::OfAnotherRole(student)
        | RowRefusal::OtherKey(student)
        | RowRefusal::WrongLevel(student)
        | RowRefusal::FromElsewhere(student)
        | RowRefusal::Near(student)
        | RowRefusal::NumberTaken(student)
        | RowRefusal::MayHaveMoved(student)
        | RowRefusal::TakenBack(student) => vec![*student],
        RowRefusal::MayBe(students) => students.clone(),
        RowRefusal::KeysOfTwo { reference, login } => vec![*reference, *login],
        RowRefusal::KeyOfAnother { holder, namesake } => {
            std::iter::once(*holder).chain(*namesake).collect()
        }
        RowRefusal::RenamedTwice
        | RowRefusal::ClassOfStudents
        | RowRefusal::ClassOfStaff
        | RowRefusal::NoLatinLetters
        | RowRefusal::Replaced(_) => Vec::new(),
    };
    let named = students.iter().map(|student| student.login.local().to_owned());
    std::iter::once(word).chain(named).collect::<Vec<_>>().join(" ")
}
