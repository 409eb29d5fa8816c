//! Login stickers: what stands on one, where, and how large.

mod boxes;
mod built_in;
mod content;
mod logo;
mod stickers;
mod template;
mod template_text;
mod typeset;

pub(crate) use boxes::{Field, Layout, QrBox, TextBox};
pub use built_in::Part;
pub(crate) use built_in::layout;
pub(crate) use content::{Content, clean, printable, printable_name};
pub use stickers::{Look, Pages, Sticker, stickers};
pub use template::{Template, TemplateError};
pub use template_text::template_of;
pub(crate) use typeset::{Desk, Setter};
