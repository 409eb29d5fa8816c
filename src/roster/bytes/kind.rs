//! What a file really is, whatever it is called.

/// The first bytes of files that are taken for class lists by mistake.
const KINDS: &[(&[u8], &str)] = &[
    (b"\x1f\x8b", "a gzip archive"),
    (b"%PDF", "a PDF document"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"{\\rtf", "a text document (RTF)"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
];

/// The container of old Office files and of workbooks with a password.
const OLE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// What a file is.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Text, as far as the first bytes tell.
    Text,
    /// A ZIP archive, which XLSX and ODS are.
    Archive,
    /// Something else.
    Other(&'static str),
}

pub(crate) fn kind_of(bytes: &[u8]) -> Kind {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Kind::Archive;
    }
    if bytes.starts_with(OLE) {
        return Kind::Other(ole_kind(bytes));
    }
    if let Some((_, kind)) = KINDS.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Kind::Other(kind);
    }
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match text.trim_ascii_start() {
        [b'{' | b'[', ..] => Kind::Other("JSON data"),
        [b'<', b'?', ..] => Kind::Other("an XML document"),
        [b'<', b'!' | b'a'..=b'z' | b'A'..=b'Z', ..] => Kind::Other("a web page (HTML)"),
        _ => Kind::Text,
    }
}

/// A password puts the whole workbook into a stream of this name.
fn ole_kind(bytes: &[u8]) -> &'static str {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let is_encrypted = bytes.windows(name.len()).any(|window| window == name);
    if is_encrypted { "a workbook with a password" } else { "an old Excel workbook (.xls)" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_real_kind_is_told_from_the_bytes() {
        let check = |bytes: &[u8], expected: Kind| assert_eq!(kind_of(bytes), expected);
        check(b"Name,Class\n", Kind::Text);
        check(b"", Kind::Text);
        check(b"<3 Name", Kind::Text);
        check(b"PK\x03\x04rest", Kind::Archive);
        check(b"\xef\xbb\xbf\n {\"a\": 1}", Kind::Other("JSON data"));
        check(b"<!DOCTYPE html>", Kind::Other("a web page (HTML)"));
        check(b"<table>", Kind::Other("a web page (HTML)"));
        check(b"<?xml version=\"1.0\"?>", Kind::Other("an XML document"));
        check(b"%PDF-1.7", Kind::Other("a PDF document"));
        check(&[OLE, b"...".as_slice()].concat(), Kind::Other("an old Excel workbook (.xls)"));
        let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(&[OLE, name.as_slice()].concat(), Kind::Other("a workbook with a password"));
    }
}
