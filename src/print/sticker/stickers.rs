//! Login stickers: one label for each.

use rayon::prelude::*;

use super::boxes::Layout;
use super::built_in::layout;
use super::content::{Content, Sticker};
use super::gap::gaps;
use super::part::Part;
use super::typeset::{Desk, SetSticker, Setter};
use crate::print::engine::{Pages, Pdf, Shaping};
use crate::print::error::{PrintError, Result};
use crate::print::sheet::{Placement, Sheet};

/// What a sticker looks like.
#[derive(Debug, Clone)]
pub enum Look {
    /// As it comes.
    BuiltIn(Part),
    /// As the school wants it.
    Template(Layout),
}

/// Prints one label for each sticker, in the order given, as a PDF file.
///
/// The QR code is that of the portal's address; without an address there is none.
///
/// # Errors
///
/// Fails before anything is drawn if a part of a sticker has a character that no font can print
/// (but see `unprintable` for names), and if login ID or password would come out under 6 points.
pub fn stickers(
    placement: &Placement,
    look: &Look,
    portal_url: &str,
    stickers: &[Sticker<'_>],
) -> Result<Pages> {
    let contents = stickers.iter().map(Content::new).collect::<Result<Vec<_>, _>>()?;
    let sheet = &placement.sheet;
    match look {
        Look::BuiltIn(part) => {
            let too_small = || too_small(sheet, *part, &contents);
            let layout = layout(sheet, *part).ok_or_else(too_small)?;
            draw(placement, layout, portal_url, &contents)?.ok_or_else(too_small)
        }
        Look::Template(layout) => {
            let pages = draw(placement, layout.clone(), portal_url, &contents)?;
            let illegible = || -> Result<_> {
                let setter = Setter::new(layout.clone(), "", &contents)?;
                let whose = first_illegible(&setter, &contents).map(Content::login);
                Err(PrintError::Illegible { login: whose.unwrap_or_default().to_owned() })
            };
            pages.map_or_else(illegible, Ok)
        }
    }
}

/// Pages that are set before they are drawn; the texts of a whole school at once would take much memory.
const PAGES_AT_ONCE: usize = 24;

/// Draws the stickers; `None` if login ID or password of one came out too small.
fn draw(
    placement: &Placement,
    layout: Layout,
    portal_url: &str,
    contents: &[Content],
) -> Result<Option<Pages>> {
    if contents.is_empty() {
        return Err(PrintError::Nothing);
    }
    let setter = Setter::new(layout, portal_url, contents)?;
    let (mut pdf, mut stamp) = (Pdf::new("Login stickers"), None);
    let slots = placement.slots(contents.iter().map(Content::class));
    let slots: Vec<_> = slots.into_iter().zip(contents).collect();
    let mut gaps = gaps(placement, &slots).into_iter().peekable();
    let mut shaping = Shaping::default();
    let per_page = placement.sheet.labels_per_page();
    let pages: Vec<_> = slots.chunk_by(|(a, _), (b, _)| a / per_page == b / per_page).collect();
    for pages in pages.chunks(PAGES_AT_ONCE) {
        let Some(set) = set(&setter, pages) else { return Ok(None) };
        for (page, stickers) in pages.iter().zip(&set) {
            pdf.page(placement.sheet.page.size, |canvas| {
                if placement.outlines {
                    placement.draw_outlines(canvas);
                }
                for ((slot, content), sticker) in page.iter().zip(stickers) {
                    while let Some(gap) = gaps.next_if(|gap| gap.slot < *slot) {
                        gap.draw(canvas, &mut shaping, placement);
                    }
                    let stamp = stamp.get_or_insert_with(|| setter.stamp(canvas, content));
                    setter.draw(canvas, stamp, placement.corner(*slot), sticker);
                }
            })?;
        }
    }
    pdf.finish().map(Some)
}

/// Sets pages on all cores; `None` if login ID or password of one sticker come out too small.
fn set(setter: &Setter, pages: &[&[(usize, &Content)]]) -> Option<Vec<Vec<SetSticker>>> {
    let page = |desk: &mut Desk, page: &&[(usize, &Content)]| {
        page.iter().map(|(_, content)| setter.set(desk, content)).collect()
    };
    pages.par_iter().map_init(|| setter.desk(), page).collect()
}

/// The error for a sheet, with the first one on the same paper that holds all these stickers.
fn too_small(sheet: &Sheet, part: Part, contents: &[Content]) -> PrintError {
    let holds = |other: &&Sheet| {
        let setter = layout(other, part).and_then(|layout| Setter::new(layout, "", contents).ok());
        setter.is_some_and(|setter| first_illegible(&setter, contents).is_none())
    };
    let better = Sheet::all().iter().filter(|other| other.page == sheet.page).find(holds);
    PrintError::SheetTooSmall { sheet: sheet.name, better: better.map(|better| better.name) }
}

/// The first one of which login ID or password come out too small.
fn first_illegible<'a>(setter: &Setter, contents: &'a [Content]) -> Option<&'a Content> {
    let mut desk = setter.desk();
    contents.iter().find(|content| setter.set(&mut desk, content).is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PORTAL: &str = "https://mims.moe.gov.sg";

    const LAST_DAY: jiff::civil::Date = jiff::civil::date(2027, 2, 20);

    fn sticker(name: &str) -> Sticker<'_> {
        Sticker {
            school: "Bukit Hijau Primary School",
            name,
            class: "3 Integrity",
            register_no: Some(12),
            login: "tan_kai_jun",
            domain: "students.edu.sg",
            password: Some(("Tiger-Mango-Kite-482", LAST_DAY)),
        }
    }

    fn print(sheet: &str, portal: &str, list: &[Sticker<'_>]) -> Result<Vec<u8>> {
        let sheet = Sheet::by_name(sheet).expect("a known sheet").clone();
        Ok(stickers(&Placement::on(sheet), &Look::BuiltIn(Part::Whole), portal, list)?.pdf)
    }

    fn refusal(sheet: &str, list: &[Sticker<'_>]) -> Option<PrintError> {
        print(sheet, PORTAL, list).err()
    }

    fn pages(pdf: &[u8]) -> usize {
        let text = String::from_utf8_lossy(pdf);
        text.matches("/Type/Page/").count()
    }

    #[test]
    fn a_full_sheet_is_one_page_and_one_more_is_two() {
        let list = |count| vec![sticker("TAN KAI JUN"); count];
        let one = print("L7160", PORTAL, &list(21)).expect("printed");
        let two = print("L7160", PORTAL, &list(22)).expect("printed");
        assert!(one.starts_with(b"%PDF-"));
        assert_eq!((pages(&one), pages(&two)), (1, 2));
    }

    #[test]
    fn the_same_stickers_are_the_same_bytes() {
        let list = [sticker("TAN KAI JUN"), sticker("郑凯文"), sticker("தேவி ராஜன்")];
        let (one, two) = (print("L7163", PORTAL, &list), print("L7163", PORTAL, &list));
        assert!(one.is_ok() && one == two);
    }

    #[test]
    fn a_sheet_that_is_too_small_is_refused_with_one_that_is_not() {
        let list = [sticker("TAN KAI JUN")];
        for (asked, better) in [("L7651", "L7160"), ("L7656", "L7160"), ("5167", "5160")] {
            let error = PrintError::SheetTooSmall { sheet: asked, better: Some(better) };
            assert_eq!(refusal(asked, &list), Some(error));
        }
    }

    #[test]
    fn a_password_too_long_for_the_label_is_refused() {
        let password = "Strawberry-Butterfly-Strawberry-Butterfly-482-Qm";
        let list = [
            sticker("TAN KAI JUN"),
            Sticker { password: Some((password, LAST_DAY)), ..sticker("LIM ZI YING") },
        ];
        let error = PrintError::SheetTooSmall { sheet: "L7160", better: Some("L7162") };
        assert_eq!(refusal("L7160", &list), Some(error));
        let password = &password.repeat(20);
        let list = [Sticker { password: Some((password, LAST_DAY)), ..sticker("TAN KAI JUN") }];
        let error = PrintError::SheetTooSmall { sheet: "L7160", better: None };
        assert_eq!(refusal("L7160", &list), Some(error));
    }

    #[test]
    fn a_character_that_cannot_be_printed_is_named_with_its_owner() {
        let list = [sticker("TAN KAI JUN"), sticker("राजेश")];
        let error = print("L7160", PORTAL, &list).expect_err("no such glyph");
        assert_eq!(error.to_string(), "no font has the character U+0930 in the name of \"राजेश\"");
        let list = [Sticker {
            password: Some(("Tiger\u{200B}Mango", LAST_DAY)),
            ..sticker("TAN KAI JUN")
        }];
        let error = print("L7160", PORTAL, &list).expect_err("nothing to see");
        assert!(!error.to_string().contains("Tiger"), "{error}");
    }

    #[test]
    fn empty_and_endless_texts_are_printed() {
        let name = "MUHAMMAD ".repeat(500);
        let list = [
            Sticker { school: "", class: "", register_no: None, ..sticker("") },
            Sticker { school: &name, class: &name, ..sticker(&name) },
        ];
        for sheet in Sheet::all().iter().filter(|sheet| sheet.holds_stickers()) {
            assert!(print(sheet.name, "", &list).is_ok(), "{}", sheet.name);
        }
    }

    #[test]
    fn no_stickers_make_no_file() {
        assert_eq!(refusal("L7160", &[]), Some(PrintError::Nothing));
    }
}
