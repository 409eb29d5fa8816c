//! Sheets of an Excel workbook, cell by cell: asking for a whole range would reserve memory for one far-away cell.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, Reader as _, SheetType, SheetVisible, Xlsx};

use super::archive::damaged;
use super::grid::{Grid, GridCell, Merge};
use super::sheet::{Sheet, Workbook, number_text};
use super::table::Mark;
use crate::roster::Result;

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

impl Workbook for Book<'_> {
    fn sheets(&self) -> Vec<Sheet> {
        let sheets = self.sheets_metadata().iter();
        let sheets = sheets.filter(|sheet| sheet.typ == SheetType::WorkSheet);
        sheets
            .map(|sheet| Sheet {
                name: sheet.name.clone(),
                is_hidden: sheet.visible != SheetVisible::Visible,
            })
            .collect()
    }

    fn read(&mut self, sheet: &str, grid: &mut Grid) -> Result<Vec<Merge>> {
        guarded(|| read_sheet(self, sheet, grid))
    }
}

fn read_sheet(book: &mut Book<'_>, sheet: &str, grid: &mut Grid) -> Result<Vec<Merge>> {
    let regions = book.merge_cells_by_sheet_name(sheet).map_err(|_| damaged())?;
    let mut cells = book.worksheet_cells_reader(sheet).map_err(|_| damaged())?;
    while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(|_| damaged())? {
        let (row, column) = cell.pos;
        let (text, mark) = value_of(&cell.value, cell.formula.is_some());
        grid.push(GridCell { at: (index(row), index(column)), text, mark })?;
    }
    let tall = regions.iter().filter(|region| region.start.0 < region.end.0);
    Ok(tall
        .map(|region| Merge {
            first: index(region.start.0),
            last: index(region.end.0),
            column: index(region.start.1),
        })
        .collect())
}

/// Opens a workbook that was inspected.
pub(crate) fn open(bytes: &[u8]) -> Result<Book<'_>> {
    guarded(|| Book::new(Cursor::new(bytes)).map_err(|_| damaged()))
}

/// calamine adds and subtracts positions of the file unchecked, as `B2:A1`. What makes it panic is no workbook; a reader
/// that was given up in the middle is not used again.
fn guarded<T>(read: impl FnOnce() -> Result<T>) -> Result<T> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| Err(damaged()))
}

fn value_of(value: &DataRef<'_>, is_formula: bool) -> (String, Option<Mark>) {
    let formula = is_formula.then_some(Mark::Formula);
    match value {
        DataRef::Int(number) => (number.to_string(), formula),
        DataRef::Float(number) => (number_text(*number), formula),
        DataRef::String(text) => (text.replace("\r\n", "\n"), formula),
        DataRef::SharedString(text) => (text.replace("\r\n", "\n"), formula),
        DataRef::Bool(true) => ("TRUE".to_owned(), formula),
        DataRef::Bool(false) => ("FALSE".to_owned(), formula),
        DataRef::DateTime(_) | DataRef::DateTimeIso(_) | DataRef::DurationIso(_) => {
            (String::new(), Some(Mark::Date))
        }
        DataRef::Error(_) => (String::new(), Some(Mark::Error)),
        DataRef::Empty => (String::new(), is_formula.then_some(Mark::Uncalculated)),
    }
}

fn index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
