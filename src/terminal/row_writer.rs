//! Rows as they come, into anything that can be written to: a whole country needs no more memory than a class.
//! Only a table and an order of its own have to see all of the rows first.

use std::borrow::Cow;
use std::io::{self, Write};

use super::table::TableForm;
use super::{Cell, CellOf, Column, Format, Layout};
use crate::domain::rfc3339;

/// Writes rows in one of the four formats. What was written is complete only after [`RowWriter::finish`].
pub struct RowWriter<W: Write> {
    layout: Layout,
    /// Rows that have to be put in order first.
    waiting: Vec<Vec<Cell>>,
    totals: Vec<Vec<Cell>>,
    form: Form<W>,
}

enum Form<W: Write> {
    Table(W, TableForm),
    Csv(Box<csv::Writer<W>>),
    Json { out: W, is_empty: bool, object: Vec<u8> },
    Ndjson { out: W, object: Vec<u8> },
}

impl<W: Write> RowWriter<W> {
    /// Every field, in the order in which the rows come.
    pub fn new(out: W, columns: &'static [Column], format: Format) -> io::Result<Self> {
        Self::with(out, Layout::new(columns, format))
    }

    /// Starts with the headings.
    pub fn with(out: W, layout: Layout) -> io::Result<Self> {
        let form = match layout.format {
            Format::Table => Form::Table(out, TableForm::new(&layout)),
            Format::Csv => {
                let mut writer = csv::Writer::from_writer(out);
                let fields = layout.columns().map(|column| column.field);
                writer.write_record(fields).map_err(of_csv)?;
                Form::Csv(Box::new(writer))
            }
            Format::Json => Form::Json { out, is_empty: true, object: Vec::new() },
            Format::Ndjson => Form::Ndjson { out, object: Vec::new() },
        };
        Ok(Self { layout, waiting: Vec::new(), totals: Vec::new(), form })
    }

    /// Adds a row; it has a cell for every column.
    pub fn push(&mut self, row: &[CellOf<'_>]) -> io::Result<()> {
        if self.layout.is_unsorted() {
            return self.form.write(&self.layout, row);
        }
        self.waiting.push(row.iter().map(CellOf::kept).collect());
        Ok(())
    }

    /// A last row, for tables only: sums would be counted twice by whoever reads the file.
    pub fn total(&mut self, row: &[Cell]) {
        self.totals.push(row.to_vec());
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
            Form::Csv(mut writer) => writer.flush(),
            Form::Json { mut out, is_empty, .. } => {
                out.write_all(if is_empty { b"[]\n" } else { b"\n]\n" })
            }
            Form::Ndjson { .. } => Ok(()),
        }
    }
}

impl<W: Write> Form<W> {
    fn write(&mut self, layout: &Layout, row: &[CellOf<'_>]) -> io::Result<()> {
        match self {
            Self::Table(_, table) => table.push(layout, row),
            Self::Csv(writer) => {
                for cell in layout.cells(row) {
                    writer.write_field(csv_text(cell).as_bytes()).map_err(of_csv)?;
                }
                writer.write_record(None::<&[u8]>).map_err(of_csv)?;
            }
            Self::Json { out, is_empty, object } => {
                object.clear();
                object.extend_from_slice(if *is_empty { b"[\n  " } else { b",\n  " });
                *is_empty = false;
                add_object(object, layout, row, ["\n    ", ": ", "\n  "])?;
                out.write_all(object)?;
            }
            Self::Ndjson { out, object } => {
                object.clear();
                add_object(object, layout, row, ["", ":", ""])?;
                object.push(b'\n');
                out.write_all(object)?;
            }
        }
        Ok(())
    }
}

/// A cell that a spreadsheet would take for a formula gets an apostrophe in front.
fn csv_text<'a>(cell: &'a CellOf<'_>) -> Cow<'a, str> {
    let is_formula = |text: &str| text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    match cell {
        CellOf::Text(text) if is_formula(text) => format!("'{text}").into(),
        CellOf::Lent(text) if is_formula(text) => format!("'{text}").into(),
        CellOf::Text(text) => text.into(),
        CellOf::Lent(text) => (*text).into(),
        CellOf::Number(number) | CellOf::Share(number, _) => number.to_string().into(),
        CellOf::Time(time) => rfc3339(*time).into(),
        CellOf::Empty => "".into(),
    }
}

/// Adds an object with these separators: before a name, behind a name, before the end.
fn add_object(
    object: &mut Vec<u8>,
    layout: &Layout,
    row: &[CellOf<'_>],
    [before, colon, end]: [&str; 3],
) -> io::Result<()> {
    let mut comma = "{";
    for (column, cell) in layout.columns().zip(layout.cells(row)) {
        // A name of ours needs no escapes.
        for part in [comma, before, "\"", column.field, "\"", colon] {
            object.extend_from_slice(part.as_bytes());
        }
        match cell {
            CellOf::Text(text) => serde_json::to_writer(&mut *object, text)?,
            CellOf::Lent(text) => serde_json::to_writer(&mut *object, text)?,
            CellOf::Number(number) | CellOf::Share(number, _) => {
                serde_json::to_writer(&mut *object, number)?;
            }
            CellOf::Time(time) => serde_json::to_writer(&mut *object, &rfc3339(*time))?,
            CellOf::Empty => object.extend_from_slice(b"null"),
        }
        comma = ",";
    }
    object.extend_from_slice(end.as_bytes());
    object.push(b'}');
    Ok(())
}

/// The cause itself, so that the kind of failure is seen.
fn of_csv(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(cause) => cause,
        other => io::Error::other(format!("{other:?}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: [Column; 2] =
        [Column { field: "name", title: Some("Name") }, Column { field: "no", title: None }];

    fn written(format: Format, rows: &[[Cell; 2]]) -> String {
        let mut bytes = Vec::new();
        let mut writer = RowWriter::new(&mut bytes, &COLUMNS, format).expect("headings");
        for row in rows {
            writer.push(row).expect("a row");
        }
        writer.finish().expect("the end");
        String::from_utf8(bytes).expect("UTF-8")
    }

    #[test]
    fn json_is_what_its_library_would_write() {
        let rows = [
            [Cell::Text("A \"B\"\n\u{1}".to_owned()), Cell::Number(-1)],
            [Cell::Text("吴子宁".to_owned()), Cell::Empty],
        ];
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
            let mut writer = RowWriter::new(&mut bytes, &COLUMNS, format).expect("headings");
            for number in 0..10_000 {
                writer.push(&[Cell::Empty, Cell::Number(number)]).expect("a row");
            }
            drop(writer);
            let text = String::from_utf8(bytes).expect("UTF-8");
            assert!(text.contains("9000"), "{format:?}");
        }
    }
}
