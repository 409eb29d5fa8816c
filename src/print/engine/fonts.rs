//! The embedded fonts and the order in which they are asked for a character. The machine's own
//! fonts are never used, so that a sheet looks the same wherever it is printed.

use std::io::Read as _;
use std::sync::LazyLock;

use flate2::read::GzDecoder;
use harfrust::{FontRef, Shaper, ShaperData};
use krilla::text::Font;
use skrifa::{MetadataProvider, charmap::Charmap};

/// One font file.
pub(super) struct Face {
    /// As the PDF engine knows it.
    pub(super) font: Font,
    pub(super) shaper: Shaper<'static>,
    pub(super) bold: bool,
    /// It has all of ASCII.
    latin: bool,
    charmap: Charmap<'static>,
}

/// Which of the embedded fonts: an index into [`FACES`].
pub(super) type FaceId = usize;

/// Regular and bold.
const LATIN: [FaceId; 2] = [0, 1];
pub(super) const TAMIL: [FaceId; 2] = [2, 3];
const CHINESE: FaceId = 4;

/// Packed they are half as large, and more than half of the program's runs never print: each is unpacked and read once,
/// when a text asks for it.
static FACES: [LazyLock<Face>; 5] = [
    LazyLock::new(|| Face::unpack(include_bytes!("fonts/Andika-Regular.ttf.gz"))),
    LazyLock::new(|| Face::unpack(include_bytes!("fonts/Andika-Bold.ttf.gz"))),
    LazyLock::new(|| Face::unpack(include_bytes!("fonts/NotoSansTamil-Regular.ttf.gz"))),
    LazyLock::new(|| Face::unpack(include_bytes!("fonts/NotoSansTamil-Bold.ttf.gz"))),
    LazyLock::new(|| Face::unpack(include_bytes!("fonts/DroidSansFallbackFull.ttf.gz"))),
];

/// Weight decides the chain: Latin, then Tamil, then Chinese, which has one weight only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Weight {
    Regular,
    Bold,
}

impl Weight {
    /// The fonts to ask, in this order.
    pub(super) fn chain(self) -> [FaceId; 3] {
        match self {
            Self::Regular => [LATIN[0], TAMIL[0], CHINESE],
            Self::Bold => [LATIN[1], TAMIL[1], CHINESE],
        }
    }
}

impl Face {
    fn unpack(packed: &[u8]) -> Self {
        let mut bytes = Vec::new();
        GzDecoder::new(packed).read_to_end(&mut bytes).expect("the embedded fonts are sound");
        Self::read(bytes.leak())
    }

    /// What is made of the font's bytes stays to the end of the program, like them.
    fn read(bytes: &'static [u8]) -> Self {
        let tables = FontRef::new(bytes).expect("the embedded fonts are sound");
        let font = Font::new(bytes.into(), 0).expect("the embedded fonts are sound");
        let shaper_data: &ShaperData = Box::leak(Box::new(ShaperData::new(&tables)));
        let shaper = shaper_data.shaper(&tables).build();
        let bold = tables.attributes().weight >= skrifa::attribute::Weight::BOLD;
        let charmap = tables.charmap();
        let latin = (' '..='~').all(|c| charmap.map(c).is_some());
        Self { font, shaper, bold, latin, charmap }
    }

    pub(super) fn has(&self, character: char) -> bool {
        // Most characters by far, and each would cost a search in the font's table.
        let plain = matches!(character, ' '..='~') && self.latin;
        plain || self.charmap.map(character).is_some_and(|glyph| glyph.to_u32() != 0)
    }
}

/// A font by its number; the numbers come from [`Weight::chain`] only.
pub(super) fn face(id: FaceId) -> &'static Face {
    FACES.get(id).expect("face numbers come from the chains")
}

/// The first font of the chain that has the character.
pub(super) fn face_for(weight: Weight, character: char) -> Option<FaceId> {
    weight.chain().into_iter().find(|id| face(*id).has(character))
}

/// The first character of `text` that no embedded font can print, if there is one.
///
/// A name with such a character is printed without its non-Latin part, so a caller can tell
/// beforehand which names will be shorter on paper. White space and invisible format characters
/// are never missing.
pub fn unprintable(text: &str) -> Option<char> {
    text.chars()
        .filter(|c| !c.is_whitespace() && !is_invisible(*c))
        .find(|c| face_for(Weight::Bold, *c).is_none())
}

/// The part of a name in Latin letters, for names that have other letters no font can print.
/// Whole words go, and the marks that are left over at either end.
pub(crate) fn latin_part(name: &str) -> Option<String> {
    let latin = |word: &&str| word.chars().all(|c| is_invisible(c) || face(LATIN[1]).has(c));
    let kept = name.split_whitespace().filter(latin).collect::<Vec<_>>().join(" ");
    let kept = kept.trim_matches(|c: char| c.is_whitespace() || "@-/,(（".contains(c));
    kept.contains(char::is_alphabetic).then(|| kept.to_owned())
}

/// Characters that steer and have no ink: controls, joiners, direction and variation marks.
pub(crate) fn is_invisible(character: char) -> bool {
    character.is_control()
        || joins(character)
        || matches!(character, '\u{00AD}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// Joiners and variation selectors shape their neighbours, so they stay with the character before.
pub(crate) fn joins(character: char) -> bool {
    matches!(character, '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_this_country_are_printable() {
        for name in
            ["PHẠM QUỲNH NHƯA", "O’HARAN", "郑凯文", "தேவி ராஜன்", "NURIN\nALIA", "ANAI\u{308}S"]
        {
            assert_eq!(unprintable(name), None, "{name}");
        }
    }

    #[test]
    fn a_character_without_a_glyph_is_found() {
        assert_eq!(unprintable("TAN 😀 WEI"), Some('😀'));
        assert_eq!(unprintable("राजेश"), Some('र'));
    }

    #[test]
    fn the_latin_part_is_what_a_school_would_write() {
        for (name, part) in [
            ("GOH ZI NING 😀子", Some("GOH ZI NING")),
            ("😀子宁 GOH ZI NING", Some("GOH ZI NING")),
            ("TAN WEI (😀)", Some("TAN WEI")),
            ("TAN WEI @ राजेश", Some("TAN WEI")),
            ("राजेश", None),
            ("😀 - 12", None),
        ] {
            assert_eq!(latin_part(name).as_deref(), part, "{name}");
        }
    }
}
