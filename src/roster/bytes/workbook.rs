//! A workbook as one table for each sheet that was asked for.

use super::archive::{self, Format};
use super::grid::{Grid, Merge};
use super::table::Table;
use super::{ods, xlsx};
use crate::domain::printable;
use crate::roster::{Options, Place, RosterError, Source, Warning};

/// A sheet before it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sheet {
    pub(crate) name: String,
    pub(crate) is_hidden: bool,
}

/// What the two formats have in common.
pub(crate) trait Workbook {
    /// The sheets, in their order.
    fn sheets(&self) -> Vec<Sheet>;

    /// Reads the cells of a sheet, and says which of them are merged.
    fn read(&mut self, sheet: &str, grid: &mut Grid) -> Result<Vec<Merge>, RosterError>;
}

/// Reads the sheets that were asked for; without a word about it, all that are not hidden.
pub(crate) fn tables(
    source: &Source,
    options: &Options,
    warnings: &mut Vec<Warning>,
) -> Result<Vec<Table<'static>>, RosterError> {
    let mut book: Box<dyn Workbook + '_> = match archive::inspect(&source.bytes)? {
        Format::Xlsx => Box::new(xlsx::open(&source.bytes)?),
        Format::Ods => Box::new(ods::open(&source.bytes)?),
    };
    let mut seen = 0;
    let mut tables = Vec::new();
    for sheet in wanted(&book.sheets(), source, options, warnings)? {
        let mut grid = Grid::default();
        grid.count(seen)?;
        let merges = book.read(&sheet, &mut grid)?;
        seen = grid.seen();
        let mut table = Table::default();
        table.source = format!("{} [{}]", source.name, printable(&sheet)).into();
        table.sheet = Some(sheet);
        grid.fill(&merges, &mut table)?;
        tables.push(table);
    }
    Ok(tables)
}

fn wanted(
    sheets: &[Sheet],
    source: &Source,
    options: &Options,
    warnings: &mut Vec<Warning>,
) -> Result<Vec<String>, RosterError> {
    let names = || sheets.iter().map(|sheet| sheet.name.clone());
    if let Some(unknown) = options.sheets.iter().find(|name| !names().any(|own| own == **name)) {
        return Err(RosterError::NoSheet { wanted: unknown.clone(), there: names().collect() });
    }
    let is_wanted = |sheet: &&Sheet| match options.sheets.as_slice() {
        [] => !sheet.is_hidden,
        some => some.contains(&sheet.name),
    };
    for hidden in sheets.iter().filter(|sheet| sheet.is_hidden && options.sheets.is_empty()) {
        let place = Place { source: source.name.as_str().into(), line: 0 };
        let name = &hidden.name;
        let text = format!("sheet \"{name}\" is hidden and was skipped; --worksheet reads it");
        warnings.push(Warning { place, text });
    }
    Ok(sheets.iter().filter(is_wanted).map(|sheet| sheet.name.clone()).collect())
}
