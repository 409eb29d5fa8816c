//! What an import plans, in tables: by which way rows are matched, and what is refused as doubt.

use std::sync::Arc;

use jiff::Timestamp;
use proptest::prelude::*;

use super::planning::{Change, Known, Leavers, Planner};
use crate::domain::{
    Account, Class, ClassId, ClassName, Level, LoginId, LoginRule, PasswordOrigin, PersonName,
    RegisterNo, Role, Stage, Student, StudentId, StudentRef,
};
use crate::roster::{self, Roster};

pub(super) static RULE: LoginRule = LoginRule { drop_words: Vec::new(), max_words: None };

fn planner(year: i16) -> Planner<'static> {
    Planner {
        rule: &RULE,
        role: Role::Student,
        stage: Stage::Primary,
        year,
        leavers: Leavers::Keep,
        renames: &[],
    }
}

fn list(text: &str) -> Roster {
    let roster = roster::read(text.as_bytes()).expect("a class list");
    assert_eq!(roster.refusals, []);
    roster
}

/// `NAME, CLASS, YEAR, REGISTER, LOGIN, REFERENCE`, the last ones empty where nothing is known.
fn student(id: i64, text: &str) -> Student {
    let mut parts = text.split(',').map(str::trim);
    let mut next = || parts.next().unwrap_or_default();
    let name = PersonName::parse(next()).expect("a name");
    let class = ClassName::parse(next()).expect("a class");
    let year = next().parse().expect("a year");
    let register_no = RegisterNo::parse(next()).ok();
    let login = LoginId::parse(next()).expect("a login ID");
    let level = Level::of_class(&class, Stage::Primary);
    Student {
        id: StudentId(id),
        class: Arc::new(Class { id: ClassId(1), year, name: class, level, form_teacher: None }),
        register_no,
        name,
        login,
        student_ref: StudentRef::parse(next()).ok(),
        recovery_email: None,
        account: issued_account(),
    }
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

fn students(known: &[&str]) -> Known {
    let students = (1..).zip(known).map(|(id, text)| student(id, text)).collect();
    Known { students, ..Known::default() }
}

/// One word for each row of a list: `new LOGIN`, `moved ID`, `changed ID`, `same ID` or `refused`.
fn planned(year: i16, known: &[&str], rows: &str) -> Vec<String> {
    let known = students(known);
    let roster = list(rows);
    let plan = planner(year).plan(&roster, &known);
    roster
        .rows
        .iter()
        .map(|row| match plan.steps.iter().find(|step| step.row == row).map(|step| &step.change) {
            None => "refused".to_owned(),
            Some(Change::Create { login, .. }) => format!("new {}", login.local()),
            Some(Change::Move(student)) => format!("moved {}", student.id),
            Some(Change::Amend(student)) => format!("changed {}", student.id),
            Some(Change::Keep) => "same".to_owned(),
        })
        .collect()
}

#[test]
fn rows_are_matched_by_the_surest_way_there_is() {
    let check = |year: i16, known: &[&str], rows: &str, expected: &[&str]| {
        assert_eq!(planned(year, known, rows), expected, "{rows}");
    };
    let tan = "TAN KAI JUN, 3A, 2027, 1, tan_kai_jun, R1";
    // Reference, then login ID, then name and class.
    check(2027, &[tan], "Name,Class,Student Ref\nTAN KAI JUN,3A,R1\n", &["same"]);
    check(2027, &[tan], "Name,Class,Student Ref\nTAN KAIJUN X,3A,R1\n", &["changed 1"]);
    check(2027, &[tan], "Name,Class,Login ID\nTAN K J,3A,tan_kai_jun\n", &["changed 1"]);
    check(2027, &[tan], "Name,Class\nTan Kai-Jun,3a\n", &["changed 1"]);
    check(2027, &[tan], "Name,Class,Reg No\nTAN KAI JUN,3A,2\n", &["changed 1"]);
    // Somebody else's reference makes a namesake a new student.
    check(2027, &[tan], "Name,Class,Student Ref\nTAN KAI JUN,3A,R2\n", &["new tan_kai_jun_1"]);
    // Next year, one level up; the login ID stays.
    check(2028, &[tan], "Name,Class\nTAN KAI JUN,4B\n", &["moved 1"]);
    check(2028, &[tan], "Name,Class\nTAN KAI JUN,3B\n", &["moved 1"]);
    // A newcomer to P1 is not the pupil of P3 with the same name.
    check(2028, &[tan], "Name,Class\nTAN KAI JUN,1B\n", &["new tan_kai_jun_1"]);
    check(2027, &[tan], "Name,Class\nTAN KAI JUN,4B\n", &["new tan_kai_jun_1"]);
    // Both on one list: only one of the two rows can be the pupil of P3.
    check(
        2028,
        &[tan],
        "Name,Class\nTAN KAI JUN,1B\nTAN KAI JUN,4B\n",
        &["new tan_kai_jun_1", "moved 1"],
    );
}

#[test]
fn what_could_be_two_children_is_refused() {
    let check = |year: i16, known: &[&str], rows: &str, expected: &[&str]| {
        assert_eq!(planned(year, known, rows), expected, "{rows}");
    };
    let (one, two) = ("TAN LE, 3A, 2027, 1, tan_le,", "TAN LE, 3A, 2027, 2, tan_le_1,");
    check(2027, &[one, two], "Name,Class,Reg No\nTAN LE,3A,2\nTAN LE,3A,1\n", &["same", "same"]);
    check(
        2027,
        &[one, two],
        "Name,Class,Reg No\nTAN LE,3A,2\nTAN LE,3A,3\n",
        &["refused", "refused"],
    );
    check(2027, &[one, two], "Name,Class\nTAN LE,3A\n", &["refused"]);
    check(2028, &[one, two], "Name,Class\nTAN LE,4A\n", &["refused"]);
    check(2028, &[one], "Name,Class\nTAN LE,4A\nTAN LE,4B\n", &["refused", "refused"]);
    // Class lists that come one after the other: a namesake next door, or a move?
    check(2027, &[one], "Name,Class\nTAN LE,3B\n", &["refused"]);
    // With the list of the old class at hand it is a move.
    check(2027, &[one], "Name,Class\nTAN LE,3B\nLIM ZI,3A\n", &["moved 1", "new lim_zi"]);
    // Numbers that contradict each other, and a list that is older than the store.
    let tan = "TAN KAI JUN, 3A, 2027, 1, tan_kai_jun, R1";
    check(
        2027,
        &[tan, one],
        "Name,Class,Student Ref,Login ID\nTAN LE,3A,R1,tan_le\n",
        &["refused"],
    );
    check(2026, &[tan], "Name,Class,Student Ref\nTAN KAI JUN,2A,R1\n", &["refused"]);
}

#[test]
fn login_ids_of_the_list_win_and_nobody_gets_one_that_was_given() {
    let check = |known: &[&str], rows: &str, expected: &[&str]| {
        assert_eq!(planned(2027, known, rows), expected, "{rows}");
    };
    check(
        &[],
        "Name,Class,Login ID\nTAN LE,3A,tan_le_7\nTAN LE,3B,\n",
        &["new tan_le_7", "new tan_le"],
    );
    check(
        &[],
        "Name,Class,Login ID\nTAN LE,3A,\nLIM ZI,3A,tan_le\n",
        &["new tan_le_1", "new tan_le"],
    );
    check(&[], "Name,Class\n郑凯文,3A\n", &["refused"]);
    check(&[], "Name,Class,Login ID\n郑凯文,3A,zheng_kaiwen\n", &["new zheng_kaiwen"]);
}

#[test]
fn students_of_listed_classes_who_are_not_on_the_list_are_absent() {
    let known = students(&[
        "TAN LE, 3A, 2027, 1, tan_le,",
        "LIM ZI, 3A, 2027, 2, lim_zi,",
        "ONG XU, 3B, 2027, 1, ong_xu,",
    ]);
    let roster = list("Name,Class\nTAN LE,3A\n");
    let plan = planner(2027).plan(&roster, &known);
    assert_eq!(plan.absent.iter().map(|student| student.id).collect::<Vec<_>>(), [StudentId(2)]);
    assert!(plan.is_empty());
}

proptest! {
    /// The store after an import, as far as planning sees it, plans nothing for the same list in any order.
    #[test]
    fn a_list_imported_twice_changes_nothing_whatever_the_order(
        names in prop::collection::hash_set("(TAN|LIM|ONG) (KAI|ZI|LE) ?(JUN|EN)?", 1..12),
        turn in 0_usize..12,
    ) {
        let mut rows: Vec<_> =
            (1..).zip(&names).map(|(number, name)| format!("{name},{}A,{number}\n", 1 + number % 3)).collect();
        let first = list(&format!("Name,Class,Reg No\n{}", rows.concat()));
        let plan = planner(2027).plan(&first, &Known::default());
        prop_assert!(plan.refusals.is_empty());
        let students: Vec<_> = (1..)
            .zip(plan.new_accounts())
            .map(|(id, (row, login, _))| {
                let number = row.register_no.map(|number| number.to_string()).unwrap_or_default();
                student(id, &format!("{}, {}, 2027, {number}, {},", row.name, row.class, login.local()))
            })
            .collect();
        let known = Known { students, ..Known::default() };
        let turn = turn % rows.len();
        rows.rotate_left(turn);
        let again = list(&format!("Name,Class,Reg No\n{}", rows.concat()));
        let plan = planner(2027).plan(&again, &known);
        prop_assert!(plan.is_empty() && plan.refusals.is_empty() && plan.absent.is_empty());
    }
}
