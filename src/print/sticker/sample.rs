//! A sticker of nobody, to look at before any is printed.

use super::built_in::layout;
use super::content::{Content, Sticker};
use super::stickers::Look;
use super::typeset::{SetSticker, Setter};
use crate::print::engine::Canvas;
use crate::print::error::Result;
use crate::print::sheet::Sheet;

/// A sticker that is set and can be drawn on any label.
pub(crate) struct Sample {
    setter: Setter,
    content: Content,
    sticker: SetSticker,
}

impl Sample {
    /// Sets it; `None` where it would not be legible.
    pub(crate) fn new(
        sheet: &Sheet,
        look: &Look,
        portal_url: &str,
        sticker: &Sticker<'_>,
    ) -> Result<Option<Self>> {
        let layout = match look {
            Look::BuiltIn(part) => layout(sheet, *part),
            Look::Template(layout) => Some(layout.clone()),
        };
        let Some(layout) = layout else { return Ok(None) };
        let content = Content::new(sticker)?;
        let setter = Setter::new(layout, portal_url, std::slice::from_ref(&content))?;
        let sticker = setter.set(&mut setter.desk(), &content);
        Ok(sticker.map(|sticker| Self { setter, content, sticker }))
    }

    /// Draws it on the labels with these corners.
    pub(crate) fn draw(&self, canvas: &mut Canvas<'_>, corners: impl Iterator<Item = (f32, f32)>) {
        let stamp = self.setter.stamp(canvas, &self.content);
        for corner in corners {
            self.setter.draw(canvas, &stamp, corner, &self.sticker);
        }
    }
}
