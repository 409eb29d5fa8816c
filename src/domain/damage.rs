//! What programs do to the cells of a list: a spreadsheet takes a class or a reference for a number or a date, and a text
//! is opened in the wrong encoding. What stood there before is gone, so that nothing here is ever mended.

use super::calendar::month_of;

/// How many digits of a number a spreadsheet program keeps; it writes zeros for the others.
const KEPT_DIGITS: usize = 15;

/// Months as programs in Malay, Indonesian and German write them, where English does not.
const OTHER_MONTHS: &str = "mac mei ogo ogos okt oktober dis disember januari februari julai juli agu agustus des \
     desember mai mär mrz märz dez dezember januar februar";

/// The characters that Windows-1252 has for the bytes from 0x80 to 0x9F.
const WINDOWS_1252: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

/// Whether a text is what a spreadsheet program made of something else: an error, a number as it writes numbers, a date.
pub fn is_spreadsheet_damage(text: &str) -> bool {
    let text = text.trim();
    is_error(text) || is_rewritten_number(text) || is_date(text)
}

/// `#REF!`, `#NAME?`, `#N/A`, `####` for a column that is too narrow, `Err:502`, and what is written for yes and no.
fn is_error(text: &str) -> bool {
    if matches!(text, "TRUE" | "FALSE") {
        return true;
    }
    if let Some(code) = text.strip_prefix("Err:") {
        return is_digits(code);
    }
    let Some(error) = text.strip_prefix('#').filter(|error| !error.is_empty()) else {
        return false;
    };
    error.ends_with(['!', '?'])
        || error.bytes().all(|byte| byte == b'#')
        || ["N/A", "N/D", "NV", "GETTING_DATA"]
            .iter()
            .any(|known| known.eq_ignore_ascii_case(error))
}

/// `1.00E+03`, `123.0`, or digits beyond those that are kept; `45000.5` and `0.4` of a time. `2E1` and `4E-1` are classes.
fn is_rewritten_number(text: &str) -> bool {
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    if is_digits(text) {
        let lost = text.get(KEPT_DIGITS..).unwrap_or_default();
        return !lost.is_empty() && lost.bytes().all(|digit| digit == b'0');
    }
    if let Some((mantissa, exponent)) = text.split_once(['E', 'e']) {
        let (whole, fraction) = mantissa.split_once(['.', ',']).unwrap_or((mantissa, "0"));
        let digits = exponent.trim_start_matches(['+', '-']);
        let is_written_by_a_program = whole.len() < mantissa.len() || exponent.starts_with('+');
        return is_written_by_a_program && [whole, fraction, digits].into_iter().all(is_digits);
    }
    text.split_once(['.', ',']).is_some_and(|(whole, fraction)| {
        let is_time = whole == "0" || (whole.len() == 5 && whole.starts_with(['3', '4', '5']));
        let is_nothing = text.contains('.') && fraction.bytes().all(|digit| digit == b'0');
        is_digits(whole) && is_digits(fraction) && (is_time || is_nothing)
    })
}

/// `03-Jan`, `Jan-27`, `3/1/2027`, `3. Jan`, `2027-01-03 00:00:00`, `1月3日`.
fn is_date(text: &str) -> bool {
    if text.ends_with('日') && text.contains('月') {
        return true;
    }
    if text.split_once(' ').is_some_and(|(level, month)| level.len() == 1 && is_full_month(month)) {
        return false;
    }
    let day = text.split_once([' ', 'T']).filter(|(_, time)| is_time(time));
    let parts = day.map_or(text, |(day, _)| day).split(['-', '/', '.', ' ']);
    let mut parts = parts.filter(|part| !part.is_empty());
    match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some(one), Some(two), None, None) => {
            let is_pair =
                |month, number| is_month(month) && (is_small(number, 31) || is_year(number));
            is_pair(one, two) || is_pair(two, one)
        }
        (Some(one), Some(two), Some(three), None) => {
            let is_pair =
                |day, month| is_small(day, 31) && (is_small(month, 12) || is_month(month));
            let is_dotted = text.contains('.') && three.len() == 2;
            let is_year_last =
                is_year(three) && !is_dotted && (is_pair(one, two) || is_pair(two, one));
            is_year_last || (one.len() == 4 && is_year(one) && is_pair(three, two))
        }
        _ => false,
    }
}

/// A class such as 3 May; programs shorten the month or write the day with two digits or a sign.
fn is_full_month(word: &str) -> bool {
    const MONTHS: &str =
        "january february march april may june july august september october november december";
    MONTHS.split(' ').any(|month| month.eq_ignore_ascii_case(word))
}

fn is_month(word: &str) -> bool {
    let is_known = |known: &str| known.eq_ignore_ascii_case(word);
    word.chars().all(char::is_alphabetic)
        && (month_of(word).is_some() || OTHER_MONTHS.split(' ').any(is_known))
}

fn is_small(number: &str, most: u8) -> bool {
    is_digits(number)
        && number.len() <= 2
        && number.parse().is_ok_and(|found: u8| (1..=most).contains(&found))
}

fn is_year(number: &str) -> bool {
    is_digits(number)
        && (number.len() == 2
            || (number.len() == 4 && (number.starts_with("19") || number.starts_with("20"))))
}

fn is_time(text: &str) -> bool {
    text.contains(':')
        && text.bytes().all(|byte| byte.is_ascii_digit() || b":. APM".contains(&byte))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a text in UTF-8 was taken for Windows-1252: `Ã©` for é, `â€™` for an apostrophe.
pub(crate) fn is_wrongly_decoded(text: &str) -> bool {
    if text.is_ascii() {
        return false;
    }
    let chars: Vec<char> = text.chars().collect();
    (0..chars.len()).any(|at| {
        let rest = chars.get(at..).unwrap_or_default();
        // The second half of a letter became a plain sign, or a plain space that may be gone at the end.
        match rest {
            ['Ã', '\'' | '-', ..] => return true,
            ['Â', ' ', ..] | ['Â'] if at > 0 => return true,
            _ => {}
        }
        let length = match rest.first().and_then(|c| byte_of(*c)) {
            Some(0xc2..=0xdf) => 2,
            Some(0xe0..=0xef) => 3,
            Some(0xf0..=0xf4) => 4,
            _ => return false,
        };
        rest.get(..length).is_some_and(is_one_character)
    })
}

/// Whether these were the bytes of one character. Two letters can be so by chance, as in LÍŠKA: then only the letters
/// count that European names have.
fn is_one_character(chars: &[char]) -> bool {
    let bytes: Option<Vec<u8>> = chars.iter().map(|c| byte_of(*c)).collect();
    let bytes = bytes.unwrap_or_default();
    let Some(decoded) = std::str::from_utf8(&bytes).ok().and_then(|text| text.chars().next())
    else {
        return false;
    };
    let may_be_chance = chars.iter().all(|c| c.is_alphabetic() || "‘’–—".contains(*c));
    !may_be_chance || matches!(decoded, '\u{c0}'..='\u{17f}' | '\u{800}'..)
}

fn byte_of(c: char) -> Option<u8> {
    let in_table = WINDOWS_1252.chars().zip(0x80..).find(|(known, _)| *known == c);
    in_table.map(|(_, byte)| byte).or_else(|| u8::try_from(u32::from(c)).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_made_of_a_value_is_seen() {
        for damage in [
            "#REF!",
            "#N/A",
            "#NAME?",
            "#VALUE!",
            "#DIV/0!",
            "#SPILL!",
            "#####",
            "Err:502",
            "TRUE",
            "1.00E+03",
            "2E+01",
            "2,02701E+11",
            "1.5e-3",
            "123.0",
            "3.00",
            "03-Jan",
            "Mar-05",
            "3-Jan-27",
            "3/1/2027",
            "03/01/27",
            "2027-01-03",
            "2027-01-03 00:00:00",
            "1-March",
            "Sept-1",
            "1月3日",
            "03.01.2027",
            "3. Jan",
            "Jan 27",
            "3 Jan",
            "03 May",
            "3-May",
            "27/1/12",
            "01 January 2027",
            "1-Mac",
            "03-Mai",
            "3-Mrz",
            "45000.5",
            "45000,5",
            "0.4",
            "2027000000001230000",
            " #REF! ",
        ] {
            assert!(is_spreadsheet_damage(damage), "{damage}");
        }
        for value in [
            "",
            "2E1",
            "4E-1",
            "1E",
            "3 Integrity",
            "2-5",
            "P6-HY",
            "3-1",
            "1/2",
            "MP-27-0001",
            "27/1/0015",
            "00123",
            "202701000123",
            "1234567890123456",
            "2.1",
            "12.34",
            "27.1",
            "3 Joy",
            "3 May",
            "6 APRIL",
            "27.1.12",
            "3 Maya",
            "Jan",
            "True",
            "N/A",
            "#",
            "#12",
            "3-Joy",
            "1A-B-C",
            "May",
            "2027/15/40",
            "12-2027",
            "A.0",
            "MAR-0012",
            "27-01-0003",
        ] {
            assert!(!is_spreadsheet_damage(value), "{value}");
        }
    }

    #[test]
    fn a_wrong_decoding_is_seen() {
        for damage in [
            "ANAÃ¯S",
            "AISLING Oâ€™HARAN",
            "ï»¿TAN",
            "PEÃ‘ALVERO",
            "JOSÃ\u{89}",
            "Ã\u{a0}",
            "TAN Â\u{a0}LE",
            "å\u{90}´å\u{ad}\u{90}",
            "NHÆ¯A",
            "à®¤",
            "ZOÃ‹",
            "Ä\u{90}áº¶NG",
            "PEÃ'ALVERO",
            "KÃ-NIG TAN",
            "TANÂ LE",
            "TAN LEÂ",
        ] {
            assert!(is_wrongly_decoded(damage), "{damage}");
        }
        for name in [
            "ANAÏS",
            "RENÉ’S",
            "JOÃO",
            "ÂNGELA",
            "CAUÃ",
            "CAUÃ SILVA",
            "LÍŠKA",
            "NÉŠ",
            "SØREN KJÆR",
            "PHẠM QUỲNH NHƯA",
            "吴子宁",
            "தேவி",
            "TAN",
        ] {
            assert!(!is_wrongly_decoded(name), "{name}");
        }
    }
}
