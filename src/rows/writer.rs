//! Rows as they come, into anything that can be written to: a whole country needs no more memory than a class.
//! Only a table and an order of its own have to see all of the rows first.

use std::io::{self, Write};

use super::json::JsonWriter;
use super::table::Table;
use super::{Cell, Column, CsvWriter, Format, Layout};

/// Writes rows in one of the four formats. What was written is complete only after [`RowWriter::finish`].
pub struct RowWriter<W: Write> {
    layout: Layout,
    /// Rows that have to be put in order first.
    waiting: Vec<Vec<Cell<'static>>>,
    totals: Vec<Vec<Cell<'static>>>,
    form: Form<W>,
}

enum Form<W: Write> {
    Table(W, Table),
    Csv(Box<CsvWriter<W>>),
    Json(JsonWriter<W>),
    Ndjson(JsonWriter<W>),
}

impl<W: Write> RowWriter<W> {
    /// Starts with the headings.
    pub fn new(out: W, layout: Layout) -> io::Result<Self> {
        let form = match layout.format {
            Format::Table => Form::Table(out, Table::new(&layout)),
            Format::Csv => {
                let mut writer = CsvWriter::new(out);
                writer.record(layout.columns().map(|column| column.field))?;
                Form::Csv(Box::new(writer))
            }
            Format::Json => Form::Json(JsonWriter::new(out)),
            Format::Ndjson => Form::Ndjson(JsonWriter::new(out)),
        };
        Ok(Self { layout, waiting: Vec::new(), totals: Vec::new(), form })
    }

    /// Adds a row; it has a cell for every column.
    pub fn push(&mut self, row: &[Cell<'_>]) -> io::Result<()> {
        if self.layout.is_unsorted() {
            return self.form.write(&self.layout, row);
        }
        self.waiting.push(kept(row));
        Ok(())
    }

    /// A last row, for tables only: sums would be counted twice by whoever reads the file.
    pub fn total(&mut self, row: &[Cell<'_>]) {
        self.totals.push(kept(row));
    }

    /// Writes what is left.
    pub fn finish(mut self) -> io::Result<()> {
        self.layout.put_in_order(&mut self.waiting);
        self.waiting.iter().try_for_each(|row| self.form.write(&self.layout, row))?;
        match self.form {
            Form::Table(mut out, mut table) => {
                self.totals.iter().for_each(|row| table.push(&self.layout, row));
                writeln!(out, "{}", table.finish())
            }
            Form::Csv(writer) => writer.finish(),
            Form::Json(writer) => writer.finish(),
            Form::Ndjson(_) => Ok(()),
        }
    }
}

impl<W: Write> Form<W> {
    fn write(&mut self, layout: &Layout, row: &[Cell<'_>]) -> io::Result<()> {
        match self {
            Self::Table(_, table) => {
                table.push(layout, row);
                Ok(())
            }
            Self::Csv(writer) => writer.record(layout.cells(row).map(Cell::bare)),
            Self::Json(writer) => writer.element(layout, row),
            Self::Ndjson(writer) => writer.line(layout, row),
        }
    }
}

fn kept(row: &[Cell<'_>]) -> Vec<Cell<'static>> {
    row.iter().map(Cell::kept).collect()
}

/// Rows that are collected first: a short answer in one piece.
pub struct Rows {
    columns: &'static [Column],
    cells: Vec<Vec<Cell<'static>>>,
    totals: Vec<Vec<Cell<'static>>>,
}

impl Rows {
    pub fn new(columns: &'static [Column]) -> Self {
        Self { columns, cells: Vec::new(), totals: Vec::new() }
    }

    /// Adds a row; it has a cell for every column.
    pub fn push(&mut self, row: Vec<Cell<'static>>) {
        self.cells.push(row);
    }

    /// A last row for tables.
    pub fn total(&mut self, row: Vec<Cell<'static>>) {
        self.totals.push(row);
    }

    /// Writes all of it.
    pub fn write(self, out: impl Write, format: Format, width: Option<u16>) -> io::Result<()> {
        let mut writer = RowWriter::new(out, Layout::new(self.columns, format).within(width))?;
        self.cells.iter().try_for_each(|row| writer.push(row))?;
        self.totals.iter().for_each(|row| writer.total(row));
        writer.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: [Column; 2] =
        [Column { field: "name", title: Some("Name") }, Column { field: "no", title: None }];

    fn written(format: Format, rows: &[[Cell<'_>; 2]]) -> String {
        let mut bytes = Vec::new();
        let mut writer =
            RowWriter::new(&mut bytes, Layout::new(&COLUMNS, format)).expect("headings");
        for row in rows {
            writer.push(row).expect("a row");
        }
        writer.finish().expect("the end");
        String::from_utf8(bytes).expect("UTF-8")
    }

    #[test]
    fn json_is_what_its_library_would_write() {
        let rows = [["A \"B\"\n\u{1}".into(), Cell::Number(-1)], ["吴子宁".into(), Cell::Empty]];
        for rows in [rows.as_slice(), &[]] {
            let text = written(Format::Json, rows);
            let value: serde_json::Value = serde_json::from_str(&text).expect("JSON");
            assert_eq!(text, format!("{value:#}\n"));
            let objects = value.as_array().expect("an array").iter();
            let lines: Vec<_> = objects.map(ToString::to_string).collect();
            assert!(written(Format::Ndjson, rows).lines().eq(lines));
        }
    }

    #[test]
    fn an_answer_without_rows_has_its_headings() {
        assert_eq!(written(Format::Csv, &[]), "name,no\n");
        assert_eq!(written(Format::Table, &[]), " Name\n");
    }

    #[test]
    fn rows_are_written_before_all_of_them_are_known() {
        for format in [Format::Csv, Format::Json, Format::Ndjson] {
            let mut bytes = Vec::new();
            let mut writer =
                RowWriter::new(&mut bytes, Layout::new(&COLUMNS, format)).expect("headings");
            for number in 0..10_000 {
                writer.push(&[Cell::Empty, Cell::Number(number)]).expect("a row");
            }
            drop(writer);
            let text = String::from_utf8(bytes).expect("UTF-8");
            assert!(text.contains("9000"), "{format:?}");
        }
    }
}
