//! Login stickers: what stands on one, where, and how large.

mod boxes;
mod built_in;
mod content;
mod gap;
mod part;
mod sample;
mod stickers;
mod template;
mod template_box;
mod template_text;
mod typeset;

pub use boxes::Layout;
pub(crate) use boxes::{Field, QrBox, TextBox};
pub use content::Sticker;
pub(crate) use content::{Content, cleaned, printable_name};
pub use part::Part;
pub(crate) use sample::Sample;
pub use stickers::{Look, stickers};
pub use template::Template;
pub use template_text::template_of;
pub(crate) use typeset::{Desk, Setter};
