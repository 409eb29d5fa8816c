//! The label sheet, by name.

use crate::error::Error;
use crate::print::Sheet;

/// Which label sheet is in the printer.
#[derive(clap::Args)]
pub struct SheetArgs {
    /// The label sheet, by its maker's name (L7160, L7159, L7163)
    #[arg(long, value_name = "SHEET", default_value = "L7160")]
    sheet: String,
}

impl SheetArgs {
    /// The sheet of that name.
    pub fn sheet(&self) -> Result<&'static Sheet, Error> {
        Sheet::by_name(&self.sheet).ok_or_else(|| {
            let names: Vec<_> = Sheet::all().iter().map(Sheet::name).collect();
            let name = crate::domain::printable(&self.sheet);
            Error::refused(format!("no label sheet is called {name}"))
                .hint(format!("known are {}", names.join(", ")))
        })
    }
}
