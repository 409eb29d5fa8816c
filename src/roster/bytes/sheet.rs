//! What the sheets of both kinds of workbook have in common.

use super::grid::{Grid, Merge};
use crate::roster::Result;

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
    fn read(&mut self, sheet: &str, grid: &mut Grid) -> Result<Vec<Merge>>;
}
