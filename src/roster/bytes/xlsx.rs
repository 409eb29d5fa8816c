//! Sheets of an Excel workbook, cell by cell: asking for a whole range would reserve memory for one far-away cell.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, Reader as _, SheetType, SheetVisible, Style, Xlsx};

use super::archive::damaged;
use super::grid::{Grid, GridCell, Merge};
use super::sheet::{Sheet, Workbook};
use super::table::Mark;
use super::{number, unseen};
use crate::roster::Result;

type Cells<'a> = Xlsx<Cursor<&'a [u8]>>;

/// A workbook, and its bytes for what the reader of cells does not tell.
pub(crate) struct Book<'a> {
    cells: Cells<'a>,
    bytes: &'a [u8],
}

impl Workbook for Book<'_> {
    fn sheets(&self) -> Vec<Sheet> {
        let sheets = self.cells.sheets_metadata().iter();
        let sheets = sheets.filter(|sheet| sheet.typ == SheetType::WorkSheet);
        sheets
            .map(|sheet| Sheet {
                name: sheet.name.clone(),
                is_hidden: sheet.visible != SheetVisible::Visible,
            })
            .collect()
    }

    fn read(&mut self, sheet: &str, grid: &mut Grid) -> Result<Vec<Merge>> {
        let formulas = unseen::look(self.bytes, sheet, grid)?;
        let is_formula = |at| formulas.contains(&at);
        guarded(|| read_sheet(&mut self.cells, sheet, &is_formula, grid))
    }
}

fn read_sheet(
    book: &mut Cells<'_>,
    sheet: &str,
    is_formula: &dyn Fn((usize, usize)) -> bool,
    grid: &mut Grid,
) -> Result<Vec<Merge>> {
    let regions = book.merge_cells_by_sheet_name(sheet).map_err(|_| damaged())?;
    let mut cells = book.worksheet_cells_reader(sheet).map_err(|_| damaged())?;
    while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(|_| damaged())? {
        let (row, column) = cell.get_position();
        let at = (index(row), index(column));
        let (text, mark) = value_of(cell.get_value(), cells.styles().get(style), is_formula(at));
        grid.push(GridCell { at, text, mark })?;
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
    let cells = guarded(|| Cells::new(Cursor::new(bytes)).map_err(|_| damaged()))?;
    Ok(Book { cells, bytes })
}

/// calamine adds and subtracts positions of the file unchecked, as `B2:A1`. What makes it panic is no workbook; a reader
/// that was given up in the middle is not used again.
fn guarded<T>(read: impl FnOnce() -> Result<T>) -> Result<T> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| Err(damaged()))
}

fn value_of(
    value: &DataRef<'_>,
    style: Option<&Style>,
    is_formula: bool,
) -> (String, Option<Mark>) {
    let formula = is_formula.then_some(Mark::Formula);
    let shown = |number: f64| {
        let format = style.and_then(|style| style.number_format.as_ref());
        let format = format.map_or("General", |format| format.format_code.as_str());
        let text = number::shown(number, format);
        text.map_or((String::new(), Some(Mark::Number)), |text| (text, formula))
    };
    match value {
        DataRef::Int(number) => (number.to_string(), formula),
        DataRef::Float(number) => shown(*number),
        DataRef::String(text) => (text.replace("\r\n", "\n"), formula),
        DataRef::SharedString(text) => (text.replace("\r\n", "\n"), formula),
        // The text is for columns that tell who is there still.
        DataRef::Bool(truth) => (truth.to_string().to_uppercase(), Some(Mark::Truth)),
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
