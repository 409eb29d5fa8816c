//! Shaping: from characters to placed glyphs of the fonts that have them. All lengths are in em,
//! so that one shaping serves every size.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use harfrust::{
    Direction, Feature, GlyphBuffer, Script, ShapeOptions, ShapePlan, Tag, UnicodeBuffer,
};
use krilla::text::{GlyphId, KrillaGlyph};

use super::fonts::{FaceId, Weight, face, face_for, is_invisible, joins};

/// How letters are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Style {
    /// Running text.
    Regular,
    /// Names.
    Bold,
    /// Bold, with letter shapes that cannot be taken for one another (login IDs).
    Distinct,
    /// The same, spaced out (passwords).
    Spaced,
}

impl Style {
    fn weight(self) -> Weight {
        if self == Self::Regular { Weight::Regular } else { Weight::Bold }
    }

    fn features(self) -> &'static [Feature] {
        if matches!(self, Self::Distinct | Self::Spaced) { &DISTINCT } else { &[] }
    }

    /// Above 0.08 em a text search takes the gaps for spaces (measured with poppler).
    fn spacing(self) -> f32 {
        if self == Self::Spaced { 0.08 } else { 0.0 }
    }
}

/// Slashed zero, l with a tail, pointed q; and no two letters joined into one.
const DISTINCT: [Feature; 4] =
    [feature(*b"cv10", 1), feature(*b"cv39", 1), feature(*b"cv51", 1), feature(*b"liga", 0)];

const fn feature(tag: [u8; 4], value: u32) -> Feature {
    Feature { tag: Tag::new(&tag), value, start: 0, end: u32::MAX }
}

/// Glyphs of one font.
#[derive(Debug, Clone)]
pub(crate) struct Run {
    pub(crate) face: FaceId,
    pub(crate) glyphs: Vec<KrillaGlyph>,
    pub(crate) width: f32,
    /// The text is bold and the font is not.
    pub(crate) thicken: bool,
}

/// A text with its glyphs; the glyphs' ranges point into the text.
#[derive(Debug, Clone, Default)]
pub(crate) struct Shaped {
    pub(crate) text: String,
    pub(crate) runs: Vec<Run>,
    pub(crate) width: f32,
}

/// Shapes texts, and keeps what repeats: one plan for each font, style and script, and the texts shaped last.
#[derive(Default)]
pub(crate) struct Shaping {
    plans: HashMap<(FaceId, Style, Option<Script>), ShapePlan>,
    buffer: Option<UnicodeBuffer>,
    known: HashMap<(Style, String), Arc<Shaped>>,
}

/// Domains, classes and numbers come again and again; names, login IDs and passwords do not.
const KNOWN_AT_MOST: usize = 512;

impl Shaping {
    /// Shapes one line of text.
    pub(crate) fn shape(&mut self, text: &str, style: Style) -> Arc<Shaped> {
        if matches!(style, Style::Distinct | Style::Spaced) {
            return Arc::new(self.shape_anew(text, style));
        }
        let key = (style, text.to_owned());
        if let Some(known) = self.known.get(&key) {
            return Arc::clone(known);
        }
        if self.known.len() >= KNOWN_AT_MOST {
            self.known.clear();
        }
        let shaped = Arc::new(self.shape_anew(text, style));
        self.known.insert(key, Arc::clone(&shaped));
        shaped
    }

    fn shape_anew(&mut self, text: &str, style: Style) -> Shaped {
        let mut shaped = Shaped { text: text.to_owned(), ..Shaped::default() };
        for (face, range) in runs(text, style.weight()) {
            let run = self.shape_run(text, range, face, style);
            shaped.width += run.width;
            shaped.runs.push(run);
        }
        trim_spacing(&mut shaped, style);
        shaped
    }

    fn shape_run(&mut self, text: &str, range: Range<usize>, id: FaceId, style: Style) -> Run {
        let mut buffer = self.buffer.take().unwrap_or_default();
        buffer.push_str(text.get(range.clone()).unwrap_or_default());
        buffer.guess_segment_properties();
        // Digits alone have no direction, and none of the fonts is for a script that runs leftward.
        buffer.set_direction(Direction::LeftToRight);
        let script = Some(buffer.script());
        let (shaper, features) = (&face(id).shaper, style.features());
        let plan = self.plans.entry((id, style, script)).or_insert_with(|| {
            ShapePlan::new(shaper, Direction::LeftToRight, script, None, features)
        });
        let options = ShapeOptions::new().plan(Some(plan)).features(features);
        let glyphs = shaper.shape(buffer, options);
        let thicken = style.weight() == Weight::Bold && !face(id).bold;
        let mut run = Run { face: id, glyphs: Vec::new(), width: 0.0, thicken };
        run.fill(&glyphs, shaper.units_per_em(), &range, style.spacing());
        self.buffer = Some(glyphs.clear());
        run
    }
}

/// Cuts a text where the font changes. Marks, joiners and spaces stay with the font before them
/// when it has them.
fn runs(text: &str, weight: Weight) -> Vec<(FaceId, Range<usize>)> {
    let mut runs: Vec<(FaceId, Range<usize>)> = Vec::new();
    for (at, character) in text.char_indices() {
        let end = at + character.len_utf8();
        let stays = |id: FaceId| joins(character) || (clings(character) && face(id).has(character));
        let last = runs.last_mut();
        let id = match &last {
            Some((id, _)) if stays(*id) => *id,
            _ => face_for(weight, character).unwrap_or_else(|| weight.chain()[0]),
        };
        match last {
            Some((face, range)) if *face == id => range.end = end,
            _ => runs.push((id, at..end)),
        }
    }
    runs
}

fn clings(character: char) -> bool {
    is_invisible(character) || matches!(character, ' ' | '\u{0300}'..='\u{036F}')
}

impl Run {
    /// Takes over shaped glyphs, with the piece of the text that each stands for.
    fn fill(
        &mut self,
        shaped: &GlyphBuffer,
        units_per_em: i32,
        range: &Range<usize>,
        spacing: f32,
    ) {
        let infos = shaped.glyph_infos();
        self.glyphs.reserve(infos.len());
        for (at, (info, position)) in infos.iter().zip(shaped.glyph_positions()).enumerate() {
            let rest = infos.get(at + 1..).unwrap_or_default();
            let next = rest.iter().find(|next| next.cluster != info.cluster);
            let end = next.map_or(range.end, |next| range.start + next.cluster as usize);
            let ends_cluster = rest.first().is_none_or(|next| next.cluster != info.cluster);
            let gap = if ends_cluster { spacing } else { 0.0 };
            let advance = em(position.x_advance, units_per_em) + gap;
            self.width += advance;
            self.glyphs.push(KrillaGlyph {
                glyph_id: GlyphId::new(info.glyph_id),
                text_range: range.start + info.cluster as usize..end,
                x_advance: advance,
                x_offset: em(position.x_offset, units_per_em),
                y_offset: em(position.y_offset, units_per_em),
                y_advance: em(position.y_advance, units_per_em),
                location: None,
            });
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "font units are far below 2^24")]
fn em(units: i32, units_per_em: i32) -> f32 {
    units as f32 / units_per_em as f32
}

/// The space after the last letter is not part of the line.
fn trim_spacing(shaped: &mut Shaped, style: Style) {
    if let Some(run) = shaped.runs.last_mut()
        && let Some(glyph) = run.glyphs.last_mut()
    {
        glyph.x_advance -= style.spacing();
        run.width -= style.spacing();
        shaped.width -= style.spacing();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faces(text: &str) -> Vec<(FaceId, &str)> {
        runs(text, Weight::Bold).into_iter().map(|(id, range)| (id, &text[range])).collect()
    }

    #[test]
    fn each_script_takes_the_first_font_that_has_it() {
        assert_eq!(faces("GOH ZI NING 吴子宁"), [(1, "GOH ZI NING "), (4, "吴子宁")]);
        assert_eq!(faces("தேவி ராஜன் A"), [(3, "தேவி ராஜன் "), (1, "A")]);
        assert_eq!(faces("ANAI\u{308}S"), [(1, "ANAI\u{308}S")]);
    }

    #[test]
    fn a_width_is_the_sum_of_its_advances_and_no_glyph_is_missing() {
        let mut shaping = Shaping::default();
        for text in ["Tiger-Mango-Kite-482", "தேவி ராஜன்", "郑凯文", "482", "PHẠM QUỲNH NHƯA", ""]
        {
            for style in [Style::Regular, Style::Bold, Style::Distinct, Style::Spaced] {
                let shaped = shaping.shape(text, style);
                let glyphs: Vec<_> = shaped.runs.iter().flat_map(|run| &run.glyphs).collect();
                let sum: f32 = glyphs.iter().map(|glyph| glyph.x_advance).sum();
                assert!((sum - shaped.width).abs() < 0.001, "{text}: {sum} {}", shaped.width);
                assert!(glyphs.iter().all(|glyph| glyph.glyph_id.to_u32() != 0), "{text}");
            }
        }
    }

    #[test]
    fn login_ids_and_passwords_have_letters_of_their_own() {
        let mut shaping = Shaping::default();
        let mut glyphs = |text: &str, style| -> Vec<GlyphId> {
            let shaped = shaping.shape(text, style);
            shaped.runs.iter().flat_map(|run| &run.glyphs).map(|glyph| glyph.glyph_id).collect()
        };
        for letter in ["0", "l", "q"] {
            assert_ne!(glyphs(letter, Style::Bold), glyphs(letter, Style::Distinct), "{letter}");
        }
        assert_eq!(glyphs("ffi", Style::Distinct).len(), 3);
    }
}
