//! How rows are to be written: in which format, with which fields and in which order. Tables are for eyes; csv, json and
//! ndjson are a contract: fields are only added.

use std::cmp::Ordering;

use super::Cell;

crate::domain::words! {
    /// How rows are written.
    #[derive(Default)]
    pub enum Format {
        /// For eyes.
        #[default]
        Table = "table",
        /// For spreadsheets.
        Csv = "csv",
        /// One array of objects.
        Json = "json",
        /// One object a line.
        Ndjson = "ndjson",
    }
}

/// A column of an answer.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// The field in csv and json.
    pub field: &'static str,
    /// The heading in a table; without one the column stands in csv and json only, unless it is asked for.
    pub title: Option<&'static str>,
}

/// Columns of which only the field or only the heading is ever seen: one word for both.
macro_rules! columns {
    ($($word:literal),+) => { [$($crate::rows::Column { field: $word, title: Some($word) }),+] };
}

pub(crate) use columns;

/// Format, fields and order of rows.
#[derive(Debug, Clone)]
pub struct Layout {
    pub(super) format: Format,
    /// How wide a table may be; nothing limits it in a file or pipe.
    pub(super) width: Option<u16>,
    columns: &'static [Column],
    /// The places of the fields that are written.
    fields: Vec<usize>,
    /// The places of the fields that decide about the order.
    order: Vec<(usize, Direction)>,
    /// The place of a field that a table leaves out where all rows have the same.
    varying: Option<usize>,
}

#[derive(Debug, Clone, Copy)]
enum Direction {
    Up,
    Down,
}

/// Why rows cannot be written like this.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LayoutRefusal {
    /// There is no such field, but these.
    NoSuchField { named: String, fields: Vec<&'static str> },
    /// One field is there twice.
    NamedTwice(&'static str),
}

impl Layout {
    /// Every field; in a table those with a heading. In the order in which rows come.
    pub fn new(columns: &'static [Column], format: Format) -> Self {
        let is_shown = |column: &Column| format != Format::Table || column.title.is_some();
        let shown = columns.iter().enumerate().filter(|(_, column)| is_shown(column));
        let fields = shown.map(|(at, _)| at).collect();
        Self { format, width: None, columns, fields, order: Vec::new(), varying: None }
    }

    /// A table of at most this width.
    #[must_use]
    pub fn within(self, width: Option<u16>) -> Self {
        Self { width, ..self }
    }

    /// A table has the column of this field only where not all rows have the same in it.
    #[must_use]
    pub fn unless_same(self, field: &str) -> Self {
        let varying = self.place(field).ok().map(|(at, _)| at);
        Self { varying, ..self }
    }

    /// Where that column stands among those that are written.
    pub(super) fn varying(&self) -> Option<usize> {
        self.fields.iter().position(|at| Some(*at) == self.varying)
    }

    /// These fields in this order.
    pub fn fields<T: AsRef<str>>(mut self, names: &[T]) -> Result<Self, LayoutRefusal> {
        self.fields.clear();
        for name in names {
            let (at, column) = self.place(name.as_ref())?;
            if self.fields.contains(&at) {
                return Err(LayoutRefusal::NamedTwice(column.field));
            }
            self.fields.push(at);
        }
        Ok(self)
    }

    /// Sorted by these fields; a minus sign in front of one puts the largest first.
    pub fn sort<T: AsRef<str>>(mut self, names: &[T]) -> Result<Self, LayoutRefusal> {
        for name in names {
            let key = match name.as_ref().strip_prefix('-') {
                Some(name) => (self.place(name)?.0, Direction::Down),
                None => (self.place(name.as_ref())?.0, Direction::Up),
            };
            self.order.push(key);
        }
        Ok(self)
    }

    /// The columns that are written.
    pub(super) fn columns(&self) -> impl Iterator<Item = &'static Column> {
        self.fields.iter().filter_map(|at| self.columns.get(*at))
    }

    /// The cells of a row that are written.
    pub(super) fn cells<'a, 'b>(&self, row: &'a [Cell<'b>]) -> impl Iterator<Item = &'a Cell<'b>> {
        self.fields.iter().filter_map(|at| row.get(*at))
    }

    /// Whether rows can go out as they come.
    pub(super) fn is_unsorted(&self) -> bool {
        self.order.is_empty()
    }

    /// Puts rows in order; equal ones stay as they came.
    pub(super) fn put_in_order(&self, rows: &mut [Vec<Cell<'_>>]) {
        rows.sort_by(|one, other| {
            let keys = self.order.iter();
            let compared =
                keys.map(|(at, direction)| compared(one.get(*at), other.get(*at), *direction));
            compared.reduce(Ordering::then).unwrap_or(Ordering::Equal)
        });
    }

    fn place(&self, name: &str) -> Result<(usize, &'static Column), LayoutRefusal> {
        let found = self.columns.iter().enumerate().find(|(_, column)| column.field == name);
        found.ok_or_else(|| LayoutRefusal::NoSuchField {
            named: name.to_owned(),
            fields: self.columns.iter().map(|column| column.field).collect(),
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
        let names = ["first", "second", "third", "fourth"];
        let numbers = [Some(2_i64), None, Some(10), Some(2)];
        let rows = names.iter().zip(numbers).map(|(name, no)| vec![(*name).into(), no.into()]);
        let mut rows: Vec<Vec<Cell>> = rows.collect();
        let layout = Layout::new(&COLUMNS, Format::Csv).sort(by).expect("known fields");
        layout.put_in_order(&mut rows);
        let place = |row: &Vec<Cell>| names.iter().find(|name| row[0] == Cell::from(**name));
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
        let refusal = layout.clone().fields(&["no", "colour"]).expect_err("no such field");
        let (named, fields) = ("colour".to_owned(), vec!["name", "no"]);
        assert_eq!(refusal, LayoutRefusal::NoSuchField { named, fields });
        let refusal = layout.clone().fields(&["no", "no"]).expect_err("twice");
        assert_eq!(refusal, LayoutRefusal::NamedTwice("no"));
        assert!(layout.sort(&["--no"]).is_err());
    }
}
