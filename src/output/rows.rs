//! Rows in the four formats. Tables are for eyes; csv, json and ndjson are a contract: fields are only added.

use std::fmt;

use comfy_table::presets::NOTHING;
use comfy_table::{CellAlignment, ContentArrangement, Table};
use jiff::Timestamp;
use serde_json::{Map, Value};

use super::Ui;
use crate::domain::{printable, rfc3339, shown_time};
use crate::error::Error;

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
    /// The heading in a table; without one the column stands in csv and json only.
    pub title: Option<&'static str>,
}

/// A value of an answer.
#[derive(Debug, Clone)]
pub enum Cell {
    /// Text.
    Text(String),
    /// A count or a number.
    Number(i64),
    /// A moment.
    Time(Timestamp),
    /// Nothing known.
    Empty,
}

impl Cell {
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

    /// A cell that a spreadsheet would take for a formula gets an apostrophe in front.
    fn csv(&self) -> String {
        match self {
            Self::Text(text) if text.starts_with(['=', '+', '-', '@', '\t', '\r']) => {
                format!("'{text}")
            }
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Time(time) => rfc3339(*time),
            Self::Empty => String::new(),
        }
    }

    fn json(self) -> Value {
        match self {
            Self::Text(text) => Value::String(text),
            Self::Number(number) => Value::from(number),
            Self::Time(time) => Value::String(rfc3339(time)),
            Self::Empty => Value::Null,
        }
    }
}

/// For eyes.
impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(&printable(text)),
            Self::Number(number) => number.fmt(f),
            Self::Time(time) => f.write_str(&shown_time(*time)),
            Self::Empty => Ok(()),
        }
    }
}

/// Rows to be answered.
pub struct Rows {
    columns: &'static [Column],
    cells: Vec<Vec<Cell>>,
    /// A last row for tables only: sums would be counted twice by whoever reads the file.
    total: Option<Vec<Cell>>,
}

impl Rows {
    /// No rows yet.
    pub fn new(columns: &'static [Column]) -> Self {
        Self { columns, cells: Vec::new(), total: None }
    }

    /// Adds a row; it has a cell for every column.
    pub fn push(&mut self, row: Vec<Cell>) {
        self.cells.push(row);
    }

    /// A last row for tables.
    pub fn total(&mut self, row: Vec<Cell>) {
        self.total = Some(row);
    }
}

impl Ui {
    /// Answers with rows.
    pub fn rows(&mut self, rows: Rows, format: Format) -> Result<(), Error> {
        match format {
            Format::Table => self.answer(table(&rows)),
            Format::Csv => self.answer_bytes(&csv(&rows)?),
            Format::Json => {
                let objects: Vec<_> = objects(rows).map(Value::Object).collect();
                self.answer(format_args!("{:#}", Value::Array(objects)))
            }
            Format::Ndjson => {
                objects(rows).try_for_each(|object| self.answer(Value::Object(object)))
            }
        }
    }
}

fn table(rows: &Rows) -> String {
    let shown: Vec<_> = rows.columns.iter().map(|column| column.title.is_some()).collect();
    let visible = |row: &[Cell]| -> Vec<String> {
        row.iter()
            .zip(&shown)
            .filter(|(_, shown)| **shown)
            .map(|(cell, _)| cell.to_string())
            .collect()
    };
    let mut table = Table::new();
    table.load_style(NOTHING);
    if let Some(width) = Ui::answer_width() {
        table.set_width(width).set_content_arrangement(ContentArrangement::Dynamic);
    }
    table.set_header(rows.columns.iter().filter_map(|column| column.title));
    table.add_rows(rows.cells.iter().chain(&rows.total).map(|row| visible(row)));
    let first = rows.cells.first().into_iter().flatten().zip(&shown);
    let visible_cells = first.filter(|(_, shown)| **shown).map(|(cell, _)| cell);
    for (column, cell) in table.column_iter_mut().zip(visible_cells) {
        if matches!(cell, Cell::Number(_)) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table.trim_fmt()
}

fn csv(rows: &Rows) -> Result<Vec<u8>, Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let fields = rows.columns.iter().map(|column| column.field.to_owned()).collect();
    let records = std::iter::once(fields)
        .chain(rows.cells.iter().map(|row| row.iter().map(Cell::csv).collect()));
    for record in records {
        let record: Vec<String> = record;
        writer.write_record(record).map_err(Error::refused)?;
    }
    writer.into_inner().map_err(Error::refused)
}

fn objects(rows: Rows) -> impl Iterator<Item = Map<String, Value>> {
    let columns = rows.columns;
    rows.cells.into_iter().map(move |row| {
        columns
            .iter()
            .zip(row)
            .map(|(column, cell)| (column.field.to_owned(), cell.json()))
            .collect()
    })
}
