//! One row of a file of requests: every way in which it names a student, so that one can be checked against the others.

use std::convert::Infallible;

use super::cell::is_nothing;
use super::name;
use super::row::Reader;
use crate::domain::{ClassName, LoginId, RegisterNo};
use crate::roster::bytes::record::Record;
use crate::roster::{Field, Options, Refusal, Request};

/// Reads a row, or says what is wrong with it.
pub(crate) fn read<'t, 'a>(
    reader: &mut Reader<'t, 'a>,
    options: &Options,
    record: &Record<'t, 'a>,
    class: Option<&ClassName>,
) -> Result<Request, Vec<Refusal>> {
    if let Some(refusal) = reader.cells.wrong_width(record) {
        return Err(vec![refusal]);
    }
    let columns = &reader.cells.section.columns;
    let is_filled = |index: &usize| {
        let cell = record.cell(*index).trim();
        !cell.is_empty() && !is_nothing(cell)
    };
    let has_class =
        class.is_some() || columns.index(Field::Class).is_some_and(|index| is_filled(&index));
    let name = columns.index(Field::Name).into_iter();
    let has_name = name.chain(columns.name_parts.iter().copied()).any(|index| is_filled(&index));
    let as_it_is = |text: &str| Ok::<_, Infallible>(text.trim().to_owned());
    let who = reader.cells.optional(record, Field::LoginId, as_it_is);
    let address = reader.cells.optional(record, Field::Email, as_it_is);
    let request = Request {
        place: reader.cells.table.place(record.line),
        // An address outside the school's domain is that of a parent.
        who: who.or(address.filter(|address| LoginId::parse(address).is_ok())),
        number: reader.cells.optional(record, Field::RegisterNo, RegisterNo::parse),
        class: if has_class { reader.class_of(record, class) } else { None },
        years: reader.cells.section.years.iter().map(|(year, _)| *year).collect(),
        reference: reader.cells.optional(record, Field::StudentRef, as_it_is),
        name: if has_name { name::read(&mut reader.cells, options, record) } else { None },
    };
    let refusals = std::mem::take(&mut reader.cells.refusals);
    if !refusals.is_empty() {
        return Err(refusals);
    }
    let others = [&request.who, &request.reference].into_iter().any(Option::is_some);
    let missing = match (&request.class, request.number) {
        _ if others || request.name.is_some() => return Ok(request),
        (Some(_), Some(_)) => return Ok(request),
        (None, None) => "the row names nobody",
        (None, Some(_)) => "the class is blank",
        (Some(_), None) => "the register number is blank",
    };
    let (place, value) = (request.place, String::new());
    Err(vec![Refusal { place, column: None, value, reason: missing.to_owned() }])
}
