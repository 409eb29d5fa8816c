//! One row of a class list: every cell that cannot be taken is named, not only the first.

use std::convert::Infallible;

use super::cell::{Cells, is_no_class, is_nothing, is_open};
use super::name;
use super::section::Section;
use crate::domain::{ClassName, Email, EmailError, LoginId, PersonName, RegisterNo, StudentRef};
use crate::roster::bytes::record::Record;
use crate::roster::bytes::table::Table;
use crate::roster::{ClassOrigin, Field, Options, Refusal, Row, Warning};

/// Reads the rows of one section.
pub(crate) struct Reader<'t, 'a> {
    pub(super) cells: Cells<'t, 'a>,
    section: &'t Section,
    options: &'t Options,
    /// The last class with the cells that told it, and the last form teacher: the next row mostly has the same.
    last_class: Option<([&'t str; 2], ClassName)>,
    last_teacher: Option<(&'t str, PersonName)>,
    last_former: Option<(&'t str, Option<ClassName>)>,
    /// Whether a class was joined with its level.
    pub(crate) has_joined: bool,
}

impl<'t, 'a> Reader<'t, 'a> {
    pub(crate) fn new(table: &'t Table<'a>, section: &'t Section, options: &'t Options) -> Self {
        let cells = Cells::new(table, section);
        let (last_class, last_teacher, last_former) = (None, None, None);
        Self { cells, section, options, last_class, last_teacher, last_former, has_joined: false }
    }

    /// What the rows so far give cause to look at.
    pub(crate) fn take_warnings(&mut self) -> Vec<Warning> {
        std::mem::take(&mut self.cells.warnings)
    }

    /// Reads the row with this number, or says of each faulty cell what is wrong with it.
    pub(crate) fn read(
        &mut self,
        at: usize,
        record: &Record<'t, 'a>,
        class: Option<&ClassName>,
    ) -> Result<Row, Vec<Refusal>> {
        if let Some(refusal) = self.cells.wrong_width(record) {
            return Err(vec![refusal]);
        }
        self.cells.check_unheaded(record);
        let name = name::read(&mut self.cells, self.options, record);
        let class = self.class_of(record, class);
        let register_no = self.cells.optional(record, Field::RegisterNo, RegisterNo::parse);
        let student_ref = self.cells.optional(record, Field::StudentRef, StudentRef::parse);
        let role = self.options.role;
        let own_login = |text: &str| LoginId::of_role(text, role);
        let mut login_id = self.cells.optional(record, Field::LoginId, own_login);
        let mut recovery_email = self.address(record);
        let form_teacher = self.teacher(at, record);
        // "Student iCON" addresses often stand in the e-mail column: in the school's domain they are the login ID.
        let in_domain = recovery_email.as_ref().filter(|email| {
            let domain = email.as_str().rsplit_once('@').map(|(_, domain)| domain);
            domain.is_some_and(|domain| domain.eq_ignore_ascii_case(role.domain()))
        });
        if let Some(address) =
            in_domain.and_then(|email| LoginId::of_role(email.as_str(), role).ok())
        {
            if let Some(login) = login_id.filter(|login| *login != address) {
                let reason = format!("the row has another login ID, {}", login.local());
                self.cells.refuse(record, Field::Email, address.local(), &reason);
            }
            login_id = Some(address);
            recovery_email = None;
        }
        let place = self.cells.table.place(record.line);
        match (name, class, std::mem::take(&mut self.cells.refusals)) {
            (Some(name), Some(class), refusals) if refusals.is_empty() => Ok(Row {
                place,
                name,
                class,
                former_class: self.former_class(record),
                register_no,
                student_ref,
                login_id,
                recovery_email,
                form_teacher,
            }),
            (_, _, refusals) => Err(refusals),
        }
    }

    /// The class of a row, from its own cells or as it was told above them.
    pub(super) fn class_of(
        &mut self,
        record: &Record<'t, 'a>,
        told: Option<&ClassName>,
    ) -> Option<ClassName> {
        match told {
            Some(told) if self.section.origin == ClassOrigin::Given => Some(told.clone()),
            Some(told) => self.joined(record, told.clone()),
            None => self.class(record),
        }
    }

    fn class(&mut self, record: &Record<'t, 'a>) -> Option<ClassName> {
        let columns = &self.section.columns;
        let level = columns.index(Field::Level).map_or("", |index| record.cell(index));
        let text = [level, record.cell(columns.index(Field::Class)?)];
        let known = self.last_class.as_ref().filter(|(last, _)| *last == text);
        if let Some((_, class)) = known.filter(|_| self.cells.table.marks.is_empty()) {
            return Some(class.clone());
        }
        let class = self.cells.needed(record, Field::Class, |text| {
            ClassName::parse(if is_nothing(text) || is_open(text) { "" } else { text })
        })?;
        let are_numbers = self.section.levels.is_some_and(|levels| levels.are_classes_numbers);
        if is_lost(&class) && !are_numbers {
            let reason = "the class is only a number, such as a spreadsheet program makes of 2E1 or of a date";
            self.cells.refuse(record, Field::Class, class.as_str(), &reason);
            return None;
        }
        let class = self.joined(record, class)?;
        self.last_class = Some((text, class.clone()));
        Some(class)
    }

    /// The class together with its level, where it does not tell it.
    fn joined(&mut self, record: &Record<'t, 'a>, class: ClassName) -> Option<ClassName> {
        if is_no_class(class.as_str()) {
            let reason = "this is no class, but tells that somebody has none";
            self.cells.refuse(record, Field::Class, class.as_str(), &reason);
            return None;
        }
        let Some(levels) = self.section.levels else { return Some(class) };
        let refused = self.cells.refusals.len();
        let as_it_is = |text: &str| Ok::<_, Infallible>(text.to_owned());
        let level = self.cells.optional(record, Field::Level, as_it_is).unwrap_or_default();
        if self.cells.refusals.len() > refused {
            return None;
        }
        match levels.join(&level, &class) {
            Ok(None) => Some(class),
            Ok(Some(joined)) => {
                self.has_joined = true;
                let parsed = ClassName::parse(&joined);
                parsed
                    .map_err(|error| self.cells.refuse(record, Field::Class, &joined, &error))
                    .ok()
            }
            Err(fault) => {
                self.cells.refuse(record, Field::Level, &level, &fault.reason(&class));
                None
            }
        }
    }

    /// The class of the year before. What is no class tells nothing.
    fn former_class(&mut self, record: &Record<'t, 'a>) -> Option<ClassName> {
        let text = record.cell(self.section.columns.former_class()?);
        let known = self.last_former.take().filter(|(last, _)| *last == text);
        let (_, class) =
            self.last_former.insert(known.unwrap_or_else(|| (text, ClassName::parse(text).ok())));
        class.clone()
    }

    /// Two parents often share a cell: the first address is taken.
    fn address(&mut self, record: &Record<'t, 'a>) -> Option<Email> {
        let (email, is_one_of_several) =
            self.cells.optional(record, Field::Email, first_address)?;
        if is_one_of_several {
            self.cells.warn(record, "of several e-mail addresses in a cell the first is taken");
        }
        Some(email)
    }

    /// The form teacher, from the row's own cell or as a title told.
    fn teacher(&mut self, at: usize, record: &Record<'t, 'a>) -> Option<PersonName> {
        let Some(index) = self.section.columns.index(Field::FormTeacher) else {
            return self.section.teacher_at(at).cloned();
        };
        let text = record.cell(index);
        let known = self.last_teacher.as_ref().filter(|(last, _)| *last == text);
        if let Some((_, teacher)) = known.filter(|_| self.cells.table.marks.is_empty()) {
            return Some(teacher.clone());
        }
        let teacher = self.cells.optional(record, Field::FormTeacher, PersonName::of_teachers)?;
        self.last_teacher = Some((text, teacher.clone()));
        Some(teacher)
    }
}

/// Whether a class may be all that a spreadsheet program left of one: 20 of 2E1, 46023 of a date. A class such as 101 is
/// one.
fn is_lost(class: &ClassName) -> bool {
    let digits = class.as_str().as_bytes();
    let zeros =
        digits.split_first().is_some_and(|(_, rest)| rest.iter().all(|digit| *digit == b'0'));
    digits.iter().all(u8::is_ascii_digit) && digits.len() > 1 && (digits.len() > 3 || zeros)
}

/// An address, and whether more of them stand in the cell.
fn first_address(text: &str) -> Result<(Email, bool), EmailError> {
    let single = Email::parse(text).map(|email| (email, false));
    single.or_else(|error| {
        let words = text.split(|c: char| c.is_whitespace() || ";,/|&<>():".contains(c));
        let addresses = words.filter(|word| word.contains('@')).map(Email::parse);
        let addresses: Vec<_> = addresses.collect::<Result<_, _>>()?;
        // `Mdm Tan <tan@example.com>`, as mail programs write it; any other word may be half of the address.
        let is_named = text.trim_end().ends_with('>');
        let is_one_of_several = addresses.len() > 1;
        let first = addresses.into_iter().next().filter(|_| is_one_of_several || is_named);
        first.map(|email| (email, is_one_of_several)).ok_or(error)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_several_addresses_is_taken() {
        let check = |text: &str, expected: Option<(&str, bool)>| {
            let found = first_address(text);
            let found = found.as_ref().map(|(email, is_one)| (email.as_str(), *is_one)).ok();
            assert_eq!(found, expected, "{text}");
        };
        check("mum@example.com", Some(("mum@example.com", false)));
        for several in [
            "mum@example.com; dad@example.com",
            "mum@example.com,dad@example.com",
            "mum@example.com / dad@example.com",
            "mum@example.com dad@example.com",
            "mum@example.com\ndad@example.com",
            "mum@example.com or dad@example.com",
            "mum@example.com & dad@example.com;",
        ] {
            check(several, Some(("mum@example.com", true)));
        }
        check("Mother: mum@example.com Father: dad@example.com", Some(("mum@example.com", true)));
        check("Mdm Tan <tan@example.com>", Some(("tan@example.com", false)));
        check("tan kai@example.com", None);
        check("mum@example.com; 91234567", None);
        check("y", None);
    }

    #[test]
    fn a_class_that_is_only_a_number_may_be_what_is_left() {
        let check = |class: &str, expected: bool| {
            assert_eq!(is_lost(&ClassName::parse(class).expect("a class")), expected, "{class}");
        };
        for lost in ["20", "10", "300", "46023", "2000"] {
            check(lost, true);
        }
        for class in ["1", "11", "101", "305", "2E1", "3-10", "20A"] {
            check(class, false);
        }
    }
}
