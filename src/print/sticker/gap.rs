//! Labels between the stickers of two classes: they say which class begins, so that a cut sheet is handed to the right teacher.

use super::content::Content;
use crate::print::engine::{Align, Anchor, Canvas, Ink, Place, Shaping, Style};
use crate::print::sheet::{Between, Placement};

/// What stays blank left and right at least (mm).
const EDGE: f32 = 3.0;

/// A label between two classes.
pub(super) struct Gap<'a> {
    /// Counted through all pages.
    pub(super) slot: usize,
    class: &'a str,
    /// How many stickers of the class follow.
    count: usize,
}

/// All labels between classes, in the order of the pages.
pub(super) fn gaps<'a>(placement: &Placement, stickers: &[(usize, &'a Content)]) -> Vec<Gap<'a>> {
    let per_page = placement.sheet.labels_per_page();
    // A class that begins a page needs no label, and least of all one on the page before.
    let are_marked = |free: usize, first: usize| {
        placement.between == Between::GapLabels && free / per_page == first / per_page
    };
    let runs: Vec<_> = stickers.chunk_by(|(_, a), (_, b)| a.class() == b.class()).collect();
    let gaps = runs.into_iter().scan(None, |free, run| {
        let (first, content) = run.first().copied().expect("chunks are not empty");
        let last = run.last().map_or(first, |(slot, _)| *slot);
        let from = free.replace(last + 1).filter(|free| are_marked(*free, first)).unwrap_or(first);
        Some((from..first).map(|slot| Gap { slot, class: content.class(), count: run.len() }))
    });
    gaps.flatten().collect()
}

impl Gap<'_> {
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, shaping: &mut Shaping, on: &Placement) {
        let (x, y) = on.corner(self.slot);
        let (width, height) = (on.sheet.width, on.sheet.height);
        let edge = on.sheet.blank_edge().0.max(EDGE);
        let place = |top: f32, part: f32, style, size| Place {
            align: Align::Middle,
            anchor: Anchor::Middle,
            lines: 2,
            ..Place::new(
                [x + edge, y + top * height, width - 2.0 * edge, part * height],
                style,
                size,
            )
        };
        let class = Place { min: 8.0, ..place(0.2, 0.4, Style::Bold, 18.0) };
        class.write(canvas, shaping, self.class);
        let plural = if self.count == 1 { "" } else { "s" };
        let count = format!("{} sticker{plural} from here on", self.count);
        place(0.6, 0.2, Style::Regular, 8.0).in_ink(Ink::GREY).write(canvas, shaping, &count);
    }
}
