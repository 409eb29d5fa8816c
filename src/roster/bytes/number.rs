//! Numbers as a spreadsheet shows them: 123 in a cell with the format 00000 is 00123, and that is what somebody meant.

/// Whole numbers from here on have lost digits: spreadsheet programs keep fifteen.
const LARGEST: f64 = 1e15;

/// A piece of a format's section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Piece {
    Literal(char),
    /// Where a digit goes; `0` shows one in any case.
    Digit(char),
    Point,
    Comma,
}

/// The text of a number with a format; none where the number is not shown by its digits, as in scientific notation.
pub(crate) fn shown(number: f64, format: &str) -> Option<String> {
    if !number.is_finite() || number.abs() >= LARGEST {
        return None;
    }
    if format == "General" {
        return Some(plain(number));
    }
    let (section, is_signed) = section_of(number, format)?;
    let pieces = pieces_of(section)?;
    let digits_shown =
        if pieces.is_empty() { plain(number.abs()) } else { with_pieces(number.abs(), &pieces)? };
    let sign = if is_signed && number < 0.0 { "-" } else { "" };
    Some(format!("{sign}{digits_shown}"))
}

/// Spreadsheets store whole numbers with a fraction of nothing: a register number is 1, never 1.0.
fn plain(number: f64) -> String {
    if number.fract() == 0.0 { format!("{number:.0}") } else { number.to_string() }
}

/// The section of a format that is about a number, and whether the sign has to be put before it; none where that is not
/// sure.
fn section_of(number: f64, format: &str) -> Option<(&str, bool)> {
    let mut is_quoted = false;
    let mut before = ' ';
    let sections: Vec<&str> = format
        .split(|c| {
            is_quoted ^= c == '"' && before != '\\';
            let is_end = c == ';' && !is_quoted && before != '\\';
            before = c;
            is_end
        })
        .collect();
    if sections.iter().any(|section| condition_holds(number, section).is_some()) {
        return by_condition(number, &sections);
    }
    Some(match *sections.as_slice() {
        [_, negative, ..] if number < 0.0 => (negative, false),
        [_, _, zero, ..] if number == 0.0 => (zero, false),
        [first, ..] => (first, true),
        [] => (format, true),
    })
}

/// The first section whose condition holds, or the last one where it has none.
fn by_condition<'a>(number: f64, sections: &[&'a str]) -> Option<(&'a str, bool)> {
    let mut left = sections.iter();
    let found = left.find(|section| condition_holds(number, section) != Some(false))?;
    let is_sure = left.next().is_none() || condition_holds(number, found).is_some();
    (is_sure && number >= 0.0).then_some((*found, false))
}

/// Whether the condition before a section, as `[<1000]`, holds for a number; none where it has none.
fn condition_holds(number: f64, section: &str) -> Option<bool> {
    let mut rest = section.trim_start();
    while let Some((inner, behind)) = rest.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        let limit = inner.trim_start_matches(['<', '>', '=']);
        let order = limit.trim().parse().ok().and_then(|limit| number.partial_cmp(&limit));
        match (inner.strip_suffix(limit), order) {
            (Some("<"), Some(order)) => return Some(order.is_lt()),
            (Some("<="), Some(order)) => return Some(order.is_le()),
            (Some(">"), Some(order)) => return Some(order.is_gt()),
            (Some(">="), Some(order)) => return Some(order.is_ge()),
            (Some("="), Some(order)) => return Some(order.is_eq()),
            (Some("<>"), Some(order)) => return Some(order.is_ne()),
            _ => rest = behind,
        }
    }
    None
}

/// The pieces of a section; no piece shows a number as it is. None where the section does not show it by its digits.
fn pieces_of(section: &str) -> Option<Vec<Piece>> {
    let mut pieces = Vec::new();
    let mut chars = section.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => pieces.extend(chars.by_ref().take_while(|c| *c != '"').map(Piece::Literal)),
            '\\' => pieces.extend(chars.next().map(Piece::Literal)),
            // A gap as wide as a character, and one that fills the cell.
            '_' | '*' => drop(chars.next()),
            // A colour, a condition or a language.
            '[' => drop(chars.by_ref().find(|c| *c == ']')),
            '0' | '#' | '?' => pieces.push(Piece::Digit(c)),
            '.' => pieces.push(Piece::Point),
            ',' => pieces.push(Piece::Comma),
            'G' | 'g' if chars.as_str().to_ascii_lowercase().starts_with("eneral") => {
                return Some(Vec::new());
            }
            '@' => return Some(Vec::new()),
            '%' | 'E' | 'e' => return None,
            c => pieces.push(Piece::Literal(c)),
        }
    }
    let digits = pieces.iter().filter(|piece| matches!(piece, Piece::Digit(_))).count();
    match (digits, pieces.is_empty()) {
        (0, false) => None,
        // A fraction, as 1/2.
        _ if is_fraction(&pieces) => None,
        _ => Some(pieces),
    }
}

fn is_fraction(pieces: &[Piece]) -> bool {
    let is_digit = |piece: &Piece| matches!(piece, Piece::Digit(_));
    pieces
        .split(|piece| *piece == Piece::Literal('/'))
        .filter(|part| part.iter().any(is_digit))
        .count()
        > 1
}

fn with_pieces(number: f64, pieces: &[Piece]) -> Option<String> {
    let point = pieces.iter().position(|piece| *piece == Piece::Point).unwrap_or(pieces.len());
    let (before, behind) = pieces.split_at(point);
    let decimals = behind.iter().filter(|piece| matches!(piece, Piece::Digit(_))).count().min(15);
    let rounded = format!("{number:.decimals$}");
    let (digits, fraction) = rounded.split_once('.').unwrap_or((&rounded, ""));
    let mut whole = whole_part(digits, before)?;
    // What a fraction of nothing says is that nobody meant one.
    if number.fract() != 0.0 && !fraction.is_empty() {
        whole.push('.');
        whole.push_str(fraction);
    }
    whole.extend(behind.iter().filter_map(|piece| match piece {
        Piece::Literal(c) => Some(*c),
        _ => None,
    }));
    Some(whole)
}

/// The digits go into their places from the right; what is left over stands before the first place.
fn whole_part(digits: &str, pieces: &[Piece]) -> Option<String> {
    let mut left: Vec<char> = digits.trim_start_matches('0').chars().collect();
    let mut shown = Vec::new();
    let mut places = pieces.iter().filter(|piece| matches!(piece, Piece::Digit(_))).count();
    let is_grouped = pieces.contains(&Piece::Comma);
    let mut count = 0;
    for piece in pieces.iter().rev() {
        match piece {
            // Behind the last digit a comma means thousands.
            Piece::Comma if count == 0 => return None,
            Piece::Comma | Piece::Point => {}
            Piece::Literal(c) => shown.push(*c),
            Piece::Digit(kind) => {
                places -= 1;
                let own = left.pop().or((*kind == '0').then_some('0'));
                let others = if places == 0 { left.drain(..).rev().collect() } else { Vec::new() };
                for digit in own.into_iter().chain(others) {
                    if is_grouped && count > 0 && count % 3 == 0 {
                        shown.push(',');
                    }
                    shown.push(digit);
                    count += 1;
                }
                count += usize::from(own.is_none());
            }
        }
    }
    Some(shown.into_iter().rev().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_as_its_format_shows_it() {
        let check = |number: f64, format: &str, expected: Option<&str>| {
            assert_eq!(shown(number, format).as_deref(), expected, "{number} as {format}");
        };
        check(123.0, "00000", Some("00123"));
        check(123.0, "General", Some("123"));
        check(123.0, "@", Some("123"));
        check(123.0, "", Some("123"));
        check(1.5, "General", Some("1.5"));
        check(8_000_123.0, "0", Some("8000123"));
        check(123.0, "0.00", Some("123"));
        check(1.26, "0.0", Some("1.3"));
        check(123.0, "000-000", Some("000-123"));
        check(1_234_567.0, "000-000", Some("1234-567"));
        check(123.0, "\"MP\"00000", Some("MP00123"));
        check(123.0, "\\R0000;;", Some("R0123"));
        check(123.0, "\"a;b\"0", Some("a;b123"));
        check(8_000_123.0, "#,##0", Some("8,000,123"));
        check(12.0, "#,##0", Some("12"));
        check(12.0, "[Red]0000;[Blue]-0000", Some("0012"));
        check(-12.0, "0000", Some("-0012"));
        check(-12.0, "0;(0)", Some("(12)"));
        check(0.0, "0", Some("0"));
        check(0.0, "0;0;\"-\"", None);
        check(5.0, "_(* #,##0_)", Some("5"));
        check(12.0, "#", Some("12"));
        check(20.0, "0.00E+00", None);
        check(202_701_000_123.0, "0.00E+00", None);
        check(202_701_000_123.0, "General", Some("202701000123"));
        check(1e15, "General", None);
        check(0.5, "0%", None);
        check(0.5, "# ?/?", None);
        check(1.0, "\"yes\"", None);
        check(1_500.0, "0,", None);
        check(f64::NAN, "0", None);
        let by_size = "[<1000]\"MP0\"000;\"MP\"0000";
        check(123.0, by_size, Some("MP0123"));
        check(1234.0, by_size, Some("MP1234"));
        check(-1.0, by_size, None);
        let telephone = "[<=9999999]###-####;(###) ###-####";
        check(9_999_999.0, telephone, Some("999-9999"));
        check(6_123_456_789.0, telephone, Some("(612) 345-6789"));
        check(5.0, "[Red][>=10]0;[=5]000;0000", Some("005"));
        check(6.0, "[Red][>=10]0;[=5]000;0000", Some("0006"));
        check(6.0, "[>=10]0;00;000", None);
        check(6.0, "[<>6]0", None);
    }
}
