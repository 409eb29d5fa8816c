//! The ZIP archive around a workbook: looked through with limits before anything in it is read as a sheet.

use std::io::{self, Cursor, Read as _};

use zip::ZipArchive;

use crate::roster::{Result, RosterError};

/// More parts than a workbook of class lists has.
const MAX_ENTRIES: usize = 200;
/// More than a workbook of class lists unpacks to, in bytes.
const MAX_UNPACKED: u64 = 64 * 1024 * 1024;

/// What kind of workbook an archive is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// Office Open XML.
    Xlsx,
    /// `OpenDocument`.
    Ods,
}

/// Tells what an archive is, if its directory and its real contents keep to the limits.
pub(crate) fn inspect(bytes: &[u8]) -> Result<Format> {
    let mut archive = open(bytes)?;
    if archive.len() > MAX_ENTRIES {
        return Err(RosterError::TooLarge("parts"));
    }
    let declared = archive.decompressed_size();
    if declared.is_some_and(|size| size > u128::from(MAX_UNPACKED)) {
        return Err(RosterError::TooLarge("unpacked bytes"));
    }
    let names = archive.file_names().collect::<Result<Vec<_>, _>>().map_err(|_| damaged())?;
    let has = |name: &str| names.iter().any(|known| known == name);
    let format = if has("xl/workbook.xml") {
        Format::Xlsx
    } else if has("content.xml") && has("mimetype") {
        Format::Ods
    } else if has("xl/workbook.bin") {
        return Err(RosterError::Kind("a binary Excel workbook (.xlsb)"));
    } else if has("word/document.xml") {
        return Err(RosterError::Kind("a Word document"));
    } else {
        return Err(RosterError::Kind("a ZIP archive"));
    };
    unpack_once(&mut archive)?;
    Ok(format)
}

/// One part of an archive that was inspected.
pub(crate) fn part(bytes: &[u8], name: &str) -> Result<String> {
    let mut text = String::new();
    let mut archive = open(bytes)?;
    let part = archive.by_name(name).map_err(|_| damaged())?;
    part.take(MAX_UNPACKED).read_to_string(&mut text).map_err(|_| damaged())?;
    Ok(text)
}

/// A directory may lie about sizes, so everything is unpacked once to nowhere, and counted.
fn unpack_once(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<()> {
    let mut left = MAX_UNPACKED;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|_| locked_or_damaged())?;
        let read = io::copy(&mut part.take(left + 1), &mut io::sink()).map_err(|_| damaged())?;
        left = left.checked_sub(read).ok_or(RosterError::TooLarge("unpacked bytes"))?;
    }
    Ok(())
}

fn open(bytes: &[u8]) -> Result<ZipArchive<Cursor<&[u8]>>> {
    ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())
}

pub(crate) fn damaged() -> RosterError {
    RosterError::Workbook("it is damaged or cut off")
}

fn locked_or_damaged() -> RosterError {
    RosterError::Workbook("it is damaged, or has a password")
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, contents) in parts {
            writer.start_file(*name, SimpleFileOptions::default()).expect("a part");
            writer.write_all(contents).expect("in memory");
        }
        writer.finish().expect("in memory").into_inner()
    }

    #[test]
    fn the_parts_tell_the_format() {
        let check = |parts: &[&str], expected: Result<Format>| {
            let parts: Vec<_> = parts.iter().map(|name| (*name, b"x".as_slice())).collect();
            assert_eq!(inspect(&archive(&parts)), expected);
        };
        check(&["xl/workbook.xml"], Ok(Format::Xlsx));
        check(&["mimetype", "content.xml"], Ok(Format::Ods));
        check(&["xl/workbook.bin"], Err(RosterError::Kind("a binary Excel workbook (.xlsb)")));
        check(&["word/document.xml"], Err(RosterError::Kind("a Word document")));
        check(&["readme"], Err(RosterError::Kind("a ZIP archive")));
    }

    #[test]
    fn what_unpacks_to_too_much_is_refused_even_if_its_directory_lies() {
        let zeros = vec![0; 65 * 1024 * 1024];
        let mut bomb = archive(&[("xl/workbook.xml", b"x"), ("xl/bomb", &zeros)]);
        assert_eq!(inspect(&bomb), Err(RosterError::TooLarge("unpacked bytes")));
        // The unpacked size stands 24 bytes into the directory's entry, which is the last with that name.
        let name = bomb.windows(7).rposition(|window| window == b"xl/bomb").expect("a name");
        bomb.splice(name - 46 + 24..name - 46 + 28, 1_u32.to_le_bytes());
        assert!(matches!(inspect(&bomb), Err(RosterError::TooLarge(_) | RosterError::Workbook(_))));
    }

    #[test]
    fn half_an_archive_is_damaged() {
        let whole = archive(&[("xl/workbook.xml", b"x")]);
        let half = whole.get(..whole.len() / 2).expect("half");
        assert_eq!(inspect(half), Err(damaged()));
    }
}
