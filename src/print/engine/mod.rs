//! What any paper is made of: fonts, fitted text, lines and squares on the pages of a PDF.

mod breaks;
mod fit;
mod fonts;
mod ink;
mod line;
mod page;
mod place;
mod qr;
mod text;

pub(crate) use fit::Fitted;
pub use fonts::unprintable;
pub(crate) use fonts::{is_invisible, joins, latin_part};
pub(crate) use ink::Ink;
pub(crate) use line::Span;
pub use page::Pages;
pub(crate) use page::{Canvas, Pdf, Pen};
pub(crate) use place::{Align, Anchor, Place};
pub(crate) use qr::Qr;
pub use qr::code_of;
pub(crate) use text::{Shaping, Style};
