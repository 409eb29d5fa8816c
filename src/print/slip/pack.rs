//! What a class's slips are printed from, and the page that they and their cover stand on.

use jiff::civil::Date;

use crate::print::error::Result;
use crate::print::sticker::{Sticker, cleaned, printable_name};

/// A4, in mm.
pub(crate) const PAGE: (f32, f32) = (210.0, 297.0);
pub(crate) const LEFT: f32 = 10.0;
pub(crate) const RIGHT: f32 = 200.0;

/// The slips of one class, in the order of its register.
pub struct Pack<'a> {
    /// The school's name.
    pub school: &'a str,
    /// The class.
    pub class: &'a str,
    /// The school year.
    pub year: i16,
    /// Who hands them out.
    pub form_teacher: Option<&'a str>,
    /// One for each student.
    pub slips: Vec<Sticker<'a>>,
    /// Who of the class was asked for and gets none.
    pub left_out: Vec<LeftOutLine<'a>>,
}

/// A student without a slip.
pub struct LeftOutLine<'a> {
    /// The number in the class register.
    pub register_no: Option<u16>,
    /// The name, as on the class list.
    pub name: &'a str,
    /// The login ID, for a name that no font has.
    pub login: &'a str,
    /// Why there is no slip.
    pub reason: String,
}

/// What the covers say of where the slips come from.
pub struct Origin<'a> {
    /// Which vault sealed the passwords.
    pub vault: &'a str,
    /// The newest row of the audit log before this print.
    pub audit_head: &'a str,
    /// The day.
    pub printed_on: Date,
    /// By whom.
    pub operator: &'a str,
}

impl Pack<'_> {
    /// The form teacher's name, if there is one.
    pub(super) fn teacher(&self) -> Result<Option<String>> {
        self.form_teacher.map(printable_name).transpose()
    }

    pub(super) fn class(&self) -> Result<String> {
        cleaned("class", self.class, self.class)
    }

    pub(super) fn school(&self) -> Result<String> {
        cleaned("school", self.school, self.school)
    }
}
