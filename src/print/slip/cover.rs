//! The cover of a class's slips: what is in the pack, who was left out and why, and where it comes from.

use super::pack::{LEFT, LeftOutLine, Origin, PAGE, Pack, RIGHT};
use crate::print::engine::{
    Align, Anchor, Canvas, Ink, Pdf, Pen, Place, Shaping, Style, unprintable,
};
use crate::print::error::Result;
use crate::print::sticker::{cleaned, printable_name};

/// Left and right edges of the text.
const MARGIN: f32 = LEFT + 12.0;
const WIDTH: f32 = RIGHT - LEFT - 24.0;

/// Where the list of those left out starts, and how long each of its two columns is.
const LIST_TOP: f32 = 157.0;
const LINE: f32 = 5.2;
const LINES: usize = 20;

const RULE: Pen = Pen { ink: Ink::PALE, width: 0.25, dash: None };

const STEPS: [&str; 4] = [
    "1. Check the number of slips, and that this is your class.",
    "2. Cut the slips along the dashed lines; keep the strip with names and boxes.",
    "3. Hand every slip to its own student, and tick the box. Nobody else may see it.",
    "4. Each student signs in and changes the password before the last day on the slip.",
];

/// Draws the cover, with further pages if the list is long.
pub(crate) fn draw(
    pdf: &mut Pdf,
    shaping: &mut Shaping,
    pack: &Pack<'_>,
    origin: &Origin<'_>,
) -> Result<()> {
    let cover = Cover::new(pack, origin)?;
    let mut lists = pack.left_out.chunks(2 * LINES);
    // A cover without a list has a page as well.
    let first = lists.next().unwrap_or_default();
    for lines in std::iter::once(first).chain(lists) {
        pdf.page(PAGE, |canvas| {
            cover.draw(canvas, shaping);
            list(canvas, shaping, lines);
        })?;
    }
    Ok(())
}

/// The texts that every page of the cover has.
struct Cover {
    school: String,
    class: String,
    teacher: String,
    counts: [(&'static str, String); 3],
    origin: [(&'static str, String); 3],
}

impl Cover {
    fn new(pack: &Pack<'_>, origin: &Origin<'_>) -> Result<Self> {
        let (slips, left_out) = (pack.slips.len(), pack.left_out.len());
        let printed_on = origin.printed_on.strftime("%-d %b %Y");
        let printed = format!("{printed_on} by {}", origin.operator);
        Ok(Self {
            school: pack.school()?,
            class: format!("{}, {}", pack.class()?, pack.year),
            teacher: pack.teacher()?.unwrap_or_else(|| "not known".to_owned()),
            counts: [
                ("Students asked for", (slips + left_out).to_string()),
                ("Slips in this pack", slips.to_string()),
                ("Left out", left_out.to_string()),
            ],
            origin: [
                ("Printed", cleaned("operator", &printed, &printed)?),
                ("Vault", origin.vault.to_owned()),
                ("Audit log before", origin.audit_head.to_owned()),
            ],
        })
    }

    fn draw(&self, canvas: &mut Canvas<'_>, shaping: &mut Shaping) {
        let one = |y, height, style, size| Place {
            lines: 2,
            ..Place::new([MARGIN, y, WIDTH, height], style, size)
        };
        one(24.0, 8.0, Style::Regular, 13.0).in_ink(Ink::GREY).write(canvas, shaping, &self.school);
        one(34.0, 13.0, Style::Bold, 30.0).write(canvas, shaping, &self.class);
        let teacher = format!("Login slips for the form teacher: {}", self.teacher);
        one(49.0, 12.0, Style::Regular, 13.0).write(canvas, shaping, &teacher);
        rule(canvas, 66.0);
        table(canvas, shaping, 70.0, &self.counts, 12.0);
        rule(canvas, 95.0);
        for (y, step) in [100.0, 107.0, 114.0, 121.0].into_iter().zip(STEPS) {
            one(y, 7.0, Style::Regular, 11.0).write(canvas, shaping, step);
        }
        rule(canvas, 133.0);
        rule(canvas, 266.0);
        table(canvas, shaping, 269.0, &self.origin, 8.5);
    }
}

fn rule(canvas: &mut Canvas<'_>, y: f32) {
    canvas.lines(RULE, &[[MARGIN, y, MARGIN + WIDTH, y]]);
}

/// Words and values, one below the other.
fn table(
    canvas: &mut Canvas<'_>,
    shaping: &mut Shaping,
    mut y: f32,
    rows: &[(&str, String)],
    size: f32,
) {
    for (word, value) in rows {
        let height = 0.6 * size;
        let place = |x, width, style| Place {
            lines: 1,
            anchor: Anchor::Middle,
            ..Place::new([x, y, width, height], style, size)
        };
        place(MARGIN, 50.0, Style::Regular).in_ink(Ink::GREY).write(canvas, shaping, word);
        place(MARGIN + 52.0, WIDTH - 52.0, Style::Bold).write(canvas, shaping, value);
        y += height;
    }
}

/// Who gets no slip, in two columns.
fn list(canvas: &mut Canvas<'_>, shaping: &mut Shaping, lines: &[LeftOutLine<'_>]) {
    let title = match lines {
        [] => "Nobody was left out.",
        _ => "Left out, and why",
    };
    Place::new([MARGIN, 138.0, WIDTH, 7.0], Style::Bold, 12.0).write(canvas, shaping, title);
    if !lines.is_empty() {
        let note =
            "A student without a slip who cannot sign in needs a reset; ask the administrator.";
        let place = Place::new([MARGIN, 145.0, WIDTH, 6.0], Style::Regular, 9.0);
        place.in_ink(Ink::GREY).write(canvas, shaping, note);
    }
    for (lines, x) in lines.chunks(LINES).zip([MARGIN, MARGIN + WIDTH / 2.0 + 2.0]) {
        for (at, line) in (0u16..).zip(lines) {
            line.draw(canvas, shaping, (x, LIST_TOP + f32::from(at) * LINE));
        }
    }
}

impl LeftOutLine<'_> {
    fn draw(&self, canvas: &mut Canvas<'_>, shaping: &mut Shaping, (x, y): (f32, f32)) {
        let place = |x, width| Place {
            lines: 2,
            min: 6.0,
            anchor: Anchor::Middle,
            ..Place::new([x, y, width, LINE - 0.2], Style::Regular, 8.5)
        };
        let number = self.register_no.map(|number| number.to_string()).unwrap_or_default();
        Place { align: Align::Right, ..place(x, 7.0) }.write(canvas, shaping, &number);
        place(x + 9.0, 45.0).write(canvas, shaping, &self.shown_name());
        place(x + 55.0, 25.0).in_ink(Ink::GREY).write(canvas, shaping, &self.reason);
    }

    /// The name; of a name that no font has, the login ID.
    fn shown_name(&self) -> String {
        let name = printable_name(self.name);
        name.unwrap_or_else(|_| {
            self.login.chars().filter(|c| unprintable(&c.to_string()).is_none()).collect()
        })
    }
}
