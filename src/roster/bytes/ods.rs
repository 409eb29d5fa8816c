//! Sheets of an `OpenDocument` workbook, cell by cell. Repeated cells are counted, not made, as long as they are blank:
//! a few bytes can repeat a cell a million times.

use std::collections::HashSet;

use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};

use super::archive::{damaged, part};
use super::grid::{Grid, GridCell, Merge};
use super::number;
use super::sheet::{Sheet, Workbook};
use super::table::{MAX_CELL, MAX_COLUMNS, Mark};
use super::xml::{attribute, event, reader};
use crate::roster::{Result, RosterError};

/// A workbook, unpacked.
pub(crate) struct Book {
    content: String,
    sheets: Vec<Sheet>,
}

/// Opens a workbook that was inspected.
pub(crate) fn open(bytes: &[u8]) -> Result<Book> {
    let manifest = part(bytes, "META-INF/manifest.xml").unwrap_or_default();
    if manifest.contains("encryption-data") {
        return Err(RosterError::Workbook("it has a password"));
    }
    let content = part(bytes, "content.xml")?;
    let sheets = sheets_of(&content)?;
    Ok(Book { content, sheets })
}

impl Workbook for Book {
    fn sheets(&self) -> Vec<Sheet> {
        self.sheets.clone()
    }

    fn read(&mut self, sheet: &str, grid: &mut Grid) -> Result<Vec<Merge>> {
        let mut reader = reader(&self.content);
        loop {
            match event(&mut reader)? {
                Event::Start(element)
                    if is(&element, "table:table")
                        && attribute(&element, "table:name")?.as_deref() == Some(sheet) =>
                {
                    break;
                }
                Event::Eof => return Err(damaged()),
                _ => {}
            }
        }
        SheetReader { reader, grid, merges: Vec::new(), row: 0, columns: 0 }.read()
    }
}

/// The names of the sheets; a style of its own hides one.
fn sheets_of(content: &str) -> Result<Vec<Sheet>> {
    let mut reader = reader(content);
    let (mut style, mut hidden, mut sheets) = (None, HashSet::new(), Vec::new());
    loop {
        match event(&mut reader)? {
            Event::Start(element) if is(&element, "style:style") => {
                style = attribute(&element, "style:name")?;
            }
            Event::Start(element)
                if is(&element, "style:table-properties")
                    && attribute(&element, "table:display")?.as_deref() == Some("false") =>
            {
                hidden.extend(style.clone());
            }
            Event::Start(element) if is(&element, "table:table") => {
                let name = attribute(&element, "table:name")?.unwrap_or_default();
                let style = attribute(&element, "table:style-name")?;
                let is_hidden = style.is_some_and(|style| hidden.contains(&style));
                sheets.push(Sheet { name, is_hidden });
                reader.read_to_end(element.name()).map_err(|_| damaged())?;
            }
            Event::Eof => return Ok(sheets),
            _ => {}
        }
    }
}

struct SheetReader<'a, 'g> {
    reader: Reader<&'a [u8]>,
    grid: &'g mut Grid,
    merges: Vec<Merge>,
    row: usize,
    /// How many columns were described.
    columns: usize,
}

impl<'a> SheetReader<'a, '_> {
    fn read(mut self) -> Result<Vec<Merge>> {
        loop {
            match event(&mut self.reader)? {
                Event::Start(element) if is(&element, "table:table-row") => self.row(&element)?,
                Event::Start(element) if is(&element, "table:table-column") => {
                    let first = self.columns + 1;
                    let repeated = count(&element, "table:number-columns-repeated")?;
                    self.columns = self.columns.saturating_add(repeated);
                    if is_hidden(&element)? {
                        self.grid.hide_columns(first, self.columns);
                    }
                }
                // A table inside a cell, and drawings on the sheet, are no rows of it.
                Event::Start(element)
                    if is(&element, "table:shapes") || is(&element, "office:forms") =>
                {
                    self.skip(&element)?;
                }
                Event::End(end) if end.name().as_ref() == "table:table" => return Ok(self.merges),
                Event::Eof => return Err(damaged()),
                _ => {}
            }
        }
    }

    fn row(&mut self, row: &BytesStart<'a>) -> Result<()> {
        let repeated = count(row, "table:number-rows-repeated")?;
        let (mut cells, mut column) = (Vec::new(), 0_usize);
        loop {
            match event(&mut self.reader)? {
                Event::Start(element)
                    if is(&element, "table:table-cell")
                        || is(&element, "table:covered-table-cell") =>
                {
                    let times = count(&element, "table:number-columns-repeated")?;
                    self.spans(&element, column)?;
                    let (text, mark) = self.cell(&element)?;
                    self.grid.count(1)?;
                    if !text.trim().is_empty() || mark.is_some() {
                        // One more than there may be is enough to be refused.
                        let shown = times.min((MAX_COLUMNS + 1).saturating_sub(column).max(1));
                        cells.extend((0..shown).map(|more| (column + more, text.clone(), mark)));
                    }
                    column = column.saturating_add(times);
                }
                Event::End(end) if end.name().as_ref() == "table:table-row" => break,
                Event::Eof => return Err(damaged()),
                _ => {}
            }
        }
        if !cells.is_empty() {
            let is_hidden = is_hidden(row)?;
            for row in self.row..self.row.saturating_add(repeated) {
                for (column, text, mark) in &cells {
                    let (at, mark) = ((row, *column), *mark);
                    self.grid.push(GridCell { at, text: text.clone(), mark })?;
                }
                if is_hidden {
                    self.grid.hide_row(row + 1);
                }
            }
        }
        self.row = self.row.saturating_add(repeated);
        Ok(())
    }

    fn spans(&mut self, cell: &BytesStart<'a>, column: usize) -> Result<()> {
        let rows = count(cell, "table:number-rows-spanned")?;
        if rows > 1 {
            let last = self.row.saturating_add(rows - 1);
            self.merges.push(Merge { first: self.row, last, column });
        }
        Ok(())
    }

    /// The value of a cell, up to and with its end.
    fn cell(&mut self, cell: &BytesStart<'a>) -> Result<(String, Option<Mark>)> {
        let kind = attribute(cell, "office:value-type")?;
        let is_error = attribute(cell, "calcext:value-type")?.as_deref() == Some("error");
        let is_formula = attribute(cell, "table:formula")?.is_some();
        let number = attribute(cell, "office:value")?.and_then(|number| number.parse().ok());
        let number = number.and_then(|number| number::shown(number, "General"));
        let given = attribute(cell, "office:string-value")?;
        let shown = self.text(cell)?;
        let formula = is_formula.then_some(Mark::Formula);
        Ok(match kind.as_deref() {
            _ if is_error => (String::new(), Some(Mark::Error)),
            Some("date" | "time") => (String::new(), Some(Mark::Date)),
            Some("boolean") => (shown, Some(Mark::Truth)),
            Some("float" | "currency" | "percentage") => (as_shown(shown, number), formula),
            Some(_) => (given.unwrap_or(shown), formula),
            None => (String::new(), is_formula.then_some(Mark::Uncalculated)),
        })
    }

    /// The paragraphs of a cell; notes at its edge are not its text.
    fn text(&mut self, cell: &BytesStart<'a>) -> Result<String> {
        let mut text = String::new();
        let mut is_first = true;
        loop {
            match event(&mut self.reader)? {
                Event::Start(element) => match element.name().as_ref() {
                    "text:p" if is_first => is_first = false,
                    "text:p" | "text:line-break" => text.push('\n'),
                    "text:tab" => text.push('\t'),
                    "text:s" => {
                        let spaces = count(&element, "text:c")?.min(MAX_CELL + 1);
                        text.extend(std::iter::repeat_n(' ', spaces));
                    }
                    "office:annotation" | "table:table" | "draw:frame" => self.skip(&element)?,
                    _ => {}
                },
                Event::Text(piece) => text.push_str(&piece.xml10_content()),
                Event::CData(piece) => text.push_str(&piece.xml10_content()),
                Event::GeneralRef(entity) => {
                    let known = resolve_xml_entity(&entity);
                    let c = entity.resolve_char_ref().map_err(|_| damaged())?;
                    match (known, c) {
                        (Some(known), _) => text.push_str(known),
                        (None, Some(c)) => text.push(c),
                        (None, None) => return Err(damaged()),
                    }
                }
                Event::End(end) if end.name() == cell.name() => return Ok(text),
                Event::Eof => return Err(damaged()),
                _ => {}
            }
        }
    }

    fn skip(&mut self, element: &BytesStart<'a>) -> Result<()> {
        self.reader.read_to_end(element.name()).map(drop).map_err(|_| damaged())
    }
}

/// A number as the cell shows it; what a fraction of nothing says is that nobody meant one.
fn as_shown(shown: String, number: Option<String>) -> String {
    let Some(number) = number else { return shown };
    let fraction = shown.strip_prefix(&number).and_then(|rest| rest.strip_prefix('.'));
    let is_whole = fraction.is_some_and(|zeros| zeros.bytes().all(|zero| zero == b'0'));
    if shown.trim().is_empty() || is_whole { number } else { shown }
}

/// A row that a filter leaves out, or one that somebody hid; or a column.
fn is_hidden(element: &BytesStart<'_>) -> Result<bool> {
    let visibility = attribute(element, "table:visibility")?;
    Ok(visibility.is_some_and(|visibility| visibility != "visible"))
}

fn is(element: &BytesStart<'_>, name: &str) -> bool {
    element.name().as_ref() == name
}

/// A number of times; once where nothing is said.
fn count(element: &BytesStart<'_>, name: &str) -> Result<usize> {
    let times = attribute(element, name)?.map(|times| times.parse().map_err(|_| damaged()));
    Ok(times.transpose()?.unwrap_or(1).max(1))
}
