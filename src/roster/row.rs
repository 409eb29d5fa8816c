//! One row of a class list: every cell that cannot be taken is named, not only the first.

use std::fmt::Display;

use super::columns::{Columns, Field};
use super::csv::Record;
use super::{Refusal, Row};
use crate::domain::{ClassName, Email, LoginId, PersonName, RegisterNo, Role, StudentRef};

/// Reads a row, or says of each faulty cell what is wrong with it.
pub(super) fn read(record: &Record, columns: &Columns) -> Result<Row, Vec<Refusal>> {
    if let Some(refusal) = wrong_width(record, columns) {
        return Err(vec![refusal]);
    }
    let mut cells = Cells { record, columns, refusals: Vec::new() };
    let name = cells.needed(Field::Name, PersonName::parse);
    let class = cells.needed(Field::Class, ClassName::parse);
    let register_no = cells.optional(Field::RegisterNo, RegisterNo::parse);
    let student_ref = cells.optional(Field::StudentRef, StudentRef::parse);
    let mut login_id = cells.optional(Field::LoginId, LoginId::parse);
    let mut recovery_email = cells.optional(Field::Email, Email::parse);
    let form_teacher = cells.optional(Field::FormTeacher, PersonName::parse);
    // "Student iCON" addresses often stand in the e-mail column: in the school's domain they are the login ID.
    let school_address =
        recovery_email.as_ref().and_then(|email| LoginId::parse(email.as_str()).ok());
    if school_address.as_ref().is_some_and(|login| login.role() == Role::Student) {
        login_id = login_id.or(school_address);
        recovery_email = None;
    }
    match (name, class, cells.refusals) {
        (Some(name), Some(class), refusals) if refusals.is_empty() => Ok(Row {
            line: record.line,
            name,
            class,
            register_no,
            student_ref,
            login_id,
            recovery_email,
            form_teacher,
        }),
        (_, _, refusals) => Err(refusals),
    }
}

/// A row with too few or too many cells may have lost a comma, and then every cell behind it is another's.
fn wrong_width(record: &Record, columns: &Columns) -> Option<Refusal> {
    let wanted = columns.headings.len();
    let mut found = record.cells.len();
    while found > wanted && record.cell(found - 1).trim().is_empty() {
        found -= 1;
    }
    (found != wanted).then(|| Refusal {
        line: record.line,
        column: None,
        value: record.cells.join(","),
        reason: format!("the row has {found} cells where the heading has {wanted}"),
    })
}

struct Cells<'a> {
    record: &'a Record,
    columns: &'a Columns,
    refusals: Vec<Refusal>,
}

impl Cells<'_> {
    fn needed<T, E: Display>(
        &mut self,
        field: Field,
        parse: impl Fn(&str) -> Result<T, E>,
    ) -> Option<T> {
        let index = self.columns.index(field)?;
        let value = self.record.cell(index);
        parse(value).map_err(|error| self.refuse(field, value, &error)).ok()
    }

    fn optional<T, E: Display>(
        &mut self,
        field: Field,
        parse: impl Fn(&str) -> Result<T, E>,
    ) -> Option<T> {
        let is_filled = |index: &usize| !self.record.cell(*index).trim().is_empty();
        self.columns.index(field).filter(is_filled)?;
        self.needed(field, parse)
    }

    fn refuse(&mut self, field: Field, value: &str, reason: &dyn Display) {
        self.refusals.push(Refusal {
            line: self.record.line,
            column: self.columns.heading(field),
            value: value.to_owned(),
            reason: reason.to_string(),
        });
    }
}
