//! Paper: data in, PDF bytes out. Opens no files, reads no clock, draws no random numbers, and
//! knows neither stores nor terminals. The same input gives the same bytes on every machine.

mod content;
mod error;
mod fit;
mod fonts;
mod layout;
mod page;
mod qr;
mod setting;
mod sheet;
mod sheets;
mod sticker;
mod text;

pub use error::PrintError;
pub use fonts::unprintable;
pub use sheet::Sheet;
pub use sticker::{Sticker, stickers};
