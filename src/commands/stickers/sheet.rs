//! The label sheet in the printer, and how it is used this time.

use crate::commands::flags::one_of::one_of;
use crate::commands::manual::complete;
use crate::domain::Settings;
use crate::ops::{Form, Order, school_look};
use crate::print::{Between, Look, Part, Placement, Sheet};
use crate::terminal::Error;

/// How one print differs from the school's others.
#[derive(clap::Args)]
pub struct SheetArgs {
    /// Another label sheet than the school's, this once; its stickers look as built in
    #[arg(long, value_name = "SHEET", add = complete::sheet())]
    sheet: Option<String>,
    /// Start at this label of the first sheet, counted along the rows
    #[arg(long, value_name = "N")]
    start_at: Option<usize>,
    /// Start each class on a new sheet, not behind labels that name it
    #[arg(long)]
    new_sheet_per_class: bool,
    /// By class and register number, or by name [default: class]
    #[arg(long, value_name = "ORDER", value_parser = one_of::<Order>())]
    sort: Option<Order>,
    /// Draw the edges of the labels, for a look on plain paper
    #[arg(long)]
    outlines: bool,
}

/// The flags of this struct, for flags beside which they make no sense.
pub const SHEET_FLAGS: [&str; 5] = ["sheet", "start_at", "new_sheet_per_class", "sort", "outlines"];

/// A sheet by its name, or the school's.
pub fn on_sheet(settings: &Settings, name: Option<&str>) -> Result<(Placement, Look), Error> {
    let (school, look) = school_look(settings)?;
    let Some(sheet) = name.map(Sheet::named).transpose()? else { return Ok((school, look)) };
    let look = if sheet == school.sheet { look } else { Look::BuiltIn(Part::Whole) };
    Ok((Placement { sheet, ..school }, look))
}

impl SheetArgs {
    /// Stickers with all that is asked for; of a part of them, as built in.
    pub fn stickers(&self, settings: &Settings, part: Part) -> Result<Form, Error> {
        let (placement, look) = on_sheet(settings, self.sheet.as_deref())?;
        let look = if part == Part::Whole { look } else { Look::BuiltIn(part) };
        Ok(Form::Stickers(self.used(placement)?, self.order(), look))
    }

    /// Login IDs and passwords apart.
    pub fn split(&self, settings: &Settings) -> Result<Form, Error> {
        let (placement, _) = on_sheet(settings, self.sheet.as_deref())?;
        Ok(Form::Split(self.used(placement)?, self.order()))
    }

    fn used(&self, placement: Placement) -> Result<Placement, Error> {
        let sheet = &placement.sheet;
        let (labels, start_at) = (sheet.labels_per_page(), self.start_at.unwrap_or(1));
        if !(1..=labels).contains(&start_at) {
            let error = format!("--start-at {start_at}: {} has labels 1 to {labels}", sheet.name);
            return Err(Error::refused(error));
        }
        Ok(Placement {
            skip: start_at - 1,
            between: match self.order() {
                _ if self.new_sheet_per_class => Between::NewSheet,
                Order::Class => Between::GapLabels,
                Order::Name => Between::Nothing,
            },
            outlines: self.outlines,
            ..placement
        })
    }

    fn order(&self) -> Order {
        self.sort.unwrap_or_default()
    }
}
