//! The built-in sticker written as a template: where a school's own starts from.

use std::fmt::{self, Write as _};

use super::boxes::{Field, Layout, QrBox, TextBox};
use super::built_in::layout;
use super::part::Part;
use super::template_box::FIELDS;
use crate::print::engine::Ink;
use crate::print::sheet::Sheet;

const HEADING: &str = "\
# A sticker: boxes in mm from the label's upper left corner, letter sizes in points.
#   field   school, name, class, reg, class+reg, login, login+domain, password, last-day, portal, label:TEXT,
#           qr
#   font    regular, bold, distinct (letters that cannot be taken for one another), spaced (the same, spaced out)
#   max     the size to start from; text that is too wide shrinks to min, then wraps to so many lines
#   align   left, middle, right;  anchor  top, middle, bottom
#   color   of the letters, as \"#1F3A93\"
# A box of qr has a side in the place of width and height. Login ID and password are never printed under 6 points.
";

/// The template of the built-in sticker on a sheet; `None` where the labels are too small for one.
pub fn template_of(sheet: &Sheet) -> Option<String> {
    let Layout { texts, qr, password_is_largest, .. } = layout(sheet, Part::Whole)?;
    let mut text = HEADING.to_owned();
    // Writing to a string cannot fail.
    if !sheet.maker.is_empty() {
        let _ = write!(text, "\nsheet = {:?}\n", sheet.name);
    }
    let _ = write!(
        text,
        "\n# Nothing else comes out as large as the password.\npassword-is-largest = {password_is_largest}\n"
    );
    for text_box in &texts {
        text.push_str(&of_text(text_box));
    }
    if let Some(QrBox { x, y, side }) = qr {
        let _ = write!(text, "\n[[box]]\nfield = \"qr\"\nx = {x}\ny = {y}\nside = {side}\n");
    }
    Some(text)
}

fn of_text(TextBox { field, place }: &TextBox) -> String {
    let Ink([red, green, blue]) = place.ink;
    format!(
        "\n[[box]]\nfield = {:?}\nx = {}\ny = {}\nwidth = {}\nheight = {}\nfont = {:?}\nmax = {}\nmin = {}\nlines = {}\n\
         align = {:?}\nanchor = {:?}\ncolor = \"#{red:02X}{green:02X}{blue:02X}\"\n",
        name(field),
        place.x,
        place.y,
        place.width,
        place.height,
        word(place.style),
        place.max,
        place.min,
        place.lines,
        word(place.align),
        word(place.anchor),
    )
}

fn name(field: &Field) -> String {
    match field {
        Field::Words(words) => format!("label:{words}"),
        field => {
            let known = FIELDS.into_iter().find(|(_, known)| known == field);
            known.map(|(name, _)| name.to_owned()).unwrap_or_default()
        }
    }
}

/// A style, an end of a line or of a box: its name in small letters.
fn word(named: impl fmt::Debug) -> String {
    format!("{named:?}").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::print::Template;

    #[test]
    fn the_built_in_sticker_comes_back_as_it_was_on_every_sheet() {
        for sheet in Sheet::all().iter().filter(|sheet| sheet.holds_stickers()) {
            let text = template_of(sheet).expect("a template");
            let template = Template::parse(&text).expect("our own template");
            assert_eq!(template.sheet(), Some(sheet.name));
            let (read, built_in) = (template.layout(sheet), layout(sheet, Part::Whole));
            let shown = |layout: &Layout| format!("{layout:?}");
            assert_eq!(
                read.as_ref().map(shown),
                Ok(built_in.as_ref().map(shown).unwrap_or_default())
            );
        }
    }
}
