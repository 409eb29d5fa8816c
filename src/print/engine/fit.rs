//! Fitting text into a box: shrink, and where that would be too small, wrap. Nothing is ever cut
//! and nothing leaves its box; how small is too small for a reader is the caller's business.
//! The last quarter of the file is tests.

use std::sync::Arc;

use super::ink::Ink;
use super::text::{Shaped, Shaping, Style};

/// Height of a line's letters over and under its baseline, in em.
pub(crate) const ASCENT: f32 = 0.80;
pub(crate) const DESCENT: f32 = 0.24;

/// Sizes go down in steps, so that neighbouring labels look alike.
const STEP: f32 = 0.25;

/// A stretch of text in one look. A paragraph is one or more of them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Span<'a> {
    pub(crate) text: &'a str,
    pub(crate) style: Style,
    /// Size relative to the paragraph's.
    pub(crate) scale: f32,
    pub(crate) ink: Ink,
}

/// The box, in points.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Room {
    pub(crate) width: f32,
    pub(crate) height: f32,
    /// The size to start from.
    pub(crate) max: f32,
    /// Below this size the text wraps; wrapped lines are no larger.
    pub(crate) min: f32,
    pub(crate) lines: u16,
}

/// A text at its final size.
#[derive(Debug, Clone)]
pub(crate) struct Fitted {
    pub(crate) size: f32,
    /// From one baseline to the next, in em.
    pub(crate) leading: f32,
    pub(crate) lines: Vec<Line>,
}

/// One line; widths are in em of the paragraph.
#[derive(Debug, Clone, Default)]
pub(crate) struct Line {
    pub(crate) pieces: Vec<Piece>,
    pub(crate) width: f32,
}

/// A shaped span, or the part of it that stands on this line.
#[derive(Debug, Clone)]
pub(crate) struct Piece {
    pub(crate) shaped: Arc<Shaped>,
    pub(crate) scale: f32,
    pub(crate) ink: Ink,
}

impl Line {
    fn shape(shaping: &mut Shaping, spans: &[Span<'_>]) -> Self {
        let mut line = Self::default();
        for span in spans {
            let shaped = shaping.shape(span.text, span.style);
            line.width += shaped.width * span.scale;
            line.pieces.push(Piece { shaped, scale: span.scale, ink: span.ink });
        }
        line
    }
}

/// Fits a paragraph into a box: on one line if that is not smaller than `room.min`, else on as few
/// lines as make it so, else on those that leave it largest.
pub(crate) fn fit(shaping: &mut Shaping, spans: &[Span<'_>], room: &Room) -> Fitted {
    let one = Line::shape(shaping, spans);
    let (leading, total) = (leading(&one), one.width);
    let mut best = Fitted { size: room.size(total, 0, leading), leading, lines: vec![one] };
    let breaks = match best.lines.first() {
        Some(one) if best.size < room.min && room.lines > 1 => breaks(one),
        _ => return best,
    };
    for count in 2..=room.lines {
        let cuts = cuts(total, &breaks, count, |width, cuts| room.size(width, cuts, leading));
        let lines: Vec<_> =
            split(spans, &cuts).iter().map(|spans| Line::shape(shaping, spans)).collect();
        let width = lines.iter().map(|line| line.width).fold(0.0, f32::max);
        let size = room.size(width, cuts.len(), leading);
        if size > best.size {
            best = Fitted { size, leading, lines };
        }
        if best.size >= room.min {
            break;
        }
    }
    best
}

impl Room {
    /// The largest size at which a paragraph fits that is so many em wide and has so many lines
    /// after its first.
    fn size(&self, width: f32, further: usize, leading: f32) -> f32 {
        let further = f32::from(u16::try_from(further).unwrap_or(u16::MAX));
        let height = ASCENT + DESCENT + further * leading;
        let max = if further > 0.0 { self.min.min(self.max) } else { self.max };
        let size = max.min(self.width / width.max(0.01)).min(self.height / height);
        let stepped = (size / STEP).floor() * STEP;
        // A text of hundreds of characters may end below one step; it still must not overflow.
        if stepped > 0.0 { stepped } else { size }
    }
}

/// Tamil letters need more room between lines.
fn leading(line: &Line) -> f32 {
    let mut runs = line.pieces.iter().flat_map(|piece| &piece.shaped.runs);
    if runs.any(|run| matches!(run.face, 2 | 3)) { 1.35 } else { 1.14 }
}

/// A place where a line may end.
#[derive(Debug, Clone, Copy)]
struct Break {
    span: usize,
    byte: usize,
    /// Where the line before ends and the line after starts: a space in between belongs to neither.
    end: f32,
    start: f32,
    penalty: f32,
}

fn breaks(line: &Line) -> Vec<Break> {
    let mut breaks = Vec::new();
    let (mut x, mut space, mut before) = (0.0, 0.0, None);
    for (span, piece) in line.pieces.iter().enumerate() {
        let mut last = None;
        for glyph in piece.shaped.runs.iter().flat_map(|run| &run.glyphs) {
            let byte = glyph.text_range.start;
            let after = piece.shaped.text.get(byte..).and_then(|rest| rest.chars().next());
            if last != Some(byte)
                && let (Some(before), Some(after)) = (before, after)
                && let Some(penalty) = penalty(before, after)
            {
                let end = if before == ' ' { x - space } else { x };
                breaks.push(Break { span, byte, end, start: x, penalty });
            }
            last = Some(byte);
            space = glyph.x_advance * piece.scale;
            x += space;
            let cluster = piece.shaped.text.get(glyph.text_range.clone());
            before = cluster.and_then(|cluster| cluster.chars().next_back());
        }
    }
    breaks
}

/// Ends of words, ends of their parts, and anywhere: how much wider a paragraph counts that has to
/// be broken there.
const PENALTIES: [f32; 3] = [0.0, 0.08, 0.35];

/// How bad it is to end a line between these two characters; `None` is never.
fn penalty(before: char, after: char) -> Option<f32> {
    let [word, part, anywhere] = PENALTIES;
    let wide = |c: char| ('\u{2E80}'..='\u{D7FF}').contains(&c) || c >= '\u{F900}';
    match (before, after) {
        (_, ' ') => None,
        (' ', _) | (_, '@') => Some(word),
        ('_' | '.' | '-' | '/', _) => Some(part),
        (before, after) if wide(before) && wide(after) => Some(part),
        _ => Some(anywhere),
    }
}

/// Where to cut a paragraph into at most `count` lines, so that `size` of the widest line and the
/// number of cuts is large without breaking words where that gains little.
fn cuts(total: f32, breaks: &[Break], count: u16, size: impl Fn(f32, usize) -> f32) -> Vec<Break> {
    let (mut chosen, mut best) = (Vec::new(), 0.0);
    for penalty in PENALTIES {
        let allowed: Vec<_> = breaks.iter().filter(|cut| cut.penalty <= penalty).copied().collect();
        let (width, cuts) = narrowest(total, &allowed, count);
        let score = size(width, cuts.len()) / (1.0 + penalty);
        if score > best {
            (best, chosen) = (score, cuts);
        }
    }
    chosen
}

/// The narrowest width that takes at most `count` lines, and where they end.
fn narrowest(total: f32, breaks: &[Break], count: u16) -> (f32, Vec<Break>) {
    let (mut low, mut high, mut chosen) = (0.0, total, Vec::new());
    // Halving 16 times finds the width to within a thousandth of a line.
    for _ in 0..16 {
        let width = f32::midpoint(low, high);
        if let Some(cuts) = fill(total, breaks, count, width) {
            (high, chosen) = (width, cuts);
        } else {
            low = width;
        }
    }
    (high, chosen)
}

/// Fills lines up to a width; `None` if the paragraph then needs more than `count` of them.
fn fill(total: f32, breaks: &[Break], count: u16, width: f32) -> Option<Vec<Break>> {
    let (mut chosen, mut rest, mut start) = (Vec::new(), breaks, 0.0);
    while total - start > width {
        if chosen.len() + 1 >= usize::from(count) {
            return None;
        }
        let (within, beyond) = rest.split_at(rest.partition_point(|cut| cut.end - start <= width));
        let cut = *within.last()?;
        rest = beyond;
        start = cut.start;
        chosen.push(cut);
    }
    Some(chosen)
}

fn split<'a>(spans: &[Span<'a>], cuts: &[Break]) -> Vec<Vec<Span<'a>>> {
    let (mut lines, mut line) = (Vec::new(), Vec::new());
    for (at, span) in spans.iter().enumerate() {
        let mut from = 0;
        for cut in cuts.iter().filter(|cut| cut.span == at) {
            let text = span.text.get(from..cut.byte).unwrap_or_default().trim_end();
            line.push(Span { text, ..*span });
            lines.push(std::mem::take(&mut line));
            from = cut.byte;
        }
        line.push(Span { text: span.text.get(from..).unwrap_or_default(), ..*span });
    }
    lines.push(line);
    for line in &mut lines {
        line.retain(|span| !span.text.is_empty());
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(text: &str, style: Style) -> Span<'_> {
        Span { text, style, scale: 1.0, ink: Ink::BLACK }
    }

    fn check(spans: &[Span<'_>], room: Room, expected: &[&str]) -> f32 {
        let fitted = fit(&mut Shaping::new(), spans, &room);
        let text = |line: &Line| -> String {
            line.pieces.iter().map(|piece| piece.shaped.text.as_str()).collect()
        };
        assert_eq!(fitted.lines.iter().map(text).collect::<Vec<_>>(), expected);
        for line in &fitted.lines {
            assert!(line.width * fitted.size <= room.width + 0.001, "{}", text(line));
        }
        fitted.size
    }

    const ROOM: Room = Room { width: 120.0, height: 40.0, max: 10.0, min: 8.0, lines: 3 };

    #[test]
    fn a_short_text_keeps_the_largest_size() {
        let size = check(&[span("TAN KAI JUN", Style::Bold)], ROOM, &["TAN KAI JUN"]);
        assert!((size - 10.0).abs() < f32::EPSILON);
    }

    #[test]
    fn a_longer_text_shrinks_before_it_wraps() {
        let size =
            check(&[span("NUR SYUHADAH BINTI X", Style::Bold)], ROOM, &["NUR SYUHADAH BINTI X"]);
        assert!((8.0..10.0).contains(&size), "{size}");
    }

    #[test]
    fn a_name_wraps_between_words() {
        let name = "MUHAMMAD RAYYAN BIN ABDULLAH";
        check(&[span(name, Style::Bold)], ROOM, &["MUHAMMAD RAYYAN", "BIN ABDULLAH"]);
    }

    #[test]
    fn a_login_id_wraps_before_its_domain_then_after_underscores() {
        let login = |id| [span(id, Style::Distinct), span("@students.edu.sg", Style::Regular)];
        check(&login("muhammad_rayyan"), ROOM, &["muhammad_rayyan", "@students.edu.sg"]);
        let long = "nur_adriana_sofiyya_binte_muhammad_ridhwan";
        let lines = ["nur_adriana_sofiyya_", "binte_muhammad_", "ridhwan@students.edu.sg"];
        check(&login(long), ROOM, &lines);
    }

    #[test]
    fn chinese_wraps_between_any_two_characters() {
        let room = Room { width: 25.0, ..ROOM };
        check(&[span("欧阳子宁", Style::Bold)], room, &["欧阳", "子宁"]);
    }

    #[test]
    fn a_text_that_fits_nowhere_shrinks_without_being_cut() {
        let name = "X".repeat(3000);
        let room = Room { lines: 1, ..ROOM };
        let size = check(&[span(&name, Style::Bold)], room, &[&name]);
        assert!(size > 0.0);
    }

    #[test]
    fn nothing_makes_an_empty_line() {
        check(&[span("", Style::Bold)], ROOM, &[""]);
    }
}
