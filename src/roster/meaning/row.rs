//! One row of a class list: every cell that cannot be taken is named, not only the first.

use std::fmt::Display;

use unicode_normalization::{UnicodeNormalization as _, is_nfc};

use super::headings::is_heading_word;
use super::section::Section;
use crate::domain::{
    ClassName, Email, LoginId, PersonName, RegisterNo, StudentRef, is_national_number,
};
use crate::roster::bytes::record::{Record, is_blank, is_end_mark};
use crate::roster::bytes::table::{Mark, Table};
use crate::roster::{ClassOrigin, Field, Options, Refusal, Row, Warning};

/// Reads the rows of one section.
pub(crate) struct Reader<'t, 'a> {
    table: &'t Table<'a>,
    section: &'t Section,
    options: &'t Options,
    /// The last class with the cells that told it, and the last form teacher: the next row mostly has the same.
    last_class: Option<([&'t str; 2], ClassName)>,
    last_teacher: Option<(&'t str, PersonName)>,
    refusals: Vec<Refusal>,
    pub(crate) warnings: Vec<Warning>,
    /// Whether a class was joined with its level.
    pub(crate) has_joined: bool,
}

impl<'t, 'a> Reader<'t, 'a> {
    pub(crate) fn new(table: &'t Table<'a>, section: &'t Section, options: &'t Options) -> Self {
        let (last_class, last_teacher) = (None, None);
        let (refusals, warnings) = (Vec::new(), Vec::new());
        let has_joined = false;
        Self { table, section, options, last_class, last_teacher, refusals, warnings, has_joined }
    }

    /// Reads a row, or says of each faulty cell what is wrong with it.
    pub(crate) fn read(
        &mut self,
        record: &Record<'t, 'a>,
        class: Option<&ClassName>,
    ) -> Result<Row, Vec<Refusal>> {
        if let Some(refusal) = self.wrong_width(record) {
            return Err(vec![refusal]);
        }
        let name = self.name(record);
        let class = match class {
            Some(told) if self.section.origin == ClassOrigin::Given => Some(told.clone()),
            Some(told) => self.joined(record, told.clone()),
            None => self.class(record),
        };
        let register_no = self.optional(record, Field::RegisterNo, RegisterNo::parse);
        let student_ref = self.optional(record, Field::StudentRef, StudentRef::parse);
        let role = self.options.role;
        let own_login = |text: &str| LoginId::of_role(text, role);
        let mut login_id = self.optional(record, Field::LoginId, own_login);
        let mut recovery_email = self.optional(record, Field::Email, Email::parse);
        let form_teacher = self.teacher(record);
        // "Student iCON" addresses often stand in the e-mail column: in the school's domain they are the login ID.
        let in_domain = recovery_email.as_ref().filter(|email| {
            let domain = email.as_str().rsplit_once('@').map(|(_, domain)| domain);
            domain.is_some_and(|domain| domain.eq_ignore_ascii_case(role.domain()))
        });
        if let Some(address) =
            in_domain.and_then(|email| LoginId::of_role(email.as_str(), role).ok())
        {
            login_id = login_id.or(Some(address));
            recovery_email = None;
        }
        let place = self.table.place(record.line);
        match (name, class, std::mem::take(&mut self.refusals)) {
            (Some(name), Some(class), refusals) if refusals.is_empty() => Ok(Row {
                place,
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

    fn name(&mut self, record: &Record<'t, 'a>) -> Option<PersonName> {
        let name = self.needed(record, Field::Name, PersonName::parse)?;
        let raw = self.section.columns.index(Field::Name).map_or("", |index| record.cell(index));
        if is_heading_word(raw, self.options) {
            self.refuse(record, Field::Name, raw, &"the name is the word of a heading");
        }
        if let Some(text) = change_of(raw) {
            self.warn(record, text);
        }
        if name.as_str().chars().filter(|c| c.is_alphabetic()).nth(1).is_none() {
            self.warn(record, "the name is a single letter");
        }
        Some(name)
    }

    fn class(&mut self, record: &Record<'t, 'a>) -> Option<ClassName> {
        let columns = &self.section.columns;
        let level = columns.index(Field::Level).map_or("", |index| record.cell(index));
        let text = [level, record.cell(columns.index(Field::Class)?)];
        let known = self.last_class.as_ref().filter(|(last, _)| *last == text);
        if let Some((_, class)) = known.filter(|_| self.table.marks.is_empty()) {
            return Some(class.clone());
        }
        let class = self.needed(record, Field::Class, ClassName::parse)?;
        let class = self.joined(record, class)?;
        self.last_class = Some((text, class.clone()));
        Some(class)
    }

    /// The class together with its level, where it does not tell it.
    fn joined(&mut self, record: &Record<'t, 'a>, class: ClassName) -> Option<ClassName> {
        let Some(levels) = self.section.levels else { return Some(class) };
        let refused = self.refusals.len();
        let as_it_is = |text: &str| Ok::<_, std::convert::Infallible>(text.to_owned());
        let level = self.optional(record, Field::Level, as_it_is).unwrap_or_default();
        if self.refusals.len() > refused {
            return None;
        }
        match levels.join(&level, &class) {
            Ok(None) => Some(class),
            Ok(Some(joined)) => {
                self.has_joined = true;
                let parsed = ClassName::parse(&joined);
                parsed.map_err(|error| self.refuse(record, Field::Class, &joined, &error)).ok()
            }
            Err(fault) => {
                self.refuse(record, Field::Level, &level, &fault.reason(&class));
                None
            }
        }
    }

    fn teacher(&mut self, record: &Record<'t, 'a>) -> Option<PersonName> {
        let text = record.cell(self.section.columns.index(Field::FormTeacher)?);
        let known = self.last_teacher.as_ref().filter(|(last, _)| *last == text);
        if let Some((_, teacher)) = known.filter(|_| self.table.marks.is_empty()) {
            return Some(teacher.clone());
        }
        let teacher = self.optional(record, Field::FormTeacher, PersonName::parse)?;
        self.last_teacher = Some((text, teacher.clone()));
        Some(teacher)
    }

    fn needed<T, E: Display>(
        &mut self,
        record: &Record<'t, 'a>,
        field: Field,
        parse: impl Fn(&str) -> Result<T, E>,
    ) -> Option<T> {
        let index = self.section.columns.index(field)?;
        let value = record.cell(index);
        if let Some(reason) = self.mark(record, index).and_then(Mark::fault) {
            self.refuse(record, field, value, &reason);
            return None;
        }
        match self.mark(record, index) {
            Some(Mark::Merged)
                if matches!(field, Field::Class | Field::Level | Field::FormTeacher) =>
            {
                self.warn(record, "the value stands in a merged cell above");
            }
            Some(Mark::Merged) => {
                self.refuse(record, field, value, &"the cell is merged with the one above");
                return None;
            }
            Some(_) => self.warn(record, "a value is the result of a formula"),
            None => {}
        }
        parse(value).map_err(|error| self.refuse(record, field, value, &error)).ok()
    }

    fn optional<T, E: Display>(
        &mut self,
        record: &Record<'t, 'a>,
        field: Field,
        parse: impl Fn(&str) -> Result<T, E>,
    ) -> Option<T> {
        let index = self.section.columns.index(field)?;
        let is_faulty = || self.mark(record, index).is_some_and(|mark| mark.fault().is_some());
        if record.cell(index).trim().is_empty() && !is_faulty() {
            return None;
        }
        self.needed(record, field, parse)
    }

    fn mark(&self, record: &Record<'_, '_>, index: usize) -> Option<Mark> {
        self.table.marks.get(&(record.line, index)).copied()
    }

    /// A row with too few or too many cells may have lost a comma, and then every cell behind it is another's. Which of
    /// them may be shown cannot be told any more, so none is.
    fn wrong_width(&self, record: &Record<'t, 'a>) -> Option<Refusal> {
        let headings = &self.section.columns.headings;
        let (wanted, mut found) = (headings.len(), record.cells.len());
        let has_end_column = headings.last().is_some_and(|heading| is_end_mark(heading));
        if !has_end_column && record.cells.last().is_some_and(|cell| is_end_mark(cell)) {
            found -= 1;
        }
        while found > wanted && is_blank(record.cell(found - 1)) {
            found -= 1;
        }
        let is_wrong = self.table.is_text() && found != wanted;
        is_wrong.then(|| Refusal {
            place: self.table.place(record.line),
            column: None,
            value: String::new(),
            reason: format!("the row has {found} cells where the heading has {wanted}"),
        })
    }

    fn refuse(&mut self, record: &Record<'t, 'a>, field: Field, value: &str, reason: &dyn Display) {
        let columns = &self.section.columns;
        // Shown nowhere, not even where it stands in a wrong column.
        let is_shown = !is_national_number(value.trim());
        self.refusals.push(Refusal {
            place: self.table.place(record.line),
            column: columns.index(field).map(|index| columns.heading(index).to_owned()),
            value: if is_shown { value.to_owned() } else { String::new() },
            reason: reason.to_string(),
        });
    }

    fn warn(&mut self, record: &Record<'t, 'a>, text: &str) {
        self.warnings.push(Warning::new(self.table.place(record.line), text));
    }
}

/// What was changed in a name beyond plain spaces.
fn change_of(raw: &str) -> Option<&'static str> {
    let raw = raw.trim_matches([' ', '\t', '\r', '\n']);
    if raw.contains('\n') {
        return Some("the line break in the name became a space");
    }
    if raw.is_ascii() {
        return None;
    }
    let has_space = raw.chars().any(|c| c.is_whitespace() && !c.is_ascii());
    let composed: String = raw.nfc().collect();
    if has_space {
        Some("a no-break space in the name became a plain one")
    } else if !is_nfc(raw) {
        Some("accents that stood apart from their letters were joined with them")
    } else if !composed.nfkc().eq(composed.chars()) {
        Some("full-width or special letters became plain ones")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_of_a_name_are_told() {
        let check = |raw: &str, expected: Option<&str>| {
            assert_eq!(change_of(raw).map(|text| text.split(' ').next().unwrap_or("")), expected);
        };
        check("  TAN  KAI JUN ", None);
        check("ANAÏS 吴子宁", None);
        check("NURIN ALIA\nBINTE SAHARI", Some("the"));
        check("\u{a0}TAY EN YU", Some("a"));
        check("ANAI\u{308}S", Some("accents"));
        check("ＴＡＮ", Some("full-width"));
    }
}
