//! A student as another system is to know one.

use crate::directory::Layout;
use crate::domain::{Listing, Secret, Settings, Student};

/// A student, what the school has chosen, and maybe a password.
#[derive(Clone, Copy)]
pub struct Person<'a> {
    pub student: &'a Student,
    pub settings: &'a Settings,
    /// In clear, where it was made in this very run.
    pub password: Option<&'a Secret>,
    /// The account as a directory has it, where that is what is wanted.
    pub entry: Option<(&'a Layout, &'a Listing)>,
}

impl Person<'_> {
    pub(super) fn is_closed(&self) -> bool {
        self.student.account.disabled.is_some()
    }

    pub(super) fn is_staff(&self) -> bool {
        self.student.login.role().is_staff()
    }
}
