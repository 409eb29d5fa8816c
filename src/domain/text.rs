//! Text as people type it: one spelling for storing, one for comparing, one that is safe to show.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::path::Path;

use unicode_normalization::UnicodeNormalization as _;
use unicode_properties::{
    GeneralCategory, GeneralCategoryGroup, UnicodeEmoji as _, UnicodeGeneralCategory as _,
};
use zeroize::Zeroizing;

/// Compatibility-composed (NFKC), with every run of white space as one space and none at the ends.
///
/// Separators of lines and paragraphs other than the line feed stay as they are, so that a check can refuse them.
pub(crate) fn tidy(text: &str) -> String {
    if is_tidy(text) {
        return text.to_owned();
    }
    let mut tidy = String::with_capacity(text.len());
    for c in text.nfkc() {
        if !is_space(c) {
            tidy.push(c);
        } else if !tidy.is_empty() && !tidy.ends_with(' ') {
            tidy.push(' ');
        }
    }
    if tidy.ends_with(' ') {
        tidy.pop();
    }
    tidy
}

/// The same with the usual apostrophes and slashes.
pub(crate) fn tidy_signs(text: &str) -> String {
    let tidy = tidy(&with_apostrophes(text));
    // Some signs become accents that stand alone only when they are made plain.
    if tidy.is_ascii() { tidy } else { with_apostrophes(&tidy).into_owned() }
}

/// Accents and primes that stand alone were typed for an apostrophe, and unusual slashes for the usual one. The
/// normalisation would take the accents for spaces with an accent on them, and tear the name.
pub(crate) fn with_apostrophes(text: &str) -> Cow<'_, str> {
    const ACCENTS: [char; 18] = [
        '`', '´', 'ʹ', 'ʻ', 'ʼ', 'ʽ', 'ʾ', 'ʿ', 'ˈ', 'ˊ', 'ˋ', '\u{384}', '\u{1fbf}', '\u{1ffd}',
        '′', '‵', 'ꞌ', '｀',
    ];
    const SLASHES: [char; 2] = ['⁄', '∕'];
    if text.bytes().all(|byte| byte.is_ascii() && byte != b'`') {
        return text.into();
    }
    text.replace(ACCENTS, "'").replace(SLASHES, "/").into()
}

fn is_space(c: char) -> bool {
    let separates = matches!(c, '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    c.is_whitespace() && !separates
}

/// Nearly every cell of a national list is plain ASCII with single spaces: that is seen without normalising it.
fn is_tidy(text: &str) -> bool {
    let bytes = text.as_bytes();
    let plain = bytes.iter().all(|byte| byte.is_ascii_graphic() || *byte == b' ');
    let spaces = bytes.windows(2).any(|pair| pair == b"  ");
    plain && !spaces && bytes.first() != Some(&b' ') && bytes.last() != Some(&b' ')
}

/// The first character that has no business on paper or in a terminal: controls, invisible and direction
/// marks, private use, emoji, and the sign that a file was damaged earlier.
pub(crate) fn first_unwanted(text: &str) -> Option<char> {
    if text.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' ') {
        return None;
    }
    text.chars().find(|&c| {
        let group = c.general_category_group();
        group == GeneralCategoryGroup::Other
            || matches!(
                c.general_category(),
                GeneralCategory::LineSeparator | GeneralCategory::ParagraphSeparator
            )
            || c == char::REPLACEMENT_CHARACTER
            || (c.is_emoji_char() && !c.is_ascii() && !c.is_alphabetic())
    })
}

/// The sign that makes a spreadsheet program take a text for a formula, also behind the apostrophe that our own files
/// put before it.
pub(crate) fn formula_sign(text: &str) -> Option<char> {
    text.trim_start_matches('\'').chars().next().filter(|c| "=+-@|".contains(*c))
}

/// A letter of the Latin script, with or without accents.
pub(crate) fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic()
        || (c.is_alphabetic()
            && matches!(c, '\u{C0}'..='\u{2AF}' | '\u{1E00}'..='\u{1EFF}' | '\u{AA}' | '\u{BA}'
                | '\u{1D00}'..='\u{1D25}' | '\u{1D6B}'..='\u{1D77}' | '\u{1D79}'..='\u{1D9A}'
                | '\u{2C60}'..='\u{2C7F}' | '\u{A722}'..='\u{A7FF}' | '\u{AB30}'..='\u{AB64}'))
}

/// The plain letters for a small Latin letter; a click or a glottal stop has none. Capitals are made small before, because
/// tables know some letters in one of the two cases only.
pub(crate) fn plain_letters(small: char) -> Option<&'static str> {
    let plain = match small {
        'ə' | 'ǝ' => "e",
        _ => deunicode::deunicode_char(small).filter(|_| is_latin(small))?,
    };
    Some(plain)
        .filter(|plain| !plain.is_empty() && plain.bytes().all(|byte| byte.is_ascii_alphabetic()))
}

/// Lower case, with accented Latin letters as plain ones (`ANAÏS` and `anais` compare equal).
/// Everything that is not Latin is only put in lower case.
pub fn folded(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for c in text.nfc().flat_map(char::to_lowercase) {
        match plain_letters(c) {
            Some(plain) => folded.extend(plain.chars().map(|c| c.to_ascii_lowercase())),
            None if is_combining_latin_mark(c) => {}
            None => folded.push(c),
        }
    }
    folded
}

/// One spelling for a text and its disguises: full-width letters as plain ones, nothing that cannot be seen, folded.
/// Wiped, because it may be of a password.
pub(crate) fn undisguised(text: &str) -> Zeroizing<String> {
    let seen = text.chars().filter(|c| c.general_category_group() != GeneralCategoryGroup::Other);
    let plain: Zeroizing<String> = Zeroizing::new(seen.nfkc().collect());
    Zeroizing::new(folded(&plain))
}

/// Letters and digits only, folded: `3 Integrity`, `3-integrity` and `3INTEGRITY` are one key.
pub(crate) fn key(text: &str) -> String {
    let mut key = folded(text);
    if key.is_ascii() {
        key.retain(|c| c.is_ascii_alphanumeric());
    } else {
        key.retain(|c| c.is_alphanumeric() || is_mark(c));
    }
    key
}

/// Signs of money, mathematics and drawing.
pub(crate) fn is_symbol(c: char) -> bool {
    c.general_category_group() == GeneralCategoryGroup::Symbol
}

pub(crate) fn is_mark(c: char) -> bool {
    c.general_category_group() == GeneralCategoryGroup::Mark
}

fn is_combining_latin_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

/// `1 account`, `2 accounts`.
pub fn counted<N: Copy + std::fmt::Display + From<u8> + PartialEq>(count: N, noun: &str) -> String {
    let ending = if count == N::from(1) { "" } else { "s" };
    format!("{count} {noun}{ending}")
}

/// The text with everything that could act on a terminal or hide written out as `\u{1b}`.
pub fn printable(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if first_unwanted(c.encode_utf8(&mut [0; 4])).is_some() {
            // Writing to a String cannot fail.
            let _ = write!(shown, "{}", c.escape_unicode());
        } else {
            shown.push(c);
        }
    }
    shown
}

/// An argument as an error repeats it: safe to show, and no longer than a line of it is read.
pub fn echoed(text: &str) -> String {
    const MOST: usize = 80;
    shortened(&printable(text), MOST)
}

/// The text without its middle where it has more characters than this.
pub fn shortened(text: &str, most: usize) -> String {
    let count = text.chars().count();
    if count <= most {
        return text.to_owned();
    }
    let (start, end) = (most - most / 4, most / 4);
    let [start, end]: [String; 2] =
        [text.chars().take(start).collect(), text.chars().skip(count - end).collect()];
    format!("{start}…{end}")
}

/// A path as it is told.
pub fn shown_path(path: &Path) -> String {
    printable(&path.display().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_becomes_single_spaces() {
        let check = |input: &str, expected: &str| assert_eq!(tidy(input), expected, "{input:?}");
        check("  CHIN   WEI LUN ", "CHIN WEI LUN");
        check("NURIN ALIA\nBINTE SAHARI", "NURIN ALIA BINTE SAHARI");
        check("BOEY\tJIA\tWEN", "BOEY JIA WEN");
        check("\u{a0}TAY EN YU\u{a0}", "TAY EN YU");
        check("ＴＡＮ", "TAN");
        check("ANAI\u{308}S", "ANAÏS");
        check("A\u{2028}B", "A\u{2028}B");
        check("A\rB", "A\rB");
        check("", "");
        check(" ", "");
    }

    #[test]
    fn what_could_act_or_hide_is_written_out() {
        let check =
            |input: &str, expected: &str| assert_eq!(printable(input), expected, "{input:?}");
        check("TAN KAI JUN", "TAN KAI JUN");
        check("தேவி ராஜன்", "தேவி ராஜன்");
        check("\u{1b}[2J", "\\u{1b}[2J");
        check("a\u{202e}b", "a\\u{202e}b");
        check("a\u{200b}\u{ad}\u{9b}", "a\\u{200b}\\u{ad}\\u{9b}");
        check("\u{1f600}", "\\u{1f600}");
    }

    #[test]
    fn both_cases_of_a_latin_letter_are_one() {
        let letters = ('\u{C0}'..='\u{ABFF}').filter(|c| is_latin(*c) && c.is_lowercase());
        for small in letters {
            // Only where the capital is one letter that has this one as its small one.
            let capital: Vec<char> = small.to_uppercase().collect();
            if let [capital] = capital.as_slice()
                && capital.to_lowercase().eq([small])
            {
                assert_eq!(folded(&small.to_string()), folded(&capital.to_string()), "{small}");
            }
        }
    }

    #[test]
    fn what_is_repeated_of_an_argument_acts_on_nothing_and_ends() {
        let check = |input: &str, expected: &str| assert_eq!(echoed(input), expected, "{input:?}");
        check("3 Integrity", "3 Integrity");
        check("\u{1b}]0;x\u{7}", "\\u{1b}]0;x\\u{7}");
        check(&"a".repeat(80), &"a".repeat(80));
        let (start, end) = ("a".repeat(60), "b".repeat(20));
        check(&format!("{start}{}{end}", "c".repeat(100_000)), &format!("{start}…{end}"));
    }

    #[test]
    fn folding_takes_accents_from_latin_letters_only() {
        let check = |input: &str, expected: &str| assert_eq!(folded(input), expected, "{input:?}");
        check("ANAÏS MOREAUX", "anais moreaux");
        check("PHẠM QUỲNH NHƯA", "pham quynh nhua");
        check("ĐẶNG", "dang");
        check("Straße", "strasse");
        check("ƏLİYEV ƏLƏKBƏR", "eliyev elekber");
        check("KƆFI MƐNSA Ɗanɓaba", "kofi mensa danbaba");
        check("SØREN KJÆR ŁUCJA ÞÓR ŊAI", "soren kjaer lucja thor ngai");
        check("ǃKHO", "ǃkho");
        check("吴子宁", "吴子宁");
        check("தேவி", "தேவி");
    }
}
