//! Rows as they come, into anything that can be written to: a whole country needs no more memory than a class.
//! Only a table has to see all of its rows before it knows how wide they are.

use std::borrow::Cow;
use std::io::{self, Write};

use comfy_table::presets::NOTHING;
use comfy_table::{CellAlignment, ContentArrangement, Table};

use super::{Cell, Column, Format, Ui};
use crate::domain::rfc3339;

/// Writes rows in one of the four formats. What was written is complete only after [`RowWriter::finish`].
pub struct RowWriter<W: Write> {
    columns: &'static [Column],
    form: Form<W>,
}

enum Form<W: Write> {
    Table(W, Table),
    Csv(csv::Writer<W>),
    Json { out: W, is_empty: bool },
    Ndjson(W),
}

impl<W: Write> RowWriter<W> {
    /// Starts with the headings.
    pub fn new(out: W, columns: &'static [Column], format: Format) -> io::Result<Self> {
        let form = match format {
            Format::Table => Form::Table(out, table(columns)),
            Format::Csv => {
                let mut writer = csv::Writer::from_writer(out);
                writer.write_record(columns.iter().map(|column| column.field)).map_err(of_csv)?;
                Form::Csv(writer)
            }
            Format::Json => Form::Json { out, is_empty: true },
            Format::Ndjson => Form::Ndjson(out),
        };
        Ok(Self { columns, form })
    }

    /// Adds a row; it has a cell for every column.
    pub fn push(&mut self, row: &[Cell]) -> io::Result<()> {
        match &mut self.form {
            Form::Table(_, table) => {
                align(table, self.columns, row);
                table.add_row(shown(self.columns, row));
            }
            Form::Csv(writer) => {
                for cell in row {
                    writer.write_field(csv_text(cell).as_bytes()).map_err(of_csv)?;
                }
                writer.write_record(None::<&[u8]>).map_err(of_csv)?;
            }
            Form::Json { out, is_empty } => {
                out.write_all(if *is_empty { b"[\n  " } else { b",\n  " })?;
                *is_empty = false;
                write_object(out, self.columns, row, ["\n    ", ": ", "\n  "])?;
            }
            Form::Ndjson(out) => {
                write_object(out, self.columns, row, ["", ":", ""])?;
                out.write_all(b"\n")?;
            }
        }
        Ok(())
    }

    /// A last row for tables only: sums would be counted twice by whoever reads the file.
    pub fn total(&mut self, row: &[Cell]) {
        if let Form::Table(_, table) = &mut self.form {
            table.add_row(shown(self.columns, row));
        }
    }

    /// Writes what is left.
    pub fn finish(self) -> io::Result<()> {
        match self.form {
            Form::Table(mut out, table) => writeln!(out, "{}", table.trim_fmt()),
            Form::Csv(mut writer) => writer.flush(),
            Form::Json { mut out, is_empty } => {
                out.write_all(if is_empty { b"[]\n" } else { b"\n]\n" })
            }
            Form::Ndjson(_) => Ok(()),
        }
    }
}

fn table(columns: &[Column]) -> Table {
    let mut table = Table::new();
    table.load_style(NOTHING);
    if let Some(width) = Ui::answer_width() {
        table.set_width(width).set_content_arrangement(ContentArrangement::Dynamic);
    }
    table.set_header(columns.iter().filter_map(|column| column.title));
    table
}

/// The cells that a table shows.
fn shown(columns: &[Column], row: &[Cell]) -> Vec<String> {
    let shown = columns.iter().zip(row).filter(|(column, _)| column.title.is_some());
    shown.map(|(_, cell)| cell.to_string()).collect()
}

/// Numbers stand at the right; the first row shows where they are.
fn align(table: &mut Table, columns: &[Column], row: &[Cell]) {
    if table.row_count() > 0 {
        return;
    }
    // The table knows its columns from its headings.
    let shown = columns.iter().zip(row).filter(|(column, _)| column.title.is_some());
    for (column, (_, cell)) in table.column_iter_mut().zip(shown) {
        if matches!(cell, Cell::Number(_)) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
}

/// A cell that a spreadsheet would take for a formula gets an apostrophe in front.
fn csv_text(cell: &Cell) -> Cow<'_, str> {
    match cell {
        Cell::Text(text) if text.starts_with(['=', '+', '-', '@', '\t', '\r']) => {
            format!("'{text}").into()
        }
        Cell::Text(text) => text.into(),
        Cell::Number(number) => number.to_string().into(),
        Cell::Time(time) => rfc3339(*time).into(),
        Cell::Empty => "".into(),
    }
}

/// An object with these separators: before a name, behind a name, before the end.
fn write_object(
    out: &mut impl Write,
    columns: &[Column],
    row: &[Cell],
    [before, colon, end]: [&str; 3],
) -> io::Result<()> {
    let mut comma = "{";
    for (column, cell) in columns.iter().zip(row) {
        // A name of ours needs no escapes.
        write!(out, "{comma}{before}\"{}\"{colon}", column.field)?;
        match cell {
            Cell::Text(text) => serde_json::to_writer(&mut *out, text)?,
            Cell::Number(number) => write!(out, "{number}")?,
            Cell::Time(time) => write!(out, "\"{}\"", rfc3339(*time))?,
            Cell::Empty => out.write_all(b"null")?,
        }
        comma = ",";
    }
    write!(out, "{end}}}")
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
}
