//! Fitting text into a box: shrink, and where that would be too small, wrap. Nothing is ever cut
//! and nothing leaves its box; how small is too small for a reader is the caller's business.

use super::breaks::{breaks, cuts, split};
use super::line::{Line, Span};
use super::text::Shaping;

/// Height of a line's letters over and under its baseline, in em.
pub(crate) const ASCENT: f32 = 0.80;
pub(crate) const DESCENT: f32 = 0.24;

/// Sizes go down in steps, so that neighbouring labels look alike.
const STEP: f32 = 0.25;

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

/// Fits a paragraph into a box: on one line if that is not smaller than `room.min`, else on as few
/// lines as make it so, else on those that leave it largest.
pub(crate) fn fit(shaping: &mut Shaping, spans: &[Span<'_>], room: &Room) -> Fitted {
    let one = Line::shape(shaping, spans);
    let (leading, total) = (one.leading(), one.width);
    let size = room.size(total, 0, leading);
    let breaks = if size < room.min { breaks(&one) } else { Vec::new() };
    let mut best = Fitted { size, leading, lines: vec![one] };
    for count in 2..=room.lines {
        if best.size >= room.min {
            break;
        }
        let cuts = cuts(total, &breaks, count, |width, cuts| room.size(width, cuts, leading));
        let lines = split(spans, &cuts);
        let lines: Vec<_> = lines.iter().map(|spans| Line::shape(shaping, spans)).collect();
        let width = lines.iter().map(|line| line.width).fold(0.0, f32::max);
        let size = room.size(width, cuts.len(), leading);
        if size > best.size {
            best = Fitted { size, leading, lines };
        }
    }
    best
}

impl Fitted {
    /// From the first baseline to the last, in em.
    pub(super) fn further(&self) -> f32 {
        self.lines.iter().skip(1).map(|_| self.leading).sum()
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::print::engine::ink::Ink;
    use crate::print::engine::text::Style;

    fn span(text: &str, style: Style) -> Span<'_> {
        Span { text, style, scale: 1.0, ink: Ink::BLACK }
    }

    fn check(spans: &[Span<'_>], room: Room, expected: &[&str]) -> f32 {
        let fitted = fit(&mut Shaping::default(), spans, &room);
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
