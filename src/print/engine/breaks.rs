//! Where a paragraph is broken into lines: between words if that will do, else between their parts, else anywhere.

use super::line::{Line, Span};

/// A place where a line may end.
#[derive(Debug, Clone, Copy)]
pub(super) struct Break {
    span: usize,
    byte: usize,
    /// Where the line before ends and the line after starts: a space in between belongs to neither.
    end: f32,
    start: f32,
    penalty: f32,
}

/// Everywhere that a line may end.
pub(super) fn breaks(line: &Line) -> Vec<Break> {
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
pub(super) fn cuts(
    total: f32,
    breaks: &[Break],
    count: u16,
    size: impl Fn(f32, usize) -> f32,
) -> Vec<Break> {
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

/// The lines of a paragraph that is cut there.
pub(super) fn split<'a>(spans: &[Span<'a>], cuts: &[Break]) -> Vec<Vec<Span<'a>>> {
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
