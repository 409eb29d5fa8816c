//! A box for text on paper, and writing into it.

use super::fit::{ASCENT, DESCENT, Fitted, Room, fit};
use super::ink::Ink;
use super::line::Span;
use super::page::{Canvas, POINTS};
use super::text::{Shaping, Style};

/// Where a line starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Align {
    Left,
    Middle,
    Right,
}

/// Which end of its box a text that does not fill it keeps to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Anchor {
    Top,
    Middle,
    Bottom,
}

/// A box for text; lengths in mm, sizes in points.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    pub(crate) x: f32,
    pub(crate) y: f32,
    pub(crate) width: f32,
    pub(crate) height: f32,
    pub(crate) style: Style,
    pub(crate) ink: Ink,
    /// The size to start from.
    pub(crate) max: f32,
    /// Below this size the text wraps.
    pub(crate) min: f32,
    pub(crate) lines: u16,
    pub(crate) align: Align,
    pub(crate) anchor: Anchor,
}

impl Place {
    /// A box for a few lines of running text, from its upper left corner.
    pub(crate) fn new([x, y, width, height]: [f32; 4], style: Style, size: f32) -> Self {
        let (ink, align, anchor) = (Ink::BLACK, Align::Left, Anchor::Top);
        Self { x, y, width, height, style, ink, max: size, min: size, lines: 6, align, anchor }
    }

    /// The same in another colour.
    pub(crate) fn in_ink(self, ink: Ink) -> Self {
        Self { ink, ..self }
    }

    /// So much higher, with letters so much larger.
    pub(crate) fn scaled(self, height: f32, size: f32) -> Self {
        Self { height: height * self.height, max: size * self.max, min: size * self.min, ..self }
    }

    /// Fits a paragraph into the box.
    pub(crate) fn fit(&self, shaping: &mut Shaping, spans: &[Span<'_>], max: f32) -> Fitted {
        let (width, height) = (self.width * POINTS, self.height * POINTS);
        fit(shaping, spans, &Room { width, height, max, min: self.min, lines: self.lines })
    }

    /// Draws a fitted paragraph; lengths count from this corner.
    pub(crate) fn draw(&self, canvas: &mut Canvas<'_>, corner: (f32, f32), fitted: &Fitted) {
        let em = fitted.size / POINTS;
        let (x, y) = (corner.0 + self.x, corner.1 + self.y);
        let further = fitted.further();
        let mut baseline = match self.anchor {
            Anchor::Top => y + ASCENT * em,
            Anchor::Middle => y + f32::midpoint(self.height, (ASCENT - DESCENT - further) * em),
            Anchor::Bottom => y + self.height - (DESCENT + further) * em,
        };
        for line in &fitted.lines {
            let left_over = self.width - line.width * em;
            let indent = match self.align {
                Align::Left => 0.0,
                Align::Middle => left_over / 2.0,
                Align::Right => left_over,
            };
            canvas.line((x + indent, baseline), fitted.size, line);
            baseline += fitted.leading * em;
        }
    }

    /// Writes a text into the box and returns the height that it took.
    pub(crate) fn write(&self, canvas: &mut Canvas<'_>, shaping: &mut Shaping, text: &str) -> f32 {
        let span = Span { text, style: self.style, scale: 1.0, ink: self.ink };
        let fitted = self.fit(shaping, &[span], self.max);
        self.draw(canvas, (0.0, 0.0), &fitted);
        (ASCENT + DESCENT + fitted.further()) * fitted.size / POINTS
    }
}
