//! Where the stickers of one print go: which sheet, from which label on, and how far shifted.

use super::geometry::Sheet;
use crate::print::engine::{Canvas, Ink, Pen};

/// A sheet, and how it is used this time.
#[derive(Debug, Clone)]
pub struct Placement {
    /// The label sheet.
    pub sheet: Sheet,
    /// How many labels of the first sheet are used up already.
    pub skip: usize,
    /// How far everything is shifted to the right and down (mm).
    pub nudge: (f32, f32),
    /// Each class starts on a sheet of its own.
    pub new_sheet_per_class: bool,
    /// The labels' edges are drawn, for a look on plain paper.
    pub outlines: bool,
}

const OUTLINE: Pen = Pen { ink: Ink::PALE, width: 0.2, dash: None };

impl Placement {
    /// From the first label on, unshifted.
    pub fn on(sheet: Sheet) -> Self {
        Self { sheet, skip: 0, nudge: (0.0, 0.0), new_sheet_per_class: false, outlines: false }
    }

    /// The label of each sticker, counted through all pages, by the stickers' classes.
    pub(crate) fn slots<'a>(&self, classes: impl Iterator<Item = &'a str>) -> Vec<usize> {
        let (mut next, mut last) = (self.skip, None);
        let slot = |class: &'a str| {
            let is_new = last.replace(class).is_some_and(|last| last != class);
            if is_new && self.new_sheet_per_class {
                next = next.next_multiple_of(self.sheet.labels_per_page());
            }
            next += 1;
            next - 1
        };
        classes.map(slot).collect()
    }

    /// Upper left corner of a label.
    pub(crate) fn corner(&self, slot: usize) -> (f32, f32) {
        let (x, y) = self.sheet.label_corner(slot);
        (x + self.nudge.0, y + self.nudge.1)
    }

    /// Draws the edges of all labels of a page.
    pub(crate) fn draw_outlines(&self, canvas: &mut Canvas<'_>) {
        for slot in 0..self.sheet.labels_per_page() {
            let (x, y) = self.corner(slot);
            canvas.frame(OUTLINE, [x, y, self.sheet.width, self.sheet.height]);
        }
    }
}
