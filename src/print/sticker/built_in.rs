//! Where the parts of the built-in sticker stand on a label: boxes in millimetres, made from the
//! label's size. It knows what goes where, not what it says.

use super::boxes::{Field, Layout, QUIET_PART, QrBox};
use super::part::{CHANGE_IT, LOGIN_ID, PASSWORD, Part};
use crate::print::engine::{Align, Anchor, Place, Style};
use crate::print::sheet::Sheet;

/// One line of the plan below; lengths in mm of a label at the plan's own height.
struct Row {
    field: Field,
    top: f32,
    height: f32,
    across: Across,
    style: Style,
    max: f32,
    min: f32,
    lines: u16,
    anchor: Anchor,
}

/// How much of the label's width a row takes.
#[derive(Clone, Copy)]
enum Across {
    /// Up to the QR code.
    Beside,
    /// The left and the right part of such a line.
    BesideStart,
    BesideEnd,
    /// All of it, below the QR code.
    Full,
    /// The left and the right part of a line that two fields share.
    Start,
    End,
}

/// A plan for labels of about a height.
struct Plan {
    height: f32,
    /// How much larger than planned it may be drawn on a label with room to spare.
    most: f32,
    /// Side of the QR code when it stands in the corner.
    qr: f32,
    /// What stays blank left and right, and above and below.
    edge: (f32, f32),
    rows: &'static [Row],
}

const fn row(
    field: Field,
    [top, height]: [f32; 2],
    across: Across,
    style: Style,
    [max, min]: [f32; 2],
    lines: u16,
    anchor: Anchor,
) -> Row {
    Row { field, top, height, across, style, max, min, lines, anchor }
}

// One row a line: a plan is read as a table.
#[rustfmt::skip]
const TALL: Plan = Plan {
    height: 33.0,
    most: 1.4,
    qr: 11.6,
    edge: (3.0, 2.5),
    rows: &[
        row(Field::School, [0.0, 2.5], Across::Beside, Style::Regular, [6.5, 5.5], 2, Anchor::Top),
        row(Field::Name, [2.8, 6.3], Across::Beside, Style::Bold, [11.0, 8.0], 4, Anchor::Middle),
        row(Field::ClassAndNumber, [9.4, 3.1], Across::Beside, Style::Regular, [8.25, 6.0], 2, Anchor::Bottom),
        row(LOGIN_ID, [14.1, 2.0], Across::Start, Style::Regular, [5.75, 5.0], 1, Anchor::Bottom),
        row(Field::LoginAndDomain, [16.3, 7.05], Across::Full, Style::Distinct, [10.0, 7.5], 3, Anchor::Top),
        row(PASSWORD, [23.4, 2.0], Across::Start, Style::Regular, [5.75, 5.0], 1, Anchor::Bottom),
        row(Field::LastDay, [23.4, 2.0], Across::End, Style::Regular, [5.75, 5.0], 1, Anchor::Bottom),
        row(Field::Password, [25.6, 5.0], Across::Full, Style::Spaced, [16.0, 9.0], 1, Anchor::Middle),
        row(CHANGE_IT, [30.9, 2.1], Across::Start, Style::Regular, [6.0, 5.0], 1, Anchor::Bottom),
        row(Field::Portal, [14.1, PORTAL_HEIGHT], Across::End, Style::Regular, [6.0, 5.0], 1, Anchor::Bottom),
    ],
};

#[rustfmt::skip]
const SHORT: Plan = Plan {
    height: 21.0,
    most: 1.1,
    qr: 8.6,
    edge: (2.0, 1.6),
    rows: &[
        row(Field::Name, [0.0, 4.9], Across::Beside, Style::Bold, [9.5, 7.0], 3, Anchor::Top),
        row(Field::ClassAndNumber, [4.9, 2.7], Across::Beside, Style::Regular, [7.0, 5.5], 2, Anchor::Top),
        row(Field::School, [7.6, 2.1], Across::BesideStart, Style::Regular, [6.0, 5.0], 2, Anchor::Top),
        row(Field::Portal, [7.6, PORTAL_HEIGHT], Across::BesideEnd, Style::Regular, [6.0, 5.0], 1, Anchor::Top),
        row(Field::LoginAndDomain, [10.3, 4.7], Across::Full, Style::Distinct, [9.0, 7.0], 3, Anchor::Top),
        row(Field::Password, [15.0, 3.7], Across::Full, Style::Spaced, [14.0, 8.0], 1, Anchor::Middle),
        row(CHANGE_IT, [19.0, 2.0], Across::Start, Style::Regular, [5.5, 4.5], 1, Anchor::Bottom),
        row(Field::LastDay, [19.0, 2.0], Across::End, Style::Regular, [5.5, 4.5], 1, Anchor::Bottom),
    ],
};

/// No label smaller than this holds a sticker that a child can read.
const SMALLEST: (f32, f32) = (41.0, 20.0);

/// From this width on, the QR code stands beside all the text and not only in a corner.
const WIDE: f32 = 75.0;

/// Height of the portal's address in both plans.
const PORTAL_HEIGHT: f32 = 2.1;

/// Width that the text needs beside a large QR code.
const COLUMN: f32 = 58.0;

/// The boxes of a sticker on a sheet's labels; `None` if those are too small for any.
pub(crate) fn layout(sheet: &Sheet, part: Part) -> Option<Layout> {
    [TALL, SHORT].iter().find_map(|plan| plan.on(sheet, part))
}

impl Sheet {
    /// Whether a sticker that a child can read fits on its labels.
    pub fn holds_stickers(&self) -> bool {
        layout(self, Part::Whole).is_some()
    }
}

impl Plan {
    fn on(&self, sheet: &Sheet, part: Part) -> Option<Layout> {
        let (blank_x, blank_y) = sheet.blank_edge();
        let (edge_x, edge_y) = (self.edge.0.max(blank_x), self.edge.1.max(blank_y));
        let (width, height) = (sheet.width - 2.0 * edge_x, sheet.height - 2.0 * edge_y);
        if width < SMALLEST.0 || height < SMALLEST.1 || height < 0.8 * self.height {
            return None;
        }
        let scale = (height / self.height).min(self.most);
        let top = edge_y + (height - scale * self.height) / 2.0;
        let wide = width >= WIDE;
        let qr = if wide {
            let side = ((width - COLUMN) / (1.0 + QUIET_PART)).min(0.64 * height).min(26.0);
            // Code and address stand in the middle together.
            let both = side * (1.0 + QUIET_PART) + PORTAL_HEIGHT * scale;
            QrBox { x: edge_x + width - side, y: edge_y + (height - both) / 2.0, side }
        } else {
            let side = self.qr * scale;
            QrBox { x: edge_x + width - side, y: top, side }
        };
        let beside = width - qr.side * (1.0 + QUIET_PART);
        let full = if wide { beside } else { width };
        let text_box = |row: &Row| {
            let place = row.place((edge_x, top), scale, beside, full);
            let is_under = wide && row.field == Field::Portal;
            let place = if is_under { under(qr, place, edge_x - blank_x) } else { place };
            part.text_box(&row.field, place)
        };
        Some(Layout {
            texts: self.rows.iter().filter(|row| part.has(&row.field)).map(text_box).collect(),
            qr: Some(QrBox { x: neat(qr.x), y: neat(qr.y), side: neat(qr.side) }),
            password_is_largest: part == Part::Whole,
        })
    }
}

/// Under the code, and a little wider than it where the label's edge leaves room.
fn under(qr: QrBox, place: Place, room: f32) -> Place {
    let over = (room - 0.02).clamp(0.0, 2.0);
    Place {
        x: neat(qr.x - over),
        y: neat(qr.y + qr.side * (1.0 + QUIET_PART) + 0.02),
        width: neat(qr.side + 2.0 * over),
        align: Align::Middle,
        ..place
    }
}

impl Row {
    fn place(&self, (left, top): (f32, f32), scale: f32, beside: f32, full: f32) -> Place {
        let (x, width) = match self.across {
            Across::Beside => (left, beside),
            Across::BesideStart => (left, 0.64 * beside),
            Across::BesideEnd => (left + 0.64 * beside, 0.36 * beside),
            Across::Full => (left, full),
            Across::Start => (left, 0.5 * full),
            Across::End => (left + 0.5 * full, 0.5 * full),
        };
        let is_end = matches!(self.across, Across::BesideEnd | Across::End);
        Place {
            x: neat(x),
            y: neat(top + self.top * scale),
            width: neat(width),
            height: neat(self.height * scale),
            style: self.style,
            ink: self.field.ink(),
            max: neat(self.max * scale),
            min: neat(self.min * scale),
            lines: self.lines,
            align: if is_end { Align::Right } else { Align::Left },
            anchor: self.anchor,
        }
    }
}

/// A hundredth is finer than any printer, and reads well where the boxes are shown.
fn neat(length: f32) -> f32 {
    (length * 100.0).round() / 100.0
}

#[cfg(test)]
mod tests {
    use super::super::boxes::TextBox;
    use super::*;

    /// Left, top, right, bottom.
    fn edges(TextBox { place, .. }: &TextBox) -> [f32; 4] {
        [place.x, place.y, place.x + place.width, place.y + place.height]
    }

    fn overlap([left, top, right, bottom]: [f32; 4], [l, t, r, b]: [f32; 4]) -> bool {
        let by = right.min(r) - left.max(l);
        let down = bottom.min(b) - top.max(t);
        by > 0.01 && down > 0.01
    }

    fn sheets() -> impl Iterator<Item = (&'static Sheet, Layout)> {
        let parts = [Part::Whole, Part::Login, Part::Password];
        let each = move |sheet| {
            parts.into_iter().filter_map(move |part| Some((sheet, layout(sheet, part)?)))
        };
        Sheet::all().iter().flat_map(each)
    }

    #[test]
    fn boxes_stay_on_the_label_and_clear_of_the_printers_edge() {
        for (sheet, layout) in sheets() {
            let (blank_x, blank_y) = sheet.blank_edge();
            let (width, height) = (sheet.width, sheet.height);
            for place in &layout.texts {
                let [left, top, right, bottom] = edges(place);
                assert!(left >= blank_x && right <= width - blank_x, "{}", sheet.name);
                assert!(top >= blank_y && bottom <= height - blank_y, "{}", sheet.name);
            }
        }
    }

    #[test]
    fn boxes_overlap_neither_each_other_nor_the_quiet_zone() {
        for (sheet, layout) in sheets() {
            let QrBox { x, y, side } = layout.qr.expect("a code");
            let quiet = side * QUIET_PART;
            let code = [x - quiet, y - quiet, x + side + quiet, y + side + quiet];
            for (at, place) in layout.texts.iter().enumerate() {
                let name = (sheet.name, &place.field);
                assert!(!overlap(edges(place), code), "{name:?} and the QR code");
                for other in layout.texts.iter().skip(at + 1) {
                    assert!(!overlap(edges(place), edges(other)), "{name:?} {:?}", other.field);
                }
            }
        }
    }

    #[test]
    fn the_smallest_labels_hold_no_sticker() {
        let refused: Vec<_> = Sheet::all()
            .iter()
            .filter(|sheet| layout(sheet, Part::Whole).is_none())
            .map(|sheet| sheet.name)
            .collect();
        assert_eq!(refused, ["L7651", "L7656", "5167"]);
    }
}
