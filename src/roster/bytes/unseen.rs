//! What the eye does not see on a sheet of an Excel workbook: rows that a filter hides, hidden columns, and formulas.
//! The reader of cells tells nothing of it.

use std::collections::HashSet;

use quick_xml::events::{BytesStart, Event};

use super::archive::{damaged, part};
use super::grid::Grid;
use super::xml::{attribute, event, reader};
use crate::roster::Result;

/// Hides in the grid what is hidden on a sheet, and finds the cells that have formulas.
pub(crate) fn look(book: &[u8], sheet: &str, grid: &mut Grid) -> Result<HashSet<(usize, usize)>> {
    let mut formulas = HashSet::new();
    let Some(path) = path_of(book, sheet)? else { return Ok(formulas) };
    let text = part(book, &path)?;
    let mut reader = reader(&text);
    let mut row = 0_usize;
    // A cell that does not say where it stands follows the one before.
    let mut column = 0_usize;
    loop {
        match event(&mut reader)? {
            Event::Start(element) => match element.local_name().as_ref() {
                "col" if is_hidden(&element)? => {
                    let [first, last] = ["min", "max"].map(|name| number(&element, name));
                    grid.hide_columns(first?.unwrap_or(1), last?.unwrap_or(1));
                }
                "row" => {
                    row = number(&element, "r")?.unwrap_or(row.saturating_add(1));
                    column = 0;
                    let is_flat = attribute(&element, "ht")?.is_some_and(|height| height == "0");
                    if is_flat || is_hidden(&element)? {
                        grid.hide_row(row);
                    }
                }
                "c" => column = column_of(&element)?.unwrap_or(column.saturating_add(1)),
                "f" => drop(formulas.insert((row.saturating_sub(1), column.saturating_sub(1)))),
                _ => {}
            },
            Event::Eof => return Ok(formulas),
            _ => {}
        }
    }
}

/// The part that holds a sheet.
fn path_of(book: &[u8], sheet: &str) -> Result<Option<String>> {
    let id = find(&part(book, "xl/workbook.xml")?, "sheet", ("name", sheet), "r:id")?;
    let Some(id) = id else { return Ok(None) };
    let target =
        find(&part(book, "xl/_rels/workbook.xml.rels")?, "Relationship", ("Id", &id), "Target")?;
    Ok(target.map(|target| match target.strip_prefix('/') {
        Some(path) => path.to_owned(),
        None => format!("xl/{target}"),
    }))
}

/// An attribute of the element that another attribute tells.
fn find(
    text: &str,
    element: &str,
    (key, value): (&str, &str),
    wanted: &str,
) -> Result<Option<String>> {
    let mut reader = reader(text);
    loop {
        match event(&mut reader)? {
            Event::Start(found)
                if found.local_name().as_ref() == element
                    && attribute(&found, key)?.as_deref() == Some(value) =>
            {
                return attribute(&found, wanted);
            }
            Event::Eof => return Ok(None),
            _ => {}
        }
    }
}

fn is_hidden(element: &BytesStart<'_>) -> Result<bool> {
    Ok(attribute(element, "hidden")?.is_some_and(|hidden| hidden == "1" || hidden == "true"))
}

fn number(element: &BytesStart<'_>, name: &str) -> Result<Option<usize>> {
    let number = attribute(element, name)?.map(|number| number.parse().map_err(|_| damaged()));
    number.transpose()
}

/// `C` of `C12` is the third column.
fn column_of(cell: &BytesStart<'_>) -> Result<Option<usize>> {
    let place = attribute(cell, "r")?;
    Ok(place.map(|place| {
        let letters = place.bytes().take_while(u8::is_ascii_alphabetic);
        letters.fold(0_usize, |column, letter| {
            let place = usize::from(letter.to_ascii_uppercase() - b'A') + 1;
            column.saturating_mul(26).saturating_add(place)
        })
    }))
}
