//! Which sign separates the cells of a text: the one with which a heading row comes out.

use super::columns;
use crate::roster::Options;
use crate::roster::bytes::csv::{self, after_sep_line};
use crate::roster::bytes::table::Table;

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
        let _ = csv::read(start, delimiter, &mut table);
        table.records().map(|record| columns::known_in(&record, options)).max().unwrap_or(0)
    };
    // Of equally good ones the last is taken, so the comma stands last.
    let best = [b'|', b'\t', b';', b','].into_iter().max_by_key(|delimiter| known(*delimiter));
    best.unwrap_or(b',')
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
        check("nothing;of|that\tkind", ',');
    }
}
