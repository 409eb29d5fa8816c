//! A CSV file for spreadsheets in an output folder.

use std::fs::File;
use std::io::{BufWriter, Write as _};

use super::error::Error;
use super::{CellOf, Column, Format, OutputFolder, RowWriter};

/// The sign in front from which Excel knows that a file is in UTF-8; it takes other files for an older encoding.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Rows on their way into a file.
pub struct FolderRows<'a> {
    folder: &'a OutputFolder,
    name: String,
    rows: RowWriter<BufWriter<File>>,
}

impl<'a> FolderRows<'a> {
    /// Starts the file with its headings.
    pub fn begin(
        folder: &'a OutputFolder,
        name: &str,
        columns: &'static [Column],
    ) -> Result<Self, Error> {
        let rows = folder.file(name).and_then(|mut file| {
            file.write_all(BYTE_ORDER_MARK.as_bytes())?;
            RowWriter::new(file, columns, Format::Csv)
        });
        let rows = rows.map_err(|cause| folder.failed(name, cause))?;
        Ok(Self { folder, name: name.to_owned(), rows })
    }

    /// Adds a row; it has a cell for every column.
    pub fn push(&mut self, row: &[CellOf<'_>]) -> Result<(), Error> {
        self.rows.push(row).map_err(|cause| self.folder.failed(&self.name, cause))
    }

    /// Hands over what is left.
    pub fn finish(self) -> Result<(), Error> {
        self.rows.finish().map_err(|cause| self.folder.failed(&self.name, cause))
    }
}
