//! The number of a plan, by which an operator can insist on the very plan that was looked at.

use sha2::{Digest as _, Sha256};

use super::types::{Change, Plan, Step};
use crate::roster::Row;

impl Plan<'_> {
    /// Eight hexadecimal digits that name exactly this plan, whatever the order of the rows.
    pub fn number(&self) -> String {
        let hash = Sha256::digest(self.work().concat());
        format!("{:08x}", u32::from_be_bytes(hash.first_chunk().copied().unwrap_or_default()))
    }

    /// Whether the same would be done, whatever else has happened to the students meanwhile.
    pub fn does_the_same(&self, other: &Self) -> bool {
        self == other || self.work() == other.work()
    }

    fn work(&self) -> Vec<String> {
        let mut lines: Vec<String> = self.steps.iter().filter_map(line_of).collect();
        let teachers = self.teachers.iter();
        lines.extend(teachers.map(|(class, teacher)| format!("teacher {class} {teacher}\n")));
        lines.extend(
            self.carried.iter().map(|(student, class)| format!("carry {} {class}\n", student.id)),
        );
        lines.extend(self.leaving().map(|student| format!("leave {}\n", student.id)));
        lines.sort();
        lines.push(self.year.to_string());
        lines
    }
}

fn line_of(Step { row, change }: &Step<'_>) -> Option<String> {
    let what = match change {
        Change::Create { login, again } => {
            format!("create {login} {:?}", again.map(|student| student.0))
        }
        Change::Move(student) => format!("move {} {}", student.id, student.account.has_left()),
        Change::Amend(student) => format!("amend {} {}", student.id, student.account.has_left()),
        Change::Keep(_) => return None,
    };
    // The form teacher goes with a class that is new.
    let Row { name, class, register_no, student_ref, recovery_email, form_teacher, .. } = row;
    Some(format!(
        "{what} {name}|{class}|{register_no:?}|{student_ref:?}|{recovery_email:?}|{form_teacher:?}\n"
    ))
}
