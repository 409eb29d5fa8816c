//! Bytes to text. Strict: what is not the encoding it should be is refused with the line, never mended, because a
//! mended name is another name.

use std::borrow::Cow;
use std::char::{REPLACEMENT_CHARACTER, decode_utf16};

use encoding_rs::{DecoderResult, Encoding};

use crate::roster::{Result, RosterError};

/// An encoding that the operator names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextEncoding(&'static Encoding);

impl TextEncoding {
    /// Finds an encoding by any of its usual names, such as `windows-1252`.
    pub fn parse(name: &str) -> Option<Self> {
        let encoding = Encoding::for_label(name.as_bytes())?;
        (encoding != encoding_rs::REPLACEMENT).then_some(Self(encoding))
    }
}

/// A text and how it was read.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Decoded<'a> {
    pub(crate) text: Cow<'a, str>,
    /// Whether the operator's word was needed for it.
    pub(crate) on_trust: bool,
    /// Whether it was UTF-16.
    pub(crate) is_utf16: bool,
}

/// The text of a file. A byte order mark settles the encoding; without one it is UTF-8, or what the operator says.
pub(crate) fn decode(bytes: &[u8], given: Option<TextEncoding>) -> Result<Decoded<'_>> {
    let unicode = |text, is_utf16| Decoded { text, on_trust: false, is_utf16 };
    let decoded = match bytes {
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => {
            return Err(RosterError::Disguised("UTF-32 text"));
        }
        [0xef, 0xbb, 0xbf, rest @ ..] => unicode(Cow::Borrowed(utf8(rest)?), false),
        [0xff, 0xfe, rest @ ..] => unicode(utf16(rest, u16::from_le_bytes)?.into(), true),
        [0xfe, 0xff, rest @ ..] => unicode(utf16(rest, u16::from_be_bytes)?.into(), true),
        _ => match given {
            Some(encoding) => {
                Decoded { text: named(bytes, encoding)?, on_trust: true, is_utf16: false }
            }
            None if looks_like_utf16(bytes) => {
                return Err(RosterError::Disguised("UTF-16 text without a byte order mark"));
            }
            None => unicode(Cow::Borrowed(utf8(bytes)?), false),
        },
    };
    // The mark of a UTF-8 file, taken for three letters of Windows-1252.
    if decoded.text.starts_with("ï»¿") {
        let reason =
            "it begins with \"ï»¿\": a program opened the list in the wrong encoding and saved it";
        return Err(RosterError::Broken { line: 1, reason });
    }
    if let Some(at) = decoded.text.find('\u{feff}') {
        let reason = "a second byte order mark: two files were joined here";
        return Err(RosterError::Broken { line: line_at(&decoded.text, at), reason });
    }
    if let Some(at) = decoded.text.find('\0') {
        let reason = "a NUL byte, which no text has";
        return Err(RosterError::Broken { line: line_at(&decoded.text, at), reason });
    }
    Ok(decoded)
}

fn utf8(bytes: &[u8]) -> Result<&str> {
    std::str::from_utf8(bytes).map_err(|error| {
        let good = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let line = line_at(&String::from_utf8_lossy(good), good.len());
        RosterError::Encoding { line, encoding: "UTF-8" }
    })
}

/// Half a character at the end of the file counts as broken too.
fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(bytes.len());
    let halves = (!rest.is_empty()).then_some(0xd800);
    for c in decode_utf16(pairs.iter().map(|pair| unit(*pair)).chain(halves)) {
        let Ok(c) = c else {
            return Err(RosterError::Encoding {
                line: line_at(&text, text.len()),
                encoding: "UTF-16",
            });
        };
        text.push(c);
    }
    Ok(text)
}

fn named(bytes: &[u8], TextEncoding(encoding): TextEncoding) -> Result<Cow<'_, str>> {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let room = decoder.max_utf8_buffer_length_without_replacement(bytes.len());
    let mut text = String::with_capacity(room.unwrap_or(bytes.len()));
    match decoder.decode_to_string_without_replacement(bytes, &mut text, true) {
        (DecoderResult::InputEmpty, _) if !text.contains(REPLACEMENT_CHARACTER) => Ok(text.into()),
        _ => {
            let end = text.find(REPLACEMENT_CHARACTER).unwrap_or(text.len());
            Err(RosterError::Encoding { line: line_at(&text, end), encoding: encoding.name() })
        }
    }
}

/// Latin text in UTF-16 has a zero in every second byte.
fn looks_like_utf16(bytes: &[u8]) -> bool {
    let start = bytes.get(..bytes.len().min(64)).unwrap_or_default();
    let (pairs, _) = start.as_chunks::<2>();
    let zeros = |at: usize| pairs.iter().filter(|pair| pair.get(at) == Some(&0)).count();
    let many = pairs.len().div_ceil(2).max(2);
    (zeros(0) >= many) != (zeros(1) >= many)
}

/// The line of a place in a text; CRLF, LF and CR end lines.
fn line_at(text: &str, end: usize) -> usize {
    let before = text.get(..end).unwrap_or(text);
    let feeds = before.bytes().filter(|byte| *byte == b'\n').count();
    let returns = before.bytes().filter(|byte| *byte == b'\r').count();
    let both = before.matches("\r\n").count();
    1 + feeds + returns - both
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16le(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    }

    #[test]
    fn a_byte_order_mark_settles_the_encoding() {
        let check = |bytes: &[u8], expected: &str| {
            let decoded = decode(bytes, None).expect("readable text");
            assert_eq!(decoded.text, expected);
            assert!(!decoded.on_trust);
        };
        check(b"", "");
        check("吴子宁".as_bytes(), "吴子宁");
        check("\u{feff}ANAÏS".as_bytes(), "ANAÏS");
        check(&utf16le("\u{feff}ANAÏS 吴"), "ANAÏS 吴");
        let big: Vec<u8> = "\u{feff}ANAÏS".encode_utf16().flat_map(u16::to_be_bytes).collect();
        check(&big, "ANAÏS");
    }

    #[test]
    fn what_is_not_unicode_is_refused_with_its_line() {
        let utf8 = |line| RosterError::Encoding { line, encoding: "UTF-8" };
        let check = |bytes: &[u8], expected: RosterError| {
            assert_eq!(decode(bytes, None), Err(expected), "{bytes:?}");
        };
        check(b"Name\r\nTAN\rANA\xcfS\n", utf8(3));
        check(b"Name\nTAN \xc0\xaf", utf8(2));
        check(b"Name\nTAN \xed\xa0\x80", utf8(2));
        check("Name\n吴".as_bytes().split_last().expect("bytes").1, utf8(2));
        check(&[0xff, 0xfe, 0, 0, 65, 0, 0, 0], RosterError::Disguised("UTF-32 text"));
        check(
            &utf16le("Name,Class\n"),
            RosterError::Disguised("UTF-16 text without a byte order mark"),
        );
        let utf16 = |line| RosterError::Encoding { line, encoding: "UTF-16" };
        check(&[0xff, 0xfe, 65, 0, 10, 0, 0x00, 0xd8, 65, 0], utf16(2));
        check(&[0xff, 0xfe, 65, 0, 66], utf16(1));
        let nul = RosterError::Broken { line: 2, reason: "a NUL byte, which no text has" };
        check(b"Name,Class\nTAN\0,3A\n", nul);
        let reason =
            "it begins with \"ï»¿\": a program opened the list in the wrong encoding and saved it";
        check("ï»¿Name,Class\n".as_bytes(), RosterError::Broken { line: 1, reason });
        let joined = "a second byte order mark: two files were joined here";
        check("A\n\u{feff}B".as_bytes(), RosterError::Broken { line: 2, reason: joined });
    }

    #[test]
    fn the_operator_may_name_another_encoding() {
        let check = |name: &str, bytes: &[u8], expected: Result<&str>| {
            let encoding = TextEncoding::parse(name).expect("an encoding");
            let decoded = decode(bytes, Some(encoding));
            let text = decoded.as_ref().map(|decoded| &*decoded.text);
            assert_eq!(text, expected.as_ref().map(|text| *text), "{name}");
        };
        check("windows-1252", b"ANA\xcfS", Ok("ANAÏS"));
        check("gbk", b"\xce\xe2", Ok("吴"));
        check("big5", b"a\nb\xff", Err(RosterError::Encoding { line: 2, encoding: "Big5" }));
        check("utf-16le", &utf16le("ANAÏS"), Ok("ANAÏS"));
        assert_eq!(TextEncoding::parse("windows-9999"), None);
        assert_eq!(TextEncoding::parse("iso-2022-cn"), None);
    }
}
