//! Rows as JSON: objects in an array, or one a line. An object is put together in memory, everything else as it comes.

use std::io::{self, Write};

use serde::{Serialize, Serializer};

use super::{Cell, Layout};

/// Writes objects.
pub(super) struct JsonWriter<W: Write> {
    out: W,
    /// The object that is being written; kept for its room.
    bytes: Vec<u8>,
    is_empty: bool,
}

/// A row with the names of its fields.
struct Object<'r>(&'r Layout, &'r [Cell<'r>]);

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(layout, row) = self;
        serializer.collect_map(layout.columns().map(|column| column.field).zip(layout.cells(row)))
    }
}

impl<W: Write> JsonWriter<W> {
    pub(super) fn new(out: W) -> Self {
        Self { out, bytes: Vec::new(), is_empty: true }
    }

    /// Adds an object to the array. Written as an array of its own it has the right indent; only the brackets go.
    pub(super) fn element(&mut self, layout: &Layout, row: &[Cell<'_>]) -> io::Result<()> {
        self.bytes.clear();
        serde_json::to_writer_pretty(&mut self.bytes, &[Object(layout, row)])?;
        let element = self.bytes.strip_prefix(b"[").and_then(|rest| rest.strip_suffix(b"\n]"));
        self.out.write_all(if self.is_empty { b"[" } else { b"," })?;
        self.is_empty = false;
        self.out.write_all(element.unwrap_or_default())
    }

    /// Ends the array.
    pub(super) fn finish(mut self) -> io::Result<()> {
        self.out.write_all(if self.is_empty { b"[]\n" } else { b"\n]\n" })
    }

    /// Adds an object as a line.
    pub(super) fn line(&mut self, layout: &Layout, row: &[Cell<'_>]) -> io::Result<()> {
        self.bytes.clear();
        serde_json::to_writer(&mut self.bytes, &Object(layout, row))?;
        self.bytes.push(b'\n');
        self.out.write_all(&self.bytes)
    }
}
