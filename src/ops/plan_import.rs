//! What importing a class list would do, as a pure function of the list and the students known.

use std::collections::HashSet;

use super::match_rows::{Match, match_rows};
use crate::domain::{ClassName, LoginId, LoginRule, Stage};
use crate::roster::{Refusal, Roster, Row};
use crate::store::students::Student;

/// What an import would do.
#[derive(Debug, PartialEq, Eq)]
pub struct Plan<'a> {
    /// One step for each row that can be taken, in the order of the list.
    pub steps: Vec<Step<'a>>,
    /// Rows that cannot be taken because of what the store knows.
    pub refusals: Vec<Refusal>,
    /// Students of the classes on the list who are not on it any more. An import leaves them as they are.
    pub absent: Vec<Student>,
}

/// What would happen with one row.
#[derive(Debug, PartialEq, Eq)]
pub struct Step<'a> {
    /// The row.
    pub row: &'a Row,
    /// What would happen.
    pub change: Change,
}

/// What would happen with a student.
#[derive(Debug, PartialEq, Eq)]
pub enum Change {
    /// A new account with this login ID.
    Create(LoginId),
    /// Another class; the student as known before.
    Move(Box<Student>),
    /// The same class, but something else is new.
    Amend(Box<Student>),
    /// Nothing.
    Keep,
}

/// What the plan depends on beside list and store.
#[derive(Debug, Clone, Copy)]
pub struct Planner<'a> {
    /// How login IDs are made.
    pub rule: &'a LoginRule,
    /// What the first digit of a class name means.
    pub stage: Stage,
    /// The school year of the list.
    pub year: i16,
}

impl Plan<'_> {
    /// The rows that need a new account, with its login ID.
    pub fn new_accounts(&self) -> impl Iterator<Item = (&Row, &LoginId)> {
        self.steps.iter().filter_map(|step| match &step.change {
            Change::Create(login) => Some((step.row, login)),
            _ => None,
        })
    }

    /// Whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        self.steps.iter().all(|step| step.change == Change::Keep)
    }
}

impl Planner<'_> {
    /// Plans the import of a list into a store with these students.
    pub fn plan<'a>(&self, roster: &'a Roster, known: &[Student]) -> Plan<'a> {
        let matches = match_rows(self, roster, known);
        let mut taken: HashSet<LoginId> =
            known.iter().map(|student| student.login.clone()).collect();
        taken.extend(roster.rows.iter().filter_map(|row| row.login_id.clone()));
        let mut plan = Plan { steps: Vec::new(), refusals: Vec::new(), absent: Vec::new() };
        let mut present = HashSet::new();
        for (row, matched) in roster.rows.iter().zip(matches) {
            let change = match matched {
                Match::Known(student) => {
                    present.insert(student.id);
                    Ok(self.change(row, student))
                }
                Match::Nobody => new_account(row, self.rule, &mut taken),
                Match::Refused(reason) => Err(reason),
            };
            match change {
                Ok(change) => plan.steps.push(Step { row, change }),
                Err(reason) => plan.refusals.push(refusal(row, reason)),
            }
        }
        let covered: HashSet<String> = roster.classes().into_keys().map(ClassName::key).collect();
        let absent = known.iter().filter(|student| {
            student.class.year == self.year
                && student.account.disabled_at.is_none()
                && !present.contains(&student.id)
                && covered.contains(&student.class.name.key())
        });
        plan.absent = absent.cloned().collect();
        plan
    }

    fn change(&self, row: &Row, student: &Student) -> Change {
        let is_new = |given: bool, equal: bool| given && !equal;
        let moved = student.class.year != self.year || student.class.name.key() != row.class.key();
        let amended = row.name != student.name
            || is_new(row.register_no.is_some(), row.register_no == student.register_no)
            || is_new(row.student_ref.is_some(), row.student_ref == student.student_ref)
            || is_new(row.recovery_email.is_some(), row.recovery_email == student.recovery_email);
        if moved {
            Change::Move(Box::new(student.clone()))
        } else if amended {
            Change::Amend(Box::new(student.clone()))
        } else {
            Change::Keep
        }
    }
}

fn new_account(
    row: &Row,
    rule: &LoginRule,
    taken: &mut HashSet<LoginId>,
) -> Result<Change, String> {
    if let Some(login) = &row.login_id {
        return Ok(Change::Create(login.clone()));
    }
    let made = rule.login_id(&row.name, |login| taken.contains(login));
    let login = made
        .ok_or("the name has no Latin letters to make a login ID of; add a \"Login ID\" column")?;
    taken.insert(login.clone());
    Ok(Change::Create(login))
}

fn refusal(row: &Row, reason: String) -> Refusal {
    Refusal { line: row.line, column: None, value: row.name.to_string(), reason }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::Timestamp;
    use proptest::prelude::*;

    use super::*;
    use crate::domain::{Account, Level, PasswordOrigin, PersonName, RegisterNo, StudentRef};
    use crate::roster;
    use crate::store::classes::Class;

    static RULE: LoginRule = LoginRule { drop_words: Vec::new(), max_words: None };

    fn planner(year: i16) -> Planner<'static> {
        Planner { rule: &RULE, stage: Stage::Primary, year }
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
            id,
            class: Arc::new(Class { id: 1, year, name: class, level, form_teacher: None }),
            register_no,
            name,
            login,
            student_ref: StudentRef::parse(next()).ok(),
            recovery_email: None,
            account: Account {
                origin: PasswordOrigin::Issued,
                password_set_at: Timestamp::UNIX_EPOCH,
                expires_at: Some(Timestamp::UNIX_EPOCH),
                printed_at: None,
                first_sign_in_at: None,
                questions_set_at: None,
                locked_at: None,
                disabled_at: None,
            },
        }
    }

    fn students(known: &[&str]) -> Vec<Student> {
        (1..).zip(known).map(|(id, text)| student(id, text)).collect()
    }

    /// One word for each row of a list: `new LOGIN`, `moved ID`, `changed ID`, `same ID` or `refused`.
    fn planned(year: i16, known: &[&str], rows: &str) -> Vec<String> {
        let known = students(known);
        let roster = list(rows);
        let plan = planner(year).plan(&roster, &known);
        roster
            .rows
            .iter()
            .map(|row| {
                match plan.steps.iter().find(|step| step.row == row).map(|step| &step.change) {
                    None => "refused".to_owned(),
                    Some(Change::Create(login)) => format!("new {}", login.local()),
                    Some(Change::Move(student)) => format!("moved {}", student.id),
                    Some(Change::Amend(student)) => format!("changed {}", student.id),
                    Some(Change::Keep) => "same".to_owned(),
                }
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
    }

    #[test]
    fn what_could_be_two_children_is_refused() {
        let check = |year: i16, known: &[&str], rows: &str, expected: &[&str]| {
            assert_eq!(planned(year, known, rows), expected, "{rows}");
        };
        let (one, two) = ("TAN LE, 3A, 2027, 1, tan_le,", "TAN LE, 3A, 2027, 2, tan_le_1,");
        check(
            2027,
            &[one, two],
            "Name,Class,Reg No\nTAN LE,3A,2\nTAN LE,3A,1\n",
            &["same", "same"],
        );
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
        assert_eq!(plan.absent.iter().map(|student| student.id).collect::<Vec<_>>(), [2]);
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
            let plan = planner(2027).plan(&first, &[]);
            prop_assert!(plan.refusals.is_empty());
            let known: Vec<_> = (1..)
                .zip(plan.new_accounts())
                .map(|(id, (row, login))| {
                    let number = row.register_no.map(|number| number.to_string()).unwrap_or_default();
                    student(id, &format!("{}, {}, 2027, {number}, {},", row.name, row.class, login.local()))
                })
                .collect();
            let turn = turn % rows.len();
            rows.rotate_left(turn);
            let again = list(&format!("Name,Class,Reg No\n{}", rows.concat()));
            let plan = planner(2027).plan(&again, &known);
            prop_assert!(plan.is_empty() && plan.refusals.is_empty() && plan.absent.is_empty());
        }
    }
}
