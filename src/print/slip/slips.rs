//! Slips for form teachers: for each class a cover and pages of slips with cut lines. The strip left of the upright
//! cut line stays with the teacher as the list of what was handed over.

use jiff::civil::Date;
use krilla::graphic::Graphic;

use super::cover;
use crate::print::engine::{Align, Anchor, Canvas, Ink, Pdf, Pen, Place, Shaping, Style};
use crate::print::error::PrintError;
use crate::print::sticker::{Content, Desk, Field, Layout, Pages, QrBox, Setter, Sticker, TextBox};

/// The slips of one class, in the order of its register.
pub struct Pack<'a> {
    /// The school's name.
    pub school: &'a str,
    /// The class.
    pub class: &'a str,
    /// The school year.
    pub year: i16,
    /// Who hands them out.
    pub form_teacher: Option<&'a str>,
    /// One for each student.
    pub slips: Vec<Sticker<'a>>,
    /// Who of the class was asked for and gets none.
    pub left_out: Vec<LeftOutLine<'a>>,
}

/// A student without a slip.
pub struct LeftOutLine<'a> {
    /// The number in the class register.
    pub register_no: Option<u16>,
    /// The name, as on the class list.
    pub name: &'a str,
    /// The login ID, for a name that no font has.
    pub login: &'a str,
    /// Why there is no slip.
    pub reason: String,
}

/// What the covers say of where the slips come from.
pub struct Origin<'a> {
    /// Which vault sealed the passwords.
    pub vault: &'a str,
    /// The newest row of the audit log before this print.
    pub audit_head: &'a str,
    /// The day.
    pub printed_on: Date,
    /// By whom.
    pub operator: &'a str,
}

/// A4, in mm.
pub(crate) const PAGE: (f32, f32) = (210.0, 297.0);
pub(crate) const LEFT: f32 = 10.0;
pub(crate) const RIGHT: f32 = 200.0;

const TOP: f32 = 22.0;
const ROW: f32 = 18.9;
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
pub fn slips(
    portal_url: &str,
    packs: &[Pack<'_>],
    origin: Option<&Origin<'_>>,
) -> Result<Pages, PrintError> {
    let contents = |pack: &Pack<'_>| {
        pack.slips.iter().map(Content::new).collect::<Result<Vec<_>, PrintError>>()
    };
    let counts: Vec<usize> = packs.iter().map(|pack| pack.slips.len()).collect();
    let all = packs.iter().map(contents).collect::<Result<Vec<_>, _>>()?.into_iter().flatten();
    let all: Vec<Content> = all.collect();
    if all.is_empty() {
        return Err(PrintError::Nothing);
    }
    let setter = Setter::new(layout(), portal_url, &all)?;
    let mut book = Book {
        pdf: Pdf::new("Login slips"),
        shaping: Shaping::new(),
        desk: setter.desk(),
        stamp: None,
        count: 0,
    };
    let mut rest = all.as_slice();
    for (pack, count) in packs.iter().zip(counts) {
        let (own, after) = rest.split_at(count);
        rest = after;
        if let Some(origin) = origin {
            book.count += cover::draw(&mut book.pdf, &mut book.shaping, pack, origin)?;
        }
        book.draw(pack, own, &setter)?;
    }
    Ok(Pages { pdf: book.pdf.finish()?, count: book.count })
}

/// All pages of one file.
struct Book {
    pdf: Pdf,
    shaping: Shaping,
    desk: Desk,
    stamp: Option<Graphic>,
    count: usize,
}

impl Book {
    fn draw(
        &mut self,
        pack: &Pack<'_>,
        contents: &[Content],
        setter: &Setter,
    ) -> Result<(), PrintError> {
        let heading = Heading::new(pack)?;
        let pages = contents.len().div_ceil(ROWS);
        for (number, page) in (1..).zip(contents.chunks(ROWS)) {
            self.count += 1;
            let Self { pdf, shaping, desk, stamp, .. } = self;
            let set = page.iter().map(|content| setter.set(desk, content));
            let set: Vec<_> = set.collect::<Option<_>>().ok_or(TOO_SMALL)?;
            pdf.page(PAGE, |canvas| {
                heading.draw(canvas, shaping, number, pages);
                cut_lines(canvas, page.len());
                for (row, (content, sticker)) in page.iter().zip(&set).enumerate() {
                    let top = row_top(row);
                    canvas.frame(TICK_BOX, [LEFT + 1.5, top + (ROW - TICK) / 2.0, TICK, TICK]);
                    let stamp = stamp.get_or_insert_with(|| setter.stamp(canvas, content));
                    setter.draw(canvas, stamp, (LEFT, top), sticker);
                }
            })?;
        }
        Ok(())
    }
}

fn row_top(row: usize) -> f32 {
    TOP + ROW * f32::from(u16::try_from(row).unwrap_or(u16::MAX))
}

fn cut_lines(canvas: &mut Canvas<'_>, rows: usize) {
    let mut lines: Vec<_> =
        (0..=rows).map(|row| [LEFT, row_top(row), RIGHT, row_top(row)]).collect();
    lines.push([LEFT + STRIP, TOP, LEFT + STRIP, row_top(rows)]);
    canvas.lines(CUT, &lines);
}

/// What stands above and below the slips of a class.
struct Heading {
    class: String,
    teacher: String,
    school: String,
}

impl Heading {
    fn new(pack: &Pack<'_>) -> Result<Self, PrintError> {
        let teacher = cover::teacher(pack)?;
        Ok(Self {
            class: format!("{}  ({})", cover::text("class", pack.class)?, pack.year),
            teacher: teacher.map(|name| format!("Form teacher: {name}")).unwrap_or_default(),
            school: cover::text("school", pack.school)?,
        })
    }

    fn draw(&self, canvas: &mut Canvas<'_>, shaping: &mut Shaping, page: usize, pages: usize) {
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

/// The boxes of one row: the teacher's strip, the slip, and the code at its end.
fn layout() -> Layout {
    let mut texts = Vec::new();
    let mut add = |field, edges, style, [max, min]: [f32; 2], lines, align, anchor, ink| {
        let place =
            Place { min, lines, align, anchor, ..Place::new(edges, style, max).in_ink(ink) };
        texts.push(TextBox { field, place });
    };
    let words = |text: &'static str| Field::Words(text.into());
    let (left, right) = (Align::Left, Align::Right);
    let (top, middle, bottom) = (Anchor::Top, Anchor::Middle, Anchor::Bottom);
    let (black, grey) = (Ink::BLACK, Ink::GREY);
    add(Field::ShortNumber, [8.0, 5.0, 8.0, 8.9], Style::Bold, [13.0, 8.0], 1, left, middle, black);
    add(Field::Name, [16.5, 2.0, 28.0, 14.9], Style::Regular, [8.0, 7.0], 7, left, middle, black);
    add(Field::Name, [50.0, 1.8, 58.5, 5.6], Style::Bold, [10.0, 7.5], 3, left, top, black);
    add(
        Field::ClassAndNumber,
        [50.0, 7.7, 60.0, 3.0],
        Style::Regular,
        [8.0, 6.0],
        1,
        left,
        top,
        black,
    );
    add(Field::School, [50.0, 11.6, 60.0, 2.5], Style::Regular, [6.5, 5.5], 1, left, bottom, grey);
    add(
        words("Change it at your first login"),
        [50.0, 14.6, 60.0, 2.5],
        Style::Regular,
        [6.5, 5.5],
        1,
        left,
        bottom,
        grey,
    );
    add(
        words("Login ID"),
        [112.0, 1.6, 60.0, 2.2],
        Style::Regular,
        [6.0, 5.0],
        1,
        left,
        bottom,
        grey,
    );
    add(
        Field::LoginAndDomain,
        [112.0, 3.9, 60.0, 5.4],
        Style::Distinct,
        [9.5, 7.0],
        3,
        left,
        top,
        black,
    );
    add(
        words("Temporary password"),
        [112.0, 9.6, 30.0, 2.2],
        Style::Regular,
        [6.0, 5.0],
        1,
        left,
        bottom,
        grey,
    );
    add(
        Field::LastDay,
        [142.0, 9.6, 30.0, 2.2],
        Style::Regular,
        [6.0, 5.0],
        1,
        right,
        bottom,
        grey,
    );
    add(
        Field::Password,
        [112.0, 12.0, 60.0, 5.6],
        Style::Spaced,
        [15.5, 9.0],
        1,
        left,
        middle,
        black,
    );
    let qr = Some(QrBox { x: 175.6, y: (ROW - 12.4) / 2.0, side: 12.4 });
    Layout { texts, qr, logo: None, password_is_largest: false }
}
