//! Which sign separates the cells of a text: the one with which a heading row comes out.

use std::cmp::Reverse;

use super::columns;
use super::splitter::first_row;
use crate::roster::bytes::csv::{self, after_sep_line};
use crate::roster::bytes::table::Table;
use crate::roster::{Options, RosterError};

/// The heading row stands in this much of the text, in bytes.
const START: usize = 32 * 1024;

/// The delimiter of a text; a comma where nothing tells it.
pub(crate) fn find(text: &str, options: &Options) -> u8 {
    if let Some((_, delimiter)) = after_sep_line(text) {
        return delimiter;
    }
    let start = start_of(text);
    let known = |delimiter: u8| {
        let mut table = Table::default();
        // Broken quoting is for the real reading to tell; the rows before it count.
        let is_whole = csv::read(start, delimiter, &mut table).is_ok();
        let known =
            table.records().map(|record| columns::known_in(&record, options)).max().unwrap_or(0);
        // Where no heading is known, the first row that comes apart has to tell.
        let widths = table.records().map(|record| record.filled().count());
        let apart = widths.enumerate().find(|(_, width)| *width > 1);
        let apart = apart.map(|(at, width)| (Reverse(at), width));
        if known > 0 { (known, true, None) } else { (0, is_whole, apart) }
    };
    // Of equally good ones the last is taken, so the comma stands last.
    let best = [b'|', b'\t', b';', b','].into_iter().max_by_key(|delimiter| known(*delimiter));
    best.unwrap_or(b',')
}

/// What is wrong with a text whose start has no heading in it, whichever sign separates the cells.
pub(crate) fn unknown_headings(text: &str, options: &Options) -> Option<RosterError> {
    let mut table = Table::default();
    let _ = csv::read(start_of(text), find(text, options), &mut table);
    let is_known = table.records().any(|record| columns::known_in(&record, options) > 0);
    let first = first_row(&table);
    (!is_known && !first.is_empty() && !options.are_requests)
        .then_some(RosterError::NoHeading(first))
}

fn start_of(text: &str) -> &str {
    let mut end = text.len().min(START);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heading_row_tells_the_delimiter() {
        let check = |text: &str, expected: char| {
            assert_eq!(char::from(find(text, &Options::default())), expected, "{text:?}");
        };
        check("Name,Class\nA,B\n", ',');
        check("Name;Class\n\"LAI, CALEB\";3A\n", ';');
        check("School, the best of all, really\nName\tClass\n", '\t');
        check("Name|Class|Reg No\n", '|');
        check("sep=;\nName,Class\n", ';');
        check("Name\nLAI; CALEB\n", ',');
        check("nothing,of|that,kind", ',');
        check("\"Kelas\";\"Murid\"\n\"3 Integrity\";\"LIM, ZI YING\"\n", ';');
        check("Kelas\tMurid\n3A\tLIM, ZI YING, A\n", '\t');
    }
}
