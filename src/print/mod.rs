//! Paper: data in, PDF bytes out. Opens no files, reads no clock, draws no random numbers, and
//! knows neither stores nor terminals. The same input gives the same bytes on every machine.

mod boxes;
mod calibration;
mod content;
mod cover;
mod custom;
mod error;
mod fit;
mod fonts;
mod ink;
mod layout;
mod logo;
mod page;
mod place;
mod placement;
mod qr;
mod setting;
mod sheet;
mod sheets;
mod slips;
mod sticker;
mod template;
mod template_text;
mod text;

pub use calibration::test_page;
pub use custom::CustomError;
pub use error::PrintError;
pub use fonts::unprintable;
pub use layout::Part;
pub use placement::Placement;
pub use qr::code_of;
pub use sheet::Sheet;
pub use slips::{LeftOutLine, Origin, Pack, slips};
pub use sticker::{Look, Pages, Sticker, stickers};
pub use template::{Template, TemplateError};
pub use template_text::template_of;
