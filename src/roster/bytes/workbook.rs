//! A workbook as one table for each sheet that was asked for.

use super::archive::{self, Format};
use super::grid::Grid;
use super::sheet::{Sheet, Workbook};
use super::table::Table;
use super::{ods, xlsx};
use crate::domain::printable;
use crate::roster::{Result, RosterError};

/// The tables of a workbook, and the sheets that were left out because they are hidden.
pub(crate) struct Tables {
    pub(crate) tables: Vec<Table<'static>>,
    pub(crate) hidden: Vec<String>,
}

/// Reads the sheets that were asked for; without a word about it, all that are not hidden.
pub(crate) fn tables(name: &str, bytes: &[u8], asked: &[String]) -> Result<Tables> {
    let mut book: Box<dyn Workbook + '_> = match archive::inspect(bytes)? {
        Format::Xlsx => Box::new(xlsx::open(bytes)?),
        Format::Ods => Box::new(ods::open(bytes)?),
    };
    let (wanted, hidden) = wanted(book.sheets(), asked)?;
    let mut seen = 0;
    let mut tables = Vec::new();
    for sheet in wanted {
        let mut grid = Grid::default();
        grid.count(seen)?;
        let merges = book.read(&sheet, &mut grid)?;
        seen = grid.seen();
        let mut table = Table::default();
        table.source = format!("{name} [{}]", printable(&sheet)).into();
        table.sheet = Some(sheet);
        grid.fill(&merges, &mut table)?;
        tables.push(table);
    }
    Ok(Tables { tables, hidden })
}

/// The names of the sheets to read, and of those that are hidden and were not asked for.
fn wanted(sheets: Vec<Sheet>, asked: &[String]) -> Result<(Vec<String>, Vec<String>)> {
    let is_there = |name: &&String| sheets.iter().any(|sheet| sheet.name == **name);
    if let Some(unknown) = asked.iter().find(|name| !is_there(name)) {
        let there = sheets.into_iter().map(|sheet| sheet.name).collect();
        return Err(RosterError::NoSheet { wanted: unknown.clone(), there });
    }
    if asked.is_empty() {
        let (hidden, shown): (Vec<_>, _) = sheets.into_iter().partition(|sheet| sheet.is_hidden);
        let names = |sheets: Vec<Sheet>| sheets.into_iter().map(|sheet| sheet.name).collect();
        return Ok((names(shown), names(hidden)));
    }
    let names = sheets.into_iter().map(|sheet| sheet.name);
    Ok((names.filter(|name| asked.contains(name)).collect(), Vec::new()))
}
