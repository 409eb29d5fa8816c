//! The name of a row: from one column or from several, and what was changed in it.

use unicode_normalization::{UnicodeNormalization as _, is_nfc};

use super::cell::{Cells, is_nothing};
use super::headings::is_heading_word;
use crate::domain::{PersonName, with_apostrophes};
use crate::roster::bytes::escapes::decoded;
use crate::roster::bytes::record::Record;
use crate::roster::bytes::table::Mark;
use crate::roster::{Field, Options};

/// Reads the name of a row, or says what is wrong with it.
pub(super) fn read<'t, 'a>(
    cells: &mut Cells<'t, 'a>,
    options: &Options,
    record: &Record<'t, 'a>,
) -> Option<PersonName> {
    if !cells.section.columns.name_parts.is_empty() {
        return of_parts(cells, record);
    }
    let name = cells.needed(record, Field::Name, |text| {
        let is_word = text.trim().eq_ignore_ascii_case("na");
        // Na is somebody's name.
        PersonName::parse(if is_nothing(text) && !is_word { "" } else { text })
    })?;
    let raw = cells.section.columns.index(Field::Name).map_or("", |index| record.cell(index));
    if is_heading_word(raw, options) {
        cells.refuse(record, Field::Name, raw, &"the name is the word of a heading");
    }
    look_at(cells, record, &decoded(raw), &name);
    Some(name)
}

/// The name that stands in two columns or more, as they were put in order.
fn of_parts<'t, 'a>(cells: &mut Cells<'t, 'a>, record: &Record<'t, 'a>) -> Option<PersonName> {
    let parts = &cells.section.columns.name_parts;
    let fault = parts.iter().find_map(|index| cells.mark(record, *index).and_then(Mark::fault));
    let texts = parts.iter().map(|index| record.cell(*index).trim());
    let filled: Vec<_> =
        texts.filter(|part| !part.is_empty() && !is_nothing(part)).map(decoded).collect();
    let joined = filled.join(" ");
    if let Some(reason) = fault {
        cells.refuse(record, Field::Name, &joined, &reason);
        return None;
    }
    // A middle name is often missing; one word may be all that somebody is called.
    if filled.len() == 1 {
        cells.warn(record, "only one of the columns of the name is filled");
    }
    let name = PersonName::parse(&joined);
    let name = name.map_err(|error| cells.refuse(record, Field::Name, &joined, &error)).ok()?;
    look_at(cells, record, &joined, &name);
    Some(name)
}

fn look_at<'t, 'a>(
    cells: &mut Cells<'t, 'a>,
    record: &Record<'t, 'a>,
    raw: &str,
    name: &PersonName,
) {
    if let Some(text) = change_of(raw) {
        cells.warn(record, text);
    }
    if name.as_str().chars().filter(|c| c.is_alphabetic()).nth(1).is_none() {
        cells.warn(record, "the name is a single letter");
    }
}

/// What was changed in a name beyond plain spaces.
fn change_of(raw: &str) -> Option<&'static str> {
    let raw = raw.trim_matches([' ', '\t', '\r', '\n']);
    if raw.contains('\n') {
        return Some("the line break in the name became a space");
    }
    if with_apostrophes(raw) != raw {
        return Some(
            "an accent or a slash in the name was typed for a plain apostrophe or slash and became one",
        );
    }
    if raw.is_ascii() {
        return None;
    }
    let has_space = raw.chars().any(|c| c.is_whitespace() && !c.is_ascii());
    let composed: String = raw.nfc().collect();
    if has_space {
        Some("a no-break space in the name became a plain one")
    } else if !is_nfc(raw) {
        Some("accents that stood apart from their letters were joined with them")
    } else if !composed.nfkc().eq(composed.chars()) {
        Some("full-width or special letters became plain ones")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_of_a_name_are_told() {
        let check = |raw: &str, expected: Option<&str>| {
            assert_eq!(change_of(raw).map(|text| text.split(' ').next().unwrap_or("")), expected);
        };
        check("  TAN  KAI JUN ", None);
        check("ANAÏS 吴子宁", None);
        check("NURIN ALIA\nBINTE SAHARI", Some("the"));
        check("\u{a0}TAY EN YU", Some("a"));
        check("ANAI\u{308}S", Some("accents"));
        check("ＴＡＮ", Some("full-width"));
        check("RORY O´MALLEYS", Some("an"));
        check("RORY O`MALLEYS", Some("an"));
    }
}
