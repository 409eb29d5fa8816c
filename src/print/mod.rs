//! Paper: data in, PDF bytes out. Opens no files, reads no clock, draws no random numbers, and
//! knows neither stores nor terminals. The same input gives the same bytes on every machine.

mod calibration;
mod engine;
mod error;
mod sheet;
mod slip;
mod sticker;

pub use calibration::{Calibration, test_page};
pub use engine::{Pages, code_of, unprintable};
pub use error::PrintError;
pub use sheet::{Between, Placement, Sheet};
pub use slip::{LeftOutLine, Origin, Pack, slips};
pub use sticker::{Layout, Look, Part, Sticker, Template, stickers, template_of};
