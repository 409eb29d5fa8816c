//! What importing a class list would do, as a pure function of the list and what the store knows.

use std::collections::{HashMap, HashSet};

use rusqlite::Connection;
use sha2::{Digest as _, Sha256};

use super::absent::absent_students;
use super::match_rows::{Match, match_rows};
use crate::domain::{DisabledWhy, LoginId, LoginRule, PersonName, Stage};
use crate::roster::{Refusal, Roster, Row};
use crate::store::students::{self, Student};
use crate::store::{StoreError, classes};

/// What an import would do.
#[derive(Debug, PartialEq, Eq)]
pub struct Plan<'a> {
    /// The school year of the list.
    pub year: i16,
    /// One step for each row that can be taken, in the order of the list.
    pub steps: Vec<Step<'a>>,
    /// Rows that cannot be taken because of what the store knows.
    pub refusals: Vec<Refusal>,
    /// Classes whose form teacher is another one now.
    pub teachers: Vec<(i64, PersonName)>,
    /// Students on the list whose accounts an operator closed; they stay closed.
    pub closed: Vec<Student>,
    /// Students who should be on the list and are not; their accounts are closed if that was asked for.
    pub absent: Vec<Student>,
    /// Students of the highest level who have gone through the school.
    pub graduates: Vec<Student>,
    /// What happens to the accounts of those two.
    pub leavers: Leavers,
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
    /// A new account with this login ID. An account that an undo took back is taken up again where the same student
    /// comes back: its number and login ID were this child's.
    Create {
        /// The login ID.
        login: LoginId,
        /// The account that is taken up again.
        again: Option<i64>,
    },
    /// Another class; the student as known before.
    Move(Box<Student>),
    /// The same class, but something else is new.
    Amend(Box<Student>),
    /// Nothing.
    Keep,
}

/// What becomes of accounts whose students are not on the list any more. None is ever deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leavers {
    /// They stay open.
    Keep,
    /// They are closed.
    Disable,
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
    /// What becomes of leavers.
    pub leavers: Leavers,
    /// Names that the list has and the store does not: whose account each of them belongs to.
    pub renames: &'a [(LoginId, PersonName)],
}

/// What the store knows, as far as planning depends on it.
#[derive(Debug, Default)]
pub struct Known {
    /// Everybody with an account.
    pub students: Vec<Student>,
    /// Accounts that an undo took back.
    pub removed: Vec<Student>,
    /// Login IDs that an edit replaced.
    pub retired: Vec<LoginId>,
    /// Classes of all years with their form teachers, even without students.
    pub classes: Vec<classes::Class>,
    /// The number that the next new student gets.
    pub next_id: i64,
}

impl Known {
    /// Reads it all at one moment.
    pub fn load(connection: &Connection) -> Result<Self, StoreError> {
        let classes = classes::all(connection)?.into_values();
        Ok(Self {
            students: students::select(connection, &crate::domain::Selection::default())?,
            removed: students::removed(connection)?,
            retired: students::retired_login_ids(connection)?,
            classes: classes.map(|class| (*class).clone()).collect(),
            next_id: students::next_id(connection)?,
        })
    }
}

impl Plan<'_> {
    /// The rows that need a new account, with its login ID and the account that is taken up again.
    pub fn new_accounts(&self) -> impl Iterator<Item = (&Row, &LoginId, Option<i64>)> {
        self.steps.iter().filter_map(|step| match &step.change {
            Change::Create { login, again } => Some((step.row, login, *again)),
            _ => None,
        })
    }

    /// Students on the list whose accounts were closed when they left.
    pub fn returning(&self) -> impl Iterator<Item = &Student> {
        self.steps.iter().filter_map(|step| match &step.change {
            Change::Move(student) | Change::Amend(student) if has_left(student) => Some(&**student),
            _ => None,
        })
    }

    /// The accounts that would be closed.
    pub fn leaving(&self) -> impl Iterator<Item = &Student> {
        let all = self.absent.iter().chain(&self.graduates);
        all.filter(|_| self.leavers == Leavers::Disable)
    }

    /// Whether there are students who are not on the list any more.
    pub fn has_leavers(&self) -> bool {
        !self.absent.is_empty() || !self.graduates.is_empty()
    }

    /// Whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        let nothing_new = self.steps.iter().all(|step| step.change == Change::Keep);
        nothing_new && self.teachers.is_empty() && self.leaving().next().is_none()
    }

    /// Eight hexadecimal digits that name exactly this plan, whatever the order of the rows.
    pub fn id(&self) -> String {
        let step = |Step { row, change }: &Step<'_>| {
            let what = match change {
                Change::Create { login, again } => format!("create {login} {again:?}"),
                Change::Move(student) => format!("move {} {}", student.id, has_left(student)),
                Change::Amend(student) => format!("amend {} {}", student.id, has_left(student)),
                Change::Keep => return None,
            };
            // The form teacher goes with a class that is new.
            let Row { name, class, register_no, student_ref, recovery_email, form_teacher, .. } =
                row;
            Some(format!(
                "{what} {name}|{class}|{register_no:?}|{student_ref:?}|{recovery_email:?}|{form_teacher:?}\n"
            ))
        };
        let mut lines: Vec<String> = self.steps.iter().filter_map(step).collect();
        lines.extend(
            self.teachers.iter().map(|(class, teacher)| format!("teacher {class} {teacher}\n")),
        );
        lines.extend(self.leaving().map(|student| format!("leave {}\n", student.id)));
        lines.sort();
        lines.push(self.year.to_string());
        let hash = Sha256::digest(lines.concat());
        format!("{:08x}", u32::from_be_bytes(hash.first_chunk().copied().unwrap_or_default()))
    }
}

impl Planner<'_> {
    /// Plans the import of a list.
    pub fn plan<'a>(&self, roster: &'a Roster, known: &Known) -> Plan<'a> {
        let mut plan = Plan {
            year: self.year,
            steps: Vec::new(),
            refusals: Vec::new(),
            teachers: self.teachers(roster, known),
            closed: Vec::new(),
            absent: Vec::new(),
            graduates: Vec::new(),
            leavers: self.leavers,
        };
        let mut accounts = NewAccounts::new(self, roster, known);
        let mut present = HashSet::new();
        for (row, matched) in roster.rows.iter().zip(match_rows(self, roster, &known.students)) {
            let change = match matched {
                Match::Known(student) => {
                    present.insert(student.id);
                    if matches!(student.account.disabled, Some((_, DisabledWhy::Closed))) {
                        plan.closed.push(student.clone());
                    }
                    Ok(self.change(row, student))
                }
                Match::Nobody => accounts.create(row),
                Match::Refused(reason) => Err(reason),
            };
            match change {
                Ok(change) => plan.steps.push(Step { row, change }),
                Err(reason) => plan.refusals.push(refusal(row, reason)),
            }
        }
        if !roster.is_part() {
            let not_on_the_list =
                known.students.iter().filter(|student| !present.contains(&student.id));
            (plan.absent, plan.graduates) =
                absent_students(self, roster, not_on_the_list, &known.classes);
        }
        plan
    }

    fn change(&self, row: &Row, student: &Student) -> Change {
        let is_new = |given: bool, equal: bool| given && !equal;
        let moved = student.class.year != self.year || student.class.name.key() != row.class.key();
        let amended = row.name != student.name
            || is_new(row.register_no.is_some(), row.register_no == student.register_no)
            || is_new(row.student_ref.is_some(), row.student_ref == student.student_ref)
            || is_new(row.recovery_email.is_some(), row.recovery_email == student.recovery_email)
            || has_left(student);
        if moved {
            Change::Move(Box::new(student.clone()))
        } else if amended {
            Change::Amend(Box::new(student.clone()))
        } else {
            Change::Keep
        }
    }

    /// Form teachers of known classes that the list names differently; new classes get theirs with the class.
    fn teachers(&self, roster: &Roster, known: &Known) -> Vec<(i64, PersonName)> {
        let classes = known.classes.iter().filter(|class| class.year == self.year);
        let ids: HashMap<&str, &classes::Class> =
            classes.map(|class| (class.name.key(), class)).collect();
        let named = roster.teachers();
        let mut teachers: Vec<_> = named
            .into_iter()
            .filter_map(|(class, teacher)| Some((*ids.get(class)?, teacher)))
            .filter(|(class, teacher)| class.form_teacher.as_ref() != Some(*teacher))
            .map(|(class, teacher)| (class.id, teacher.clone()))
            .collect();
        teachers.sort_by_key(|(class, _)| *class);
        teachers
    }
}

/// Gives login IDs to new students: the list's own, that of an account taken back, or a new one.
struct NewAccounts<'a> {
    rule: &'a LoginRule,
    taken: HashSet<LoginId>,
    retired: HashSet<&'a LoginId>,
    removed_by_login: HashMap<&'a LoginId, &'a Student>,
    removed: HashMap<(&'a str, &'a str), Vec<&'a Student>>,
}

impl<'a> NewAccounts<'a> {
    fn new(planner: &Planner<'a>, roster: &Roster, known: &'a Known) -> Self {
        let everybody = known.students.iter().chain(&known.removed).map(|student| &student.login);
        let listed: HashSet<_> =
            roster.rows.iter().filter_map(|row| row.login_id.as_ref()).collect();
        let mut removed: HashMap<_, Vec<_>> = HashMap::new();
        let is_open = |student: &&Student| {
            student.class.year == planner.year && !listed.contains(&student.login)
        };
        for student in known.removed.iter().filter(is_open) {
            removed
                .entry((student.name.key(), student.class.name.key()))
                .or_default()
                .push(student);
        }
        Self {
            rule: planner.rule,
            taken: everybody.chain(&known.retired).chain(listed).cloned().collect(),
            retired: known.retired.iter().collect(),
            removed_by_login: known
                .removed
                .iter()
                .map(|student| (&student.login, student))
                .collect(),
            removed,
        }
    }

    fn create(&mut self, row: &'a Row) -> Result<Change, String> {
        let again = match &row.login_id {
            Some(login) => self.named(row, login)?,
            None => self.take_removed(row),
        };
        if let Some(student) = again {
            return Ok(Change::Create { login: student.login.clone(), again: Some(student.id) });
        }
        if let Some(login) = &row.login_id {
            return Ok(Change::Create { login: login.clone(), again: None });
        }
        let made = self.rule.login_id(&row.name, |login| self.taken.contains(login));
        let login = made.ok_or(
            "the name has no Latin letters to make a login ID of; add a \"Login ID\" column",
        )?;
        self.taken.insert(login.clone());
        Ok(Change::Create { login, again: None })
    }

    /// The account that the list's own login ID stands for. One that was given is never somebody else's.
    fn named(&self, row: &Row, login: &LoginId) -> Result<Option<&'a Student>, String> {
        if self.retired.contains(login) {
            return Err(format!("the login ID {login} was replaced; nobody gets it again"));
        }
        match self.removed_by_login.get(login) {
            Some(student) if student.name.key() != row.name.key() => Err(format!(
                "the login ID {login} was given to {}, whose account was taken back; nobody else gets it",
                student.name
            )),
            student => Ok(student.copied()),
        }
    }

    /// The same name in the same class; of two namesakes the one with the same register number.
    fn take_removed(&mut self, row: &'a Row) -> Option<&'a Student> {
        let removed = self.removed.get_mut(&(row.name.key(), row.class.key()))?;
        let same_place = removed.iter().position(|student| student.register_no == row.register_no);
        (!removed.is_empty()).then(|| removed.remove(same_place.unwrap_or(0)))
    }
}

/// Closed by an import; the list opens the account again.
fn has_left(student: &Student) -> bool {
    matches!(student.account.disabled, Some((_, DisabledWhy::Left)))
}

fn refusal(row: &Row, reason: String) -> Refusal {
    Refusal { place: row.place.clone(), column: None, value: row.name.to_string(), reason }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::Timestamp;
    use proptest::prelude::*;

    use super::*;
    use crate::domain::{
        Account, ClassName, Level, PasswordOrigin, PersonName, RegisterNo, StudentRef,
    };
    use crate::roster;
    use crate::store::classes::Class;

    static RULE: LoginRule = LoginRule { drop_words: Vec::new(), max_words: None };

    fn planner(year: i16) -> Planner<'static> {
        Planner { rule: &RULE, stage: Stage::Primary, year, leavers: Leavers::Keep, renames: &[] }
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
                last_sign_in_at: None,
                disabled: None,
            },
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
            .map(|row| {
                match plan.steps.iter().find(|step| step.row == row).map(|step| &step.change) {
                    None => "refused".to_owned(),
                    Some(Change::Create { login, .. }) => format!("new {}", login.local()),
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
}
