//! A student and the account: what a class list says, and what happened since.

use std::sync::Arc;

use super::life::Account;
use crate::domain::ids::StudentId;
use crate::domain::person::{Class, Email, LoginId, PersonName, RegisterNo, StudentRef};

/// Whose account it is, as the portal sees it: the class list is not a child's business.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    pub id: StudentId,
    pub name: PersonName,
    pub login: LoginId,
    pub recovery_email: Option<Email>,
    pub account: Account,
}

/// A student and the account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Student {
    pub id: StudentId,
    pub class: Arc<Class>,
    pub register_no: Option<RegisterNo>,
    pub name: PersonName,
    pub login: LoginId,
    #[expect(clippy::struct_field_names, reason = "a student reference, as everybody calls it")]
    pub student_ref: Option<StudentRef>,
    /// Where the student or parent can be reached for later resets.
    pub recovery_email: Option<Email>,
    pub account: Account,
}

impl Student {
    /// Where a student stands among all: by year and class, then as in the register. Who has no number stands last.
    pub fn place(&self) -> impl Ord {
        let (class, number) = (&self.class, self.register_no);
        (class.year, class.name.key(), number.is_none(), number, self.name.key(), self.id)
    }
}
