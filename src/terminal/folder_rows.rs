//! A CSV file for spreadsheets in an output folder.

use std::fs::File;
use std::io::{BufWriter, Write as _};

use crate::files::{FileError, NewFolder};
use crate::rows::{Cell, Column, Format, Layout, RowWriter, UNICODE_MARK};

/// Rows on their way into a file.
pub struct FolderRows<'a> {
    folder: &'a NewFolder,
    name: String,
    rows: RowWriter<BufWriter<File>>,
}

impl<'a> FolderRows<'a> {
    /// Starts the file with its headings.
    pub fn begin(
        folder: &'a NewFolder,
        name: &str,
        columns: &'static [Column],
    ) -> Result<Self, FileError> {
        let rows = folder.file(name).and_then(|mut file| {
            file.write_all(UNICODE_MARK.as_bytes())?;
            RowWriter::new(file, Layout::new(columns, Format::Csv))
        });
        let rows = rows.map_err(|cause| folder.failed(name, cause))?;
        Ok(Self { folder, name: name.to_owned(), rows })
    }

    /// Adds a row; it has a cell for every column.
    pub fn push(&mut self, row: &[Cell<'_>]) -> Result<(), FileError> {
        self.rows.push(row).map_err(|cause| self.folder.failed(&self.name, cause))
    }

    /// Hands over what is left.
    pub fn finish(self) -> Result<(), FileError> {
        self.rows.finish().map_err(|cause| self.folder.failed(&self.name, cause))
    }
}
