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
    pub between: Between,
    /// The labels' edges are drawn, for a look on plain paper.
    pub outlines: bool,
}

/// What lies between the stickers of two classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Between {
    Nothing,
    /// A label in each column that says which class begins: a strip may be cut off and handed on.
    GapLabels,
    /// The rest of the sheet.
    NewSheet,
}

const OUTLINE: Pen = Pen { ink: Ink::PALE, width: 0.2, dash: None };

impl Placement {
    /// From the first label on, unshifted.
    pub fn on(sheet: Sheet) -> Self {
        let between = Between::GapLabels;
        Self { sheet, skip: 0, nudge: (0.0, 0.0), between, outlines: false }
    }

    /// The label of each sticker, counted through all pages, by the stickers' classes.
    pub(crate) fn slots<'a>(&self, classes: impl Iterator<Item = &'a str>) -> Vec<usize> {
        let (mut next, mut last) = (self.skip, None);
        let slot = |class: &'a str| {
            let is_new = last.replace(class).is_some_and(|last| last != class);
            if is_new {
                next = self.begin_of_class(next);
            }
            next += 1;
            next - 1
        };
        classes.map(slot).collect()
    }

    /// The label of a class's first sticker, if this is the next free one. On a page of its own it needs no label in front.
    fn begin_of_class(&self, free: usize) -> usize {
        let end = free.next_multiple_of(self.sheet.labels_per_page());
        match self.between {
            Between::Nothing => free,
            Between::GapLabels => end.min(free + usize::from(self.sheet.columns)),
            Between::NewSheet => end,
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Where stickers come to lie on a sheet of 3 by 7.
    fn check(between: Between, skip: usize, classes: &str, expected: &[usize]) {
        let sheet = Sheet::by_name("L7160").expect("known").clone();
        let placement = Placement { skip, between, ..Placement::on(sheet) };
        assert_eq!(placement.slots(classes.split(' ')), expected, "{between:?} {classes}");
    }

    #[test]
    fn a_class_begins_behind_a_label_in_each_column_or_on_a_new_sheet() {
        check(Between::Nothing, 0, "A A B C", &[0, 1, 2, 3]);
        check(Between::NewSheet, 0, "A A B C", &[0, 1, 21, 42]);
        check(Between::GapLabels, 0, "A A B C", &[0, 1, 5, 9]);
        check(Between::GapLabels, 4, "A A B B", &[4, 5, 9, 10]);
    }

    #[test]
    fn a_class_on_a_page_of_its_own_needs_no_label_in_front() {
        check(Between::GapLabels, 20, "A B", &[20, 21]);
        check(Between::GapLabels, 17, "A B", &[17, 21]);
        check(Between::GapLabels, 16, "A B", &[16, 20]);
    }
}
