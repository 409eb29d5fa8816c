//! Rows in the four formats. Tables are for eyes; csv, json and ndjson are a contract: fields are only added.

use std::fmt;
use std::io::{self, Write};

use jiff::Timestamp;
use serde_json::Value;

use super::error::Error;
use super::{RowWriter, Ui};
use crate::domain::{printable, rfc3339, shown_time};

/// How rows are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Format {
    /// For eyes.
    #[default]
    Table,
    /// For spreadsheets.
    Csv,
    /// One array of objects.
    Json,
    /// One object a line.
    Ndjson,
}

/// A column of an answer.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// The field in csv and json.
    pub field: &'static str,
    /// The heading in a table; without one the column stands in csv and json only, unless it is asked for.
    pub title: Option<&'static str>,
}

/// A value of an answer that owns what it says.
pub type Cell = CellOf<'static>;

/// A value of an answer.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum CellOf<'a> {
    /// Text.
    Text(String),
    /// Text that somebody else keeps: a national list has millions of cells that are written and forgotten.
    Lent(&'a str),
    /// A count or a number.
    Number(i64),
    /// A count as part of another one: a bar for eyes, the count alone in csv and json.
    Share(i64, i64),
    /// A moment.
    Time(Timestamp),
    /// Nothing known.
    Empty,
}

impl<'a> CellOf<'a> {
    /// Text that somebody else keeps, or nothing.
    pub fn lent(text: Option<&'a str>) -> Self {
        text.map_or(Self::Empty, Self::Lent)
    }

    /// The same value, owning what it says.
    pub(super) fn kept(&self) -> Cell {
        match self {
            Self::Text(text) => Cell::Text(text.clone()),
            Self::Lent(text) => Cell::Text((*text).to_owned()),
            Self::Number(number) => Cell::Number(*number),
            Self::Share(part, whole) => Cell::Share(*part, *whole),
            Self::Time(time) => Cell::Time(*time),
            Self::Empty => Cell::Empty,
        }
    }

    /// A text, or nothing.
    pub fn text(text: Option<impl ToString>) -> Self {
        text.map_or(Self::Empty, |text| Self::Text(text.to_string()))
    }

    /// A number, or nothing.
    pub fn number(number: Option<impl Into<i64>>) -> Self {
        number.map_or(Self::Empty, |number| Self::Number(number.into()))
    }

    /// A count.
    pub fn count(count: u64) -> Self {
        Self::Number(i64::try_from(count).unwrap_or(i64::MAX))
    }

    /// A moment, or nothing.
    pub fn time(time: Option<Timestamp>) -> Self {
        time.map_or(Self::Empty, Self::Time)
    }

    /// The value in json.
    pub fn to_json(&self) -> Value {
        match self {
            Self::Text(text) => Value::from(text.as_str()),
            Self::Lent(text) => Value::from(*text),
            Self::Number(number) | Self::Share(number, _) => Value::from(*number),
            Self::Time(time) => Value::from(rfc3339(*time)),
            Self::Empty => Value::Null,
        }
    }
}

/// For eyes.
impl fmt::Display for CellOf<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(&printable(text)),
            Self::Lent(text) => f.write_str(&printable(text)),
            Self::Number(number) | Self::Share(number, _) => number.fmt(f),
            Self::Time(time) => f.write_str(&shown_time(*time)),
            Self::Empty => Ok(()),
        }
    }
}

/// Rows that were collected first; [`RowWriter`] is for those that come one by one.
pub struct Rows {
    columns: &'static [Column],
    cells: Vec<Vec<Cell>>,
    totals: Vec<Vec<Cell>>,
}

impl Rows {
    /// No rows yet.
    pub fn new(columns: &'static [Column]) -> Self {
        Self { columns, cells: Vec::new(), totals: Vec::new() }
    }

    /// Adds a row; it has a cell for every column.
    pub fn push(&mut self, row: Vec<Cell>) {
        self.cells.push(row);
    }

    /// A last row for tables.
    pub fn total(&mut self, row: Vec<Cell>) {
        self.totals.push(row);
    }

    fn write(self, out: impl Write, format: Format) -> io::Result<()> {
        let mut writer = RowWriter::new(out, self.columns, format)?;
        self.cells.into_iter().try_for_each(|row| writer.push(&row))?;
        self.totals.into_iter().for_each(|row| writer.total(&row));
        writer.finish()
    }
}

impl Ui {
    /// Answers with rows.
    pub fn rows(&mut self, rows: Rows, format: Format) -> Result<(), Error> {
        rows.write(self.answer_writer(), format).map_err(Error::unwritten)
    }
}
