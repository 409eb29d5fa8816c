//! Slips for form teachers: for each class a cover and pages of slips with cut lines. The strip left of the upright
//! cut line stays with the teacher as the list of what was handed over.

use krilla::graphic::Graphic;

use super::cover;
use super::heading::Heading;
use super::pack::{LEFT, Origin, PAGE, Pack, RIGHT};
use super::row::{self, HEIGHT};
use crate::print::engine::{Canvas, Ink, Pages, Pdf, Pen, Shaping};
use crate::print::error::{PrintError, Result};
use crate::print::sticker::{Content, Desk, Setter};

const TOP: f32 = 22.0;
const ROWS: usize = 14;

/// Where the teacher's strip ends.
const STRIP: f32 = 46.0;

const CUT: Pen = Pen { ink: Ink::PALE, width: 0.25, dash: Some(1.5) };
/// Side of a tick box.
const TICK: f32 = 4.6;

/// No login ID and no password that the tool makes is too long for a slip.
const TOO_SMALL: PrintError = PrintError::SheetTooSmall { sheet: "A4 slips", better: None };

const TICK_BOX: Pen = Pen { ink: Ink::BLACK, width: 0.3, dash: None };

/// Prints the packs; with an origin each starts with a cover.
pub fn slips(portal_url: &str, packs: &[Pack<'_>], origin: Option<&Origin<'_>>) -> Result<Pages> {
    let all = packs.iter().flat_map(|pack| &pack.slips).map(Content::new);
    let all = all.collect::<Result<Vec<_>, _>>()?;
    if all.is_empty() {
        return Err(PrintError::Nothing);
    }
    let setter = Setter::new(row::layout(), portal_url, &all)?;
    let mut book = Book {
        pdf: Pdf::new("Login slips"),
        shaping: Shaping::default(),
        desk: setter.desk(),
        stamp: None,
    };
    let mut rest = all.as_slice();
    for pack in packs {
        let (own, after) = rest.split_at(pack.slips.len());
        rest = after;
        if let Some(origin) = origin {
            cover::draw(&mut book.pdf, &mut book.shaping, pack, origin)?;
        }
        book.draw(pack, own, &setter)?;
    }
    book.pdf.finish()
}

/// All pages of one file.
struct Book {
    pdf: Pdf,
    shaping: Shaping,
    desk: Desk,
    stamp: Option<Graphic>,
}

impl Book {
    fn draw(&mut self, pack: &Pack<'_>, contents: &[Content], setter: &Setter) -> Result<()> {
        let heading = Heading::new(pack)?;
        let pages = contents.len().div_ceil(ROWS);
        for (number, page) in (1..).zip(contents.chunks(ROWS)) {
            let Self { pdf, shaping, desk, stamp } = self;
            let set = page.iter().map(|content| setter.set(desk, content));
            let set: Vec<_> = set.collect::<Option<_>>().ok_or(TOO_SMALL)?;
            pdf.page(PAGE, |canvas| {
                heading.draw(canvas, shaping, number, pages);
                cut_lines(canvas, page.len());
                for (row, (content, sticker)) in page.iter().zip(&set).enumerate() {
                    let top = row_top(row);
                    canvas.frame(TICK_BOX, [LEFT + 1.5, top + (HEIGHT - TICK) / 2.0, TICK, TICK]);
                    let stamp = stamp.get_or_insert_with(|| setter.stamp(canvas, content));
                    setter.draw(canvas, stamp, (LEFT, top), sticker);
                }
            })?;
        }
        Ok(())
    }
}

fn row_top(row: usize) -> f32 {
    TOP + HEIGHT * f32::from(u16::try_from(row).unwrap_or(u16::MAX))
}

fn cut_lines(canvas: &mut Canvas<'_>, rows: usize) {
    let mut lines: Vec<_> =
        (0..=rows).map(|row| [LEFT, row_top(row), RIGHT, row_top(row)]).collect();
    lines.push([LEFT + STRIP, TOP, LEFT + STRIP, row_top(rows)]);
    canvas.lines(CUT, &lines);
}
