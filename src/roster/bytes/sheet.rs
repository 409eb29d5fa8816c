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

/// Spreadsheets store whole numbers with a fraction of nothing: a register number is 1, never 1.0.
pub(crate) fn number_text(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 {
        format!("{number:.0}")
    } else {
        number.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_have_no_fraction() {
        assert_eq!(number_text(1.0), "1");
        assert_eq!(number_text(1.5), "1.5");
        assert_eq!(number_text(8_000_123.0), "8000123");
    }
}
