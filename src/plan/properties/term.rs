//! What holds for any sequence of class lists: nobody's account becomes another's, and nobody gets a second one.
//! A store of plain vectors stands for the real one, so that hundreds of schools go through five lists in a second.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::Timestamp;
use proptest::prelude::*;

use crate::domain::{
    Class, ClassId, DisabledWhy, Level, LoginId, PersonName, Stage, Student, StudentId,
};
use crate::plan::check::{issued_account, list, planner};
use crate::plan::{Change, Known, Leavers, Plan, Planner};
use crate::roster::{Roster, Row};

/// Four names for everybody: every class has namesakes, and names that look alike.
const NAMES: [&str; 4] = ["TAN KAI JUN", "TAN KAI JUNE", "LIM ZI EN", "D'SOUZA, MARIE"];
const CHILDREN: usize = 8;

fn list_of(rows: &[String]) -> Roster {
    list(&format!("Name,Class,Reg No,Student Ref\n{}", rows.concat()))
}

/// What the store knows after a plan was carried out.
fn carry_out(known: &mut Known, plan: &Plan<'_>) {
    let leaving: Vec<_> = plan.leaving().map(|student| student.id).collect();
    for student in known.students.iter_mut().filter(|student| leaving.contains(&student.id)) {
        student.account.disabled = Some((Timestamp::UNIX_EPOCH, DisabledWhy::Left));
    }
    for step in &plan.steps {
        let class = class_of(known, plan.year, step.row);
        match &step.change {
            Change::Keep(_) => {}
            Change::Create { login, .. } => {
                let id = known.students.len();
                let id = StudentId(i64::try_from(id).expect("a small school"));
                known.students.push(student(id, step.row, class, login));
            }
            Change::Move(before) | Change::Amend(before) => {
                let same = known.students.iter_mut().find(|student| student.id == before.id);
                let changed = student(before.id, step.row, class, &before.login);
                *same.expect("a known student") = changed;
            }
        }
    }
}

fn class_of(known: &mut Known, year: i16, row: &Row) -> Arc<Class> {
    let is_same = |class: &&Class| class.year == year && class.name.key() == row.class.key();
    if let Some(class) = known.classes.iter().find(is_same) {
        return Arc::new(class.clone());
    }
    let class = Class {
        id: ClassId(i64::try_from(known.classes.len()).expect("few classes")),
        year,
        name: row.class.clone(),
        level: Level::of_class(&row.class, Stage::Primary),
        form_teacher: None,
    };
    known.classes.push(class.clone());
    Arc::new(class)
}

fn student(id: StudentId, row: &Row, class: Arc<Class>, login: &LoginId) -> Student {
    Student {
        id,
        class,
        register_no: row.register_no,
        name: row.name.clone(),
        login: login.clone(),
        student_ref: row.student_ref.clone(),
        recovery_email: None,
        account: issued_account(),
    }
}

/// Who has which account, by what tells the children apart for sure.
#[derive(Default)]
struct Owners(HashMap<String, (StudentId, LoginId)>);

impl Owners {
    /// Everybody has the account of before, and nobody's is another's.
    fn check(&mut self, known: &Known, key: impl Fn(&Student) -> String) {
        for student in &known.students {
            let account = (student.id, student.login.clone());
            let before = self.0.entry(key(student)).or_insert_with(|| account.clone());
            assert_eq!(*before, account);
        }
        assert_eq!(self.0.len(), known.students.len(), "one account for each child");
        let logins: std::collections::HashSet<_> =
            self.0.values().map(|(_, login)| login).collect();
        assert_eq!(logins.len(), self.0.len(), "no login ID was given twice");
    }
}

/// Plans, looks at the plan from all sides, and carries it out.
fn import(known: &mut Known, year: i16, mut rows: Vec<String>, turn: usize) {
    if rows.is_empty() {
        return;
    }
    let roster = list_of(&rows);
    // Namesakes turn up at any time here; somebody has said each time that they are.
    let newcomers = NAMES.map(|name| PersonName::parse(name).expect("a name"));
    let planner = Planner { newcomers: &newcomers, ..planner(year) };
    let plan = Plan { leavers: Leavers::Disable, ..planner.plan(&roster, known) };
    assert_eq!(plan.refused, []);
    let mut after = Known { students: known.students.clone(), ..Known::default() };
    after.classes.clone_from(&known.classes);
    carry_out(&mut after, &plan);
    // Imported again in another order it changes nothing.
    let turn = turn % rows.len();
    rows.rotate_left(turn);
    let turned = list_of(&rows);
    let again = planner.plan(&turned, &after);
    assert!(again.is_empty() && again.refused.is_empty());
    // In another order from the start, known students are matched as before.
    let other = planner.plan(&turned, known);
    let matched = |plan: &Plan<'_>| {
        let student = |change: &Change| match change {
            Change::Move(student) | Change::Amend(student) => Some(student.id),
            Change::Create { .. } | Change::Keep(_) => None,
        };
        let steps = plan.steps.iter();
        let mut matched: Vec<_> = steps
            .map(|step| {
                (student(&step.change), step.row.student_ref.clone(), step.row.name.clone())
            })
            .collect();
        matched.sort_by_key(|matched| format!("{matched:?}"));
        matched
    };
    assert_eq!(matched(&other), matched(&plan));
    *known = after;
}

proptest! {
    /// Moves within the year and over years, namesakes, leavers and returners; the references tell who is who.
    #[test]
    fn no_login_id_ever_changes_or_is_given_twice(
        starts in prop::collection::vec(1_i16..=3, CHILDREN),
        terms in prop::collection::vec(
            (0_i16..2, prop::collection::vec((0_u8..4, "[AB]", 1_u16..40), CHILDREN), 0..CHILDREN),
            1..4,
        ),
    ) {
        let (mut known, mut owners, mut year) = (Known::default(), Owners::default(), 2027);
        for (years, children, turn) in terms {
            year += years;
            let present = children.into_iter().enumerate().filter(|(_, (present, ..))| *present > 0);
            let rows = present.map(|(child, (_, letter, number))| {
                let level = starts[child] + year - 2027;
                let name = NAMES[child % NAMES.len()];
                // No two of one name at one place of one class: that is a row twice.
                let number = number + 40 * u16::try_from(child).expect("few children");
                format!("\"{name}\",{level}{letter},{number},R-{child}\n")
            });
            import(&mut known, year, rows.collect(), turn);
            owners.check(&known, |student| {
                student.student_ref.as_ref().expect("a reference").as_str().to_owned()
            });
        }
    }

    /// Without references: every year up by one level or not at all, in any class, with gaps. Nobody repeats the lowest
    /// level, where a name of the year before is as often a newcomer's.
    #[test]
    fn names_alone_keep_the_accounts_of_children_whose_names_differ(
        starts in prop::collection::vec(1_u8..=6, CHILDREN),
        years in prop::collection::vec(
            (prop::collection::vec((0_u8..4, 0_u8..2, "[AB]"), CHILDREN), 0..CHILDREN),
            1..6,
        ),
    ) {
        let (mut known, mut owners, mut levels) = (Known::default(), Owners::default(), starts);
        for ((children, turn), year) in years.into_iter().zip(2027..) {
            let mut rows = Vec::new();
            for ((child, level), (present, up, letter)) in levels.iter_mut().enumerate().zip(children) {
                *level += if *level == 1 { 1 } else { up };
                if present > 0 && *level <= 6 {
                    let name = ["ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT"][child];
                    rows.push(format!("{name} LIM,{level}{letter},,\n"));
                }
            }
            import(&mut known, year, rows, turn);
            owners.check(&known, |student| student.name.key().to_owned());
        }
    }

    /// Lists of levels that have nothing in common but names.
    #[test]
    fn one_list_after_the_other_is_as_good_as_both_at_once(
        lower in prop::collection::vec((0..NAMES.len(), 1_u8..=3, "[AB]"), 0..8),
        upper in prop::collection::vec((0..NAMES.len(), 4_u8..=6, "[AB]"), 0..8),
    ) {
        let rows = |children: &[(usize, u8, String)]| -> Vec<String> {
            let numbered = children.iter().zip(1..);
            numbered
                .map(|((name, level, letter), number)| {
                    format!("\"{}\",{level}{letter},{number},\n", NAMES[*name])
                })
                .collect()
        };
        let people = |known: &Known| -> Vec<String> {
            let one = |student: &Student| {
                let Student { name, class, register_no, login, .. } = student;
                format!("{name} {} {register_no:?} {login}", class.name)
            };
            known.students.iter().map(one).collect()
        };
        let (lower, upper) = (rows(&lower), rows(&upper));
        let (mut one_by_one, mut together) = (Known::default(), Known::default());
        import(&mut one_by_one, 2027, lower.clone(), 1);
        import(&mut one_by_one, 2027, upper.clone(), 1);
        import(&mut together, 2027, [lower, upper].concat(), 1);
        prop_assert_eq!(people(&one_by_one), people(&together));
        prop_assert!(one_by_one.students.iter().all(|student| student.account.disabled.is_none()));
    }
}
