//! What stands above and below the slips of a class, on each of its pages.

use super::pack::{LEFT, Pack, RIGHT};
use crate::print::engine::{Align, Canvas, Ink, Place, Shaping, Style};
use crate::print::error::Result;

pub(super) struct Heading {
    class: String,
    teacher: String,
    school: String,
}

impl Heading {
    pub(super) fn new(pack: &Pack<'_>) -> Result<Self> {
        let teacher = pack.teacher()?;
        Ok(Self {
            class: format!("{}  ({})", pack.class()?, pack.year),
            teacher: teacher.map(|name| format!("Form teacher: {name}")).unwrap_or_default(),
            school: pack.school()?,
        })
    }

    pub(super) fn draw(
        &self,
        canvas: &mut Canvas<'_>,
        shaping: &mut Shaping,
        page: usize,
        pages: usize,
    ) {
        let middle = LEFT + 80.0;
        let place = |x, y, width, size| Place {
            lines: 1,
            ..Place::new([x, y, width, 6.5], Style::Regular, size).in_ink(Ink::GREY)
        };
        let right = |place| Place { align: Align::Right, ..place };
        let bold = Place::new([LEFT, 9.0, 78.0, 7.0], Style::Bold, 15.0);
        Place { lines: 1, ..bold }.write(canvas, shaping, &self.class);
        place(LEFT, 16.0, 78.0, 8.0).write(canvas, shaping, &self.teacher);
        right(place(middle, 10.0, RIGHT - middle, 9.0)).write(canvas, shaping, &self.school);
        let number = format!("Page {page} of {pages}");
        right(place(middle, 16.0, RIGHT - middle, 8.0)).write(canvas, shaping, &number);
        let below = "Cut along the dashed lines. Tick a slip when it is handed to its student and to nobody else; \
                     keep the strip, shred slips that are left over.";
        place(LEFT, 289.0, RIGHT - LEFT, 7.5).write(canvas, shaping, below);
    }
}
