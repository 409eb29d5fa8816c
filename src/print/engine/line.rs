//! A line of text: stretches in one look, shaped, and how wide they are together.

use std::sync::Arc;

use super::fonts::TAMIL;
use super::ink::Ink;
use super::text::{Shaped, Shaping, Style};

/// A stretch of text in one look. A paragraph is one or more of them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Span<'a> {
    pub(crate) text: &'a str,
    pub(crate) style: Style,
    /// Size relative to the paragraph's.
    pub(crate) scale: f32,
    pub(crate) ink: Ink,
}

/// One line; widths are in em of the paragraph.
#[derive(Debug, Clone, Default)]
pub(crate) struct Line {
    pub(crate) pieces: Vec<Piece>,
    pub(crate) width: f32,
}

/// A shaped span, or the part of it that stands on this line.
#[derive(Debug, Clone)]
pub(crate) struct Piece {
    pub(crate) shaped: Arc<Shaped>,
    pub(crate) scale: f32,
    pub(crate) ink: Ink,
}

impl Line {
    pub(super) fn shape(shaping: &mut Shaping, spans: &[Span<'_>]) -> Self {
        let mut line = Self::default();
        for span in spans {
            let shaped = shaping.shape(span.text, span.style);
            line.width += shaped.width * span.scale;
            line.pieces.push(Piece { shaped, scale: span.scale, ink: span.ink });
        }
        line
    }

    /// From its baseline to that of the next line, in em: Tamil letters need more room.
    pub(super) fn leading(&self) -> f32 {
        let mut runs = self.pieces.iter().flat_map(|piece| &piece.shaped.runs);
        if runs.any(|run| TAMIL.contains(&run.face)) { 1.35 } else { 1.14 }
    }
}
