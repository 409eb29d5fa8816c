//! One row of a page of slips: the teacher's strip, the slip, and the code at its end. Lengths are in mm from the row's
//! upper left corner.

use crate::print::engine::{Align, Anchor, Place, Style};
use crate::print::sticker::{Field, Layout, QrBox, TextBox};

pub(super) const HEIGHT: f32 = 18.9;

/// Left, top, width and height; the sizes to start from and to wrap below; lines.
struct Text(Field, [f32; 4], Style, [f32; 2], u16, Align, Anchor);

use Align::{Left, Right};
use Anchor::{Bottom, Middle, Top};
use Style::{Bold, Distinct, Regular, Spaced};

// One text a line: a row is read as a table.
#[rustfmt::skip]
const TEXTS: [Text; 11] = [
    Text(Field::ShortNumber, [8.0, 5.0, 8.0, 8.9], Bold, [13.0, 8.0], 1, Left, Middle),
    Text(Field::Name, [16.5, 2.0, 28.0, 14.9], Regular, [8.0, 7.0], 7, Left, Middle),
    Text(Field::Name, [50.0, 1.8, 58.5, 5.6], Bold, [10.0, 7.5], 3, Left, Top),
    Text(Field::ClassAndNumber, [50.0, 7.7, 60.0, 3.0], Regular, [8.0, 6.0], 1, Left, Top),
    Text(Field::School, [50.0, 11.6, 60.0, 2.5], Regular, [6.5, 5.5], 1, Left, Bottom),
    Text(Field::words("Change it at your first login"), [50.0, 14.6, 60.0, 2.5], Regular, [6.5, 5.5], 1, Left, Bottom),
    Text(Field::words("Login ID"), [112.0, 1.6, 60.0, 2.2], Regular, [6.0, 5.0], 1, Left, Bottom),
    Text(Field::LoginAndDomain, [112.0, 3.9, 60.0, 5.4], Distinct, [9.5, 7.0], 3, Left, Top),
    Text(Field::words("Temporary password"), [112.0, 9.6, 30.0, 2.2], Regular, [6.0, 5.0], 1, Left, Bottom),
    Text(Field::LastDay, [142.0, 9.6, 30.0, 2.2], Regular, [6.0, 5.0], 1, Right, Bottom),
    Text(Field::Password, [112.0, 12.0, 60.0, 5.6], Spaced, [15.5, 9.0], 1, Left, Middle),
];

/// The boxes of a row.
pub(super) fn layout() -> Layout {
    let text = |Text(field, edges, style, [max, min], lines, align, anchor)| {
        let place = Place::new(edges, style, max).in_ink(field.ink());
        TextBox { field, place: Place { min, lines, align, anchor, ..place } }
    };
    let qr = Some(QrBox { x: 175.6, y: (HEIGHT - 12.4) / 2.0, side: 12.4 });
    Layout { texts: TEXTS.map(text).into(), qr, password_is_largest: false }
}
