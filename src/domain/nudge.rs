//! How far a school's printer is off: what is added to the place of every label.

use std::fmt;

/// A shift to the right and down, in hundredths of a millimetre.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Nudge {
    right: i16,
    down: i16,
}

impl Nudge {
    /// Reads two lengths in mm: `0.5,-1` is to the right and up. Further off than 3 mm is another sheet.
    pub fn parse(text: &str) -> Option<Self> {
        let length = |text: &str| text.trim().parse().ok().filter(|mm| (-3.0..=3.0).contains(mm));
        let (right, down) = text.split_once(',')?;
        Some(Self { right: hundredths(length(right)?), down: hundredths(length(down)?) })
    }

    /// The same in mm.
    pub fn mm(self) -> (f32, f32) {
        (f32::from(self.right) / 100.0, f32::from(self.down) / 100.0)
    }
}

#[expect(clippy::cast_possible_truncation, reason = "3 mm are 300")]
fn hundredths(mm: f32) -> i16 {
    (mm * 100.0).round() as i16
}

impl fmt::Display for Nudge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (right, down) = self.mm();
        write!(f, "{right},{down}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        let shown = Nudge::parse(text).map(|nudge| nudge.to_string());
        assert_eq!(shown.as_deref(), expected, "{text}");
    }

    #[test]
    fn two_lengths_of_up_to_3_mm_are_a_nudge() {
        check("0.5,-1", Some("0.5,-1"));
        check(" 1.25 , 3", Some("1.25,3"));
        check("0,0", Some("0,0"));
        check("-0.004,-3", Some("0,-3"));
        for wrong in ["", "1", "1,", "4,0", "0,-3.1", "NaN,0", "inf,0", "1,2,3", "1;2", "a,b"] {
            check(wrong, None);
        }
    }
}
