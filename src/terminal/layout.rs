//! How rows are to be written: in which format, with which fields and in which order.

use std::cmp::Ordering;

use super::error::{Error, Kind};
use super::{Cell, CellOf, Column, Format};

/// Format, fields and order of rows.
#[derive(Debug, Clone)]
pub struct Layout {
    /// The format.
    pub format: Format,
    columns: &'static [Column],
    /// The places of the fields that are written.
    fields: Vec<usize>,
    /// The places of the fields that decide about the order.
    order: Vec<(usize, Direction)>,
}

#[derive(Debug, Clone, Copy)]
enum Direction {
    Up,
    Down,
}

impl Layout {
    /// Every field; in a table those with a heading. In the order in which rows come.
    pub fn new(columns: &'static [Column], format: Format) -> Self {
        let is_shown = |column: &Column| format != Format::Table || column.title.is_some();
        let shown = columns.iter().enumerate().filter(|(_, column)| is_shown(column));
        Self { format, columns, fields: shown.map(|(at, _)| at).collect(), order: Vec::new() }
    }

    /// These fields in this order.
    pub fn fields<T: AsRef<str>>(mut self, names: &[T]) -> Result<Self, Error> {
        let found = names.iter().map(|name| self.place(name.as_ref()));
        self.fields = found.collect::<Result<_, _>>()?;
        let again = self
            .fields
            .iter()
            .enumerate()
            .find(|(at, field)| self.fields.iter().take(*at).any(|earlier| earlier == *field));
        match again.and_then(|(_, field)| self.columns.get(*field)) {
            Some(column) => {
                Err(Error::of(Kind::Usage, format!("the field {} is named twice", column.field)))
            }
            None => Ok(self),
        }
    }

    /// Sorted by these fields; a minus sign in front of one puts the largest first.
    pub fn sort<T: AsRef<str>>(mut self, names: &[T]) -> Result<Self, Error> {
        let keys = names.iter().map(|name| match name.as_ref().strip_prefix('-') {
            Some(name) => Ok((self.place(name)?, Direction::Down)),
            None => Ok((self.place(name.as_ref())?, Direction::Up)),
        });
        self.order = keys.collect::<Result<_, Error>>()?;
        Ok(self)
    }

    /// The columns that are written.
    pub(super) fn columns(&self) -> impl Iterator<Item = &'static Column> {
        self.fields.iter().filter_map(|at| self.columns.get(*at))
    }

    /// The cells of a row that are written.
    pub(super) fn cells<'a, 'b>(
        &self,
        row: &'a [CellOf<'b>],
    ) -> impl Iterator<Item = &'a CellOf<'b>> {
        self.fields.iter().filter_map(|at| row.get(*at))
    }

    /// Whether rows can go out as they come.
    pub(super) fn is_unsorted(&self) -> bool {
        self.order.is_empty()
    }

    /// Puts rows in order; equal ones stay as they came.
    pub(super) fn put_in_order(&self, rows: &mut [Vec<Cell>]) {
        rows.sort_by(|one, other| {
            let compared = self
                .order
                .iter()
                .map(|(at, direction)| compared(one.get(*at), other.get(*at), *direction));
            compared.reduce(Ordering::then).unwrap_or(Ordering::Equal)
        });
    }

    fn place(&self, name: &str) -> Result<usize, Error> {
        let place = self.columns.iter().position(|column| column.field == name);
        place.ok_or_else(|| {
            let name = crate::domain::printable(name);
            let known: Vec<_> = self.columns.iter().map(|column| column.field).collect();
            Error::of(Kind::Usage, format!("there is no field {name}"))
                .hint(format!("the fields are {}", known.join(", ")))
        })
    }
}

/// Empty cells come last in both directions: they have nothing to say.
fn compared(one: Option<&Cell>, other: Option<&Cell>, direction: Direction) -> Ordering {
    let is_empty = |cell: Option<&Cell>| matches!(cell, None | Some(Cell::Empty));
    match direction {
        _ if is_empty(one) || is_empty(other) => is_empty(one).cmp(&is_empty(other)),
        Direction::Up => one.cmp(&other),
        Direction::Down => other.cmp(&one),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: [Column; 2] =
        [Column { field: "name", title: Some("Name") }, Column { field: "no", title: None }];

    fn sorted(by: &[&str]) -> Vec<&'static str> {
        let row = |name: &str, no| vec![Cell::Text(name.to_owned()), Cell::number(no)];
        let names = ["first", "second", "third", "fourth"];
        let numbers = [Some(2), None, Some(10), Some(2)];
        let mut rows: Vec<_> =
            names.iter().zip(numbers).map(|(name, no): (_, Option<i64>)| row(name, no)).collect();
        let layout = Layout::new(&COLUMNS, Format::Csv).sort(by).expect("known fields");
        layout.put_in_order(&mut rows);
        let place = |row: &Vec<Cell>| names.iter().find(|name| row[0] == Cell::text(Some(name)));
        rows.iter().filter_map(place).copied().collect()
    }

    #[test]
    fn numbers_are_sorted_as_numbers_and_empty_cells_last() {
        assert_eq!(sorted(&["no"]), ["first", "fourth", "third", "second"]);
        assert_eq!(sorted(&["-no"]), ["third", "first", "fourth", "second"]);
        assert_eq!(sorted(&["no", "-name"]), ["fourth", "first", "third", "second"]);
        assert_eq!(sorted(&[]), ["first", "second", "third", "fourth"]);
    }

    #[test]
    fn an_unknown_field_is_refused_with_the_known_ones() {
        let layout = Layout::new(&COLUMNS, Format::Table);
        let error = layout.clone().fields(&["no", "colour"]).expect_err("no such field");
        assert_eq!(error.cause.to_string(), "there is no field colour");
        assert_eq!(error.hint.as_deref(), Some("the fields are name, no"));
        let error = layout.clone().fields(&["no", "no"]).expect_err("twice");
        assert_eq!(error.cause.to_string(), "the field no is named twice");
        assert!(layout.sort(&["--no"]).is_err());
    }
}
