//! Escapes of web pages in a text: a system that makes pages wrote `D&#x2f;O` for D/O.

use std::borrow::Cow;

use quick_xml::escape::resolve_html5_entity;

/// Systems that pass a list on to each other escape what is escaped already.
const MAX_TIMES: usize = 3;
/// The longest name of a character has fewer letters.
const LONGEST: usize = 33;

/// The text with its escapes as the characters that they stand for.
pub(crate) fn decoded(text: &str) -> Cow<'_, str> {
    let mut decoded = Cow::Borrowed(text);
    if !text.contains('&') {
        return decoded;
    }
    for _ in 0..MAX_TIMES {
        match once(&decoded) {
            Some(text) => decoded = text.into(),
            None => break,
        }
    }
    decoded
}

fn once(text: &str) -> Option<String> {
    let mut decoded = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('&') {
        let found = behind.split_once(';').filter(|(name, _)| name.len() <= LONGEST);
        let found = found.and_then(|(name, behind)| Some((character(name)?, behind)));
        decoded.push_str(before);
        match &found {
            Some((character, _)) => decoded.push_str(character),
            None => decoded.push('&'),
        }
        rest = found.map_or(behind, |(_, behind)| behind);
    }
    decoded.push_str(rest);
    (decoded != text).then_some(decoded)
}

fn character(name: &str) -> Option<Cow<'static, str>> {
    let Some(number) = name.strip_prefix('#') else {
        return resolve_html5_entity(name).map(Cow::from);
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => number.parse(),
    };
    char::from_u32(code.ok()?).map(|c| c.to_string().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_the_characters_that_they_stand_for() {
        let check = |text: &str, expected: &str| assert_eq!(decoded(text), expected, "{text}");
        check("SANGEETHA D&#x2f;O VELLASAMY", "SANGEETHA D/O VELLASAMY");
        check("RORY O&#039;MALLEYS", "RORY O'MALLEYS");
        check("NUR&apos;AIN", "NUR'AIN");
        check("O&rsquo;HARAN &amp; SON", "O’HARAN & SON");
        check("ANDR&eacute;S PE&Ntilde;ALVERO", "ANDRéS PEÑALVERO");
        check("D&amp;#47;O", "D/O");
        check("D&amp;amp;#47;O", "D/O");
        check("&#21556;子宁", "吴子宁");
        check("TAN&nbsp;LE", "TAN\u{a0}LE");
        check("R & D; E", "R & D; E");
        check("&unheard; &; &#; &#x110000; &#39", "&unheard; &; &#; &#x110000; &#39");
        check("TAN", "TAN");
    }
}
