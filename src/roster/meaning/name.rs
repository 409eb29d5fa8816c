//! The name of a row: from one column or from several, and what was changed in it.

use unicode_normalization::{UnicodeNormalization as _, is_nfc};

use super::cell::{Cells, is_nothing, is_open};
use super::headings::is_heading_word;
use crate::domain::{PersonName, with_apostrophes};
use crate::roster::bytes::escapes::decoded;
use crate::roster::bytes::record::Record;
use crate::roster::bytes::table::Mark;
use crate::roster::{Field, Options};

/// How a line begins that is of a teacher, tells that somebody left, or stands below a list.
const OTHERS: [&str; 20] = [
    "mr",
    "mrs",
    "mdm",
    "madam",
    "ms",
    "miss",
    "dr",
    "form teacher",
    "co-form teacher",
    "class teacher",
    "prepared by",
    "checked by",
    "approved by",
    "printed by",
    "printed on",
    "end of",
    "total",
    "withdrawn",
    "transferred",
    "left school",
];

/// Reads the name of a row, or says what is wrong with it.
pub(super) fn read<'t, 'a>(
    cells: &mut Cells<'t, 'a>,
    options: &Options,
    record: &Record<'t, 'a>,
) -> Option<PersonName> {
    if !cells.section.columns.name_parts.is_empty() {
        return of_parts(cells, options, record);
    }
    let name = cells.needed(record, Field::Name, |text| {
        let is_word = text.trim().eq_ignore_ascii_case("na");
        // Na is somebody's name.
        let is_blank = (is_nothing(text) && !is_word) || is_open(text);
        PersonName::parse(if is_blank { "" } else { text })
    })?;
    let raw = cells.section.columns.index(Field::Name).map_or("", |index| record.cell(index));
    if is_heading_word(raw, options) {
        cells.refuse(record, Field::Name, raw, &"the name is the word of a heading");
    }
    look_at(cells, options, record, &decoded(raw), &name);
    Some(name)
}

/// The name that stands in two columns or more, as they were put in order.
fn of_parts<'t, 'a>(
    cells: &mut Cells<'t, 'a>,
    options: &Options,
    record: &Record<'t, 'a>,
) -> Option<PersonName> {
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
    look_at(cells, options, record, &joined, &name);
    Some(name)
}

fn look_at<'t, 'a>(
    cells: &mut Cells<'t, 'a>,
    options: &Options,
    record: &Record<'t, 'a>,
    raw: &str,
    name: &PersonName,
) {
    if !options.role.is_staff() && is_of_others(name.as_str()) {
        let is_ms = name.as_str().to_lowercase().starts_with("ms ");
        let initials = if is_ms { "; if MS are initials, write M.S." } else { "" };
        cells.refuse(record, Field::Name, raw, &format!("the row is of no student{initials}"));
    }
    if let Some(text) = change_of(raw) {
        cells.warn(record, text);
    }
    if name.as_str().chars().filter(|c| c.is_alphabetic()).nth(1).is_none() {
        cells.warn(record, "the name is a single letter");
    }
}

/// Whether a name is one of those lines, or what a program writes for yes and no.
fn is_of_others(name: &str) -> bool {
    let is_in_a_word = |c: char| c.is_alphanumeric() || "-'’".contains(c);
    let words = || name.split(|c| !is_in_a_word(c)).filter(|word| !word.is_empty());
    let Some(first) = words().next() else { return false };
    let starts = |start: &&str| {
        // Nearly all names end here.
        if !start
            .as_bytes()
            .get(..first.len())
            .is_some_and(|own| own.eq_ignore_ascii_case(first.as_bytes()))
        {
            return false;
        }
        let mut own = words();
        start.split(' ').all(|word| own.next().is_some_and(|own| own.eq_ignore_ascii_case(word)))
    };
    OTHERS.iter().any(starts)
        || ["true", "false"].iter().any(|word| word.eq_ignore_ascii_case(name))
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

    #[test]
    fn teachers_and_lines_below_a_list_are_told_by_their_first_words() {
        for other in [
            "Mr Ong (FT)",
            "MDM. LIM",
            "Dr.Goh",
            "Prepared by Mdm Lim",
            "END OF LIST",
            "Form Teacher - Mdm Quah",
            "Form Teacher(s) Ong",
            "Total",
            "Withdrawn (12 Mar)",
            "Left school",
            "TRUE",
        ] {
            assert!(is_of_others(other), "{other}");
        }
        for name in [
            "MISSY TAN",
            "DRAKE LEE",
            "MRINAL DAS",
            "M.S. DEVAN",
            "TAN MISS LE",
            "ENDA OF",
            "Prepared",
            "TRUE TAN",
            "LEFT TAN",
        ] {
            assert!(!is_of_others(name), "{name}");
        }
    }
}
